"""How draw.io draws the shapes and the arrowheads of diagrams, in its words for styles."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from urllib import parse

_Path = Sequence[tuple[float, float]]


def _make_stencil(outline: _Path, *strokes: _Path) -> str:
    """Return the style of a shape that draw.io does not have: an outline, and strokes in it, in parts of a hundred."""
    around = f"<background>{_write_path(outline, '<close/>')}</background>"
    inside = "".join(f"{_write_path(stroke)}<stroke/>" for stroke in strokes)
    xml = (
        f'<shape w="100" h="100" aspect="variable" strokewidth="inherit">{around}'
        f"<foreground><fillstroke/>{inside}</foreground></shape>"
    )
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = squeeze.compress(parse.quote(xml, safe="!'()*-._~").encode()) + squeeze.flush()
    return f"shape=stencil({base64.b64encode(squeezed).decode()});"


def _write_path(points: _Path, end: str = "") -> str:
    moves = "".join(f'<{"line" if number else "move"} x="{x:g}" y="{y:g}"/>' for number, (x, y) in enumerate(points))
    return f"<path>{moves}{end}</path>"


_OCTAGON = ((29, 0), (71, 0), (100, 29), (100, 71), (71, 100), (29, 100), (0, 71), (0, 29))
_BOX = ((0, 0), (100, 0), (100, 100), (0, 100))
_CORNERS = (((0, 18), (7, 0)), ((93, 0), (100, 18)), ((100, 82), (93, 100)), ((7, 100), (0, 82)))

STYLES: Mapping[str, str] = {
    "box": "rounded=0;",
    "box3d": "shape=cube;size=6;boundedLbl=1;darkOpacity=0.05;darkOpacity2=0.1;",
    "component": "shape=module;jettyWidth=10;jettyHeight=4;spacingLeft=6;",
    "cylinder": "shape=cylinder3;size=6;backgroundOutline=1;",
    "diagonals": _make_stencil(_BOX, *_CORNERS),
    "ellipse": "ellipse;",
    "folder": "shape=folder;tabWidth=16;tabHeight=4;tabPosition=right;spacingTop=4;",
    "hexagon": "shape=hexagon;size=0.1;",
    "house": "shape=offPageConnector;size=0.4;flipV=1;",
    "invhouse": "shape=offPageConnector;size=0.4;",
    "invtrapezium": "shape=trapezoid;size=0.13;flipV=1;",
    "note": "shape=note;size=10;",
    "octagon": _make_stencil(_OCTAGON),
    "parallelogram": "shape=parallelogram;size=0.1;",
    "plaintext": "text;",
    "rounded": "rounded=1;absoluteArcSize=1;arcSize=16;",
    "tab": "shape=folder;tabWidth=16;tabHeight=4;tabPosition=left;spacingTop=4;",
    "trapezium": "shape=trapezoid;size=0.13;",
    "underline": "shape=partialRectangle;top=0;left=0;right=0;",
}

# by what Graphviz calls them
ARROWS: Mapping[str, str] = {
    "normal": "endArrow=block;endFill=1;endSize=7;",
    "vee": "endArrow=open;endSize=8;",
    "ediamond": "endArrow=diamondThin;endFill=0;endSize=12;",
    "normalnormal": "endArrow=async;endFill=1;endSize=11;",  # not `doubleBlock`, which older ones do not know
    "odot": "endArrow=oval;endFill=0;endSize=6;",
    "empty": "endArrow=block;endFill=0;endSize=6;",
    "none": "endArrow=none;",
}
