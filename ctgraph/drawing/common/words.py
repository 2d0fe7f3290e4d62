"""A diagram in words, for those who do not see it."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import plain
from ctgraph.drawing.common.scope import not_shown, part
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported, labels
from ctgraph.graph.relations import in_order
from ctgraph.model import BODY_KINDS, Body, Relation
from ctgraph.wording.relations import read_aloud


def body_id(body: str) -> str:
    """Return the id of a body's element in an SVG."""
    return f"body-{quote(body, safe='')}"


def relation_id(relation: Relation) -> str:
    """Return the id of a relation's element in an SVG, where no other has the same."""
    return f"relation-{quote(relation.from_id, safe='')}-{relation.kind}-{quote(relation.to_id, safe='')}"


def relation_ids(selection: Selection) -> dict[Relation, str]:
    """Return the id of each relation's element in an SVG; no two are the same.

    Of several relations that would have the same one, as parallel relations of one kind or ids with hyphens have, all
    but the first get a number behind it; a plus stands in no quoted id.
    """
    met: Counter[str] = Counter()
    found = {}
    for relation in dict.fromkeys(in_order(selection.structure.relations)):
        name = relation_id(relation)
        met[name] += 1
        found[relation] = name if met[name] == 1 else f"{name}+{met[name]}"
    return found


def element_words(selection: Selection) -> dict[str, str]:
    """Return what each body and relation is and what is found of it, by the id of its element."""
    names, ids = labels(selection.structure), relation_ids(selection)
    words = {body_id(body.id): _of_body(selection, body) for body in selection.bodies}
    for relation in selection.relations:
        said = [read_aloud(relation, names), *_found(selection.at_relation.get(relation, []))]
        words[ids[relation]] = plain(". ".join(said))
    return words


def description(selection: Selection, options: Options | None = None) -> str:
    """Return what a diagram shows, in a few sentences."""
    operating = sum(1 for body in selection.bodies if selection.lens.operates(body))
    messages = dict.fromkeys(
        reported.message
        for found in (*selection.at_body.values(), *selection.at_relation.values())
        for reported in reversed(found)
    )
    counts = f"{len(selection.bodies)} bodies, {operating} of them operating, and {len(selection.relations)} relations."
    scope = filter(None, [part(selection, options or Options()), not_shown(selection)])
    return plain(" ".join([counts, *(f"{each}." for each in (*scope, *messages))]))


def _of_body(selection: Selection, body: Body) -> str:
    facts = [BODY_KINDS[body.kind].label.lower(), body.status.replace("_", " ")]
    if body.stands_for > 1:
        facts.append(f"stands for {body.stands_for}")
    if body.answers_outside:
        facts.append(f"answers outside: {body.answers_outside}")
    return plain(". ".join([f"{body.name}: {', '.join(facts)}", *_found(selection.at_body.get(body.id, []))]))


def _found(reported: list[Reported]) -> list[str]:
    return [f"{each.finding.severity.word}: {each.message}" for each in reversed(reported)]
