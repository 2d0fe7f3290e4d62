"""Seats that do not add up, in what the sources say themselves.

What it finds
-------------
An operating body in whose list of members a row states a number of seats and lists another number of posts: alternatives,
such as "Chair / Chief Executive", count as one post, and "Councillor x 2" as two. And `total`: a body whose stated total
(`seats: 33`) is not what its rows add up to.

Why it matters
--------------
Who may sit, and vote, is then open to dispute; and whoever counts the partners has counted something else than the minutes.

What it leaves alone
--------------------
A row that states no seats, or lists no posts: there is nothing in it that could disagree. A total that is larger than what
the rows come to, where one of them gives neither seats nor posts, which may make up the rest; and every total where the
sources record no membership. Where an agency has several such rows on one body, the one that is furthest out is told.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board:
        name: Partnership Board
        kind: partnership_board
        part_of: council
        members:
          - {agency: Council, seats: 3, posts: [Lead Member, Director]}

What to do
----------
Ask the clerk whether a post has been left out of the list of members, or a seat is not filled.

In the file, add the post; or say in a note that the seat is not filled.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import about_seats, count_open_rows, list_left_out_rows
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import FIRMNESS, Body, Member
from ctgraph.seats import choose_display_name, group_by_agency


def _find(graphs: Graphs) -> Iterator[Finding]:
    for body in graphs.sittings.seated:
        for rows in group_by_agency(body).values():
            differing = [row for row in rows if row.posts and row.stated_seats not in (None, row.listed_posts)]
            if differing:
                furthest = max(differing, key=_order_by_difference)
                amounts = furthest.seats, furthest.listed_posts
                finding = about_seats(graphs, body, [furthest], rule=RULE.id, severity=RULE.severity)
                cites = tuple(source.text for source in furthest.sources) or finding.cites
                yield finding._replace(about=(choose_display_name(rows),), amounts=amounts, cites=cites)
        if graphs.structure.recorded.membership != "no" and _total_differs(body):
            rows_add_up_to = sum(member.seats for member in body.members)
            finding = about_seats(graphs, body, body.members, rule=RULE.id, severity=RULE.severity)
            left_out = (*finding.left_out_facts, *list_left_out_rows(graphs, body))
            finding = finding._replace(left_out_facts=left_out)
            yield finding._replace(
                kind="total", amounts=(body.seats, rows_add_up_to), open_rows=count_open_rows(body.members)
            )


def _order_by_difference(row: Member) -> tuple[int, int, int, int]:
    """Order rows by how far seats and posts differ, then by seats; of equal ones a firmer row, and then more posts, come last."""
    return abs(row.seats - row.listed_posts), row.seats, -FIRMNESS[row.standing], row.listed_posts


def _total_differs(body: Body) -> bool:
    listed = sum(member.seats for member in body.members)
    if body.stated_seats is None or not body.members or listed == body.stated_seats:
        return False
    return listed > body.stated_seats or not any(member.leaves_seats_open for member in body.members)


RULE = Rule(
    id="seats-disagree",
    severity=Severity.INFO,
    summary="seats and posts of a list of members do not add up",
    says={
        None: "{about:is} given {amount} of the seats on {body}, and the posts listed under that name number {other_amount}{standing}",
        "total": "the seats on {body} are said to number {amount}, and the rows of its members add up to {other_amount}{standing}{open_rows}{left_out}",
    },
    sign="seats do not add up",
    documentation=__doc__,
    find=_find,
    concerns="membership",
)
