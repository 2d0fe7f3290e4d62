"""libyaml's parser events made into a tree of text with positions; what YAML has and a structure file may not is refused.

The events are read without resolving any type, so `no`, `2011` and `1.10` stay what the author typed. This is three times
faster than a YAML loader, and keeps the place of every value.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ctgraph.errors import shown
from ctgraph.loading.hints import syntax_problem
from ctgraph.loading.problems import Mark, Problems
from ctgraph.loading.text import place_after

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: slower, and otherwise the same
    from yaml import Loader as EventParser  # type: ignore[assignment]

# A structure file nests seven deep; what nests deeper is refused before it can cost anything.
MOST_DEPTH = 20


class Scalar(NamedTuple):
    """A piece of text and where it starts. `plain` says that it was not quoted."""

    text: str
    mark: Mark
    plain: bool


class Entry(NamedTuple):
    """A key of a mapping, where the key starts, and its value; None is a value that was refused and reported."""

    key: str
    mark: Mark
    value: Node | None


class MappingNode:
    """A mapping, in file order.

    `repeated` holds the entries whose keys were there already. `complete` is False where a syntax error came before its
    end, or a merge key stands in it: then a key that is not there is not missed.
    """

    __slots__ = ("complete", "entries", "mark", "merges", "repeated")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.entries: dict[str, Entry] = {}
        self.repeated: list[Entry] = []
        self.complete = False
        self.merges = False


class SequenceNode:
    """A list, in file order. `complete` is False where a syntax error came before its end."""

    __slots__ = ("complete", "items", "mark")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.items: list[Node | None] = []
        self.complete = False


Node = Scalar | MappingNode | SequenceNode


# The printable characters of YAML 1.1, section 4.1.1, and no others.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class _TooDeepError(Exception):
    pass


class _TreeBuilder:
    """Takes events one by one; `root` is the tree so far.

    `closed` are the nodes that were closed on line `closed_on`: where a syntax error follows on that line, they were not
    meant to end there. `long_quote` is the last quoted text that went over several lines.
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.started = False
        self.stack: list[MappingNode | SequenceNode] = []
        self.pending: list[Scalar | None] = []  # for each open mapping, the key that waits for its value
        self.closed: list[MappingNode | SequenceNode] = []
        self.closed_on = -1
        self.long_quote: Any = None
        self.last: tuple[MappingNode, str] | None = None
        self.refused_key = Scalar("", _START, plain=False)

    def scalar(self, event: Any) -> None:
        node: Scalar | None = Scalar(event.value, event.start_mark, not event.style)
        if event.style and event.end_mark.line > event.start_mark.line:
            self.long_quote = event
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
            if not event.value:
                node = None  # what was meant as the value is the anchor or the tag
        if node is None and self._expects_key():
            self.pending[-1] = self.refused_key
        elif self.stack and self.stack[-1].__class__ is MappingNode and self.pending[-1] is None:
            self.pending[-1] = node
        else:
            self._place(node)

    def cut_off(self, line: int) -> None:
        """Take back the ends of what was closed on the line of a syntax error, counted from 0, or after it."""
        if self.closed_on >= line:
            for node in self.closed:
                node.complete = False

    def forget_last_if_empty(self) -> None:
        """Take the last value for one that could not be read, where it is empty only because the text was cut there."""
        if self.last is not None:
            mapping, key = self.last
            value = mapping.entries[key].value
            if isinstance(value, Scalar) and value.plain and not value.text:
                mapping.entries[key] = mapping.entries[key]._replace(value=None)

    def open(self, node: MappingNode | SequenceNode, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.stack) >= MOST_DEPTH:
            self.problems.add(node.mark, f"nested more than {MOST_DEPTH} deep; a structure file never needs that")
            raise _TooDeepError
        if self._expects_key():
            self.problems.add(node.mark, "a key must be text, not a list or a mapping")
            self.pending[-1] = self.refused_key
            self.stack.append(node)  # read on inside it, so that the rest of the file keeps its shape
        else:
            self._place(node)
            self.stack.append(node)
        self.pending.append(None)

    def close(self, event: Any) -> None:
        node = self.stack.pop()
        self.pending.pop()
        node.complete = True
        line = event.start_mark.line
        if line != self.closed_on:
            self.closed_on = line
            self.closed.clear()
        self.closed.append(node)

    def alias(self, event: Any) -> None:
        self.problems.add(
            event.start_mark,
            f"aliases such as *{event.anchor} are not allowed: write the value out"
            " (a name that starts with * goes in quotes)",
        )
        if self._expects_key():
            self.pending[-1] = self.refused_key
        else:
            self._place(None)

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], MappingNode) and self.pending[-1] is None

    def _place(self, node: Node | None) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top, SequenceNode):
            top.items.append(node)
            return
        key = self.pending[-1]
        self.pending[-1] = None
        if key is None or key is self.refused_key:
            return
        if key.text in top.entries:
            first = top.entries[key.text].mark.line + 1
            self.problems.add(key.mark, f"the key {shown(key.text)} is given twice; the first is on line {first}")
            top.repeated.append(Entry(key.text, key.mark, node))
        elif key.text == "<<" and key.plain:
            self.problems.add(key.mark, "merge keys (<<) are not allowed: write the keys out")
            top.merges = True
        else:
            top.entries[key.text] = Entry(key.text, key.mark, node)
            self.last = top, key.text

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.problems.add(
                event.start_mark,
                f"anchors such as &{event.anchor} are not allowed (a name that starts with & goes in quotes)",
            )
        if event.tag is not None:
            self.problems.add(
                event.start_mark,
                f"tags such as {_as_written(event.tag)} are not allowed (a name that starts with ! goes in quotes)",
            )


class _Start:
    line = 0
    column = 0


_START = _Start()


def _as_written(tag: str) -> str:
    return quote(tag.replace("tag:yaml.org,2002:", "!!"), safe="!#$&'()*+,-./:;=?@[]_~")


def read_tree(text: str, problems: Problems) -> Node | None:
    """Return the tree of the one document in `text`, as far as it can be read; everything wrong goes to `problems`.

    A syntax error, or a character that YAML forbids, ends the reading and sets `problems.truncated`; what was read before
    it is returned.
    """
    builder = _TreeBuilder(problems)
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        line, column = place_after(text[: forbidden.start()])
        problems.add_at(line, column, "control characters are not allowed here; remove the character")
        problems.truncated = True
        text = text[: forbidden.start() - column + 1]  # what stands before it on its line cannot be told from a half
    with _resting_collector():
        try:
            _read_events(EventParser(text), builder)
        except yaml.YAMLError as error:
            _tell(error, builder, ends_at=place_after(text)[0] if forbidden else None)
        except _TooDeepError:
            problems.truncated = True
    if forbidden:
        builder.forget_last_if_empty()
    return builder.root


def _tell(error: yaml.YAMLError, builder: _TreeBuilder, ends_at: int | None) -> None:
    problems = builder.problems
    problems.truncated = True
    line, column, message = syntax_problem(error, problems.line_text, builder.long_quote)
    if ends_at is None or line < ends_at:  # else it is the forbidden character that ended the text too soon
        problems.add_at(line, column, message)
    builder.cut_off(line - 1)


def _read_events(parser: Any, builder: _TreeBuilder) -> None:
    get_event = parser.get_event
    while True:
        event = get_event()
        kind = event.__class__
        if kind is ScalarEvent:
            builder.scalar(event)
        elif kind is MappingStartEvent:
            builder.open(MappingNode(event.start_mark), event)
        elif kind is SequenceStartEvent:
            builder.open(SequenceNode(event.start_mark), event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            builder.close(event)
        elif kind is AliasEvent:
            builder.alias(event)
        elif kind is DocumentStartEvent:
            if builder.started:
                message = "a second document starts here; a file holds one structure"
                builder.problems.add(event.start_mark, message)
                return
            builder.started = True
        elif kind is StreamEndEvent:
            return


@contextmanager
def _resting_collector() -> Iterator[None]:
    # Millions of small records are made and none is garbage: the collector would only walk them again and again.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
