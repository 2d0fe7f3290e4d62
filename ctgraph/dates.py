"""Dates as people write them: YYYY, YYYY-MM or YYYY-MM-DD. A date without a day has a first and a last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from ctgraph.errors import MOST_QUOTED, quote

EXPECTED = "expected YYYY, YYYY-MM or YYYY-MM-DD"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
# What people write for a date, the day before the month as in Britain; months are words or numbers.
_WRITTEN = (
    r"(?P<day>[0-9]{1,2})[/. -]+(?P<month>[0-9]{1,2})[/. -]+(?P<year>[0-9]{4}|[0-9]{2})",
    rf"{_YEAR}[/. -]+(?P<month>[0-9]{{1,2}})(?:[/. -]+(?P<day>[0-9]{{1,2}}))?(?:[t ][0-9:.z+-]*)?",
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"(?:[a-z]+,? )?{_DAY}(?: of)?[ -]+{_MONTH},?[ -]+{_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_MONTH},?[ -]*{_YEAR}",
    rf"(?P<month>[0-9]{{1,2}})[/.]{_YEAR}",
)
_TWO_YEARS = r"(?<![0-9])((?:19|20)[0-9]{2}) ?[/–-] ?([0-9]{2})(?![0-9])"


@lru_cache(maxsize=4096)
def days(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date names, as YYYY-MM-DD.

    Raises ValueError, with words for the user, where `text` is no date.
    """
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not (
        text.isascii() and all(map(str.isdigit, parts))
    ):
        raise ValueError(f"{quote(text)} is not a date; {EXPECTED}{_find_hint(text)}")
    year, month, day = [*map(int, parts), None, None][:3]
    assert year is not None  # there is at least one part
    if year == 0:
        raise ValueError(f"{text!r} is not a possible date: there is no year 0")
    if month is None:
        return f"{text}-01-01", f"{text}-12-31"
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r} is not a possible date: there is no month {month}{_find_hint(text)}")
    last = monthrange(year, month)[1]
    if day is None:
        return f"{text}-01", f"{text}-{last}"
    if not 1 <= day <= last:
        raise ValueError(f"{text!r} is not a possible date: that month has {last} days")
    return text, text


def _find_hint(text: str) -> str:
    """Return what a message says after a text that is no date: the date that is meant, as far as that can be told."""
    folded = " ".join(text.casefold().split())
    if len(folded) > MOST_QUOTED:
        return ""
    for pattern in _WRITTEN:
        found = re.fullmatch(pattern, folded)
        meant = _write_date(**found.groupdict()) if found else ""
        if meant:
            return f"; did you mean {meant!r}?"
    first, last = next(iter(re.findall(_TWO_YEARS, folded)), ("", ""))
    if first and int(last) == (int(first) + 1) % 100:
        return f"; for the year {first}-{last} write one day of it, such as '{int(first) + 1}-03-31'"
    years = sorted(set(re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", folded)))
    if len(years) > 1:
        return f"; write one date, such as {years[-1]!r}"
    return f"; did you mean {years[0]!r}?" if years and re.search("[a-z]", folded) else ""


def _write_date(year: str, month: str, day: str | None = None) -> str:
    """Return a date as a file has it, or an empty text where there is no such day."""
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month)
    if len(year) == 2:
        year = f"20{year}" if year < "50" else f"19{year}"
    if not 1 <= number <= 12 or int(year) == 0:
        return ""
    if day and not 1 <= int(day) <= monthrange(int(year), number)[1]:
        return ""
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


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
