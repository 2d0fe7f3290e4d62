"""What a structure answers to a survey, read by itself, or held against the questions and codes of the survey."""

from __future__ import annotations

from ctgraph.errors import did_you_mean, nearest, shown
from ctgraph.loading import fields
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar
from ctgraph.model import Answer, Survey

_ANSWER = Shape(
    "an answer",
    {"code": fields.text, "text": fields.text, "source": fields.sources},
    required=("code",),
)


def answers(context: Context, node: Node) -> tuple[Answer, ...] | None:
    """Read the answers of a structure, by question."""
    given = fields.mapping(context, node, "answers ('question: {code: …}')")
    if given is None:
        return None
    if context.survey is not None:
        _hold_against(context.survey, context, given)
    return tuple(_answer(context, entry) for entry in (*given.entries.values(), *given.repeated))


def _answer(context: Context, entry: Entry) -> Answer:
    details = entry.value and fields.mapping(context, entry.value, "an answer ('code: …')")
    values = fields.record(context, details, _ANSWER) if details else {}
    if details and context.survey is not None and entry.key in context.survey.questions:
        _expect_code(context.survey, context, entry.key, details)
    return Answer(question=entry.key, line=entry.mark.line + 1, **{"code": ""} | values)


def _hold_against(survey: Survey, context: Context, given: MappingNode) -> None:
    near: set[str] = set()
    for key in given.entries.keys() - survey.questions.keys():
        hint = did_you_mean(key, survey.questions) or f"; its questions are {', '.join(survey.questions)}"
        context.problems.add(given.entries[key].mark, f"{shown(key)} is not a question of {survey.id}{hint}")
        near.update(nearest(key, survey.questions))
    if given.end is None or given.merges:
        return  # the rest could not be read
    for question in survey.questions:
        if question not in given.entries and question not in near:
            codes = ", ".join(survey.questions[question].codes)
            message = f"there is no answer to {shown(question)} of {survey.id}; expected one with a code of {codes}"
            context.problems.add(given.start_mark, message)


def _expect_code(survey: Survey, context: Context, question: str, details: MappingNode) -> None:
    codes = survey.questions[question].codes
    written = details.entries.get("code")
    if written is None or not isinstance(written.value, Scalar) or not codes:
        return  # told already, here or in the survey's own file
    code = written.value.value.strip()
    if code and code not in codes:
        hint = did_you_mean(code, codes) or f"; expected one of {', '.join(codes)}"
        message = f"{shown(code)} is not a code of {shown(question)} in {survey.id}{hint}"
        context.problems.add(written.value.start_mark, message)
