"""Scrutiny that comes back to the scrutineer.

What it finds
-------------
Bodies that hold one another to account with a scrutiny among their relations. The scrutinised is taken to answer to its
scrutineer. First every pair that answer to each other, each for itself; then, those pairs set aside, every larger group that
closes on itself. `independence` is the gravest: a scrutineer in it answers, by upward lines alone, to a body that it
scrutinises. `mutual` is two bodies that scrutinise each other, `ring` is three or more in a circle. `internal` is for
information: a scrutiny or audit committee, all of whose lines go straight to one body of a kind that scrutinises itself by
law, such as a council, scrutinises that body. The section is named where it was read and is the right one: in England, on a
day on which it is in force, and for bodies that are of such a kind themselves and not only treated alike.

Why it matters
--------------
Scrutiny is worth as much as it is independent. Two boards that each mark the other's work have reason to be gentle, and a
scrutineer that answers to the scrutinised can be told to be. Where the law has a council scrutinise itself by a committee of
its own, it sees to that independence in other ways, and the finding only says so.

What it leaves alone
--------------------
A loop in which every scrutiny is declared `intended`, with the reason, is told as information. A loop that needs an unclear,
disputed, inferred or proposed relation to close is to look into; what is assumed in addition neither takes a finding away nor
makes it weaker. A circle of upward lines alone is `accountability-cycle`. What a committee that scrutinises its own council
scrutinises besides, such as the cabinet, is looked at as any other scrutiny.

Example
-------
    structure: example
    bodies:
      board: {name: Board, kind: board, scrutinises: lscb}
      lscb: {name: Safeguarding Board, kind: statutory_board, scrutinises: board}

What to do
----------
Say which of the two looks at the other's work on which matter, and write it into both terms of reference; or give one of
the scrutinies to a body outside the loop, such as a scrutiny committee. An internal scrutiny asks for nothing: such a committee
stands inside the body that it scrutinises.

In the file, declare an arrangement that is meant `intended`, and say why.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, FindingHeading, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.loops import Loop, Witness, find_witness
from ctgraph.graph.paths import shortest_path
from ctgraph.graph.reachability import find_connected_pair
from ctgraph.graph.relations import firmest_first, select_scrutiny
from ctgraph.graph.scrutiny import Internal
from ctgraph.model import BODY_KINDS, ENGLAND, SCRUTINY, STANDARD, Relation, find_nation, fold_name


class _Independence(NamedTuple):
    """What makes a loop a matter of independence: the lines by which a scrutineer answers to what it scrutinises."""

    standing: str
    lines: tuple[Relation, ...]
    scrutiny: Relation


def _find(graphs: Graphs) -> Iterator[Finding]:
    yield from (_say_of_internal(graphs, internal) for internal in graphs.scrutiny.find_internal())
    yield from (_say_of_loop(graphs, loop) for loop in graphs.scrutiny.find_loops())


def _say_of_internal(graphs: Graphs, internal: Internal) -> Finding:
    scrutiny, line = internal.scrutinies[0], firmest_first(internal.lines)[0]
    in_order = (scrutiny, line) if internal.parent < internal.committee else (line, scrutiny)
    members = sorted((internal.committee, internal.parent))
    return Finding(
        rule=RULE.id,
        kind="internal",
        severity=Severity.INFO,
        line=scrutiny.line,
        file=scrutiny.file,
        standing=weakest(in_order),
        bodies=tuple(graphs.bodies.ids[member] for member in members),
        relations=in_order,
        cites=_cite_law(graphs, internal),
        left_out_facts=graphs.bodies.list_doubts_of(members),
    )


def _cite_law(graphs: Graphs, internal: Internal) -> tuple[str, ...]:
    """Return the law that an internal scrutiny is under; nothing where none was read, or it may not be the right one.

    It is the right one in England, on a day on which it is in force, and for bodies of the kinds that it is about themselves.
    """
    parent, committee = graphs.bodies.body(internal.parent), graphs.bodies.body(internal.committee)
    if parent.own != STANDARD or committee.own != STANDARD or find_nation(graphs.structure) != ENGLAND:
        return ()
    name = fold_name(parent.name)
    return tuple(
        law.citation
        for law in graphs.bodies.kind(internal.parent).scrutiny_laws
        if committee.kind in law.committees
        and law.first_day <= graphs.lens.day
        and not any(word in name for word in law.other_bodies)
    )


def _days(graphs: Graphs) -> Iterator[str]:
    """Yield when a law comes into force under which a body of the structure scrutinises itself."""
    bodies = graphs.structure.bodies
    for relation in graphs.structure.relations:
        if relation.kind == SCRUTINY and BODY_KINDS[bodies[relation.from_id].kind].is_scrutiny:
            yield from (law.first_day for law in BODY_KINDS[bodies[relation.to_id].kind].scrutiny_laws)


def _say_of_loop(graphs: Graphs, loop: Loop) -> Finding:
    witness, independence = find_witness(loop), _find_independence(loop)
    kind = "mutual" if len(loop.members) == 2 else "ring"
    finding = Finding(
        rule=RULE.id,
        kind="independence" if independence else kind,
        severity=_judge_severity(loop, witness),
        line=witness.relations[0].line,
        file=witness.relations[0].file,
        standing=witness.standing,
        bodies=tuple(graphs.bodies.ids[member] for member in loop.members),
        relations=witness.relations,
        left_out_facts=graphs.bodies.list_doubts_of(loop.members),
    )
    if weakest(witness.relations) != witness.standing:  # it would be internal without a line of this standing
        return finding._replace(beside=graphs.scrutiny.list_lines_elsewhere(witness.relations))
    if independence is None or _shows_independence(witness, independence):
        return finding
    return finding._replace(beside=(*independence.lines, independence.scrutiny))


def _judge_severity(loop: Loop, witness: Witness) -> Severity:
    """Return how grave a loop is: information if every scrutiny inside it is intended, else an error if what is stated closes it."""
    inside = (relation for layer in loop.layers for relations in layer.edges.values() for relation in relations)
    if all(scrutiny.intended for scrutiny in select_scrutiny(inside)):
        return Severity.INFO
    return Severity.ERROR if witness.standing == "stated" else Severity.WARNING


def _find_independence(loop: Loop) -> _Independence | None:
    """Return the firmest way in which a scrutineer of a loop answers, by upward lines alone, to what it scrutinises."""
    for layer in loop.layers:
        lines = {
            edge: upward
            for edge, relations in layer.edges.items()
            if (upward := [relation for relation in relations if relation.kind != SCRUTINY])
        }
        scrutinies = {edge[::-1]: found[0] for edge, each in layer.edges.items() if (found := select_scrutiny(each))}
        pair = find_connected_pair(lines, sorted(scrutinies))
        if pair:
            heads: dict[int, list[int]] = {}
            for tail, head in sorted(lines):
                heads.setdefault(tail, []).append(head)
            way = shortest_path(heads, *pair) or []
            return _Independence(layer.standing, tuple(lines[hop][0] for hop in pairwise(way)), scrutinies[pair])
    return None


def _shows_independence(witness: Witness, independence: _Independence) -> bool:
    """Say whether a witness already shows, as firmly, that a scrutineer answers to what it scrutinises."""
    return independence.standing == witness.standing and len(select_scrutiny(witness.relations)) == 1


RULE = Rule(
    id="circular-scrutiny",
    severity=Severity.ERROR,
    otherwise=(
        (Severity.WARNING, "a relation that it needs is not simply stated"),
        (Severity.INFO, "it is `internal`, or each scrutiny in it is declared `intended`"),
    ),
    summary="scrutiny comes back to the scrutineer",
    says={
        "independence": "{loop}; {independence} a scrutineer answers to what it scrutinises",
        "mutual": "{bodies} scrutinise each other{standing}; so, as we read it, neither is independent of the other",
        "ring": "{witness}; so scrutiny comes back to the scrutineer, among {size} bodies",
        "internal": "{internal}: this is internal scrutiny{by_law}",
    },
    sign="circular scrutiny",
    kind_signs=(("internal", "internal scrutiny"),),
    documentation=__doc__,
    find=_find,
    concerns="scrutiny",
    families=frozenset({"cycles", "scrutiny"}),
    marks="relations",
    days=_days,
    headings=(
        (
            "internal",
            FindingHeading(
                "Internal scrutiny",
                "a committee scrutinises the body that it answers to",
                "Nothing. Such a committee stands inside the body that it scrutinises, by law or by usage.",
            ),
        ),
    ),
    mended_by="fewer relations",
)
