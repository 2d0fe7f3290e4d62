"""A survey: the questions and codes that its file defines, and the structures beside that file, which answer them."""

from __future__ import annotations

from collections.abc import Callable

from ctgraph.errors import Problem, StructureFileError, UnknownNameError, shown
from ctgraph.loading import fields
from ctgraph.loading.catalogue import structures_of
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import MappingNode, Node, Scalar
from ctgraph.loading.problems import Problems
from ctgraph.loading.structures import documents, load_structure
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree
from ctgraph.model import Question, Structure, Survey


def load_survey(
    path: str, advance: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[Survey, tuple[Structure, ...]]:
    """Return the survey that the file at `path` defines, and the structures in the same folder and below.

    `advance` is told how many files have been read, of how many.

    Raises `StructureFileError` with every problem of every file, an answer that the survey does not provide for among them;
    `UnknownNameError` where no structure stands beside the file.
    """
    survey, problems = _read_survey(path)
    files = structures_of(path)
    structures = []
    for done, file in enumerate(files, 1):
        try:
            structures.append(load_structure(file, survey=survey))
        except StructureFileError as error:
            problems += error.problems
        advance(done, len(files))
    if problems:
        raise StructureFileError(problems)
    assert survey is not None  # without one there is a problem
    if not structures:
        raise UnknownNameError(f"{path}: no structure stands beside it to answer the survey")
    return survey, tuple(structures)


def _read_survey(path: str) -> tuple[Survey | None, list[Problem]]:
    """Return the survey as far as answers can be held against it, and what is wrong with its file."""
    try:
        text = read_text(path)
    except StructureFileError as error:
        return None, list(error.problems)
    problems = Problems(path, text)
    survey = _parse_survey(text, problems)
    can_be_held_against = survey is not None and survey.questions and not problems.truncated
    return survey if can_be_held_against else None, problems.told()


def _parse_survey(text: str, problems: Problems) -> Survey | None:
    root = read_tree(text, problems)
    if root is None:
        if not problems.any:
            problems.add_at(1, 1, "expected a survey, which starts with 'survey: …', found nothing in it")
        return None
    if not isinstance(root, MappingNode):
        problems.add(root.start_mark, f"expected a survey, which starts with 'survey: …', found {fields.what(root)}")
        return None
    if "structure" in root and "survey" not in root:
        message = "this file holds a structure, and defines no survey; name a survey, or the folder of one"
        problems.add(root["structure"][0].start_mark, message)
        problems.raise_if_any()  # at once, since what stands beside a structure is no matter here
    values = fields.record(Context(problems, {}), root, _SURVEY)
    name = values.pop("survey", "the survey")
    return Survey(
        id=name,
        title=values.pop("title", name),
        file=problems.path,
        questions=values.pop("questions", {}),
        documents=values.pop("sources", {}),
        **values,
    )


def _questions(context: Context, node: Node) -> dict[str, Question]:
    declared = fields.mapping(context, node, "questions ('id: {text: …, codes: …}')")
    if declared is None:
        return {}
    if not declared and declared.end is not None:
        context.problems.add(declared.start_mark, "expected a question at least, found none")
    return {key: _question(context, *entry) for key, entry in declared.items()}


def _question(context: Context, name: Scalar, written: Node | None) -> Question:
    _expect_word(context, name, "a question")
    details = None if written is None else fields.mapping(context, written, "a question ('text: …', 'codes: …')")
    values = {} if details is None else fields.record(context, details, _QUESTION)
    return Question(id=name.value, **{"text": "", "codes": {}} | values)


def _codes(context: Context, node: Node) -> dict[str, str]:
    declared = fields.mapping(context, node, "codes, each with its label ('code: label')")
    if declared is None:
        return {}
    if not declared and declared.end is not None:
        context.problems.add(declared.start_mark, "expected a code at least, found none")
    labels = {}
    for code, (name, written) in declared.items():
        _expect_word(context, name, "a code")
        labels[code] = (None if written is None else fields.name(context, written)) or code
    return labels


def _expect_word(context: Context, name: Scalar, noun: str) -> None:
    if not name.value or any(character in " ,=" for character in name.value):
        message = f"{shown(name.value)} cannot be asked for: {noun} is one word, without comma and equals sign"
        context.problems.add(name.start_mark, message)


_QUESTION = Shape("a question", {"text": fields.text, "codes": _codes}, required=("text", "codes"))
_SURVEY = Shape(
    "a survey",
    {
        "survey": fields.text,
        "title": fields.name,
        "sources": documents,
        "note": fields.text,
        "questions": _questions,
    },
    required=("survey", "questions"),
)
