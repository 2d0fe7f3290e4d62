"""How a cell holds an id, or a list of texts, so that it can be read again whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Text in quotes in which a quote is written twice, or else text up to the next semicolon or line end.
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|\Z)|([^;\n]*))(?:[;\n]|\Z)')
_WHOLE = re.compile(r'"((?:[^"]|"")*)"')


def write_list(texts: Iterable[str]) -> str:
    """Return texts with semicolons between them; one that holds a semicolon, or begins with a quote, is put in quotes."""
    return "; ".join(_quote(text) if set(";\n\r") & set(text) else write_id(text) for text in texts)


def read_list(cell: str) -> list[str]:
    """Return the texts of a cell; semicolons and line ends stand between them."""
    return list(filter(None, _read_items(cell)))


def _read_items(cell: str) -> Iterator[str]:
    at = 0
    while at < len(cell):
        found = _ITEM.match(cell, at)
        assert found is not None  # its second part matches every text
        yield found[2].strip() if found[1] is None else _unquote(found[1])
        at = found.end()


def write_id(text: str) -> str:
    """Return an id as it is, or in quotes where blanks at its ends would else be lost."""
    return _quote(text) if text.startswith('"') or text != text.strip() else text


def read_id(cell: str) -> str:
    """Return the id that a cell holds."""
    found = _WHOLE.fullmatch(cell)
    return cell if found is None else _unquote(found[1])


def _quote(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _unquote(inside: str) -> str:
    return inside.replace('""', '"')
