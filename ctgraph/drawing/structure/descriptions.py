"""A diagram in words, for those who do not see it."""

from __future__ import annotations

from ctgraph.drawing.common.body_looks import describe_root
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.quoting import clean
from ctgraph.drawing.common.svg import make_body_id
from ctgraph.drawing.structure.density import describe_manner
from ctgraph.drawing.structure.element_ids import make_relation_ids
from ctgraph.drawing.structure.scope import describe_scope
from ctgraph.drawing.structure.selection import Selection
from ctgraph.findings import Reported, labels
from ctgraph.model import Body
from ctgraph.wording.bodies import count_bodies
from ctgraph.wording.relations import read_aloud
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.spelling import count


def describe_elements(selection: Selection) -> dict[str, str]:
    """Return what each body and relation is and what is found of it, by the id of its element."""
    names, ids = labels(selection.structure), make_relation_ids(selection)
    words = {make_body_id(body.id): _describe_body(selection, body) for body in selection.bodies}
    for relation in selection.relations:
        said = [read_aloud(relation, names), *_list_findings(selection.at_relation.get(relation, []))]
        words[ids[relation]] = clean(". ".join(said))
    return words


def describe(selection: Selection, options: Options | None = None) -> str:
    """Return what a diagram shows, in a few sentences."""
    operating = sum(1 for body in selection.bodies if selection.lens.operates(body))
    messages = dict.fromkeys(
        reported.message
        for found in (*selection.at_body.values(), *selection.at_relation.values())
        for reported in reversed(found)
    )
    bodies = count_bodies(selection.bodies)
    counts = f"{bodies}, {operating} of them operating, and {count(len(selection.relations) or selection.undrawn, 'relation')}."
    scope = filter(None, [*describe_scope(selection, options or Options()), describe_manner(selection)])
    return clean(" ".join([counts, *(f"{each}." for each in (*scope, *messages))]))


def _describe_body(selection: Selection, body: Body) -> str:
    facts = [body.kind_in_text, body.status.replace("_", " ")]
    if body.is_neighbour:
        facts.append("neighbour")
    if body.stands_for > 1:
        facts.append(f"stands for {body.stands_for}")
    if selection.lens.is_root(body):
        facts.append(describe_root(body))
    return clean(". ".join([f"{body.name}: {', '.join(facts)}", *_list_findings(selection.at_body.get(body.id, []))]))


def _list_findings(reported: list[Reported]) -> list[str]:
    return [f"{SEVERITY_WORDS[each.finding.severity]}: {each.message}" for each in reversed(reported)]
