"""How a body looks by its kind, and the short facts below its name: the same in every diagram of bodies."""

from __future__ import annotations

from ctgraph.drawing.common.appearance import MARGINS, NEIGHBOUR_BORDER, ROOT_BORDER, SHAPES, USUAL_MARGIN, Shape, Theme
from ctgraph.drawing.common.dot import Attributes
from ctgraph.drawing.common.quoting import quote
from ctgraph.model import BODY_KINDS, Body

ANSWERS_OUTSIDE = "answers outside:"


def find_shape(kind: str) -> Shape:
    """Return how bodies of a kind are drawn."""
    return SHAPES[BODY_KINDS[kind].shape]


def compose_kind_look(theme: Theme, kind: str, *, operates: bool, is_neighbour: bool = False) -> Attributes:
    """Return the attributes of a node for a body of a kind: its shape, its lines and its colours; a neighbour is lighter."""
    shape = find_shape(kind)
    styles = filter(None, ("filled", shape.style, "dotted" if not operates else "dashed" if is_neighbour else ""))
    ink = quote(theme.ink if operates and not is_neighbour else theme.quiet)
    return {
        "shape": shape.name,
        "style": quote(",".join(styles)),
        "fillcolor": quote(theme.body if operates else theme.at_rest),
        "color": ink,
        "fontcolor": ink,
    }


def find_margin(kind: str) -> str:
    """Return the blank that a body of a kind has around its words, in inches across and down."""
    shape = find_shape(kind)
    return MARGINS.get(shape.name, MARGINS.get(shape.style, USUAL_MARGIN))


def find_border(body: Body, *, is_root: bool) -> str:
    """Return how thick the border of a body is, in points."""
    return ROOT_BORDER if is_root else NEIGHBOUR_BORDER if body.is_neighbour else "1"


def count_borders(body: Body) -> str:
    """Return how many borders a body has: two where it stands for several, if its shape has a border at all."""
    return "2" if body.stands_for > 1 and find_shape(body.kind).name != "underline" else "1"


def list_body_facts(body: Body, status: str, *, is_root: bool, outside_its_dates: bool) -> list[str]:
    """Return what stands below the name of a body: its short name, how many it stands for, its status, its basis."""
    facts = []
    if body.short and body.short.casefold() not in body.name.casefold():
        facts.append(body.short)
    if body.stands_for > 1:
        facts.append(f"×\u2009{body.stands_for}")
    if status != "active":
        facts.append(status.replace("_", " "))
    if outside_its_dates:
        facts.append("outside its dates")
    if is_root:
        facts.append(describe_root(body))
    return facts


def describe_root(body: Body) -> str:
    """Return on what basis a root answers outside the structure, and how firmly that is held where it is not stated."""
    held = "" if body.root_fact.standing == "stated" else f" ({body.root_fact.standing})"
    return f"{ANSWERS_OUTSIDE} {body.answers_outside}{held}"
