"""Makes one body of what several files record of it: the first that says something is taken, and silence says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from ctgraph.joining.names import Naming
from ctgraph.model import NEIGHBOUR, STANDARD, Body, Chair, OwnKind, SameBody, Source

_Sourced = TypeVar("_Sourced", bound=Any)
# What is taken together from the first body that says one of these.
_GROUPS = (
    ("status", "statuses", "status_fact"),
    ("answers_outside", "root_fact"),
    ("period", "from_fact", "until_fact"),
    ("last_recorded", "last_recorded_fact"),
    ("members", "stated_seats"),
    ("chair",),
    ("stands_for",),
    ("short",),
    ("basis",),
    ("meets",),
    ("remit",),
    ("note",),
)


def rename_body(number: int, body: Body, naming: Naming, file: str) -> Body:
    """Return a body of a file with the names of the whole; facts without a source of their own get those of the body."""
    sources = naming.sources(number, body.sources)

    def settle(fact: _Sourced) -> _Sourced:
        settled: _Sourced = fact._replace(sources=naming.sources(number, fact.sources))
        return settled

    def settle_or_inherit(fact: _Sourced) -> _Sourced:
        settled = settle(fact)
        inheriting: _Sourced = settled if settled.sources else settled._replace(sources=sources)
        return inheriting

    ids = naming.ids[number]
    return body._replace(
        id=ids[body.id],
        sources=sources,
        chair=settle_or_inherit(_rename_chair(number, body.chair, naming)) if body.chair else None,
        members=tuple(settle_or_inherit(naming.member(number, each)) for each in body.members),
        successions=tuple(settle_or_inherit(each._replace(body=ids[each.body])) for each in body.successions),
        overlaps=tuple(settle(each._replace(body=ids[each.body], file=file)) for each in body.overlaps),
        statuses=tuple(map(settle, body.statuses)),
        own=rename_kind(number, body.own, naming),
        same_as=(),
        file=file,
        root_fact=settle(body.root_fact),
        status_fact=settle(body.status_fact),
        from_fact=settle(body.from_fact),
        until_fact=settle(body.until_fact),
        last_recorded_fact=settle(body.last_recorded_fact),
    )


def rename_kind(number: int, own: OwnKind, naming: Naming) -> OwnKind:
    """Return a kind that a file declares for itself with its key in the whole."""
    return own if own is STANDARD or not own.key else own._replace(key=naming.kind(number, own.key))


def _rename_chair(number: int, chair: Chair, naming: Naming) -> Chair:
    post = naming.ids[number][chair.post] if chair.post else ""
    return chair._replace(post=post, title=naming.title(number, chair.title) if chair.title else "")


def merge_bodies(bodies: Sequence[Body], others: Iterable[SameBody]) -> Body:
    """Return one body of several, of which the first stands for all; `others` are the bodies that it is the same as.

    It is a neighbour if all of them are.
    """
    merged = bodies[0]
    for group in _GROUPS:
        source = next((each for each in bodies if _says(each, group)), None)
        if source is not None and source is not bodies[0]:
            merged = merged._replace(**{field: getattr(source, field) for field in group})
    return merged._replace(
        scope=NEIGHBOUR if all(each.is_neighbour for each in bodies) else "",
        sources=_gather(bodies, lambda body: body.sources, lambda source: source),
        successions=_gather(bodies, lambda body: body.successions, lambda each: each.body),
        overlaps=_gather(bodies, lambda body: body.overlaps, lambda each: each.body),
        duties=_gather(bodies, lambda body: body.duties, lambda duty: duty),
        identifiers=_gather(bodies, lambda body: body.identifiers, lambda code: code[0]),
        same_as=tuple(others),
    )


def _says(body: Body, group: Sequence[str]) -> bool:
    return any(getattr(body, field) != Body._field_defaults[field] for field in group)


def _gather(
    bodies: Sequence[Body], get: Callable[[Body], Iterable[_Sourced]], key: Callable[[_Sourced], object]
) -> tuple[_Sourced, ...]:
    """Return what the bodies have, each thing once: as the first has it."""
    found: dict[object, _Sourced] = {}
    for body in bodies:
        for each in get(body):
            found.setdefault(key(each), each)
    return tuple(found.values())


def join_sources(first: tuple[Source, ...], second: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return the sources of two facts, each once."""
    return tuple(dict.fromkeys((*first, *second)))
