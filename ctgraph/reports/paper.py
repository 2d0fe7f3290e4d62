"""What a report on paper says, in order: pdf, docx and md each set the same blocks in their own way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ctgraph.findings import Reported, StructureReport, labels
from ctgraph.formats.blocks import (
    Contents,
    Cover,
    Diagram,
    Item,
    Items,
    PaperBlock,
    Paragraph,
    Section,
    Table,
)
from ctgraph.model import STANDINGS, Body, Lens, Relation, Source, Structure
from ctgraph.presenters.findings import MOST_EVIDENCE, summarise
from ctgraph.presenters.headings import note_partial_sources
from ctgraph.results.report_document import Account, ReportDocument, StructureDocument
from ctgraph.results.rules import RuleEntry
from ctgraph.wording.accounts import summarise_account
from ctgraph.wording.bodies import describe_kind, name_in_full
from ctgraph.wording.messages import describe_acceptance
from ctgraph.wording.relations import cite, read_aloud
from ctgraph.wording.spelling import count, join, name_bodies, spell_out

MOST_GRAVE = 5  # findings that a summary names
_BEFORE_A_NUMBER = re.compile(r"(?<=[^\W\d]) (?=§?\d)")

_WORDS = (
    ("upward line", "a relation by which a body answers to another: accountable to, reports to, part of, overseen by"),
    ("root", "a body that answers outside the structure: elected, by statute, or to somebody external"),
    ("route", "a chain of upward lines from a body to a root, over bodies that operate"),
    ("stated", "a source says so"),
    ("disputed", "a source says so, and contests it"),
    ("inferred", "a reader would draw it, and no source says so"),
    ("proposed", "a source suggests it"),
)


def paper(dossier: ReportDocument) -> Iterator[PaperBlock]:
    """Give the blocks of a report, from its cover to what was checked."""
    structures = dossier.structures
    reports = [each.report for each in structures]
    several = len(structures) != 1
    yield _cover(dossier)
    yield Contents(2 if several else 1)
    if several:
        yield Section("All structures", 1, opens_page=True)
        yield summarise(reports)
        yield _overview(reports)
    for each in structures:
        if several:
            yield Section(each.report.structure.title, 1, opens_page=True)
            yield Table(("fact", "recorded"), tuple(_facts(each.report)))
        yield from _chapter(each, dossier.rules, 2 if several else 1)
    yield Section("What was checked", 1, opens_page=several)
    rules = tuple((_spoken(rule.id), rule.severity, rule.summary) for rule in dossier.rules)
    yield Table(("finding", "usually", "finds that"), rules)
    yield Section("What the words mean", 2)
    yield Table(("word", "meaning"), _WORDS)


def title(dossier: ReportDocument) -> str:
    """Return what a report is called."""
    structures = dossier.structures
    if dossier.title:
        return dossier.title
    return structures[0].report.structure.title if len(structures) == 1 else count(len(structures), "structure")


def _cover(dossier: ReportDocument) -> Cover:
    made = ("made", f"{dossier.made}, by ctgraph")
    if len(dossier.structures) == 1:
        facts = (*_facts(dossier.structures[0].report), made)
    else:
        titles = (each.report.structure.title for each in dossier.structures)
        facts = (("structures", "; ".join(titles)), made)
    return Cover("Who answers to whom, and where that breaks down", title(dossier), facts)


def _facts(report: StructureReport) -> Iterator[tuple[str, str]]:
    structure, lens = report.structure, report.lens
    on_its_own_day = lens.day == structure.day and structure.as_of
    facts = {
        "structure": structure.id,
        "authority": structure.authority,
        "region": structure.region,
        "as of": structure.as_of if on_its_own_day else lens.day,
        "would replace": structure.supersedes,
        "taken as true": f"relations that are {join([each for each in STANDINGS if each in lens.standings])}",
        "sources": "; ".join(document.title for document in structure.documents.values()),
    }
    return ((fact, value) for fact, value in facts.items() if value)


def _overview(reports: Iterable[StructureReport]) -> Table:
    rows = []
    for report in reports:
        tally = Counter(reported.finding.severity.word for reported in report.open_findings())
        numbers = (len(report.structure.bodies), len(report.structure.relations))
        severities = (tally[word] for word in ("error", "warning", "info"))
        rows.append((report.structure.title, *(f"{number:,}" for number in (*numbers, *severities))))
    return Table(("structure", "bodies", "relations", "errors", "warnings", "for information"), tuple(rows))


def _chapter(dossier: StructureDocument, rules: Sequence[RuleEntry], level: int) -> Iterator[PaperBlock]:
    report = dossier.report
    yield Section("Summary", level, opens_page=level == 1)  # after the cover
    yield from _summary(report, rules)
    yield _diagram(dossier, level)
    yield Section("Findings", level)
    yield from _findings(report, rules, level + 1)
    yield Section("How each body is accountable", level)
    yield _accounts(report.structure, report.lens, dossier.accounts)
    yield Section("Sources", level)
    yield from _sources(report.structure)


def _diagram(dossier: StructureDocument, level: int) -> Diagram:
    structure, lens = dossier.report.structure, dossier.report.lens
    there = sum(map(lens.exists, structure.bodies.values()))
    bodies = count(there, "body", "bodies")
    day = f" on {lens.day}" if there < len(structure.bodies) else ""
    words = f"Diagram of the {bodies} of {structure.title}{day}; the findings and the accounts of the bodies say the same in words."
    note = ""
    if dossier.groups:
        note = (
            f"{bodies}{day} are too many to be drawn whole. Each of these {len(dossier.groups):,} groups is a body with what answers"
            " to it, or bodies of a kind that hang with few others."
        )
    return Diagram(Section("Diagram", level), dossier.diagram, dossier.mermaid, dossier.smallest, words, note)


def _summary(report: StructureReport, rules: Sequence[RuleEntry]) -> Iterator[PaperBlock]:
    yield summarise([report])
    yield Paragraph(_taken(report.structure, report.lens))
    yield from note_partial_sources(report.structure)
    gravest_first = _gravest_first(report.reported)
    if gravest_first:
        yield _tally(gravest_first, rules, labels(report.structure))
    unaccepted = [reported for reported in gravest_first if not reported.accepted]
    if unaccepted:
        gravest = unaccepted[:MOST_GRAVE]
        yield Paragraph("The gravest" if len(gravest) < len(unaccepted) else "What was found", "strong")
        yield Items(tuple(_entry(reported, ()) for reported in gravest))
    if len(unaccepted) > MOST_GRAVE:
        yield Paragraph(
            f"{len(unaccepted) - MOST_GRAVE:,} more, and the evidence for all, are under Findings.", "quiet"
        )


def _taken(structure: Structure, lens: Lens) -> str:
    operating = sum(1 for body in structure.bodies.values() if lens.operates(body))
    in_force = [relation for relation in structure.relations if lens.joins(relation, structure.bodies)]
    weak = Counter(relation.standing for relation in in_force if relation.standing not in lens.standings)
    taken = len(in_force) - weak.total()
    day = f" on {lens.day}" if lens.day else ""
    said = f"{operating:,} of the {count(len(structure.bodies), 'body', 'bodies')} operate{day}."
    said += f" {taken:,} of the {count(len(structure.relations), 'relation')} are in force and taken as true"
    left_out = [f"{number:,} {standing}" for standing, number in sorted(weak.items())]
    return said + (f"; left out for their standing: {join(left_out)}." if left_out else ".")


def _tally(gravest_first: Iterable[Reported], rules: Sequence[RuleEntry], names: Mapping[str, str]) -> Table:
    summaries = {rule.id: rule.summary for rule in rules}
    rows = []
    for rule, found in _by_rule(gravest_first):
        grave = ", ".join(dict.fromkeys(reported.finding.severity.word for reported in found))
        accepted = sum(reported.accepted for reported in found)
        number = f"{len(found):,}" + (f" ({accepted:,} accepted)" if accepted else "")
        about = name_bodies(list(dict.fromkeys(body for reported in found for body in reported.finding.bodies)), names)
        rows.append((_spoken(rule), grave, number, summaries[rule], about))
    return Table(("finding", "gravity", "number", "what it says", "about"), tuple(rows)).without_empty_columns()


def _findings(report: StructureReport, rules: Sequence[RuleEntry], level: int) -> Iterator[PaperBlock]:
    if not report.reported:
        yield Paragraph("Nothing was found.")
    summaries = {rule.id: rule.summary for rule in rules}
    names = labels(report.structure)
    for rule, found in _by_rule(_gravest_first(report.reported)):
        yield Section(_spoken(rule), level)
        yield Paragraph(f"{summaries[rule][:1].upper()}{summaries[rule][1:]}.", "quiet")
        entries = (_entry(reported, _evidence(reported, report.structure, names)) for reported in found)
        yield Items(tuple(entry._replace(label="") for entry in entries))


def _gravest_first(reported: Iterable[Reported]) -> list[Reported]:
    """Order findings by their gravity, those that are accepted last; within one, as they were reported."""
    return sorted(reported, key=lambda each: (each.accepted, -each.finding.severity))


def _by_rule(gravest_first: Iterable[Reported]) -> list[tuple[str, list[Reported]]]:
    found: dict[str, list[Reported]] = {}
    for reported in gravest_first:
        found.setdefault(reported.finding.rule, []).append(reported)
    return list(found.items())


def _entry(reported: Reported, evidence: Sequence[str]) -> Item:
    word = reported.finding.severity.word
    mark = "accepted" if reported.accepted else word
    return Item(
        mark, _spoken(reported.finding.rule), reported.sentence, tuple(evidence), "quiet" if reported.accepted else word
    )


def _evidence(reported: Reported, structure: Structure, names: Mapping[str, str]) -> list[str]:
    finding = reported.finding
    said = [_read(relation, names) for relation in finding.relations[:MOST_EVIDENCE]]
    if len(finding.relations) > MOST_EVIDENCE:
        said.append(f"and {count(len(finding.relations) - MOST_EVIDENCE, 'more relation')}")
    told: set[str] = set()
    if not finding.relations:
        recorded = [structure.bodies[body] for body in finding.bodies[:MOST_EVIDENCE] if body in structure.bodies]
        said += [f"{body.label} is recorded in {_cited(body.sources)}" for body in recorded if body.sources]
        told = {source.text for body in recorded for source in body.sources}
    rests_on = [cite for cite in finding.cites if cite not in told]
    if rests_on:
        said.append(f"rests on {join(rests_on)}")
    return [*said, *describe_acceptance(reported)]


def _read(relation: Relation, names: Mapping[str, str]) -> str:
    note = f": {' '.join(relation.note.split())}" if relation.note else ""
    return f"{read_aloud(relation, names)} [{_cited(relation.sources)}]{note}"


def _accounts(structure: Structure, lens: Lens, accounts: Mapping[str, Account]) -> Table:
    names = labels(structure)
    rows = (
        (
            name_in_full(body),
            describe_kind(body),
            _status(body, lens),
            summarise_account(accounts[body.id].lines, names),
            _cited(body.sources),
        )
        for body in sorted(structure.bodies.values(), key=lambda body: (body.name.casefold(), body.id))
    )
    return Table(("body", "kind", "status", "how it is accountable", "source"), tuple(rows))


def _status(body: Body, lens: Lens) -> str:
    return spell_out(lens.status(body)) if lens.exists(body) else "outside its dates"


def _cited(sources: tuple[Source, ...]) -> str:
    """Return sources as written, but that no line ends between a word and its number: "row 17", "review §4.1"."""
    return _BEFORE_A_NUMBER.sub("\u00a0", cite(sources))


def _sources(structure: Structure) -> Iterator[PaperBlock]:
    documents = tuple((each.key, each.title, each.date, each.url) for each in structure.documents.values())
    if documents:
        yield Table(("cited as", "document", "date", "address"), documents).without_empty_columns()
    else:
        yield Paragraph("No document is declared.")
    if structure.note:
        yield Paragraph(" ".join(structure.note.split()))


def _spoken(rule: str) -> str:
    return rule.replace("-", " ").capitalize()
