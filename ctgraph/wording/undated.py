"""What has no date and is taken to have been there on an early day, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.findings import labels
from ctgraph.model import Lens, Structure, Undated
from ctgraph.wording.relations import read_aloud
from ctgraph.wording.spelling import count, join

_MOST_NAMED = 3


def describe_undated(undated: Undated, structure: Structure, lens: Lens) -> str:
    """Return how many bodies and relations are taken to have been there on an early day though no date says so, with a few.

    It is without a full stop, and empty where there are none.
    """
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


def _count_and_name(named: Sequence[str], noun: str, plural: str) -> str:
    return f"{count(len(named), noun, plural)} ({join(named, most=_MOST_NAMED)})" if named else ""
