"""The shape of a renderer: one file in `renderers/`, one format, which defines `RENDERER`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Renderer(NamedTuple):
    """Turns a report or an answer into the text of one format.

    format: as users write it after `--format`.
    writers: for each type of answer that the format can hold, what writes it. A text ends with a newline.
    """

    format: str
    writers: Mapping[type, Callable[[Any], str]]


def renderer(wanted: str) -> Renderer:
    """Return the renderer of a format; only its own file is loaded."""
    found = importlib.import_module(f"ctgraph.renderers.{wanted}").RENDERER
    assert isinstance(found, Renderer)
    return found


def render(answer: object, wanted: str) -> str:
    """Return a report or an answer as text in a format that can hold it."""
    return renderer(wanted).writers[type(answer)](answer)
