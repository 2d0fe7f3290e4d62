"""Reads statutory duties from `ctgraph/data/duties/`: one duty a file, and the name of the file is the duty's id."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import ctgraph.data.duties
from ctgraph.data.duties import CONFIDENCES, DEMANDS, SHARING, Duty, Partner
from ctgraph.errors import UnknownNameError, did_you_mean, quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import (
    DATE,
    NAME,
    TEXT,
    TEXTS,
    ValueType,
    choose_from,
    choose_several_from,
    expect_mapping,
)
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.problems import Problems
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree
from ctgraph.model import AUTHORITY_TYPES, BODY_KINDS

_FOLDER = Path(ctgraph.data.duties.__file__).parent
_ENDING = ".yaml"


@cache
def duty_ids() -> tuple[str, ...]:
    """Return the id of every duty, in order, by the names of the files."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_ENDING}")))


@cache
def load_duty(wanted: str) -> Duty:
    """Return the duty of an id. Raises `UnknownNameError`, with the nearest id, where there is none."""
    if wanted not in duty_ids():
        hint = did_you_mean(wanted, duty_ids()) or "; 'ctgraph statutes' lists them"
        raise UnknownNameError(f"there is no duty {quote(wanted)}{hint}")
    file = str(_FOLDER / f"{wanted}{_ENDING}")
    return parse_duty(read_text(file), file)


def parse_duty(text: str, name: str) -> Duty:
    """Return the duty that `text` holds; `name` is the path of its file, whose last part is the duty's id.

    Raises `StructureFileError` with every problem of the text.
    """
    problems = Problems(name, text.removeprefix("\ufeff"))
    tree = read_tree(text.removeprefix("\ufeff"), problems)
    values: dict[str, Any] = {}
    if isinstance(tree, MappingNode):
        values = read_record(Context(problems, {}), tree, DUTY)
        _compare_names(tree, Path(name).name.removesuffix(_ENDING), problems)
    elif not problems.any:
        problems.add_at(1, 1, "expected a duty, which starts with 'duty: …'")
    problems.raise_if_any()
    identifier, shared = values.pop("duty"), values.pop("one_person_for_several")
    return Duty(id=identifier, shared=shared, **{"sourced": ()} | values)


def _compare_names(tree: MappingNode, expected: str, problems: Problems) -> None:
    key, written = tree.get("duty", (None, None))
    if key and isinstance(written, Scalar) and written.value not in ("", expected):
        message = f"the file is called {quote(expected)}, and the duty {quote(written.value)}: call both the same"
        problems.add(key.start_mark, message)


_PARTNER = Shape(
    "a partner",
    {
        "label": Field(NAME, "What the section calls the partner."),
        "paragraph": Field(TEXT, "The paragraph of the section that names the partner."),
        "only_where": Field(
            choose_several_from(AUTHORITY_TYPES, "a type of authority"),
            "The types of authority where the partner is asked for; every type if left out.",
        ),
        "only_if": Field(TEXT, "A further condition, in words, which no structure file can answer."),
        "alternatives": Field(TEXTS, "The codes of other partners that stand in its place, such as a successor."),
        "from": Field(DATE, "The first day on which the partner is asked for."),
        "until": Field(DATE, "The last day on which the partner is asked for."),
        "note": Field(TEXT, "Anything else that a reader should know of the partner."),
    },
    required=("label", "paragraph"),
)


def _read_partners(context: Context, node: Node) -> tuple[Partner, ...]:
    declared = expect_mapping(context, node, "partners ('code: {label: …, paragraph: …}')")
    partners = []
    for code, (_, written) in declared.items() if declared else ():
        details = written and expect_mapping(context, written, "a partner ('label: …', 'paragraph: …')")
        if details:
            values = read_record(context, details, _PARTNER)
            partners.append(Partner(code=code, **{"label": "", "paragraph": ""} | values))
    return tuple(partners)


DUTY = Shape(
    "a duty",
    {
        "duty": Field(TEXT, "The id of the duty, which is also the name of the file."),
        "title": Field(NAME, "What the duty is called."),
        "citation": Field(NAME, "The act and the section."),
        "from": Field(DATE, "The first day on which the duty is in force."),
        "until": Field(DATE, "The last day on which the duty is in force."),
        "kinds": Field(
            choose_several_from(BODY_KINDS, "a kind of body"), "The kinds of body that the duty can be met by."
        ),
        "demands": Field(
            choose_from(DEMANDS, "what a section demands"), "Whether partners must be represented or co-operate."
        ),
        "one_person_for_several": Field(
            choose_from(SHARING, "an answer"), "Whether one person may represent several partners."
        ),
        "confidence": Field(choose_from(CONFIDENCES, "a confidence"), "How sure it is that this was the law."),
        "note": Field(TEXT, "Why the confidence is what it is, and anything else that a reader should know."),
        "sourced": Field(TEXTS, "Where the law was read."),
        "partners": Field(
            ValueType("partners by code", _read_partners), "The partners that the section names.", _PARTNER
        ),
    },
    required=(
        "duty", "title", "citation", "kinds", "demands", "one_person_for_several", "confidence", "note", "partners",
    ),
)  # fmt: skip
