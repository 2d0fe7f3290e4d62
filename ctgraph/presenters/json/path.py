"""How two bodies are connected, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import text
from ctgraph.presenters.json.values import relation_values
from ctgraph.results.path import Path


def _path(path: Path) -> str:
    return text(
        {
            "from": path.start.id,
            "to": path.end.id,
            "connected": path.hops is not None,
            "relations": relation_values(path.hops or (), path.structure),
            "with_left_out": None
            if path.with_left_out is None
            else relation_values(path.with_left_out, path.structure),
        }
    )


WRITERS = {Path: _path}
