"""The shape of a renderer: `renderers/<format>`, a file or a folder of files, which defines `RENDERER`."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple


class Renderer(NamedTuple):
    """Turns a report or an answer into the text of one format.

    format: as users write it after `--format`.
    write: takes the report or answer and returns the text, which ends with a newline.
    """

    format: str
    write: Callable[[Any], str]


def by_family(package: str) -> Callable[[Any], Any]:
    """Return what writes any answer: the file of `package` that has the name of the answer's own, by its `WRITERS`.

    So a new family of answers takes a file beside the others and no list to edit, and what is not asked for is not loaded.
    """

    def write(answer: object) -> Any:
        family = type(answer).__module__.rpartition(".")[2]
        return importlib.import_module(f"{package}.{family}").WRITERS[type(answer)](answer)

    return write


def renderer(wanted: str) -> Renderer:
    """Return the renderer of a format; only its own file is loaded."""
    package = "presenters" if wanted in ("json", "csv") else "formats"
    found = importlib.import_module(f"ctgraph.{package}.{wanted}").RENDERER
    assert isinstance(found, Renderer)
    return found


def render(answer: object, wanted: str) -> str:
    """Return a report or an answer as text in a format that can hold it."""
    return renderer(wanted).write(answer)
