"""What is checked, and why."""

from __future__ import annotations

from typing import NamedTuple


class RuleEntry(NamedTuple):
    """One rule, for people who read: its id, usual severity, one line about it, documentation by section, and title in papers.

    It is apart from `Rule`, so that presenters and reports, which show it, know no rule.
    """

    id: str
    severity: str
    summary: str
    sections: tuple[tuple[str, str], ...]
    title: str


class Rules(NamedTuple):
    """The rules, in order of id."""

    rules: tuple[RuleEntry, ...]
