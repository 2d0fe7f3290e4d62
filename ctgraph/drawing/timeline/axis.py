"""Days across a page: where each stands, and which are written at the top."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctgraph.results.timeline import Timeline

_LEAD = (
    0.02  # of the time that is shown, before the first date and after the last, so that a beginning is seen to be one
)
_LEAST_LEAD = 10  # days
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000)
_ROOM = 34.0  # points, for a tick and its words


class Axis:
    """The days from `first` until before `over`, laid out from `left` to `right`."""

    def __init__(self, first: date, over: date, left: float, right: float) -> None:
        self.first = first
        self.over = over
        self.left = left
        self.right = right

    def locate(self, day: str) -> float:
        """Return where a day (YYYY-MM-DD) begins; what lies beyond an end of the axis is at that end."""
        return self._locate_date(date.fromisoformat(day))

    def locate_start(self, day: str) -> float:
        """Return where something begins: at the very left where it is not said when."""
        return self.locate(day) if day else self.left

    def locate_end(self, day: str) -> float:
        """Return where something is over: at the very right where it is not said when."""
        return self.locate(day) if day else self.right

    def list_ticks(self) -> Iterator[tuple[float, str]]:
        """Yield the place and the words of each tick, at years or at months, as far as there is room."""
        pace = next(pace for pace in _MONTHS if pace == _MONTHS[-1] or self._has_room_for(pace))
        month = self.first.year * 12 + self.first.month - 1
        last = self.over.year * 12 + self.over.month - 1
        for each in range(-(-month // pace) * pace, last + 1, pace):
            year, month_of_year = divmod(each, 12)
            if year and self.first <= (day := date(year, month_of_year + 1, 1)) < self.over:
                yield self._locate_date(day), f"{year}" if pace >= 12 else f"{year}-{month_of_year + 1:02}"

    def _has_room_for(self, months: int) -> bool:
        days = (self.over - self.first).days
        return (self.right - self.left) / days * months * 30 >= (_ROOM if months >= 12 else 2 * _ROOM)

    def _locate_date(self, day: date) -> float:
        share = (day - self.first).days / (self.over - self.first).days
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


def find_span(timeline: Timeline) -> tuple[date, date]:
    """Return the first day of a timeline's page, and the day after its last: those of its window.

    Where that is open, they are such that its dates are on the page, and the day that it is looked at from, if that is later.
    """
    window, days = timeline.window, [date.fromisoformat(moment.day) for moment in timeline.moments]
    first = date.fromisoformat(window.first) if window.first else days[0]
    last = date.fromisoformat(window.last) if window.last else days[-1]
    own_day = date.fromisoformat(timeline.lens.day) if timeline.lens.day else last
    goes_on = not window.last and own_day > last
    lead = max(_LEAST_LEAD, round(((own_day if goes_on else last) - first).days * _LEAD))
    over = _move_day(own_day, 1) if goes_on else _move_day(last, 1 if window.last else 2 * lead)
    return first if window.first else _move_day(first, -lead), over


def _move_day(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
