"""Who sits on which body, and who on several?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import asking, drawing_options, options, output, progress
from ctgraph.cli.targets import is_folder, make_folder, name_of

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.members import Interlocks


@click.command()
@options.structure
@options.body(metavar="[BODY]", required=False)
@click.option("--interlocks", is_flag=True, help="Show which posts, agencies and bodies sit on two bodies or more.")
@options.output_if_wanted
@drawing_options.drawing
@options.formats(*options.TABLE_FORMATS)
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structure: str,
    body: str | None,
    interlocks: bool,
    target: str | None,
    wanted: str,
    lens: LensOptions,
    drawing: Options,
) -> None:
    """Show who sits on a body, and who chairs it; with no body named, on every one of which that is recorded.

    Of a folder, asks every structure, or those that have such a body. With --interlocks, shows who sits on several, of all or of those who sit on the body; with -o draws them as a diagram.

    \b
    Examples:
      ctgraph members haringey-2008 board
      ctgraph members kent-2011-proposed --interlocks
      ctgraph members kent-2011-proposed --interlocks -o interlocks.svg
    """
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.members import INTERLOCKS, MEMBERS

    if target is not None:
        drawing_options.expect_a_file(target)
        drawing_options.start_graphviz(target)
        loaded = progress.load(structure)
        _draw(Analysis(loaded, lens.of(loaded)).interlocks(body), target, drawing)
    elif interlocks:
        context.exit(asking.ask(structure, lens, lambda analysis: analysis.interlocks(body), INTERLOCKS, wanted))
    else:
        context.exit(asking.ask(structure, lens, lambda analysis: analysis.members(body), MEMBERS, wanted))


def _draw(answer: Interlocks, target: str, drawing: Options) -> None:
    from ctgraph.drawing.interlocks.diagram import draw

    path = Path(target)
    if is_folder(target):
        make_folder(path)
        path /= f"{name_of(answer.structure)}-interlocks.svg"
    drawn, smallest = draw(answer, drawing_options.ending_of(path), drawing)
    output.write_file(path, drawn)
    less = "name a body to draw only those who sit on it"
    drawing_options.warn_of_small_print(path, smallest, drawing.page, less)
    drawing_options.warn_of_mermaid_limits(path, drawn, less)
    drawing_options.warn_of_missing_glyphs(path, answer.structure)
