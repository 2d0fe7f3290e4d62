"""The ids of the elements of relations in an SVG."""

from __future__ import annotations

from collections import Counter
from urllib import parse

from ctgraph.drawing.structure.selection import Selection
from ctgraph.graph.relations import in_order
from ctgraph.model import Relation


def make_relation_id(relation: Relation) -> str:
    """Return the id of a relation's element in an SVG, where no other has the same."""
    return (
        f"relation-{parse.quote(relation.from_id, safe='')}-{relation.kind_key}-{parse.quote(relation.to_id, safe='')}"
    )


def make_relation_ids(selection: Selection) -> dict[Relation, str]:
    """Return the id of each relation's element in an SVG; no two are the same.

    Of several relations that would have the same one, as parallel relations of one kind or ids with hyphens have, all
    but the first get a number behind it; a plus stands in no quoted id.
    """
    met: Counter[str] = Counter()
    found = {}
    for relation in dict.fromkeys(in_order(selection.structure.relations)):
        name = make_relation_id(relation)
        met[name] += 1
        found[relation] = name if met[name] == 1 else f"{name}+{met[name]}"
    return found
