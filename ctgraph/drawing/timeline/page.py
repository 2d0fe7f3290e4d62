"""The page of a timeline: title, years, a row for each body by family, what is counted, legend and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from ctgraph.dates import day_after
from ctgraph.drawing.common.appearance import (
    NAME_SIZE,
    PALETTES,
    SMALL_SIZE,
    STRONG_FONT,
    TITLE_SIZE,
    severity_colour,
)
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.subtitles import write_subtitles
from ctgraph.drawing.common.typefaces import measure_text
from ctgraph.drawing.timeline.axis import Axis
from ctgraph.drawing.timeline.canvas import Canvas, fit_text
from ctgraph.drawing.timeline.legend import make_entries, put_legend
from ctgraph.drawing.timeline.rows import Row, Segment, ends_with_last_record
from ctgraph.drawing.timeline.strips import STRIPS, count_strips, put_strip
from ctgraph.drawing.timeline.styles import FILLS, put_bar, put_label, put_underline
from ctgraph.drawing.timeline.tokens import Token, choose_tokens
from ctgraph.model import Body
from ctgraph.results.timeline import Timeline
from ctgraph.wording.signs import SIGNS
from ctgraph.wording.spelling import join

BAR = 13.0  # points, the height of a bar
_LINE = 13.0  # of a line of words
_ROW_GAP = 6.0
_STRIP = 32.0
_WIDEST_LABEL = 0.27  # of the page


class Shown(NamedTuple):
    """What goes on a page: the rows by family, the bodies without one, and the days from `first` until before `over`."""

    families: Mapping[str, Sequence[Row]]
    left_out: Sequence[Body]
    first: date
    over: date


class Page:
    """One page, put on a canvas of a width from top to bottom."""

    def __init__(self, timeline: Timeline, shown: Shown, options: Options, width: float) -> None:
        self.timeline, self.shown, self.options, self.width = timeline, shown, options, width
        self.theme, self.fills = PALETTES[options.theme], FILLS[options.theme]
        self.canvas = Canvas(self.theme, width)
        self.rows = [row for family in shown.families.values() for row in family]
        longest = max((measure_text(_write_label(row.body)[:1_000], SMALL_SIZE) for row in self.rows), default=0.0)
        headings = max(measure_text(words, NAME_SIZE, STRONG_FONT) for words in (*shown.families, *STRIPS))
        room = max(min(longest, width * _WIDEST_LABEL), headings)
        self.labels = {row.body.id: fit_text(_write_label(row.body), room, SMALL_SIZE, most=2) for row in self.rows}
        after = max((measure_text(_write_last_status(row), SMALL_SIZE) for row in self.rows), default=0.0)
        self.axis = Axis(shown.first, shown.over, room + 10, width - (after + 6 if after else 0))
        self.tops: dict[str, float] = {}

    def draw(self) -> tuple[Canvas, float]:
        """Return the canvas with everything on it, and its height."""
        top = self._put_head() + 10
        self._find_places(top + 2 * _LINE)
        bars_end = self._end_of_rows
        counted = count_strips(self.timeline, self.axis)
        end = bars_end + len(counted) * (_STRIP + _ROW_GAP)
        self._put_grid(top, end)
        for family, found in self.shown.families.items():
            first = self.tops[found[0].body.id]
            self.canvas.put_words((0, first - _LINE / 2 - 2), family, NAME_SIZE, self.theme.ink, font=STRONG_FONT)
            for row in found:
                self._put_row(row)
        for before, after in self._find_successions():
            self._put_succession(before, after)
        for position, strip in enumerate(counted):
            strip_top = bars_end + position * (_STRIP + _ROW_GAP)
            self.canvas.put_words((0, strip_top + _STRIP - 6), strip.title, NAME_SIZE, self.theme.ink, font=STRONG_FONT)
            put_strip(self.canvas, self.fills, self.axis, strip, strip_top, _STRIP)
        return self.canvas, self._put_foot(end + 16)

    def _put_head(self) -> float:
        structure, down = self.timeline.structure, TITLE_SIZE * 0.7
        for line in fit_text(self.options.title or structure.title, self.width, TITLE_SIZE, 3, STRONG_FONT):
            self.canvas.put_words((0, down), line, TITLE_SIZE, self.theme.ink, font=STRONG_FONT)
            down += TITLE_SIZE + 3
        for words in write_subtitles(structure, self.timeline.lens):
            for line in fit_text(words, self.width, SMALL_SIZE, 3):
                self.canvas.put_words((0, down), line, SMALL_SIZE, self.theme.quiet)
                down += _LINE
        return down

    def _find_places(self, top: float) -> None:
        down = top
        for found in self.shown.families.values():
            down += _LINE + 4
            for row in found:
                self.tops[row.body.id] = down
                down += max(len(self.labels[row.body.id]) * _LINE, BAR) + _ROW_GAP
            down += 2
        self._end_of_rows = down + 4

    def _find_middle(self, body: str) -> float:
        return self.tops[body] + max(len(self.labels[body]) * _LINE, BAR) / 2

    def _put_grid(self, top: float, end: float) -> None:
        ticks, first_line = list(self.axis.list_ticks()), top + 2 * _LINE - 2
        self.canvas.put_lines(((x, first_line, x, end) for x, _ in ticks), self.fills.rule, 0.6)
        for x, words in ticks:
            self.canvas.put_words((x, top + _LINE / 2), words, SMALL_SIZE, self.theme.ink, anchor="middle")
        day, structure = self.timeline.lens.day, self.timeline.structure
        if day and self.axis.first.isoformat() <= day < self.axis.over.isoformat():
            x, words = self.axis.locate(day), f"as of {self.timeline.lens.write_day(structure)}"
            left = min(x - measure_text(words, SMALL_SIZE) / 2, self.width - measure_text(words, SMALL_SIZE))
            self.canvas.put_lines([(x, first_line, x, end)], self.theme.quiet, 0.8, "dashed")
            self.canvas.put_words((left, top + _LINE * 1.4), words, SMALL_SIZE, self.theme.quiet)

    def _put_row(self, row: Row) -> None:
        middle, lines = self._find_middle(row.body.id), self.labels[row.body.id]
        for position, line in enumerate(lines):
            down = middle + (position - (len(lines) - 1) / 2) * _LINE
            self.canvas.put_words(
                (0, down), line, SMALL_SIZE, self.theme.ink, said="" if position else _describe_row(row)
            )
        top = middle - BAR / 2
        for segment in row.segments:
            left, right = self.axis.locate_start(segment.first), self.axis.locate_end(segment.over)
            said = f"{row.body.name}: {_describe_segment(segment)}"
            put_bar(self.canvas, self.fills, segment.status, (left, top), (right - left, BAR), said)
        for mark in row.marks:
            across = self.axis.locate_start(mark.first), self.axis.locate_end(mark.over)
            put_underline(self.canvas, mark.severity, across, top + BAR)
        self._put_words(row, middle)

    def _put_words(self, row: Row, middle: float) -> None:
        """Put signs and statuses on a bar, each where it begins; the last status stands after the bar where it has no room."""
        tokens = self._make_tokens(row)
        bar_end = max((self.axis.locate_end(segment.over) for segment in row.segments), default=0.0)
        cursor, put = 0.0, set[tuple[str, float]]()
        for left, together in groupby(tokens, key=lambda token: token.left):
            group, at = list(together), max(left + 3, cursor)
            beyond = min([token.left for token in tokens if token.left > left], default=bar_end)
            for words, token in choose_tokens(group, min(beyond, *(token.right for token in group)) - at):
                cursor = at = put_label(self.canvas, words, (at, middle), token.colour, token.said) + 3
                put.add((words, token.left))
        last = _write_last_status(row)
        if last and (last, self.axis.locate_start(row.segments[-1].first)) not in put:
            self.canvas.put_words((self.axis.right + 5, middle), last, SMALL_SIZE, self.theme.ink)

    def _make_tokens(self, row: Row) -> list[Token]:
        found = [
            Token(
                *(self.axis.locate_start(mark.first), self.axis.locate_end(mark.over), SIGNS[mark.severity], mark.sign),
                *(severity_colour(self.theme, mark.severity), f"{row.body.name}: {mark.said}"),
            )
            for mark in row.marks
        ]
        found += [
            Token(
                *(
                    self.axis.locate_start(each.first),
                    self.axis.locate_end(each.over),
                    "",
                    _write_status(each.status),
                    self.theme.ink,
                    "",
                )
            )
            for each in row.segments
            if each.status != "active"
        ]
        return sorted(found, key=lambda token: (token.left, not token.sign))

    def _find_successions(self) -> Iterator[tuple[Body, Body]]:
        """Yield each body on the page with one that took its place, at a date that is on the page."""
        bodies = {row.body.id: row.body for row in self.rows}
        for row in self.rows:
            if self.axis.first.isoformat() <= row.body.period.first:
                yield from ((bodies[other], row.body) for other in row.body.succeeds if other in bodies)

    def _put_succession(self, before: Body, after: Body) -> None:
        over = before.period.last and day_after(before.period.last)
        start, end = self.axis.locate_end(over), self.axis.locate_start(after.period.first)
        start = min(start, end)
        down = 1 if self._find_middle(after.id) > self._find_middle(before.id) else -1
        leaves = self._find_middle(before.id) + down * BAR / 2
        if end - start < 8:
            points = [(end, leaves), (end, self._find_middle(after.id) - down * BAR / 2)]
        else:
            points = [(start, leaves), (start, self._find_middle(after.id)), (end, self._find_middle(after.id))]
        self.canvas.put_arrow(points, self.theme.ink, 1.2)

    def _put_foot(self, top: float) -> float:
        entries = make_entries(
            self.canvas,
            self.fills,
            (segment.status for row in self.rows for segment in row.segments),
            {mark.severity for row in self.rows for mark in row.marks},
            successions=any(self._find_successions()),
        )
        down = top
        if entries and self.options.legend:
            self.canvas.put_words((0, down), "Legend", NAME_SIZE, self.theme.ink, font=STRONG_FONT)
            down = put_legend(self.canvas, entries, down + 9, self.width) + 4
        for note in self._write_notes():
            for line in fit_text(note, self.width, SMALL_SIZE, 3):
                self.canvas.put_words((0, down + _LINE / 2), line, SMALL_SIZE, self.theme.quiet)
                down += _LINE
        return down + 4

    def _write_notes(self) -> Iterator[str]:
        dated = (
            "A date that is only a year or a month is drawn from its first day or, where something ends, to its last. What"
            " touches an edge goes on beyond it."
        )
        if any(ends_with_last_record(row.body, self.timeline.lens) for row in self.rows):
            dated += " Some bars end where a body is last recorded; no end of it is recorded."
        yield dated
        if any(moment.early and (moment.undated or moment.unsaid) for moment in self.timeline.moments):
            date = self.timeline.structure.as_of
            yield f"What is recorded without a date is that of {date}; before it, only bodies with a date of their own are counted."
        if self.shown.left_out:
            names = join([body.label for body in self.shown.left_out])
            yield f"Not drawn, since nothing happens to {'it' if len(self.shown.left_out) == 1 else 'them'}: {names}."
        if self.timeline.unchecked or self.timeline.proposed_from:
            checked = (moment.day for moment in self.timeline.moments if moment.checked)
            first = next(checked, self.timeline.before_day or self.timeline.proposed_from)
            yield f"Findings are worked out from {first} on."


def _write_label(body: Body) -> str:
    return f"{body.name} × {body.stands_for}" if body.stands_for > 1 else body.name


def _write_status(status: str) -> str:
    return status.replace("_", " ")


def _write_last_status(row: Row) -> str:
    """Return the status of a body at the end, where that is to be said."""
    last = row.segments[-1]
    return "" if last.over or last.status == "active" else _write_status(last.status)


def _describe_segment(segment: Segment) -> str:
    return " ".join(filter(None, (_write_status(segment.status), segment.begins, segment.ends)))


def _describe_row(row: Row) -> str:
    facts = [row.body.kind_in_text, *map(_describe_segment, row.segments)]
    return f"{row.body.name}: {'; '.join(facts)}"
