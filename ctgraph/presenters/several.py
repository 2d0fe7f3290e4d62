"""An answer about each of several structures: one below the other, or in one table with a column for the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from ctgraph.formats.blocks import Block
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Structure
from ctgraph.presenters.objects import make_structure_object
from ctgraph.presenters.presenter import Presenter


class _AboutStructure(Protocol):
    @property
    def structure(self) -> Structure:
        """The structure that the answer is about."""


Answer = TypeVar("Answer", bound=_AboutStructure)


def present_several(presenter: Presenter[Answer]) -> Presenter[tuple[Answer, ...]]:
    """Return the presenter of several answers, each of which the given one presents."""

    def show(answers: tuple[Answer, ...]) -> list[Block]:
        return [block for answer in answers for block in presenter.blocks(answer)]

    def make_object(answers: tuple[Answer, ...]) -> Object:
        return {"structures": [make_structure_object(each.structure) | presenter.json(each) for each in answers]}

    def make_rows(answers: tuple[Answer, ...]) -> Rows:
        assert presenter.rows is not None  # each question that is asked of several structures is a table
        tables = [(each.structure, presenter.rows(each)) for each in answers]
        columns = tables[0][1].columns if tables else ()
        rows = ((of.id, of.file, *row) for of, table in tables for row in table.rows)
        return Rows(("structure", "file", *columns), rows, "; ".join(_list_left_out(tables)))

    return Presenter(show, make_object, make_rows)


def _list_left_out(tables: Sequence[tuple[Structure, Rows]]) -> Iterator[str]:
    """Yield what is left out of each table, with the id of its structure before it."""
    for structure, table in tables:
        if table.left_out:
            known = table.left_out.startswith(f"{structure.id}: ")
            yield table.left_out if known else f"{structure.id}: {table.left_out}"
