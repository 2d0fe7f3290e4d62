"""The boxes that a diagram may draw around bodies: by kind, by status, or by the body that they answer to."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.drawing.selection import Selection
from ctgraph.graph.views import firmest_first
from ctgraph.model import BODY_KINDS, UPWARD_KINDS, Body


class Group(NamedTuple):
    """The ids of the bodies in one box, and of each whether it has a relation in the diagram."""

    title: str
    bodies: tuple[str, ...]
    related: tuple[bool, ...]


def groups(selection: Selection, by: str) -> list[Group]:
    """Return the boxes in order of their titles; a body that belongs to none stands outside."""
    related = {end for relation in selection.relations for end in (relation.from_id, relation.to_id)}
    parents = _parents(selection) if by == "parent" else {}
    found: dict[str, list[str]] = {}
    for body in selection.bodies:
        title = parents.get(body.id, "") if by == "parent" else _title(body, by)
        if title:
            found.setdefault(title, []).append(body.id)
    return [Group(title, tuple(ids), tuple(id_ in related for id_ in ids)) for title, ids in sorted(found.items())]


def _title(body: Body, by: str) -> str:
    return BODY_KINDS[body.kind].label if by == "kind" else body.status.replace("_", " ").capitalize()


def _parents(selection: Selection) -> dict[str, str]:
    """Return for each body that answers upward what it answers to: by the line that leads, else by the firmest."""
    bodies = selection.structure.bodies
    lines = firmest_first(each for each in selection.relations if each.kind in UPWARD_KINDS)
    parents: dict[str, str] = {}
    for line in sorted(lines, key=lambda each: not each.lead):
        answerer, answered = line.answers
        parents.setdefault(answerer, f"Answers to {bodies[answered].label}")
    return parents
