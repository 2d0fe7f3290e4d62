"""Who scrutinises whom newly, or no longer, from one structure to another, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ctgraph.findings import StructureReport
from ctgraph.model import RELATIONS, SCRUTINY, Relation
from ctgraph.results.comparison import Comparison
from ctgraph.wording.agreement import is_of_several
from ctgraph.wording.facts import put_in_brackets, say_of_each
from ctgraph.wording.relations import name_limits
from ctgraph.wording.silence import FIRST, NOT_IN_NEW, find_silence
from ctgraph.wording.spelling import count, join

_Names = Mapping[str, str]
_Key = tuple[str, ...]
_How = Literal["moved", "new", "first", "begun", "ended", "gone", "unmentioned"]  # in the order in which they are told
_ORDER: tuple[_How, ...] = ("moved", "new", "begun", "first", "ended", "gone", "unmentioned")
_MOST_GROUPS = 4


class _Told(NamedTuple):
    how: _How
    relation: Relation
    before: tuple[Relation, ...] = ()


def tell_scrutiny(comparison: Comparison, names: _Names) -> str:
    """Return which scrutiny is recorded newly, goes on at a successor, has ended or is recorded no longer; nothing where none is.

    It speaks of what is in force on the two days and counted there; a scrutiny that is only held more or less firmly is left out.
    """
    groups: dict[tuple[_How, str], list[_Told]] = {}
    for each in _list_told(comparison):
        groups.setdefault((each.how, each.relation.to_id), []).append(each)
    ordered = sorted(groups.items(), key=lambda group: (_ORDER.index(group[0][0]), -len(group[1]), names[group[0][1]]))
    told: dict[_How, list[str]] = {}
    for (how, body), found in ordered[:_MOST_GROUPS]:
        told.setdefault(how, []).append(_say(how, names[body], found, names))
    clauses = [f"it is {_SAID[how]} {join(said)}" if how in _SAID else "; ".join(said) for how, said in told.items()]
    more = sum(len(found) for _, found in ordered[_MOST_GROUPS:])
    if more:
        clauses.append(f"{count(more, 'more scrutiny changes', 'more scrutinies change')}")
    return f"{'; '.join(clauses)}." if clauses else ""


def _list_told(comparison: Comparison) -> Iterator[_Told]:
    old, new = _find_scrutiny(comparison.old, comparison.bodies.kept), _find_scrutiny(comparison.new)
    was, now = _keep_in_force(old, comparison.old), _keep_in_force(new, comparison.new)
    silence = find_silence(comparison)
    befores = {move.after.key[:3]: [each.key[:3] for each in move.before] for move in comparison.moves}
    moved = {key for key in befores if key in now and any(each in old for each in befores[key])}
    followed = {each for key in moved for each in befores[key]}
    for key in sorted(now.keys() - was.keys()):
        relation = now[key]
        if key in moved:
            yield _Told("moved", relation, tuple(old[each] for each in befores[key] if each in old))
        elif key not in old:
            silent = silence.marks_relation(SCRUTINY, (key[0], key[2]), is_new=True)
            yield _Told("first" if silent else "new", relation)
        elif not old[key].period.holds(comparison.old.lens.day):
            yield _Told("begun", relation)
    for key in sorted(was.keys() - now.keys() - followed):
        relation, day = new.get(key, was[key]), comparison.new.lens.day
        if not relation.period.holds(day):
            yield _Told("ended", relation)
        elif key not in new:
            silent = silence.marks_relation(SCRUTINY, (key[0], key[2]), is_new=False)
            yield _Told("unmentioned" if silent else "gone", relation)


def _find_scrutiny(report: StructureReport, ids: Mapping[str, str] | None = None) -> dict[_Key, Relation]:
    """Return every scrutiny that a structure records, by its ends as the new structure calls them."""
    named = ids or {}
    found: dict[_Key, Relation] = {}
    for each in report.structure.relations:
        if each.kind_key == SCRUTINY:
            start, end = (named.get(body, body) for body in (each.from_id, each.to_id))
            found[start, SCRUTINY, end] = each._replace(from_id=start, to_id=end)
    return found


def _keep_in_force(found: Mapping[_Key, Relation], report: StructureReport) -> dict[_Key, Relation]:
    lens = report.lens
    return {key: each for key, each in found.items() if lens.takes(each) and each.period.holds(lens.day)}


def _say(how: _How, body: str, found: list[_Told], names: _Names) -> str:
    """Return what is told of the scrutiny of one body: by whom, by number and names."""
    if how == "moved":
        return _say_moved(body, found, names)
    who = join([names[each.relation.from_id] for each in found])
    several = len(found) > 1 or is_of_several(who)
    verb = "scrutinise" if several else RELATIONS[SCRUTINY].phrase
    clause = f"{verb} {body}{_tell_standing(each.relation for each in found)}"
    if how == "ended":
        limits = " or ".join(dict.fromkeys(name_limits(each.relation) for each in found))
        if len(found) > 1:
            return f"{len(found):,} bodies no longer scrutinise {body} ({limits}): {who}"
        return f"{who} no longer {verb} {body} ({limits})"
    return f"{who} now {clause}" if how == "begun" else f"that {who} {clause}"


# How those are told of which only the record can be spoken of: "it is newly recorded that Panel scrutinises Board".
_SAID = {"new": "newly recorded", "first": FIRST, "gone": "no longer recorded", "unmentioned": NOT_IN_NEW}


def _say_moved(body: str, found: list[_Told], names: _Names) -> str:
    who = list(dict.fromkeys(names[each.relation.from_id] for each in found))
    before = [relation for each in found for relation in each.before]
    if any(relation.from_id != each.relation.from_id for each in found for relation in each.before):
        was = join([f"{names[each.from_id]} scrutinised {names[each.to_id]}" for each in before])
        verb = "scrutinise" if len(who) > 1 or is_of_several(who[0]) else RELATIONS[SCRUTINY].phrase
        return f"{join(who)} now {verb} {body}, where {was}{_tell_standing(before)}"
    olds = list(dict.fromkeys(names[each.to_id] for each in before))
    was = f"scrutinised {join(olds)}{_tell_standing(before)}"
    now = f"{body}{_tell_standing(each.relation for each in found)}"
    if len(who) > 1:
        return f"{len(who):,} bodies that {was} now scrutinise {now}: {join(who)}"
    verb = "scrutinise" if is_of_several(who[0]) else RELATIONS[SCRUTINY].phrase
    return f"{who[0]}, which {was}, now {verb} {now}"


def _tell_standing(relations: Iterable[Relation]) -> str:
    """Return the weak standings of relations in brackets."""
    listed = list(relations)
    weak = list(dict.fromkeys(each.standing for each in listed if each.standing != "stated"))
    some = "in part " if weak and any(each.standing == "stated" for each in listed) else ""
    standing = put_in_brackets(f"{some}{' or '.join(weak)}") if weak else ""
    return standing if some else say_of_each(standing, [each.to_id for each in listed])
