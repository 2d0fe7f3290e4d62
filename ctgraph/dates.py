"""Dates as people write them: YYYY, YYYY-MM or YYYY-MM-DD. A date without a day has a first and a last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from ctgraph.errors import quote

EXPECTED = "expected YYYY, YYYY-MM or YYYY-MM-DD"


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date names, as YYYY-MM-DD.

    Raises ValueError, with words for the user, where `text` is no date.
    """
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not (
        text.isascii() and all(map(str.isdigit, parts))
    ):
        raise ValueError(f"{quote(text)} is not a date; {EXPECTED}")
    year, month, day = [*map(int, parts), None, None][:3]
    assert year is not None  # there is at least one part
    if year == 0:
        raise ValueError(f"{text!r} is not a possible date: there is no year 0")
    if month is None:
        return f"{text}-01-01", f"{text}-12-31"
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is not a possible date: there is no month {month}")
    last = monthrange(year, month)[1]
    if day is None:
        return f"{text}-01", f"{text}-{last}"
    if not 1 <= day <= last:
        raise ValueError(f"{text!r} is not a possible date: that month has {last} days")
    return text, text


def day_after(day: str) -> str:
    """Return the day after `day` (YYYY-MM-DD), or an empty text after the last possible day."""
    return _shift(day, 1)


def day_before(day: str) -> str:
    """Return the day before `day` (YYYY-MM-DD), or an empty text before the first possible day."""
    return _shift(day, -1)


def _shift(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return ""
