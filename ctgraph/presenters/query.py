"""What a question in SQL is answered, and which questions ship."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Json, Object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.query import Asked, NamedQuestion, NamedQuestions, Value
from ctgraph.wording.spelling import count


def _show_answer(asked: Asked) -> list[Block]:
    """Show the rows as a table, below the title of a question that has one."""
    blocks: list[Block] = []
    if asked.question.title:
        given = ", ".join(f"{name} = {_write(value)}" for name, value in asked.given if value != "")
        blocks.append(Heading(asked.question.title.removesuffix("."), given))
    if asked.rows:
        blocks.append(Table(asked.columns, tuple(tuple(map(_write, row)) for row in asked.rows)))
    blocks.append(Paragraph(_tell_number(asked), "quiet"))
    return blocks


def _tell_number(asked: Asked) -> str:
    of = count(asked.structures, "structure")
    if asked.has_more:
        return f"the first {count(len(asked.rows), 'row')}, of {of}; {_tell_more(asked)}"
    return f"{count(len(asked.rows), 'row')}, of {of}" if asked.rows else f"no rows, of {of}"


def _tell_more(asked: Asked) -> str:
    """Say that there are more rows, and how to get them; nothing if there are none."""
    return "there are more: --max-rows shows them, or LIMIT and OFFSET in SQL" if asked.has_more else ""


def _write(value: Value) -> str:
    return "" if value is None else str(value)


def _show_questions(questions: NamedQuestions) -> list[Block]:
    """Show each question with what it can be given."""
    items = tuple(Item(each.name, "", each.title, _list_parameters(each)) for each in questions.questions)
    hint = "ctgraph query --question NAME asks one, of all that ships or of the structures named; --param NAME=VALUE gives a parameter"
    return [Items(items), Paragraph(hint, "quiet")]


def _list_parameters(question: NamedQuestion) -> tuple[str, ...]:
    return tuple(f"{each.name} = {_write(each.otherwise) or repr('')}: {each.says}" for each in question.parameters)


# As JSON


def _make_answer_object(asked: Asked) -> Object:
    return {
        "question": asked.question.name or None,
        "parameters": dict(asked.given),
        "structures": asked.structures,
        "columns": list(asked.columns),
        "rows": [list(row) for row in asked.rows],
        "more": asked.has_more,
    }


def _make_questions_object(questions: NamedQuestions) -> Object:
    return {"questions": [_make_question_object(each) for each in questions.questions]}


def _make_question_object(question: NamedQuestion) -> Object:
    parameters: list[Json] = [
        {"name": each.name, "otherwise": each.otherwise, "says": each.says} for each in question.parameters
    ]
    return {
        "name": question.name,
        "title": question.title,
        "says": list(question.says),
        "parameters": parameters,
        "sql": question.sql,
    }


# As rows


def _make_answer_rows(asked: Asked) -> Rows:
    rows = (tuple(cell if isinstance(cell, int) else _write(cell) for cell in row) for row in asked.rows)
    return Rows(asked.columns, rows, _tell_more(asked))


def _make_questions_rows(questions: NamedQuestions) -> Rows:
    rows = (
        (each.name, each.title, parameter.name, _write(parameter.otherwise), parameter.says)
        for each in questions.questions
        for parameter in each.parameters
    )
    return Rows(("question", "title", "parameter", "otherwise", "says"), rows)


ANSWER = Presenter(_show_answer, _make_answer_object, _make_answer_rows)
QUESTIONS = Presenter(_show_questions, _make_questions_object, _make_questions_rows)
