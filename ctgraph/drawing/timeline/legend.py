"""The legend of a timeline: an entry for each thing that it uses, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ctgraph.drawing.common.appearance import SMALL_SIZE, severity_colour
from ctgraph.drawing.common.typefaces import measure_text
from ctgraph.drawing.timeline.canvas import Canvas, Place
from ctgraph.drawing.timeline.styles import STYLES, Fills, put_bar, put_label, put_underline
from ctgraph.findings import Severity
from ctgraph.wording.signs import SEVERITY_WORDS, SIGNS

_SAMPLE = (30.0, 12.0)
_ROW = 17.0
_GAP = 14.0


class Entry(NamedTuple):
    """What a sample means, and how it is put down at a place."""

    words: str
    put: Callable[[Place], None]


def make_entries(
    canvas: Canvas, fills: Fills, statuses: Iterable[str], severities: Iterable[Severity], *, successions: bool
) -> list[Entry]:
    """Return the entries for what is used."""
    used = set(statuses)
    found = [Entry(_describe_status(status), _sample_bar(canvas, fills, status)) for status in STYLES if status in used]
    found += [
        Entry(f"Underlined: a finding ({SEVERITY_WORDS[severity]})", _sample_finding(canvas, fills, severity))
        for severity in sorted(severities, reverse=True)
    ]
    if successions:
        found.append(Entry("Takes the place of another", _sample_arrow(canvas)))
    return found


def put_legend(canvas: Canvas, entries: list[Entry], top: float, width: float) -> float:
    """Put entries down in columns, and return where they end."""
    column = max(_SAMPLE[0] + 6 + measure_text(entry.words, SMALL_SIZE) for entry in entries) + _GAP
    columns = max(1, min(len(entries), int((width + _GAP) // column)))
    for position, entry in enumerate(entries):
        left, down = column * (position % columns), top + _ROW * (position // columns)
        entry.put((left, down))
        middle = down + _SAMPLE[1] / 2
        canvas.put_words((left + _SAMPLE[0] + 6, middle), entry.words, SMALL_SIZE, canvas.theme.ink)
    return top + _ROW * -(-len(entries) // columns)


def _describe_status(status: str) -> str:
    words = status.replace("_", " ").capitalize()
    return f"{words} (does not operate)" if STYLES[status].border == "dotted" else words


def _sample_bar(canvas: Canvas, fills: Fills, status: str) -> Callable[[Place], None]:
    return lambda corner: put_bar(canvas, fills, status, corner, _SAMPLE)


def _sample_finding(canvas: Canvas, fills: Fills, severity: Severity) -> Callable[[Place], None]:
    def put(corner: Place) -> None:
        left, top = corner
        put_bar(canvas, fills, "active", corner, _SAMPLE)
        put_underline(canvas, severity, (left, left + _SAMPLE[0]), top + _SAMPLE[1])
        put_label(canvas, SIGNS[severity], (left + 3, top + _SAMPLE[1] / 2), severity_colour(canvas.theme, severity))

    return put


def _sample_arrow(canvas: Canvas) -> Callable[[Place], None]:
    def put(corner: Place) -> None:
        left, middle = corner[0], corner[1] + _SAMPLE[1] / 2
        canvas.put_arrow([(left, middle), (left + _SAMPLE[0], middle)], canvas.theme.ink, 1.2)

    return put
