"""What began, ended and changed?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output, progress


@click.command()
@options.structure
@click.option("--from", "first", metavar="DATE", callback=options.date, help="Leave out what was before this date.")
@click.option("--until", "last", metavar="DATE", callback=options.date, help="Leave out what is after this date.")
@click.option(
    "--days",
    type=click.IntRange(min=1, max=1_000_000),
    default=100,
    show_default=True,
    metavar="N",
    help="Work out findings on at most this many days.",
)
@options.formats("text", "json", "csv")
@options.assume
@options.as_of
@options.select
@options.ignore
def command(
    structure: str,
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    **part: object,
) -> None:
    """Show what began, ended and changed over time, and which findings began and ended with it.

    \b
    Examples:
      ctgraph timeline solihull-history
    """
    from ctgraph import app

    window = str(part["first"] or ""), str(part["last"] or "")
    with progress.shown("checking") as advance:
        loaded = app.load(structure)
        told = app.timeline(
            loaded, assume, as_of, select, ignore, window, limit=int(str(part["days"])), advance=advance
        )
    output.answer(told, wanted)
