"""Structures as lists of flat rows, which pandas and polars make tables of. Neither is needed here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from ctgraph.tables.rows import Assessed, Row, list_rows, name_structures


class Frames(TypedDict):
    """Tables by name, each a list of rows with the same columns."""

    structures: list[Row]
    sources: list[Row]
    bodies: list[Row]
    relations: list[Row]
    members: list[Row]
    functions: list[Row]
    involvements: list[Row]
    findings: list[Row]
    finding_bodies: list[Row]
    routes: list[Row]
    duties: list[Row]


def to_frames(analyses: Iterable[Assessed]) -> Frames:
    """Return structures as tables, of which `schema` says what each column holds.

    What the lens leaves out is there as well: `present`, `operates` and `taken` say what it makes of it.
    """
    frames = Frames(
        structures=[],
        sources=[],
        bodies=[],
        relations=[],
        members=[],
        functions=[],
        involvements=[],
        findings=[],
        finding_bodies=[],
        routes=[],
        duties=[],
    )
    every: dict[str, list[Row]] = {**frames}  # type: ignore[dict-item]  # the values are these lists
    given = list(analyses)
    for name, assessed in zip(name_structures(each.checked.structure for each in given), given, strict=True):
        for table, rows in list_rows(name, assessed):
            every[table].extend(rows)
    return frames
