"""What changes from one structure to another?"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ctgraph.cli import files_of_results, options, output, progress
from ctgraph.cli.change_files import ChangeFiles, change_files, write_each
from ctgraph.cli.exit_codes import choose_exit_code

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.errors import StructureFileError
    from ctgraph.model import Structure
    from ctgraph.results.comparison import Comparisons


class _Lenses(NamedTuple):
    """How the old structure is looked at; and on which day the new one is, where that is another."""

    old: LensOptions
    later: str | None

    @property
    def each(self) -> tuple[LensOptions, LensOptions]:
        """That of the old structure and that of the new one."""
        return self.old, self.old if self.later is None else self.old._replace(as_of=self.later)


def _lenses(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a lens and ``--to``, which the command gets as one `lenses`."""

    @functools.wraps(command)
    def with_lenses(*given: object, lens: LensOptions, later: str | None, **named: object) -> object:
        return command(*given, lenses=_Lenses(lens, later), **named)

    to = click.option(
        "--to",
        "later",
        metavar="DATE",
        callback=options.date,
        help="Look at NEW on this day. Without NEW, compare OLD on two days: that of --as-of, or its own, and this one.",
    )
    return options.lens(to(with_lenses))


@click.command()
@click.argument("old", metavar="OLD", shell_complete=options.complete_structure)
@click.argument("new", metavar="[NEW]", required=False, shell_complete=options.complete_structure)
@options.formats(*options.TABLE_FORMATS)
@_lenses
@options.checks
@change_files
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str,
    new: str | None,
    wanted: str,
    lenses: _Lenses,
    checks: Checks,
    files: ChangeFiles,
    fail_on: str,
) -> None:
    """Say what changes from OLD to NEW, and what that does: bodies, relations, complete lines, findings.

    OLD and NEW are structures, two folders, which are compared structure by structure, or a file in a revision of git,
    such as HEAD~1:structures/kent.yaml. With --to, OLD alone is compared on two days. It exits with 1 where a finding is new.
    The files of -o are .svg, .png, .dot or .mmd, one diagram of both in which what is gone, new and changed is marked; .html, .docx,
    .pdf or .md, a report with that diagram; and .json, .csv or .txt. With -o nothing is printed, unless --format asks for it.
    A report takes words of your own (--commentary) into its sections, and as .docx the look of your papers (--template).

    \b
    Examples:
      ctgraph diff kent-2011 kent-2011-proposed
      ctgraph diff leicestershire-2009 leicestershire-2009-proposed --format markdown
      ctgraph diff solihull-history --as-of 2009 --to 2011
      ctgraph diff kent-2011 kent-2011-proposed -o change.docx -o change.html
      ctgraph diff kent-2011 kent-2011-proposed -o change.docx --commentary notes.md
      ctgraph diff leicestershire-2009 leicestershire-2009-proposed -o change.png --theme mono
      ctgraph diff last-year/ structures/ --format json > changes.json
    """
    from ctgraph.presenters.diff import DIFF

    if new is None and lenses.later is None:
        raise click.UsageError("name a NEW structure, or with --to the other day on which to look at OLD")
    if new == old == "-":
        raise click.UsageError("standard input can be read once: name one of the two")
    files_of_results.expect_no_input(files.paths, (old, new, *files.own.names))
    added = files.own.read(files.paths)
    with progress.track("comparing") as advance:
        compared, errors = (
            _compare_days(old, lenses, checks) if new is None else _compare((old, new), lenses, checks, advance)
        )
    is_shown = compared.compared or compared.gone or compared.new or not errors
    if is_shown and files_of_results.is_to_be_printed(context, files.paths):
        output.show(DIFF, compared, wanted)
    failures = write_each(compared, files, added) if is_shown else []
    context.exit(choose_exit_code(compared.reaches(fail_on), [*failures, *errors]))


def _compare_days(name: str, lenses: _Lenses, checks: Checks) -> tuple[Comparisons, list[StructureFileError]]:
    from ctgraph.analysis import Analysis
    from ctgraph.compare.diff import diff_days
    from ctgraph.results.comparison import Comparisons

    structure = _read_one(name)
    before, after = (Analysis(structure, lens.of(structure), checks) for lens in lenses.each)
    return Comparisons((diff_days(before, after),)), []


def _compare(
    names: tuple[str, str], lenses: _Lenses, checks: Checks, advance: progress.Advance
) -> tuple[Comparisons, list[StructureFileError]]:
    from ctgraph.analysis import Analysis
    from ctgraph.compare.diff import diff, diff_all
    from ctgraph.exchange.structure_files import load_all
    from ctgraph.results.comparison import Comparisons

    several = [name for name in names if _is_several(name)]
    if len(several) == 1:
        raise click.UsageError(f"{several[0]} holds several structures; compare two folders, or two structures")
    sides, errors = [], []
    for name, lens in zip(names, lenses.each, strict=True):
        found, unread = load_all([name], advance) if several else ([_read_one(name)], [])
        sides.append([Analysis(each, lens.of(each), checks) for each in found])
        errors += unread
    if several:
        return diff_all(*sides), errors
    return Comparisons((diff(sides[0][0], sides[1][0]),)), errors


def _is_several(name: str) -> bool:
    from ctgraph.loading.catalogue import shipped_surveys

    return Path(name).is_dir() or (not Path(name).exists() and name in shipped_surveys())


def _read_one(name: str) -> Structure:
    from ctgraph.loading.revisions import is_revision, load_revision

    return load_revision(name) if is_revision(name) and not Path(name).exists() else progress.load(name)
