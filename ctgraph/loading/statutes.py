"""Statutory duties, read from the files of `ctgraph/data/duties/`, one duty a file; as strict and kind as the rest.

The names of the files tell which duties there are, so that nothing is read until a duty is asked for.
"""

from __future__ import annotations

import os
from functools import cache
from os import path  # pathlib is slow to load
from typing import Any

import ctgraph.data.duties
from ctgraph.data.duties import CONFIDENCES, DEMANDS, FACTS, SHARING, Duty, Partner
from ctgraph.errors import UnknownNameError, did_you_mean, shown
from ctgraph.loading import fields
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.problems import Problems
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree
from ctgraph.model import AUTHORITY_TYPES, BODY_KINDS

_FOLDER = path.dirname(ctgraph.data.duties.__file__)
_ENDING = ".yaml"


@cache
def duty_ids() -> tuple[str, ...]:
    """Return the id of every duty, in order: the names of the files, none of which is opened."""
    names = os.listdir(_FOLDER)
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


@cache
def load_duty(wanted: str) -> Duty:
    """Return the duty of an id. Raises `UnknownNameError`, with the nearest, where there is none."""
    if wanted not in duty_ids():
        hint = did_you_mean(wanted, duty_ids()) or "; 'ctgraph statutes' lists them"
        raise UnknownNameError(f"there is no duty {shown(wanted)}{hint}")
    file = path.join(_FOLDER, wanted + _ENDING)
    return parse_duty(read_text(file), file)


def parse_duty(text: str, name: str) -> Duty:
    """Return the duty that `text` holds; `name` is the path of its file, whose last part is the duty's id.

    Raises `StructureFileError` with every problem of the text.
    """
    problems = Problems(name, text.removeprefix("\ufeff"))
    tree = read_tree(text.removeprefix("\ufeff"), problems)
    values: dict[str, Any] = {}
    if isinstance(tree, MappingNode):
        values = fields.record(Context(problems, {}), tree, _DUTY)
        _compare_names(tree, path.basename(name).removesuffix(_ENDING), problems)
        _check_commencement(tree, problems)
    elif not problems.any:
        problems.add_at(1, 1, "expected a duty, which starts with 'duty: …'")
    problems.raise_if_any()
    identifier, shared = values.pop("duty"), values.pop("one_person_for_several")
    return Duty(id=identifier, shared=shared, **{"sourced": ()} | values)


def _check_commencement(tree: MappingNode, problems: Problems) -> None:
    """Report a duty that is said to be still to come, and to be in force."""
    written = tree.get("prospective", (None, None))[1]
    if not (isinstance(written, Scalar) and written.value == "yes"):
        return
    if "enacted" not in tree:
        problems.add(
            written.start_mark, "a duty that is prospective needs 'enacted:', the day on which its Act was passed"
        )
    for key in ("from", "in_force_by"):
        if key in tree:
            message = f"a duty that is prospective has no '{key}:': no day is known on which it comes into force"
            problems.add(tree[key][0].start_mark, message)


def _compare_names(tree: MappingNode, expected: str, problems: Problems) -> None:
    key, written = tree.get("duty", (None, None))
    if key and isinstance(written, Scalar) and written.value not in ("", expected):
        message = f"the file is called {shown(expected)}, and the duty {shown(written.value)}: call both the same"
        problems.add(key.start_mark, message)


def _day(context: Context, node: Node) -> str | None:
    """Read a whole day, YYYY-MM-DD."""
    found = fields.date(context, node)
    if found is not None and len(found) != len("YYYY-MM-DD"):
        context.problems.add(node.start_mark, f"{shown(found)} is not a whole day; expected YYYY-MM-DD")
        return None
    return found


def _facts(context: Context, node: Node) -> tuple[tuple[str, str], ...]:
    written = fields.mapping(context, node, "facts ('chair: …')")
    values = fields.record(context, written, _FACTS) if written else {}
    return tuple((fact, values[fact]) for fact in FACTS if fact in values)


def _choices(choices: Any, noun: str) -> fields.FieldReader:
    one = fields.one_of(choices, noun)

    def read(context: Context, node: Node) -> tuple[str, ...]:
        found = (one(context, item) for item in fields.unique_scalars(context, node, noun))
        return tuple(choice for choice in found if choice is not None)

    return read


_PARTNER = Shape(
    "a partner",
    {
        "label": fields.name,
        "paragraph": fields.text,
        "only_where": _choices(AUTHORITY_TYPES, "a type of authority"),
        "only_if": fields.text,
        "alternatives": fields.texts,
        "from": fields.date,
        "until": fields.date,
        "in_force_by": _day,
        "confidence": fields.one_of(CONFIDENCES, "a confidence"),
        "note": fields.text,
    },
    required=("label", "paragraph"),
)
_FACTS = Shape("the facts of a duty", dict.fromkeys(FACTS, fields.text))


def _partners(context: Context, node: Node) -> tuple[Partner, ...]:
    declared = fields.mapping(context, node, "partners ('code: {label: …, paragraph: …}')")
    partners = []
    for code, (_, written) in declared.items() if declared else ():
        details = written and fields.mapping(context, written, "a partner ('label: …', 'paragraph: …')")
        if details:
            values = fields.record(context, details, _PARTNER)
            partners.append(Partner(code=code, **{"label": "", "paragraph": ""} | values))
    return tuple(partners)


_DUTY = Shape(
    "a duty",
    {
        "duty": fields.text,
        "title": fields.name,
        "citation": fields.name,
        "enacted": _day,
        "from": fields.date,
        "until": fields.date,
        "in_force_by": _day,
        "prospective": fields.yes_or_no,
        "by": fields.text,
        "body": fields.name,
        "own_kinds": _choices(BODY_KINDS, "a kind of body"),
        "kinds": _choices(BODY_KINDS, "a kind of body"),
        "authorities": _choices(AUTHORITY_TYPES, "a type of authority"),
        "only_if": fields.text,
        "demands": fields.one_of(DEMANDS, "what a section demands"),
        "one_person_for_several": fields.one_of(SHARING, "an answer"),
        "confidence": fields.one_of(CONFIDENCES, "a confidence"),
        "note": fields.text,
        "facts": _facts,
        "amended": fields.texts,
        "not_found": fields.texts,
        "sourced": fields.texts,
        "checked": _day,
        "partners": _partners,
    },
    required=(
        "duty", "title", "citation", "kinds", "demands", "one_person_for_several", "confidence", "note", "checked",
    ),
)  # fmt: skip
