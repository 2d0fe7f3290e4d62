"""What is wrong: the findings of structures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctgraph.errors import list_some
from ctgraph.findings import KnownFinding, Report, Reported, StructureReport, labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.model import Structure
from ctgraph.presenters.cells import say_yes_or_no
from ctgraph.presenters.headings import (
    make_heading,
    note_partial_sources,
    note_structure,
    note_undated,
    tell_undated,
)
from ctgraph.presenters.objects import make_finding_object, make_structure_object, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.wording.asked import describe_asked
from ctgraph.wording.bodies import count_apart
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.messages import describe_acceptance
from ctgraph.wording.notices import list_notices
from ctgraph.wording.places import describe_line
from ctgraph.wording.signs import SEVERITY_WORDS, count_by_severity
from ctgraph.wording.spelling import count, join

if TYPE_CHECKING:
    from ctgraph.formats.json import Object


def _show_report(report: Report) -> list[Block]:
    """Show the findings of each structure, the gravest last, and a summary of them all."""
    blocks: list[Block] = []
    for each in report.structures:
        blocks += [make_heading(each.structure, each.lens), *note_undated(each.structure, each.lens)]
        blocks += note_partial_sources(each.structure, _name_matters(each))
        of = "of the files" if each.structure.joined else "of the file"
        blocks += [Paragraph(f"{of}: {notice.text}", "quiet") for notice in list_notices(each.structure)]
        if _finds_unexplained_silence(each):
            blocks += note_structure(each.structure)
        words = EvidenceWords(each.structure, each.lens)
        if each.reported:
            blocks.append(Items(tuple(make_finding_item(reported, words) for reported in each.reported)))
        else:
            blocks.append(Paragraph("; ".join(filter(None, ("nothing found", describe_asked(each)))), "quiet"))
        if each.gone:
            blocks.append(Items(tuple(_make_gone_item(known, each) for known in each.gone)))
    blocks.append(summarise(report.structures))
    return blocks


def _name_matters(report: StructureReport) -> tuple[str, ...]:
    """Return the matters to note if they are recorded in part; membership only where a finding concerns it."""
    of_members = any(reported.rule.concerns == "membership" for reported in report.reported)
    return ("accountability", "scrutiny", *(["membership"] if of_members else []))


def _finds_unexplained_silence(report: StructureReport) -> bool:
    """Say whether something is found not to be recorded of a body that has no note to tell how that is to be read."""
    if report.structure.recorded.accountability != "partly":
        return False
    silent = (each.finding.bodies[0] for each in report.reported if each.rule.shows_record_of == "body")
    return any(not report.structure.bodies[body].note for body in silent)


def summarise(structures: Iterable[StructureReport]) -> Paragraph:
    """Return how many findings there are, in how many bodies and relations that are there on the day, and how grave they are."""
    structures = list(structures)
    unaccepted = [reported for each in structures for reported in each.open_findings()]
    reported = [one for each in structures for one in each.reported]
    accepted = sum(each.accepted for each in reported)
    known = len(reported) - accepted - len(unaccepted)
    apart = f"{accepted:,} accepted" + (f", {known:,} known" if any(each.to_baseline for each in reported) else "")
    bodies = count_apart(
        body for each in structures for body in each.structure.bodies.values() if each.lens.exists(body)
    )
    there = (each.lens.joins(line, each.structure.bodies) for each in structures for line in each.structure.relations)
    relations = count(sum(there), "relation")
    files = sum(len(each.structure.joined) or 1 for each in structures)
    of = f"in {join([*bodies, relations])} of {count(files, 'structure')}; {apart}"
    of = "; ".join(dict.fromkeys(filter(None, (of, *map(describe_asked, structures)))))
    severities = count_by_severity((reported.finding.severity for reported in unaccepted), with_none=True)
    return Paragraph(f"{count(len(unaccepted), 'finding')} {of}", "strong", below=severities)


def make_finding_item(reported: Reported, words: EvidenceWords) -> Item:
    """Return a finding with its evidence and its acceptance as an entry of a list; `words` are of its structure."""
    finding = reported.finding
    mark = "accepted" if reported.accepted else "known" if not reported.is_open else SEVERITY_WORDS[finding.severity]
    changed = ["known from the baseline on other evidence"] if reported.to_baseline == "changed" else []
    is_of_the_whole = words.structure.joined and not finding.file
    place = "" if is_of_the_whole else f" [{describe_line(finding)}]"
    to_record = [f"what to record: {reported.heading.to_record}"] if reported.heading.to_record else []
    return Item(
        mark,
        finding.rule,
        f"{reported.sentence}{place}",
        (
            *words.list_relations(finding),
            *words.list_besides(reported),
            *to_record,
            *changed,
            *describe_acceptance(reported),
        ),
        style=finding.severity.word if reported.is_open else "quiet",
    )


def _make_gone_item(known: KnownFinding, report: StructureReport) -> Item:
    """Return a finding that only the baseline has as an entry of a list."""
    names = labels(report.structure)
    bodies = [names.get(body, body) for body in known.bodies]
    about = f" for {join([*bodies, *known.about])}" if bodies or known.about else ""
    return Item("gone", known.rule, f"no longer found{about}; it can be taken out of the baseline", style="quiet")


# As JSON


def _make_report_object(report: Report) -> Object:
    return {
        "structures": [
            make_structure_object(each.structure)
            | {
                "note": each.structure.note or None,
                "undated": make_undated_object(each.structure, each.lens),
                "notices": [notice._asdict() for notice in list_notices(each.structure)],
                "bodies": len(each.structure.bodies),
                "relations": len(each.structure.relations),
                "findings": [_make_finding_object(reported, each.structure) for reported in each.reported],
            }
            | ({} if each.gone is None else {"gone": [_make_known_object(known) for known in each.gone]})
            for each in report.structures
        ],
    }


def _make_finding_object(reported: Reported, structure: Structure) -> Object:
    """Return a finding with how it stands to a baseline, where there is one."""
    found = make_finding_object(reported, structure)
    return found if reported.to_baseline is None else {**found, "baseline": reported.to_baseline}


def _make_known_object(known: KnownFinding) -> Object:
    return {
        "rule": known.rule,
        "kind": known.kind or None,
        "bodies": list(known.bodies),
        "about": list(known.about),
        "fingerprint": known.fingerprint,
    }


# As rows


def _make_report_rows(report: Report) -> Rows:
    compared = any(each.gone is not None for each in report.structures)
    columns = (
        "structure", "severity", "rule", "kind", "standing", "bodies", "about", "message", "stops", "file", "line",
        "fingerprint", "accepted", *(["baseline"] if compared else []),
    )  # fmt: skip
    rows = (
        (
            each.structure.id,
            found.finding.severity.word,
            found.finding.rule,
            found.finding.kind or "",
            found.finding.standing or "",
            " ".join(found.finding.bodies),
            "; ".join(found.finding.about),
            found.message,
            " ".join(f"{stop.body}:{stop.why}" for stop in found.finding.stops),
            found.finding.file or each.structure.file,
            found.finding.line,
            found.finding.fingerprint,
            say_yes_or_no(found.accepted),
            *((str(found.to_baseline),) if compared else ()),
        )
        for each in report.structures
        for found in each.reported
    )
    return Rows(columns, rows, tell_left_out(report))


def tell_left_out(report: Report) -> str:
    """Return what no date places, and what the baseline knows and that is no longer found; nothing where there is none of it."""
    undated = tell_undated((each.structure, each.lens) for each in report.structures)
    gone = [
        " ".join([each.structure.id, known.rule, *known.bodies])
        for each in report.structures
        for known in each.gone or ()
    ]
    told = f"no longer found, and can be taken out of the baseline: {list_some(gone)}" if gone else ""
    return "; ".join(filter(None, (undated, told)))


FINDINGS = Presenter(_show_report, _make_report_object, _make_report_rows)
