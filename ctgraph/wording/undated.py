"""What has no date and is taken to have been there on an early day, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.findings import labels
from ctgraph.model import Lens, Structure, Undated
from ctgraph.wording.bodies import name_last_record
from ctgraph.wording.facts import name_limit
from ctgraph.wording.relations import name_limits, read_aloud
from ctgraph.wording.spelling import count, join, spell_out

_MOST_NAMED = 3


def describe_undated(undated: Undated, structure: Structure, lens: Lens) -> str:
    """Return how many bodies and relations are taken to have been there on an early day though no date says so, with a few.

    Where no day is asked of at all, that dates are not applied. It is without a full stop, and empty where there are none.
    """
    if not lens.day:
        return _describe_no_day(structure)
    if undated.is_empty:
        return ""
    names = labels(structure)
    bodies = [names[body.id] for body in undated.bodies]
    relations = [read_aloud(relation, names) for relation in undated.relations]
    told = []
    if bodies or relations:
        several = len(bodies) + len(relations) > 1
        there = _count_and_name(bodies, "body", "bodies"), _count_and_name(relations, "relation", "relations")
        was, taken = ("were", "they are") if several else ("was", "it is")
        told.append(
            f"no date tells whether {' and '.join(filter(None, there))} {was} there then, and {taken} taken to have been"
        )
    if undated.statuses:
        of = join([names[body.id] for body in undated.statuses], most=_MOST_NAMED)
        told.append(f"no date tells of the status of {of}, and it is taken to have been the same")
    whose = "the date of this structure" if structure.day else "the earliest date of its documents"
    return f"{lens.day} is before {whose} ({undated.own_day}): {'; '.join(told)}"


def _describe_no_day(structure: Structure) -> str:
    """Return that no dates are applied, with the first few that are recorded; nothing where none is."""
    dated = [*_list_dated_bodies(structure), *_list_dated_relations(structure)]
    if not dated:
        return ""
    are, dates = ("is", "a date") if len(dated) == 1 else ("are", "dates")
    return (
        f"this structure has no day of its own ('as_of'), and none was asked for (--as-of), so {dates} that {are} recorded"
        f" {are} not applied: {join(dated, most=_MOST_NAMED)}"
    )


def _list_dated_bodies(structure: Structure) -> Iterator[str]:
    names = labels(structure)
    for id_, body in sorted(structure.bodies.items()):
        begins, ends = body.period.begins, body.period.ends
        told = [
            name_limit("from", begins, body.from_fact.standing) if begins else "",
            name_limit("until", ends, body.until_fact.standing) if ends else "",
            name_last_record(body) if body.last_recorded.ends else "",
            *(f"{spell_out(each.status)} from {each.begins}" for each in body.statuses),
        ]
        if any(told):
            yield f"{names[id_]} ({'; '.join(filter(None, told))})"


def _list_dated_relations(structure: Structure) -> Iterator[str]:
    names = labels(structure)
    for relation in sorted(structure.relations, key=lambda each: (each[:3], each.kind_key, each.period)):
        limits = name_limits(relation)
        if limits:
            yield f"{read_aloud(relation, names)} ({limits})"


def _count_and_name(named: Sequence[str], noun: str, plural: str) -> str:
    return f"{count(len(named), noun, plural)} ({join(named, most=_MOST_NAMED)})" if named else ""
