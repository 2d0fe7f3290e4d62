"""Reads the relations that are written under a body, from either of their ends, and joins those that are written twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.facts import make_fact_fields, make_target_reader
from ctgraph.loading.fields import DATE, REASON, YES_OR_NO, ValueType
from ctgraph.loading.forms import Targets
from ctgraph.loading.nodes import Scalar
from ctgraph.loading.problems import Mark
from ctgraph.loading.records import Field, Shape
from ctgraph.model import (
    INVERSES,
    RELATION_KINDS,
    RELATION_WORDS,
    RELATIONS,
    STANDARD,
    UNDIRECTED_KINDS,
    UPWARD_KINDS,
    OwnKind,
    Relation,
    Source,
)

_Target = tuple[Scalar, str, dict[str, Any]]  # the other end of a relation, and what is said of the relation
_Ends = tuple[str, str, str, str, str]  # the ends and the kind, and the first and the last day

RELATION = Shape(
    "a relation",
    {
        **make_fact_fields("the relation"),
        "from": Field(DATE, "The first day of the relation."),
        "until": Field(DATE, "The last day of the relation."),
        "lead": Field(YES_OR_NO, "Whether this is the line that counts, where a body answers to several others."),
        "joint": Field(YES_OR_NO, "Whether this and other joint lines are one duty, held to several bodies at once."),
        "intended": Field(REASON, "Why a scrutiny in both directions is meant to be so."),
    },
)


def _make_field(key: str, description: str) -> Field:
    name = "the id of a body, a list of them, or a standing or details by id"
    return Field(ValueType(name, make_target_reader(key, RELATION), form=Targets(RELATION)), description, RELATION)


# Every key of a body under which relations stand: the kinds, and the words for them from their other ends.
RELATION_FIELDS: Mapping[str, Field] = {
    **{kind: _make_field(kind, f"The bodies that this one {RELATION_WORDS[kind]}.") for kind in sorted(RELATION_KINDS)},
    **{
        word: _make_field(
            word, f"The bodies that this one {RELATIONS[INVERSES[word]].inverse_phrase.replace('… ', '')}."
        )
        for word in sorted(INVERSES)
    },
}


class WrittenRelation(NamedTuple):
    """A relation with the key that it is written under and its place."""

    relation: Relation
    key: str
    mark: Mark


def make_relations(
    context: Context,
    body: str,
    key: str,
    targets: Iterable[_Target],
    sources: tuple[Source, ...],
    own: OwnKind = STANDARD,
) -> Iterator[WrittenRelation]:
    """Return the relations that are written under a key of a body; one without a source of its own gets the body's.

    `own` is the kind of relation that the structure declares for itself, if the key is of one; `key` is then what it is like.
    """
    kind = INVERSES.get(key, key)
    for written, other, values in targets:
        mark = written.start_mark
        if other == body:
            context.problems.add(mark, f"{quote(body)} stands in a relation to itself")
            continue
        if values.get("joint") and kind not in UPWARD_KINDS:
            context.problems.add(mark, f"'joint' is for upward lines ({', '.join(UPWARD_KINDS)}), not for '{key}'")
        values.setdefault("sources", sources)
        start, end = (other, body) if key in INVERSES else (body, other)
        relation = Relation(start, kind, end, mark.line + 1, is_inverse=key in INVERSES, own=own, **values)
        yield WrittenRelation(relation, key, mark)


def can_be_twice(relation: Relation) -> bool:
    """Say whether a relation can be one that another line of the file has as well: one from the other end."""
    return relation.is_inverse or relation.kind in UNDIRECTED_KINDS


def join_relations(
    context: Context, relations: Sequence[Relation], may_be_twice: Iterable[WrittenRelation]
) -> tuple[Relation, ...]:
    """Return the relations, with those that are written twice, once from either end, as one; two standings are a problem.

    `may_be_twice` are those of which `can_be_twice` says so.
    """
    written = {_find_ends(each.relation): each for each in may_be_twice}
    if not written:
        return tuple(relations)
    groups: dict[_Ends, list[int]] = {}
    for position, relation in enumerate(relations):
        ends = _find_ends(relation)
        if ends in written:
            groups.setdefault(ends, []).append(position)
    joined: list[Relation | None] = list(relations)
    for ends, positions in groups.items():
        first, *others = sorted(positions, key=lambda position: _rank(relations[position]))
        for other in others:
            _check_standings(context, [relations[position] for position in positions], written[ends])
            joined[first], joined[other] = _join(relations[first], relations[other]), None
    return tuple(relation for relation in joined if relation is not None)


def _find_ends(relation: Relation) -> _Ends:
    ends = relation.from_id, relation.to_id
    start, end = sorted(ends) if relation.kind in UNDIRECTED_KINDS else ends
    return start, relation.kind_key, end, relation.period.first, relation.period.last


def _rank(relation: Relation) -> tuple[bool, str]:
    # whichever of the two comes first in the file, the same is kept
    return relation.is_inverse, relation.from_id


def _check_standings(context: Context, pair: Sequence[Relation], written: WrittenRelation) -> None:
    here = written.relation
    for other in pair:
        if other.standing != here.standing:
            key = other.kind if not other.is_inverse else written.key
            context.problems.add(
                written.mark,
                f"this relation, {quote(here.from_id)} {here.kind} {quote(here.to_id)}, is {here.standing} here"
                f" ('{written.key}'), and {other.standing} on line {other.line} ('{key}'); one relation has one standing",
            )


def _join(first: Relation, second: Relation) -> Relation:
    """Return two relations that are one: the first, with the sources, notes and marks of the second as well."""
    return first._replace(
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        lead=first.lead or second.lead,
        joint=first.joint or second.joint,
        intended=_join_texts(first.intended, second.intended),
        note=_join_texts(first.note, second.note),
    )


def _join_texts(*texts: str) -> str:
    return " ".join(dict.fromkeys(filter(None, texts)))


def check_joint(context: Context, joint: Iterable[WrittenRelation]) -> None:
    """Report a line marked as joint that is the only such line of the body that answers."""
    lines: dict[str, list[WrittenRelation]] = {}
    for written in joint:
        lines.setdefault(written.relation.answers[0], []).append(written)
    for body, held in lines.items():
        if len({written.relation.answers[1] for written in held}) == 1:
            message = f"'joint' needs two lines or more of {quote(body)} to different bodies that are marked so; this is the only one"
            context.problems.add(held[0].mark, message)
