"""A partner that the law names and the membership does not show.

What it finds
-------------
A body that declares a statutory duty (`duty:` in the file) which asks for the representation of partners or names who must be
in a team, and partners whom that duty names and no member of the body is declared to represent (`partner:`, by the duty's
codes). One finding for each body and duty, with the partners in the order of the section: to look into. Where no row of the body
carries a code of the duty, nobody is said to be missing: for information, that is what is said, with the codes to choose
from. For information, too: a duty that is still to come, and a duty that cannot concern the body, because it is of another
type of authority, was enacted only after the body's time, or ended before it. `ctgraph statutes` lists the duties, with their
dates, their partners and how sure each is.

Why it matters
--------------
A board can decide nothing for a partner that is not there. The question to take to the meeting is who speaks for it: the
papers may leave out a seat that exists, one person may speak for two partners, or nobody may have been asked.

What it leaves alone
--------------------
A body that declares no duty, lists no members, does not operate, or meets in shadow form; a day on which the section was not
in force, and a structure without a date; a partner that the section asks for only in some types of authority, unless the
file says which type this is (`authority_type: county`), or only on a condition, which no file can tell. A duty to co-operate,
to appoint, to have regard to principles, or to scrutinise takes no seat, so that nobody is missing from one. Who is who
is never guessed from names, and a row may carry the codes of several partners. A code counts however many there are of the
kind, such as schools. What was asked for in law is not judged here: only what the papers show. Where membership is not
recorded, nothing is said of members.

Example
-------
    structure: example
    as_of: 2020-05-06
    bodies:
      partnership:
        name: Safeguarding Partnership
        kind: safeguarding_partnership
        duty: children-act-2004-s16e
        members:
          - {agency: Borough Council, partner: local-authority}
          - {agency: Borough Police, partner: chief-officer-of-police}

What to do
----------
Ask whether the partner has a seat under another name, or sends its views by somebody else. If not, decide who is to ask it.
Check the section itself: its confidence says how far what is said here of the law can be relied on.

In the file, give each row the code of the partner for whom it speaks. Where a duty cannot concern the body, declare the one
that does: `ctgraph statutes --for` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ctgraph.analyses.rule import Rule
from ctgraph.dates import day_after
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Body, Structure
from ctgraph.wording.spelling import name_authority_type

if TYPE_CHECKING:
    from ctgraph.data.duties import Duty, Partner


def _find(graphs: Graphs) -> Iterator[Finding]:
    if not graphs.duties:
        return
    for number in graphs.bodies.operating:
        body = graphs.bodies.body(number)
        if body.duties:
            yield from _find_of_body(graphs, body)


def _find_of_body(graphs: Graphs, body: Body) -> Iterator[Finding]:
    structure, lens = graphs.structure, graphs.lens
    lists_members = body.members and structure.recorded.membership != "no"
    for duty in (graphs.duties[declared] for declared in sorted(body.duties)):
        conflict = "" if lens.status(body) == "shadow" else duty.conflict(body, structure)
        if conflict:
            yield _make_finding(body, duty.citation, conflict, _explain(duty, conflict, structure))
        elif duty.prospective and duty.is_coming(lens.day):
            yield _make_finding(body, duty.citation, "still-to-come", (duty.enacted,))
        elif lists_members and duty.names_seats and duty.covers(body, lens.day):
            yield from _find_missing(duty, body, structure.authority_type, lens.day)


def _find_missing(duty: Duty, body: Body, authority_type: str, day: str) -> Iterator[Finding]:
    """Yield who is not represented; or, where no row carries a code of the duty, that none does."""
    if duty.codes.isdisjoint(code for member in body.members for code in member.partners):
        codes = tuple(dict.fromkeys(partner.code for partner in duty.partners if partner.is_named_on(day)))
        yield _make_finding(body, duty.citation, "no-codes", codes)
        return
    missing: tuple[Partner, ...] = tuple(duty.find_missing(body, authority_type, day))
    if missing:
        labels = tuple(partner.label for partner in missing)
        yield _make_finding(body, duty.cite(missing), duty.id, labels, Severity.WARNING)


def _explain(duty: Duty, conflict: str, structure: Structure) -> tuple[str, ...]:
    if conflict == "other-authority":
        return (name_authority_type(structure.authority_type),)
    return (duty.enacted if conflict == "enacted-later" else duty.period.last,)


def _make_finding(
    body: Body, citation: str, kind: str, about: tuple[str, ...], severity: Severity = Severity.INFO
) -> Finding:
    return Finding(
        rule=RULE.id,
        kind=kind,
        severity=severity,
        line=body.line,
        file=body.file,
        bodies=(body.id,),
        about=about,
        cites=(citation, *(source.text for source in body.sources)),
    )


def _days(graphs: Graphs) -> Iterator[str]:
    """Yield when a duty that is declared, or one of its partners, comes into force, and when it ends."""
    for duty in graphs.duties.values():
        yield from (duty.in_force_by, duty.enacted if duty.prospective else "")
        for period in (duty.period, *(partner.period for partner in duty.partners)):
            yield from (period.first, day_after(period.last) if period.last else "")
        yield from (partner.in_force_by for partner in duty.partners)


RULE = Rule(
    id="missing-statutory-partner",
    severity=Severity.WARNING,
    otherwise=(
        (Severity.INFO, "no row carries a code of the duty, or the duty cannot concern the body or is still to come"),
    ),
    summary="a partner that the law names is not represented, as recorded",
    says={
        None: "not represented on {body}, as recorded in {other_cites}: {about} ({cite})",
        "no-codes": (
            "the members of {body}, as recorded in {other_cites}, carry no partner codes, so whether all partners are "
            "represented is not known ({cite}); the codes to choose from: {about}"
        ),
        "still-to-come": "{body:declares} a duty that is still to come: {cite}, enacted on {about}; no day is known on which it comes into force",
        "other-authority": "{body:declares} a duty of other types of authority than that of this file, {about}: {cite}",
        "enacted-later": "{body:declares} a duty that was enacted only later, on {about}: {cite}",
        "ended-before": "{body:declares} a duty that ended before, on {about}: {cite}",
    },
    sign="check partners",
    documentation=__doc__,
    find=_find,
    concerns="membership",
    days=_days,
    mended_by="partners",
)
