"""How is a body accountable?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress


@click.command()
@options.structure
@options.body()
@click.option("--down", "downward", is_flag=True, help="Show what answers to the body, in place of what it answers to.")
@options.limit
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
def command(
    structure: str,
    body: str,
    downward: bool,
    limit: int,
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Show how a body is accountable: every route up to a root, shortest first.

    Where there is no route, shows where each line stops, and why.

    \b
    Examples:
      ctgraph lines kent-2011-proposed "Kent Children's Trust Board"
      ctgraph lines solihull-2011 "Short Breaks review group"
      ctgraph lines kent-2011-proposed cabinet --down
    """
    from ctgraph import app
    from ctgraph.presenters.lines import DOWN, LINES

    loaded = progress.load(structure)
    if downward:
        output.show(DOWN, app.down(loaded, body, assume, as_of, limit=limit), wanted)
    else:
        output.show(LINES, app.lines(loaded, body, assume, as_of, limit=limit), wanted)
