"""libyaml's parser events made into a tree of text with positions; what YAML has and a structure file may not is refused.

This is three times faster than a YAML loader, and keeps the place of every value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

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

from ctgraph.errors import shortened, shown
from ctgraph.loading.events import MOST_DEPTH, EventParser
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import Problems
from ctgraph.loading.text import place_after

TOO_DEEP = f"nested more than {MOST_DEPTH} deep; a structure file never needs that"

Container = MappingNode | SequenceNode
Taker = Callable[[Entry], None]
# Asked at each mapping that stands under a key of the topmost: the tree so far, and the key. Where the answer is a taker, it
# is given each entry of that mapping as soon as it is whole, and the entry's value is not kept.
Watcher = Callable[[MappingNode, str], Taker | None]


# What YAML 1.1, section 4.1.1, does not count among the printable characters. One expression for all of them would take
# longer to compile than a small file takes to read.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTERS = ("\ufeff", "\ufffe", "\uffff")


class _TooDeepError(Exception):
    pass


class _TreeBuilder:
    """Takes events one by one; `root` is the tree so far. `long_quote` is the last quoted text that went over several lines."""

    def __init__(self, problems: Problems, watcher: Watcher) -> None:
        self.problems = problems
        self.watcher = watcher
        self.root: Node | None = None
        self.started = False
        self.stack: list[Container] = []
        self.long_quote: Any = None
        self.as_keys: list[int] = []  # the depths of what stands where a key should
        self.watched: MappingNode | None = None
        self.taker: Taker | None = None
        self.held: Entry | None = None  # whole, unless a syntax error comes next

    def read(self, parser: Any, text: str) -> None:  # noqa: C901, PLR0912  one loop, for speed
        """Read all events of `text`. Here goes the time that a large file takes: the usual ways through are written out."""
        get_event, stack, refused, is_marked = parser.get_event, self.stack, _REFUSED_KEY, False
        may_be_marked = "&" in text or "!" in text  # else there is no anchor and no tag
        top: Container | None = None
        entries: Any = None  # `top`, where it is a mapping
        key: Any = None  # of `top`, where it is a mapping and waits for the value
        while True:
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                node = self._unusual(event) if event.style or may_be_marked else event
                if key is not None:
                    name = key.value
                    if name in entries or name == "<<" or key is refused or top is self.watched:
                        self._place(top, key, node)
                    else:
                        entries[name] = key, node
                    key = None
                elif entries is not None:
                    key = node or refused
                else:
                    self._place(top, None, node)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                container: Any = MappingNode() if kind is MappingStartEvent else SequenceNode()
                container.start_mark = event.start_mark
                if may_be_marked:
                    is_marked = event.anchor is not None or event.tag is not None
                if key is None or not 2 < len(stack) < MOST_DEPTH or is_marked or self._is_odd(entries, key):
                    self._open(top, key, container, event)
                else:
                    entries[key.value] = key, container
                stack.append(container)
                top, key = container, None
                entries = container if kind is MappingStartEvent else None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop().end = event.start_mark
                key = self._refused_key_after() if self.as_keys else None
                top = stack[-1] if stack else None
                entries = top if top.__class__ is MappingNode else None
            elif kind is AliasEvent:
                self._refuse_alias(event)
                if entries is not None and key is None:
                    key = refused
                else:
                    self._place(top, key, None)
                    key = None
            elif (kind is DocumentStartEvent and self._is_second(event)) or kind is StreamEndEvent:
                return

    def finish(self) -> None:
        """Hand on the last entry that was held back."""
        if self.held is not None and self.taker is not None:
            self.taker(self.held)
            self.held = None

    def cut_off(self, line: int) -> None:
        """Take back the ends, on or after the line of a syntax error (counted from 0), of what was read last.

        libyaml closes a block before it complains of the line that is indented wrongly.
        """
        node: Node | None = self.held[1] if self.held else self.root
        while isinstance(node, MappingNode | SequenceNode):
            if node.end is not None and node.end.line >= line:
                node.end = None
            node = node.last_value()

    def forget_last_if_empty(self) -> None:
        """Take the last value for one that could not be read, where it is empty only because the text was cut there."""
        node: Node | None = self.held[1] if self.held else self.root
        while isinstance(node, MappingNode) and node:
            key, last = next(reversed(node.values()))
            if isinstance(last, Scalar) and not last.value:
                node[key.value] = key, None
            node = last

    def _is_odd(self, entries: MappingNode, key: Scalar) -> bool:
        return key.value in entries or key.value == "<<" or key is _REFUSED_KEY

    def _open(self, top: Container | None, key: Scalar | None, node: Container, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.stack) >= MOST_DEPTH:
            self.problems.add(node.start_mark, TOO_DEEP)
            raise _TooDeepError
        if key is None and isinstance(top, MappingNode):
            self.problems.add(node.start_mark, "a key must be text, not a list or a mapping")
            self.as_keys.append(len(self.stack))  # read on inside it, so that the rest of the file keeps its shape
        else:
            self._place(top, key, node)
            if (
                len(self.stack) == 1
                and key is not None
                and isinstance(top, MappingNode)
                and isinstance(node, MappingNode)
            ):
                self._watch(top, key.value, node)

    def _watch(self, top: MappingNode, key: str, node: MappingNode) -> None:
        taker = self.watcher(top, key)
        if taker is not None and top[key][1] is node:
            self.finish()
            self.watched, self.taker = node, taker

    def _refused_key_after(self) -> Any:
        """Return the key that waits for its value where what was just closed stood in place of one."""
        if self.as_keys[-1] != len(self.stack):
            return None
        self.as_keys.pop()
        return _REFUSED_KEY

    def _place(self, top: Container | None, key: Scalar | None, node: Node | None) -> None:
        if top.__class__ is SequenceNode:
            top.items.append(node)
        elif top is None:
            self.root = node
        elif key is not None and key is not _REFUSED_KEY:
            self._place_under(top, key, node)  # type: ignore[arg-type]

    def _place_under(self, top: MappingNode, key: Scalar, node: Node | None) -> None:
        entry: Entry = key, node
        if key.value in top:
            first = top[key.value][0].start_mark.line + 1
            self.problems.add(
                key.start_mark, f"the key {shown(key.value)} is given twice; the first is on line {first}"
            )
            if not top.repeated:
                top.repeated = []
            top.repeated.append(entry)
        elif key.value == "<<" and not key.style:
            self.problems.add(key.start_mark, "merge keys (<<) are not allowed: write the keys out")
            top.merges = True
        else:
            top[key.value] = entry
        if top is self.watched:
            self.finish()
            self.held = entry
            top[key.value] = key, None

    def _unusual(self, event: Any) -> Any:
        if event.style and event.end_mark.line > event.start_mark.line:
            self.long_quote = event
        if event.anchor is None and event.tag is None:
            return event
        self._refuse_marks(event)
        return event if event.value else None  # without a value, what was meant as one is the anchor or the tag

    def _refuse_alias(self, event: Any) -> None:
        self.problems.add(
            event.start_mark,
            f"aliases such as *{shortened(event.anchor)} are not allowed: write the value out"
            " (a name that starts with * goes in quotes)",
        )

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.problems.add(
                event.start_mark,
                f"anchors such as &{shortened(event.anchor)} are not allowed (a name that starts with & goes in quotes)",
            )
        if event.tag is not None:
            self.problems.add(
                event.start_mark,
                f"tags such as {shortened(_as_written(event.tag))} are not allowed (a name that starts with ! goes in quotes)",
            )

    def _is_second(self, event: Any) -> bool:
        if self.started:
            self.problems.add(event.start_mark, "a second document starts here; a file holds one structure")
        already, self.started = self.started, True
        return already


_REFUSED_KEY: Any = ScalarEvent(None, None, (True, False), "", None, None)


def _as_written(tag: str) -> str:
    from urllib.parse import quote  # not needed until somebody writes a tag

    return quote(tag.replace("tag:yaml.org,2002:", "!!"), safe="!#$&'()*+,-./:;=?@[]_~")


def read_tree(text: str, problems: Problems, watcher: Watcher = lambda _root, _key: None) -> Node | None:
    """Return the tree of the one document in `text`, as far as it can be read; everything wrong goes to `problems`.

    A syntax error, or a character that YAML forbids, ends the reading and sets `problems.truncated`; what was read before
    it is returned. What a `watcher` takes is not kept.
    """
    builder = _TreeBuilder(problems, watcher)
    forbidden = _first_forbidden(text)
    if forbidden is not None:
        line, column = place_after(text[:forbidden])
        problems.add_at(line, column, "control characters are not allowed here; remove the character")
        problems.truncated = True
        text = text[: forbidden - column + 1]  # what stands before it on its line cannot be told from a half
    try:
        builder.read(EventParser(text), text)
    except yaml.YAMLError as error:
        _tell(error, builder, ends_at=None if forbidden is None else place_after(text)[0])
    except _TooDeepError:
        problems.truncated = True
    if forbidden is not None:
        builder.forget_last_if_empty()
    builder.finish()
    return builder.root


def _first_forbidden(text: str) -> int | None:
    found = [text.find(character) for character in _NO_CHARACTERS]
    control = _CONTROLS.search(text)
    if control:
        found.append(control.start())
    try:
        text.encode()
    except UnicodeEncodeError as error:  # half a character, which a file cannot hold, but a text can
        found.append(error.start)
    return min((place for place in found if place >= 0), default=None)


def _tell(error: yaml.YAMLError, builder: _TreeBuilder, ends_at: int | None) -> None:
    from ctgraph.loading.hints import syntax_problem  # not needed until something is wrong

    problems = builder.problems
    problems.truncated = True
    line, column, message = syntax_problem(error, problems.line_text, builder.long_quote)
    if ends_at is None or line < ends_at:  # else it is the forbidden character that ended the text too soon
        problems.add_at(line, column, message)
    builder.cut_off(line - 1)
