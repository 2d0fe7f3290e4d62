"""What authorities answered to a survey."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Answer
from ctgraph.presenters.cells import cite_in_cell
from ctgraph.presenters.objects import cite_or_none
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.survey import AuthorityAnswers, SurveyAnswers, Tally
from ctgraph.wording.relations import cite
from ctgraph.wording.spelling import count, join

_BAR = "█"
_LONGEST = 40  # characters of a bar; up to as many authorities it has one for each


def _show_survey(found: SurveyAnswers) -> list[Block]:
    """Show the tally of each question, then the authorities: by question, or with the facts behind their answers."""
    blocks: list[Block] = [_make_heading(found)]
    if not found.authorities:
        return [*blocks, Paragraph("no authority answered so", "strong")]
    for tally in found.tallies if len(found.authorities) > 1 else ():
        blocks += [Paragraph(f"{tally.question.id}: {tally.question.text}", "strong"), _make_tally_table(tally)]
    if found.asked.authorities:
        for each in found.authorities:
            blocks += [Paragraph(_name_authority(each), "strong"), _make_authority_table(each, found)]
    elif len(found.tallies) == 1:
        blocks += [Paragraph("the authorities", "strong"), _make_fact_table(found)]
    else:
        hint = "--authority NAME, or a single --question ID, shows the facts behind the answers, with their sources"
        blocks += [Paragraph("the authorities", "strong"), _make_question_table(found), Paragraph(hint, "quiet")]
    return blocks


def _make_heading(found: SurveyAnswers) -> Heading:
    asked = found.asked
    conditions = [f"{question} is {code}" for question, code in asked.where]
    details = [
        found.survey.id,
        f"{len(found.authorities):,} of {count(found.surveyed, 'authority', 'authorities')}",
        *([f"region {join(asked.regions)}"] if asked.regions else []),
        *([f"where {join(conditions)}"] if conditions else []),
        found.survey.file,
    ]
    return Heading(found.survey.title, ", ".join(details))


def _make_tally_table(tally: Tally) -> Table:
    most = max(number for _, number in tally.counts)
    rows = tuple(
        (code, tally.question.codes[code], f"{number:,}", _BAR * _measure_bar(number, most))
        for code, number in tally.counts
    )
    return Table(("code", "answer", "authorities", "bar"), rows)


def _measure_bar(number: int, most: int) -> int:
    """Return how long a bar is: in proportion, and at least one character for any number but 0."""
    return number if most <= _LONGEST else -(-number * _LONGEST // most)


def _make_question_table(found: SurveyAnswers) -> Table:
    columns = ("authority", "region", *(tally.question.id for tally in found.tallies))
    rows = tuple(
        (each.structure.authority, each.structure.region, *(_name_answer(answer, found) for answer in each.answers))
        for each in found.authorities
    )
    return Table(columns, rows)


def _make_fact_table(found: SurveyAnswers) -> Table:
    rows = tuple(
        (each.structure.authority, each.structure.region, *_make_fact_cells(answer, found))
        for each in found.authorities
        for answer in each.answers
    )
    return Table(("authority", "region", "answer", "the fact behind it", "source"), rows)


def _make_authority_table(each: AuthorityAnswers, found: SurveyAnswers) -> Table:
    rows = tuple((answer.question, *_make_fact_cells(answer, found)) for answer in each.answers)
    return Table(("question", "answer", "the fact behind it", "source"), rows)


def _make_fact_cells(answer: Answer, found: SurveyAnswers) -> tuple[str, str, str]:
    return _name_answer(answer, found), answer.text, cite(answer.sources)


def _name_answer(answer: Answer, found: SurveyAnswers) -> str:
    return found.survey.questions[answer.question].codes[answer.code]


def _name_authority(each: AuthorityAnswers) -> str:
    region = f", {each.structure.region}" if each.structure.region else ""
    return f"{each.structure.authority}{region} ({each.structure.id})"


# As JSON


def _make_survey_object(found: SurveyAnswers) -> Object:
    return {
        "questions": [
            {"id": tally.question.id, "text": tally.question.text, "tally": dict(tally.counts)}
            for tally in found.tallies
        ],
        "authorities": [
            {
                "authority": each.structure.authority,
                "region": each.structure.region or None,
                "structure": each.structure.id,
                "answers": {
                    answer.question: {
                        "code": answer.code,
                        "text": answer.text or None,
                        "source": cite_or_none(answer.sources),
                    }
                    for answer in each.answers
                },
            }
            for each in found.authorities
        ],
    }


# As rows


def _make_survey_rows(found: SurveyAnswers) -> Rows:
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
            cite_in_cell(answer.sources),
            each.structure.file,
            answer.line,
        )
        for each in found.authorities
        for answer in each.answers
    )
    return Rows(columns, rows)


SURVEY = Presenter(_show_survey, _make_survey_object, _make_survey_rows)
