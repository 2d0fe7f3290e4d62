"""What a report on a change says on paper, in order: a few sentences, both structures in one diagram, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.findings import Finding, Reported, StructureReport
from ctgraph.formats.blocks import Cover, Diagram, Item, PaperBlock, Paragraph, Section, Table
from ctgraph.model import STANDINGS, make_sort_key
from ctgraph.presenters.diff import list_sections, note_comparison, tells_notes
from ctgraph.presenters.what_if import summarise_trial
from ctgraph.reports.commentary import Stretch, place_commentary
from ctgraph.reports.paper import ABOUT_COMMENTARY, Paper
from ctgraph.reports.records import join_notes
from ctgraph.results.change_document import ChangeDocument
from ctgraph.results.comparison import Comparison, RouteChange
from ctgraph.results.report_document import Commentary
from ctgraph.wording.at_rest import describe_end, describe_gone, list_causes
from ctgraph.wording.citations import cite_body
from ctgraph.wording.comparison import name_bodies_of, summarise_comparison
from ctgraph.wording.left_open import LeftOpen
from ctgraph.wording.relations import cite, read_chain
from ctgraph.wording.routes_compared import tell_no_root
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.silence import UNMENTIONED
from ctgraph.wording.spelling import count, join, spell_out

_ROUTES, _BESIDES = "Complete lines", "Besides"  # sections that stand elsewhere on paper
_TRIED, _MOST_TRIED = ("Bodies", "Relations", "Members", "Functions"), 5  # what a cover tells of a change that is tried
_OF_THE_OLD = ("gone", "not known", "not mentioned", "lost")
_TELL_NO_RECORD = (
    "member",
    "members",
    "function",
    "chair",
)  # which are about bodies, and have sources and notes of their own
_GOES_ON = "goes on, at its successor"
_BODY = "body"  # whose note stands in the column of notes
_DIAGRAM = "Both structures in one diagram"


def make_change_paper(document: ChangeDocument) -> Paper:
    """Return a report on a change as a paper. Raises `StructureFileError` where a part of its commentary has no place."""
    blocks = [block for stretch in place_change_comments(document) for block in stretch.compose()]
    return Paper(document.title, document.made, tuple(blocks), document.template)


def place_change_comments(document: ChangeDocument) -> list[Stretch]:
    """Return the sections of a report on a change, each with what a commentary adds, if there is one.

    What stands before its first heading, or under the title of the report, is an introduction, and follows the first sentences.
    Raises `StructureFileError` where a part of the commentary has no place.
    """
    commentary = document.commentary or Commentary("", "")
    titled = document.comparison.new.structure._replace(title=document.title)
    return place_commentary(_list_blocks(document), commentary, [titled])


def _list_blocks(document: ChangeDocument) -> Iterator[PaperBlock]:
    comparison = document.comparison
    yield _make_cover(document)
    yield Section("In short", 1)
    yield from (Paragraph(sentence) for sentence in summarise_document(document))
    yield from note_comparison(comparison)
    if document.mermaid:
        yield _make_diagram(document)
    else:
        yield Section(_DIAGRAM, 1)
        bodies = len(comparison.bodies.gone) + len(comparison.new.structure.bodies)
        yield Paragraph(f"The {count(bodies, 'body', 'bodies')} of both structures are too many to be drawn.", "quiet")
    sections = list_sections(comparison, with_findings=False)
    for title, items in sections.items():
        if title not in (_ROUTES, _BESIDES):
            yield from _write_section(title, items, comparison)
    yield Section("Complete lines lost and gained", 1)
    yield from _write_routes(comparison)
    yield Section("Findings", 1)
    yield from _write_findings(comparison)
    if _BESIDES in sections:
        yield from _write_section(_BESIDES, sections[_BESIDES], comparison)
    yield Section("Sources", 1)
    yield from _write_sources(comparison)


def summarise_document(document: ChangeDocument) -> tuple[str, ...]:
    """Return what changes in a few sentences; of a change that is tried first what it asks for."""
    first = summarise_trial(document.tried) if document.tried else ()
    return (*first, *summarise_comparison(document.comparison))


def _make_cover(document: ChangeDocument) -> Cover:
    comparison = document.comparison
    lens = comparison.new.lens
    facts = (
        *(_tell_trial(document) if document.tried else _tell_sides(document)),
        ("counted", f"facts that are {join([each for each in STANDINGS if each in lens.standings])}"),
        ("made", f"{document.made}, by ctgraph"),
        *([ABOUT_COMMENTARY] if document.commentary else []),
    )
    return Cover("What changes, as the sources record it", document.title, facts, has_page=False)


def _tell_sides(document: ChangeDocument) -> Iterator[tuple[str, str]]:
    yield "before", _name_side(document.comparison.old, document.title)
    yield "after", _name_side(document.comparison.new, document.title)


def _tell_trial(document: ChangeDocument) -> Iterator[tuple[str, str]]:
    """Yield of which structure a change is tried, and what it is: so much as a cover has room for."""
    yield "structure", _name_side(document.comparison.old, document.title)
    sections = list_sections(document.comparison, with_findings=False)
    items = [item for title in _TRIED for item in sections.get(title, ())]
    told = [item.text if item.mark == "changed" else f"{item.mark}: {item.text}" for item in items[:_MOST_TRIED]]
    more = [f"{len(items) - _MOST_TRIED:,} more below"] if len(items) > _MOST_TRIED else []
    if told:
        yield "tried", "; ".join([*told, *more])


def _name_side(report: StructureReport, title: str) -> str:
    """Return what a structure is called, and its day where neither the title of the paper nor its own says it."""
    structure, lens = report.structure, report.lens
    day = lens.write_day(structure)
    is_told = not day or day in title or day in structure.title
    return structure.title if is_told else f"{structure.title}, as of {day}"


def _make_diagram(document: ChangeDocument) -> Diagram:
    heading = Section(_DIAGRAM, 1)
    words = (
        f"Diagram. {document.title}: what is gone, new and changed is marked; the tables below say the same in words."
    )
    return Diagram(heading, document.diagram, document.mermaid, document.smallest, words)


def _write_section(title: str, items: Sequence[Item], comparison: Comparison) -> Iterator[PaperBlock]:
    """Yield what changes of one sort as a table: each change together, and within it by name."""
    yield Section(title, 1)
    marks = list(dict.fromkeys(item.mark for item in items))
    by_name = sorted(items, key=lambda item: (marks.index(item.mark), make_sort_key(item.text)))
    rows = (_make_row(item, *_tell_record(item, comparison)) for item in by_name)
    yield Table(("change", "of", "what", "source", "note"), tuple(rows)).without_empty_columns()


def _make_row(item: Item, source: str, note: str) -> tuple[str, ...]:
    """Return the cells of a change; a note that has a column of its own is not told beside it as well."""
    details = [each for each in item.details if item.label != _BODY and each != f"note: {note}"]
    return item.mark, item.label, " ".join([item.text, *(f"({detail})" for detail in details)]), source, note


def _tell_record(item: Item, comparison: Comparison) -> tuple[str, str]:
    """Return where what a change is about is written, unless its own words say so, and what is noted of it there.

    What is gone is read where it was, all else where it is now.
    """
    if not item.about or item.label in _TELL_NO_RECORD:
        return "", ""
    report = comparison.old if item.mark in _OF_THE_OLD else comparison.new
    about = item.about[-1]  # of what moved, where it is now
    if len(about) > 1:
        found = [each for each in report.structure.relations if (each.from_id, each.kind_key, each.to_id) == about]
        notes = (join_notes(each.note, each.intended) for each in found)
        sources = tuple(source for each in found for source in each.sources) if item.mark == "changed" else ()
        return cite(tuple(dict.fromkeys(sources))) if sources else "", "; ".join(dict.fromkeys(filter(None, notes)))
    body = report.structure.bodies.get(about[0])
    if body is None:
        return "", ""
    note = (
        join_notes(body.note, "") if item.mark in ("gone", "not mentioned", "new", "first recorded") else ""
    )  # which are told whole
    return cite_body(body, report.lens), note


def _write_routes(comparison: Comparison) -> Iterator[PaperBlock]:
    names = name_bodies_of(comparison)
    if comparison.without_lines:
        yield Paragraph(
            "What was read of the sources of one of the two does not record accountability, so complete lines are not compared."
        )
    elif unassessable := tell_no_root(comparison):
        yield Paragraph(f"{unassessable[:1].upper()}{unassessable[1:]}.")
    elif not comparison.routes:
        yield Paragraph("No body that is in both loses a complete line, gains one, or has one that leads elsewhere.")
    else:
        rows = (_make_route_row(route, names) for route in comparison.routes)
        yield Table(("change", "body", "before", "after"), tuple(rows))


def _make_route_row(route: RouteChange, names: dict[str, str]) -> tuple[str, ...]:
    before, after = (
        read_chain(chain, names, more=more)
        if chain
        else "it answers outside itself"
        if roots
        else "no complete line is recorded"
        for chain, more, roots in (
            (route.old_route, route.old_more, route.old_roots),
            (route.new_route, route.new_more, route.new_roots),
        )
    )
    return spell_out(route.change), names[route.body], before, after


def _write_findings(comparison: Comparison) -> Iterator[PaperBlock]:
    findings = comparison.findings
    left_open = LeftOpen(comparison)
    changes = {
        "new": findings.arisen,
        _GOES_ON: findings.going_on,
        "gone": left_open.list_gone(),
        UNMENTIONED: left_open.list_open(),
        "on other evidence": [pair.new for pair in findings.evidence_changed],
        "the same": [pair.new for pair in findings.same],
    }
    rows = [
        _make_finding_row(mark, reported, comparison, left_open.tell(reported) if mark == UNMENTIONED else "")
        for mark, found in changes.items()
        for reported in found
    ]
    if not rows:
        yield Paragraph("Nothing is found in either.")
        return
    told = [
        f"{mark}: {len(found):,}" for mark, found in changes.items() if found or mark not in (UNMENTIONED, _GOES_ON)
    ]
    yield Paragraph(f"{'; '.join(told)}.", "strong")
    yield Table(("change", "finding", "gravity", "what is found", "source"), tuple(rows)).without_empty_columns()


def _make_finding_row(mark: str, reported: Reported, comparison: Comparison, left_open: str) -> tuple[str, ...]:
    causes = list_causes(reported, comparison) if mark == "gone" else []
    end = f" (no longer arises: {describe_end(causes, comparison)})" if causes else ""
    sentence = describe_gone(reported, comparison) if mark == "gone" else reported.sentence
    gravity = "accepted" if reported.accepted else SEVERITY_WORDS[reported.finding.severity]
    end = f"; {left_open}" if left_open else end
    report = comparison.old if mark in (*_OF_THE_OLD, UNMENTIONED) else comparison.new
    return mark, reported.heading.title, gravity, f"{sentence}{end}", _cite(reported.finding, report)


def _cite(finding: Finding, report: StructureReport) -> str:
    """Return where the evidence of a finding is written, or else where the bodies are that it is about."""
    sources = [source for relation in finding.relations for source in relation.sources]
    sources += [source for fact in finding.facts for source in fact.sources]
    bodies = (report.structure.bodies[body] for body in finding.bodies if body in report.structure.bodies)
    sources = sources or [source for body in bodies for source in body.sources]
    return cite(tuple(dict.fromkeys(sources))) if sources else ""


def _write_sources(comparison: Comparison) -> Iterator[PaperBlock]:
    rows = [
        (side, each.key, each.title, each.date, each.url, join_notes(each.note, ""))
        for side, report in (("before", comparison.old), ("after", comparison.new))
        for each in report.structure.documents.values()
    ]
    if rows:
        columns = ("of", "cited as", "document", "date", "address", "note")
        yield Table(columns, tuple(rows), "address").without_empty_columns()
    else:
        yield Paragraph("No document is declared.")
    if not tells_notes(comparison):
        old, new = (join_notes(each.structure.note, "") for each in (comparison.old, comparison.new))
        notes = {"": new} if old == new else {" before": old, " after": new}
        yield from (Paragraph(f"Noted of the structure{side}: {note}") for side, note in notes.items() if note)
