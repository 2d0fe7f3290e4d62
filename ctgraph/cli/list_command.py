"""What is in a structure? Which structures ship?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress


@click.command()
@click.argument("structure", metavar="[STRUCTURE]", required=False, shell_complete=options.complete_structure)
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
def command(structure: str | None, wanted: str, assume: tuple[str, ...], as_of: str | None) -> None:
    """List the bodies and relations of a structure; with nothing named, the structures that ship with ctgraph.

    \b
    Examples:
      ctgraph list
      ctgraph list solihull-2011
      ctgraph list solihull-2011 --format csv > bodies.csv
    """
    from ctgraph import app
    from ctgraph.presenters.contents import CONTENTS, SHIPPED

    if structure is None:
        output.show(SHIPPED, app.shipped(), wanted)
    else:
        output.show(CONTENTS, app.contents(progress.load(structure), assume, as_of), wanted)
