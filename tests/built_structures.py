"""Structures built straight from the model, without a file: a few relations in words, or a hundred thousand by number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ctgraph.model import Acceptance, Body, Document, Relation, Source, Structure

_REVIEW = Document("review", "The review")
_SOURCES = (Source("review", "p. 1", "review p. 1"),)


def structure(*relations: str, roots: str = "", on_hold: str = "", alone: str = "") -> Structure:
    """A structure of the bodies that `relations` name, each as "board reports_to council", or with a standing behind.

    `roots` and `on_hold` say which of the bodies are so; `alone` names bodies that no relation names.
    """
    written = [_relation(text, line) for line, text in enumerate(relations, start=1)]
    ids = {end for relation in written for end in (relation.from_id, relation.to_id)}
    ids.update(f"{roots} {on_hold} {alone}".split())
    bodies = [_body(body, 1, root=body in roots.split(), on_hold=body in on_hold.split()) for body in sorted(ids)]
    return _structure(bodies, written)


def numbered(
    size: int,
    relations: Iterable[tuple[int, str, int]],
    *,
    roots: Collection[int] = (),
    on_hold: Collection[int] = (),
    accepted: Iterable[Acceptance] = (),
) -> Structure:
    """A structure of `size` bodies; `relations` go from a number by a kind to a number."""
    ids = [numbered_id(number) for number in range(size)]
    bodies = (
        _body(body, number + 1, root=number in roots, on_hold=number in on_hold) for number, body in enumerate(ids)
    )
    written = (
        Relation(ids[start], kind, ids[end], line, sources=_SOURCES)
        for line, (start, kind, end) in enumerate(relations, start=1)
    )
    return _structure(bodies, written)._replace(accepted=tuple(accepted))


def numbered_id(number: int) -> str:
    """The id of the body of a number: ids sort as their numbers do."""
    return f"b{number:06}"


def ring(first: int, size: int, kind: str = "reports_to") -> Iterator[tuple[int, str, int]]:
    """Relations round `size` bodies, in order of number."""
    return ((first + place, kind, first + (place + 1) % size) for place in range(size))


def _structure(bodies: Iterable[Body], relations: Iterable[Relation]) -> Structure:
    return Structure(
        "built", "Built", "built.yaml", 1, {body.id: body for body in bodies}, tuple(relations), {"review": _REVIEW}
    )


def _body(body: str, line: int, *, root: bool, on_hold: bool) -> Body:
    return Body(
        body,
        f"The {body}",
        "board",
        line,
        status="on_hold" if on_hold else "active",
        answers_outside="external" if root else "",
        sources=_SOURCES,
    )


def _relation(text: str, line: int) -> Relation:
    start, kind, end, standing = f"{text} stated".split()[:4]
    return Relation(start, kind, end, line, standing, sources=_SOURCES)
