"""How is a body accountable?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structure
@options.body()
@click.option("--down", "downward", is_flag=True, help="Show what answers to the body, in place of what it answers to.")
@options.limit
@options.formats(*options.TABLE_FORMATS)
@options.lens
def command(
    structure: str,
    body: str,
    downward: bool,
    limit: int,
    wanted: str,
    lens: LensOptions,
) -> None:
    """Show how a body is accountable: every complete line, shortest first.

    Where there is no route, shows where each line stops, and why.

    \b
    Examples:
      ctgraph lines kent-2011-proposed "Kent Children's Trust Board"
      ctgraph lines solihull-2011 "Short Breaks review group"
      ctgraph lines kent-2011-proposed cabinet --down
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.lines import DOWN, LINES

    loaded = progress.load(structure)
    analysis = Analysis(loaded, lens.of(loaded))
    if downward:
        output.show(DOWN, analysis.down(body, limit), wanted)
    else:
        output.show(LINES, analysis.lines(body, limit), wanted)
