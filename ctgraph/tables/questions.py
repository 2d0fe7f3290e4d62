"""Finds the questions that ship: each file of SQL in `data/questions`. To add a question is to add its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import ctgraph.data.questions
from ctgraph.errors import CtgraphError, UnknownNameError, did_you_mean, quote, quote_if_odd
from ctgraph.loading.text import read_text
from ctgraph.results.query import NamedQuestion, NamedQuestions, Parameter, Value

FOLDER = Path(ctgraph.data.questions.__file__).parent
_ENDING = ".sql"
_HEADING = "Parameters:"
_PARAMETER = re.compile(r"(?P<name>[A-Za-z_]\w*) *= *(?P<otherwise>'[^']*'|-?\d+) +(?P<says>\S.*)")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")  # which the largest number of SQLite has room for


@cache
def list_questions() -> NamedQuestions:
    """Return every question that ships, in order of name."""
    return NamedQuestions(tuple(read_question(str(file)) for file in sorted(FOLDER.glob(f"*{_ENDING}"))))


def find_question(wanted: str) -> NamedQuestion:
    """Return the question of a name, or that of a file of SQL. Raises `UnknownNameError`, with the nearest name."""
    by_name = {each.name: each for each in list_questions().questions}
    name = wanted.strip().lower().replace("_", "-")
    if name in by_name:
        return by_name[name]
    if wanted.lower().endswith(_ENDING):
        return read_question(wanted)
    hint = did_you_mean(name, by_name) or "; 'ctgraph query --list' lists them"
    raise UnknownNameError(f"there is no question {quote(wanted)}{hint}")


def read_question(file: str) -> NamedQuestion:
    """Return the question in a file of SQL; its first comment says what it asks and what it can be given.

    Raises `StructureFileError` for a file that cannot be read.
    """
    sql = read_text(file)
    lines = _list_comment(sql)
    try:
        place = lines.index(_HEADING)
    except ValueError:
        place = len(lines)
    title, *says = _list_paragraphs(lines[:place]) or [""]
    return NamedQuestion(Path(file).stem, sql, title, tuple(says), tuple(_list_parameters(file, lines[place + 1 :])))


def _list_comment(sql: str) -> list[str]:
    """Return the lines of the comment that a text begins with."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return lines


def _list_paragraphs(lines: Iterable[str]) -> list[str]:
    return [" ".join(part.split()) for part in "\n".join(lines).split("\n\n") if part.strip()]


def _list_parameters(file: str, lines: Iterable[str]) -> Iterator[Parameter]:
    for line in filter(None, lines):
        found = _PARAMETER.fullmatch(line)
        if found is None:
            raise CtgraphError(
                f"{quote_if_odd(file)}: {quote(line)} declares no parameter; expected, as in at_least = 2, its name, "
                "a number or a text in single quotes that it is otherwise, and what it says"
            )
        otherwise = found["otherwise"]
        value: Value = otherwise[1:-1] if otherwise.startswith("'") else int(otherwise)
        yield Parameter(found["name"], value, found["says"])


def read_value(text: str) -> Value:
    """Return what a value that was typed stands for: a whole number where it is written as one, or else a text."""
    return int(text) if _WHOLE.fullmatch(text) else text


def fill_parameters(question: NamedQuestion, given: Mapping[str, str]) -> dict[str, Value]:
    """Return the value of each parameter that a question declares: what was given for it, or what it is otherwise.

    Raises `CtgraphError` for one that it does not declare, and for a text where a number is needed. What declares none, as
    SQL that was typed, gets what was given.
    """
    if not question.title:
        return {name: read_value(text) for name, text in given.items()}
    declared = {each.name: each for each in question.parameters}
    for name in given:
        if name not in declared:
            known = f"; it has {', '.join(declared)}" if declared else "; it has none"
            hint = did_you_mean(name, declared) or known
            raise UnknownNameError(f"{question.name} has no parameter {quote(name)}{hint}")
    return {name: _read_as(each, given[name]) if name in given else each.otherwise for name, each in declared.items()}


def _read_as(parameter: Parameter, text: str) -> Value:
    if isinstance(parameter.otherwise, str):
        return text
    value = read_value(text.strip())
    if not isinstance(value, int):
        raise CtgraphError(f"{parameter.name} of {quote(text)}: expected a whole number")
    return value
