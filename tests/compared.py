"""What a structure records, without order and line numbers, written anew for tests: nothing of ours is used but the records."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable
from typing import Any

from random_structures import to_yaml

from ctgraph import Analysis, Comparison, Structure, loads
from ctgraph.compare.diff import diff

Document = dict[str, Any]
_UNDIRECTED = {"works_with"}


def read(document: Document) -> Structure:
    return loads(to_yaml(document), "random.yaml")


def compare(old: Structure, new: Structure) -> Comparison:
    return diff(Analysis(old), Analysis(new))


def record(structure: Structure) -> Hashable:
    """All that a structure records; two structures are equal where this is."""
    bodies = frozenset(_record_body(body) for body in structure.bodies.values())
    relations = _count(_record_relation(relation) for relation in structure.relations)
    functions = _count(
        (each.name, each.status, each.note, _sources(each), _count(_plain(one) for one in each.involvements))
        for each in structure.functions
    )
    accepted = _count(
        (*each._replace(line=0, bodies=(), about=()), *map(frozenset, (each.bodies, each.about)))
        for each in structure.accepted
    )
    answers = _count((each.question, each.code, each.text, _sources(each)) for each in structure.answers)
    head = (
        *(structure.id, structure.title, structure.as_of, structure.authority, structure.region, structure.note),
        *(structure.supersedes, structure.recorded, structure.limits, structure.authority_type),
        *(frozenset(each.items()) for each in (structure.documents, structure.kinds, structure.relation_kinds)),
    )
    return head, bodies, relations, functions, accepted, answers


def _count(rows: Any) -> frozenset[tuple[Hashable, int]]:
    return frozenset(Counter(rows).items())


def _sources(each: Any) -> frozenset[str]:
    return frozenset(source.text for source in each.sources)


def _plain(each: Any) -> Hashable:
    """A record without its line, and with its sources in no order."""
    fields = {name: value for name, value in each._asdict().items() if name not in ("line", "sources")}
    return tuple(
        sorted(
            (name, tuple(sorted(value)) if name in ("posts", "partners", "duties") else value)
            for name, value in fields.items()
        )
    ), _sources(each)


def _record_body(body: Any) -> Hashable:
    facts = ("root_fact", "status_fact", "from_fact", "until_fact", "last_recorded_fact")
    lists = ("members", "overlaps", "successions", "statuses")
    plain = body._replace(
        line=0, sources=(), chair=None, duties=tuple(sorted(body.duties)), identifiers=tuple(sorted(body.identifiers)),
        **dict.fromkeys(lists, ()), **dict.fromkeys(facts, None),
    )  # fmt: skip
    held = tuple(_plain(getattr(body, name)) for name in facts)
    several = tuple(_count(_plain(each) for each in getattr(body, name)) for name in lists)
    return plain, _sources(body), held, several, None if body.chair is None else _plain(body.chair)


def _record_relation(relation: Any) -> Hashable:
    ends = relation.from_id, relation.to_id
    start, end = sorted(ends) if relation.kind in _UNDIRECTED else ends
    return relation._replace(from_id=start, to_id=end, line=0, sources=(), is_inverse=False), _sources(relation)


def succeeding(old: Document, new: Document, seed: int) -> Document:
    """The new document, in which some bodies that the old one has not take the place of some that it has."""
    dice = random.Random(seed)
    fresh = sorted(new["bodies"].keys() - old["bodies"].keys())
    both = sorted(new["bodies"].keys() & old["bodies"].keys())
    bodies = {body: {**entry} for body, entry in new["bodies"].items()}
    for body in dice.sample(fresh, dice.randint(0, len(fresh))):
        if both:
            bodies[body]["succeeds"] = dice.sample(both, dice.randint(1, min(3, len(both))))
            for before in bodies[body]["succeeds"]:
                if dice.random() < 0.8:
                    bodies[before]["status"] = dice.choice(["merged", "wound_up"])
    return {**new, "bodies": bodies}
