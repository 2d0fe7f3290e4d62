"""What does it come to in numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.joining import load_chosen
from ctgraph.cli.named_structures import choose_structures

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


@click.command()
@options.structures
@options.formats(*options.TABLE_FORMATS)
@options.joined
@options.lens
@click.pass_context
def command(
    context: click.Context,
    structures: tuple[str, ...],
    wanted: str,
    joined: bool,
    lens: LensOptions,
) -> None:
    """Say what structures come to in numbers, and who is behind each: bodies, complete lines, how many steps these have,
    how many bodies answer to one, and which are the only way for others.

    Several structures are set side by side. With nothing named, takes structures/ in the current folder.

    \b
    Examples:
      ctgraph metrics kent-2011-proposed
      ctgraph metrics kent-2011 kent-2011-proposed
      ctgraph metrics structures --format csv > metrics.csv
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.metrics import METRICS
    from ctgraph.results.metrics import Metrics

    found, errors = load_chosen(choose_structures(structures), lens, joined=joined)
    if found or wanted != "text":
        output.show(METRICS, Metrics.of(Analysis(each, lens.of(each)).metrics() for each in found), wanted)
    context.exit(choose_exit_code(False, errors))
