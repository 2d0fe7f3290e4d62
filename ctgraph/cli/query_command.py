"""What do many structures say, asked in SQL?"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from ctgraph.cli import options, output
from ctgraph.cli.exit_codes import choose_exit_code

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions
    from ctgraph.errors import CtgraphError
    from ctgraph.results.query import Asked, NamedQuestion
    from ctgraph.tables.asking import Bounds
    from ctgraph.tables.database import Connection

_GRACE = 2  # seconds beyond the time of a query for one step of it that SQLite does not interrupt


class _QueryCommand(click.Command):
    """Lists the questions that ship in its help, by their files."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx  # click passes it; the questions are the same everywhere
        from ctgraph.tables.questions import list_questions

        with formatter.section("Questions"):
            formatter.write_dl([(each.name, each.title) for each in list_questions().questions])


def _complete_question(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from ctgraph.tables.questions import list_questions

    known = [(each.name, each.title) for each in list_questions().questions if each.name.startswith(begun)]
    return [CompletionItem(name, help=title) for name, title in known] or [CompletionItem(begun, type="file")]


def _split_values(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    given: dict[str, str] = {}
    for value in values:
        name, is_given, text = value.partition("=")
        if not is_given or not name.strip().isidentifier():
            raise click.BadParameter(f"{value!r} gives nothing a value; expected NAME=VALUE, as in region=London")
        if name.strip() in given:
            raise click.BadParameter(f"{name.strip()!r} is given twice")
        given[name.strip()] = text
    return tuple(given.items())


_sql = click.option("--sql", metavar="TEXT", help="Ask this: one statement of SQLite's SQL, which reads.")
_question = click.option(
    "--question",
    metavar="NAME|FILE.sql",
    shell_complete=_complete_question,
    help="Ask a question that ships, or one in a file of yours.",
)
_param = click.option(
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_split_values,
    help="Give the parameter :NAME of the question a value. May be repeated.",
)
_timeout = click.option(
    "--timeout",
    type=click.IntRange(min=1, max=86_400),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="The longest that the question may take.",
)
_max_rows = click.option(
    "--max-rows",
    type=click.IntRange(min=1, max=1_000_000),
    default=10_000,
    show_default=True,
    metavar="N",
    help="Print at most so many rows, and say if there are more.",
)


class _Wanted(NamedTuple):
    """What is asked: SQL, or the name of a question, and the values of its parameters."""

    sql: str | None
    question: str | None
    given: tuple[tuple[str, str], ...]


def _wanted_question(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--sql``, ``--question`` and ``--param``, which a command gets as one `asked`."""

    @functools.wraps(command)
    def with_question(
        *args: object, sql: str, question: str, given: tuple[tuple[str, str], ...], **named: object
    ) -> object:
        return command(*args, asked=_Wanted(sql, question, given), **named)

    return _sql(_question(_param(with_question)))


def _bounds(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--timeout`` and ``--max-rows``, which a command gets as one `bounds`."""

    @functools.wraps(command)
    def with_bounds(*args: object, timeout: int, max_rows: int, **named: object) -> object:
        from ctgraph.tables.asking import Bounds

        return command(*args, bounds=Bounds(timeout, max_rows), **named)

    return _timeout(_max_rows(with_bounds))


@click.command(cls=_QueryCommand)
@options.structures
@_wanted_question
@click.option("--list", "listed", is_flag=True, help="List the questions that ship, with what they can be given.")
@click.option("--fail-on-rows", is_flag=True, help="Exit with 1 if the answer has a row.")
@_bounds
@options.formats(*options.TABLE_FORMATS)
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    asked: _Wanted,
    listed: bool,
    fail_on_rows: bool,
    bounds: Bounds,
    wanted: str,
    lens: LensOptions,
) -> None:
    """Ask structures a question in SQL, or one that ships: of files and folders, of a database that 'ctgraph export' wrote, or,
    with nothing named, of all that ships.

    What is known of them stands in tables: structures, sources, bodies, relations, members, functions, involvements, findings,
    finding_bodies, routes and duties. The table descriptions says what each column holds. 'ctgraph export' writes the same tables.
    A question can only read; one that takes too long is stopped.

    \b
    Examples:
      ctgraph query --list
      ctgraph query --question boards-without-scrutiny --param region="West Midlands"
      ctgraph query structures --question single-chairs --param at_least=3
      ctgraph query --sql "SELECT kind, COUNT(*) FROM bodies GROUP BY kind ORDER BY 2 DESC"
      ctgraph query kent-2011 --sql "SELECT * FROM descriptions WHERE table_name = 'routes'"
      ctgraph query all.sqlite --question who-sits-everywhere
    """
    from ctgraph.presenters.query import ANSWER, QUESTIONS
    from ctgraph.tables.questions import list_questions

    if listed:
        output.show(QUESTIONS, list_questions(), wanted)
        return
    answered, errors = _ask(structures, _choose_question(asked), dict(asked.given), lens, bounds)
    output.show(ANSWER, answered, wanted)
    context.exit(choose_exit_code(fail_on_rows and bool(answered.rows), errors))


def _choose_question(wanted: _Wanted) -> NamedQuestion:
    from ctgraph.results.query import NamedQuestion
    from ctgraph.tables.questions import find_question

    if (wanted.sql is None) == (wanted.question is None):
        raise click.UsageError("ask by --sql TEXT or by --question NAME; --list lists the questions that ship")
    return NamedQuestion("", wanted.sql) if wanted.sql is not None else find_question(wanted.question or "")


def _ask(
    names: Sequence[str], question: NamedQuestion, given: dict[str, str], lens: LensOptions, bounds: Bounds
) -> tuple[Asked, list[CtgraphError]]:
    """Return what the structures that can be read answer, and what is wrong with the others."""
    from ctgraph.cli.deadline import end_after
    from ctgraph.results.query import Asked
    from ctgraph.tables.asking import ask
    from ctgraph.tables.questions import fill_parameters

    values = fill_parameters(question, given)
    opened, errors = _open(names, lens)
    late = f"the query took longer than {bounds.seconds:g} seconds in one step, and was stopped"
    with closing(opened) as database, end_after(bounds.seconds + _GRACE, late):
        answer = ask(database, question.sql, values, bounds)
    asked = Asked(question, tuple(values.items()), answer.structures, answer.columns, answer.rows, answer.has_more)
    return asked, errors


def _open(names: Sequence[str], lens: LensOptions) -> tuple[Connection, list[CtgraphError]]:
    """Return a database of the structures that can be read, or the one that is named, and what is wrong with the others."""
    from ctgraph.analysis import OWN_DAY
    from ctgraph.cli.assessing import assess_all
    from ctgraph.loading.catalogue import shipped
    from ctgraph.tables.database import is_database, make_database, open_database

    if not any(map(is_database, names)):
        assessed, errors = assess_all(names or tuple(shipped().values()), lens)
        return make_database(assessed), errors
    if len(names) > 1:
        raise click.UsageError("a database is asked alone: name it, or structures")
    if lens != OWN_DAY:
        raise click.UsageError(
            "--assume and --as-of go with structures: a database is of the day on which each was looked at"
        )
    return open_database(names[0]), []
