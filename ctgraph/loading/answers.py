"""What a structure answers to a survey, read by itself, or held against the questions and codes of the survey."""

from __future__ import annotations

from ctgraph.errors import shown
from ctgraph.loading import fields
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import MappingNode, Node, Scalar
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
    return tuple(_answer(context, *entry) for entry in (*given.values(), *given.repeated))


def _answer(context: Context, name: Scalar, written: Node | None) -> Answer:
    question = name.value
    details = None if written is None else fields.mapping(context, written, "an answer ('code: …')")
    values = {} if details is None else fields.record(context, details, _ANSWER)
    if details is not None and context.survey is not None and question in context.survey.questions:
        _expect_code(context.survey, context, question, details)
    return Answer(question=question, line=name.start_mark.line + 1, **{"code": ""} | values)


def _hold_against(survey: Survey, context: Context, given: MappingNode) -> None:
    near: set[str] = set()
    for key in (key for key in given if key not in survey.questions):
        hint = (
            context.problems.did_you_mean(key, survey.questions) or f"; its questions are {', '.join(survey.questions)}"
        )
        context.problems.add(given[key][0].start_mark, f"{shown(key)} is not a question of {survey.id}{hint}")
        near.update(context.problems.nearest(key, survey.questions))
    if given.end is None or given.merges:
        return  # the rest could not be read
    for question in survey.questions:
        if question not in given and question not in near:
            codes = ", ".join(survey.questions[question].codes)
            hint = f"; expected one with a code of {codes}" if codes else ""  # where none is, its own file is told so
            context.problems.add(given.start_mark, f"there is no answer to {shown(question)} of {survey.id}{hint}")


def _expect_code(survey: Survey, context: Context, question: str, details: MappingNode) -> None:
    codes = survey.questions[question].codes
    written = details["code"][1] if "code" in details else None
    if not isinstance(written, Scalar) or not codes:
        return  # told already, here or in the survey's own file
    code = written.value.strip()
    if code and code not in codes:
        hint = context.problems.did_you_mean(code, codes) or f"; expected one of {', '.join(codes)}"
        message = f"{shown(code)} is not a code of {shown(question)} in {survey.id}{hint}"
        context.problems.add(written.start_mark, message)
