"""Finds what a name says of the status of its body, as 'Improvement Board (closed 2024)' does."""

from __future__ import annotations

import re

from ctgraph.loading.words import find_statuses

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DASHES = re.compile(r"\s+[-\u2013\u2014:]+\s*|:\s+")
_WORD = re.compile(r"[^\W\d_]+")
_OPERATES = "active"  # which is what is taken where no status is recorded
_LEAD_IN = {"now", "currently"}
_AFTER = {
    "in",
    "on",
    "from",
    "since",
    "until",
    "by",
    "as",
    "at",
    "of",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
} | {
    *("july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul"),
    *("aug", "sep", "sept", "oct", "nov", "dec", "spring", "summer", "autumn", "winter"),
}


def find_said_status(name: str) -> tuple[str, list[str]]:
    """Return the word in a name that says a status, as it is spelt, and the statuses that it can mean; else nothing.

    It stands in brackets, perhaps with more after it, or alone before or after a dash or colon, perhaps with a date.
    """
    for inside in _BRACKETS.findall(name):
        words = _list_words(inside)
        for end in range(len(words), 0, -1):
            if meant := _find_meant(words[:end]):
                return " ".join(words[:end]), meant
    parts = _DASHES.split(_BRACKETS.sub("", name))
    for part in (parts[0], parts[-1]) if len(parts) > 1 else ():
        words = _list_words(part)
        while words and words[-1].casefold() in _AFTER:
            words.pop()
        if meant := _find_meant(words):
            return " ".join(words), meant
    return "", []


def _list_words(text: str) -> list[str]:
    words = _WORD.findall(text)
    return words[1:] if words and words[0].casefold() in _LEAD_IN else words


def _find_meant(words: list[str]) -> list[str]:
    meant = find_statuses(" ".join(words)) if words else []
    return [] if _OPERATES in meant else meant
