"""What commands that draw share: where a drawing goes, how it looks, and what is said of small print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ctgraph.cli import output
from ctgraph.cli.options import Decorator
from ctgraph.errors import CtgraphError, did_you_mean

ENDINGS = ("svg", "png", "pdf", "dot", "mmd")


def target(*, required: bool) -> Decorator[Any]:
    """Return ``-o``, the file or folder that a drawing goes to."""
    return click.option(
        "-o",
        "--output",
        "target",
        required=required,
        metavar="FILE|FOLDER/",
        help="The file to write; its ending says how. A folder gets a file for each structure.",
    )


size = click.option(
    "--size", type=click.Choice(["a4", "a3"]), default="a3", show_default=True, help="The page that it must fit."
)
theme = click.option(
    "--theme",
    type=click.Choice(["light", "dark", "mono"]),
    default="light",
    show_default=True,
    help="Colours; the meaning never depends on them.",
)
title = click.option("--title", metavar="TEXT", help="A title in place of the structure's own.")
no_legend = click.option("--no-legend", is_flag=True, help="Leave the legend out.")


def is_folder(target: str) -> bool:
    """Say whether what ``-o`` names is a folder."""
    return target.endswith(("/", "\\")) or Path(target).is_dir()


def ending_of(path: Path) -> str:
    """Return how a file is to be drawn, by its ending. Raises `CtgraphError`."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        near = did_you_mean(ending, ENDINGS) if ending else ""
        raise CtgraphError(f"{path}: cannot be drawn by that ending{near or '; expected .' + ', .'.join(ENDINGS)}")
    return ending


def complain_of_small_print(path: Path, smallest: float, page: str, draw_less: str) -> None:
    """Complain where the smallest text of a drawing could not be read on its page; `draw_less` says how to draw a part."""
    from ctgraph.drawing.options import SMALLEST_PRINT

    if smallest < SMALLEST_PRINT:
        larger = ", or take --size a3" if page != "a3" else ""
        output.complain(
            f"{path}: the smallest text prints at {smallest:.1f} points on {page.upper()}; {draw_less}{larger}"
        )
