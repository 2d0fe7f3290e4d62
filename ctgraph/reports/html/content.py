"""What a page shows of one structure: every text, with the places that its links go to, and the data behind the diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ctgraph.drawing.structure.assumption_classes import list_idle_classes
from ctgraph.findings import Finding, Reported, labels
from ctgraph.model import STANDINGS, Body, Lens, Relation, Structure
from ctgraph.presenters.contents import FactsOfBodies, make_member_cells
from ctgraph.presenters.headings import note_partial_sources, note_undated
from ctgraph.reports.html.accounts import AccountWords, find_weak_standing, write_account
from ctgraph.reports.html.assumptions import group_variants, make_seen_classes
from ctgraph.reports.html.citations import Cite, find_web_address, make_cites
from ctgraph.reports.html.interlocks import Sitter, list_sitters
from ctgraph.reports.html.isolating import isolate
from ctgraph.results.report_document import LensView, LiveDiagram, StructureDocument
from ctgraph.results.rules import RuleEntry
from ctgraph.wording.accounts import describe_lack_of_accounts
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import count_bodies, describe_kind, describe_status
from ctgraph.wording.citations import list_cited
from ctgraph.wording.messages import describe_acceptance
from ctgraph.wording.relations import describe_dates, name_relation_kinds
from ctgraph.wording.signs import SIGNS_BY_CODE, count_by_severity
from ctgraph.wording.spelling import count, spell_out

if TYPE_CHECKING:
    from markupsafe import Markup


class RelationRow(NamedTuple):
    """A relation as one of its ends tells it: its words, the other end, and where it is written."""

    anchor: str
    own: bool
    relation: Relation
    other: str
    words: str
    standing: str
    dates: str
    cites: tuple[Cite, ...]


class FindingWords(NamedTuple):
    """What is said of a finding under some of the assumptions."""

    severity: str
    rule: str
    message: str
    accepted: bool
    acceptance: str
    bodies: tuple[str, ...]
    evidence: tuple[RelationRow, ...]
    cites: tuple[str, ...]
    line: int
    told: Markup
    uncounted: frozenset[str]  # the anchors of those of the evidence that were left out for their standing


class FindingCard(NamedTuple):
    """A finding, in each of its variants with the classes that say when that is the one to be seen."""

    anchor: str
    classes: str
    variants: list[tuple[str, FindingWords]]


class BodyCard(NamedTuple):
    """All that is to be said of a body."""

    position: int
    anchor: str
    body: Body
    kind: str
    status: str
    idle: str
    findings: list[tuple[str, FindingCard, FindingWords]]
    worst: list[tuple[str, tuple[str, int]]]
    accounts: list[tuple[str, AccountWords]]
    facts: tuple[tuple[str, str], ...]
    members: tuple[tuple[str, ...], ...]
    cites: tuple[Cite, ...]
    relations: tuple[RelationRow, ...]


class Choice(NamedTuple):
    """One thing to filter by or to show: its code, its words, and how many there are."""

    code: str
    words: str
    many: int


class StructureContent:
    """One structure for the template. Whatever holds only under some of the assumptions comes with classes that say so."""

    def __init__(self, document: StructureDocument, rules: Mapping[str, RuleEntry], name: str) -> None:
        assert document.live is not None  # `describe` was called with `live`
        self.live: LiveDiagram = document.live
        self.structure: Structure = document.report.structure
        self.lens = document.report.lens
        self.views: Sequence[LensView] = document.views
        self.asked = next(n for n, view in enumerate(self.views) if view.report is document.report)
        self.name = name
        self.prefix = f"structure={quote(name, safe='')}" if name else ""
        self.labels = labels(self.structure)
        self.lacks_accounts = document.lacks_accounts
        self._rules = rules
        self._rows: dict[Relation, RelationRow] = {}  # as their lower ends tell them
        self._facts = FactsOfBodies(self.structure, self.lens)
        self.bodies = self.live.bodies
        self.number = {body.id: position for position, body in enumerate(self.bodies)}
        self.relations = self.live.relations
        self.relation_number = {relation: position for position, relation in enumerate(self.relations)}

    def make_anchor(self, what: str, *names: str) -> str:
        """Return the place of a body, finding or relation in the page, as its address has it."""
        place = f"{what}={'/'.join(quote(name, safe='') for name in names)}"
        return f"{self.prefix}&{place}" if self.prefix else place

    @property
    def day(self) -> str:
        """The day that the page is about, as the file writes it where it is the structure's own."""
        return self.lens.write_day(self.structure)

    @property
    def size(self) -> str:
        """How many bodies and relations there are."""
        return f"{count_bodies(self.bodies)}, {count(len(self.relations), 'relation')}"

    @property
    def partial(self) -> str:
        """What the sources record only in part, and what no date places on the day, if anything."""
        notes = (*note_undated(self.structure, self.lens), *note_partial_sources(self.structure))
        return " ".join(note.text for note in notes)

    @property
    def lack(self) -> str:
        """What the page leaves out, if anything."""
        return describe_lack_of_accounts(len(self.structure.bodies)) if self.lacks_accounts else ""

    @property
    def documents(self) -> list[tuple[str, str, str, str, str]]:
        """Key, title, date, address and note of each source."""
        return [
            (each.key, each.title, each.date, find_web_address(each.url), " ".join(each.note.split()))
            for each in self.structure.documents.values()
        ]

    @cached_property
    def summary(self) -> list[tuple[str, str]]:
        """How many findings there are, out of what."""
        return group_variants([_write_summary(view) for view in self.views])

    @cached_property
    def counts(self) -> list[tuple[str, tuple[tuple[str, str, int, str], ...]]]:
        """How many findings of each rule nobody has accepted, the gravest first: severity, rule, number, what it finds."""
        return group_variants([self._counts(view) for view in self.views])

    def _counts(self, view: LensView) -> tuple[tuple[str, str, int, str], ...]:
        found = ((each.finding, each.heading.summary) for each in view.report.open_findings())
        many = Counter((finding.severity, finding.rule, summary) for finding, summary in found)
        ordered = sorted(many, key=lambda each: (-each[0], *each[1:]))
        return tuple((severity.word, rule, many[severity, rule, told], told) for severity, rule, told in ordered)

    # Findings

    @cached_property
    def findings(self) -> list[FindingCard]:
        """Every finding under any of the assumptions, the gravest first."""
        found: dict[str, list[Reported | None]] = {}
        for number, view in enumerate(self.views):
            for reported in view.report.reported:
                found.setdefault(reported.finding.fingerprint, [None] * len(self.views))[number] = reported
        cards = [self._make_finding_card(fingerprint, each) for fingerprint, each in found.items()]
        return sorted(cards, key=_make_sort_key)

    def _make_finding_card(self, fingerprint: str, found: Sequence[Reported | None]) -> FindingCard:
        variants = [
            each and self._make_finding_words(each, view.report.lens)
            for each, view in zip(found, self.views, strict=True)
        ]
        numbers = [number for number, each in enumerate(found) if each]
        return FindingCard(
            self.make_anchor("finding", fingerprint), make_seen_classes(numbers, len(found)), group_variants(variants)
        )

    def _make_finding_words(self, reported: Reported, lens: Lens) -> FindingWords:
        finding, word = reported.finding, reported.finding.severity.word
        acceptance = "".join(describe_acceptance(reported))
        return FindingWords(
            word, finding.rule, reported.message, reported.accepted, acceptance[:1].upper() + acceptance[1:], finding.bodies,
            tuple(self._make_row(relation, relation.from_id) for relation in finding.relations), finding.cites, finding.line,
            isolate(reported.message, self._name_all_of(finding)),  # once, as each of its bodies tells it
            frozenset(self.make_relation_anchor(each) for each in finding.relations if not lens.takes_fact(each)),
        )  # fmt: skip

    def _name_all_of(self, finding: Finding) -> tuple[str, ...]:
        """Return every name that the sentence of a finding may have in it."""
        relations = (*finding.relations, *finding.beside, *finding.left_out)
        ends = (end for relation in relations for end in (relation.from_id, relation.to_id))
        bodies = dict.fromkeys((*finding.bodies, *ends, *(stop.body for stop in finding.stops)))
        return (*(self.labels[body] for body in bodies), *finding.about)

    @property
    def documentation(self) -> list[tuple[str, str, str, str]]:
        """Each rule that has found something, why that matters, and what to do; before them, classes that say when it has."""
        rules: dict[str, list[int]] = {}
        for number, view in enumerate(self.views):
            for rule in {reported.finding.rule for reported in view.report.reported}:
                rules.setdefault(rule, []).append(number)
        found = []
        for rule, numbers in sorted(rules.items()):
            sections = dict(self._rules[rule].sections)
            why = " ".join(sections.get("Why it matters", sections[rule]).split())
            found.append((make_seen_classes(numbers, len(self.views)), rule, why, self._rules[rule].advice))
        return found

    @cached_property
    def _findings_of(self) -> dict[str, list[tuple[str, FindingCard, FindingWords]]]:
        found: dict[str, list[tuple[str, FindingCard, FindingWords]]] = {}
        for card in self.findings:
            for classes, said in card.variants:
                for body in said.bodies:
                    found.setdefault(body, []).append((classes, card, said))
        return found

    @cached_property
    def _worst(self) -> dict[str, list[tuple[str, int] | None]]:
        """By body, under each of the assumptions: the gravest severity and the number of findings nobody has accepted."""
        found: dict[str, list[tuple[str, int] | None]] = {}
        for number, view in enumerate(self.views):
            for reported in view.report.open_findings():  # the gravest last
                for body in set(reported.finding.bodies):
                    of_body = found.setdefault(body, [None] * len(self.views))
                    many = of_body[number]
                    of_body[number] = reported.finding.severity.word, (many[1] if many else 0) + 1
        return found

    # Bodies

    @cached_property
    def cards(self) -> list[BodyCard]:
        """Every body, in order of id."""
        related: dict[str, list[Relation]] = {body.id: [] for body in self.bodies}
        for relation in self.relations:
            related[relation.from_id].append(relation)
            related[relation.to_id].append(relation)
        return [self._make_card(position, body, related[body.id]) for position, body in enumerate(self.bodies)]

    @property
    def cards_by_name(self) -> list[BodyCard]:
        """Every body, in order of name."""
        return sorted(self.cards, key=lambda card: card.body.place_in_lists)

    def _make_card(self, position: int, body: Body, related: Sequence[Relation]) -> BodyCard:
        documents = self.structure.documents
        views = [] if self.lacks_accounts else self.views
        accounts = [write_account(view.accounts[body.id], self.labels, documents) for view in views]
        return BodyCard(
            position,
            self.make_anchor("body", body.id),
            body,
            describe_kind(body),
            describe_status(body, self.lens),
            " ".join(list_idle_classes([view.report.lens for view in self.views], body)),
            self._findings_of.get(body.id, []),
            group_variants(self._worst.get(body.id, [])),
            group_variants(accounts),
            tuple(fact for fact in self._facts.of(body) if fact[0] not in ("source", "status", "kind")),
            tuple(make_member_cells(each, body) for each in body.members),
            tuple(
                cite for each in list_cited(body, self.lens) for cite in make_cites(each.sources, documents, each.what)
            ),
            tuple(self._make_row(relation, body.id) for relation in related),
        )

    def _make_row(self, relation: Relation, body_id: str) -> RelationRow:
        if relation not in self._rows:
            self._rows[relation] = RelationRow(
                self.make_relation_anchor(relation),
                True,
                relation,
                relation.to_id,
                agree(self.labels[relation.from_id], relation.phrase),
                find_weak_standing(relation),
                describe_dates(relation),
                make_cites(relation.sources, self.structure.documents),
            )
        row = self._rows[relation]
        return row if relation.from_id == body_id else row._replace(own=False, other=relation.from_id)

    def make_relation_anchor(self, relation: Relation) -> str:
        """Return the place of a relation in the page."""
        return self.make_anchor("relation", relation.from_id, relation.kind_key, relation.to_id)

    def list_names(self, body: Body, told: AccountWords) -> list[str]:
        """Return every name that the words for how a body is accountable may have in them."""
        hops = (hop.body for way in told.ways for hop in way.hops)
        return [body.name, *(self.labels[each] for each in (body.id, *hops, *(below.body for below in told.below)))]

    def make_body_anchor(self, body: str) -> str:
        """Return the place of a body in the page."""
        return self.make_anchor("body", body)

    # Who sits on several bodies

    @cached_property
    def interlocks(self) -> list[tuple[str, tuple[Sitter, ...]]]:
        """Who sits on several bodies, under each of the assumptions; nothing where nobody does under any."""
        sitters = [list_sitters(view.interlocks) for view in self.views]
        return group_variants(sitters) if any(sitters) else []

    @property
    def interlocks_anchor(self) -> str:
        """The place in the page of who sits on several bodies."""
        return self.make_anchor("interlocks", "several")

    # What to choose from

    @cached_property
    def kinds(self) -> list[Choice]:
        """The kinds of bodies that there are."""
        return [Choice(word, word, many) for word, many in sorted(Counter(map(describe_kind, self.bodies)).items())]

    @property
    def statuses(self) -> list[Choice]:
        """The statuses that there are."""
        many = Counter(spell_out(self.lens.status(body)) for body in self.bodies)
        return [Choice(word, word, many[word]) for word in sorted(many)]

    @property
    def rules(self) -> list[Choice]:
        """The rules that have something to say of bodies."""
        many = Counter(card.variants[0][1].rule for card in self.findings if card.variants[0][1].bodies)
        return [Choice(code, code, many[code]) for code in sorted(many)]

    @property
    def standings(self) -> list[Choice]:
        """The standings of relations that there are."""
        many = Counter(relation.standing for relation in self.relations)
        return [Choice(code, code, many[code]) for code in STANDINGS if many[code]]

    @property
    def weak(self) -> list[Choice]:
        """The standings that can be taken as true or not, each with its number among the assumptions."""
        if all(view is self.views[0] for view in self.views):
            return []
        facts = [*(relation.standing for relation in self.relations), *map(self.lens.status, self.bodies)]
        many = Counter(facts)
        return [
            Choice(str(number), word, many[word]) for number, word in ((1, "inferred"), (2, "proposed")) if many[word]
        ]

    @property
    def relation_kinds(self) -> list[Choice]:
        """The kinds of relations that there are."""
        many = Counter(relation.kind_key for relation in self.relations)
        return [
            Choice(code, words, many[code]) for code, words in name_relation_kinds(self.structure).items() if many[code]
        ]

    @property
    def idle(self) -> int:
        """How many bodies do not operate under the assumptions that the page opens with."""
        return sum(1 for body in self.bodies if not self.lens.operates(body))

    @property
    def ever_idle(self) -> bool:
        """Whether there is a body that does not operate under some of the assumptions."""
        return any(not view.report.lens.operates(body) for view in self.views for body in self.bodies)

    @property
    def groups(self) -> list[tuple[str, str, int]]:
        """The groups that a large diagram shows: place, name and number of bodies."""
        return [
            (self.make_anchor("group", str(position)), group.name, len(group.bodies))
            for position, group in enumerate(self.live.groups)
        ]


def _make_sort_key(card: FindingCard) -> tuple[object, ...]:
    said = card.variants[0][1]
    return said.accepted, -list(SIGNS_BY_CODE)[::-1].index(said.severity), said.rule, said.bodies, card.anchor


def _write_summary(view: LensView) -> str:
    unaccepted = view.report.open_findings()
    severities = count_by_severity(each.finding.severity for each in unaccepted)
    accepted = len(view.report.reported) - len(unaccepted)
    summary = f"{count(len(unaccepted), 'finding')}{': ' if severities else ''}{severities}"
    return f"{summary}; {accepted:,} accepted" if accepted else summary
