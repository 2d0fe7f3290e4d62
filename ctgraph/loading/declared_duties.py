"""Reads the duties that a body declares, and checks that each covers such a body and has the partners that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ValueType, expect_different_scalars, list_items
from ctgraph.loading.forms import OneOrMore, Word
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.model import BODY_KINDS

# What reads duties is imported where one is declared: few structures declare any.
if TYPE_CHECKING:
    from ctgraph.data.duties import Duty


def _list_duties() -> Collection[str]:
    from ctgraph.loading.statutes import duty_ids

    return duty_ids()


def _read_declared_duties(context: Context, node: Node) -> tuple[str, ...]:
    """Read the id of a duty, or a list of them."""
    known, every = [], _list_duties()
    for found in expect_different_scalars(context, node, "the id of a duty"):
        if found.value in every:
            known.append(found.value)
        else:
            hint = context.problems.did_you_mean(found.value, every) or "; 'ctgraph statutes' lists them"
            context.problems.add(found.start_mark, f"{quote(found.value)} is not the id of a duty{hint}")
    return tuple(known)


DECLARED_DUTIES = ValueType(
    "the id of a duty, or a list of them", _read_declared_duties, form=OneOrMore(Word(_list_duties), differ=True)
)


def check_duties(context: Context, node: MappingNode, kind: str, declared: Collection[str]) -> None:
    """Report a duty that does not cover bodies of this kind, and members whose partners no declared duty names."""
    from ctgraph.loading.statutes import load_duty

    duties = [load_duty(identifier) for identifier in declared]
    key, written = node["duty"]
    for duty in duties:
        if kind and kind not in duty.kinds:
            covered = ", ".join(BODY_KINDS[each].in_text for each in duty.kinds)
            message = f"{quote(duty.id)} does not cover {BODY_KINDS[kind].with_article}; it covers: {covered}"
            context.problems.add(key.start_mark, message)
    if len(duties) == len(list_items(written)):  # else a code may be one of a duty whose id is misspelt
        _check_partners(context, node, duties)


def _check_partners(context: Context, node: MappingNode, duties: Collection[Duty]) -> None:
    codes = sorted({code for duty in duties for code in duty.codes})
    under = " or ".join(quote(duty.id) for duty in duties)
    for written in _find_partner_codes(node):
        if written.value.strip() not in codes:
            hint = context.problems.did_you_mean(written.value, codes) or f"; expected one of {', '.join(codes)}"
            message = f"{quote(written.value)} is not the code of a partner under {under}{hint}"
            context.problems.add(written.start_mark, message)


def _find_partner_codes(node: MappingNode) -> Iterator[Scalar]:
    for row in list_items(node["members"][1] if "members" in node else None):
        written = row["partner"][1] if isinstance(row, MappingNode) and "partner" in row else None
        for code in list_items(written):
            if isinstance(code, Scalar) and code.value.strip():
                yield code
