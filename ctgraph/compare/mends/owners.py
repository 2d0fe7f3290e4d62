"""Who might own a function, or own it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ctgraph.assessment import Assessment
from ctgraph.compare.mends.edits import Proposal, cite, involve, put_body, put_functions
from ctgraph.findings import Finding
from ctgraph.model import STATED, Fact, Function, fold_name
from ctgraph.results.functions import ANSWERING
from ctgraph.results.suggestions import Ground

_RESTING = ("on_hold", "not_meeting", "never_met")  # statuses after which a body may meet again
_MOST_PATTERN = 2  # bodies that are proposed because they have most functions


def give_owner(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose who might own functions for which nobody who operates answers."""
    structure = analysis.structure
    for body, ground in _list_owners(analysis, finding):
        cited, sources = cite(structure)
        role = ground.word if ground.sort == "left out" and ground.word != "monitors" else "owner"
        changed = [(place, involve(each, body, role, sources)) for place, each in _find_functions(analysis, finding)]
        yield Proposal(put_functions(cited, changed), (ground,))
    resting = [structure.bodies[body] for body in finding.bodies]
    for each in resting:
        if analysis.lens.status(each) in _RESTING and not each.statuses:
            active = each._replace(status="active", status_fact=_cite_status(analysis))
            cited, _ = cite(structure)
            yield Proposal(put_body(cited, active), (Ground("meets again", bodies=(each.id,)),))


def _cite_status(analysis: Assessment) -> Fact:
    return STATED._replace(sources=cite(analysis.structure)[1])


def _find_functions(analysis: Assessment, finding: Finding) -> list[tuple[int, Function]]:
    """Return the functions that a finding names, each once, with their places; entries of one name count as one."""
    wanted = {fold_name(name) for name in finding.about}
    found: dict[str, tuple[int, Function]] = {}
    for place, function in enumerate(analysis.structure.functions):
        if fold_name(function.name) in wanted:
            found.setdefault(fold_name(function.name), (place, function))
    return list(found.values())


def _list_owners(analysis: Assessment, finding: Finding) -> Iterator[tuple[str, Ground]]:
    """Yield who might own the functions of a finding, the likeliest first, each once: operating bodies, neighbours apart."""
    told: set[str] = set(finding.bodies) if _is_about_owners(analysis, finding) else set()
    for body, ground in _list_grounds(analysis, finding):
        held = analysis.structure.bodies[body]
        if body not in told and analysis.lens.operates(held) and not held.is_neighbour:
            told.add(body)
            yield body, ground


def _is_about_owners(analysis: Assessment, finding: Finding) -> bool:
    return any(not analysis.lens.operates(analysis.structure.bodies[body]) for body in finding.bodies)


def _list_grounds(analysis: Assessment, finding: Finding) -> Iterator[tuple[str, Ground]]:
    structure = analysis.structure
    for fact in finding.left_out_facts:
        if fact.what == "functions":
            yield fact.body, Ground("left out", bodies=(fact.body,), word=fact.role)
    for fact in finding.facts:
        if fact.what == "functions" and fact.role in ("delivers", "monitors"):
            yield fact.body, Ground("does it already", bodies=(fact.body,), word=fact.role)
    gone = set(finding.bodies)
    for each in structure.bodies.values():
        followed = gone.intersection(one.body for one in analysis.lens.successions(each))
        if followed:
            yield each.id, Ground("successor", bodies=tuple(sorted(followed)))
    for owner in finding.bodies:
        number = analysis.graphs.bodies.number[owner]
        for line in analysis.graphs.accountability.lines_of(number):
            if not analysis.lens.operates(structure.bodies[owner]):
                yield line.answers[1], Ground("above", bodies=(owner,))
    yield from _count_functions(analysis)


def _count_functions(analysis: Assessment) -> Iterator[tuple[str, Ground]]:
    """Yield the operating bodies that answer for most functions, and for how many of those for which anybody does."""
    owners = [
        {each.body for each in analysis.lens.involvements(function) if each.role in ANSWERING}
        for function in analysis.structure.functions
    ]
    owned = [found for found in owners if any(_operates(analysis, body) for body in found)]
    number = Counter(body for found in owned for body in found if _operates(analysis, body))
    for body in sorted(number, key=lambda each: (-number[each], each))[:_MOST_PATTERN]:
        yield body, Ground("has functions", (number[body], len(owned)), (body,))


def _operates(analysis: Assessment, body: str) -> bool:
    return analysis.lens.operates(analysis.structure.bodies[body])


def keep_one_owner(analysis: Assessment, finding: Finding) -> Iterator[Proposal]:
    """Propose each of the owners of a function as its only one, or that two remits no longer overlap."""
    structure = analysis.structure
    if not finding.about:
        parted = structure
        for body in (structure.bodies[id_] for id_ in finding.bodies):
            left = tuple(each for each in body.overlaps if each.body not in finding.bodies)
            parted = put_body(parted, body._replace(overlaps=left))
        yield Proposal(parted, (Ground("apart", bodies=finding.bodies),))
        return
    roles = {fact.role for fact in finding.facts}
    wanted = {fold_name(name) for name in finding.about}
    for kept in finding.bodies:
        changed = [
            (place, _leave_to(each, kept, finding.bodies, roles))
            for place, each in enumerate(structure.functions)
            if fold_name(each.name) in wanted
        ]
        yield Proposal(put_functions(structure, changed), (Ground("kept alone", bodies=(kept,)),))


def _leave_to(function: Function, kept: str, owners: tuple[str, ...], roles: set[str]) -> Function:
    """Return a function of which others no longer have a role that one keeps."""
    left = tuple(
        each for each in function.involvements if each.body == kept or each.body not in owners or each.role not in roles
    )
    return function._replace(involvements=left)
