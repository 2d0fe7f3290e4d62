"""The nodes of a tree of text with positions: texts, mappings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.events import ScalarEvent

from ctgraph.loading.problems import Mark

# A text is the parser's own event for it, so that no second object is made: `value`, `start_mark`, `end_mark`, and `style`,
# which is empty where the text is not quoted.
if TYPE_CHECKING:

    class Scalar:  # noqa: D101  explained above
        value: str
        start_mark: Mark
        end_mark: Mark
        style: str | None

else:
    Scalar = ScalarEvent


class MappingNode(dict[str, "Entry"]):
    """A mapping: its entries by key, in file order.

    `repeated` holds the entries whose keys were there already. `end` is None where a syntax error came before the end.
    `merges` says that the mapping has a merge key; then no key is reported as missing.
    """

    start_mark: Mark
    end: Mark | None = None
    repeated: list[Entry] | tuple[()] = ()
    merges = False

    def last_value(self) -> Node | None:
        """Return the value that was read last."""
        return next(reversed(self.values()))[1] if self else None


class SequenceNode:
    """A list, in file order. `end` is None where a syntax error came before the end."""

    __slots__ = ("end", "items", "start_mark")

    start_mark: Mark

    def __init__(self) -> None:
        self.items: list[Node | None] = []
        self.end: Mark | None = None

    def last_value(self) -> Node | None:
        """Return the value that was read last."""
        return self.items[-1] if self.items else None


Node = Scalar | MappingNode | SequenceNode
# A key of a mapping and its value. The value is None where it was refused and reported.
Entry = tuple[Scalar, Node | None]
