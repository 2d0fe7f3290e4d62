"""Which statutory duties there are, and what one asks for, as pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctgraph.data.duties import Duty, Partner
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Table
from ctgraph.model import BODY_KINDS, Period
from ctgraph.results.statutes import Statute, Statutes
from ctgraph.wording.messages import joined
from ctgraph.wording.phrases import words

_HINT = "a body declares one by 'duty:' in its file; ctgraph statutes DUTY tells its partners and how sure it is"


def statutes_page(statutes: Statutes) -> list[Block]:
    """The duties, as a table."""
    rows = tuple((duty.id, _dates(duty.period), duty.demands, duty.confidence) for duty in statutes.duties)
    return [Table(("duty", "in force", "asks for", "confidence"), rows), Paragraph(_HINT, "quiet")]


def statute_page(statute: Statute) -> list[Block]:
    """One duty: what it asks of whom, its partners, and how it was read."""
    duty = statute.duty
    return [
        Heading(duty.title, f"{duty.id}, {duty.citation}"),
        Table(("fact", "recorded"), _facts(duty)),
        Items(tuple(_partner(partner) for partner in duty.partners)),
        Paragraph(f"confidence: {duty.confidence}", "strong", below=duty.note),
        *([Table(("read in",), tuple((source,) for source in duty.sourced))] if duty.sourced else []),
    ]


def _facts(duty: Duty) -> tuple[tuple[str, str], ...]:
    return (
        ("in force", _dates(duty.period)),
        ("covers", ", ".join(BODY_KINDS[kind].label.lower() for kind in duty.kinds)),
        ("asks for", duty.demands),
        ("one person for several partners", words(duty.shared)),
    )


def _partner(partner: Partner) -> Item:
    dates = _dates(partner.period)
    places = joined([words(each) for each in partner.only_where])
    details = (
        f"only where the authority is a {places}" if places else "",
        f"only if {partner.only_if}" if partner.only_if else "",
        f"or in its place: {joined(partner.alternatives)}" if partner.alternatives else "",
        partner.note,
    )
    label = partner.label + (f", {dates}" if dates else "")
    return Item(partner.paragraph, partner.code, label, tuple(filter(None, details)))


def _dates(period: Period) -> str:
    first, last = period.first, period.last
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


WRITERS: Mapping[type, Callable[[Any], list[Block]]] = {Statutes: statutes_page, Statute: statute_page}
