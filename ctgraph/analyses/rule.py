"""The shape of a rule: one file in `analyses/`, which defines `RULE`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from ctgraph.findings import Concern, Family, Finding, Headings, Marks, RecordOf, RuleFacts, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Acceptance

STRIPPED = "The rest was stripped: Python was told to, by -OO or PYTHONOPTIMIZE=2. Without that it can be read here."
SECTIONS = ("What it finds", "Why it matters", "What it leaves alone", "Example", "What to do")

# What ends a finding: fewer relations, or another line and so on; `facts` where only the sources can, and `judgement` where no
# smallest change follows from what is recorded.
Mending = Literal[
    "fewer relations", "another agenda", "a line", "a leading line", "an owner", "one owner", "another chair", "partners",
    "the entry", "facts", "judgement",
]  # fmt: skip


class Review(NamedTuple):
    """What a rule about acceptances looks at.

    accepted: the acceptances of the structure.
    findings: what the other rules found.
    rules: the ids of all rules, in order.
    today: the day on which it is asked whether an acceptance still holds, YYYY-MM-DD.
    """

    accepted: Sequence[Acceptance]
    findings: Sequence[Finding]
    rules: Sequence[str]
    today: str


class Rule(NamedTuple):
    """What is checked, how, and what is said of it.

    `RuleFacts` is the part of it that goes with each finding; `RuleEntry` is what people read of it.

    id: as users write it; the file's name with hyphens.
    severity: the usual one of its findings.
    otherwise: the other severities of its findings, each with when it is that.
    summary: one line, for the list of rules.
    says: for each kind of finding the sentence (under None, the one for every other kind), with the fields of `wording/messages.py`.
    sign: two or three words that stand beside the sign of a finding in a diagram.
    kind_signs: other words in their place, for kinds of finding that need them.
    documentation: the module's docstring, with the `SECTIONS` in their order; None where Python has stripped it.
    find: gives the findings of a structure, from its graphs. Facts only; it loads no file.
    review: in place of `find`, gives findings about the acceptances of a structure.
    concerns: what the sources must record for its findings to hold; they say so where it is recorded only partly.
    days: gives the days, besides those on which bodies and relations change, from which its findings may be others.
    families: what its findings are selected by: `draw --only` takes each family, and `orphans` lists that of its name.
    marks: where the sign of a finding stands in a diagram.
    order: where its findings stand in lists by rule: those of the lowest number first.
    orphan_notices: the kinds of its findings that say why a body without accountability may be missing from `orphans`.
    headings: what its findings, or those of a kind, are called in papers, where that is not the id and the summary.
    shows_record_of: whose record stands under a finding that rests on nothing: of the body, its other relations and its note;
        of the structure, its note.
    mended_by: what ends its findings, as `ctgraph suggest` tries it.
    """

    id: str
    severity: Severity
    summary: str
    says: Mapping[str | None, str]
    sign: str
    documentation: str | None
    find: Callable[[Graphs], Iterable[Finding]] | None = None
    review: Callable[[Review], Iterable[Finding]] | None = None
    concerns: Concern | None = None
    days: Callable[[Graphs], Iterable[str]] | None = None
    families: frozenset[Family] = frozenset()
    marks: Marks = "only body"
    order: int = 10
    orphan_notices: frozenset[str] = frozenset()
    kind_signs: tuple[tuple[str, str], ...] = ()
    headings: Headings = ()
    shows_record_of: RecordOf | None = None
    mended_by: Mending = "judgement"
    otherwise: tuple[tuple[Severity, str], ...] = ()

    def facts(self) -> RuleFacts:
        """Return what goes with each finding of the rule to those who show it."""
        return RuleFacts(
            id=self.id,
            severity=self.severity,
            summary=self.summary,
            sign=self.sign,
            concerns=self.concerns,
            families=self.families,
            marks=self.marks,
            order=self.order,
            orphan_notices=self.orphan_notices,
            kind_signs=self.kind_signs,
            headings=self.headings,
            shows_record_of=self.shows_record_of,
        )

    def sections(self) -> dict[str, str]:
        """Return the text under each heading of the documentation; the first line stands under its own id."""
        if self.documentation is None:
            return {self.id: f"{self.summary}. {STRIPPED}"}
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
