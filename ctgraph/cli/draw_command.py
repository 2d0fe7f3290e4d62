"""Draw a structure."""

from __future__ import annotations

from pathlib import Path

import click

from ctgraph.cli import options, output
from ctgraph.errors import CtgraphError, did_you_mean

ENDINGS = ("svg", "png", "pdf", "dot", "mmd")


@click.command(short_help="Draw a structure as a diagram.")
@options.structure
@click.option("-o", "--output", "target", required=True, metavar="FILE", help="The file to write; its ending says how.")
@options.assume
@options.as_of
def command(structure: str, target: str, assume: tuple[str, ...], as_of: str | None) -> None:
    r"""Draw a structure: an svg, png or pdf file for a paper, or a dot or mmd (Mermaid) file for other programs.

    Upward lines point up; shape and line style carry the meaning, and findings are marked. A file that is there already
    is replaced, whole or not at all.

    \b
    Examples:
      ctgraph draw leicestershire-2009 -o leicestershire.svg
      ctgraph draw kent-2011 -o kent.pdf --assume inferred
    """
    from ctgraph import app

    path = Path(target)
    output.write_file(path, app.draw(app.load(structure), ending_of(path), assume, as_of))


def ending_of(path: Path) -> str:
    """Return the ending of a file that can be drawn, without its dot. Raises `CtgraphError` for any other."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        near = did_you_mean(ending, ENDINGS) if ending else ""
        raise CtgraphError(f"{path}: cannot be drawn by that ending{near or '; expected .' + ', .'.join(ENDINGS)}")
    return ending
