"""What depends on a body, a post or an agency: who and what, and then which findings would come and go without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import UPWARD_KINDS, Member, Relation, Source
from ctgraph.presenters.cells import cite_in_cell
from ctgraph.presenters.diff import make_comparison_object
from ctgraph.presenters.endings import (
    count_weak,
    describe_empty_chair,
    describe_involved,
    describe_involved_role,
    describe_seat,
    make_empty_chair_objects,
    make_empty_seat_objects,
    make_involved_objects,
    name_row,
)
from ctgraph.presenters.finding_changes import list_finding_changes
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import (
    make_member_object,
    make_relation_objects,
    make_structure_object,
    make_undated_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.presenters.what_if import make_line_item, make_needs_line_objects, tell_losing
from ctgraph.results.impact import Dependent, Impact, LostPartner
from ctgraph.results.what_if import Involved, NeedsLine
from ctgraph.wording.agreement import agree, is_of_several
from ctgraph.wording.at_rest import describe_replaced, list_causes
from ctgraph.wording.bodies import describe_chair, describe_kind, describe_presence
from ctgraph.wording.relations import describe_evidence, read_aloud, read_chain
from ctgraph.wording.spelling import count, join

_Names = Mapping[str, str]
_SORTS = {"post": "a post", "agency": "an agency of which seats are recorded"}


def _show(impact: Impact) -> list[Block]:
    report = impact.without.comparison.old
    names = labels(report.structure)
    told, (it, them, its) = make_heading(report.structure, report.lens), _refer_to(impact)
    blocks: list[Block] = [
        Heading(f"What depends on {impact.name}", f"{_describe(impact)}; {told.text}, {told.detail}"),
        *note_undated(report.structure, report.lens),
        *note_partial_sources(report.structure, ("accountability", "membership")),
        Paragraph(_summarise(impact)),
    ]
    sections: dict[str, list[Item]] = {
        f"Bodies whose every recorded complete line runs through {them}": [
            _make_dependent_item(each, names) for each in impact.only_route
        ],
        f"Others with lines that lead there, and without a complete line if {it} were gone": [
            make_line_item(each, names) for each in _list_others(impact)
        ],
        f"Other lines that lead straight to {them}": [
            Item("would end", "line", describe_evidence(each, names)) for each in _list_other_lines(impact)
        ],
        f"Functions that {it} {_agree(impact, 'is')} recorded for": [
            Item("function", describe_involved_role(each), describe_involved(each, names)) for each in impact.functions
        ],
        "Chairs that would fall empty": [
            Item("vacant", "chair", describe_empty_chair(each, names)) for each in impact.chairs
        ],
        "Seats that would fall empty": [Item("empty", "seat", describe_seat(each, names)) for each in impact.seats],
        f"Bodies on which {it} {_agree(impact, 'is')} represented": [
            Item("lost", "represented on", describe_evidence(each, names)) for each in impact.represented
        ],
        f"{its.capitalize()} other relations": [
            Item("would end", "relation", describe_evidence(each, names)) for each in impact.other_relations
        ],
        f"{its.capitalize()} own members": [
            Item("would end", "member", name_row(each)) for each in _list_members(impact)
        ],
        "Duties that would lose a partner": [_make_partner_item(each, names) for each in impact.partners],
        f"Duties that {it} {_agree(impact, 'declares')}": [
            Item("duty", each.id, each.citation) for each in impact.duties
        ],
        f"What would be found without {them}": list(list_finding_changes(impact.without.comparison, with_same=False)),
    }
    for title, items in sections.items():
        if items:
            blocks += [Paragraph(title, "strong"), Items(tuple(items))]
    return blocks


def _refer_to(impact: Impact) -> tuple[str, str, str]:
    """Return the pronouns for what is asked about: as a subject, as an object, and for what is its own."""
    return ("they", "them", "their") if is_of_several(_name(impact)) else ("it", "it", "its")


def _agree(impact: Impact, phrase: str) -> str:
    return agree(_name(impact), phrase)


def _name(impact: Impact) -> str:
    return labels(impact.without.comparison.old.structure).get(impact.body, impact.name)


def _describe(impact: Impact) -> str:
    report = impact.without.comparison.old
    if impact.sort == "body":
        body = report.structure.bodies[impact.body]
        rest = "" if report.lens.operates(body) else f", {describe_presence(body, report.lens)}"
        return f"{describe_kind(body)}{rest}"
    return _SORTS[impact.sort]


def _list_others(impact: Impact) -> list[NeedsLine]:
    """Return who would be without a complete line, and is not told of as depending on it for its only route, or itself."""
    told = {impact.body, *(each.body for each in impact.only_route)}
    return [each for each in impact.without.needs_line if each.body not in told]


def _list_other_lines(impact: Impact) -> list[Relation]:
    """Return the lines to it of those who have a complete line besides, or none even now."""
    told = {each.body for each in impact.only_route} | {each.body for each in impact.without.needs_line}
    return [
        each
        for ending in impact.without.endings
        for each in ending.relations
        if each.kind in UPWARD_KINDS and each.answers[1] == ending.body and each.answers[0] not in told
    ]


def _list_members(impact: Impact) -> list[Member]:
    return [row for ending in impact.without.endings for row in ending.members]


def _summarise(impact: Impact) -> str:
    """Return what depends on it in numbers; what is not recorded is not counted, and so may be more."""
    seats, others = sum(each.seats for each in impact.seats), len(_list_others(impact))
    lines, (it, them, _) = _list_other_lines(impact), _refer_to(impact)
    parts = [
        f"{count(len(impact.only_route), 'body has', 'bodies have')} no recorded complete line that runs past {them}"
        if impact.only_route
        else "",
        f"{count(others, 'body', 'bodies')} with lines that lead there would be without a complete line"
        f" ({tell_losing(_list_others(impact))})"
        if others
        else "",
        f"{count(len(lines), 'other line leads', 'other lines lead')} straight to {them}{count_weak(lines)}"
        if lines
        else "",
        f"{it} {_agree(impact, 'has')} a role in {count(len(impact.functions), 'function')}{_tell_alone(impact.functions)}"
        if impact.functions
        else "",
        f"{it} {_agree(impact, 'chairs')} {count(len(impact.chairs), 'body', 'bodies')}" if impact.chairs else "",
        f"{it} {_agree(impact, 'takes')} {count(seats, 'seat')} on {count(len(impact.seats), 'body', 'bodies')}"
        if seats
        else "",
        f"{count(len(impact.partners), 'duty', 'duties')} would lose a partner" if impact.partners else "",
    ]
    more = len(impact.other_relations) + len(impact.represented)
    beside = f"; {it} {_agree(impact, 'has')} {count(more, 'other relation')}" if more else ""
    told = "; ".join(filter(None, parts)) or f"no line, function, chair or seat is recorded that depends on {them}"
    return f"As recorded, {told}{beside}. {_tell_findings(impact)} To find that out, what is tried here {_name_change(impact)}."


def _tell_alone(functions: Sequence[Involved]) -> str:
    """Return for how many of the functions nobody else who operates answers, in brackets; nothing where somebody does for each."""
    alone = sum(not each.others for each in functions)
    if not alone:
        return ""
    which = (
        "for it" if len(functions) == 1 else "for any of them" if alone == len(functions) else f"for {alone:,} of them"
    )
    return f" (nobody else who operates is recorded as answering {which})"


def _tell_findings(impact: Impact) -> str:
    """Return how many findings would come and go without it, those apart that are about itself and so would no longer arise."""
    comparison = impact.without.comparison
    new, gone = comparison.findings.new, comparison.findings.gone
    left = [each for each in gone if not list_causes(each, comparison)]
    moot, (_, them, _) = len(gone) - len(left), _refer_to(impact)
    told = f"{count(len(new), 'finding')} would be new" if new else "no finding would be new"
    parts = [f"{count(moot, 'finding')} about {them} would no longer arise"] if moot else []
    number, why = f"{len(left):,}" if left else "none", " for another reason" if moot else ""
    parts.append(f"{number} would be gone{why}{describe_replaced(left, comparison)}")
    return f"Without {them}{_tell_vacant(impact)} {join([told, *parts])}."


def _tell_vacant(impact: Impact) -> str:
    """Return that the chairs that it leaves are taken as vacant, between commas; nothing where it leaves none."""
    if not impact.chairs:
        return ""
    chairs = "the chair" if len(impact.chairs) == 1 else "the chairs"
    return f", and with {chairs} that {_refer_to(impact)[0]} {_agree(impact, 'leaves')} vacant,"


def _name_change(impact: Impact) -> str:
    """Return what is tried to find that out, as a clause."""
    changes = {(each.what, each.field) for each in impact.without.comparison.changes}
    _, them, its = _refer_to(impact)
    parts = [f"winds {them} up"] if ("body", "status") in changes else []
    parts += [f"lets {its} chairs fall vacant"] if ("body", "chair") in changes else []
    parts += [f"takes {them} out of memberships"] if any(what == "member" for what, _ in changes) else []
    return join(parts) or "changes nothing that is recorded"


def _make_dependent_item(each: Dependent, names: _Names) -> Item:
    how = "directly" if each.directly else "by way of others"
    evidence = [describe_evidence(line, names) for line in each.chain]
    if each.more:
        evidence.append(f"and {count(each.more, 'more line')}")
    return Item(how, "line", read_chain(each.chain, names, more=each.more), tuple(evidence))


def _make_partner_item(each: LostPartner, names: _Names) -> Item:
    partners = join([partner.label for partner in each.partners])
    body, section = names[each.body.id], each.duty.cite(each.partners)
    said = f"{body}: nobody else there is declared to represent {partners} ({section})"
    return Item("lost", "partner", said)


# As JSON


def _make_object(impact: Impact) -> Object:
    comparison = impact.without.comparison
    structure = comparison.old.structure
    return {
        "structure": make_structure_object(structure) | {"as_of": comparison.old.lens.day or None},
        "undated": make_undated_object(structure, comparison.old.lens),
        "name": impact.name,
        "sort": impact.sort,
        "body": impact.body or None,
        "only_route": [
            {
                "body": each.body,
                "directly": each.directly,
                "chain": [*make_relation_objects(each.chain, structure)],
                "more": each.more,
            }
            for each in impact.only_route
        ],
        "needs_line": [*make_needs_line_objects(_list_others(impact), structure)],
        "other_lines": [*make_relation_objects(_list_other_lines(impact), structure)],
        "functions": make_involved_objects(impact.functions),
        "chairs": make_empty_chair_objects(impact.chairs),
        "seats": make_empty_seat_objects(impact.seats),
        "represented": [*make_relation_objects(impact.represented, structure)],
        "other_relations": [*make_relation_objects(impact.other_relations, structure)],
        "members": [make_member_object(row) for row in _list_members(impact)],
        "partners": [
            {
                "body": each.body.id,
                "duty": each.duty.id,
                "partners": [{"code": partner.code, "label": partner.label} for partner in each.partners],
            }
            for each in impact.partners
        ],
        "duties": [duty.id for duty in impact.duties],
        "without": make_comparison_object(comparison),
    }


# As rows


_COLUMNS = ("structure", "name", "about", "body", "what", "how", "standing", "source", "rule", "severity")


def _make_rows(impact: Impact) -> Rows:
    of = impact.without.comparison.old.structure.id, impact.name
    seen = impact.without.comparison.old
    rows = ((*of, *row) for row in (*_list_rows(impact), *_list_finding_rows(impact)))
    return Rows(_COLUMNS, rows, tell_undated([(seen.structure, seen.lens)]))


def _list_rows(impact: Impact) -> Iterator[tuple[str | int, ...]]:
    names = labels(impact.without.comparison.old.structure)
    for dependent in impact.only_route:
        how = "directly" if dependent.directly else "by way of others"
        chain = read_chain(dependent.chain, names, more=dependent.more)
        yield _make_row("only_route", dependent.body, chain, how, "", dependent.chain[0].sources)
    for needs in _list_others(impact):
        lines = join([read_aloud(line, names) for line in needs.lines])
        yield _make_row("needs_line", needs.body, lines, "directly" if needs.directly else "by way of others")
    for line in _list_other_lines(impact):
        yield _make_row("other_line", line.answers[0], read_aloud(line, names), "", line.standing, line.sources)
    yield from _list_rows_of_seats(impact, names)
    for line in impact.represented:
        yield _make_row("represented", line.to_id, read_aloud(line, names), "", line.standing, line.sources)
    for line in impact.other_relations:
        other = line.to_id if line.from_id == impact.body else line.from_id
        yield _make_row("other_relation", other, read_aloud(line, names), "", line.standing, line.sources)
    for lost in impact.partners:
        yield _make_row("partner", lost.body.id, "; ".join(partner.label for partner in lost.partners), lost.duty.id)
    for duty in impact.duties:
        yield _make_row("duty", impact.body, duty.citation, duty.id)


def _list_rows_of_seats(impact: Impact, names: _Names) -> Iterator[tuple[str | int, ...]]:
    """Yield a row for each function, each chair, each seat elsewhere and each of its own members."""
    for each in impact.functions:
        involvement = each.involvement
        sources = involvement.sources or each.function.sources
        yield _make_row("function", impact.body, each.function.name, involvement.role, involvement.standing, sources)
    for chair in impact.chairs:
        told = describe_chair(chair.chair, names)
        yield _make_row("chair", chair.body.id, told, "", chair.chair.standing, chair.chair.sources)
    for seat in impact.seats:
        member = seat.member
        told = "; ".join((member.agency, *member.posts))
        yield _make_row("seat", seat.body.id, told, seat.seats, member.standing, member.sources)
    for row in _list_members(impact):
        yield _make_row("member", impact.body, "; ".join((row.agency, *row.posts)), "", row.standing, row.sources)


def _make_row(
    about: str, body: str, what: str, how: str | int, standing: str = "", sources: tuple[Source, ...] = ()
) -> tuple[str | int, ...]:
    return (about, body, what, how, standing, cite_in_cell(sources), "", "")


def _list_finding_rows(impact: Impact) -> Iterator[tuple[str, ...]]:
    findings = impact.without.comparison.findings
    listed = [("gone", each) for each in findings.gone]
    listed += [("evidence_changed", pair.new) for pair in findings.evidence_changed]
    listed += [("new", each) for each in findings.new]
    for change, reported in listed:
        found = reported.finding
        yield ("finding", " ".join(found.bodies), reported.message, change, "", "", found.rule, found.severity.word)


IMPACT = Presenter(_show, _make_object, _make_rows)
