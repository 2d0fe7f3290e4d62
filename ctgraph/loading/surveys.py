"""Reads a survey: the questions and codes that its file defines, and the structures beside that file, which answer them."""

from __future__ import annotations

from collections.abc import Callable

from ctgraph.errors import StructureFileError, UnknownNameError, join_errors, quote
from ctgraph.loading.catalogue import structures_of
from ctgraph.loading.context import Context
from ctgraph.loading.documents import DOCUMENT, DOCUMENTS
from ctgraph.loading.fields import ID, NAME, TEXT, ValueType, describe_node, expect_mapping, read_name
from ctgraph.loading.forms import NAME as NAME_FORM
from ctgraph.loading.forms import ByKey, Record
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.problems import Problems
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.structures import load_structure
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree
from ctgraph.model import Structure
from ctgraph.model.surveys import Question, Survey


def load_survey(
    path: str, advance: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[Survey, tuple[Structure, ...]]:
    """Return the survey that the file at `path` defines, and the structures in the same folder and below.

    `advance` is called after each file with how many files have been read, and how many there are.

    Raises `StructureFileError` with every problem of every file, also for answers that do not fit the survey, and
    `UnknownNameError` where there is no structure beside the file.
    """
    survey, error = _read_survey(path)
    errors = [error] if error else []
    files = structures_of(path)
    structures = []
    for done, file in enumerate(files, 1):
        try:
            structures.append(load_structure(file, survey=survey))
        except StructureFileError as error:
            errors.append(error)
        advance(done, len(files))
    if errors:
        raise join_errors(errors)
    assert survey is not None  # without one there is a problem
    if not structures:
        raise UnknownNameError(f"{path}: no structure stands beside it to answer the survey")
    return survey, tuple(structures)


def _read_survey(path: str) -> tuple[Survey | None, StructureFileError | None]:
    """Return the survey, or None where no answers can be checked against it, and what is wrong with its file, if anything."""
    try:
        text = read_text(path)
    except StructureFileError as error:
        return None, error
    problems = Problems(path, text)
    survey = _parse_survey(text, problems)
    is_usable = survey is not None and survey.questions and not problems.truncated
    return survey if is_usable else None, problems.as_error()


def _parse_survey(text: str, problems: Problems) -> Survey | None:
    root = read_tree(text, problems)
    if root is None:
        if not problems.any:
            problems.add_at(1, 1, "expected a survey, which starts with 'survey: …', found nothing in it")
        return None
    if not isinstance(root, MappingNode):
        problems.add(root.start_mark, f"expected a survey, which starts with 'survey: …', found {describe_node(root)}")
        return None
    if "structure" in root and "survey" not in root:
        message = "this file holds a structure, and defines no survey; name a survey, or the folder of one"
        problems.add(root["structure"][0].start_mark, message)
        problems.raise_if_any()  # at once, without reading the files beside it
    values = read_record(Context(problems, {}), root, SURVEY)
    name = values.pop("survey", "the survey")
    return Survey(
        id=name,
        title=values.pop("title", name),
        file=problems.path,
        questions=values.pop("questions", {}),
        documents=values.pop("sources", {}),
        **values,
    )


def _read_questions(context: Context, node: Node) -> dict[str, Question]:
    declared = expect_mapping(context, node, "questions ('id: {text: …, codes: …}')")
    if declared is None:
        return {}
    if not declared and declared.end is not None:
        context.problems.add(declared.start_mark, "expected a question at least, found none")
    return {key: _read_question(context, *entry) for key, entry in declared.items()}


def _read_question(context: Context, name: Scalar, written: Node | None) -> Question:
    _expect_word(context, name, "a question")
    details = None if written is None else expect_mapping(context, written, "a question ('text: …', 'codes: …')")
    values = {} if details is None else read_record(context, details, _QUESTION)
    return Question(id=name.value, **{"text": "", "codes": {}} | values)


def _read_codes(context: Context, node: Node) -> dict[str, str]:
    declared = expect_mapping(context, node, "codes, each with its label ('code: label')")
    if declared is None:
        return {}
    if not declared and declared.end is not None:
        context.problems.add(declared.start_mark, "expected a code at least, found none")
    labels = {}
    for code, (name, written) in declared.items():
        _expect_word(context, name, "a code")
        labels[code] = (None if written is None else read_name(context, written)) or code
    return labels


def _expect_word(context: Context, name: Scalar, noun: str) -> None:
    if not name.value or any(character in " ,=" for character in name.value):
        message = f"{quote(name.value)} cannot be asked for: {noun} is one word, without comma and equals sign"
        context.problems.add(name.start_mark, message)


_ONE_WORD = "^[^ ,=]+$"
_QUESTION = Shape(
    "a question",
    {
        "text": Field(TEXT, "The question, as it is asked."),
        "codes": Field(
            ValueType("labels by code", _read_codes, form=ByKey(NAME_FORM, _ONE_WORD, least=1)),
            "The codes that can answer it, each with its label.",
        ),
    },
    required=("text", "codes"),
)
SURVEY = Shape(
    "a survey",
    {
        "survey": Field(ID, "The id of the survey."),
        "title": Field(NAME, "The title; the id if left out."),
        "sources": Field(DOCUMENTS, "The documents that it rests on.", DOCUMENT),
        "note": Field(TEXT, "Anything else that a reader should know of the survey."),
        "questions": Field(
            ValueType("questions by id", _read_questions, form=ByKey(Record(_QUESTION), _ONE_WORD, least=1)),
            "What the survey asks.",
            _QUESTION,
        ),
    },
    required=("survey", "questions"),
)
