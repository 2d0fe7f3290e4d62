"""The shape of a presenter: how the result of one question becomes blocks, JSON and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ctgraph.formats.blocks import Block
    from ctgraph.formats.csv import Rows
    from ctgraph.formats.json import Object
    from ctgraph.formats.remarks import Remarks

Result = TypeVar("Result")


class Presenter(NamedTuple, Generic[Result]):
    """Says what is shown of a result; `formats` turns that into characters.

    blocks: what people read, in the order in which they read it, as text, on a terminal or as Markdown.
    json: the same for programs, field by field, so that it changes only when somebody means it to.
    rows: the same for spreadsheets; None where a result is not one table.
    remarks: the same for what gathers the results of checks; None where a result is no check.
    """

    blocks: Callable[[Result], Iterable[Block]]
    json: Callable[[Result], Object]
    rows: Callable[[Result], Rows] | None = None
    remarks: Callable[[Result], Remarks] | None = None
