"""What a report on paper says, in order: pdf, docx and md each set the same blocks in their own way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ctgraph.findings import FindingHeading, Reported, StructureReport, labels
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
from ctgraph.model import STANDINGS, Lens, Relation, Source, Structure
from ctgraph.presenters.findings import summarise
from ctgraph.presenters.headings import note_partial_sources, note_undated
from ctgraph.reports.commentary import Stretch, place_commentary
from ctgraph.reports.records import write_records
from ctgraph.results.report_document import Account, Commentary, ReportDocument, StructureDocument, Template
from ctgraph.results.rules import RuleEntry
from ctgraph.wording.accounts import describe_lack_of_accounts, summarise_account
from ctgraph.wording.bodies import (
    count_at_rest,
    count_bodies,
    count_last_recorded,
    count_operating,
    count_unknown,
    describe_day,
    describe_kind,
    describe_presence,
    name_in_full,
    place_in_time,
)
from ctgraph.wording.citations import cite_account, cite_body
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.messages import describe_acceptance
from ctgraph.wording.relations import cite, read_aloud
from ctgraph.wording.signs import SEVERITY_WORDS, SEVERITY_WORDS_BY_CODE
from ctgraph.wording.spelling import count, join, name_bodies

MOST_GRAVE = 5  # findings that a summary names
ABOUT_COMMENTARY = (
    "commentary",
    "of whoever wrote this report, and not from the sources, is marked by a line at its left",
)
MOST_IN_FOOT = 80  # characters of a title at the foot of a page
_WHAT_IS_TYPED, _QUOTED = re.compile("`([^`]*)`"), "\u201c\\1\u201d"
_BEFORE_A_NUMBER = re.compile(r"(?<=[^\W\d]) (?=§?\d)")

_WORDS = (
    ("upward line", "a relation by which a body answers to another: accountable to, reports to, part of, overseen by"),
    (
        "complete line",
        "a chain of upward lines, over bodies that operate, to a body that answers outside the structure",
    ),
    ("answers outside", "to voters, by statute, or to somebody who is not a body here: where lines are meant to end"),
    ("neighbour", "a body that is there only because others relate to it; its own lines are not recorded here"),
    ("stated", "a source says so"),
    ("unclear", "a source says so, and itself calls it unclear"),
    ("disputed", "sources contradict it, or one another"),
    ("inferred", "a reader would draw it, and no source says so"),
    ("proposed", "a source suggests it"),
)


class Paper(NamedTuple):
    """A paper to be set: what it is called, the day on which it was made, YYYY-MM-DD, and its blocks in order.

    template: the Word file that a docx is to look like, if there is one.
    """

    title: str
    made: str
    blocks: tuple[PaperBlock, ...]
    template: Template | None = None

    @property
    def foot(self) -> str:
        """What it is called at the foot of its pages: whole words of its title, so many as a line holds."""
        title = " ".join(self.title.split())
        if len(title) <= MOST_IN_FOOT:
            return title
        kept = title[:MOST_IN_FOOT].rpartition(" ")[0] or title[: MOST_IN_FOOT - 1]
        return f"{kept.rstrip(' ,;:-–—')} …"


def make_paper(document: ReportDocument) -> Paper:
    """Return a report on structures as a paper. Raises `StructureFileError`, as `make_blocks` does."""
    return Paper(_make_title(document), document.made, tuple(make_blocks(document)), document.template)


def make_blocks(document: ReportDocument) -> Sequence[PaperBlock]:
    """Return the blocks of a report, from its cover to what was checked.

    Raises `StructureFileError` where a part of its commentary has no place.
    """
    if document.commentary is None:
        return list(_make_own_blocks(document))
    return [block for section in place_comments(document, document.commentary) for block in section.compose()]


def place_comments(document: ReportDocument, commentary: Commentary) -> list[Stretch]:
    """Return the sections of a report, each with what a commentary adds. Raises `StructureFileError`, as `make_blocks` does."""
    structures = [each.report.structure for each in document.structures]
    return place_commentary(_make_own_blocks(document), commentary, structures)


def _make_own_blocks(document: ReportDocument) -> Iterator[PaperBlock]:
    structures = document.structures
    reports = [each.report for each in structures]
    several = len(structures) != 1
    yield _make_cover(document)
    yield Contents(2 if several else 1)
    if several:
        yield Section("All structures", 1, opens_page=True)
        yield summarise(reports)
        yield _make_overview(reports)
    for each in structures:
        if several:
            yield Section(each.report.structure.title, 1, opens_page=True)
            yield Table(("fact", "recorded"), tuple(_list_facts(each.report)))
        yield from _write_chapter(each, document.rules, 2 if several else 1)
    yield Section("What was checked", 1, opens_page=several)
    rules = tuple((rule.title, SEVERITY_WORDS_BY_CODE[rule.severity], rule.summary) for rule in document.rules)
    yield Table(("finding", "usually", "finds that"), rules)
    yield Section("What the words mean", 2)
    yield Table(("word", "meaning"), _WORDS)


def _make_title(document: ReportDocument) -> str:
    """Return what a report is called."""
    structures = document.structures
    if document.title:
        return document.title
    return structures[0].report.structure.title if len(structures) == 1 else count(len(structures), "structure")


def _make_cover(document: ReportDocument) -> Cover:
    made = [("made", f"{document.made}, by ctgraph")]
    if document.commentary:
        made.append(ABOUT_COMMENTARY)
    if len(document.structures) == 1:
        facts = (*_list_facts(document.structures[0].report), *made)
    else:
        titles = (each.report.structure.title for each in document.structures)
        facts = (("structures", "; ".join(titles)), *made)
    return Cover("Who answers to whom, as the sources record it", _make_title(document), facts)


def _list_facts(report: StructureReport) -> Iterator[tuple[str, str]]:
    structure, lens = report.structure, report.lens
    facts = {
        "structure": structure.id,
        "authority": structure.authority,
        "region": structure.region,
        "as of": lens.write_day(structure),
        "takes the place of": structure.supersedes,
        "counted": f"facts that are {join([each for each in STANDINGS if each in lens.standings])}",
        "sources": "; ".join(document.title for document in structure.documents.values()),
    }
    return ((fact, value) for fact, value in facts.items() if value)


def _make_overview(reports: Iterable[StructureReport]) -> Table:
    rows = []
    for report in reports:
        tally = Counter(reported.finding.severity for reported in report.open_findings())
        neighbours = sum(body.is_neighbour for body in report.structure.bodies.values())
        numbers = (len(report.structure.relations), *(tally[severity] for severity in SEVERITY_WORDS))
        bodies = (f"{len(report.structure.bodies) - neighbours:,}", f"{neighbours:,}" if neighbours else "")
        rows.append((report.structure.title, *bodies, *(f"{number:,}" for number in numbers)))
    columns = ("structure", "bodies", "neighbours", "relations", *SEVERITY_WORDS.values())
    return Table(columns, tuple(rows)).without_empty_columns()


def _write_chapter(document: StructureDocument, rules: Sequence[RuleEntry], level: int) -> Iterator[PaperBlock]:
    report = document.report
    yield Section("Summary", level, opens_page=level == 1)  # after the cover
    yield from _write_summary(report)
    yield _make_diagram(document, level)
    yield Section("Findings", level)
    yield from _write_findings(report, rules, level + 1)
    yield Section("The bodies" if document.lacks_accounts else "How each body is accountable", level)
    if document.lacks_accounts:
        yield Paragraph(describe_lack_of_accounts(len(report.structure.bodies)))
    yield _make_accounts(report.structure, report.lens, document.accounts)
    yield from write_records(report.structure, report.lens, document.interlocks, level)
    yield Section("Sources", level)
    yield from _write_sources(report.structure)


def _make_diagram(document: StructureDocument, level: int) -> Diagram:
    structure, lens = document.report.structure, document.report.lens
    there = [body for body in structure.bodies.values() if lens.exists(body)]
    bodies = count_bodies(there)
    day = f" {describe_day(structure, lens)}" if len(there) < len(structure.bodies) else ""
    words = f"Diagram of the {bodies} of {structure.title}{day}; the findings and the accounts of the bodies say the same in words."
    note = ""
    if document.groups:
        note = (
            f"{bodies}{day} are too many to be drawn whole. Each of these {len(document.groups):,} groups is a body with what answers"
            " to it, or bodies of a kind that hang with few others."
        )
    return Diagram(Section("Diagram", level), document.diagram, document.mermaid, document.smallest, words, note)


def _write_summary(report: StructureReport) -> Iterator[PaperBlock]:
    yield summarise([report])
    yield Paragraph(_describe_lens(report.structure, report.lens))
    yield from note_undated(report.structure, report.lens)
    yield from note_partial_sources(report.structure)
    gravest_first = _sort_by_gravity(report.reported)
    if gravest_first:
        yield _make_tally(gravest_first, labels(report.structure))
    unaccepted = [reported for reported in gravest_first if not reported.accepted]
    if unaccepted:
        gravest = unaccepted[:MOST_GRAVE]
        yield Paragraph("The gravest" if len(gravest) < len(unaccepted) else "What was found", "strong")
        yield Items(tuple(_make_item(reported, ()) for reported in gravest))
    if len(unaccepted) > MOST_GRAVE:
        yield Paragraph(
            f"{len(unaccepted) - MOST_GRAVE:,} more, and the evidence for all, are under Findings.", "quiet"
        )


def _describe_lens(structure: Structure, lens: Lens) -> str:
    bodies = structure.bodies.values()
    operating, at_rest = count_operating(bodies, lens), count_at_rest(bodies, lens)
    said = place_in_time(structure, lens, operating) + (f"; {at_rest}" if at_rest else "") + "."
    others = count_unknown(bodies, lens), count_last_recorded(bodies, lens), _count_relations(structure, lens)
    return " ".join(filter(None, (said, *others)))


def _count_relations(structure: Structure, lens: Lens) -> str:
    """Return how many relations are counted, how many of these lead to or from what does not operate, and what is left out."""
    in_force = [relation for relation in structure.relations if lens.joins(relation, structure.bodies)]
    taken = [relation for relation in in_force if relation.standing in lens.standings]
    resting = sum(not all(lens.operates(structure.bodies[end]) for end in relation.answers) for relation in taken)
    left_out = Counter(relation.standing for relation in in_force if relation.standing not in lens.standings)
    listed = join([f"{number:,} only {standing}" for standing, number in sorted(left_out.items())])
    are, have = ("is" if len(taken) == 1 else "are"), ("has" if resting == 1 else "have")
    said = f"{len(taken):,} of the {count(len(structure.relations), 'relation')} {are} in force and counted"
    said += f", though {resting:,} of them {have} an end that does not operate" if resting else ""
    return said + (f"; not counted: {listed}." if listed else ".")


def _make_tally(gravest_first: Iterable[Reported], names: Mapping[str, str]) -> Table:
    rows = []
    for heading, found in _group_by_heading(gravest_first):
        grave = ", ".join(dict.fromkeys(SEVERITY_WORDS[reported.finding.severity] for reported in found))
        accepted = sum(reported.accepted for reported in found)
        number = f"{len(found):,}" + (f" ({accepted:,} accepted)" if accepted else "")
        about = name_bodies(list(dict.fromkeys(body for reported in found for body in reported.finding.bodies)), names)
        rows.append((heading.title, grave, number, heading.summary, about))
    return Table(("finding", "gravity", "number", "what it says", "about"), tuple(rows)).without_empty_columns()


def _write_findings(report: StructureReport, rules: Sequence[RuleEntry], level: int) -> Iterator[PaperBlock]:
    if not report.reported:
        yield Paragraph("Nothing was found.")
    advice = {rule.id: rule.advice for rule in rules}
    words = EvidenceWords(report.structure, report.lens)
    for heading, found in _group_by_heading(_sort_by_gravity(report.reported)):
        yield Section(heading.title, level)
        yield Paragraph(f"{heading.summary[:1].upper()}{heading.summary[1:]}.", "quiet")
        entries = (_make_item(reported, _list_evidence(reported, words)) for reported in found)
        yield Items(tuple(entry._replace(label="") for entry in entries))
        if not all(reported.accepted for reported in found):  # whoever accepted them has said what is done
            to_do = heading.to_do or advice[found[0].finding.rule]
            yield Paragraph(f"What to do: {_WHAT_IS_TYPED.sub(_QUOTED, ' '.join(to_do.split()))}")


def _sort_by_gravity(reported: Iterable[Reported]) -> list[Reported]:
    """Order findings by their gravity, those that are accepted last; within one, as they were reported."""
    return sorted(reported, key=lambda each: (each.accepted, -each.finding.severity))


def _group_by_heading(gravest_first: Iterable[Reported]) -> list[tuple[FindingHeading, list[Reported]]]:
    found: dict[FindingHeading, list[Reported]] = {}
    for reported in gravest_first:
        found.setdefault(reported.heading, []).append(reported)
    return list(found.items())


def _make_item(reported: Reported, evidence: Sequence[str]) -> Item:
    word = reported.finding.severity.word
    mark = "accepted" if reported.accepted else SEVERITY_WORDS[reported.finding.severity]
    return Item(
        mark,
        reported.heading.title,
        reported.sentence,
        tuple(evidence),
        "quiet" if reported.accepted else word,
    )


def _list_evidence(reported: Reported, words: EvidenceWords) -> list[str]:
    def read(relation: Relation) -> str:
        return f"{read_aloud(relation, words.names)} [{_cite(relation.sources)}]"

    return [
        *words.list_relations(reported.finding, read),
        *words.list_besides(reported, _cite, read),
        *describe_acceptance(reported),
    ]


def _make_accounts(structure: Structure, lens: Lens, accounts: Mapping[str, Account]) -> Table:
    names = labels(structure)
    rows = (
        (
            name_in_full(body),
            describe_kind(body),
            describe_presence(body, lens),
            *([summarise_account(accounts[body.id].lines, names)] if accounts else []),
            _keep_numbers(cite_account(accounts[body.id].lines, names, lens) if accounts else cite_body(body, lens)),
        )
        for body in sorted(structure.bodies.values(), key=lambda body: body.place_in_lists)
    )
    account = ("how it is accountable",) if accounts else ()
    return Table(("body", "kind", "status", *account, "source"), tuple(rows))


def _cite(sources: Sequence[Source]) -> str:
    """Return sources as written, but that no line ends between a word and its number: "row 17", "review §4.1"."""
    return _keep_numbers(cite(sources))


def _keep_numbers(cited: str) -> str:
    return _BEFORE_A_NUMBER.sub("\u00a0", cited)


def _write_sources(structure: Structure) -> Iterator[PaperBlock]:
    documents = tuple(
        (each.key, each.title, each.date, each.url, " ".join(each.note.split()))
        for each in structure.documents.values()
    )
    if documents:
        yield Table(("cited as", "document", "date", "address", "note"), documents, "address").without_empty_columns()
    else:
        yield Paragraph("No document is declared.")
    if structure.note:
        yield Paragraph(" ".join(structure.note.split()))
