"""What a tree of text with positions is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yaml.events import ScalarEvent

from ctgraph.loading.problems import Mark

# A piece of text is kept as the event that it came in: its `value`, its `start_mark`, and its `style`, which is empty where
# it was not quoted.
if TYPE_CHECKING:

    class Scalar:  # noqa: D101  as said above
        value: str
        start_mark: Mark
        style: str | None

else:
    Scalar = ScalarEvent


class Entry(NamedTuple):
    """A key of a mapping, where the key starts, and its value; None is a value that was refused and reported."""

    key: str
    mark: Mark
    value: Node | None


class MappingNode:
    """A mapping, in file order.

    `repeated` holds the entries whose keys were there already. `end` is None where a syntax error came before it. With
    `merges`, a merge key stands in it: then a key that is not there is not missed.
    """

    __slots__ = ("end", "entries", "merges", "repeated", "start_mark")

    def __init__(self, mark: Mark) -> None:
        self.start_mark = mark
        self.entries: dict[str, Entry] = {}
        self.end: Mark | None = None
        self.repeated: list[Entry] = []
        self.merges = False

    def last_value(self) -> Node | None:
        """Return what was read last."""
        return next(reversed(self.entries.values())).value if self.entries else None


class SequenceNode:
    """A list, in file order. `end` is None where a syntax error came before it."""

    __slots__ = ("end", "items", "start_mark")

    def __init__(self, mark: Mark) -> None:
        self.start_mark = mark
        self.items: list[Node | None] = []
        self.end: Mark | None = None

    def last_value(self) -> Node | None:
        """Return what was read last."""
        return self.items[-1] if self.items else None


Node = Scalar | MappingNode | SequenceNode
