"""Reads the functions of a structure, and what bodies do with each."""

from __future__ import annotations

from ctgraph.loading.context import Context
from ctgraph.loading.facts import list_targets, make_fact_fields, read_details
from ctgraph.loading.fields import LINE, SOURCES, TEXT, ValueType, choose_from, list_rows
from ctgraph.loading.forms import Targets
from ctgraph.loading.nodes import Node, Scalar
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import ROLE_SYNONYMS, ROLES, Function, Involvement

_INVOLVEMENT = Shape(
    "what a body does with a function",
    {
        "role": Field(
            choose_from(ROLES, "a role", ROLE_SYNONYMS), "What the body does with the function; 'owner' if left out."
        ),
        **make_fact_fields("it", "the function"),
    },
)


def _read_involvements(context: Context, node: Node) -> tuple[Involvement, ...]:
    return tuple(
        Involvement(context.refer(written.value, written.start_mark), **read_details(context, details, _INVOLVEMENT))
        for written, details in list_targets(context, "owner", node, "{role: …}")
    )


FUNCTION = Shape(
    "a function",
    {
        "name": Field(LINE, "What the function is called."),
        "owner": Field(
            ValueType(
                "the id of a body, a list of them, or a standing or details by id",
                _read_involvements,
                form=Targets(_INVOLVEMENT),
            ),
            "The bodies that own it, oversee it, deliver it or monitor it.",
            _INVOLVEMENT,
        ),
        "status": Field(LINE, "What the sources call it, such as 'priority'."),
        "source": Field(SOURCES, "Where the function, and its owner, is written."),
        "note": Field(TEXT, "Anything else that a reader should know of the function."),
    },
    required=("name",),
)


def read_functions(context: Context, node: Node) -> tuple[Function, ...]:
    """Read the functions of a structure, a row each."""
    functions = []
    for row in list_rows(context, node, "functions ('- name: …')"):
        values = read_record(context, row, FUNCTION)
        if "owner" in values:
            values["involvements"] = values.pop("owner")
        for key in ("name", "id"):  # the format has no ids of functions, but who writes one refers by it
            called = row[key][1] if key in row else None
            if isinstance(called, Scalar):
                context.functions[called.value] = values.get("name", called.value)
        functions.append(Function(line=row.start_mark.line + 1, **{"name": ""} | values))
    return tuple(functions)
