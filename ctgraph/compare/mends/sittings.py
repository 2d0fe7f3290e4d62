"""Who might sit or chair otherwise: another chair at one end, a row for a partner that nobody represents."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.assessment import Assessment
from ctgraph.compare.mends.edits import Proposal, cite, drop_relations, put_body
from ctgraph.data.duties import Duty, Partner
from ctgraph.findings import Finding
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Body, Chair, Member, Structure, fold_name
from ctgraph.results.suggestions import Ground


def give_another_chair(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose another chair, still to be decided on, at each end that the post chairs; or no such relation between the two."""
    structure = analysis.structure
    for fact in finding.facts:
        if fact.what == "chair":
            cited, sources = cite(structure)
            body = structure.bodies[fact.body]
            changed = body._replace(chair=Chair(undecided=True, sources=sources))
            yield Proposal(put_body(cited, changed), (Ground("another chair", bodies=(body.id,)),))
    between = finding.relations[0]
    kinds = (SCRUTINY,) if between.kind == SCRUTINY else UPWARD_KINDS
    cut = tuple(
        each
        for each in structure.relations
        if each.kind in kinds and analysis.lens.takes(each) and each.answers == between.answers
    )
    yield Proposal(drop_relations(structure, cut), (Ground("apart", relations=cut),))


def seat_partners(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose a row for each partner that nobody represents; or, of a duty that cannot concern the body, that it is not declared."""
    structure = analysis.structure
    body = structure.bodies[finding.bodies[0]]
    duty = analysis.graphs.duties.get(finding.kind or "")
    if duty is not None:
        yield _seat(analysis, body, duty)
    elif finding.kind in ("other-authority", "enacted-later", "ended-before"):
        for declared in body.duties:
            if analysis.graphs.duties[declared].citation == finding.cites[0]:
                left = body._replace(duties=tuple(each for each in body.duties if each != declared))
                yield Proposal(put_body(structure, left), (Ground("not the duty", bodies=(body.id,), word=declared),))


def _seat(analysis: Assessment, body: Body, duty: Duty) -> Proposal:
    """Return a structure in which each partner has a row, under the name of an agency that represents it elsewhere if there is one."""
    structure, sources = cite(analysis.structure)
    rows = list(body.members)
    grounds = []
    for partner in duty.find_missing(body, structure.authority_type, analysis.lens.day):
        agency, place = _find_agency(structure, partner)
        known = next((row for row in rows if fold_name(row.agency) == fold_name(agency)), None)
        if known is None:
            rows.append(Member(agency, partners=(partner.code,), sources=sources))
        else:
            rows[rows.index(known)] = known._replace(partners=(*known.partners, partner.code))
        grounds.append(Ground("seat elsewhere" if place else "no seat", bodies=(place,) if place else (), word=agency))
    return Proposal(put_body(structure, body._replace(members=tuple(rows))), tuple(grounds))


def _find_agency(structure: Structure, partner: Partner) -> tuple[str, str]:
    """Return the agency that represents a partner on another body, and that body; else the partner's own name."""
    codes = {partner.code, *partner.alternatives}
    for body in sorted(structure.bodies.values(), key=lambda each: each.id):
        for row in body.members:
            if codes.intersection(row.partners):
                return row.agency, body.id
    return partner.label, ""


def drop_entry(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose to take out the entry of an accepted finding."""
    accepted = analysis.structure.accepted
    left = tuple(each for each in accepted if each.line != finding.line)
    yield Proposal(analysis.structure._replace(accepted=left), (Ground("entry", word=finding.kind or ""),))
