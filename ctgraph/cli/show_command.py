"""What is recorded of one body?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress


@click.command()
@options.structure
@options.body()
@options.formats("text", "json", "markdown")
@options.assume
@options.as_of
def command(structure: str, body: str, wanted: str, assume: tuple[str, ...], as_of: str | None) -> None:
    """Show all that is recorded of one body, and what is found about it.

    \b
    Examples:
      ctgraph show leicestershire-2009 lscb
      ctgraph show haringey-2008 board --format json
    """
    from ctgraph import app
    from ctgraph.presenters.contents import PROFILE

    output.show(PROFILE, app.profile(progress.load(structure), body, assume, as_of), wanted)
