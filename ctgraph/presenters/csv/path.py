"""How two bodies are connected, as a table."""

from __future__ import annotations

from ctgraph.presenters.csv.tables import RELATION_COLUMNS, relation_cells, table
from ctgraph.results.path import Path


def _path(path: Path) -> str:
    rows = ((hop, *relation_cells(relation)) for hop, relation in enumerate(path.hops or (), 1))
    return table(("hop", *RELATION_COLUMNS), rows)


WRITERS = {Path: _path}
