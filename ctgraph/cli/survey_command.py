"""What did the authorities of a survey answer?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ctgraph.results.survey import SurveyAnswers

_Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def _complete_survey(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from ctgraph.loading.catalogue import shipped_surveys

    known = [CompletionItem(name) for name in shipped_surveys() if name.startswith(begun)]
    return known or [CompletionItem(begun, type="dir")]


def _completing(names: Callable[[SurveyAnswers], Iterable[str]]) -> _Complete:
    """Return what completes names that the survey has, as one word: a shell would part them at their spaces."""

    def complete(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from ctgraph.errors import CtgraphError
        from ctgraph.loading.files import load_named_survey
        from ctgraph.queries.survey import answer_survey
        from ctgraph.results.survey import Asked

        # what was typed before an option that has no value yet, click leaves unnamed
        folder = context.params.get("folder") or next(iter(context.args), None)
        try:
            answers = answer_survey(*load_named_survey(folder), Asked())
        except CtgraphError:
            return []  # a completion prints no errors
        words = (name.replace(" ", "-") for name in dict.fromkeys(names(answers)))
        typed = begun.replace(" ", "-").casefold()
        return [CompletionItem(word) for word in words if word.casefold().startswith(typed)]

    return complete


def _conditions(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    conditions = []
    for condition in (part for value in values for part in value.split(",")):
        question, is_given, code = (part.strip() for part in condition.partition("="))
        if not is_given or not question or not code:
            raise click.BadParameter(f"{condition!r} is no condition; expected ID=CODE, as in board=yes")
        conditions.append((question, code))
    return tuple(conditions)


@click.command()
@click.argument("folder", metavar="[FOLDER]", required=False, shell_complete=_complete_survey)
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="ID",
    shell_complete=_completing(lambda answers: answers.survey.questions),
    help="Tell only the answers to this question. May be repeated.",
)
@click.option(
    "--where",
    multiple=True,
    metavar="ID=CODE",
    callback=_conditions,
    help="Take only authorities that answered this question by this code. May be repeated: all must hold.",
)
@click.option(
    "--authority",
    "authorities",
    multiple=True,
    metavar="NAME",
    shell_complete=_completing(lambda answers: (each.structure.authority for each in answers.authorities)),
    help="Take only this authority, and tell the facts behind its answers. May be repeated.",
)
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar="NAME",
    shell_complete=_completing(
        lambda answers: sorted(filter(None, (each.structure.region for each in answers.authorities)))
    ),
    help="Take only authorities of this region. May be repeated.",
)
@options.formats(*options.TABLE_FORMATS)
def command(
    folder: str | None,
    questions: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    authorities: tuple[str, ...],
    regions: tuple[str, ...],
    wanted: str,
) -> None:
    """Tell what the authorities of a survey answered: a tally of each question, and a table.

    FOLDER holds a file survey.yaml, which defines the questions and their codes, and a structure for each authority, with
    its answers. The id of a survey that ships will do; with nothing named, it is the one survey that there is.
    Names are taken in any case, and with a hyphen for a space.

    \b
    Examples:
      ctgraph survey
      ctgraph survey survey-2011 --where board=yes --region "West Midlands"
      ctgraph survey --question hwb
      ctgraph survey --authority Essex --authority east-sussex
      ctgraph survey --format csv > answers.csv
    """
    from ctgraph.loading.files import load_named_survey
    from ctgraph.presenters.survey import SURVEY
    from ctgraph.queries.survey import answer_survey
    from ctgraph.results.survey import Asked

    with progress.track("reading", fewest=100) as advance:  # the files of a survey are small
        survey, structures = load_named_survey(folder, advance)
    answers = answer_survey(survey, structures, Asked(questions, where, authorities, regions))
    output.show(SURVEY, answers, wanted)
