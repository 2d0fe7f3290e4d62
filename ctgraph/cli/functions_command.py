"""What is there to do, and who owns it?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output


@click.command()
@options.structure
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
def command(structure: str, wanted: str, assume: tuple[str, ...], as_of: str | None) -> None:
    """List the functions: strands of work, priorities, projects; each with its owner.

    Says whether the owner operates, and whether it has a whole line up to a root or where its line stops.

    \b
    Examples:
      ctgraph functions solihull-2011
      ctgraph functions solihull-2011 --format csv > functions.csv
    """
    from ctgraph import app
    from ctgraph.presenters.functions import FUNCTIONS

    output.show(FUNCTIONS, app.functions(app.load(structure), assume, as_of), wanted)
