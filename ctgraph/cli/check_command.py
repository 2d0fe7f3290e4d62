"""What is wrong?"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ctgraph.cli import files_of_results, options, output
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.joining import load_chosen
from ctgraph.cli.named_structures import choose_structures

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.findings import Report


class _Files(NamedTuple):
    """The baseline that a report is compared with, the one that is to be written, if any, and the files of results."""

    known: str | None
    to_write: str | None
    results: tuple[Path, ...]


def _files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--baseline``, ``--write-baseline`` and ``--output``, which a command gets as one `files`."""

    @functools.wraps(command)
    def with_files(
        *given: object, baseline: str | None, write_baseline: str | None, outputs: tuple[Path, ...], **named: object
    ) -> object:
        return command(*given, files=_Files(baseline, write_baseline, outputs), **named)

    known = click.option(
        "--baseline", metavar="BASELINE", help="Fail only for what this file does not know, or on other evidence."
    )
    to_write = click.option(
        "--write-baseline", metavar="BASELINE", help="Write all that is found into this file, and exit with 0."
    )
    return files_of_results.outputs([*files_of_results.FORMATS])(known(to_write(with_files)))


@click.command()
@options.structures
@options.formats(*options.TABLE_FORMATS, *options.CHECK_FORMATS)
@options.lens
@options.checks
@click.option(
    "--max-seats",
    type=click.IntRange(min=1),
    metavar="N",
    help="Find bodies with more seats than this, in place of the limit that a structure sets itself.",
)
@options.joined
@_files
@options.fail_on
@click.pass_context
def command(  # noqa: PLR0913  each is an option
    context: click.Context,
    /,
    structures: tuple[str, ...],
    wanted: str,
    lens: LensOptions,
    checks: Checks,
    max_seats: int | None,
    joined: bool,
    files: _Files,
    fail_on: str,
) -> None:
    """Say what is wrong: findings by structure, the gravest last.

    With nothing named, checks structures/ in the current folder. A file that is ill-formed does not hide the others.
    Two files of one id in a folder are named on standard error. A baseline is for those who cannot write 'accepted:' into a
    structure: it knows findings by what they are about and by all that they rest on. The files of -o are .sarif, .xml (JUnit's),
    .json, .csv, .md or .txt; with it nothing is printed, unless --format asks for it.

    \b
    Examples:
      ctgraph check leicestershire-2009
      ctgraph check our-board.yaml --assume inferred --fail-on error
      ctgraph check groups.xlsx
      ctgraph check haringey-2008 --max-seats 20
      ctgraph check structures --format json > findings.json
      ctgraph check structures -o findings.sarif -o findings.csv
      ctgraph check structures --write-baseline known.json
      ctgraph check structures --baseline known.json
      ctgraph check structures --joined
    """
    from ctgraph.analysis import check
    from ctgraph.loading.files import find_same_ids
    from ctgraph.presenters.checked import CHECKED
    from ctgraph.results.checked import Checked
    from ctgraph.rules import list_rules

    found, errors = load_chosen(names := choose_structures(structures), lens, joined=joined)
    for problem in find_same_ids(names, found) if not joined else ():
        output.print_error(str(problem))
    report = check(found, lens, checks._replace(max_seats=max_seats))
    if files.known is not None:
        report = _compare(report, files.known)
    problems = tuple(problem for error in errors for problem in error.problems)
    read = (
        *structures,
        *(file for each in found for file in (each.file, *each.joined)),
        *(problem.path for problem in problems),
    )
    files_of_results.expect_no_input(files.results, (*read, files.known, files.to_write))
    if files.to_write is not None and files.to_write != files.known:
        files_of_results.expect_no_input([Path(files.to_write)], read)
    checked = Checked(report, problems, list_rules(), fail_on)
    if (found or wanted != "text") and files_of_results.is_to_be_printed(context, files.results):
        output.show(CHECKED, checked, wanted)
    failures = files_of_results.write_each(CHECKED, checked, files.results)
    if files.to_write is not None and not errors:
        _write(report, Path(files.to_write), tell=wanted == "text")
        context.exit(choose_exit_code(False, failures))
    context.exit(choose_exit_code(report.reaches(fail_on), [*failures, *errors]))


def _compare(report: Report, path: str) -> Report:
    from ctgraph.compare.baselines import compare_with_baseline
    from ctgraph.loading.baseline_file import load_baseline

    return compare_with_baseline(report, load_baseline(path))


def _write(report: Report, path: Path, *, tell: bool) -> None:
    """Write a baseline, which may take the place of the one that is compared with."""
    from ctgraph.compare.baselines import make_baseline
    from ctgraph.errors import visible
    from ctgraph.loading.baseline_file import write_baseline
    from ctgraph.wording.spelling import count

    made = make_baseline(report)
    output.write_file(path, write_baseline(made).encode(), over_input=True)
    if tell:
        output.print_text(visible(f"{path} is written: {count(sum(map(len, made.values())), 'finding')}") + "\n")
