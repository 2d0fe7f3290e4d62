"""Asks Graphviz for lines that run together: it lays out their parts, between joints that are not seen."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import NamedTuple

import pydot

from ctgraph.drawing.common.dot import UNSEEN, UNSEEN_POINT, Attributes, make_edge, make_node
from ctgraph.drawing.structure.blocks import Branch
from ctgraph.drawing.structure.folding import Strip, Trunk
from ctgraph.model import Relation

_ARROW = ("arrowhead", "arrowtail", "dir")
_WEIGHT = "4"  # by which the parts that several lines share are kept short and straight
# Lines end in a joint itself, and leave it upward, so that two parts look like one.
_INTO_JOINT = {"headport": "s", "headclip": "false"}
_OUT_OF_JOINT = {"tailport": "n", "tailclip": "false"}


class LayoutEdge(NamedTuple):
    """An edge as Graphviz is to lay it out: from the lower node to the upper one, with an attribute `number`."""

    lower: str
    upper: str
    attributes: Attributes


def tell_look(attributes: Attributes) -> tuple[tuple[str, str], ...]:
    """Return what lines must have in common to run together: all that is seen of them but words."""
    return tuple(sorted((name, value) for name, value in attributes.items() if name not in _OWN))


_OWN = ("id", "number", "label", "xlabel")


def add_trunk(
    graph: pydot.Dot, trunk: Trunk, names: Mapping[str, str], edges: Mapping[Relation, LayoutEdge]
) -> list[Branch]:
    """Add to a graph the lines of a trunk, which are these edges; return how each is put together."""
    joints = [
        trunk.name_joint(row) for row in range(trunk.length + 1)
    ]  # at the last nothing joins: it keeps the gap open
    for joint in joints:
        graph.add_node(make_node(joint, UNSEEN_POINT))
    look = next(iter(edges.values())).attributes
    shared = {name: value for name, value in look.items() if name not in _OWN}
    for row, (nearer, joint) in enumerate(itertools.pairwise([names[trunk.other], *joints])):
        ends = (joint, nearer) if trunk.upward else (nearer, joint)
        part = _cut(shared, lower_end=not (trunk.upward or row), upper_end=trunk.upward and not row)
        more = {"number": f'"{joint}"', "weight": _WEIGHT, "minlen": str(trunk.step if row else 1)}
        graph.add_edge(_join(*ends, part | more, joints))
    return [_add_branch(graph, trunk, joints[: trunk.rows[relation]], edge) for relation, edge in edges.items()]


def add_rows(graph: pydot.Dot, strip: Strip, names: Mapping[str, str]) -> None:
    """Keep the rows of a strip level, its trunks between its columns, by lines that are not seen.

    After the boxes, or the bodies would be taken out of them.
    """
    for left, joints, right in strip.list_rows():
        level = pydot.Subgraph(rank="same")
        row = [*map(names.__getitem__, left), *joints, *map(names.__getitem__, right)]
        for one, other in itertools.pairwise(row):
            level.add_edge(make_edge(one, other, UNSEEN))
        graph.add_subgraph(level)


def _add_branch(graph: pydot.Dot, trunk: Trunk, joints: list[str], edge: LayoutEdge) -> Branch:
    """Add the part that a line has for itself, from the last of these joints; return how the line is put together."""
    lower, upper, attributes = edge
    ends = (lower, joints[-1]) if trunk.upward else (joints[-1], upper)
    part = _cut(attributes, lower_end=trunk.upward, upper_end=not trunk.upward) | {"minlen": str(trunk.step)}
    graph.add_edge(_join(*ends, part, joints))
    turned = attributes.get("dir") == "back"
    return Branch(trunk.name, lower, upper, attributes["number"], tuple(joints), trunk.upward, turned)


def _cut(attributes: Attributes, *, lower_end: bool, upper_end: bool) -> Attributes:
    """Return the attributes of a part of a line, which has its arrow if it has the end at which that is."""
    if lower_end if attributes.get("dir") == "back" else upper_end:
        return attributes
    return {name: value for name, value in attributes.items() if name not in _ARROW} | {"dir": "none"}


def _join(lower: str, upper: str, attributes: Attributes, joints: list[str]) -> pydot.Edge:
    into = _INTO_JOINT if upper in joints else {}
    out = _OUT_OF_JOINT if lower in joints else {}
    return make_edge(lower, upper, attributes | into | out)
