"""The shape of a rule: one file in `analyses/`, which defines `RULE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from ctgraph.discovery import modules
from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.findings import Finding, Severity
from ctgraph.graph.views import Views
from ctgraph.model import Structure

SECTIONS = ("What it finds", "Why it matters", "What it leaves alone", "Example", "What to do")


class Rule(NamedTuple):
    """What is checked, how, and what is said of it.

    id: as users write it; the file's name with hyphens.
    severity: the usual one of its findings.
    summary: one line, for the list of rules.
    says: for each kind of finding the sentence (under None, the one for every other kind), with the fields of `wording`.
    sign: two or three words that stand beside the sign of a finding in a diagram.
    documentation: the module's docstring, with the `SECTIONS` in their order.
    find: gives the findings of a structure, from its graphs. Facts only.
    review: in place of `find`, gives findings about the acceptances of a structure: takes it, what the other rules
        found, and today's date.
    days: gives the days, besides those on which bodies and relations change, from which its findings may be others.
    concerns: what the sources must record for its findings to hold; they say so where it is recorded only partly.
    """

    id: str
    severity: Severity
    summary: str
    says: Mapping[str | None, str]
    sign: str
    documentation: str
    find: Callable[[Views], Iterable[Finding]] | None = None
    review: Callable[[Structure, Sequence[Finding], str], Iterable[Finding]] | None = None
    concerns: Literal["accountability", "scrutiny", "membership"] | None = None
    days: Callable[[Structure], Iterable[str]] | None = None

    def sections(self) -> dict[str, str]:
        """Return the text under each heading of the documentation; the first line stands under its own id."""
        found: dict[str, str] = {}
        heading, body = self.id, list[str]()
        for line in self.documentation.strip().splitlines():
            if line.strip() in SECTIONS:
                found[heading] = "\n".join(body).strip("\n")
                heading, body = line.strip(), []
            elif line.strip("-"):
                body.append(line)
            elif not line:
                body.append("")
        found[heading] = "\n".join(body).strip("\n")
        return found


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in order of id."""
    found = (getattr(module, "RULE", None) for module in modules("ctgraph.analyses"))
    return tuple(sorted((rule for rule in found if isinstance(rule, Rule)), key=lambda rule: rule.id))


def find_rule(wanted: str) -> Rule:
    """Return the rule of an id, written with hyphens or underscores. Raises `UnknownNameError`."""
    by_id = {rule.id: rule for rule in all_rules()}
    rule = by_id.get(wanted.strip().lower().replace("_", "-"))
    if rule is None:
        hint = did_you_mean(wanted, by_id) or "; 'ctgraph rules' lists them"
        raise UnknownNameError(f"there is no rule {wanted!r}{hint}")
    return rule
