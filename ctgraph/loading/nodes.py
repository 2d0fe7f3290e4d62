"""What a tree of text with positions is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class MappingNode(dict[str, "Entry"]):
    """A mapping: its entries by key, in file order. It is a dict itself, since a register makes a quarter of a million.

    `repeated` holds the entries whose keys were there already. `end` is None where a syntax error came before it. With
    `merges`, a merge key stands in it: then a key that is not there is not missed.
    """

    start_mark: Mark
    end: Mark | None = None
    repeated: list[Entry] | tuple[()] = ()
    merges = False

    def last_value(self) -> Node | None:
        """Return what was read last."""
        return next(reversed(self.values()))[1] if self else None


class SequenceNode:
    """A list, in file order. `end` is None where a syntax error came before it."""

    __slots__ = ("end", "items", "start_mark")

    start_mark: Mark

    def __init__(self) -> None:
        self.items: list[Node | None] = []
        self.end: Mark | None = None

    def last_value(self) -> Node | None:
        """Return what was read last."""
        return self.items[-1] if self.items else None


Node = Scalar | MappingNode | SequenceNode
# A key of a mapping, and its value; None is a value that was refused and reported. A plain tuple: making a named one takes
# four times as long, and there are millions of them.
Entry = tuple[Scalar, Node | None]
