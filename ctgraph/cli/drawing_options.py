"""What commands that draw share: where a drawing goes, how it looks, and what is said of small print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctgraph.cli import output
from ctgraph.cli.options import Decorator
from ctgraph.errors import CtgraphError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.model import Structure

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


def expect_a_file(target: str) -> None:
    """Refuse what ``-o`` may be and names no file. Raises `click.UsageError`."""
    if target in ("", "-"):
        raise click.UsageError("a diagram goes into a file: name one with -o, with an ending such as .svg")


def start_graphviz(target: str, endings: Sequence[str] = ()) -> None:
    """Let Graphviz start while structures are read, where there will be something for it to do."""
    wanted = endings or [Path(target).suffix.lower().removeprefix(".") or "svg"]
    if not {"dot", "mmd"}.issuperset(wanted):
        from ctgraph.drawing.engine import start

        start()


def is_folder(target: str) -> bool:
    """Say whether what ``-o`` names is a folder."""
    return target.endswith(("/", "\\")) or Path(target).is_dir()


def name_of(structure: Structure) -> str:
    """Return the name of a structure's drawing in a folder, without an ending."""
    return Path(structure.file).stem if structure.file[:1] != "<" else "structure"


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises `CtgraphError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CtgraphError(f"{folder}/: is a file already, and no folder") from error
    except OSError as error:
        raise CtgraphError(f"{folder}/: cannot be made: {(error.strerror or str(error)).lower()}") from error


def ending_of(path: Path) -> str:
    """Return how a file is to be drawn, by its ending. Raises `CtgraphError`."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in ENDINGS:
        return ending
    expected = f"; expected .{', .'.join(ENDINGS)}"
    hint = (did_you_mean(ending, ENDINGS) or expected) if ending else f"{expected}, or {path}/ for a folder"
    raise CtgraphError(f"{path}: cannot be drawn by that ending{hint}")


def complain_of_small_print(path: Path, smallest: float, page: str, draw_less: str) -> None:
    """Complain where the smallest text of a drawing could not be read on its page; `draw_less` says how to draw a part."""
    from ctgraph.drawing.options import SMALLEST_PRINT

    if smallest < SMALLEST_PRINT:
        larger = ", or take --size a3" if page != "a3" else ""
        output.complain(
            f"{path}: the smallest text prints at {smallest:.1f} points on {page.upper()}; {draw_less}{larger}"
        )
