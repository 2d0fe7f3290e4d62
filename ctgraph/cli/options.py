"""Arguments and options that several commands have."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ctgraph.model import Structure

_Function = TypeVar("_Function", bound=Callable[..., Any])
Decorator = Callable[[_Function], _Function]

ASSUMABLE = ("inferred", "proposed")


# CompletionItem is imported where it is used: only shell completion needs it.
def complete_structure(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the id of a structure that ships or a structure file in the current folder, or else a path."""
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from ctgraph.loading.catalogue import shipped

    here = sorted(file.name for file in Path().iterdir() if file.suffix.lower() in {".yaml", ".yml", ".xlsx"})
    known = [CompletionItem(name) for name in (*shipped(), *here) if name.startswith(begun)]
    return known or [CompletionItem(begun, type="file")]


def _complete_body(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from ctgraph.errors import CtgraphError
    from ctgraph.exchange.structure_files import load
    from ctgraph.loading.text import STANDARD_INPUT

    name = context.params.get("structure")
    if name in (None, STANDARD_INPUT):  # standard input is the terminal on which the user types
        return []
    try:
        structure = load(name)
    except CtgraphError:
        return []  # a completion prints no errors
    return [CompletionItem(body.id, help=body.name) for body in structure.bodies.values() if body.id.startswith(begun)]


def complete_rule(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the id of a rule."""
    from click.shell_completion import CompletionItem

    from ctgraph.rules import all_rules

    return [CompletionItem(rule.id, help=rule.summary) for rule in all_rules() if rule.id.startswith(begun)]


def complete_word(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a word that can be explained: the id of a rule, a kind, a standing and so on."""
    from click.shell_completion import CompletionItem

    from ctgraph.glossary import list_known

    return [CompletionItem(word, help=means) for word, means in list_known().items() if word.startswith(begun)]


def _complete_kind(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from ctgraph.model import RELATION_KINDS

    return [CompletionItem(kind) for kind in RELATION_KINDS if kind.startswith(begun)]


def _split_commas(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    for value in values:
        if not value.replace(",", "").strip():  # an empty variable in a script must not mean everything
            raise click.BadParameter(f"{value!r} names nothing")
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _parse_standings(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    wanted = _split_commas(context, parameter, values)
    for word in wanted:
        if word not in ASSUMABLE:
            raise click.BadParameter(f"{word!r} cannot be assumed; expected {' or '.join(ASSUMABLE)}")
    return wanted


def find_kinds(structures: Collection[Structure], words: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of relation that `--kinds` names; a structure may have declared some for itself.

    Raises `click.BadParameter` for a word that means none.
    """
    from ctgraph.errors import UnknownNameError
    from ctgraph.queries.find_relation_kinds import find_relation_kinds

    try:
        return find_relation_kinds(structures, words)
    except UnknownNameError as error:
        raise click.BadParameter(str(error), param_hint="'--kinds'") from error


def date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return a date as it was typed. Raises `click.BadParameter` if it is not a date."""
    if value is not None:
        from ctgraph import dates

        try:
            dates.days(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return value


structure = click.argument("structure", metavar="STRUCTURE", shell_complete=complete_structure)
structures = click.argument("structures", metavar="[STRUCTURE]...", nargs=-1, shell_complete=complete_structure)


def body(name: str = "body", metavar: str = "BODY", *, required: bool = True) -> Decorator[Any]:
    """Return the argument that names a body."""
    return click.argument(name, metavar=metavar, required=required, shell_complete=_complete_body)


TABLE_FORMATS = ("text", "json", "csv", "markdown")  # of a command whose result is a table, among others
PAGE_FORMATS = ("text", "json", "markdown")  # of one whose result is none
CHECK_FORMATS = ("sarif", "junit", "github")  # of one that checks, for what gathers the results of checks
FOR_PROGRAMS = frozenset({"json", "csv", *CHECK_FORMATS})  # which nobody is to read as sentences


def formats(*choices: str) -> Decorator[Any]:
    """Return the option ``--format`` with these choices, such as `TABLE_FORMATS`; the first is the default."""
    return click.option(
        "--format", "wanted", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )


def _output(*, required: bool) -> Decorator[Any]:
    return click.option(
        "-o",
        "--output",
        "target",
        required=required,
        metavar="FILE|FOLDER/",
        help="The file to write; its ending says how. A folder gets a file for each structure.",
    )


output = _output(required=True)
output_if_wanted = _output(required=False)
title = click.option("--title", metavar="TEXT", help="A title in place of the structure's own.")
commentary = click.option(
    "--commentary",
    metavar="FILE.md",
    help="Your own words, as Markdown: what stands under a heading goes into the section of that name.",
)
template = click.option(
    "--template",
    metavar="FILE.docx",
    help="A Word document of which a docx takes the styles, the pages and the header.",
)
_assume = click.option(
    "--assume",
    multiple=True,
    metavar="STANDING",
    callback=_parse_standings,
    shell_complete=lambda _context, _parameter, begun: [word for word in ASSUMABLE if word.startswith(begun)],
    help="Take relations of this standing as true: inferred, proposed. May be repeated.",
)
_as_of = click.option(
    "--as-of", metavar="DATE", callback=date, help="Look at this day in place of the structure's own (YYYY[-MM[-DD]])."
)
_time_limit = click.option(
    "--time-limit",
    type=click.IntRange(min=1, max=86_400),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="The longest that Graphviz may take for one step of a diagram.",
)
_memory_limit = click.option(
    "--memory-limit",
    type=click.IntRange(min=1, max=1_000_000),
    default=1000,
    show_default=True,
    metavar="MB",
    help="The most memory that Graphviz may take, in megabytes, where the system can hold it to that.",
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="warning",
    show_default=True,
    help=(
        "Exit with 1 where a finding is as grave as this, or graver: error (shown as 'serious'), warning ('to look into'), "
        "info ('for information')."
    ),
)
_select = click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    callback=_split_commas,
    shell_complete=complete_rule,
    help="Tell only the findings of this rule. May be repeated.",
)
_ignore = click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    callback=_split_commas,
    shell_complete=complete_rule,
    help="Leave out the findings of this rule. May be repeated.",
)


def lens(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--assume`` and ``--as-of``, which a command gets as one `lens`, of type `LensOptions`."""

    @functools.wraps(command)
    def with_lens(*given: object, assume: tuple[str, ...], as_of: str | None, **named: object) -> object:
        from ctgraph.analysis import LensOptions

        return command(*given, lens=LensOptions(assume, as_of), **named)

    return _assume(_as_of(with_lens))


def limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--time-limit`` and ``--memory-limit``, to which Graphviz is held before the command begins."""

    @functools.wraps(command)
    def with_limits(*given: object, time_limit: int, memory_limit: int, **named: object) -> object:
        from ctgraph.drawing.common import engine

        engine.limit(engine.Limits(time_limit, memory_limit))
        return command(*given, **named)

    return _time_limit(_memory_limit(with_limits))


def checks(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--select`` and ``--ignore``, which a command gets as one `checks`, of type `Checks`."""

    @functools.wraps(command)
    def with_checks(*given: object, select: tuple[str, ...], ignore: tuple[str, ...], **named: object) -> object:
        from ctgraph.analysis import Checks

        return command(*given, checks=Checks(select, ignore), **named)

    return _select(_ignore(with_checks))


joined = click.option(
    "--joined",
    is_flag=True,
    help="Take all files as one whole, in which bodies that are 'same_as' others are one.",
)
kinds = click.option(
    "--kinds",
    multiple=True,
    metavar="KIND",
    callback=_split_commas,
    shell_complete=_complete_kind,
    help="Take only relations of this kind, such as reports_to. May be repeated.",
)
limit = click.option(
    "--limit",
    type=click.IntRange(min=1, max=1_000_000),
    default=20,
    show_default=True,
    metavar="N",
    help="Show at most this many.",
)
