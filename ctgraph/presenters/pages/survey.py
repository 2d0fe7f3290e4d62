"""What authorities answered to a survey, as a page."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Paragraph, Table, counted
from ctgraph.model import Answer
from ctgraph.results.survey import AuthorityAnswers, SurveyAnswers, Tally
from ctgraph.wording.messages import joined
from ctgraph.wording.phrases import cited

_BAR = "█"
_LONGEST = 40  # characters of a bar; up to as many authorities it has one for each


def survey_page(found: SurveyAnswers) -> list[Block]:
    """The tally of each question, then the authorities: by question, or with the facts behind their answers."""
    page: list[Block] = [_heading(found)]
    if not found.authorities:
        return [*page, Paragraph("no authority answered so", "strong")]
    for tally in found.tallies if len(found.authorities) > 1 else ():
        page += [Paragraph(f"{tally.question.id}: {tally.question.text}", "strong"), _tally(tally)]
    if found.asked.authorities:
        for each in found.authorities:
            page += [Paragraph(_named(each), "strong"), _facts_of(each, found)]
    elif len(found.tallies) == 1:
        page += [Paragraph("the authorities", "strong"), _facts(found)]
    else:
        hint = "--authority NAME, or a single --question ID, shows the facts behind the answers, with their sources"
        page += [Paragraph("the authorities", "strong"), _by_question(found), Paragraph(hint, "quiet")]
    return page


def _heading(found: SurveyAnswers) -> Heading:
    asked = found.asked
    conditions = [f"{question} is {code}" for question, code in asked.where]
    details = [
        found.survey.id,
        f"{len(found.authorities):,} of {counted(found.surveyed, 'authority', 'authorities')}",
        *([f"region {joined(asked.regions)}"] if asked.regions else []),
        *([f"where {joined(conditions)}"] if conditions else []),
        found.survey.file,
    ]
    return Heading(found.survey.title, ", ".join(details))


def _tally(tally: Tally) -> Table:
    most = max(count for _, count in tally.counts)
    rows = tuple(
        (code, tally.question.codes[code], f"{count:,}", _BAR * _length(count, most)) for code, count in tally.counts
    )
    return Table(("code", "answer", "authorities", "bar"), rows)


def _length(count: int, most: int) -> int:
    """Return how long a bar is: in proportion, and never nothing for something."""
    return count if most <= _LONGEST else -(-count * _LONGEST // most)


def _by_question(found: SurveyAnswers) -> Table:
    columns = ("authority", "region", *(tally.question.id for tally in found.tallies))
    rows = tuple(
        (each.structure.authority, each.structure.region, *(_label(answer, found) for answer in each.answers))
        for each in found.authorities
    )
    return Table(columns, rows)


def _facts(found: SurveyAnswers) -> Table:
    rows = tuple(
        (each.structure.authority, each.structure.region, *_fact(answer, found))
        for each in found.authorities
        for answer in each.answers
    )
    return Table(("authority", "region", "answer", "the fact behind it", "source"), rows)


def _facts_of(each: AuthorityAnswers, found: SurveyAnswers) -> Table:
    rows = tuple((answer.question, *_fact(answer, found)) for answer in each.answers)
    return Table(("question", "answer", "the fact behind it", "source"), rows)


def _fact(answer: Answer, found: SurveyAnswers) -> tuple[str, str, str]:
    return _label(answer, found), answer.text, cited(answer.sources)


def _label(answer: Answer, found: SurveyAnswers) -> str:
    return found.survey.questions[answer.question].codes[answer.code]


def _named(each: AuthorityAnswers) -> str:
    region = f", {each.structure.region}" if each.structure.region else ""
    return f"{each.structure.authority}{region} ({each.structure.id})"


WRITERS = {SurveyAnswers: survey_page}
