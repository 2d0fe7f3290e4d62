"""What changes from one structure to another?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.check_command import exit_code

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.errors import StructureFileError
    from ctgraph.model import Structure
    from ctgraph.results.comparison import Comparisons


@click.command()
@click.argument("old", metavar="OLD", shell_complete=options.complete_structure)
@click.argument("new", metavar="[NEW]", required=False, shell_complete=options.complete_structure)
@options.formats(*options.TABLE_FORMATS)
@options.lens
@click.option(
    "--to",
    "later",
    metavar="DATE",
    callback=options.date,
    help="Look at NEW on this day. Without NEW, compare OLD on two days: that of --as-of, or its own, and this one.",
)
@options.checks
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str,
    new: str | None,
    wanted: str,
    lens: LensOptions,
    later: str | None,
    checks: Checks,
    fail_on: str,
) -> None:
    """Say what changes from OLD to NEW, and what that does: bodies, relations, complete lines, findings.

    OLD and NEW are structures, two folders, which are compared structure by structure, or a file in a revision of git,
    such as HEAD~1:structures/kent.yaml. With --to, OLD alone is compared on two days. It exits with 1 where a finding is new.

    \b
    Examples:
      ctgraph diff kent-2011 kent-2011-proposed
      ctgraph diff leicestershire-2009 leicestershire-2009-proposed --format markdown
      ctgraph diff solihull-history --as-of 2009 --to 2011
      ctgraph diff last-year/ structures/ --format json > changes.json
    """
    from ctgraph.presenters.diff import DIFF

    if new is None and later is None:
        raise click.UsageError("name a NEW structure, or with --to the other day on which to look at OLD")
    if new == old == "-":
        raise click.UsageError("standard input can be read once: name one of the two")
    lenses = lens, lens if later is None else lens._replace(as_of=later)
    with progress.track("comparing") as advance:
        compared, errors = (
            _compare_days(old, lenses, checks) if new is None else _compare((old, new), lenses, checks, advance)
        )
    if compared.compared or compared.gone or compared.new or not errors:
        output.show(DIFF, compared, wanted)
    context.exit(exit_code(compared.reaches(fail_on), errors))


def _compare_days(
    name: str, lenses: tuple[LensOptions, LensOptions], checks: Checks
) -> tuple[Comparisons, list[StructureFileError]]:
    from ctgraph.analysis import Analysis
    from ctgraph.compare.diff import diff_days
    from ctgraph.results.comparison import Comparisons

    structure = _read_one(name)
    before, after = (Analysis(structure, lens.of(structure), checks) for lens in lenses)
    return Comparisons((diff_days(before, after),)), []


def _compare(
    names: tuple[str, str], lenses: tuple[LensOptions, LensOptions], checks: Checks, advance: progress.Advance
) -> tuple[Comparisons, list[StructureFileError]]:
    from ctgraph.analysis import Analysis
    from ctgraph.compare.diff import diff, diff_all
    from ctgraph.exchange.structure_files import load_all
    from ctgraph.results.comparison import Comparisons

    several = [name for name in names if _is_several(name)]
    if len(several) == 1:
        raise click.UsageError(f"{several[0]} holds several structures; compare two folders, or two structures")
    sides, errors = [], []
    for name, lens in zip(names, lenses, strict=True):
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
