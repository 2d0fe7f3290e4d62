"""Which statutory duties there are, and what one asks for."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty, Partner
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import BODY_KINDS, Period
from ctgraph.presenters.objects import VERSION
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.statutes import Statute, Statutes
from ctgraph.wording.spelling import join, spell_out

_HINT = "a body declares one by 'duty:' in its file; ctgraph statutes DUTY tells its partners and how sure it is"


def _show_statutes(statutes: Statutes) -> list[Block]:
    """Show the duties, as a table."""
    rows = tuple((duty.id, _describe_period(duty.period), duty.demands, duty.confidence) for duty in statutes.duties)
    return [Table(("duty", "in force", "asks for", "confidence"), rows), Paragraph(_HINT, "quiet")]


def _show_statute(statute: Statute) -> list[Block]:
    """Show one duty: what it asks of whom, its partners, and how it was read."""
    duty = statute.duty
    return [
        Heading(duty.title, f"{duty.id}, {duty.citation}"),
        Table(("fact", "recorded"), _list_facts(duty)),
        Items(tuple(_make_partner_item(partner) for partner in duty.partners)),
        Paragraph(f"confidence: {duty.confidence}", "strong", below=duty.note),
        *([Table(("read in",), tuple((source,) for source in duty.sourced))] if duty.sourced else []),
    ]


def _list_facts(duty: Duty) -> tuple[tuple[str, str], ...]:
    return (
        ("in force", _describe_period(duty.period)),
        ("covers", ", ".join(BODY_KINDS[kind].in_text for kind in duty.kinds)),
        ("asks for", duty.demands),
        ("one person for several partners", spell_out(duty.shared)),
    )


def _make_partner_item(partner: Partner) -> Item:
    dates = _describe_period(partner.period)
    places = join([spell_out(each) for each in partner.only_where])
    details = (
        f"only where the authority is a {places}" if places else "",
        f"only if {partner.only_if}" if partner.only_if else "",
        f"or in its place: {join(partner.alternatives)}" if partner.alternatives else "",
        partner.note,
    )
    label = partner.label + (f", {dates}" if dates else "")
    return Item(partner.paragraph, partner.code, label, tuple(filter(None, details)))


def _describe_period(period: Period) -> str:
    first, last = period.first, period.last
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


# As JSON


def _make_statutes_object(statutes: Statutes) -> Object:
    return {"version": VERSION, "duties": [_make_duty_object(duty) for duty in statutes.duties]}


def _make_statute_object(statute: Statute) -> Object:
    return _make_duty_object(statute.duty)


def _make_duty_object(duty: Duty) -> Object:
    return {
        "id": duty.id,
        "title": duty.title,
        "citation": duty.citation,
        "from": duty.period.first or None,
        "until": duty.period.last or None,
        "kinds": list(duty.kinds),
        "demands": duty.demands,
        "one_person_for_several": duty.shared,
        "confidence": duty.confidence,
        "note": duty.note,
        "sourced": list(duty.sourced),
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
        "note": partner.note or None,
    }


# As rows


_COLUMNS = (
    "duty", "citation", "from", "until", "kinds", "demands", "one_person_for_several", "confidence", "partner", "label",
    "paragraph", "partner_from", "partner_until", "only_where", "only_if", "alternatives",
)  # fmt: skip


def _make_statutes_rows(statutes: Statutes) -> Rows:
    return _make_rows(statutes.duties)


def _make_statute_rows(statute: Statute) -> Rows:
    return _make_rows([statute.duty])


def _make_rows(duties: Iterable[Duty]) -> Rows:
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
        )
        for duty in duties
        for partner in duty.partners
    )
    return Rows(_COLUMNS, rows)


STATUTES = Presenter(_show_statutes, _make_statutes_object, _make_statutes_rows)
STATUTE = Presenter(_show_statute, _make_statute_object, _make_statute_rows)
