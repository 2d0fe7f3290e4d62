"""A partner that the law names and the membership does not show.

What it finds
-------------
A body that declares a statutory duty (`duty:` in the file), and partners whom that duty names and no member of the body is
declared to represent (`partner:`, by the duty's codes). One finding for each body and duty, with the partners in the order of
the section. It is a warning where the section asks for their representation, and information where it asks them to
co-operate, which takes no seat. `ctgraph statutes` lists the duties, with their dates, their partners and how sure each is.

Why it matters
--------------
A board can decide nothing for a partner that is not there. The question to take to the meeting is who speaks for it: the
papers may leave out a seat that exists, one person may speak for two partners, or nobody may have been asked.

What it leaves alone
--------------------
A body that declares no duty, lists no members, does not operate, or meets in shadow form; a day on which the section was not
in force, and a structure without a date; a partner that the section asks for only in some types of authority, unless the
file says which type this is (`authority_type: county`), or only where one is in the area, which no file can tell. Who is who
is never guessed from names, and a row may carry the codes of several partners. A code counts however many there are of the
kind, such as schools. What was asked for in law is not judged here: only what the papers show. Where membership is not
recorded, nothing is said.

Example
-------
    structure: example
    as_of: 2008-05-06
    authority_type: london_borough
    bodies:
      board:
        name: Children's Trust Board
        kind: partnership_board
        duty: children-act-2004-s10
        members:
          - {agency: Teaching Primary Care Trust, partner: primary-care-trust}
          - {agency: Borough Police, partner: chief-officer-of-police}

What to do
----------
Ask whether the partner has a seat under another name, or sends its views by somebody else; if so, give that row its code. If
not, record who is to ask it. Check the section itself: its confidence says how far these files can be relied on.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.dates import day_after
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Body

_SEVERITIES = {"representation": Severity.WARNING, "co-operation": Severity.INFO}


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.membership == "no" or not graphs.duties:
        return
    for number in graphs.bodies.operating:
        body = graphs.bodies.body(number)
        if body.duties and body.members:
            yield from _of_body(graphs, body)


def _of_body(graphs: Graphs, body: Body) -> Iterator[Finding]:
    authority_type, day = graphs.structure.authority_type, graphs.lens.day
    for duty in (graphs.duties[declared] for declared in sorted(body.duties)):
        missing = tuple(duty.find_missing(body, authority_type, day)) if duty.covers(body, day) else ()
        if missing:
            yield Finding(
                rule=RULE.id,
                kind=duty.id,
                severity=_SEVERITIES[duty.demands],
                line=body.line,
                bodies=(body.id,),
                about=tuple(partner.label for partner in missing),
                cites=(duty.cite(missing), *(source.text for source in body.sources)),
            )


def _days(graphs: Graphs) -> Iterator[str]:
    """Yield when a duty that is declared, or one of its partners, comes into force, and when it ends."""
    for duty in graphs.duties.values():
        for period in (duty.period, *(partner.period for partner in duty.partners)):
            yield from (period.first, day_after(period.last) if period.last else "")


RULE = Rule(
    id="missing-statutory-partner",
    severity=Severity.WARNING,
    summary="a partner that the law names is not represented, as recorded",
    says={None: "not represented on {body}, as recorded in {other_cites}: {about} ({cite})"},
    sign="partner not shown",
    documentation=__doc__,
    find=_find,
    concerns="membership",
    days=_days,
)
