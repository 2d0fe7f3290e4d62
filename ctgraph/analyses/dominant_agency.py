"""One agency that holds more than half of the seats.

What it finds
-------------
An operating body of three seats or more, with members of two agencies or more, one of which holds more than half of all
seats. Rows of the same agency add up, in any case of letters. A row that states no seats counts one for each post that it
lists, or one; the finding tells how many rows state neither. Who attends without a seat (`role: in_attendance`) has none.
Where the sources state a total for the body, and its rows add up to fewer, the half is that of the total.

Why it matters
--------------
A partnership in which one partner can outvote all the others together is that partner's own committee with guests.

What it leaves alone
--------------------
Bodies of one agency alone, which are its own and no partnership; bodies of one or two seats. Where the sources record no
membership (`recorded: {membership: no}`) nothing is said, because a half of what is not known cannot be told. Whether
anything is ever put to the vote.

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
          - {agency: Council, seats: 4}
          - {agency: Police, seats: 1}
          - {agency: Primary Care Trust, seats: 2}

What to do
----------
Ask how decisions are taken: by consensus, by one vote for each partner, or by seats.

In the file, record that in a note; where seats do not decide, accept the finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import about_seats, count_open_rows, list_left_out_rows
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.seats import choose_display_name, group_by_agency

_FEWEST = 3  # seats; of two, one agency holds both or none holds more than half


def _find(graphs: Graphs) -> Iterator[Finding]:
    if graphs.structure.recorded.membership == "no":
        return
    for body in graphs.sittings.seated:
        by_agency = group_by_agency(body)
        adding_up = sum(member.seats for member in body.members)
        seats = max(body.seats, adding_up)
        if seats < _FEWEST or len(by_agency) < 2:
            continue
        for rows in by_agency.values():
            held = sum(member.seats for member in rows)
            if 2 * held > seats:
                resting_on = (
                    body.members if seats == adding_up else rows
                )  # of a total that is stated, its own rows alone
                finding = about_seats(graphs, body, resting_on, rule=RULE.id, severity=RULE.severity)
                left_out = (*finding.left_out_facts, *list_left_out_rows(graphs, body))
                finding = finding._replace(left_out_facts=left_out)
                yield finding._replace(
                    about=(choose_display_name(rows),), amounts=(held, seats), open_rows=count_open_rows(resting_on)
                )


RULE = Rule(
    id="dominant-agency",
    severity=Severity.INFO,
    summary="one agency holds more than half of the seats",
    says={
        None: "{about:holds} {amount} of the {other_amount} {counted} seats on {body}{standing}{open_rows}{left_out}"
    },
    sign="one agency has the majority",
    documentation=__doc__,
    find=_find,
    concerns="membership",
)
