"""What several authorities answered to a survey."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Answer, Structure
from ctgraph.model.surveys import Question, Survey


class Asked(NamedTuple):
    """What of a survey was asked for, as resolved; nothing stands for everything.

    Every pair of question and code in `where` holds for each authority that is left.
    """

    questions: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    authorities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class Tally(NamedTuple):
    """A question, and how many authorities answered it by each of its codes, in their order, none left out."""

    question: Question
    counts: tuple[tuple[str, int], ...]


class AuthorityAnswers(NamedTuple):
    """One authority's structure, and its answers to the questions asked for, in their order."""

    structure: Structure
    answers: tuple[Answer, ...]


class SurveyAnswers(NamedTuple):
    """The answers that were asked for, by authority in order of name, and their tallies; `surveyed` authorities in all."""

    survey: Survey
    asked: Asked
    surveyed: int
    tallies: tuple[Tally, ...]
    authorities: tuple[AuthorityAnswers, ...]
