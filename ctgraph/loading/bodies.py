"""One body of a structure file, with the relations written under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctgraph.errors import shown
from ctgraph.loading import fields
from ctgraph.loading.duties import check_duties, declared_duties
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.statuses import fit_together, status
from ctgraph.model import (
    ALWAYS,
    BODY_KINDS,
    OUTSIDE_BASES,
    RELATION_KINDS,
    SECTORS,
    STANDINGS,
    Body,
    Chair,
    DatedStatus,
    Member,
    Overlap,
    Relation,
    Source,
)

_MEMBER = Shape(
    "a member",
    {
        "agency": fields.text,
        "seats": fields.positive_number,
        "posts": fields.texts,
        "sector": fields.one_of(SECTORS, "a sector"),
        "role": fields.text,
        "partner": fields.texts,
        "note": fields.text,
    },
    required=("agency",),
)
_CHAIR = Shape("a chair", {"title": fields.text}, required=("title",))


def _members(context: Context, node: Node) -> tuple[Member, ...] | None:
    if not isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected a list of members ('- agency: …'), found {fields.what(node)}")
        return None
    rows = (fields.mapping(context, item, "a member ('agency: …')") for item in node.items if item is not None)
    return tuple(_member(context, row) for row in rows if row is not None)


def _member(context: Context, row: MappingNode) -> Member:
    values = fields.record(context, row, _MEMBER)
    if "seats" in values:
        values["stated_seats"] = values.pop("seats")
    if "partner" in values:
        values["partners"] = values.pop("partner")
    return Member(**{"agency": ""} | values)


def _chair(context: Context, node: Node) -> Chair | None:
    if isinstance(node, MappingNode):
        return Chair(**fields.record(context, node, _CHAIR))
    found = fields.scalar(context, node, "the id of a post, 'vacant', or {title: …}")
    if found is None:
        return None
    if found.value == "vacant":
        return Chair(vacant=True)
    if found.value.casefold() == "vacant":
        context.problems.add(found.start_mark, f"{found.value!r} is no chair; did you mean 'vacant'?")
        return None
    return Chair(post=context.refer(found.value, found.start_mark, kind="post"))


def _overlaps(context: Context, node: Node) -> tuple[Overlap, ...]:
    overlaps = []
    for written, details in _targets(context, "overlaps", node, "{source: …}"):
        found = details and fields.mapping(context, details, "details such as {source: …, note: …}")
        values = fields.record(context, found, _OVERLAP) if found else {}
        mark = written.start_mark
        overlaps.append(Overlap(context.refer(written.value, mark), mark.line + 1, **values))
    return tuple(overlaps)


_OVERLAP = Shape("an overlap", {"source": fields.sources, "note": fields.text})
BODY = Shape(
    "a body",
    {
        "name": fields.name,
        "short": fields.name,
        "kind": fields.one_of(BODY_KINDS, "a kind of body"),
        "status": status,
        "answers_outside": fields.one_of(OUTSIDE_BASES, "a basis"),
        "source": fields.sources,
        "from": fields.date,
        "until": fields.date,
        "count": fields.positive_number,
        "basis": fields.text,
        "chair": _chair,
        "members": _members,
        "seats": fields.positive_number,
        "meets": fields.text,
        "succeeds": fields.body_ids,
        "remit": fields.text,
        "overlaps": _overlaps,
        "note": fields.text,
        "duty": declared_duties,
    },
    required=("name", "kind"),
    read_elsewhere=frozenset(RELATION_KINDS),
)
RELATION = Shape(
    "a relation",
    {
        "standing": fields.one_of(STANDINGS, "a standing"),
        "source": fields.sources,
        "from": fields.date,
        "until": fields.date,
        "lead": fields.yes_or_no,
        "intended": fields.reason,
        "note": fields.text,
    },
)


def read_body(context: Context, key: Scalar, node: Node | None) -> tuple[Body, list[Relation]] | None:
    """Return a body and the relations written under it, or None where it is not even a mapping."""
    if not isinstance(node, MappingNode):
        if node is not None:
            fields.mapping(context, node, f"the body {shown(key.value)} as a mapping ('name: …', 'kind: …')")
        return None
    values = {"name": "", "kind": ""} | fields.record(context, node, BODY)
    finish(context, key, node, values)
    sources: tuple[Source, ...] = values.get("sources", ())
    relations: list[Relation] = []
    for kind, (_, written) in node.items():
        if kind in BODY.read_elsewhere and written is not None:
            relations += _relations(context, key.value, kind, written, sources)
    return Body(id=key.value, line=key.start_mark.line + 1, **values), relations


def finish(context: Context, key: Scalar, node: MappingNode, values: dict[str, Any]) -> None:
    """Put what is written of a body into the fields of the model, in `values` itself, and report what does not fit together.

    The node need hold those keys only whose values are no plain text.
    """
    body = key.value
    if "count" in values:
        values["stands_for"] = values.pop("count")
    if "seats" in values:
        values["stated_seats"] = values.pop("seats")
    if "overlaps" in values and "sources" in values:
        inherited = values["sources"]
        values["overlaps"] = tuple(
            each if each.sources else each._replace(sources=inherited) for each in values["overlaps"]
        )
    if isinstance(values.get("status", ""), tuple):
        _take_dated_status(context, node, values)
    if "duty" in values:
        values["duties"] = values.pop("duty")
        check_duties(context, node, values["kind"], values["duties"])
    if body in values.get("succeeds", ()):
        context.problems.add(node["succeeds"][0].start_mark, f"{shown(body)} succeeds itself")
    if any(overlap.body == body for overlap in values.get("overlaps", ())):
        context.problems.add(node["overlaps"][0].start_mark, f"{shown(body)} overlaps itself")


def _take_dated_status(context: Context, node: MappingNode, values: dict[str, Any]) -> None:
    statuses: tuple[DatedStatus, ...] = values.pop("status")
    if statuses:  # else that is told
        inherited = values.get("sources", ())
        values["statuses"] = tuple(each if each.sources else each._replace(sources=inherited) for each in statuses)
        values["status"] = statuses[-1].status
        fit_together(context, node, statuses, values.get("period", ALWAYS))


def _relations(context: Context, body: str, kind: str, node: Node, inherited: tuple[Source, ...]) -> list[Relation]:
    relations = []
    for written, details in _targets(context, kind, node, "standing"):
        target, mark = written.value, written.start_mark
        if target == body:
            context.problems.add(mark, f"{shown(body)} stands in a relation to itself")
            continue
        if target not in context.known:  # which most are, and asking here takes half the time
            context.refer(target, mark)
        values = {} if details is None else _relation_values(context, details)
        if "sources" not in values:
            values["sources"] = inherited
        relations.append(Relation(body, kind, target, mark.line + 1, **values))
    return relations


def _targets(context: Context, key: str, node: Node, details: str) -> Iterable[Entry]:
    if isinstance(node, MappingNode):
        if not node and node.end is not None:
            context.problems.add(node.start_mark, f"expected the id of a body under '{key}:', found an empty mapping")
        return node.values()
    expected = f"the id of a body, or 'id: {details}', under '{key}:'"
    return [(found, None) for found in fields.unique_scalars(context, node, expected)]


def _relation_values(context: Context, node: Node) -> dict[str, Any]:
    if isinstance(node, MappingNode):
        return fields.record(context, node, RELATION)
    expected = "a standing, or details such as {standing: …, source: …}"
    if isinstance(node, Scalar) and not node.value:
        message = f"expected {expected}, found nothing; several ids go in brackets: [a, b]"
        context.problems.add(node.start_mark, message)
        return {}
    found = fields.scalar(context, node, expected)
    if found is None:
        return {}
    if found.value in STANDINGS:
        return {"standing": found.value}
    near = (
        context.problems.did_you_mean(found.value, STANDINGS) or f"; expected one of {', '.join(STANDINGS)}, or details"
    )
    context.problems.add(found.start_mark, f"{shown(found.value)} is not a standing{near}")
    return {}
