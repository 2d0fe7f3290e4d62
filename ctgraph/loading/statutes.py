"""Reads statutory duties from `ctgraph/data/duties/`: one duty a file, and the name of the file is the duty's id."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import ctgraph.data.duties
from ctgraph.data.duties import CONFIDENCES, DEMANDS, FACTS, SHARING, Duty, Partner
from ctgraph.errors import UnknownNameError, did_you_mean, quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import (
    DATE,
    LINES,
    NAME,
    TEXT,
    YES_OR_NO,
    ValueType,
    choose_from,
    choose_several_from,
    expect_mapping,
    read_date,
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
        message = f"the file is called {quote(expected)}, and the duty {quote(written.value)}: call both the same"
        problems.add(key.start_mark, message)


def _read_day(context: Context, node: Node) -> str | None:
    """Read a whole day, YYYY-MM-DD."""
    found = read_date(context, node)
    if found is not None and len(found) != len("YYYY-MM-DD"):
        context.problems.add(node.start_mark, f"{quote(found)} is not a whole day; expected YYYY-MM-DD")
        return None
    return found


_DAY = ValueType("a whole day", _read_day)
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
        "alternatives": Field(LINES, "The codes of other partners that stand in its place, such as a successor."),
        "from": Field(DATE, "The first day on which the partner is asked for."),
        "until": Field(DATE, "The last day on which the partner is asked for."),
        "in_force_by": Field(
            _DAY, "A day on which the paragraph was seen to be in force, where its first day was not found."
        ),
        "confidence": Field(
            choose_from(CONFIDENCES, "a confidence"), "How sure the partner is, where that is less than the whole duty."
        ),
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


_FACTS = Shape(
    "the facts of a duty",
    {
        "area": Field(TEXT, "The area or the authorities that it is of."),
        "established_by": Field(TEXT, "Who sets the body up or makes the arrangements."),
        "form": Field(TEXT, "What the body is in law, such as a committee."),
        "combined": Field(TEXT, "Whether several areas or authorities may have one."),
        "purpose": Field(TEXT, "What it is for."),
        "members": Field(TEXT, "Who else is a member, or how many."),
        "others": Field(TEXT, "Who may be added."),
        "representatives": Field(TEXT, "Who represents a member."),
        "barred": Field(TEXT, "Who may not be a member."),
        "chair": Field(TEXT, "Who takes the chair."),
        "votes": Field(TEXT, "How it decides."),
        "meets": Field(TEXT, "How often or where it meets."),
        "scrutinises": Field(TEXT, "What or whom it scrutinises."),
        "powers": Field(TEXT, "What it may do."),
        "plan": Field(TEXT, "The plan or strategy that is asked for."),
        "publish": Field(TEXT, "What must be published."),
        "report": Field(TEXT, "What is reported, and to whom."),
        "consult": Field(TEXT, "Who must be consulted."),
        "co_operation": Field(TEXT, "Who must co-operate besides."),
        "guidance": Field(TEXT, "Whose guidance must be regarded."),
        "answers_to": Field(TEXT, "To whom the body answers, or that the section does not say."),
        "scrutinised_by": Field(TEXT, "Who scrutinises it."),
        "before": Field(TEXT, "What was the law before."),
    },
)


def _read_facts(context: Context, node: Node) -> tuple[tuple[str, str], ...]:
    written = expect_mapping(context, node, "facts ('chair: …')")
    values = read_record(context, written, _FACTS) if written else {}
    return tuple((fact, values[fact]) for fact in FACTS if fact in values)


DUTY = Shape(
    "a duty",
    {
        "duty": Field(TEXT, "The id of the duty, which is also the name of the file."),
        "title": Field(NAME, "What the duty is called."),
        "citation": Field(NAME, "The act and the section."),
        "enacted": Field(_DAY, "The day on which the Act that made or inserted it was passed."),
        "from": Field(DATE, "The first day on which the duty is in force."),
        "until": Field(DATE, "The last day on which the duty is in force."),
        "in_force_by": Field(_DAY, "A day on which it was seen to be in force, where its first day was not found."),
        "seen_until": Field(
            _DAY, "The last day on which it was seen to be in force, where it was not found whether it still is."
        ),
        "prospective": Field(YES_OR_NO, "Whether it is enacted and no day was known on which it comes into force."),
        "by": Field(TEXT, "What brought the duty into force."),
        "body": Field(NAME, "The body that the section asks for; left out where it asks for none."),
        "names": Field(LINES, "What else the body is called, without the place and without 'Local'."),
        "perhaps_names": Field(LINES, "What a body may be called that may be this one, or may be another."),
        "own_kinds": Field(
            choose_several_from(BODY_KINDS, "a kind of body"), "The kinds of body that are this one by themselves."
        ),
        "kinds": Field(
            choose_several_from(BODY_KINDS, "a kind of body"), "The kinds of body that the duty can be met by."
        ),
        "owner_kinds": Field(
            choose_several_from(BODY_KINDS, "a kind of body"), "The kinds of authority of which the body is a committee."
        ),
        "authorities": Field(
            choose_several_from(AUTHORITY_TYPES, "a type of authority"),
            "The types of authority that the duty concerns; every type if left out.",
        ),
        "only_if": Field(TEXT, "A further condition, in words, which the type of the authority does not answer."),
        "only_if_kinds": Field(
            choose_several_from(BODY_KINDS, "a kind of body"), "The kinds of body that are there only where it is met."
        ),
        "demands": Field(
            choose_from(DEMANDS, "what a section demands"),
            "What the section asks. Only where it asks for representation, or names who must be in a team, can one be missing.",
        ),
        "one_person_for_several": Field(
            choose_from(SHARING, "an answer"), "Whether one person may represent several partners."
        ),
        "confidence": Field(choose_from(CONFIDENCES, "a confidence"), "How sure it is that this was the law."),
        "note": Field(TEXT, "Why the confidence is what it is, and anything else that a reader should know."),
        "facts": Field(ValueType("facts", _read_facts), "What else the section says.", _FACTS),
        "amended": Field(LINES, "How the duty changed."),
        "not_found": Field(LINES, "What was looked for, and not found."),
        "sourced": Field(LINES, "Where the law was read."),
        "checked": Field(_DAY, "The day on which the law was last looked up."),
        "partners": Field(
            ValueType("partners by code", _read_partners), "The partners that the section names.", _PARTNER
        ),
    },
    required=(
        "duty", "title", "citation", "kinds", "demands", "one_person_for_several", "confidence", "note", "checked",
    ),
)  # fmt: skip
