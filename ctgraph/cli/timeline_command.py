"""What began, ended and changed?"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctgraph.cli import drawing_options, options, output, progress
from ctgraph.errors import CtgraphError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.timeline import Timeline

ENDINGS = ("svg", "png", "pdf")


_from = click.option(
    "--from", "first", metavar="DATE", callback=options.date, help="Leave out what was before this date."
)
_until = click.option(
    "--until", "last", metavar="DATE", callback=options.date, help="Leave out what is after this date."
)


def _window(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--from`` and ``--until``, which the command gets as one `window`; an empty date is an open end."""

    @functools.wraps(command)
    def with_window(*given: object, first: str | None, last: str | None, **named: object) -> object:
        return command(*given, window=(first or "", last or ""), **named)

    return _from(_until(with_window))


@click.command()
@options.structure
@_window
@click.option(
    "--days",
    type=click.IntRange(min=1, max=1_000_000),
    default=100,
    show_default=True,
    metavar="N",
    help="Work out findings on at most this many days.",
)
@options.formats(*options.TABLE_FORMATS)
@options.lens
@options.checks
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER/",
    help="The file to write; its ending says how. A folder gets a file for each structure.",
)
@drawing_options.drawing
def command(
    structure: str,
    window: tuple[str, str],
    days: int,
    wanted: str,
    lens: LensOptions,
    checks: Checks,
    target: str | None,
    drawing: Options,
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
    from ctgraph.analysis import Analysis
    from ctgraph.exchange.structure_files import load
    from ctgraph.presenters.timeline import TIMELINE

    path = _path(target, structure) if target else None
    with progress.track("checking") as advance:
        loaded = load(structure)
        analysis = Analysis(loaded, lens.of(loaded), checks)
        timeline = analysis.timeline(window, days, advance)
    if path:
        _draw(timeline, path, drawing)
    else:
        output.show(TIMELINE, timeline, wanted)


def _draw(timeline: Timeline, path: Path, drawing: Options) -> None:
    from ctgraph.drawing.timeline.diagram import draw

    drawn, smallest = draw(timeline, path.suffix.lower().removeprefix("."), drawing)
    output.write_file(path, drawn)
    less = "draw a part of it with --from and --until"
    drawing_options.warn_of_small_print(path, smallest, drawing.page, less)
    drawing_options.warn_of_missing_glyphs(path, timeline.structure)


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
