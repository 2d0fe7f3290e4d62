"""Graphs, nodes and edges in DOT, by pydot; whoever gives attributes has quoted them."""

from __future__ import annotations

import pydot

from ctgraph.drawing.common.appearance import FONT, NAME_SIZE, SMALL_SIZE, USUAL_MARGIN
from ctgraph.drawing.common.options import POINTS_PER_INCH
from ctgraph.drawing.common.quoting import quote

Attributes = dict[str, str]

# The look of a node that is nothing but its words, and of one that only holds an end of a line.
PLAIN_TEXT: Attributes = {"shape": "plaintext", "margin": "0", "width": "0", "height": "0"}
UNSEEN: Attributes = {"style": "invis"}
UNSEEN_POINT: Attributes = {"shape": "point", "style": "invis", "fixedsize": "true", "width": "0.01", "height": "0.01"}


def make_graph(ink: str = "", **attributes: str) -> pydot.Dot:
    """Return an empty graph in which texts, nodes and edges have the sizes of a diagram, and texts a colour."""
    made = pydot.Dot("ctgraph", graph_type="digraph", strict=False)
    text = {"fontname": quote(FONT)} | ({"fontcolor": quote(ink)} if ink else {})
    usual = {"rankdir": "BT", "ranksep": "0.36", "nodesep": "0.24", "charset": "utf-8"}
    made.set_graph_defaults(**text | usual | attributes)
    made.set_node_defaults(**text, fontsize=f"{NAME_SIZE:g}", margin=quote(USUAL_MARGIN), height="0.3", width="0.5")
    made.set_edge_defaults(**text, fontsize=f"{SMALL_SIZE:g}", arrowsize="0.75")
    return made


def make_node(name: str, attributes: Attributes) -> pydot.Node:
    """Return a node."""
    return pydot.Node(quote(name), obj_dict=None, **attributes)


def make_edge(tail: str, head: str, attributes: Attributes) -> pydot.Edge:
    """Return an edge."""
    return pydot.Edge(quote(tail), quote(head), obj_dict=None, **attributes)


def reverse(attributes: Attributes) -> Attributes:
    """Return the attributes of an edge that runs the other way and looks the same."""
    turned = {"arrowtail": attributes["arrowhead"], "dir": "back"}
    return {name: value for name, value in attributes.items() if name != "arrowhead"} | turned


def write_inches(points: float) -> str:
    """Return a length as Graphviz reads sizes."""
    return f"{points / POINTS_PER_INCH:.4f}"
