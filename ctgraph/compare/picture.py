"""The picture of a change: two structures that were compared, in one diagram."""

from __future__ import annotations

from ctgraph.compare.overlay import lay_over
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.diagram import draw
from ctgraph.results.comparison import Comparison
from ctgraph.results.drawing import Drawing

_USUAL = Options()


def draw_change(comparison: Comparison, ending: str = "svg", options: Options = _USUAL) -> Drawing:
    """Return one diagram of two structures, with what is gone, new and changed, as an svg, png, pdf, dot or mmd file.

    What both have stands in it once. Raises `DrawingError`.
    """
    overlay = lay_over(comparison)
    return Drawing(*draw(overlay.report, ending, options, changes=overlay.changes))
