"""What changes from one structure to another: a few sentences, then bodies, relations, routes, findings and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ctgraph.findings import StructureReport
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import RELATIONS, Body
from ctgraph.presenters.finding_changes import list_finding_changes
from ctgraph.presenters.headings import note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import make_finding_object, make_structure_object, make_undated_object
from ctgraph.presenters.operations import list_key, make_operation_object, make_plain, name_things
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.comparison import DECLARE_CHANGE, Comparison, Comparisons, FindingPair, Operation, RouteChange
from ctgraph.wording.asked import describe_asked
from ctgraph.wording.bodies import describe_kind, name_in_full
from ctgraph.wording.comparison import (
    describe_body_change,
    describe_succession,
    list_recorded_earlier,
    name_bodies_of,
    summarise_comparison,
    summarise_comparisons,
)
from ctgraph.wording.facts import describe_last_record
from ctgraph.wording.operations import (
    describe_field_change,
    describe_relation_change,
    describe_value,
    is_of_substance,
)
from ctgraph.wording.relations import read_chain
from ctgraph.wording.spelling import count, join, spell_out

_Names = Mapping[str, str]


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


def show_changes(comparison: Comparison, *, with_source: bool = True) -> list[Block]:
    """Show what changes between two structures: a few sentences, then everything by what it is about.

    Without the source `change`, of a change that is only tried: it is no document, and a new file cites it for each changed fact.
    """
    blocks: list[Block] = [
        Paragraph(" ".join(summarise_comparison(comparison))),
        *note_comparison(comparison),
    ]
    for title, items in list_sections(comparison, with_source=with_source).items():
        blocks += [Paragraph(title, "strong"), Items(items)]
    return blocks


def note_comparison(comparison: Comparison) -> list[Paragraph]:
    """Return what is to be known before a comparison is read: what has no date, is recorded in part, or was not asked for."""
    sides = comparison.old, comparison.new
    asked = describe_asked(comparison.new)
    return [
        *dict.fromkeys(note for side in sides for note in note_undated(side.structure, side.lens)),
        *note_partial_sources(comparison.new.structure),
        *([Paragraph(f"Of findings, {asked}.", "quiet")] if asked else []),
    ]


def list_sections(
    comparison: Comparison, *, with_findings: bool = True, with_source: bool = True
) -> dict[str, tuple[Item, ...]]:
    """Return everything that changes, by what it is about; of what nothing changes there is no entry."""
    names = name_bodies_of(comparison)
    sections = {
        "Bodies": _list_bodies(comparison, names),
        "Relations": _list_relations(comparison, names),
        "Members": _list_members(comparison, names),
        "Functions": _list_functions(comparison, names),
        "Complete lines": (_make_route_item(route, names) for route in comparison.routes),
        "Findings": list_finding_changes(comparison) if with_findings else (),
        "Besides": _list_the_rest(comparison, names, with_source=with_source),
    }
    listed = {title: tuple(items) for title, items in sections.items()}
    return {title: items for title, items in listed.items() if items}


def _make_heading(comparison: Comparison) -> Heading:
    sides = [
        f"{report.structure.id}{f' as of {report.lens.day}' if report.lens.day else ''} ({report.structure.file})"
        for report in (comparison.old, comparison.new)
    ]
    assumed = sorted(comparison.new.lens.assume)
    taking = f", taking {' and '.join(assumed)} relations as true" if assumed else ""
    title = comparison.new.structure.title
    return Heading(f"What changes: {title}", f"from {sides[0]} to {sides[1]}{taking}")


# The changes, as items


def _list_bodies(comparison: Comparison, names: _Names) -> Iterator[Item]:
    bodies = comparison.bodies
    old, new = comparison.old.structure.bodies, comparison.new.structure.bodies
    earlier = list_recorded_earlier(comparison)
    for body in bodies.gone:
        last = f", {describe_last_record(old[body].last_recorded.ends)}" if body in earlier else ""
        yield Item("not known" if last else "gone", "body", f"{_introduce(old[body])}{last}", about=((body,),))
    for body in bodies.new:
        yield Item("new", "body", _introduce(new[body]), about=((body,),))
    for match in comparison.matches:
        doubt = f" (doubtful: {match.doubt})" if match.doubtful else ""
        about = tuple((body,) for body in dict.fromkeys((*match.old, *match.new)))
        if match.by == "succeeds":
            yield Item("followed", "succession", f"{describe_succession(match, names)}{doubt}", about=about)
        elif match.old != match.new or doubt:
            told = f"{join(match.old)} of the old structure is taken for {join(match.new)} of the new one, by {match.by}{doubt}"
            yield Item("matched", "body", told, about=about)
    for operation in comparison.changes:
        if operation.what == "body" and operation.field and is_of_substance(operation):
            mark = "renamed" if operation.field in ("name", "short") else "changed"
            said = describe_body_change(operation, comparison, names)
            told = f"{names.get(operation.key[0], operation.key[0])}: {said}"
            yield Item(mark, spell_out(operation.field), told, about=(operation.key[:1],))


def _introduce(body: Body) -> str:
    return f"{name_in_full(body)}, {describe_kind(body)}{', neighbour' if body.is_neighbour else ''}"


def _make_field_item(mark: str, thing: str, operation: Operation, names: _Names) -> Item:
    """Return the change of a field; the words of the program alone are its label."""
    said = f"{thing}: {describe_field_change(operation, names)}"
    return Item(mark, spell_out(operation.field), said, about=name_things(operation))


def _list_relations(comparison: Comparison, names: _Names) -> Iterator[Item]:
    phrases = {
        own.key: own.label
        for report in (comparison.old, comparison.new)
        for own in report.structure.relation_kinds.values()
    }
    changes = [each for each in comparison.changes if each.what == "relation"]
    moves = _pair_moves(changes)
    moved = {(operation.verb, operation.key) for move in moves for operation in move}
    for lost, gained in moves:
        was, now = (describe_relation_change(each, names, phrases) for each in (lost, gained))
        yield Item(
            "moved",
            _name_kind(gained),
            f"{now}{_cite(gained, comparison)} (before: {was})",
            about=(lost.key[:3], gained.key[:3]),
        )
    marks = {"add": "gained", "remove": "lost"}
    for mark, label in marks.items():
        for operation in changes:
            if operation.verb == mark and (mark, operation.key) not in moved:
                said = describe_relation_change(operation, names, phrases)
                told = f"{said}{_cite(operation, comparison)}"
                yield Item(label, _name_kind(operation), told, about=name_things(operation))
    for operation in changes:
        if operation.field and is_of_substance(operation):
            said = describe_relation_change(operation, names, phrases)
            yield _make_field_item("changed", said, operation, names)


def _name_kind(operation: Operation) -> str:
    return spell_out(operation.key[1]) if operation.key[1] in RELATIONS else "relation"


def _pair_moves(changes: Sequence[Operation]) -> list[tuple[Operation, Operation]]:
    """Return what is lost and gained of one kind of relation from one body, where that is one of each: it moved."""
    ways: dict[tuple[str, ...], dict[str, list[Operation]]] = {}
    for operation in changes:
        if operation.verb in ("add", "remove"):
            ways.setdefault(operation.key[:2], {}).setdefault(operation.verb, []).append(operation)
    return [
        (way["remove"][0], way["add"][0])
        for way in ways.values()
        if len(way.get("remove", ())) == 1 == len(way.get("add", ()))
    ]


def _cite(operation: Operation, comparison: Comparison) -> str:
    """Return where a relation is written that is added or taken away: its own source, or else that of its body."""
    fields = operation.value if operation.verb == "add" else operation.was
    report = comparison.new if operation.verb == "add" else comparison.old
    own = fields.get("source") if isinstance(fields, Mapping) else None
    if own is None:
        body = report.structure.bodies.get(operation.key[0])
        own = tuple(source.text for source in body.sources) if body else ()
    texts = [own] if isinstance(own, str) else [str(part) for part in own]
    return f" [{'; '.join(texts) or 'no source'}]"


def _list_members(comparison: Comparison, names: _Names) -> Iterator[Item]:
    marks = {"add": "gained", "remove": "lost"}
    for operation in comparison.changes:
        if operation.what != "member" or not is_of_substance(operation):
            continue
        body, agency, posts, *_ = operation.key
        row = f"{names.get(body, body)}: {agency}{f' ({posts})' if posts else ''}"
        if operation.field:
            yield _make_field_item("changed", row, operation, names)
        else:
            yield Item(marks[operation.verb], "member", row, about=name_things(operation))


def _list_functions(comparison: Comparison, names: _Names) -> Iterator[Item]:
    marks = {"add": "new", "remove": "gone"}
    for operation in comparison.changes:
        if operation.what != "function" or not is_of_substance(operation):
            continue
        if operation.field:
            yield _make_field_item("changed", operation.key[0], operation, names)
        else:
            fields = operation.value if operation.verb == "add" else operation.was
            owner = fields.get("owner") if isinstance(fields, Mapping) else None
            told = describe_value(owner, "owner", names) if owner else "nobody is recorded for it"
            said = f"{operation.key[0]}: {told}"
            yield Item(marks[operation.verb], "function", said, about=name_things(operation))


def _make_route_item(route: RouteChange, names: _Names) -> Item:
    was, now = ([names.get(root, root) for root in roots] for roots in (route.old_roots, route.new_roots))
    said = {
        "gained": f"a complete line to {join(now)} is recorded, where none was",
        "lost": f"no complete line is recorded, where one to {join(was)} was",
        "other_root": f"a complete line to {join(now)} is recorded, where one to {join(was)} was",
    }[route.change]
    details = [read_chain(chain, names) for chain in (route.new_route,) if chain]
    details += [f"before: {read_chain(chain, names)}" for chain in (route.old_route,) if chain]
    chain = ((each.from_id, each.kind_key, each.to_id) for each in (*route.new_route, *route.old_route))
    about = ((route.body,), *dict.fromkeys(chain))
    return Item(spell_out(route.change), "line", f"{names[route.body]}: {said}", tuple(details), about=about)


def _list_the_rest(comparison: Comparison, names: _Names, *, with_source: bool) -> Iterator[Item]:
    """List what changes of the structure itself, and count what is only written elsewhere or noted otherwise."""
    marks = {"add": "new", "remove": "gone"}
    noted: dict[str, list[str]] = {}
    for operation in comparison.changes:
        if operation == DECLARE_CHANGE and not with_source:
            continue
        if not is_of_substance(operation):
            thing = names.get(operation.key[0], operation.key[0]) if operation.key else "the structure"
            noted.setdefault(operation.what, []).append(thing)
        elif operation.what == "structure":
            item = _make_field_item("changed", "the structure", operation, names)
            yield item._replace(style="quiet")
        elif operation.what in ("source", "kind", "relation_kind", "acceptance", "answer"):
            key = ", ".join(part for _, part in list_key(operation))
            item = Item(marks.get(operation.verb, "changed"), spell_out(operation.what), key)
            if operation.field:
                item = _make_field_item(item.mark, f"{item.label} {key}", operation, names)
            yield item._replace(style="quiet")
    for what, things in noted.items():
        told = join(list(dict.fromkeys(things)))
        yield Item("changed", spell_out(what), f"sources or notes alone: {told}", style="quiet")


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
        for row in (*_list_operation_rows(each.changes), *_list_route_rows(each.routes), *_list_finding_rows(each)):
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
