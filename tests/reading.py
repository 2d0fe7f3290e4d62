"""Reads the text of a structure file for a test: the structure that it holds, or its problems."""

from __future__ import annotations

from ctgraph.errors import StructureFileError
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Body, Relation, Structure


def read(text: str) -> Structure:
    """Return the structure in `text`, which must be well-formed."""
    return parse_structure(text, "good.yaml")


def list_problems(text: str) -> list[str]:
    """Return every message on `text`, in order; none for a well-formed file."""
    try:
        parse_structure(text, "bad.yaml")
    except StructureFileError as error:
        return str(error).split("\n")
    return []


BOARD_AND_COUNCIL = """\
structure: kent
sources: {review: {title: Review}}
bodies:
  council: {name: Council, kind: council}
  board:
    name: Board
    kind: board
    source: review p. 1
"""


def board(keys: str) -> Body:
    """The board of a well-formed file, with these keys (one to a line)."""
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    return read(BOARD_AND_COUNCIL + lines).bodies["board"]


def relations(keys: str) -> tuple[Relation, ...]:
    """The relations of the board, with these keys of it (one to a line)."""
    lines = "".join(f"    {line}\n" for line in keys.splitlines())
    return read(BOARD_AND_COUNCIL + lines).relations
