"""Dates as people write them: YYYY, YYYY-MM or YYYY-MM-DD; a vague one stands for its first or its last day."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
EXPECTED = "expected YYYY, YYYY-MM or YYYY-MM-DD"


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date names, as YYYY-MM-DD.

    Raises ValueError, with words for the user, where `text` is no date.
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date; {EXPECTED}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the expression has one
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a possible date: {error}") from error
    if day:
        return text, text
    if month:
        return first.isoformat(), first.replace(day=calendar.monthrange(year, month)[1]).isoformat()
    return first.isoformat(), f"{text}-12-31"
