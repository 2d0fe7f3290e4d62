"""Reads the answers of a structure to a survey; with the survey at hand, checks them against its questions and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctgraph.errors import list_some, quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ID, SOURCES, TEXT, expect_mapping
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import Answer

if TYPE_CHECKING:
    from ctgraph.model.surveys import Survey

ANSWER = Shape(
    "an answer",
    {
        "code": Field(ID, "The code of the answer: one of those that the survey gives the question."),
        "text": Field(TEXT, "The fact behind the answer, in words."),
        "source": Field(SOURCES, "Where the fact is written."),
    },
    required=("code",),
)


def read_answers(context: Context, node: Node) -> tuple[Answer, ...] | None:
    """Read the answers of a structure, by question."""
    given = expect_mapping(context, node, "answers ('question: {code: …}')")
    if given is None:
        return None
    if context.survey is not None:
        _check_questions(context.survey, context, given)
    return tuple(_read_answer(context, *entry) for entry in (*given.values(), *given.repeated))


def _read_answer(context: Context, name: Scalar, written: Node | None) -> Answer:
    question = name.value
    details = None if written is None else expect_mapping(context, written, "an answer ('code: …')")
    values = {} if details is None else read_record(context, details, ANSWER)
    if details is not None and context.survey is not None and question in context.survey.questions:
        _check_code(context.survey, context, question, details)
    return Answer(question=question, line=name.start_mark.line + 1, **{"code": ""} | values)


def _check_questions(survey: Survey, context: Context, given: MappingNode) -> None:
    near: set[str] = set()
    for key in (key for key in given if key not in survey.questions):
        hint = (
            context.problems.did_you_mean(key, survey.questions) or f"; its questions are {list_some(survey.questions)}"
        )
        context.problems.add(given[key][0].start_mark, f"{quote(key)} is not a question of {survey.id}{hint}")
        near.update(context.problems.find_nearest(key, survey.questions))
    if given.end is None or given.merges:
        return  # the rest could not be read
    for question in survey.questions:
        if question not in given and question not in near:
            codes = list_some(survey.questions[question].codes)
            hint = (
                f"; expected one with a code of {codes}" if codes else ""
            )  # a question without codes is a problem of the survey's own file
            context.problems.add(given.start_mark, f"there is no answer to {quote(question)} of {survey.id}{hint}")


def _check_code(survey: Survey, context: Context, question: str, details: MappingNode) -> None:
    codes = survey.questions[question].codes
    written = details["code"][1] if "code" in details else None
    if not isinstance(written, Scalar) or not codes:
        return  # was reported, here or in the survey's own file
    code = written.value.strip()
    if code and code not in codes:
        hint = context.problems.did_you_mean(code, codes) or f"; expected one of {list_some(codes)}"
        message = f"{quote(code)} is not a code of {quote(question)} in {survey.id}{hint}"
        context.problems.add(written.start_mark, message)
