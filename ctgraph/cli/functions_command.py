"""What is there to do, and who owns it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structure
@options.formats(*options.TABLE_FORMATS)
@options.lens
def command(structure: str, wanted: str, lens: LensOptions) -> None:
    """List the functions: strands of work, priorities, projects; each with its owner.

    Says whether the owner operates, and whether it has a whole line up to a root or where its line stops.

    \b
    Examples:
      ctgraph functions solihull-2011
      ctgraph functions solihull-2011 --format csv > functions.csv
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.functions import FUNCTIONS

    loaded = progress.load(structure)
    output.show(FUNCTIONS, Analysis(loaded, lens.of(loaded)).functions(), wanted)
