"""What a report on a change holds: two structures that were compared, and both in one diagram."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Relation
from ctgraph.results.comparison import Comparison
from ctgraph.results.report_document import Commentary, PageStyle, Template
from ctgraph.results.what_if import WhatIf


class LiveChange(NamedTuple):
    """A picture of a change for a page: an SVG without colours and fonts, for which classes stand, and two legends.

    It has three groups, `before`, `both` and `after`, on one layout. `data-body` and `data-relation` give a position in `bodies` (ids)
    or `relations`. `legend` is that of both, and `plain_legend` that of either alone.
    """

    drawing: str
    legend: str
    plain_legend: str
    bodies: tuple[str, ...]
    relations: tuple[Relation, ...]


class ChangeDocument(NamedTuple):
    """A comparison with its picture: as an SVG, of which `smallest` is the size in points of the smallest text, and as Mermaid.

    The diagram is empty where there are too many bodies to be drawn, or none was asked for; a page has a `live` one in its place,
    and its `style`. `made` is the day, YYYY-MM-DD. `commentary` and `template` are a user's own. `tried` is what a change does that
    is only tried.
    """

    comparison: Comparison
    title: str
    made: str
    diagram: bytes = b""
    mermaid: str = ""
    smallest: float = 0.0
    live: LiveChange | None = None
    style: PageStyle | None = None
    commentary: Commentary | None = None
    template: Template | None = None
    tried: WhatIf | None = None
