"""Statutory duties as a table, one row a partner."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty
from ctgraph.presenters.csv.tables import table
from ctgraph.results.statutes import Statute, Statutes

_COLUMNS = (
    "duty", "citation", "from", "until", "kinds", "demands", "one_person_for_several", "confidence", "partner", "label",
    "paragraph", "partner_from", "partner_until", "only_where", "only_if", "alternatives",
)  # fmt: skip


def _duties(duties: Iterable[Duty]) -> str:
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
    return table(_COLUMNS, rows)


WRITERS = {Statutes: lambda statutes: _duties(statutes.duties), Statute: lambda statute: _duties([statute.duty])}
