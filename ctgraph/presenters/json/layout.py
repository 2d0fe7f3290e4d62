"""How JSON is laid out: what stands on a line of its own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

VERSION = 1
_MOST_LINES_DEEP = 4  # a finding stands in a list, in a structure, in a list, in the whole
Object = dict[str, Any]


class _Rows(NamedTuple):
    of: Sequence[Any]
    write: Callable[[Any], str]


def rows(of: Sequence[Any], write: Callable[[Any], str]) -> Any:
    """Return what stands for a list of objects, each of which is written as JSON by `write` when its turn comes."""
    return _Rows(of, write) if of else []


def text(value: Object) -> str:
    """Return a value as JSON text, which ends with a newline."""
    return "".join(itertools.chain(_pieces(value, 0), "\n"))


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """Yield JSON with one finding, body or relation a line, which is short enough to read and whole enough to compare.

    Non-ASCII is escaped: the bytes are the same whatever the terminal or pipe can encode.
    """
    indent = "  " * (depth + 1)
    if isinstance(value, _Rows):
        before, comma = f"[\n{indent}", f",\n{indent}"
        for each in value.of:
            yield before
            yield value.write(each)
            before = comma
        yield f"\n{'  ' * depth}]"
        return
    if not value or not isinstance(value, dict | list) or depth >= _MOST_LINES_DEEP or _is_flat(value):
        yield json.dumps(value)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    comma = ""
    for name, part in value.items() if isinstance(value, dict) else zip(itertools.repeat(""), value, strict=False):
        yield f"{comma}\n{indent}{json.dumps(name) + ': ' if name else ''}"
        if depth + 1 >= _MOST_LINES_DEEP:
            yield json.dumps(part)
        else:
            yield from _pieces(part, depth + 1)
        comma = ","
    yield f"\n{'  ' * depth}{closing}"


def _is_flat(value: Object | list[Any]) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return not any(isinstance(part, dict | list | _Rows) and part for part in parts)
