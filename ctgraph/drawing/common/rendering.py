"""A graph in which everything has its place, fitted to a page and made into a picture."""

from __future__ import annotations

import struct
import zlib

import pydot

from ctgraph.drawing.common.dot import write_inches
from ctgraph.drawing.common.engine import render
from ctgraph.drawing.common.options import MARGIN

PAD = 8.0  # points around everything, for borders that are thick and arrows that reach out
PNG_DOTS_PER_INCH = 150
_METRES_PER_INCH = 0.0254
_HEAD_OF_PNG = 8 + 25  # bytes: the signature, and the chunk that must come first, `IHDR`


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
    drawn = render(graph.to_string(), ending)
    return _add_resolution(drawn) if ending == "png" else drawn


def _add_resolution(png: bytes) -> bytes:
    """Return a PNG that says how large it is to be shown (its chunk `pHYs`, in dots a metre), if it does not say so itself."""
    if b"pHYs" in png[: _HEAD_OF_PNG + 8]:
        return png
    dots = round(PNG_DOTS_PER_INCH / _METRES_PER_INCH)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    said = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_HEAD_OF_PNG] + said + png[_HEAD_OF_PNG:]
