"""Of which rules findings were asked for, where not of all."""

from __future__ import annotations

from typing import Protocol

from ctgraph.wording.spelling import join


class _OfRules(Protocol):
    """What is found by some rules: the ids of those that were asked for, and of the others."""

    @property
    def asked(self) -> tuple[str, ...]: ...
    @property
    def unasked(self) -> tuple[str, ...]: ...


def describe_asked(report: _OfRules) -> str:
    """Return of which rules alone findings were asked for, or of which not; nothing where they were of all.

    A silence is then that of these rules: ``only broken-line was asked for``, ``several-lines was not asked for``.
    """
    if not report.unasked:
        return ""
    are_few = len(report.asked) <= len(report.unasked)
    named = report.asked if are_few else report.unasked
    was = "was" if len(named) == 1 else "were"
    if not named:
        return "no rule was asked for"
    return f"only {join(named)} {was} asked for" if are_few else f"{join(named)} {was} not asked for"
