"""How are two bodies connected?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress


@click.command()
@options.structure
@options.body("start", "A")
@options.body("end", "B")
@options.kinds
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
def command(
    structure: str,
    start: str,
    end: str,
    kinds: tuple[str, ...],
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Show how two bodies are connected: the shortest chain of relations of any kind, each read in its own direction.

    \b
    Examples:
      ctgraph path solihull-2011 hwb lscb
      ctgraph path kent-2011-proposed board council --kinds accountable_to,reports_to,part_of
    """
    from ctgraph import app
    from ctgraph.presenters.path import PATH

    output.show(PATH, app.path(progress.load(structure), start, end, kinds, assume, as_of), wanted)
