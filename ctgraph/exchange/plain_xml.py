"""Parses XML that others wrote, as a stream, and refuses what declares anything: no entity is ever expanded."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

_PIECE = 1 << 16  # bytes


def _refuse_declaration(*_declared: object) -> None:
    raise ValueError("it declares entities or a type of document, which it does not need")


def parse_plain(
    file: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    take_text: Callable[[str], None] | None = None,
) -> None:
    """Let some functions see the elements and the texts of a file in order. Raises ValueError where it is no XML."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, take_text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    try:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
