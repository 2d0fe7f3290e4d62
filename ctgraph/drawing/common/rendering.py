"""A graph in which everything has its place, fitted to a page and made into a picture."""

from __future__ import annotations

import pydot

from ctgraph.drawing.common.dot import write_inches
from ctgraph.drawing.common.engine import render
from ctgraph.drawing.common.options import MARGIN

PAD = 8.0  # points around everything, for borders that are thick and arrows that reach out
PNG_DOTS_PER_INCH = 150


def fit_graph(graph: pydot.Dot, width: float, height: float, scale: float, pad: float = PAD) -> None:
    """Put `pad` points of blank around a graph of this size, and shrink both by `scale` where that is less than 1."""
    graph.set_graph_defaults(pad=write_inches(pad), margin="0")
    if scale < 1:
        across, down = ((side + 2 * pad) * scale for side in (width, height))
        graph.set_graph_defaults(size=f'"{write_inches(across)},{write_inches(down)}"')


def render_graph(graph: pydot.Dot, ending: str, pad: float = PAD) -> bytes:
    """Return a fitted graph as `svg`, `png` or `pdf`. Raises `DrawingError`."""
    if ending == "png":
        graph.set_graph_defaults(dpi=str(PNG_DOTS_PER_INCH))
    if ending == "pdf":
        graph.set_graph_defaults(margin=write_inches(MARGIN - pad))  # so that it may be printed as it is
    return render(graph.to_string(), ending)
