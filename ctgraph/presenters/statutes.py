"""Which statutory duties there are, what one asks for, and which would concern a structure."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty, Partner
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import BODY_KINDS, Period
from ctgraph.presenters.headings import make_heading, note_undated, tell_undated
from ctgraph.presenters.objects import make_structure_object, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.statutes import Concern, Concerns, Statute, Statutes
from ctgraph.wording.facts import describe_last_record
from ctgraph.wording.messages import MOST_ABOUT
from ctgraph.wording.spelling import count, join, name_authority_type, spell_out

_HINT = "a body declares one by 'duty:' in its file; ctgraph statutes DUTY tells its partners and how sure it is"


def _show_statutes(statutes: Statutes) -> list[Block]:
    """Show the duties, as a table."""
    rows = tuple((duty.id, _describe_commencement(duty), duty.demands, duty.confidence) for duty in statutes.duties)
    return [Table(("duty", "in force", "asks for", "confidence"), rows), Paragraph(_HINT, "quiet")]


def _show_statute(statute: Statute) -> list[Block]:
    """Show one duty: what it asks of whom, its partners, how it was read, and what was not found."""
    duty = statute.duty
    return [
        Heading(duty.title, f"{duty.id}, {duty.citation}"),
        Table(("fact", "recorded"), tuple((fact, text) for fact, text in _list_facts(duty) if text)),
        *([Items(tuple(_make_partner_item(partner) for partner in duty.partners))] if duty.partners else []),
        Paragraph(f"confidence: {duty.confidence}", "strong", below=duty.note),
        *_list_texts("not found", duty.not_found),
        *_list_texts("changed", duty.amended),
        *_list_texts(f"read in, and last looked up on {duty.checked}", duty.sourced),
    ]


def _list_texts(heading: str, texts: tuple[str, ...]) -> list[Block]:
    return [Table((heading,), tuple((text,) for text in texts))] if texts else []


def _list_facts(duty: Duty) -> tuple[tuple[str, str], ...]:
    return (
        ("enacted", duty.enacted),
        ("in force", _describe_commencement(duty)),
        ("last seen in force", duty.seen_until),
        ("brought into force by", duty.by),
        ("types of authority", ", ".join(name_authority_type(each) for each in duty.authorities)),
        ("only if", duty.only_if),
        ("asks for", duty.demands),
        ("body", duty.body),
        ("also called", join(list(duty.names))),
        ("may be called", join(list(duty.perhaps_names))),
        ("a committee of", join([BODY_KINDS[kind].in_text for kind in duty.owner_kinds])),
        ("covers", ", ".join(BODY_KINDS[kind].in_text for kind in duty.kinds)),
        ("one person for several partners", _SHARING[duty.shared]),
        *((spell_out(fact), text) for fact, text in duty.facts),
    )


_SHARING = {"same_kind": "several of the same kind only", "not_said": "not said", "yes": "yes", "no": "no"}


def _describe_commencement(duty: Duty) -> str:
    if duty.prospective:
        return f"still to come: no day known on {duty.checked}"
    if duty.in_force_by and not duty.period.first:
        last = f" to {duty.period.last}" if duty.period.last else ""
        return f"by {duty.in_force_by}{last} (first day not found)"
    return _describe_period(duty.period) + (" (end not found)" if duty.seen_until else "")


def _make_partner_item(partner: Partner) -> Item:
    dates = _describe_period(partner.period)
    places = join([name_authority_type(each) for each in partner.only_where])
    details = (
        f"only where the authority is a {places}" if places else "",
        f"only if {partner.only_if}" if partner.only_if else "",
        f"or in its place: {join(partner.alternatives)}" if partner.alternatives else "",
        f"first day not found; in force by {partner.in_force_by}" if partner.in_force_by else "",
        f"confidence: {partner.confidence}" if partner.confidence else "",
        partner.note,
    )
    label = partner.label + (f", {dates}" if dates else "")
    return Item(partner.paragraph, partner.code, label, tuple(filter(None, details)))


def _describe_period(period: Period) -> str:
    first, last = period.first, period.last
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


# What would concern a structure

_STATES = {
    "in-force": "yes",
    "coming": "still to come",
    "not-in-force": "not in force on this day",
    "other-authority": "no: of other types of authority",
    "outside-england": "no: a duty of England",
}


def _show_concerns(concerns: Concerns) -> list[Block]:
    """Show the duties that would concern the authority, what is still to come, and which bodies are not recorded."""
    structure = concerns.structure
    now = [each for each in concerns.concerns if each.state != "coming"]
    coming = [each for each in concerns.concerns if each.state == "coming"]
    return [
        make_heading(structure, concerns.lens),
        *note_undated(structure, concerns.lens),
        Paragraph(_describe_authority(concerns), "quiet"),
        *([Table(_COLUMNS_OF_CONCERNS, tuple(map(_make_concern_cells, now)))] if now else []),
        *([_make_table_of_coming(coming)] if coming else []),
        _summarise(concerns),
        *_repeat_note(concerns),
        Paragraph(_HINT_OF_CONCERNS, "quiet"),
    ]


_COLUMNS_OF_CONCERNS = ("duty", "asks for", "concerns it", "in this file")
_HINT_OF_CONCERNS = (
    "what is not recorded here may be there all the same; bodies are known by their kind, their name, the duty that they "
    "declare, or the partner code of a row of members; ctgraph statutes DUTY tells what one asks, and how sure it is"
)


def _describe_authority(concerns: Concerns) -> str:
    structure = concerns.structure
    if concerns.outside_england:
        return f"the duties are those of England, and this is {structure.region}"
    if structure.authority_type:
        return f"authority: {structure.authority or structure.id}, {name_authority_type(structure.authority_type)}"
    return "the file does not say what type of authority this is (authority_type), so that some may not concern it"


def _make_concern_cells(concern: Concern) -> tuple[str, ...]:
    asked = concern.duty.body or concern.duty.demands
    concerns_it = _STATES[concern.state]
    if concern.conditions and concern.state == "in-force":
        concerns_it = f"if {' and '.join(concern.conditions)}"
    return concern.duty.id, asked, concerns_it, _describe_record(concern)


def _describe_record(concern: Concern) -> str:
    declared = f"declared by {join([body.label for body in concern.declared])}" if concern.declared else ""
    recorded = (
        f"recorded, and not declared: {join([body.label for body in concern.recorded])}" if concern.recorded else ""
    )
    sits = f"recorded as sitting on {join([body.label for body in concern.sits_on])}" if concern.sits_on else ""
    known = "; ".join(filter(None, (declared, recorded, *_describe_doubts(concern), sits)))
    return known or ("no such body is recorded" if concern.has_no_body else "not declared")


def _describe_doubts(concern: Concern) -> tuple[str, ...]:
    past = [f"{body.label}, {describe_last_record(body.last_recorded.ends)}" for body in concern.last_recorded]
    may_be = [f"perhaps {join([body.label for body in concern.perhaps])}"] if concern.perhaps else []
    may_be += ["perhaps the partnership of the title"] if concern.may_be_the_structure else []
    return (*(f"{each}, and not declared" for each in may_be), *past)


def _make_table_of_coming(coming: Iterable[Concern]) -> Table:
    rows = tuple(
        (each.duty.id, each.duty.enacted, _describe_commencement(each.duty), _describe_record(each)) for each in coming
    )
    return Table(("still to come", "enacted", "in force", "in this file"), rows)


def _summarise(concerns: Concerns) -> Paragraph:
    in_force = [each for each in concerns.concerns if each.state == "in-force"]
    declared = sum(1 for each in in_force if each.declared)
    on_condition = sum(1 for each in in_force if each.conditions)
    text = f"{count(len(in_force), 'duty', 'duties')} in force that would concern it"
    text += f", {on_condition} of them on a condition" if on_condition else ""
    lacking = [each.duty.body for each in in_force if each.lacks_body]
    missing = f"asked for by the law, and not recorded: {join(lacking, most=MOST_ABOUT)}" if lacking else ""
    return Paragraph(f"{text}; {declared} declared", "strong", below=missing)


def _repeat_note(concerns: Concerns) -> list[Block]:
    """Repeat what the file notes on the structure, where that may be the body that a duty asks for."""
    is_open = any(each.may_be_the_structure for each in concerns.concerns)
    return [Paragraph(f"note: {concerns.structure.note}", "quiet")] if is_open and concerns.structure.note else []


# As JSON


def _make_statutes_object(statutes: Statutes) -> Object:
    return {"duties": [_make_duty_object(duty) for duty in statutes.duties]}


def _make_statute_object(statute: Statute) -> Object:
    return _make_duty_object(statute.duty)


def _make_duty_object(duty: Duty) -> Object:
    return {
        "id": duty.id,
        "title": duty.title,
        "citation": duty.citation,
        "from": duty.period.first or None,
        "until": duty.period.last or None,
        "enacted": duty.enacted or None,
        "prospective": duty.prospective,
        "in_force_by": duty.in_force_by or None,
        "seen_until": duty.seen_until or None,
        "by": duty.by or None,
        "body": duty.body or None,
        "names": list(duty.names),
        "perhaps_names": list(duty.perhaps_names),
        "own_kinds": list(duty.own_kinds),
        "owner_kinds": list(duty.owner_kinds),
        "kinds": list(duty.kinds),
        "authorities": list(duty.authorities),
        "only_if": duty.only_if or None,
        "only_if_kinds": list(duty.only_if_kinds),
        "demands": duty.demands,
        "one_person_for_several": duty.shared,
        "confidence": duty.confidence,
        "note": duty.note,
        "facts": dict(duty.facts),
        "amended": list(duty.amended),
        "not_found": list(duty.not_found),
        "sourced": list(duty.sourced),
        "checked": duty.checked,
        "partners": [_make_partner_object(partner) for partner in duty.partners],
    }


def _make_partner_object(partner: Partner) -> Object:
    return {
        "code": partner.code,
        "label": partner.label,
        "paragraph": partner.paragraph,
        "from": partner.period.first or None,
        "until": partner.period.last or None,
        "only_where": list(partner.only_where),
        "only_if": partner.only_if or None,
        "alternatives": list(partner.alternatives),
        "in_force_by": partner.in_force_by or None,
        "confidence": partner.confidence or None,
        "note": partner.note or None,
    }


def _make_concerns_object(concerns: Concerns) -> Object:
    structure = concerns.structure
    return {
        **make_structure_object(structure),
        "as_of": concerns.lens.day,
        "undated": make_undated_object(structure, concerns.lens),
        "authority": structure.authority or None,
        "authority_type": structure.authority_type or None,
        "duties": [_make_concern_object(concern) for concern in concerns.concerns],
    }


def _make_concern_object(concern: Concern) -> Object:
    return {
        "id": concern.duty.id,
        "title": concern.duty.title,
        "citation": concern.duty.citation,
        "state": concern.state,
        "conditions": list(concern.conditions),
        "demands": concern.duty.demands,
        "body": concern.duty.body or None,
        "declared_by": [body.id for body in concern.declared],
        "recorded": [body.id for body in concern.recorded],
        "sits_on": [body.id for body in concern.sits_on],
        "perhaps": [body.id for body in concern.perhaps],
        "last_recorded": [body.id for body in concern.last_recorded],
        "may_be_the_structure": concern.may_be_the_structure,
        "lacks_body": concern.lacks_body,
        "enacted": concern.duty.enacted or None,
        "from": concern.duty.period.first or None,
        "confidence": concern.duty.confidence,
        "checked": concern.duty.checked,
    }


# As rows


_COLUMNS = (
    "duty", "citation", "from", "until", "kinds", "demands", "one_person_for_several", "confidence", "partner", "label",
    "paragraph", "partner_from", "partner_until", "only_where", "only_if", "alternatives", "enacted", "prospective",
    "in_force_by", "body", "authorities", "duty_only_if", "checked", "partner_in_force_by", "partner_confidence",
    "seen_until",
)  # fmt: skip
_CONCERN_COLUMNS = (
    "structure", "as_of", "authority", "authority_type", "duty", "citation", "state", "conditions", "demands", "body",
    "declared_by", "recorded", "lacks_body", "enacted", "from", "confidence", "checked", "sits_on", "perhaps", "last_recorded",
    "may_be_the_structure",
)  # fmt: skip


def _make_statutes_rows(statutes: Statutes) -> Rows:
    return _make_rows(statutes.duties)


def _make_statute_rows(statute: Statute) -> Rows:
    return _make_rows([statute.duty])


def _make_rows(duties: Iterable[Duty]) -> Rows:
    """Return a row for each partner of each duty, and one for a duty that names none."""
    rows = (
        (
            duty.id,
            duty.citation,
            *duty.period[:2],
            " ".join(duty.kinds),
            duty.demands,
            duty.shared,
            duty.confidence,
            partner.code,
            partner.label,
            partner.paragraph,
            *partner.period[:2],
            " ".join(partner.only_where),
            partner.only_if,
            " ".join(partner.alternatives),
            duty.enacted,
            "yes" if duty.prospective else "no",
            duty.in_force_by,
            duty.body,
            " ".join(duty.authorities),
            duty.only_if,
            duty.checked,
            partner.in_force_by,
            partner.confidence,
            duty.seen_until,
        )
        for duty in duties
        for partner in duty.partners or (_NO_PARTNER,)
    )
    return Rows(_COLUMNS, rows)


_NO_PARTNER = Partner("", "", "")


def _make_concerns_rows(concerns: Concerns) -> Rows:
    structure = concerns.structure
    rows = (
        (
            structure.id,
            concerns.lens.day,
            structure.authority,
            structure.authority_type,
            concern.duty.id,
            concern.duty.citation,
            concern.state,
            "; ".join(concern.conditions),
            concern.duty.demands,
            concern.duty.body,
            " ".join(body.id for body in concern.declared),
            " ".join(body.id for body in concern.recorded),
            "yes" if concern.lacks_body else "no",
            concern.duty.enacted,
            concern.duty.period.first,
            concern.duty.confidence,
            concern.duty.checked,
            " ".join(body.id for body in concern.sits_on),
            " ".join(body.id for body in concern.perhaps),
            " ".join(body.id for body in concern.last_recorded),
            "yes" if concern.may_be_the_structure else "no",
        )
        for concern in concerns.concerns
    )
    return Rows(_CONCERN_COLUMNS, rows, tell_undated([(structure, concerns.lens)]))


STATUTES = Presenter(_show_statutes, _make_statutes_object, _make_statutes_rows)
STATUTE = Presenter(_show_statute, _make_statute_object, _make_statute_rows)
CONCERNS = Presenter(_show_concerns, _make_concerns_object, _make_concerns_rows)
