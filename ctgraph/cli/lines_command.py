"""How is a body accountable?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import asking, options

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


_NO_BODY = (
    "name the BODY whose lines are to be shown: 'ctgraph list {structure}' names all bodies, and 'ctgraph orphans {structure}'"
    " tells for which no complete line is recorded"
)


@click.command()
@options.structure
@options.body(required=False)  # without one it is said how to find one
@click.option("--down", "downward", is_flag=True, help="Show what answers to the body, in place of what it answers to.")
@options.limit
@options.formats(*options.TABLE_FORMATS)
@options.joined
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structure: str,
    body: str | None,
    downward: bool,
    limit: int,
    wanted: str,
    joined: bool,
    lens: LensOptions,
) -> None:
    """Show how a body is accountable: every complete line, shortest first.

    Where there is no route, shows where each line stops, and why. Of a folder, asks every structure that has such a body.

    \b
    Examples:
      ctgraph lines kent-2011-proposed "Kent Children's Trust Board"
      ctgraph lines solihull-2011 "Short Breaks review group"
      ctgraph lines kent-2011-proposed cabinet --down
    """
    from ctgraph.presenters.lines import DOWN, LINES

    if body is None:
        raise click.UsageError(_NO_BODY.format(structure=structure))
    of = asking.Asked(structure, joined)
    if downward:
        context.exit(asking.ask(of, lens, lambda analysis: analysis.down(body, limit), DOWN, wanted))
    context.exit(asking.ask(of, lens, lambda analysis: analysis.lines(body, limit), LINES, wanted))
