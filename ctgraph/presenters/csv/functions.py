"""What there is to do, and who owns it, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.presenters.csv.tables import source_cell, table, yes_or_no
from ctgraph.results.functions import Functions


def _functions(functions: Functions) -> str:
    columns = (
        "function", "status", "owner", "owner_name", "owner_operates", "owner_line", "stops", "source", "line", "note",
    )  # fmt: skip
    return table(columns, _rows(functions))


def _rows(functions: Functions) -> Iterator[tuple[object, ...]]:
    for each in functions.functions:
        function = each.function
        about = source_cell(function.sources), function.line, function.note
        for owner in each.owners:
            stops = " ".join(f"{stop.body}:{stop.why}" for stop in owner.stops)
            operates = yes_or_no(functions.lens.operates(owner.body))
            yield function.name, function.status, owner.body.id, owner.body.name, operates, owner.line, stops, *about
        if not each.owners:
            yield function.name, function.status, "", "", "", "", "", *about


WRITERS = {Functions: _functions}
