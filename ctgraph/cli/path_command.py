"""How are two bodies connected?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.joining import load_whole

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structure
@options.body("start", "A")
@options.body("end", "B")
@options.kinds
@options.formats(*options.TABLE_FORMATS)
@options.joined
@options.lens
def command(
    structure: str,
    start: str,
    end: str,
    kinds: tuple[str, ...],
    wanted: str,
    joined: bool,
    lens: LensOptions,
) -> None:
    """Show how two bodies are connected: the shortest chain of relations of any kind, each read in its own direction.

    \b
    Examples:
      ctgraph path solihull-2011 hwb lscb
      ctgraph path kent-2011-proposed board council --kinds accountable_to,reports_to,part_of
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.path import PATH

    loaded = load_whole([structure], lens) if joined else progress.load(structure)
    asked = options.find_kinds([loaded], kinds)
    output.show(PATH, Analysis(loaded, lens.of(loaded)).path(start, end, asked), wanted)
