"""What does it come to in numbers?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.check_command import exit_code, named_or_here


@click.command()
@options.structures
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
@click.pass_context
def command(
    context: click.Context,
    structures: tuple[str, ...],
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Say what structures come to in numbers, and who is behind each: bodies, lines, depth, span, single points.

    Several structures are set side by side. With nothing named, takes structures/ in the current folder.

    \b
    Examples:
      ctgraph metrics kent-2011-proposed
      ctgraph metrics kent-2011 kent-2011-proposed
      ctgraph metrics structures --format csv > metrics.csv
    """
    from ctgraph import app

    with progress.track("reading") as advance:
        found, errors = app.load_all(named_or_here(structures), advance)
    if found or wanted != "text":
        output.answer(app.metrics(found, assume, as_of), wanted)
    context.exit(exit_code(False, errors))
