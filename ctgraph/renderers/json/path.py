"""How two bodies are connected, as JSON."""

from __future__ import annotations

from ctgraph.answers.path import Path
from ctgraph.renderers.json.layout import text
from ctgraph.renderers.json.values import relation_values


def _path(path: Path) -> str:
    return text(
        {
            "from": path.start.id,
            "to": path.end.id,
            "connected": path.hops is not None,
            "relations": relation_values(path.hops or (), path.structure),
        }
    )


WRITERS = {Path: _path}
