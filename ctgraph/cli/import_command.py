"""Make a structure file of a spreadsheet."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ctgraph.cli import options, output
from ctgraph.errors import CtgraphError
from ctgraph.loading.text import STANDARD_INPUT

if TYPE_CHECKING:
    from ctgraph.exchange.register import Wanted
    from ctgraph.results.imported import Imported

_WORKBOOK = ".xlsx"
_OF_WANTED: tuple[options.Decorator[Any], ...] = (
    click.option(
        "--lenient", is_flag=True, help="Keep what does not match: a parent without a row as a body of status unknown."
    ),
    click.option(
        "--top",
        "tops",
        metavar="WORD[=BASIS]",
        multiple=True,
        help="What stands in place of a parent where a body answers outside. May be repeated.",
    ),
    click.option("--kind", metavar="KIND", default="", help="The kind of the bodies of which the table says none."),
    options.title,
    click.option(
        "--dated", metavar="DATE", callback=options.date, help="The day that the table describes (YYYY[-MM[-DD]])."
    ),
)


def _wanted(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what is to be made of a table, which a command gets as one `asked`, of type `Wanted`."""

    @functools.wraps(command)
    def with_wanted(
        *given: object,
        lenient: bool,
        tops: tuple[str, ...],
        kind: str,
        title: str | None,
        dated: str | None,
        **named: object,
    ) -> object:
        from ctgraph.exchange.register import Wanted

        asked = Wanted(title=title or "", as_of=dated or "", kind=kind, tops=tops, lenient=lenient)
        return command(*given, asked=asked, **named)

    for add in reversed(_OF_WANTED):
        with_wanted = add(with_wanted)
    return with_wanted


class _Update(NamedTuple):
    """The structure file that is brought up to date, and whether what is gone from the table is taken out of it."""

    file: str
    prune: bool


def _update(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--update`` and ``--prune``, which a command gets as one `update`, or None."""

    @functools.wraps(command)
    def with_update(*given: object, update: str | None, prune: bool, **named: object) -> object:
        if prune and update is None:
            raise click.UsageError(
                "--prune takes out of a file what is gone from the table: name the file with --update"
            )
        return command(*given, update=None if update is None else _Update(update, prune), **named)

    file = click.option(
        "--update",
        metavar="FILE",
        help="Bring what changed in a workbook into this structure file; comments stay.",
    )
    prune = click.option(
        "--prune", is_flag=True, help="With --update: take out of the file what is gone from the workbook."
    )
    return file(prune(with_update))


@click.command("import")
@click.argument("table", metavar="TABLE", type=click.Path())
@options.output_if_wanted
@click.option("--dry-run", is_flag=True, help="Write nothing, and say what would come in.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="HEADING=KEY",
    help="Take a column for a key, as in 'Steered by=overseen_by'; '-' leaves it out. May be repeated.",
)
@click.option("--sheet", metavar="SHEET", default="", help="The sheet of a workbook, where several hold a table.")
@_wanted
@_update
@options.formats(*options.PAGE_FORMATS)
def command(
    table: str,
    target: str | None,
    dry_run: bool,
    mapped: tuple[str, ...],
    sheet: str,
    asked: Wanted,
    update: _Update | None,
    wanted: str,
) -> None:
    """Make a structure file of TABLE: a workbook (.xlsx) as 'ctgraph template' makes it, a list of groups, node-link JSON, linked data, or BODS.

    Of linked data (.ttl, .nt, .jsonld) W3C ORG is taken; of the Beneficial Ownership Data Standard (.json), bodies and who owns or
    controls which, without persons. What could not be taken is told. 'edges' under --map is what the edges of a graph are.

    A list is a CSV file, or a sheet of a workbook, with a row for each body, and a column that says to whom it answers.

    Columns such as 'Name', 'Type', 'Status', 'Chair', 'Reports to', 'Accountable to' and 'Parent' are recognised, wherever the
    table begins. A parent is found by id, name, short or former name; several stand in one cell with semicolons between them.
    Every fact cites its row. What does not match is told by its cell, and then nothing is written. With --update a workbook that
    'ctgraph export' wrote is brought back into its file; what is gone from it is listed, and stays without --prune.

    \b
    Examples:
      ctgraph import groups.xlsx -o groups.yaml
      ctgraph import our-board.xlsx --update our-board.yaml --dry-run
      ctgraph import groups.csv --dry-run
      ctgraph import groups.csv -o ours.xlsx --top elected
      ctgraph import groups.csv -o our-partnership.yaml --lenient
      ctgraph import groups.json --map edges=reports_to --dry-run
      ctgraph import groups.csv -o ours.yaml --map "Steered by=overseen_by" --kind "working group"
    """
    from ctgraph.cli.targets import make_id
    from ctgraph.exchange.columns import parse_mapping
    from ctgraph.exchange.import_file import import_file
    from ctgraph.formats.blocks import visible
    from ctgraph.presenters.imported import IMPORTED

    if update is not None:
        if target is not None or mapped or sheet or any(asked):
            raise click.UsageError(
                "--update takes a workbook as it is, and writes its FILE: no other option goes with it"
            )
        _bring_in(table, update, wanted, dry_run=dry_run)
        return
    path = _expect_target(target, table, dry_run=dry_run)
    made = import_file(
        table, parse_mapping(mapped), asked._replace(id=make_id(path or Path(_name_structure(table)))), sheet
    )
    if path is not None:
        output.write_file(path, _make_file(made, path), new=True)
    output.show(IMPORTED, made._replace(written=str(path or "")), wanted)
    if path is not None and wanted == "text":
        named = path if not str(path).startswith("-") else f"./{path}"
        output.print_text(visible(f"{path} is written. Next: {shlex.join(['ctgraph', 'check', str(named)])}") + "\n")


def _make_file(made: Imported, path: Path) -> bytes:
    """Return what is to be written of what came in: a structure file, or the workbook that `ctgraph export` makes of it."""
    if path.suffix.lower() != _WORKBOOK:
        return made.text.encode()
    from ctgraph.exchange.officer.exporting import export_workbook
    from ctgraph.loading.structures import parse_structure

    return export_workbook(parse_structure(made.text, made.file))


def _bring_in(table: str, update: _Update, wanted: str, *, dry_run: bool) -> None:
    """Write into a structure file what changed in a workbook, and show it."""
    from ctgraph.compare.updating import update as update_text
    from ctgraph.exchange.import_file import import_officers_workbook
    from ctgraph.loading.files import read_to_edit
    from ctgraph.loading.structures import parse_structure
    from ctgraph.presenters.updated import UPDATED

    path, text = read_to_edit(update.file)
    loaded = parse_structure(text, path)
    updated = update_text(text, loaded, import_officers_workbook(table, loaded.id, update.file), prune=update.prune)
    if updated.made and not dry_run:
        output.rewrite_file(Path(path), text, updated.text)
        updated = updated._replace(written=True)
    output.show(UPDATED, updated, wanted)


def _name_structure(table: str) -> str:
    return "imported" if table == STANDARD_INPUT else Path(table).stem or "imported"


def _expect_target(target: str | None, table: str, *, dry_run: bool) -> Path | None:
    """Return the file to write, or None for a dry run. Raises, before anything is read, where it cannot be written."""
    from ctgraph.cli.targets import is_folder, make_folder

    if dry_run:
        return None
    if target is None:
        raise click.UsageError("say with -o which file to write, or ask with --dry-run what would come in")
    path = Path(target)
    if is_folder(target):
        make_folder(path)
        path /= f"{_name_structure(table)}.yaml"
    if path.suffix.lower() not in {".yaml", ".yml", _WORKBOOK}:
        raise click.BadParameter(
            f"{target!r} must end with .yaml, as a structure file does, or with {_WORKBOOK}", param_hint="'-o'"
        )
    if path.exists():
        raise CtgraphError(f"{path}: exists already, and was left as it is")
    return path
