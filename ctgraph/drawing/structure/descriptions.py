"""A diagram in words, for those who do not see it."""

from __future__ import annotations

from collections import Counter

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
from ctgraph.wording.changes import CHANGE_SIGNS, say_change
from ctgraph.wording.citations import cite_body
from ctgraph.wording.relations import cite, read_aloud
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.spelling import count, join


def describe_elements(selection: Selection) -> dict[str, str]:
    """Return what each body and relation is and what is found of it, by the id of its element."""
    names, ids = labels(selection.structure), make_relation_ids(selection)
    words = {make_body_id(body.id): _describe_body(selection, body) for body in selection.bodies}
    for relation in selection.relations:
        change = selection.find_change(relation)
        said = [read_aloud(relation, names), *([say_change(change)] if change else [])]
        said += _list_findings(selection, selection.at_relation.get(relation, []))
        words[ids[relation]] = clean(". ".join(said))
    return words


def describe(selection: Selection, options: Options | None = None) -> str:
    """Return what a diagram shows, in a few sentences."""
    operating = sum(1 for body in selection.bodies if selection.lens.operates(body))
    messages = dict.fromkeys(
        f"{_begin_with_mark(selection, reported)}{reported.message}"
        for found in (*selection.at_body.values(), *selection.at_relation.values())
        for reported in reversed(found)
    )
    bodies = count_bodies(selection.bodies)
    counts = f"{bodies}, {operating} of them counted as operating, and {count(len(selection.relations) or selection.undrawn, 'relation')}."
    scope = [_count_changes(selection), *describe_scope(selection, options or Options()), describe_manner(selection)]
    return clean(" ".join([counts, *(f"{each}." for each in (*filter(None, scope), *messages))]))


def list_sources(selection: Selection) -> list[str]:
    """Return the documents that a diagram rests on, and where in them each body and each relation of it stands, as lines of a text."""
    names, said = labels(selection.structure), []
    documents = sorted(selection.structure.documents.values(), key=lambda each: each.key)
    for document in documents:
        about = f"{document.title} ({document.date})" if document.date else document.title
        said.append(f"{document.key}: {about}{f', {document.url}' if document.url else ''}")
    cited: list[tuple[str, str]] = [(names[body.id], cite_body(body, selection.lens)) for body in selection.bodies]
    cited += [(read_aloud(relation, names), cite(relation.sources)) for relation in selection.relations]
    return [clean(line) for line in [*said, *(f"{what} [{where}]" for what, where in cited if where)]]


def _describe_body(selection: Selection, body: Body) -> str:
    facts = [body.kind_in_text, body.status.replace("_", " ")]
    if body.is_neighbour:
        facts.append("neighbour")
    if body.stands_for > 1:
        facts.append(f"stands for {body.stands_for}")
    if selection.lens.is_root(body):
        facts.append(describe_root(body))
    change = selection.find_change(body)
    said = [f"{body.name}: {', '.join(facts)}", *([say_change(change)] if change else [])]
    return clean(". ".join([*said, *_list_findings(selection, selection.at_body.get(body.id, []))]))


def _list_findings(selection: Selection, reported: list[Reported]) -> list[str]:
    return [
        f"{SEVERITY_WORDS[each.finding.severity]}{_say_mark(selection, each)}: {each.message}"
        for each in reversed(reported)
    ]


def _say_mark(selection: Selection, reported: Reported) -> str:
    mark = selection.say_mark(reported)
    return f" ({mark})" if mark else ""


def _begin_with_mark(selection: Selection, reported: Reported) -> str:
    mark = selection.say_mark(reported)
    return f"{mark.capitalize()}: " if mark else ""


def _count_changes(selection: Selection) -> str:
    """Return how many of the bodies and relations that are shown are gone, new or changed."""
    if selection.changes is None:
        return ""
    bodies, relations = (
        Counter(change.mark for change in map(selection.find_change, things) if change)
        for things in (selection.bodies, selection.relations)
    )
    told = []
    for mark in CHANGE_SIGNS:
        counted = [count(bodies[mark], "body", "bodies")] if bodies[mark] else []
        counted += [count(relations[mark], "relation")] if relations[mark] else []
        if counted:
            told.append(f"{mark}: {join(counted)}")
    said = "; ".join(told) or "nothing is gone, new or changed"
    return f"{said[0].upper()}{said[1:]}"
