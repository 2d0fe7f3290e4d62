"""What is wrong?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.errors import CtgraphError

HERE = "structures"


@click.command()
@options.structures
@options.formats(*options.TABLE_FORMATS)
@options.lens
@options.checks
@click.option(
    "--max-seats",
    type=click.IntRange(min=1),
    metavar="N",
    help="Find bodies with more seats than this, in place of the limit that a structure sets itself.",
)
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    wanted: str,
    lens: LensOptions,
    checks: Checks,
    max_seats: int | None,
    fail_on: str,
) -> None:
    """Say what is wrong: findings by structure, the gravest last.

    With nothing named, checks structures/ in the current folder. A file that is ill-formed does not hide the others.
    Two files of one id in a folder are named on standard error.

    \b
    Examples:
      ctgraph check leicestershire-2009
      ctgraph check our-board.yaml --assume inferred --fail-on error
      ctgraph check haringey-2008 --max-seats 20
      ctgraph check structures --format json > findings.json
    """
    from ctgraph.analysis import check
    from ctgraph.loading.files import find_same_ids, load_all
    from ctgraph.presenters.findings import FINDINGS

    with progress.track("reading") as advance:
        found, errors = load_all(names := named_or_here(structures), advance)
    for problem in find_same_ids(names, found):
        output.print_error(str(problem))
    report = check(found, lens, checks._replace(max_seats=max_seats))
    if found or wanted != "text":
        output.show(FINDINGS, report, wanted)
    context.exit(exit_code(report.reaches(fail_on), errors))


def named_or_here(structures: tuple[str, ...]) -> tuple[str, ...]:
    """Return the structures that were named, or the folder of them here. Raises `click.UsageError`."""
    if structures:
        return structures
    if Path(HERE).is_dir():
        return (HERE,)
    raise click.UsageError(
        f"name a structure: a file, a folder, - for standard input, or the id of one that ships"
        f" ('ctgraph list' lists them). There is no {HERE}/ in this folder."
    )


def exit_code(is_grave: bool, errors: Sequence[CtgraphError]) -> int:
    """Complain of the files that could not be read, and return the code to exit with."""
    for error in errors:
        output.print_error(*error.lines)
    return 2 if errors else int(is_grave)
