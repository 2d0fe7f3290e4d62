"""A diagram in words, for those who do not see it."""

from __future__ import annotations

from urllib.parse import quote

from ctgraph.drawing.quoting import plain
from ctgraph.drawing.selection import Selection
from ctgraph.extend.wording import read_aloud
from ctgraph.findings import Reported, labels
from ctgraph.model import BODY_KINDS, Body, Relation


def body_id(body: str) -> str:
    """Return the id of a body's element in an SVG."""
    return f"body-{quote(body, safe='')}"


def relation_id(relation: Relation) -> str:
    """Return the id of a relation's element in an SVG."""
    return f"relation-{quote(relation.from_id, safe='')}-{relation.kind}-{quote(relation.to_id, safe='')}"


def element_words(selection: Selection) -> dict[str, str]:
    """Return what each body and relation is and what is found of it, by the id of its element."""
    names = labels(selection.structure)
    words = {body_id(body.id): _of_body(selection, body) for body in selection.bodies}
    for relation in selection.relations:
        said = [read_aloud(relation, names), *_found(selection.at_relation.get(relation, []))]
        words[relation_id(relation)] = plain(". ".join(said))
    return words


def description(selection: Selection) -> str:
    """Return what a diagram shows, in a few sentences."""
    operating = sum(1 for body in selection.bodies if selection.lens.operates(body))
    messages = dict.fromkeys(
        reported.message
        for found in (*selection.at_body.values(), *selection.at_relation.values())
        for reported in reversed(found)
    )
    counts = f"{len(selection.bodies)} bodies, {operating} of them operating, and {len(selection.relations)} relations."
    return plain(" ".join([counts, *(f"{message}." for message in messages)]))


def _of_body(selection: Selection, body: Body) -> str:
    facts = [BODY_KINDS[body.kind].label.lower(), body.status.replace("_", " ")]
    if body.stands_for > 1:
        facts.append(f"stands for {body.stands_for}")
    if body.answers_outside:
        facts.append(f"answers outside: {body.answers_outside}")
    return plain(". ".join([f"{body.name}: {', '.join(facts)}", *_found(selection.at_body.get(body.id, []))]))


def _found(reported: list[Reported]) -> list[str]:
    return [f"{each.finding.severity.word}: {each.message}" for each in reversed(reported)]
