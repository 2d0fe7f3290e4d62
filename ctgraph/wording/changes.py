"""The sign and the words for what became of a body, a relation or a finding from one structure to another."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import Reported
from ctgraph.results.comparison import Comparison
from ctgraph.results.overlay import Change, Changes, Mark
from ctgraph.wording.silence import FIRST, UNMENTIONED

CHANGE_SIGNS: Mapping[Mark, str] = {"gone": "−", "new": "+", "changed": "≠"}
# What stands beside the sign of a finding.
_CHANGED_FINDINGS: Mapping[Mark, str] = {"gone": "gone", "new": "new", "changed": "on other evidence"}


def describe_change(change: Change) -> str:
    """Return what became of something as it stands in a diagram: a sign, a word, and how."""
    return f"{CHANGE_SIGNS[change.mark]} {say_change(change)}"


def say_change(change: Change) -> str:
    """Return what became of something in words alone."""
    word: str = change.mark
    if not change.is_known:
        word = FIRST if change.mark == "new" else "not known" if change.words else UNMENTIONED
    return f"{word}: {change.words}" if change.words else word


def say_finding_change(reported: Reported, changes: Changes | None) -> str:
    """Return what became of a finding, in a word or two; nothing where it is the same, or two structures are not compared."""
    mark = changes.findings.get(reported) if changes else None
    if mark is None or changes is None:
        return ""
    return UNMENTIONED if reported in changes.left_open else _CHANGED_FINDINGS[mark]


def name_both(comparison: Comparison) -> str:
    """Return a title that names both structures, and their days where their own titles do not say the year; one day is said once."""
    sides = comparison.old, comparison.new
    titles = [side.structure.title for side in sides]
    days = [side.lens.write_day(side.structure) for side in sides]
    if titles[0] == titles[1] and days[0] == days[1]:
        return f"{titles[0]}{f' ({days[0]})' if days[0] else ''}: before and after"
    if titles[0] == titles[1]:
        return f"{titles[0]}: from {days[0] or 'no day'} to {days[1] or 'no day'}"
    untold = [day if day[:4] not in title else "" for title, day in zip(titles, days, strict=True)]
    if untold[0] and untold[0] == untold[1]:
        return f"From {titles[0]} to {_name_second(*titles)} (both {untold[0]})"
    old, new = (f"{title} ({day})" if day else title for title, day in zip(titles, untold, strict=True))
    return f"From {old} to {new}"


def _name_second(first: str, second: str) -> str:
    """Return the second of two titles, short where it is the first and something more."""
    rest = second.removeprefix(first)
    return f"the same{rest}" if rest != second and rest.startswith((", ", ": ", " (")) else second
