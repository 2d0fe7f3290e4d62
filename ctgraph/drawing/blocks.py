"""Pieces of a diagram with places of their own, which can be moved as one. Points; y grows upward, as in Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ctgraph.drawing.composing import Attributes
from ctgraph.drawing.options import POINTS_PER_INCH


class PlacedNode(NamedTuple):
    """A node, its centre and its size."""

    name: str
    attributes: Attributes
    x: float
    y: float
    width: float
    height: float


class PlacedEdge(NamedTuple):
    """An edge, the spline that Graphviz gave it, and the place of its label (empty where it has none)."""

    tail: str
    head: str
    attributes: Attributes
    spline: str
    label_at: str = ""


class Block(NamedTuple):
    """A piece: its size, and what is in it, from its lower left corner."""

    width: float
    height: float
    nodes: tuple[PlacedNode, ...] = ()
    edges: tuple[PlacedEdge, ...] = ()

    def moved(self, x: float, y: float) -> Block:
        """Return the block with everything in it moved."""
        return self._replace(
            nodes=tuple(node._replace(x=node.x + x, y=node.y + y) for node in self.nodes),
            edges=tuple(
                edge._replace(spline=_moved_spline(edge.spline, x, y), label_at=_moved_spline(edge.label_at, x, y))
                for edge in self.edges
            ),
        )


def joined(width: float, height: float, blocks: Iterable[Block]) -> Block:
    """Return blocks that have been moved to their places as one."""
    blocks = list(blocks)
    return Block(
        width,
        height,
        tuple(node for block in blocks for node in block.nodes),
        tuple(edge for block in blocks for edge in block.edges),
    )


def block_of(
    layout: Mapping[str, Any], node_attributes: Mapping[str, Attributes], edge_attributes: Mapping[str, Attributes]
) -> Block:
    """Return what Graphviz laid out as a block. Edges are known by their attribute `number`."""
    left, bottom, right, top = map(float, layout["bb"].split(","))
    names, nodes = {}, []
    for found in layout.get("objects", ()):
        names[found["_gvid"]] = found["name"]
        if "pos" in found:
            x, y = map(float, found["pos"].split(","))
            width, height = float(found["width"]) * POINTS_PER_INCH, float(found["height"]) * POINTS_PER_INCH
            nodes.append(PlacedNode(found["name"], node_attributes[found["name"]], x, y, width, height))
        elif "bb" in found:
            nodes.append(_box(found))
    edges = tuple(
        _edge(found, names, edge_attributes[found["number"]])
        for found in layout.get("edges", ())
        if found.get("number") in edge_attributes
    )
    boxes_first = sorted(nodes, key=lambda node: (not node.name.startswith("cluster"), node.name))
    return Block(right - left, top - bottom, tuple(boxes_first), edges).moved(-left, -bottom)


def _edge(found: Mapping[str, Any], names: Mapping[int, str], attributes: Attributes) -> PlacedEdge:
    tail, head, spline = names[found["tail"]], names[found["head"]], found["pos"]
    if found.get("dir") == "back":  # it was laid out the other way, to stand right on the page
        points = spline.split()
        arrow = [f"e{points.pop(0)[1:]}"] if points[0].startswith("s,") else []
        tail, head, spline = head, tail, " ".join([*arrow, *reversed(points)])
    return PlacedEdge(tail, head, attributes, spline, found.get("lp", "") if "label" in attributes else "")


def _box(cluster: Mapping[str, Any]) -> PlacedNode:
    left, bottom, right, top = map(float, cluster["bb"].split(","))
    attributes = {
        "shape": "box",
        "style": '"rounded"',
        "color": f'"{cluster["color"]}"',
        "label": '""',
        "fixedsize": "true",
        "penwidth": "0.8",
    }
    return PlacedNode(cluster["name"], attributes, (left + right) / 2, (bottom + top) / 2, right - left, top - bottom)


def _moved_spline(spline: str, x: float, y: float) -> str:
    moved = []
    for point in spline.split():
        *mark, across, up = point.split(",")
        moved.append(",".join([*mark, f"{float(across) + x:.2f}", f"{float(up) + y:.2f}"]))
    return " ".join(moved)
