"""Dates as people write them: YYYY, YYYY-MM or YYYY-MM-DD; a vague one stands for its first or its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from ctgraph.errors import shown

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
EXPECTED = "expected YYYY, YYYY-MM or YYYY-MM-DD"


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date names, as YYYY-MM-DD.

    Raises ValueError, with words for the user, where `text` is no date.
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{shown(text)} is not a date; {EXPECTED}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the expression has one
    if year == 0:
        raise ValueError(f"{text!r} is not a possible date: there is no year 0")
    if month is None:
        return f"{text}-01-01", f"{text}-12-31"
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is not a possible date: there is no month {month}")
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return f"{text}-01", f"{text}-{last}"
    if not 1 <= day <= last:
        raise ValueError(f"{text!r} is not a possible date: that month has {last} days")
    return text, text


def day_after(day: str) -> str:
    """Return the day after `day` (YYYY-MM-DD), or nothing after the last that there is."""
    return _moved(day, 1)


def day_before(day: str) -> str:
    """Return the day before `day` (YYYY-MM-DD), or nothing before the first that there is."""
    return _moved(day, -1)


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return ""
