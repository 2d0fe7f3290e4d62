"""What is in a structure, and which structures ship, as a table."""

from __future__ import annotations

from ctgraph.presenters.csv.tables import source_cell, table, yes_or_no
from ctgraph.results.contents import Contents, Shipped


def _contents(contents: Contents) -> str:
    columns = ("body", "name", "short", "kind", "status", "exists", "operating", "root", "source", "line")
    rows = (
        (
            body.id,
            body.name,
            body.short,
            body.kind,
            contents.lens.status(body),
            yes_or_no(contents.lens.exists(body)),
            yes_or_no(contents.lens.operates(body)),
            body.answers_outside,
            source_cell(body.sources),
            body.line,
        )
        for body in contents.bodies
    )
    return table(columns, rows)


def _shipped(shipped: Shipped) -> str:
    columns = ("structure", "title", "authority", "as_of", "bodies", "relations", "file", "survey")
    rows = (
        (
            each.id,
            each.title,
            each.authority,
            each.as_of,
            len(each.bodies),
            len(each.relations),
            each.file,
            shipped.surveys.get(each.id, ""),
        )
        for each in shipped.structures
    )
    return table(columns, rows)


WRITERS = {Contents: _contents, Shipped: _shipped}
