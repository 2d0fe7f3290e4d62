"""What a changed sheet brought into a structure file."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.model import Structure
from ctgraph.results.comparison import Operation
from ctgraph.results.imported import Notice


class Updated(NamedTuple):
    """A structure file into which a workbook was brought.

    file: the workbook.
    structure: what the file held before.
    made: the changes that were made, or would be.
    left: what is gone from the workbook, and was left in the file, as the changes that would take it out.
    notices: what a user should know of the workbook.
    text: the text of the file with the changes.
    written: whether it was written.
    """

    file: str
    structure: Structure
    made: tuple[Operation, ...]
    left: tuple[Operation, ...]
    notices: tuple[Notice, ...]
    text: str
    written: bool = False
