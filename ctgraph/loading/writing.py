"""The text of a structure file, as a person would write it: short forms on one line, quotes only where YAML needs them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import StringIO
from typing import Any

import yaml
from yaml.emitter import Emitter, ScalarAnalysis
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.resolver import Resolver

from ctgraph.errors import acts
from ctgraph.loading.composing import Entries, Value, compose
from ctgraph.model import Structure

_INDENT = 2
_WIDTH = 104  # PyYAML breaks a line after the word that passes this column, so that few lines pass 120
_FLOW_WIDTH = 100
_DEEP = 4  # bodies are written over several lines; so is what nests three deep, the topmost mapping being the first
_AFTER_A_BLANK_LINE = ("bodies", "functions", "accepted", "answers")
# Free text. Other YAML readers would take such a text as `no` or `2011` for something else, so that it is put in quotes.
_TEXT_KEYS = frozenset({
    "structure", "title", "authority", "region", "note", "url", "name", "short", "tier", "basis", "meets", "remit", "agency", "posts",
    "role", "intended", "reason", "by", "minute", "about", "text",
})  # fmt: skip
_ESCAPED_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # and not in JSON
_SEPARATORS = ("\r", "\x85", "\u2028", "\u2029")


def dumps(structure: Structure) -> str:
    """Return the text of a structure file that reads as `structure`, the same text each time.

    Comments are lost: a structure does not hold them. Raises `CtgraphError` where no file can hold the structure.
    """
    return write_document(compose(structure))


def write_document(document: Entries) -> str:
    """Return a document, the plain mappings, lists and texts of a structure file, as YAML."""
    head = {key: value for key, value in document.items() if key not in _AFTER_A_BLANK_LINE}
    parts = [head, *({key: document[key]} for key in _AFTER_A_BLANK_LINE if key in document)]
    return "\n".join(_write(part) for part in parts if part)


def write_for_reader(document: Entries) -> str:
    """Return a document as JSON, which is YAML as well: made in a tenth of the time, for the reader and for nobody's eyes."""
    written = json.dumps(document, ensure_ascii=False, indent=1)
    return _ESCAPED_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def write_entry(path: Sequence[str | int], value: Value, indent: int = 0) -> str:
    """Return the entry of a document at a path of keys, over one line or several, without a line end after the last.

    Each line begins as if the mapping that holds the entry were not indented; `indent`, by how much it is, tells what fits.
    """
    most_deep = max(1, _DEEP - len(path)) if path[0] == "bodies" else 1
    return _emit(_block({str(path[-1]): value}, indent, most_deep), _WIDTH - indent).removesuffix("\n")


def write_item(value: Value, indent: int = 0) -> str:
    """Return an item of a list with its dash, as `write_entry` returns an entry."""
    item = _value(value, "", indent + _INDENT)
    events = (SequenceStartEvent(None, None, True, flow_style=False), *item, SequenceEndEvent())
    return _emit(events, _WIDTH - indent).removesuffix("\n")


def write_inside_line(value: Value, key: str = "", style: str | None = None) -> str:
    """Return a value on one line, so that it can stand inside brackets too; `key` is what it stands under.

    A text is written in the quotes that `style` has, if it can be.
    """
    return _write_pair(_key("k"), (_restyle(event, style) for event in _flow(value, key))).removeprefix("k: ")


def write_key(text: str, style: str | None = None) -> str:
    """Return a key of a mapping, in the quotes that `style` has, if it can be."""
    return _write_pair(_restyle(_key(text), style), [_key("x")]).removesuffix(": x")


def _write_pair(key: Event, held: Iterable[Event]) -> str:
    events = (MappingStartEvent(None, None, True, flow_style=True), key, *held, MappingEndEvent())
    return _emit(events, sys.maxsize).strip()[1:-1]


def _restyle(event: Event, style: str | None) -> Event:
    """Return a text in quotes of a style; one with a line break is written with it as an escape."""
    if isinstance(event, ScalarEvent):
        style = '"' if "\n" in event.value or "\t" in event.value else event.style or style
        return ScalarEvent(None, None, (True, True), event.value, style=style)
    return event


def find_places(text: str, places: Iterable[tuple[int, int]]) -> list[str]:
    """Return the keys that lead to each place in a text that `write_document` wrote, such as ``bodies.board.reports_to``.

    A place is a line and a column, which count from 1. The keys are empty where the text is no YAML.
    """
    return [".".join(keys) for keys in find_keys_to(text, places)]


def find_keys_to(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[str, ...]]:
    """Return what `find_places` does with each key apart, since a key may hold a full stop; items of lists count from 1."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        root = None
    return [tuple(_keys_to(root, (line - 1, column - 1))) for line, column in places]


def _keys_to(node: yaml.Node | None, place: tuple[int, int]) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        before = [(key, value) for key, value in node.value if _starts(key) <= place]
        if before:
            key, value = before[-1]
            yield str(key.value)
            if _starts(value) <= place:
                yield from _keys_to(value, place)
    elif isinstance(node, yaml.SequenceNode):
        items = [item for item in node.value if _starts(item) <= place]
        if items:
            yield str(len(items))
            yield from _keys_to(items[-1], place)


def _starts(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


class _PlainEmitter(Emitter):
    """Indents lists under their key, and prefers double quotes, as the structures that ship do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        return _analyze(scalar)

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        assert isinstance(self.event, ScalarEvent)
        is_wanted = self.event.style == "'"
        is_plainer_double = style == "'" and not is_wanted and not any(mark in self.event.value for mark in '"\\')
        return '"' if is_plainer_double else style


@lru_cache(maxsize=4096)  # most are keys and ids, which come again
def _analyze(text: str) -> ScalarAnalysis:
    """Return what PyYAML finds in a text, which it looks at character by character."""
    found: ScalarAnalysis = Emitter(StringIO(), allow_unicode=True).analyze_scalar(text)
    return found


def _write(part: Entries) -> str:
    return _emit(_block(part, 0, most_deep=_DEEP - 1 if "bodies" in part else 1), _WIDTH)


def _emit(events: Iterable[Event], width: int) -> str:
    document = [
        StreamStartEvent(),
        DocumentStartEvent(explicit=False),
        *events,
        DocumentEndEvent(explicit=False),
        StreamEndEvent(),
    ]
    written: str = yaml.emit(document, Dumper=_PlainEmitter, width=width, allow_unicode=True)
    return written if written.isascii() else "".join(map(_escape_hidden, written))


def _escape_hidden(character: str) -> str:
    """Return a character as an escape where nobody would see it; texts with such a one stand in double quotes."""
    if character == "\n" or not acts(character):
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _block(entries: Entries, indent: int, most_deep: int) -> Iterator[Event]:
    """Write a mapping over several lines, and so the mappings in it down to `most_deep` levels."""
    yield MappingStartEvent(None, None, True, flow_style=not entries)
    for key, value in entries.items():
        yield _key(key)
        if most_deep > 1 and isinstance(value, Mapping):
            yield from _block(value, indent + _INDENT, most_deep - 1)
        else:
            yield from _value(value, key, indent)
    yield MappingEndEvent()


def _value(value: Value, key: str, indent: int) -> Iterator[Event]:
    if isinstance(value, str):
        yield _scalar(value, key, len(key) + indent)
    elif _fits_one_line(value, len(key) + indent):
        yield from _flow(value, key)
    elif isinstance(value, Mapping):
        yield from _block(value, indent + _INDENT, 1)
    else:
        yield SequenceStartEvent(None, None, True, flow_style=False)
        for item in value:
            yield from _value(item, key if isinstance(item, str) else "", indent + _INDENT)
        yield SequenceEndEvent()


def _fits_one_line(value: Value, before: int) -> bool:
    """Say whether a mapping or a list is written in brackets: it is short, and holds nothing but texts and lists of texts."""
    parts = list(value.values() if isinstance(value, Mapping) else value)
    texts = list(value) if isinstance(value, Mapping) else []
    for part in parts:
        inner = [part] if isinstance(part, str) else part
        if isinstance(inner, Mapping) or not all(isinstance(text, str) for text in inner):
            return False
        texts += [str(text) for text in inner]
    return before + sum(len(text) + 2 for text in texts) <= _FLOW_WIDTH and not any("\n" in text for text in texts)


def _flow(value: Value, key: str) -> Iterator[Event]:
    if isinstance(value, str):
        yield _scalar(value, key, None)
    elif isinstance(value, Mapping):
        yield MappingStartEvent(None, None, True, flow_style=True)
        for inner, held in value.items():
            yield _key(inner)
            yield from _flow(held, inner)
        yield MappingEndEvent()
    else:
        yield SequenceStartEvent(None, None, True, flow_style=True)
        for item in value:
            yield from _flow(item, key)
        yield SequenceEndEvent()


def _key(text: str) -> ScalarEvent:
    # without quotes, << is a merge key
    return ScalarEvent(None, None, (True, True), text, style='"' if text == "<<" or _is_odd(text) else None)


def _scalar(text: str, key: str, before: int | None) -> ScalarEvent:
    """Write a text; `before` is how much stands before it on its line, or None inside brackets."""
    style = None
    if _is_odd(text) or (key in _TEXT_KEYS and _is_no_text_elsewhere(text)):
        style = '"'
    elif before is not None and "\n" in text:
        style = "|"
    elif before is not None and " " in text and before + len(text) > _WIDTH:
        style = ">"
    return ScalarEvent(None, None, (True, True), text, style=style)


def _is_odd(text: str) -> bool:
    is_hidden = not text.isascii() and any(map(acts, text.replace("\n", "")))
    return is_hidden or text != text.strip() or any(separator in text for separator in _SEPARATORS)


_resolver = Resolver()


def _is_no_text_elsewhere(text: str) -> bool:
    tag: str = _resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag != "tag:yaml.org,2002:str"
