"""The duties that a body declares: that each is one, covers bodies of that kind, and knows the partners that are named.

Only what is declared is read: a file without `duty:` costs nothing here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ctgraph.errors import did_you_mean, shown
from ctgraph.loading import fields
from ctgraph.loading.fields import Context
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.model import BODY_KINDS

if TYPE_CHECKING:
    from ctgraph.data.duties import Duty


def declared_duties(context: Context, node: Node) -> tuple[str, ...]:
    """Read the id of a duty, or a list of them."""
    from ctgraph.loading.statutes import duty_ids

    known = []
    for found in fields.unique_scalars(context, node, "the id of a duty"):
        if found.value in duty_ids():
            known.append(found.value)
        else:
            hint = did_you_mean(found.value, duty_ids()) or "; 'ctgraph statutes' lists them"
            context.problems.add(found.start_mark, f"{shown(found.value)} is not the id of a duty{hint}")
    return tuple(known)


def check_duties(context: Context, node: MappingNode, kind: str, declared: Collection[str]) -> None:
    """Report what the duties that a body declares do not cover, or do not know: its kind, and the partners of its members."""
    from ctgraph.loading.statutes import load_duty

    duties = [load_duty(identifier) for identifier in declared]
    key, written = node["duty"]
    for duty in duties:
        if kind and kind not in duty.kinds:
            covered = ", ".join(BODY_KINDS[each].label.lower() for each in duty.kinds)
            message = f"{shown(duty.id)} does not cover a {BODY_KINDS[kind].label.lower()}; it covers: {covered}"
            context.problems.add(key.start_mark, message)
    if len(duties) == len(fields.as_items(written)):  # else a code may be of one that is misspelt
        _check_partners(context, node, duties)


def _check_partners(context: Context, node: MappingNode, duties: Collection[Duty]) -> None:
    codes = sorted({code for duty in duties for code in duty.codes})
    under = " or ".join(shown(duty.id) for duty in duties)
    for written in _partners_of_members(node):
        if written.value.strip() not in codes:
            hint = did_you_mean(written.value, codes) or f"; expected one of {', '.join(codes)}"
            message = f"{shown(written.value)} is not the code of a partner under {under}{hint}"
            context.problems.add(written.start_mark, message)


def _partners_of_members(node: MappingNode) -> Iterator[Scalar]:
    for row in fields.as_items(node["members"][1] if "members" in node else None):
        written = row["partner"][1] if isinstance(row, MappingNode) and "partner" in row else None
        for code in fields.as_items(written):
            if isinstance(code, Scalar) and code.value.strip():
                yield code
