"""Surveys, and the questions that they ask. They are apart from the rest of the model: most structures answer none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ctgraph.model.sources import Document
from ctgraph.model.structures import WithMappings


@dataclass(frozen=True)
class Question(WithMappings):
    """A question of a survey, and the label of each code that can answer it, in the order of the file."""

    id: str
    text: str
    codes: Mapping[str, str]


@dataclass(frozen=True)
class Survey(WithMappings):
    """The questions that a survey asks of several authorities; each authority is a structure with answers.

    file: the path, as the user would name it.
    """

    id: str
    title: str
    file: str
    questions: Mapping[str, Question]
    documents: Mapping[str, Document]
    note: str = ""
