"""One body of a structure file, with the relations written under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from ctgraph import dates
from ctgraph.errors import quote
from ctgraph.loading.chairs import CHAIR, CHAIRS, MEMBER, MEMBERS
from ctgraph.loading.context import Context, Succeeding
from ctgraph.loading.declared_duties import DECLARED_DUTIES, check_duties
from ctgraph.loading.facts import (
    HELD_DATE,
    HELD_DATES,
    list_targets,
    make_fact,
    make_fact_fields,
    make_target_reader,
    read_details,
    take_value,
)
from ctgraph.loading.fields import (
    NAME,
    POSITIVE_NUMBER,
    SOURCES,
    TEXT,
    ValueType,
    choose_from,
    expect_mapping,
    read_line,
)
from ctgraph.loading.forms import NAME as NAME_FORM
from ctgraph.loading.forms import AnyOf, ByKey, Record, Targets, Word, list_words
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.own_kinds import KIND, list_own_relations, rename_keys, settle_kind
from ctgraph.loading.records import Field, HeldDate, Shape, read_record
from ctgraph.loading.relations import RELATION, RELATION_FIELDS, WrittenRelation, make_relations
from ctgraph.loading.same_bodies import SAME_BODIES
from ctgraph.loading.statuses import STATUS, STATUS_DETAILS, HeldStatus, check_dates
from ctgraph.loading.words import hint_relation, list_relation_words, simplify
from ctgraph.model import (
    ALWAYS,
    DEFAULT_STATUS,
    OUTSIDE_BASES,
    SCOPES,
    STANDINGS,
    STATED,
    Body,
    DatedStatus,
    Fact,
    Overlap,
    Period,
    Succession,
)

_Fact = TypeVar("_Fact", DatedStatus, Overlap)

_BASIS = choose_from(OUTSIDE_BASES, "a basis")
_NO_BASES = frozenset(
    {
        "unknown",
        "none",
        "unstated",
        "undeclared",
        "unspecified",
        "not_stated",
        "not_recorded",
        "not_known",
        "not_said",
        *STANDINGS,
    }
)
_WITHOUT_BASIS = (
    "where no document states it, leave 'answers_outside' out, and the findings say so, "
    "or mark what a reader would infer: {basis: elected, standing: inferred}"
)
_ROOT = Shape(
    "'answers_outside'",
    {
        "basis": Field(_BASIS, "The basis on which the body answers outside the structure."),
        "value": Field(_BASIS, "The same as 'basis'."),
        **make_fact_fields("it"),
    },
)
_OVERLAP = Shape("an overlap", make_fact_fields("the overlap"))
_SUCCESSION = Shape("a succession", make_fact_fields("the succession"))


class _Root(NamedTuple):
    """The basis on which a body answers outside the structure, and how firmly that is held."""

    basis: str
    fact: Fact = STATED


def _read_root(context: Context, node: Node) -> _Root | None:
    if isinstance(node, Scalar) and simplify(node.value) in _NO_BASES:
        told = f"{quote(node.value)} is not a basis; expected one of {', '.join(OUTSIDE_BASES)}; {_WITHOUT_BASIS}"
        context.problems.add(node.start_mark, told)
        return None
    if not isinstance(node, MappingNode):
        plain = _BASIS.read(context, node)
        return _Root(plain) if plain else None
    values = read_record(context, node, _ROOT)
    basis = take_value(context, node, values, _ROOT.noun, ("basis", "value"))
    return _Root(basis, make_fact(values)) if basis else None


def _read_overlaps(context: Context, node: Node) -> tuple[Overlap, ...]:
    overlaps = []
    for written, details in list_targets(context, "overlaps", node, "{source: …}"):
        mark = written.start_mark
        values = read_details(context, details, _OVERLAP)
        overlaps.append(Overlap(context.refer(written.value, mark), mark.line + 1, **values))
    return tuple(overlaps)


def _read_successions(context: Context, node: Node) -> tuple[tuple[Succession, Scalar], ...]:
    successions = []
    for written, details in list_targets(context, "succeeds", node, "{source: …}"):
        values = read_details(context, details, _SUCCESSION)
        successions.append((Succession(context.refer(written.value, written.start_mark), **values), written))
    return tuple(successions)


def _read_identifiers(context: Context, node: Node) -> tuple[tuple[str, str], ...]:
    found = expect_mapping(context, node, "codes by register ('ons: E10000018')")
    if found is None:
        return ()
    codes = ((key.value, read_line(context, code)) for key, code in found.values() if code is not None)
    return tuple((register, code) for register, code in codes if code)


_TARGETS = "the id of a body, a list of them, or a standing or details by id"
BODY = Shape(
    "a body",
    {
        "name": Field(NAME, "The full name."),
        "short": Field(NAME, "A short name, for diagrams and tables."),
        "kind": Field(KIND, "What sort of body it is."),
        "scope": Field(
            choose_from(SCOPES, "a scope"),
            "Whether it is there only because others relate to it ('neighbour'), so that its own lines are not asked for.",
        ),
        "tier": Field(
            NAME, "The level at which it works, such as system, place or neighbourhood; for diagrams: no rule reads it."
        ),
        "status": Field(
            STATUS,
            "Whether it operates: one word, or the word from each date on; 'active' if left out.",
            STATUS_DETAILS,
        ),
        "answers_outside": Field(
            ValueType(
                "a basis, or {basis: …, standing: …, source: …, note: …}",
                _read_root,
                OUTSIDE_BASES,
                AnyOf((Word(list_words(OUTSIDE_BASES)), Record(_ROOT, ("basis", "value")))),
            ),
            "The basis on which it answers outside the structure, so that lines of accountability end with it.",
            _ROOT,
        ),
        "source": Field(SOURCES, "Where the body, and what is said here of it, is written."),
        "from": Field(HELD_DATES, "The first day on which it exists.", HELD_DATE),
        "until": Field(HELD_DATES, "The last day on which it exists.", HELD_DATE),
        "last_recorded": Field(
            HELD_DATES, "The last day of which anything is known of it, which is not its end.", HELD_DATE
        ),
        "count": Field(POSITIVE_NUMBER, "How many like bodies this one stands for; 1 if left out."),
        "basis": Field(TEXT, "The act or agreement that it rests on."),
        "chair": Field(CHAIRS, "Who chairs the body.", CHAIR),
        "members": Field(MEMBERS, "Who sits on it, a row an agency.", MEMBER),
        "seats": Field(POSITIVE_NUMBER, "How many seats the sources give it in total."),
        "meets": Field(TEXT, "How often it meets, in words for people: no rule reads them."),
        "succeeds": Field(
            ValueType(_TARGETS, _read_successions, form=Targets(_SUCCESSION)),
            "The bodies that it took the place of.",
            _SUCCESSION,
        ),
        "remit": Field(TEXT, "What it is there to do."),
        "overlaps": Field(
            ValueType(_TARGETS, _read_overlaps, form=Targets(_OVERLAP)),
            "The bodies whose remit is said to overlap its own.",
            _OVERLAP,
        ),
        "note": Field(TEXT, "Anything else that a reader should know of the body."),
        "ids": Field(
            ValueType("codes by register ({ons: E10000018})", _read_identifiers, form=ByKey(NAME_FORM)),
            "Its codes in registers, by the name of the register.",
        ),
        "same_as": Field(
            SAME_BODIES, "The bodies of other files that it is the same as, which '--joined' takes as one."
        ),
        "duty": Field(DECLARED_DUTIES, "The statutory duties that its membership is to meet."),
        **RELATION_FIELDS,
    },
    required=("name", "kind"),
    find_hint=hint_relation,
    families={"relations (accountable_to, reports_to, part_of, oversees, scrutinises, …)": RELATION_FIELDS},
    list_words=list_relation_words,
    own="relations",
)


def read_body(context: Context, key: Scalar, node: Node | None) -> tuple[Body, list[WrittenRelation]] | None:
    """Return a body and the relations written under it, or None where it is no mapping."""
    if not isinstance(node, MappingNode):
        if node is not None:
            expect_mapping(context, node, f"the body {quote(key.value)} as a mapping ('name: …', 'kind: …')")
        return None
    identifier = context.spell_id(key.value)
    own_relations = list_own_relations(context, node) if context.relation_kinds else []
    node = rename_keys(context, node, BODY.fields)
    values = {"name": "", "kind": ""} | read_record(context, node, BODY)
    relations: list[WrittenRelation] = []
    for name in [name for name in node if name in RELATION_FIELDS]:
        relations += make_relations(context, identifier, name, values.pop(name, ()), values.get("sources", ()))
    for own, (_, written) in own_relations:
        targets = make_target_reader(own.key, RELATION)(context, written) if written is not None else ()
        relations += make_relations(context, identifier, own.like, targets, values.get("sources", ()), own)
    if context.kinds:
        values["kind"], values["own"] = settle_kind(context, values["kind"])
    _finish_body(context, identifier, node, values)
    return Body(id=identifier, line=key.start_mark.line + 1, **values), relations


_RENAMED = {"count": "stands_for", "seats": "stated_seats", "duty": "duties", "ids": "identifiers"}


def _finish_body(context: Context, body: str, node: MappingNode, values: dict[str, Any]) -> None:
    """Turn the values of a body into the fields of the model, in `values` itself; report what does not fit together."""
    for key in _RENAMED.keys() & values.keys():
        values[_RENAMED[key]] = values.pop(key)
    if "duties" in values:
        check_duties(context, node, values["kind"], values["duties"])
    if "answers_outside" in values:
        root: _Root = values["answers_outside"]
        values["answers_outside"], values["root_fact"] = root
    if "last_recorded" in values:
        _take_last_record(context, node, values)
    if "status" in values:
        _take_status(context, body, node, values)
    if "succeeds" in values:
        values["successions"] = _take_successions(context, body, values.pop("succeeds"))
    if "overlaps" in values:
        values["overlaps"] = _inherit_sources(values["overlaps"], values)
        if any(overlap.body == body for overlap in values["overlaps"]):
            context.problems.add(node["overlaps"][0].start_mark, f"{quote(body)} overlaps itself")


def _take_last_record(context: Context, node: MappingNode, values: dict[str, Any]) -> None:
    held: HeldDate = values["last_recorded"]
    period = values.get("period", ALWAYS)
    last = dates.days(held.date)[1]
    values["last_recorded"], values["last_recorded_fact"] = Period(last=last, ends=held.date), held.fact
    if period.first and last < period.first:
        message = f"'last_recorded: {held.date}' is before 'from: {period.begins}'"
        context.problems.add(node["last_recorded"][0].start_mark, message)


def _take_status(context: Context, body: str, node: MappingNode, values: dict[str, Any]) -> None:
    status: HeldStatus | tuple[DatedStatus, ...] = values.pop("status")
    if isinstance(status, HeldStatus):
        values["status"], values["status_fact"] = status
        if status.status == DEFAULT_STATUS:
            context.said_active.add(body)
    elif status:  # an empty mapping was reported
        values["statuses"] = _inherit_sources(status, values)
        values["status"] = status[-1].status
        check_dates(context, node, status, values.get("period", ALWAYS))


def _take_successions(
    context: Context, body: str, written: tuple[tuple[Succession, Scalar], ...]
) -> tuple[Succession, ...]:
    for succession, place in written:
        if succession.body == body:
            context.problems.add(place.start_mark, f"{quote(body)} succeeds itself")
        else:
            context.successions.append(Succeeding(body, succession.body, place.start_mark))
    return tuple(succession for succession, _ in written)


def _inherit_sources(facts: tuple[_Fact, ...], values: Mapping[str, Any]) -> tuple[_Fact, ...]:
    """Return the facts of a body; those without sources of their own get the sources of the body."""
    sources = values.get("sources", ())
    return tuple(each if each.sources else each._replace(sources=sources) for each in facts)
