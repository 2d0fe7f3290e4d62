"""Which groups lack accountability?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.check_command import exit_code, named_or_here


@click.command()
@options.structures
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    structures: tuple[str, ...],
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
    fail_on: str,
) -> None:
    """List the groups that lack accountability: why, and where the line stops.

    A group lacks it where it has no upward line, or none that reaches a body which answers outside the structure.

    \b
    Examples:
      ctgraph orphans solihull-2011
      ctgraph orphans solihull-2011 --assume inferred
      ctgraph orphans structures --format csv > orphans.csv
    """
    from ctgraph import app
    from ctgraph.queries import orphans

    with progress.track("reading") as advance:
        found, errors = app.load_all(named_or_here(structures), advance)
    report = app.check(found, assume, as_of, select=(*orphans.RULES, orphans.NOTICES))
    if found or wanted != "text":
        output.answer(orphans.orphans(report), wanted)
    context.exit(exit_code(app.is_at_least(report, fail_on), errors))
