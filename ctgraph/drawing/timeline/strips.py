"""What is counted below the bars of a timeline: how many bodies operate, and how many findings there are."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.drawing.common.appearance import SMALL_SIZE
from ctgraph.drawing.common.typefaces import measure_text
from ctgraph.drawing.timeline.axis import Axis
from ctgraph.drawing.timeline.canvas import Canvas
from ctgraph.drawing.timeline.styles import Fills, put_label
from ctgraph.results.timeline import Timeline

STRIPS = ("Counted as operating", "Findings")


class Strip(NamedTuple):
    """A number over time: from each day on, in order; None where it was not computed. The first day is that of the axis."""

    title: str
    steps: tuple[tuple[str, int | None], ...]


def count_strips(timeline: Timeline, axis: Axis) -> list[Strip]:
    """Return the numbers of a timeline along an axis."""
    start, structure = axis.first.isoformat(), timeline.structure
    lens = timeline.lens._replace(day=start)
    recorded = (body for body in structure.bodies.values() if start >= structure.day or "" < body.first_record <= start)
    operating = sum(map(lens.operates, recorded))
    unaccepted = {moment.day: sum(not each.accepted for each in found) for moment, found in timeline.states()}
    is_told = not (timeline.unchecked or timeline.proposed_from)
    before = sum(not each.accepted for each in timeline.before) if is_told else None
    return [
        Strip(STRIPS[0], ((start, operating), *((moment.day, moment.operating) for moment in timeline.moments))),
        Strip(STRIPS[1], ((start, before), *((m.day, unaccepted.get(m.day)) for m in timeline.moments))),
    ]


def put_strip(canvas: Canvas, fills: Fills, axis: Axis, strip: Strip, top: float, height: float) -> None:
    """Put a strip down: a column for each stretch of time, as high as its number, which stands on it where there is room."""
    most = max((number for _, number in strip.steps if number), default=1)
    bottom, room = top + height, height - SMALL_SIZE - 2
    over = [day for day, _ in strip.steps[1:]] + [""]
    for (day, number), end in zip(strip.steps, over, strict=True):
        left, right = axis.locate(day), axis.locate_end(end)
        if number is None or right <= left:
            continue
        high = max(room * number / most, 0.4)
        said = f"{strip.title} from {day}{f' until before {end}' if end else ''}: {number:,}"
        canvas.put_box((left, bottom - high), (right - left, high), fills.full, canvas.theme.ink, said=said)
        words = f"{number:,}"
        wide = measure_text(words, SMALL_SIZE)
        if wide <= right - left:
            put_label(canvas, words, ((left + right - wide) / 2, bottom - high - 8), canvas.theme.ink)
