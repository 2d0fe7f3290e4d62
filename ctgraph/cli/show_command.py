"""What is recorded of one body?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.joining import load_whole

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structure
@options.body()
@options.formats(*options.PAGE_FORMATS)
@options.joined
@options.lens
def command(structure: str, body: str, wanted: str, joined: bool, lens: LensOptions) -> None:
    """Show all that is recorded of one body, and what is found about it.

    \b
    Examples:
      ctgraph show leicestershire-2009 lscb
      ctgraph show haringey-2008 board --format json
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.contents import PROFILE

    loaded = load_whole([structure], lens) if joined else progress.load(structure)
    output.show(PROFILE, Analysis(loaded, lens.of(loaded)).profile(body), wanted)
