"""How large Graphviz makes texts and shapes: everything is asked for at once where that can be, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.drawing.common.dot import Attributes, make_graph, make_node
from ctgraph.drawing.common.engine import lay_out
from ctgraph.drawing.common.options import POINTS_PER_INCH

TEXT_ROOM = 1.04  # of what Graphviz measures: a reader's program sets a text a little wider or narrower

Size = tuple[float, float]
_Key = tuple[tuple[str, str], ...]


class Sizes:
    """Widths and heights of nodes, in points, by their attributes."""

    def __init__(self) -> None:
        self._known: dict[_Key, Size] = {}

    def measure_all(self, looks: Iterable[Attributes]) -> None:
        """Ask Graphviz for the sizes of nodes that look like these, as far as they are not known."""
        new = list(dict.fromkeys(key for key in map(_key, looks) if key not in self._known))
        if not new:
            return
        asked = make_graph()
        for position, key in enumerate(new):
            asked.add_node(make_node(str(position), dict(key)))
        for found in lay_out(asked.to_string())["objects"]:
            width, height = (float(found[side]) * POINTS_PER_INCH for side in ("width", "height"))
            self._known[new[int(found["name"])]] = width, height

    def measure(self, look: Attributes) -> Size:
        """Return width and height of a node that looks like this, in points."""
        key = _key(look)
        if key not in self._known:
            self.measure_all([look])
        return self._known[key]


def _key(look: Attributes) -> _Key:
    return tuple(sorted((name, value) for name, value in look.items() if name not in ("id", "color", "fillcolor")))
