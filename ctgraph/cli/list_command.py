"""What is in a structure? Which structures ship?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@click.argument("structure", metavar="[STRUCTURE]", required=False, shell_complete=options.complete_structure)
@options.formats(*options.TABLE_FORMATS)
@options.lens
def command(structure: str | None, wanted: str, lens: LensOptions) -> None:
    """List the bodies and relations of a structure; with nothing named, the structures that ship with ctgraph.

    \b
    Examples:
      ctgraph list
      ctgraph list solihull-2011
      ctgraph list solihull-2011 --format csv > bodies.csv
    """
    from ctgraph.analysis import Analysis
    from ctgraph.loading.files import load_shipped
    from ctgraph.presenters.contents import CONTENTS, SHIPPED

    if structure is None:
        output.show(SHIPPED, load_shipped(), wanted)
    else:
        loaded = progress.load(structure)
        output.show(CONTENTS, Analysis(loaded, lens.of(loaded)).contents(), wanted)
