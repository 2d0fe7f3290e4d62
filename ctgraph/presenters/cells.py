"""The cells that the rows of several questions share."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.model import Relation, Source
from ctgraph.wording.places import tell_line_in_cell

RELATION_COLUMNS = ("from", "kind", "to", "standing", "source", "line")


def make_relation_cells(relation: Relation) -> tuple[str | int, ...]:
    """Return a relation as the cells under `RELATION_COLUMNS`."""
    return (
        relation.from_id,
        relation.kind_key,
        relation.to_id,
        relation.standing,
        cite_in_cell(relation.sources),
        tell_line_in_cell(relation),
    )


def cite_in_cell(sources: Iterable[Source]) -> str:
    """Return sources as they are written, in one cell."""
    return "; ".join(source.text for source in sources)


def say_yes_or_no(fact: bool) -> str:
    """Return a fact as a word."""
    return "yes" if fact else "no"
