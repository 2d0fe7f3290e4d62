"""Dates as people write them: YYYY, YYYY-MM or YYYY-MM-DD; a vague one stands for its first or its last day."""

from __future__ import annotations

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
    assert year is not None  # one part there always is
    if year == 0:
        raise ValueError(f"{text!r} is not a possible date: there is no year 0")
    if month is None:
        return f"{text}-01-01", f"{text}-12-31"
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is not a possible date: there is no month {month}")
    last = _days_in_month(year, month)
    if day is None:
        return f"{text}-01", f"{text}-{last}"
    if not 1 <= day <= last:
        raise ValueError(f"{text!r} is not a possible date: that month has {last} days")
    return text, text


def _days_in_month(year: int, month: int) -> int:
    # as the calendar module has it, which takes longer to load than a small file to read
    is_leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + is_leap_year if month == 2 else 30 + (month + month // 8) % 2


def day_after(day: str) -> str:
    """Return the day after `day` (YYYY-MM-DD), or nothing after the last that there is."""
    return _moved(day, 1)


def day_before(day: str) -> str:
    """Return the day before `day` (YYYY-MM-DD), or nothing before the first that there is."""
    return _moved(day, -1)


def _moved(day: str, by: int) -> str:
    from datetime import date, timedelta  # which reading a structure does without

    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return ""
