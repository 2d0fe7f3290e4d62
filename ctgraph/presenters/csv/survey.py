"""What authorities answered to a survey, as a table: one row an answer."""

from __future__ import annotations

from ctgraph.presenters.csv.tables import source_cell, table
from ctgraph.results.survey import SurveyAnswers


def _survey(found: SurveyAnswers) -> str:
    columns = ("authority", "region", "structure", "question", "code", "label", "text", "source", "file", "line")
    rows = (
        (
            each.structure.authority,
            each.structure.region,
            each.structure.id,
            answer.question,
            answer.code,
            found.survey.questions[answer.question].codes[answer.code],
            answer.text,
            source_cell(answer.sources),
            each.structure.file,
            answer.line,
        )
        for each in found.authorities
        for answer in each.answers
    )
    return table(columns, rows)


WRITERS = {SurveyAnswers: _survey}
