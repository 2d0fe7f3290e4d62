"""The option that puts bodies where somebody has moved them, and what is told where a picture replaces one with other places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options, Page
    from ctgraph.model import Structure

_MOVED = 1.0  # points by which a body stands elsewhere

layout = click.option(
    "--layout",
    metavar="FILE",
    help="Put bodies where they are in this .pptx or .drawio, which draw wrote and somebody changed.",
)


def expect_free(context: click.Context) -> None:
    """Raise `click.UsageError` where an option is given that would move what ``--layout`` leaves where it is."""
    for name, why in (("group_by", "boxes would move them"), ("size", "no page shrinks it")):
        if context.get_parameter_source(name) not in (None, click.core.ParameterSource.DEFAULT):
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"--layout leaves bodies where the file has them, and {why}: leave {option} out")


def read(file: str | None) -> tuple[Page, ...]:
    """Return the pages that say where bodies are to be; nothing if no file does. Raises `CtgraphError`."""
    if file is None:
        return ()
    from ctgraph.exchange.edited_drawing import read_pages
    from ctgraph.loading.text import read_bytes

    return read_pages(*read_bytes(file, "a drawing", noted=False))  # all of it now, so that it can be written anew


def take_places(structure: Structure, pages: Sequence[Page], drawing: Options) -> Options:
    """Return how a structure is to be drawn, with the places that its page gives to bodies, if there are pages."""
    if not pages:
        return drawing
    from ctgraph.exchange.edited_drawing import choose_page

    page = choose_page(pages, structure, drawing.title or structure.title)
    return drawing._replace(layout=page.places, is_layout_scaled=page.is_scaled)


def count_replaced(path: Path, drawn: bytes, asked: Sequence[tuple[Structure, str]]) -> int:
    """Return how many bodies of some structures, each with its title, stand elsewhere in a file than in what is to replace it."""
    from ctgraph.exchange.edited_drawing import ENDINGS, choose_page, read_pages
    from ctgraph.loading.text import read_bytes

    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return 0
    try:
        before = read_pages(*read_bytes(str(path), "a drawing", noted=False))
        after = read_pages(str(path), drawn)
    except CtgraphError:  # where there are no places, none is lost
        return 0
    moved = 0
    for structure, title in asked:
        old, new = (choose_page(pages, structure, title or structure.title) for pages in (before, after))
        stood = {place.body: place for place in old.places}
        both = [(stood[place.body], place) for place in new.places if place.body in stood]
        moved += sum(max(abs(was.x - now.x), abs(was.y - now.y)) > _MOVED for was, now in both)
    return moved


def tell_replaced(path: Path, moved: int) -> str:
    """Say that bodies stood elsewhere in a file that is replaced, and which option would have left them there."""
    bodies, it = ("1 body", "it") if moved == 1 else (f"{moved:,} bodies", "them")
    return (
        f"{path}: places in it were replaced: {bodies} stood elsewhere; the next time, keep {it} with --layout {path}"
    )
