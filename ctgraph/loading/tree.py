"""The events of a YAML parser made into a tree of text with positions; YAML that a structure file may not use is refused.

The place of every key and value is kept, so that each problem can name its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote as quote_url

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from ctgraph.errors import quote, shorten
from ctgraph.loading.bounds import MOST_DEPTH, MOST_IN_KEY, MOST_IN_TEXT, say_too_long
from ctgraph.loading.events import TOO_DEEP, EventParser
from ctgraph.loading.hints import explain_syntax_error
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import Problems
from ctgraph.loading.text import find_place_after

Taker = Callable[[Entry], None]
# A watcher is called with the tree so far and a key of the topmost mapping, where a mapping begins under that key. If it
# returns a taker, the taker is given each entry of the mapping as soon as the entry is complete, and the tree does not keep
# the value of the entry. So a large register is never held in memory as a tree.
Watcher = Callable[[MappingNode, str], Taker | None]

# The characters that YAML 1.1 (section 4.1.1) does not count as printable, and the byte-order mark.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"


class _TooDeepError(Exception):
    pass


class _TreeReader:
    """Reads the events of one text; `root` is the tree so far.

    `long_quote` is the last quoted text that goes over several lines: a quote that is not closed makes one.
    """

    def __init__(self, text: str, problems: Problems, watcher: Watcher) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.long_quote: ScalarEvent | None = None
        self._next_event: Callable[[], Any] = EventParser(text).get_event
        self._watcher = watcher
        self._taker: Taker | None = None
        self._pending: Entry | None = None  # for the taker, once it is known that no syntax error follows

    def read(self) -> None:
        """Read all events of the one document."""
        started = False
        while (kind := (event := self._next_event()).__class__) is not StreamEndEvent:
            if kind is DocumentStartEvent:
                if started:
                    self.problems.add(event.start_mark, "a second document starts here; a file holds one structure")
                    return
                started = True
            elif kind not in (StreamStartEvent, DocumentEndEvent):
                self.root = self._begin_node(event, 0)
                self._fill(self.root, 0)

    def hand_over_pending(self) -> None:
        """Give the taker the entry that waits for it."""
        if self._pending is not None and self._taker is not None:
            self._taker(self._pending)
            self._pending = None

    def reopen_from(self, line: int) -> None:
        """Remove the end of each node that was read last and ends on or after the line (from 0) of a syntax error.

        libyaml closes a block before it reports the line that is indented wrongly.
        """
        node: Node | None = self._pending[1] if self._pending else self.root
        while isinstance(node, MappingNode | SequenceNode):
            if node.end is not None and node.end.line >= line:
                node.end = None
            node = node.last_value()

    def drop_last_value_if_empty(self) -> None:
        """Remove the last value where it is empty: the text was cut there, so the value could not be read."""
        node: Node | None = self._pending[1] if self._pending else self.root
        while isinstance(node, MappingNode) and node:
            key, last = next(reversed(node.values()))
            if isinstance(last, Scalar) and not last.value:
                node[key.value] = key, None
            node = last

    def _begin_node(self, event: Any, depth: int) -> Node | None:
        """Return the node that an event begins, inside `depth` others, or None where it is refused.

        A text is complete; a mapping or a list is still empty.
        """
        kind = event.__class__
        if kind is AliasEvent:
            self._refuse_alias(event)
            return None
        is_marked = event.anchor is not None or event.tag is not None
        if is_marked:
            self._refuse_anchor_and_tag(event)
        if kind is ScalarEvent:
            if event.style:
                self._look_at_quoted(event)
            if len(event.value) > MOST_IN_TEXT:
                self.problems.add(event.start_mark, say_too_long(event.value, "a text", MOST_IN_TEXT))
                return None
            # where the value is empty, what was meant as the value was read as the anchor or the tag
            return None if is_marked and not event.value else event
        if depth >= MOST_DEPTH:
            self.problems.add(event.start_mark, TOO_DEEP)
            raise _TooDeepError
        node = MappingNode() if kind is MappingStartEvent else SequenceNode()
        node.start_mark = event.start_mark
        return node

    def _look_at_quoted(self, text: Any) -> None:
        if text.end_mark.line > text.start_mark.line:
            self.long_quote = text
        if "\0" in text.value:
            self.problems.add(text.start_mark, "a null character (\\0) is not allowed in a text; remove it")

    def _fill(self, node: Node | None, depth: int, taker: Taker | None = None) -> None:
        """Read what stands in a mapping or a list, which is inside `depth` others. Where there is a taker, it is given each
        entry of the mapping, and the node keeps only the keys.
        """
        if isinstance(node, MappingNode):
            self._fill_mapping(node, depth + 1, taker)
        elif isinstance(node, SequenceNode):
            event: Any
            while (event := self._next_event()).__class__ is not SequenceEndEvent:
                item = self._begin_node(event, depth + 1)
                node.items.append(item)
                self._fill(item, depth + 1)
            node.end = event.start_mark

    def _fill_mapping(self, node: MappingNode, depth: int, taker: Taker | None) -> None:
        event: Any
        while (event := self._next_event()).__class__ is not MappingEndEvent:
            key = self._begin_node(event, depth)
            if key is not None and not isinstance(key, Scalar):
                self.problems.add(key.start_mark, "a key must be text, not a list or a mapping")
                self._fill(key, depth)  # so that the rest of the file keeps its shape
                key = None
            value = self._begin_node(self._next_event(), depth)
            if taker is not None:
                self.hand_over_pending()
            if key is not None:
                self._put(node, key, value)
                if taker is not None:
                    node[key.value] = key, None
                    self._pending = key, value
            if value.__class__ is not Scalar:
                self._fill(value, depth, self._find_taker(node, key, value) if depth == 1 else None)
        node.end = event.start_mark

    def _find_taker(self, root: MappingNode, key: Scalar | None, value: Node | None) -> Taker | None:
        """Return the taker for the mapping that begins under a key of the topmost mapping, if there is one."""
        if key is None or not isinstance(value, MappingNode) or root.get(key.value, (None, None))[1] is not value:
            return None
        taker = self._watcher(root, key.value)
        if taker is not None:
            self.hand_over_pending()
            self._taker = taker
        return taker

    def _put(self, node: MappingNode, key: Scalar, value: Node | None) -> None:
        if key.value in node:
            first = node[key.value][0].start_mark.line + 1
            message = f"the key {quote(key.value)} is given twice; the first is on line {first}"
            self.problems.add(key.start_mark, message)
            if not node.repeated:
                node.repeated = []
            node.repeated.append((key, value))
        elif key.value == "<<" and not key.style:
            self.problems.add(key.start_mark, "merge keys (<<) are not allowed: write the keys out")
            node.merges = True
        else:
            node[key.value] = key, value
            if len(key.value) > MOST_IN_KEY:
                self.problems.add(key.start_mark, say_too_long(key.value, "a key", MOST_IN_KEY))

    def _refuse_alias(self, event: Any) -> None:
        self.problems.add(
            event.start_mark,
            f"aliases such as *{shorten(event.anchor)} are not allowed: write the value out"
            " (a name that starts with * goes in quotes)",
        )

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self.problems.add(
                event.start_mark,
                f"anchors such as &{shorten(event.anchor)} are not allowed (a name that starts with & goes in quotes)",
            )
        if event.tag is not None:
            self.problems.add(
                event.start_mark,
                f"tags such as {shorten(_restore_tag(event.tag))} are not allowed"
                " (a name that starts with ! goes in quotes)",
            )


def _restore_tag(tag: str) -> str:
    """Return a tag as the author wrote it."""
    return quote_url(tag.replace("tag:yaml.org,2002:", "!!"), safe="!#$&'()*+,-./:;=?@[]_~")


def read_tree(text: str, problems: Problems, watcher: Watcher = lambda _root, _key: None) -> Node | None:
    """Return the tree of the one document in `text`, as far as it can be read; everything wrong goes to `problems`.

    A syntax error, or a character that YAML forbids, ends the reading and sets `problems.truncated`; what was read before
    it is returned. Entries that a `watcher` has a taker for are given to the taker, and not kept.
    """
    forbidden = re.search(_FORBIDDEN, text)
    ends_at = None  # the line of a forbidden character
    if forbidden is not None:
        ends_at, column = find_place_after(text[: forbidden.start()])
        problems.add_at(ends_at, column, "control characters are not allowed here; remove the character")
        problems.truncated = True
        text = text[: forbidden.start() - column + 1]  # the rest of its line may be half a value
    reader = _TreeReader(text, problems, watcher)
    try:
        reader.read()
    except yaml.YAMLError as error:
        _report_syntax_error(error, reader, ends_at)
    except _TooDeepError:
        problems.truncated = True
    if forbidden is not None:
        reader.drop_last_value_if_empty()
    reader.hand_over_pending()
    return reader.root


def _report_syntax_error(error: yaml.YAMLError, reader: _TreeReader, ends_at: int | None) -> None:
    problems = reader.problems
    problems.truncated = True
    line, column, message = explain_syntax_error(error, problems.line_text, reader.long_quote)
    if ends_at is None or line < ends_at:  # else the text ends too soon only because it was cut
        problems.add_at(line, column, message)
    reader.reopen_from(line - 1)
