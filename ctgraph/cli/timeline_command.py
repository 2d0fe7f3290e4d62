"""What began, ended and changed?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.errors import CtgraphError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.results.timeline import Timeline

ENDINGS = ("svg", "png", "pdf")


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
@options.formats("text", "json", "csv", "markdown")
@options.assume
@options.as_of
@options.select
@options.ignore
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER/",
    help="The file to write; its ending says how. A folder gets a file for each structure.",
)
@click.option(
    "--size", type=click.Choice(["a4", "a3"]), default="a3", show_default=True, help="The page that it must fit."
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "mono"]),
    default="light",
    show_default=True,
    help="Colours; the meaning never depends on them.",
)
@click.option("--title", metavar="TEXT", help="A title in place of the structure's own.")
@click.option("--no-legend", is_flag=True, help="Leave the legend out.")
def command(
    structure: str,
    wanted: str,
    assume: tuple[str, ...],
    as_of: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    target: str | None,
    **how: object,
) -> None:
    """Show what began, ended and changed over time, and which findings began and ended with it.

    Findings are worked out on every day that a date of the file names, each by a check of the whole structure. With -o the
    timeline is drawn, as svg, png or pdf: bodies as bars over the years, statuses as hatching, findings as signs.

    \b
    Examples:
      ctgraph timeline solihull-history
      ctgraph timeline solihull-history --from 2009 --assume inferred
      ctgraph timeline solihull-history -o history.svg --size a4 --theme mono
    """
    from ctgraph import app

    path = _path(target, structure) if target else None
    window = str(how["first"] or ""), str(how["last"] or "")
    with progress.track("checking") as advance:
        loaded, days = app.load(structure), int(str(how["days"]))
        told = app.timeline(loaded, assume, as_of, select, ignore, window, limit=days, advance=advance)
    if path:
        _draw(told, path, how)
    else:
        output.answer(told, wanted)


def _draw(told: Timeline, path: Path, how: dict[str, object]) -> None:
    from ctgraph import app
    from ctgraph.drawing.common.options import SMALLEST_PRINT, Options

    page = str(how["size"])
    look = Options(page=page, theme=str(how["theme"]), title=str(how["title"] or ""), legend=not how["no_legend"])
    drawn, smallest = app.draw_timeline(told, path.suffix.lower().removeprefix("."), look)
    output.write_file(path, drawn)
    if smallest < SMALLEST_PRINT:
        larger = ", or take --size a3" if page != "a3" else ""
        output.print_error(
            f"{path}: the smallest text prints at {smallest:.1f} points on {page.upper()};"
            f" draw a part of it with --from and --until{larger}"
        )


def _path(target: str, structure: str) -> Path:
    path = Path(target)
    if target.endswith(("/", "\\")) or path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return path / f"{Path(structure).stem.strip('-') or 'structure'}.svg"
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        near = did_you_mean(ending, ENDINGS) if ending else ""
        raise CtgraphError(f"{path}: cannot be drawn by that ending{near or '; expected .' + ', .'.join(ENDINGS)}")
    return path
