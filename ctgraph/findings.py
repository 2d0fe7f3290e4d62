"""What an analysis has to say: findings, and the report that gathers them. Facts only; words are made elsewhere."""

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, Self

from ctgraph.model import (
    FIRMNESS,
    NOTHING_UNDATED,
    Acceptance,
    Body,
    HeldFact,
    Lens,
    Relation,
    Source,
    Structure,
    Undated,
    find_undated,
    fold_name,
)
from ctgraph.seats import find_sitting_together


class Severity(enum.IntEnum):
    """How grave a finding is; they compare, `INFO` being the least."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as users write it: ``info``, ``warning`` or ``error``."""
        return _SEVERITY_WORDS[self]


_SEVERITY_WORDS = ("", *(severity.name.lower() for severity in Severity))


# What findings are selected by; what the sources must record for them to hold; and where their signs stand in a diagram: on
# all relations of a finding, on its first relation, on its first body, on each of its bodies, or on its body if it has one only.
Family = Literal["cycles", "scrutiny", "orphans"]
FAMILIES: tuple[Family, ...] = ("cycles", "orphans", "scrutiny")
Concern = Literal["accountability", "scrutiny", "membership"]
Marks = Literal["relations", "first relation", "first body", "each body", "only body"]
# Whose record stands under a finding that rests on nothing.
RecordOf = Literal["body", "structure"]


class FindingHeading(NamedTuple):
    """What findings are called in a paper, what they say, and what to do where that is not what the rule says.

    to_record: what is to be written in the file then, for those who write it, as a clause.
    """

    title: str
    summary: str
    to_do: str = ""
    to_record: str = ""


# The kind of findings that a heading is of; None for every kind without one of its own.
Headings = tuple[tuple[str | None, FindingHeading], ...]


class RuleFacts(NamedTuple):
    """What those who show a finding need to know of its rule. The fields are those of `Rule`, which says what they mean.

    It is apart from `Rule`, which stands in a layer above findings and holds the function that finds them.
    """

    id: str
    severity: Severity
    summary: str
    sign: str
    concerns: Concern | None = None
    families: frozenset[Family] = frozenset()
    marks: Marks = "only body"
    order: int = 10
    orphan_notices: frozenset[str] = frozenset()
    kind_signs: tuple[tuple[str, str], ...] = ()
    headings: Headings = ()
    shows_record_of: RecordOf | None = None

    def find_heading(self, kind: str | None) -> FindingHeading:
        """Return what the findings of a kind are called; where the rule does not say, its id in words and its summary."""
        headings = dict(self.headings)
        usual = FindingHeading(self.id.replace("-", " ").capitalize(), self.summary)
        return headings.get(kind) or headings.get(None) or usual


StopReason = Literal["no-onward-line", "beyond", "not-operating", "last-recorded", "cycle"]


class Stop(NamedTuple):
    """Where a line stops, and why.

    why: `no-onward-line`; `beyond`, the same of a neighbour, whose own lines are not this structure's matter; `not-operating`;
        `last-recorded`, where nothing is known later; or `cycle` (then `body` is its first by id).
    detail: the status of what does not operate, or the date for which it is not there, such as `until 2010`; or the date of the
        last record as written.
    note: what the file notes of that status or date.
    standing: how firmly that status or date is held.
    has_other_days: whether an upward line of a `no-onward-line` is recorded that is of other days.
    uncounted: whether a line of a `no-onward-line` was left out for its standing.
    unexpected: the kind of a `no-onward-line`, in words, if no line is expected of such a body.
    """

    body: str
    why: StopReason
    cycle: tuple[str, ...] = ()
    detail: str = ""
    note: str = ""
    uncounted: bool = False
    unexpected: str = ""
    standing: str = "stated"
    has_other_days: bool = False


class Evidence(NamedTuple):
    """A fact that is no relation and that a finding rests on, or that was left out of it for its standing.

    what: the key of the file: `status`, `from`, `until`, `last_recorded`, `answers_outside`, `chair`, `members`, `overlaps`,
        `kind` or `functions`; or `lines`, of a line that is not there.
    body: the id of the body that it is about.
    value: what it says: the status, the date, the post, the agency, the other body, or the name of the function.
    role: what the body does with a function; empty for every other fact.
    file, line: where it is written, if files that are joined say different things; else empty and 0.
    """

    what: str
    body: str
    value: str
    standing: str = "stated"
    sources: tuple[Source, ...] = ()
    note: str = ""
    role: str = ""
    file: str = ""
    line: int = 0


class Finding(NamedTuple):
    """One thing that an analysis has to say about named bodies and relations.

    `bodies[0]` is the body that it is about; for a cycle or loop, `bodies` is the component, sorted, and `relations` the
    witness in order. `partial` says that the sources record the matter only partly. `line` is that of the body, or of
    the first relation. `about` names what is no body: agencies, posts, functions, partners; `amounts` are the numbers that
    the finding compares, and `cites` the sources or sections that it rests on beyond those of its relations, as written.
    `near_rules` is for an acceptance of what is no rule: the rules that are called much the same. `near_findings` are those of
    its rule that an acceptance may be meant for, and does not cover.

    open_rows: how many rows of members count as one seat in `amounts` because they do not say how many they have.
    facts: what it rests on that is no relation, such as a chair or a status.
    beside: relations that belong to it and are not on the witness, such as the line that makes a loop `independence`.
    other_days: relations that would have answered it and are of other days than the one that is asked of.
    file: the path of the file that `line` is of, where files are joined; else empty.
    assumed: those of the bodies that are among them only by lines that are inferred or proposed, and were asked for.
    left_out, left_out_facts: what was left out for its standing and would have answered it; the left-out lines of a body
        without any are its `relations`.
    """

    rule: str
    severity: Severity
    line: int
    kind: str | None = None
    standing: str | None = None
    bodies: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    stops: tuple[Stop, ...] = ()
    more_stops: bool = False
    partial: bool = False
    about: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    cites: tuple[str, ...] = ()
    near_rules: tuple[str, ...] | None = None
    near_findings: tuple["Finding", ...] = ()
    facts: tuple[Evidence, ...] = ()
    beside: tuple[Relation, ...] = ()
    left_out: tuple[Relation, ...] = ()
    left_out_facts: tuple[Evidence, ...] = ()
    assumed: tuple[str, ...] = ()
    open_rows: int = 0
    other_days: tuple[Relation, ...] = ()
    file: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of the facts that it rests on, those of the weakest first, and of those left out that are no relations."""
        return tuple(dict.fromkeys(each.note for each in self.noted))

    @property
    def noted(self) -> tuple[Relation | Evidence, ...]:
        """What the notes are on, in the order of these."""
        resting_on: tuple[Relation | Evidence, ...] = (*self.relations, *self.facts)
        weakest_first = sorted(resting_on, key=lambda each: each.standing != self.standing)
        return tuple(each for each in (*weakest_first, *self.beside, *self.left_out_facts) if each.note)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits made from rule, kind, ids and names: the same wherever in the file the matter stands."""
        import hashlib  # it loads a library of cryptography, which text for people does without

        bodies = (_mark(body) or _NOTHING for body in self.bodies)  # an empty part ends the bodies
        about = ("", *map(_mark, self.about)) if self.about else ()
        identity = "\0".join((_mark(self.rule), _mark(self.kind or ""), *bodies, *about))
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_NOTHING = "\1\3"


def _mark(part: str) -> str:
    """Return a part of a fingerprint without the character that parts them, and so that no two become the same."""
    return part.replace("\1", "\1\1").replace("\0", "\1\2")


class KnownFinding(NamedTuple):
    """A finding as a baseline keeps it: what it is about, and a hash of all that it rested on."""

    rule: str
    kind: str
    bodies: tuple[str, ...]
    about: tuple[str, ...]
    fingerprint: str
    evidence: str


ToBaseline = Literal["known", "changed", "new"]  # "changed" is known on other evidence


class Reported(NamedTuple):
    """A finding as reported: with its words, its rule, the acceptance that covers it or once did, and how a baseline knows it."""

    finding: Finding
    sentence: str
    rule: RuleFacts
    acceptance: Acceptance | None = None
    lapsed: bool = False
    to_baseline: ToBaseline | None = None

    @property
    def message(self) -> str:
        """The sentence, and that the sources are partial where they are."""
        return f"{self.sentence} (partial sources)" if self.finding.partial else self.sentence

    @property
    def sign(self) -> str:
        """The words that stand beside the sign of the finding in a diagram."""
        return dict(self.rule.kind_signs).get(self.finding.kind or "", self.rule.sign)

    @property
    def heading(self) -> FindingHeading:
        """What findings of its kind are called in a paper: their title and summary."""
        return self.rule.find_heading(self.finding.kind)

    @property
    def marked_bodies(self) -> tuple[str, ...]:
        """The bodies at which a diagram shows the sign of the finding."""
        match self.rule.marks:
            case "each body":
                return self.finding.bodies
            case "first body":
                return self.finding.bodies[:1]
            case "only body":
                return self.finding.bodies if len(self.finding.bodies) == 1 else ()
            case _:
                return ()

    @property
    def marked_relations(self) -> tuple[Relation, ...]:
        """The relations at which a diagram shows the sign of the finding."""
        match self.rule.marks:
            case "relations":
                return self.finding.relations
            case "first relation":
                return self.finding.relations[:1]
            case _:
                return ()

    @property
    def accepted(self) -> bool:
        """Say whether the partnership has accepted this, and the acceptance still holds."""
        return self.acceptance is not None and not self.lapsed

    @property
    def is_open(self) -> bool:
        """Say whether nobody has accepted this, and no baseline knows it."""
        return not self.accepted and self.to_baseline != "known"


class StructureReport(NamedTuple):
    """One structure, the lens it was looked at through, and its findings, the gravest last.

    Where the structure is only what is there on the day, `absent` are the bodies that are not, `linked` the ids of those with a
    relation or seat that is left out for the dates of it or of its other end, and `undated` is what no date places there. `asked` and `unasked` are the ids of the rules of which findings were asked for, and of the others.
    `gone` are those that a baseline knows and that are no longer found; None where there is no baseline.
    """

    structure: Structure
    lens: Lens
    reported: tuple[Reported, ...]
    absent: tuple[Body, ...] = ()
    linked: frozenset[str] = frozenset()
    undated: Undated = NOTHING_UNDATED
    asked: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    gone: tuple[KnownFinding, ...] | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings alone, in the same order."""
        return tuple(reported.finding for reported in self.reported)

    def see(self) -> Self:
        """Return the same of what is there on the day, which is all that a picture of it shows."""
        seen = self.lens.seen(self.structure)
        absent = tuple(body for name, body in sorted(self.structure.bodies.items()) if name not in seen.bodies)
        linked, undated = self._list_linked(seen), find_undated(self.structure, self.lens)
        return self._replace(structure=seen, absent=absent, linked=linked, undated=undated)

    def _list_linked(self, seen: Structure) -> frozenset[str]:
        ends = {
            end
            for each in self.structure.relations
            if not (seen.bodies.keys() >= {each.from_id, each.to_id} and each.period.holds(self.lens.day))
            for end in (each.from_id, each.to_id)
        }
        seated = find_sitting_together(self.structure) - find_sitting_together(seen)
        return (seated | ends) & seen.bodies.keys()

    def open_findings(self) -> list[Reported]:
        """Return the findings that nobody has accepted and that no baseline knows."""
        return [reported for reported in self.reported if reported.is_open]


class Report(NamedTuple):
    """Every structure that was checked, in order of id."""

    structures: tuple[StructureReport, ...]

    @classmethod
    def of(cls, structures: Iterable[StructureReport]) -> Self:
        """Return a report of structures in whatever order."""
        return cls(tuple(sorted(structures, key=lambda each: (each.structure.id, each.structure.file))))

    def worst(self) -> Severity | None:
        """Return the gravest severity among the findings that nobody has accepted, or None where there is none."""
        return max((r.finding.severity for s in self.structures for r in s.open_findings()), default=None)

    def reaches(self, threshold: str) -> bool:
        """Say whether a finding that nobody has accepted is as grave as `threshold`: a severity's word, or ``never``."""
        worst = self.worst()
        return worst is not None and threshold != "never" and worst >= Severity[threshold.upper()]


def weakest(facts: Iterable[HeldFact]) -> str | None:
    """Return the least firm standing among facts, or None where there are none."""
    return max((fact.standing for fact in facts), key=FIRMNESS.__getitem__, default=None)


def firmest(facts: Iterable[HeldFact]) -> str | None:
    """Return the firmest standing among facts, or None where there are none."""
    return min((fact.standing for fact in facts), key=FIRMNESS.__getitem__, default=None)


class Label(str):
    """What a body is called in a sentence; `stands_for` is how many like bodies it stands for, which tells its number."""

    __slots__ = ("stands_for",)
    stands_for: int

    def __new__(cls, text: str, stands_for: int = 1) -> Self:
        """Return a label."""
        label = super().__new__(cls, text)
        label.stands_for = stands_for
        return label


def labels(structure: Structure) -> Mapping[str, Label]:
    """Return the label of each body by id; where several have one label, with the id in brackets."""
    bodies = structure.bodies.values()
    folded = [fold_name(body.label) for body in bodies]
    times = Counter(folded)
    return {
        body.id: Label(f"{body.label} ({body.id})" if times[name] > 1 else body.label, body.stands_for)
        for body, name in zip(bodies, folded, strict=True)
    }
