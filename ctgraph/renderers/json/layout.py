"""How JSON is laid out: what stands on a line of its own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

VERSION = 1
_MOST_LINES_DEEP = 4  # a finding stands in a list, in a structure, in a list, in the whole
Object = dict[str, Any]


class _Rows(NamedTuple):
    of: Sequence[Any]
    make: Callable[[Any], Object]


def rows(of: Sequence[Any], make: Callable[[Any], Object]) -> Any:
    """Return what stands for a list of objects, each of which is made when it is written: there may be many."""
    return _Rows(of, make) if of else []


def text(value: Object) -> str:
    """Return a value as JSON text, which ends with a newline."""
    return "".join(_pieces(value, 0)) + "\n"


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """Yield JSON with one finding, body or relation a line, which is short enough to read and whole enough to compare.

    Non-ASCII is escaped: the bytes are the same whatever the terminal or pipe can encode.
    """
    parts: Iterable[tuple[str, Any]]
    if isinstance(value, _Rows):
        parts = zip(itertools.repeat(""), map(value.make, value.of), strict=False)
    elif not value or not isinstance(value, dict | list) or depth >= _MOST_LINES_DEEP or _is_flat(value):
        yield json.dumps(value)
        return
    else:
        parts = value.items() if isinstance(value, dict) else zip(itertools.repeat(""), value, strict=False)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    indent = "  " * (depth + 1)
    yield opening
    before = f"\n{indent}"
    for name, part in parts:
        yield f"{before}{json.dumps(name)}: " if name else before
        if depth + 1 >= _MOST_LINES_DEEP:
            yield json.dumps(part)
        else:
            yield from _pieces(part, depth + 1)
        before = f",\n{indent}"
    yield f"\n{'  ' * depth}{closing}"


def _is_flat(value: Object | list[Any]) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return not any(isinstance(part, dict | list | _Rows) and part for part in parts)
