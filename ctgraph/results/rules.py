"""What is checked, and why."""

from typing import NamedTuple


class RuleEntry(NamedTuple):
    """One rule, for people who read: its id, usual severity, one line about it, documentation by section, title in papers, and other severities with when.

    What there is to do begins with a paragraph for the partnership; what is to be written in the file comes after that. It is apart from `Rule`, so that presenters and reports, which show it, know no rule.
    """

    id: str
    severity: str
    summary: str
    sections: tuple[tuple[str, str], ...]
    title: str
    otherwise: tuple[tuple[str, str], ...] = ()

    @property
    def advice(self) -> str:
        """What the partnership can do, in one line, without what is to be written in the file."""
        sections = dict(self.sections)
        first, _, _ = sections.get("What to do", sections[self.id]).partition("\n\n")
        return " ".join(first.split())


class Rules(NamedTuple):
    """The rules, in order of id."""

    rules: tuple[RuleEntry, ...]
