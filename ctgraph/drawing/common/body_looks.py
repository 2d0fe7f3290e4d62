"""How a body looks by its kind, and the short facts below its name: the same in every diagram of bodies."""

from __future__ import annotations

from ctgraph.drawing.common.appearance import MARGINS, SHAPES, STYLES, USUAL_MARGIN, Theme
from ctgraph.drawing.common.dot import Attributes
from ctgraph.drawing.common.quoting import quote
from ctgraph.model import Body


def compose_kind_look(theme: Theme, kind: str, *, operates: bool) -> Attributes:
    """Return the attributes of a node for a body of a kind: its shape, its lines and its colours."""
    styles = filter(None, ("filled", STYLES.get(kind), "" if operates else "dotted"))
    ink = quote(theme.ink if operates else theme.quiet)
    return {
        "shape": SHAPES[kind],
        "style": quote(",".join(styles)),
        "fillcolor": quote(theme.body if operates else theme.dormant),
        "color": ink,
        "fontcolor": ink,
    }


def find_margin(kind: str) -> str:
    """Return the blank that a body of a kind has around its words, in inches across and down."""
    return MARGINS.get(SHAPES[kind], MARGINS.get(STYLES.get(kind, ""), USUAL_MARGIN))


def count_borders(body: Body) -> str:
    """Return how many borders a body has: two where it stands for several, if its shape has a border at all."""
    return "2" if body.stands_for > 1 and SHAPES[body.kind] != "underline" else "1"


def list_body_facts(body: Body, status: str, *, outside_its_dates: bool) -> list[str]:
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
    if body.answers_outside:
        facts.append(f"answers outside: {body.answers_outside}")
    return facts
