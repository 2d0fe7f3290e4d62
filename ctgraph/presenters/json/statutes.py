"""Statutory duties as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctgraph.data.duties import Duty, Partner
from ctgraph.presenters.json.layout import VERSION, Object, text
from ctgraph.results.statutes import Statute, Statutes


def _statutes(statutes: Statutes) -> str:
    return text({"version": VERSION, "duties": [_duty(duty) for duty in statutes.duties]})


def _statute(statute: Statute) -> str:
    return text(_duty(statute.duty))


def _duty(duty: Duty) -> Object:
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
        "partners": [_partner(partner) for partner in duty.partners],
    }


def _partner(partner: Partner) -> Object:
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


WRITERS: Mapping[type, Callable[[Any], str]] = {Statutes: _statutes, Statute: _statute}
