"""What changes from one structure to another, and what that does to routes and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ctgraph.assessment import Assessment
from ctgraph.compare.changes import list_changes, list_told
from ctgraph.compare.facts import read_facts
from ctgraph.compare.finding_changes import compare_findings
from ctgraph.compare.matching import Matching, Side, match_bodies
from ctgraph.compare.moves import pair_moves
from ctgraph.compare.routes import compare_routes, list_inferred_only, records_lines
from ctgraph.compare.successor_rows import hand_on_rows
from ctgraph.model import Lens, Structure, fold_name
from ctgraph.results.comparison import BodyChanges, Comparison, Comparisons


def diff(old: Assessment, new: Assessment) -> Comparison:
    """Return what changes from one structure to another: bodies, relations, functions, routes and findings.

    All that is recorded is compared, whatever its date and standing; routes and findings are those that the two lenses see.
    """
    return _compare(old, new, old.structure, new.structure)


def diff_days(old: Assessment, new: Assessment) -> Comparison:
    """Return what changes in one structure from the day of one analysis of it to that of another.

    What is compared is what is there on the two days: bodies, each with its status then, and the relations in force.
    """
    return _compare(old, new, see_on_day(old.structure, old.lens), see_on_day(new.structure, new.lens))


def diff_all(old: Iterable[Assessment], new: Iterable[Assessment]) -> Comparisons:
    """Return what changes from some structures to others of the same ids, and which have no counterpart."""
    before = {fold_name(each.structure.id): each for each in old}
    after = {fold_name(each.structure.id): each for each in new}
    both = sorted(before.keys() & after.keys())
    return Comparisons(
        tuple(diff(before[name], after[name]) for name in both),
        gone=tuple(before[name].checked for name in sorted(before.keys() - after.keys())),
        new=tuple(after[name].checked for name in sorted(after.keys() - before.keys())),
    )


def see_on_day(structure: Structure, lens: Lens) -> Structure:
    """Return what is there of a structure on a day: what names a body that is not there is left out with it."""
    seen = lens.seen(structure)
    bodies = {
        id_: body._replace(
            chair=body.chair if body.chair and (not body.chair.post or body.chair.post in seen.bodies) else None,
            overlaps=tuple(each for each in body.overlaps if each.body in seen.bodies),
            successions=tuple(each for each in body.successions if each.body in seen.bodies),
        )
        for id_, body in seen.bodies.items()
    }
    functions = tuple(
        each._replace(involvements=tuple(one for one in each.involvements if one.body in seen.bodies))
        for each in seen.functions
    )
    relations = tuple(relation for relation in seen.relations if relation.period.holds(lens.day))
    return seen._replace(bodies=bodies, functions=functions, relations=relations)


def _compare(old: Assessment, new: Assessment, old_facts: Structure, new_facts: Structure) -> Comparison:
    matching = match_bodies(_take_side(old, old_facts), _take_side(new, new_facts))
    before, after = read_facts(old_facts), read_facts(new_facts)
    handed_on = hand_on_rows(before, after, matching)
    changes = list_changes(before, after, matching)
    joins = any(each.verb in ("merge", "split") for each in changes)
    told = list_told(read_facts(old_facts), after, matching) if joins else changes
    return Comparison(
        old.checked,
        new.checked,
        changes,
        matching.matches,
        _sort_bodies(old_facts, new_facts, matching),
        compare_routes(old, new, matching),
        compare_findings(old.findings, new.findings, matching),
        without_lines=not (records_lines(old) and records_lines(new)),
        some_rules=any(each.checks.select or each.checks.ignore for each in (old, new)),
        inferred_only=list_inferred_only(old, new, matching),
        handed_on=handed_on,
        told=told,
        moves=pair_moves(told, matching),
    )


def _take_side(analysis: Assessment, facts: Structure) -> Side:
    whole = analysis.structure.bodies.values()
    taken = {body.id: tuple(each.body for each in analysis.lens.successions(body)) for body in whole}
    return Side(facts, taken, analysis.lens.operates)


def _sort_bodies(old: Structure, new: Structure, matching: Matching) -> BodyChanges:
    kept: Mapping[str, str] = matching.pairs
    return BodyChanges(
        gone=tuple(sorted(old.bodies.keys() - kept.keys())),
        new=tuple(sorted(new.bodies.keys() - set(kept.values()))),
        kept=MappingProxyType(dict(kept)),
        replaced=tuple(match for match in matching.matches if match.by == "succeeds"),
    )
