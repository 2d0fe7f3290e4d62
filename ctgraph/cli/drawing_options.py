"""Options of the commands that draw, and warnings: of small text, of limits of Mermaid, and of what the font lacks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctgraph.cli import options, output
from ctgraph.errors import CtgraphError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.model import Structure

ENDINGS = ("svg", "png", "pdf", "dot", "mmd")
ENDINGS_OF_STRUCTURES = (
    "svg",
    "png",
    "pdf",
    "drawio",
    "pptx",
    "dot",
    "mmd",
)  # of which some are for those who go on drawing
WITHOUT_GRAPHVIZ = frozenset({"dot", "mmd"})
_MOST_NAMED = 10  # characters in a warning


_size = click.option(
    "--size", type=click.Choice(["a4", "a3"]), default="a3", show_default=True, help="The page that it must fit."
)
_theme = click.option(
    "--theme",
    type=click.Choice(["light", "dark", "mono"]),
    default="light",
    show_default=True,
    help="Colours; the meaning never depends on them.",
)
_title = click.option("--title", metavar="TEXT", help="A title in place of the structure's own.")
_no_legend = click.option("--no-legend", is_flag=True, help="Leave the legend out.")


def drawing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--size``, ``--theme``, ``--title`` and ``--no-legend``, which a command gets as one `drawing`, of type `Options`.

    Graphviz is held to ``--time-limit`` and ``--memory-limit``.
    """

    @functools.wraps(command)
    def with_drawing(
        *given: object, size: str, theme: str, title: str | None, no_legend: bool, **named: object
    ) -> object:
        from ctgraph.drawing.common.options import Options

        look = Options(page=size, theme=theme, title=title or "", legend=not no_legend)
        return command(*given, drawing=look, **named)

    return _size(_theme(_title(_no_legend(options.limits(with_drawing)))))


def expect_a_file(target: str) -> None:
    """Raise `click.UsageError` if the value of ``-o`` does not name a file."""
    if target in ("", "-"):
        raise click.UsageError("a diagram goes into a file: name one with -o, with an ending such as .svg")


def start_graphviz(target: str, endings: Sequence[str] = ()) -> None:
    """Start Graphviz, if it is needed, while structures are read."""
    wanted = endings or [Path(target).suffix.lower().removeprefix(".") or "svg"]
    if not WITHOUT_GRAPHVIZ.issuperset(wanted):
        from ctgraph.drawing.common.engine import start

        start()


def ending_of(path: Path, endings: Sequence[str] = ENDINGS) -> str:
    """Return the ending of a file, without its dot. Raises `CtgraphError` if it is none of those by which one can draw."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in endings:
        return ending
    expected = f"; expected .{', .'.join(endings)}"
    hint = (did_you_mean(ending, endings) or expected) if ending else f"{expected}, or {path}/ for a folder"
    raise CtgraphError(f"{path}: cannot be drawn by that ending{hint}")


def warn_of_small_print(path: Path, smallest: float, page: str, draw_less: str) -> None:
    """Warn if the smallest text of a drawing is too small to read on its page; `draw_less` says how to draw a part."""
    from ctgraph.drawing.common.options import SLIDE, SMALLEST_ON_SLIDE, SMALLEST_PRINT

    if page == SLIDE:
        if smallest < SMALLEST_ON_SLIDE:
            output.print_error(
                f"{path}: the smallest text of a slide, without its legend, has {smallest:.1f} points; {draw_less}"
            )
    elif smallest < SMALLEST_PRINT:
        larger = ", or take --size a3" if page != "a3" else ""
        output.print_error(
            f"{path}: the smallest text prints at {smallest:.1f} points on {page.upper()}; {draw_less}{larger}"
        )


def warn_of_missing_glyphs(path: Path, structure: Structure) -> None:
    """Warn if the font of diagrams cannot draw every character in the names of a picture, for which none other is taken."""
    if path.suffix.lower() not in (".png", ".pdf"):
        return
    from ctgraph.drawing.common.typefaces import list_lacking

    bodies = structure.bodies.values()
    lacking = list_lacking("".join([structure.title, *(f"{body.name}{body.short}" for body in bodies)]))
    if lacking:
        named = ", ".join(f"{each} (U+{ord(each):04X})" for each in lacking[:_MOST_NAMED])
        more = f" and {len(lacking) - _MOST_NAMED:,} more" if len(lacking) > _MOST_NAMED else ""
        output.print_error(
            f"warning: {path}: the font of diagrams has no glyph for {named}{more}; an empty box stands for each. The ending .svg takes"
            " the fonts of whoever opens it"
        )


def warn_of_mermaid_limits(path: Path, drawn: bytes, draw_less: str) -> None:
    """Warn if a drawing in Mermaid is more than Mermaid draws by default; `draw_less` says how to draw a part."""
    if path.suffix.lower() == ".mmd":
        from ctgraph.drawing.common.mermaid import describe_excess

        excess = describe_excess(drawn.decode())
        if excess:
            output.print_error(f"{path}: {excess}; {draw_less}")
