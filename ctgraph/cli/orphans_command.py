"""For which groups is no complete line of accountability recorded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.joining import load_chosen
from ctgraph.cli.named_structures import choose_structures

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structures
@options.formats(*options.TABLE_FORMATS)
@options.joined
@options.lens
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    structures: tuple[str, ...],
    wanted: str,
    joined: bool,
    lens: LensOptions,
    fail_on: str,
) -> None:
    """List the groups for which no complete line of accountability is recorded: why, and where the line stops.

    A group lacks it where it has no upward line, or none that reaches a body which answers outside the structure.

    \b
    Examples:
      ctgraph orphans solihull-2011
      ctgraph orphans solihull-2011 --assume inferred
      ctgraph orphans structures --format csv > orphans.csv
    """
    from ctgraph.analysis import Analysis, Checks
    from ctgraph.findings import Report
    from ctgraph.presenters.orphans import ORPHANS
    from ctgraph.results.orphans import Orphans
    from ctgraph.rules import list_orphan_rules

    found, errors = load_chosen(choose_structures(structures), lens, joined=joined)
    checks = Checks(select=list_orphan_rules())
    analyses = [Analysis(each, lens.of(each), checks) for each in found]
    if found or wanted != "text":
        output.show(ORPHANS, Orphans.of(analysis.orphans() for analysis in analyses), wanted)
    report = Report.of(analysis.checked for analysis in analyses)
    context.exit(choose_exit_code(report.reaches(fail_on), errors))
