"""Tries changes on a structure: what they do, and who needs a new line or a new owner because of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ctgraph.assessment import Assessment
from ctgraph.compare.applying import apply_changes
from ctgraph.compare.diff import diff
from ctgraph.compare.endings import list_endings
from ctgraph.compare.facts import name_relation
from ctgraph.compare.routes import map_successors
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation, Structure
from ctgraph.results.comparison import Comparison, Operation
from ctgraph.results.functions import ANSWERING, OwnedFunction
from ctgraph.results.what_if import NeedsLine, NeedsOwner, WhatIf

_Line = tuple[str, str, str]  # who answers, by what kind of relation, and to whom


def what_if(analysis: Assessment, changes: Iterable[Operation]) -> WhatIf:
    """Return what changes do to the structure of an analysis, through the same lens. The structure stays as it is.

    Raises `CtgraphError` where a change does not fit, and `StructureFileError` where no file can hold the outcome.
    """
    return try_structure(analysis, _keep_lines(analysis.structure, apply_changes(analysis.structure, changes)))


def try_structure(analysis: Assessment, changed: Structure) -> WhatIf:
    """Return what it does to put a changed structure in the place of that of an analysis, through the same lens.

    Its lines are those of the file that was changed.
    """
    after = Assessment(changed, analysis.lens, analysis.checks)
    comparison = diff(analysis, after)._replace(is_tried=True)
    closed = _list_closed(analysis, after, comparison)
    return WhatIf(
        comparison,
        tuple(_list_without_line(analysis, after, comparison, closed)),
        tuple(_list_without_owner(analysis, after, comparison.bodies.kept, closed)),
        tuple(list_endings(analysis, after, closed, comparison.bodies.kept)),
    )


def _keep_lines(old: Structure, new: Structure) -> Structure:
    """Return a changed structure with the lines of the file that was changed: of what is new, its body's, or else the first."""
    bodies = {id_: old.bodies[id_].line if id_ in old.bodies else 1 for id_ in new.bodies}
    relations = {name_relation(each): each.line for each in old.relations}
    functions = {each.name: each.line for each in old.functions}
    return new._replace(
        bodies={id_: body._replace(line=bodies[id_]) for id_, body in new.bodies.items()},
        relations=tuple(
            each._replace(line=relations.get(name_relation(each), bodies[each.from_id])) for each in new.relations
        ),
        functions=tuple(each._replace(line=functions.get(each.name, 1)) for each in new.functions),
    )


def _list_closed(before: Assessment, after: Assessment, comparison: Comparison) -> set[str]:
    """Return the bodies, by their old ids, that the change takes away: they are gone, or their new status is one of rest."""
    kept = comparison.bodies.kept
    gone = set(comparison.bodies.gone)
    for old, new in kept.items():
        status_was = before.lens.status(before.structure.bodies[old])
        status_is = after.lens.status(after.structure.bodies[new])
        if status_is != status_was and not after.lens.operates(after.structure.bodies[new]):
            gone.add(old)
    return gone


def _list_without_line(
    before: Assessment, after: Assessment, comparison: Comparison, closed: Collection[str]
) -> Iterator[NeedsLine]:
    """Yield, in order of id, the bodies that operate afterwards without a complete line and whose lines the change cut."""
    kept = comparison.bodies.kept
    lines = _list_lines(before)
    followed = map_successors(kept, comparison.matches)
    still_there = _name_lines(after)
    cut = {line for line in lines if not _stays(line, closed, followed, still_there)}
    leading = _collect_leading(lines, cut)
    for body in sorted(leading, key=lambda each: kept.get(each, "")):
        new = kept.get(body)
        if new is None or not _needs_line(after, new):
            continue
        number = before.graphs.bodies.number[body]
        own = tuple(in_order(leading[body]))
        upward = before.graphs.accountability
        directly = any(line in cut for line in own)
        yield NeedsLine(new, own, directly, number in upward.with_route, number in upward.doubted)


def _list_lines(analysis: Assessment) -> list[Relation]:
    """Return all upward lines, whatever their standing: a line that is only inferred is cut as well."""
    accountability = analysis.graphs.accountability
    return [
        line for table in (accountability.lines, accountability.left_out) for each in table.values() for line in each
    ]


def _name_lines(analysis: Assessment) -> set[_Line]:
    return {(line.answers[0], line.kind_key, line.answers[1]) for line in _list_lines(analysis)}


def _stays(
    line: Relation, closed: Collection[str], followed: Mapping[str, set[str]], still_there: Collection[_Line]
) -> bool:
    """Say whether a line is there afterwards, and leads to a body that is not taken away, or to what took its place."""
    lower, upper = line.answers
    heads = followed.get(upper, set()) - {upper} if upper in closed else followed.get(upper, set())
    if lower in closed:
        return bool(heads)
    return any((tail, line.kind_key, head) in still_there for tail in followed.get(lower, set()) for head in heads)


def _collect_leading(lines: Iterable[Relation], cut: Collection[Relation]) -> dict[str, list[Relation]]:
    """Return, for each body from which a cut line is reached over upward lines, those of its lines that lead there."""
    by_upper: dict[str, list[Relation]] = {}
    for line in lines:
        by_upper.setdefault(line.answers[1], []).append(line)
    leading: dict[str, list[Relation]] = {}
    pending = [*cut]
    seen = set(pending)
    while pending:
        line = pending.pop()
        lower = line.answers[0]
        leading.setdefault(lower, []).append(line)
        for below in by_upper.get(lower, ()):
            if below not in seen:
                seen.add(below)
                pending.append(below)
    return leading


def _needs_line(after: Assessment, body: str) -> bool:
    """Say whether a body operates, is no neighbour, and has no complete line."""
    held = after.structure.bodies[body]
    number = after.graphs.bodies.number[body]
    operates = after.lens.operates(held) and not held.is_neighbour
    return operates and number not in after.graphs.accountability.with_route


def _list_without_owner(
    before: Assessment, after: Assessment, kept: Mapping[str, str], closed: Collection[str]
) -> Iterator[NeedsOwner]:
    """Yield, in the order of the file, the functions of which an owner was taken away, and that none who operates answers for."""
    found: dict[str, list[OwnedFunction]] = {}
    for each in after.functions().functions:
        found.setdefault(each.function.name, []).append(each)
    for each in before.functions().functions:
        answered = [*each.answering, *(owner for owner in each.left_out if owner.role in ANSWERING)]
        lost = tuple(owner for owner in answered if owner.body.id in closed)
        bodies = {kept.get(one.body) for one in each.function.involvements}
        named = found.get(each.function.name, [])
        same = [one for one in named if {its.body for its in one.function.involvements} == bodies] or named
        if lost and same and not any(after.lens.operates(owner.body) for one in same for owner in one.answering):
            yield NeedsOwner(each.function, lost)
