"""What changes from one structure to another: a few sentences, then bodies, relations, routes, findings and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ctgraph.findings import StructureReport
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.presenters.change_items import list_body_changes, list_relation_changes, list_the_rest, make_route_item
from ctgraph.presenters.changed_rows import list_function_changes, list_member_changes
from ctgraph.presenters.finding_changes import list_finding_changes
from ctgraph.presenters.headings import note_partial_sources, note_structure, note_undated, tell_undated
from ctgraph.presenters.objects import make_finding_object, make_structure_object, make_undated_object
from ctgraph.presenters.operations import list_key, make_operation_object, make_plain
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.comparison import Comparison, Comparisons, FindingPair, Operation, RouteChange
from ctgraph.wording.asked import describe_asked
from ctgraph.wording.changes import name_both
from ctgraph.wording.comparison import name_bodies_of, name_sides, summarise_comparison, summarise_comparisons
from ctgraph.wording.silence import find_silence
from ctgraph.wording.spelling import count


def _show_comparisons(comparisons: Comparisons) -> list[Block]:
    """Show each pair in which something changes, then the others and what it comes to where there are several."""
    several = bool(comparisons.gone or comparisons.new) or len(comparisons.compared) != 1
    shown = [each for each in comparisons.compared if not several or each.differs]
    blocks = [block for each in shown for block in _show_comparison(each)]
    alone = [("gone", each) for each in comparisons.gone] + [("new", each) for each in comparisons.new]
    alone += [("same", each.new) for each in comparisons.compared if several and not each.differs]
    if alone:
        blocks.append(Paragraph("Other structures", "strong"))
        blocks.append(Items(tuple(_make_structure_item(mark, each) for mark, each in alone)))
    if several:
        blocks.append(Paragraph(summarise_comparisons(comparisons), "strong"))
    return blocks


def _make_structure_item(mark: str, report: StructureReport) -> Item:
    structure = report.structure
    findings = count(len(report.reported), "finding")
    return Item(mark, "structure", f"{structure.id}: {structure.title}, {structure.file}, {findings}")


def _show_comparison(comparison: Comparison) -> list[Block]:
    return [_make_heading(comparison), *show_changes(comparison)]


def show_changes(comparison: Comparison) -> list[Block]:
    """Show what changes between two structures: a few sentences, then everything by what it is about."""
    blocks: list[Block] = [
        Paragraph(" ".join(summarise_comparison(comparison))),
        *note_comparison(comparison),
    ]
    for title, items in list_sections(comparison).items():
        blocks += [Paragraph(title, "strong"), Items(items)]
    return blocks


def note_comparison(comparison: Comparison) -> list[Paragraph]:
    """Return what is to be known before a comparison is read: what has no date, is recorded in part, or was not asked for."""
    sides = comparison.old, comparison.new
    asked = describe_asked(comparison.new)
    return [
        *dict.fromkeys(note for side in sides for note in note_undated(side.structure, side.lens)),
        *_note_partial(comparison),
        *_note_structures(comparison),
        *([Paragraph(f"Of findings, {asked}.", "quiet")] if asked else []),
    ]


def _note_partial(comparison: Comparison) -> list[Paragraph]:
    """Return a note of what either structure's sources record in part; where they differ, with the title of each."""
    old, new = (note_partial_sources(side.structure) for side in (comparison.old, comparison.new))
    if comparison.is_tried or old == new:
        return new
    return [
        Paragraph(f"Of {name}: {note.text[:1].lower()}{note.text[1:]}", "quiet")
        for name, notes in zip(name_sides(comparison), (old, new), strict=True)
        for note in notes
    ]


def tells_notes(comparison: Comparison) -> bool:
    """Say whether the notes of both structures stand at the head of a comparison: not where one file is both."""
    return not comparison.is_tried and comparison.old.structure.file != comparison.new.structure.file


def _note_structures(comparison: Comparison) -> list[Paragraph]:
    """Return the notes of both structures, which tell how their silence is to be read; none where one file is both."""
    if not tells_notes(comparison):
        return []
    notes = [note_structure(side.structure) for side in (comparison.old, comparison.new)]
    if notes[0] == notes[1]:
        return notes[1]
    return [
        Paragraph(note.text.replace("note:", f"note on {name}:", 1), "quiet")
        for name, of_side in zip(name_sides(comparison), notes, strict=True)
        for note in of_side
    ]


def list_sections(comparison: Comparison, *, with_findings: bool = True) -> dict[str, tuple[Item, ...]]:
    """Return everything that changes, by what it is about; of what nothing changes there is no entry."""
    names, silence = name_bodies_of(comparison), find_silence(comparison)
    sections = {
        "Bodies": list_body_changes(comparison, names, silence),
        "Relations": list_relation_changes(comparison, names, silence),
        "Members": list_member_changes(comparison, names, silence),
        "Functions": list_function_changes(comparison, names, silence),
        "Complete lines": (make_route_item(route, names) for route in comparison.routes),
        "Findings": list_finding_changes(comparison) if with_findings else (),
        "Besides": list_the_rest(comparison, names),
    }
    listed = {title: tuple(items) for title, items in sections.items()}
    return {title: items for title, items in listed.items() if items}


def _make_heading(comparison: Comparison) -> Heading:
    sides = [
        f"{report.structure.id}{_say_day(report)} ({report.structure.file})"
        for report in (comparison.old, comparison.new)
    ]
    assumed = sorted(comparison.new.lens.assume)
    taking = f", taking {' and '.join(assumed)} relations as true" if assumed else ""
    title = name_both(comparison)
    return Heading(
        f"What changes: {title[:1].lower() if title.startswith('From ') else title[:1]}{title[1:]}",
        f"from {sides[0]} to {sides[1]}{taking}",
    )


def _say_day(report: StructureReport) -> str:
    return f" as of {report.lens.write_day(report.structure)}" if report.lens.day else ""


# As JSON


def _make_comparisons_object(comparisons: Comparisons) -> Object:
    if len(comparisons.compared) == 1 and not comparisons.gone and not comparisons.new:
        return make_comparison_object(comparisons.compared[0])
    return {
        "compared": [make_comparison_object(each) for each in comparisons.compared],
        "gone": [_make_side_object(each) for each in comparisons.gone],
        "new": [_make_side_object(each) for each in comparisons.new],
        "total": summarise_comparisons(comparisons),
    }


def make_comparison_object(comparison: Comparison) -> Object:
    """Return what changes between two structures as an object: changes, matches, routes and findings."""
    return {
        "old": _make_side_object(comparison.old),
        "new": _make_side_object(comparison.new),
        "summary": list(summarise_comparison(comparison)),
        "changes": [make_operation_object(operation) for operation in comparison.changes],
        "moves": [
            {**dict(list_key(move.after)), "before": [dict(list_key(each)) for each in move.before]}
            for move in comparison.moves
        ],
        "matches": [
            {"old": list(match.old), "new": list(match.new), "by": match.by, "doubtful": match.doubtful}
            for match in comparison.matches
        ],
        "routes": [
            {
                "body": route.body,
                "change": route.change,
                "old_roots": list(route.old_roots),
                "new_roots": list(route.new_roots),
            }
            for route in comparison.routes
        ],
        "findings": _make_findings_object(comparison),
    }


def _make_side_object(report: StructureReport) -> Object:
    undated = make_undated_object(report.structure, report.lens)
    return make_structure_object(report.structure) | {"as_of": report.lens.day or None, "undated": undated}


def _make_findings_object(comparison: Comparison) -> Object:
    old, new, findings = comparison.old.structure, comparison.new.structure, comparison.findings
    return {
        "new": [make_finding_object(reported, new) for reported in findings.new],
        "gone": [make_finding_object(reported, old) for reported in findings.gone],
        "same": [make_finding_object(pair.new, new) for pair in findings.same],
        "followed": [
            {
                "old": [make_finding_object(each, old) for each in followed.old],
                "new": [make_finding_object(each, new) for each in followed.new],
            }
            for followed in findings.followed
        ],
        "evidence_changed": [
            {"old": make_finding_object(pair.old, old), "new": make_finding_object(pair.new, new)}
            for pair in findings.evidence_changed
        ],
    }


# As rows


_COLUMNS = (
    "old", "new", "about", "change", "key", "field", "was", "value", "rule", "severity", "message",
)  # fmt: skip


def _make_comparisons_rows(comparisons: Comparisons) -> Rows:
    sides = [side for each in comparisons.compared for side in (each.old, each.new)]
    seen = dict.fromkeys(
        tell_undated([(side.structure, side.lens)]) for side in (*sides, *comparisons.gone, *comparisons.new)
    )
    return Rows(_COLUMNS, _list_rows(comparisons), "; ".join(filter(None, seen)))


def _list_rows(comparisons: Comparisons) -> Iterator[tuple[str, ...]]:
    for each in comparisons.compared:
        ids = each.old.structure.id, each.new.structure.id
        joined = [operation for operation in each.changes if operation.verb in ("merge", "split")]
        operations = (*joined, *each.told)
        for row in (*_list_operation_rows(operations), *_list_route_rows(each.routes), *_list_finding_rows(each)):
            yield (*ids, *row)
    for report in comparisons.gone:
        yield (report.structure.id, "", "structure", "gone", *[""] * 7)
    for report in comparisons.new:
        yield ("", report.structure.id, "structure", "new", *[""] * 7)


def _list_operation_rows(changes: Iterable[Operation]) -> Iterator[tuple[str, ...]]:
    for each in changes:
        key = "; ".join(part for _, part in list_key(each))
        was, value = _say(each.was), _say(each.value)
        yield (each.what, each.name, "; ".join([*each.bodies, key]), each.field, was, value, "", "", "")


def _say(value: object) -> str:
    """Return a value of a structure file in one cell."""
    from ctgraph.formats.json import render_json

    plain = make_plain(value)
    return plain if isinstance(plain, str) else "" if plain is None else render_json(plain).rstrip("\n")


def _list_route_rows(routes: Iterable[RouteChange]) -> Iterator[tuple[str, ...]]:
    for route in routes:
        yield ("route", route.change, route.body, "", " ".join(route.old_roots), " ".join(route.new_roots), "", "", "")


def _list_finding_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    findings = comparison.findings
    pairs: dict[str, Sequence[FindingPair]] = {"same": findings.same, "evidence_changed": findings.evidence_changed}
    listed = [("gone", each) for each in findings.gone]
    listed += [(change, pair.new) for change, found in pairs.items() for pair in found]
    listed += [("new", each) for each in findings.new]
    for change, reported in listed:
        finding = reported.finding
        said = (finding.rule, finding.severity.word, reported.message)
        yield ("finding", change, " ".join(finding.bodies), "", "", "", *said)


DIFF = Presenter(_show_comparisons, _make_comparisons_object, _make_comparisons_rows)
