"""Why nothing can be said of complete lines from one structure to another."""

from __future__ import annotations

from ctgraph.results.comparison import Comparison


def tell_no_root(comparison: Comparison) -> str:
    """Return that neither structure has a body with which a line could be complete; nothing where one has."""
    sides = comparison.old, comparison.new
    bodies = [(side.lens, body) for side in sides for body in side.structure.bodies.values() if body.answers_outside]
    if any(lens.is_root(body) for lens, body in bodies):
        return ""
    said = "counted as answering" if bodies else "declared to answer"
    return f"no body is {said} outside in either structure, so no line can be followed to its end, and none is compared"
