"""One body of a structure file, with the relations written under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.declared_duties import check_duties, read_declared_duties
from ctgraph.loading.fields import (
    BODY_IDS,
    DATE,
    NAME,
    POSITIVE_NUMBER,
    REASON,
    SOURCES,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Reader,
    ValueType,
    choose_from,
    describe_node,
    expect_different_scalars,
    expect_mapping,
    expect_scalar,
)
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.statuses import DATED_STATUS, check_dates, read_status
from ctgraph.model import (
    ALWAYS,
    BODY_KINDS,
    OUTSIDE_BASES,
    RELATION_KINDS,
    RELATION_WORDS,
    SECTORS,
    STANDINGS,
    STATUSES,
    Body,
    Chair,
    DatedStatus,
    Member,
    Overlap,
    Relation,
    Source,
)

_Target = tuple[Scalar, dict[str, Any]]  # the other end of a relation, and what is said of the relation
_Fact = TypeVar("_Fact", DatedStatus, Overlap)

_MEMBER = Shape(
    "a member",
    {
        "agency": Field(TEXT, "The agency that the row is about: an organisation, or a body of the structure."),
        "seats": Field(POSITIVE_NUMBER, "How many seats the sources give the agency."),
        "posts": Field(TEXTS, "The posts that sit for the agency; several of one post are written 'Councillor x 2'."),
        "sector": Field(choose_from(SECTORS, "a sector"), "The sector that the agency belongs to."),
        "role": Field(TEXT, "What the member is on the body, such as 'full member' or 'observer'."),
        "partner": Field(TEXTS, "The codes of the partners of a statutory duty that the row represents."),
        "note": Field(TEXT, "Anything else that a reader should know of the row."),
    },
    required=("agency",),
)
_CHAIR = Shape("a chair", {"title": Field(TEXT, "The title of a post that is not a body here.")}, required=("title",))
_OVERLAP = Shape(
    "an overlap",
    {
        "source": Field(SOURCES, "Where the overlap is written; without it, the source of the body."),
        "note": Field(TEXT, "Anything else that a reader should know of the overlap."),
    },
)
_RELATION = Shape(
    "a relation",
    {
        "standing": Field(choose_from(STANDINGS, "a standing"), "How firmly the sources hold the relation."),
        "source": Field(SOURCES, "Where the relation is written; without it, the source of the body."),
        "from": Field(DATE, "The first day of the relation."),
        "until": Field(DATE, "The last day of the relation."),
        "lead": Field(YES_OR_NO, "Whether this is the line that counts, where a body answers to several others."),
        "intended": Field(REASON, "Why a scrutiny in both directions is meant to be so."),
        "note": Field(TEXT, "Anything else that a reader should know of the relation."),
    },
)


def _read_members(context: Context, node: Node) -> tuple[Member, ...] | None:
    if not isinstance(node, SequenceNode):
        message = f"expected a list of members ('- agency: …'), found {describe_node(node)}"
        context.problems.add(node.start_mark, message)
        return None
    rows = (expect_mapping(context, item, "a member ('agency: …')") for item in node.items if item is not None)
    return tuple(_read_member(context, row) for row in rows if row is not None)


def _read_member(context: Context, row: MappingNode) -> Member:
    values = read_record(context, row, _MEMBER)
    if "seats" in values:
        values["stated_seats"] = values.pop("seats")
    if "partner" in values:
        values["partners"] = values.pop("partner")
    return Member(**{"agency": ""} | values)


def _read_chair(context: Context, node: Node) -> Chair | None:
    if isinstance(node, MappingNode):
        return Chair(**read_record(context, node, _CHAIR))
    found = expect_scalar(context, node, "the id of a post, 'vacant', or {title: …}")
    if found is None:
        return None
    if found.value == "vacant":
        return Chair(vacant=True)
    if found.value.casefold() == "vacant":
        context.problems.add(found.start_mark, f"{found.value!r} is no chair; did you mean 'vacant'?")
        return None
    return Chair(post=context.refer(found.value, found.start_mark, kind="post"))


def _read_overlaps(context: Context, node: Node) -> tuple[Overlap, ...]:
    overlaps = []
    for written, details in _list_targets(context, "overlaps", node, "{source: …}"):
        found = details and expect_mapping(context, details, "details such as {source: …, note: …}")
        values = read_record(context, found, _OVERLAP) if found else {}
        mark = written.start_mark
        overlaps.append(Overlap(context.refer(written.value, mark), mark.line + 1, **values))
    return tuple(overlaps)


def _make_target_reader(kind: str) -> Reader:
    def read(context: Context, node: Node) -> list[_Target]:
        targets = []
        for written, details in _list_targets(context, kind, node, "standing"):
            context.refer(written.value, written.start_mark)
            targets.append((written, {} if details is None else _read_relation(context, details)))
        return targets

    return read


def _list_targets(context: Context, key: str, node: Node, details: str) -> Iterable[Entry]:
    if isinstance(node, MappingNode):
        if not node and node.end is not None:
            context.problems.add(node.start_mark, f"expected the id of a body under '{key}:', found an empty mapping")
        return node.values()
    expected = f"the id of a body, or 'id: {details}', under '{key}:'"
    return [(found, None) for found in expect_different_scalars(context, node, expected)]


def _read_relation(context: Context, node: Node) -> dict[str, Any]:
    if isinstance(node, MappingNode):
        return read_record(context, node, _RELATION)
    expected = "a standing, or details such as {standing: …, source: …}"
    if isinstance(node, Scalar) and not node.value:
        message = f"expected {expected}, found nothing; several ids go in brackets: [a, b]"
        context.problems.add(node.start_mark, message)
        return {}
    found = expect_scalar(context, node, expected)
    if found is None:
        return {}
    if found.value in STANDINGS:
        return {"standing": found.value}
    near = context.problems.did_you_mean(found.value, STANDINGS)
    near = near or f"; expected one of {', '.join(STANDINGS)}, or details"
    context.problems.add(found.start_mark, f"{quote(found.value)} is not a standing{near}")
    return {}


BODY = Shape(
    "a body",
    {
        "name": Field(NAME, "The full name."),
        "short": Field(NAME, "A short name, for diagrams and tables."),
        "kind": Field(choose_from(BODY_KINDS, "a kind of body"), "What sort of body it is."),
        "status": Field(
            ValueType("a status, or statuses by date ({2003: shadow, 2004-11: active})", read_status, STATUSES),
            "Whether it operates: one word, or the word from each date on; 'active' if left out.",
            DATED_STATUS,
        ),
        "answers_outside": Field(
            choose_from(OUTSIDE_BASES, "a basis"),
            "The basis on which it answers outside the structure, so that lines of accountability end with it.",
        ),
        "source": Field(SOURCES, "Where the body, and what is said here of it, is written."),
        "from": Field(DATE, "The first day on which it exists."),
        "until": Field(DATE, "The last day on which it exists."),
        "count": Field(POSITIVE_NUMBER, "How many like bodies this one stands for; 1 if left out."),
        "basis": Field(TEXT, "The act or agreement that it rests on."),
        "chair": Field(
            ValueType("the id of a post, 'vacant', or {title: …}", _read_chair), "Who chairs the body.", _CHAIR
        ),
        "members": Field(ValueType("a list of members", _read_members), "Who sits on it, a row an agency.", _MEMBER),
        "seats": Field(POSITIVE_NUMBER, "How many seats the sources give it in total."),
        "meets": Field(TEXT, "How often it meets."),
        "succeeds": Field(BODY_IDS, "The bodies that it took the place of."),
        "remit": Field(TEXT, "What it is there to do."),
        "overlaps": Field(
            ValueType("the id of a body, a list of them, or details by id", _read_overlaps),
            "The bodies whose remit is said to overlap its own.",
            _OVERLAP,
        ),
        "note": Field(TEXT, "Anything else that a reader should know of the body."),
        "duty": Field(
            ValueType("the id of a duty, or a list of them", read_declared_duties),
            "The statutory duties that its membership is to meet.",
        ),
        **{
            kind: Field(
                ValueType(
                    "the id of a body, a list of them, or a standing or details by id", _make_target_reader(kind)
                ),
                f"The bodies that this one {RELATION_WORDS[kind]}.",
                _RELATION,
            )
            for kind in sorted(RELATION_KINDS)
        },
    },
    required=("name", "kind"),
)


def read_body(context: Context, key: Scalar, node: Node | None) -> tuple[Body, list[Relation]] | None:
    """Return a body and the relations written under it, or None where it is no mapping."""
    if not isinstance(node, MappingNode):
        if node is not None:
            expect_mapping(context, node, f"the body {quote(key.value)} as a mapping ('name: …', 'kind: …')")
        return None
    values = {"name": "", "kind": ""} | read_record(context, node, BODY)
    relations: list[Relation] = []
    for kind in [kind for kind in node if kind in RELATION_WORDS]:
        relations += _make_relations(context, key.value, kind, values.pop(kind, ()), values.get("sources", ()))
    _finish_body(context, key.value, node, values)
    return Body(id=key.value, line=key.start_mark.line + 1, **values), relations


def _finish_body(context: Context, body: str, node: MappingNode, values: dict[str, Any]) -> None:
    """Turn the values of a body into the fields of the model, in `values` itself; report what does not fit together."""
    if "count" in values:
        values["stands_for"] = values.pop("count")
    if "seats" in values:
        values["stated_seats"] = values.pop("seats")
    if "overlaps" in values:
        values["overlaps"] = _inherit_sources(values["overlaps"], values)
    if isinstance(values.get("status"), tuple):
        _take_dated_statuses(context, node, values)
    if "duty" in values:
        values["duties"] = values.pop("duty")
        check_duties(context, node, values["kind"], values["duties"])
    if body in values.get("succeeds", ()):
        context.problems.add(node["succeeds"][0].start_mark, f"{quote(body)} succeeds itself")
    if any(overlap.body == body for overlap in values.get("overlaps", ())):
        context.problems.add(node["overlaps"][0].start_mark, f"{quote(body)} overlaps itself")


def _take_dated_statuses(context: Context, node: MappingNode, values: dict[str, Any]) -> None:
    statuses: tuple[DatedStatus, ...] = values.pop("status")
    if statuses:  # an empty mapping was reported
        values["statuses"] = _inherit_sources(statuses, values)
        values["status"] = statuses[-1].status
        check_dates(context, node, statuses, values.get("period", ALWAYS))


def _inherit_sources(facts: tuple[_Fact, ...], values: Mapping[str, Any]) -> tuple[_Fact, ...]:
    """Return the facts of a body; those without sources of their own get the sources of the body."""
    sources = values.get("sources", ())
    return tuple(each if each.sources else each._replace(sources=sources) for each in facts)


def _make_relations(
    context: Context, body: str, kind: str, targets: Iterable[_Target], sources: tuple[Source, ...]
) -> list[Relation]:
    """Return the relations of one kind that are written under a body; one without a source of its own gets the body's."""
    relations = []
    for written, values in targets:
        if written.value == body:
            context.problems.add(written.start_mark, f"{quote(body)} stands in a relation to itself")
        else:
            values.setdefault("sources", sources)
            relations.append(Relation(body, kind, written.value, written.start_mark.line + 1, **values))
    return relations
