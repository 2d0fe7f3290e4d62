"""JSON with one finding, body or relation a line, which is short enough to read and whole enough to compare."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | float | bool | None"
Object: TypeAlias = dict[str, Json]

_MOST_LINES_DEEP = 4  # a finding stands in a list, in a structure, in a list, in the whole


def render_json(value: Json) -> str:
    """Return a value as JSON text, which ends with a newline.

    Characters beyond ASCII are escaped: the bytes are the same whatever the terminal or pipe can encode.
    """
    return "".join([*_render_value(value, 0), "\n"])


def _render_value(value: Json, depth: int) -> Iterator[str]:
    if depth >= _MOST_LINES_DEEP or not _has_parts_of_parts(value):
        yield json.dumps(value)
        return
    if isinstance(value, Mapping):
        opening, closing = "{}"
        names = [f"{json.dumps(name)}: " for name in value]
    else:
        opening, closing = "[]"
        names = [""] * len(_parts(value))
    before = opening
    for name, part in zip(names, _parts(value), strict=True):
        yield f"{before}\n{'  ' * (depth + 1)}{name}"
        yield from _render_value(part, depth + 1)
        before = ","
    yield f"\n{'  ' * depth}{closing}"


def _has_parts_of_parts(value: Json) -> bool:
    """Say whether a value is a list or an object that has a list or an object, which is not empty, among its parts."""
    return any(bool(_parts(part)) for part in _parts(value))


def _parts(value: Json) -> Sequence[Json]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
