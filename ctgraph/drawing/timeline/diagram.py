"""A timeline drawn: bodies as bars over the years, statuses as hatching, findings as signs, what operates counted below."""

from __future__ import annotations

from collections import Counter

from ctgraph.drawing.common.appearance import SMALL_SIZE
from ctgraph.drawing.common.options import MARGIN, PAGES, Options
from ctgraph.drawing.common.quoting import clean
from ctgraph.drawing.common.svg import finish_svg
from ctgraph.drawing.timeline.axis import find_span
from ctgraph.drawing.timeline.canvas import PAD
from ctgraph.drawing.timeline.page import Page, Shown
from ctgraph.drawing.timeline.rows import find_rows, group_by_family
from ctgraph.errors import DrawingError
from ctgraph.results.timeline import Timeline

MOST_ROWS = 150  # more could not be read on any page


def draw(timeline: Timeline, ending: str, options: Options) -> tuple[bytes, float]:
    """Return a timeline as `svg`, `png` or `pdf`, and the size in points of its smallest text on the page, on its side.

    Raises `DrawingError` where there is nothing to draw, or nothing to draw it with.
    """
    if not timeline.moments:
        raise DrawingError(
            f"{timeline.structure.id}: nothing that has a date began, ended or changed, so there is no timeline to draw"
        )
    first, over = find_span(timeline)
    found, left_out = find_rows(timeline, first.isoformat(), over.isoformat())
    if len(found) > MOST_ROWS:
        problem = f"{len(found):,} bodies began, ended or changed, and at most {MOST_ROWS} can be drawn"
        raise DrawingError(
            f"{timeline.structure.id}: {problem}; --from and --until draw a part, the other formats hold all"
        )
    shown = Shown(group_by_family(found), left_out, first, over)
    width, height = (side - 2 * MARGIN - 2 * PAD for side in PAGES[options.page])
    scale = too_large = 1.0
    canvas, needed = Page(timeline, shown, options, width).draw()
    while needed * scale > height:  # a wider sheet has a lower legend, which may let it shrink less
        too_large, scale = scale, min(scale * 0.995, height / needed)
        canvas, needed = Page(timeline, shown, options, width / scale).draw()
    while too_large - scale > 0.02 and needed * scale < 0.95 * height:  # and longer lines, so that it shrank too much
        between = (scale + too_large) / 2
        drawn = Page(timeline, shown, options, width / between).draw()
        if drawn[1] * between > height:
            too_large = between
        else:
            scale, (canvas, needed) = between, drawn
    rendered = canvas.render(ending, needed, scale)
    if ending == "svg":
        title = clean(options.title or timeline.structure.title)
        rendered = finish_svg(rendered, title, describe(timeline), canvas.said)
    return rendered, SMALL_SIZE * scale


def describe(timeline: Timeline) -> str:
    """Return what a timeline shows, in a few sentences."""
    sentences = [f"From {timeline.moments[0].date} to {timeline.moments[-1].date}."]
    words = {
        "body-began": ("body began", "bodies began"),
        "body-ended": ("body ended", "bodies ended"),
        "status-changed": ("status changed", "statuses changed"),
        "finding-began": ("finding came", "findings came"),
        "finding-ended": ("finding went", "findings went"),
    }
    for moment in timeline.moments:
        happened = Counter(change.what for change in moment.changes) + Counter(each.what for each in moment.findings)
        parts = [f"{happened[what]} {said[happened[what] > 1]}" for what, said in words.items() if happened[what]]
        sentences.append(
            f"{moment.date}: {', '.join([*parts, f'{moment.operating} of {moment.there} bodies counted as operating'])}."
        )
    return clean(" ".join(sentences))
