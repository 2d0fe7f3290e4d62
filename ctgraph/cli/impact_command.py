"""What depends on a body, a post or an agency?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions


@click.command()
@options.structure
@options.body()
@options.formats(*options.TABLE_FORMATS)
@options.lens
@options.checks
def command(structure: str, body: str, wanted: str, lens: LensOptions, checks: Checks) -> None:
    """Say what depends on BODY, which may be a post or an agency too, as it is recorded.

    That is: whose every complete line runs through it, which functions it is recorded for, which chairs and seats would fall
    empty, which duties would lose a partner, and which findings would come and go without it.

    \b
    Examples:
      ctgraph impact solihull-2011 trust-board
      ctgraph impact kent-2011-proposed "Kent Children's Trust Board" --format markdown
      ctgraph impact haringey-2008 "Haringey Police"
    """
    from ctgraph.analysis import Analysis
    from ctgraph.compare.impact import impact
    from ctgraph.presenters.impact import IMPACT

    loaded = progress.load(structure)
    output.show(IMPACT, impact(Analysis(loaded, lens.of(loaded), checks), body), wanted)
