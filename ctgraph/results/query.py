"""Questions in SQL, and what they are answered."""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | float | None


class Parameter(NamedTuple):
    """What a question in SQL can be given, after a colon in its text: what it is without it, and what it says, in a sentence."""

    name: str
    otherwise: Value
    says: str


class NamedQuestion(NamedTuple):
    """A question in SQL. `title` is its sentence and `says` the paragraphs that explain it, as the head of its file has them."""

    name: str
    sql: str
    title: str = ""
    says: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


class NamedQuestions(NamedTuple):
    """Every question that ships, in order of name."""

    questions: tuple[NamedQuestion, ...]


class Asked(NamedTuple):
    """The rows that a question in SQL was answered, of so many `structures`; `has_more` if there are more rows than these.

    given: the values of its parameters, by name.
    """

    question: NamedQuestion
    given: tuple[tuple[str, Value], ...]
    structures: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    has_more: bool = False
