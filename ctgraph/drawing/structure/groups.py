"""The boxes that a diagram may draw around bodies: by kind, by status, or by the body that they answer to."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.drawing.structure.selection import Selection
from ctgraph.graph.relations import firmest_first
from ctgraph.model import UPWARD_KINDS, Body


class Group(NamedTuple):
    """One box: the name of its node, which no other has, its title, and the ids of the bodies in it."""

    name: str
    title: str
    bodies: tuple[str, ...]


def make_groups(selection: Selection, by: str) -> list[Group]:
    """Return the boxes in order of their titles; a body that belongs to none stands outside."""
    parents = find_parents(selection) if by == "parent" else {}
    found: dict[tuple[str, str], list[str]] = {}
    for body in selection.bodies:
        parent = parents.get(body.id, "")
        if by != "parent" and (title := _write_title(body, by)):
            found.setdefault((title, ""), []).append(body.id)
        elif parent:
            title = f"Answers to {selection.structure.bodies[parent].label}"
            found.setdefault((title, parent), []).append(body.id)
    return [
        Group(f"cluster_{position}", title, tuple(ids))
        for position, ((title, _), ids) in enumerate(sorted(found.items()))
    ]


def _write_title(body: Body, by: str) -> str:
    if by == "tier":
        return f"{body.tier[:1].upper()}{body.tier[1:]}"
    return body.kind_label if by == "kind" else body.status.replace("_", " ").capitalize()


def find_parents(selection: Selection) -> dict[str, str]:
    """Return for each body that answers upward what it answers to: by the line that leads, else by the firmest."""
    lines = firmest_first(each for each in selection.relations if each.kind in UPWARD_KINDS)
    parents: dict[str, str] = {}
    for line in sorted(lines, key=lambda each: not each.lead):
        answerer, answered = line.answers
        parents.setdefault(answerer, answered)
    return parents
