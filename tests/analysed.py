"""Structures analysed as the command line does it: with standings that are assumed, a day, and checks to be told of."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from typing import Any

from ctgraph.analysis import Analysis, Checks, LensOptions, check, describe
from ctgraph.findings import Report
from ctgraph.loading.files import load, load_named_survey
from ctgraph.model import Structure
from ctgraph.queries.survey import answer_survey
from ctgraph.results.metrics import Metrics
from ctgraph.results.report_document import ReportDocument
from ctgraph.results.survey import Asked, SurveyAnswers


def analyse(
    structure: Structure,
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    max_seats: int | None = None,
) -> Analysis:
    lens = LensOptions(tuple(assume), as_of).of(structure)
    return Analysis(structure, lens, Checks(tuple(select), tuple(ignore), max_seats))


def check_all(
    structures: Iterable[Structure],
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    max_seats: int | None = None,
) -> Report:
    return check(structures, LensOptions(tuple(assume), as_of), Checks(tuple(select), tuple(ignore), max_seats))


def describe_all(
    structures: Iterable[Structure], assume: Collection[str] = (), as_of: str | None = None, **how: Any
) -> ReportDocument:
    return describe([analyse(each, assume, as_of) for each in structures], **how)


@functools.cache
def described(*names: str) -> ReportDocument:
    """What a report says of structures that ship, made once for all tests of a process."""
    return describe_all([load(name) for name in names])


def measure_all(structures: Iterable[Structure], assume: Collection[str] = (), as_of: str | None = None) -> Metrics:
    return Metrics.of(analyse(each, assume, as_of).metrics() for each in structures)


def survey(name: str | None, asked: Asked) -> SurveyAnswers:
    return answer_survey(*load_named_survey(name), asked)
