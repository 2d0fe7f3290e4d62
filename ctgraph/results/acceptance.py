"""What became of the acceptances of a structure file."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Reported, StructureReport
from ctgraph.model import Acceptance


class AcceptanceChange(NamedTuple):
    """Entries that were written into a file or taken out of it.

    report: the structure as it is afterwards, with its findings.
    text: the text of its file.
    entries: the entries that were written, or those that were taken out; then `is_undone`.
    finding: the finding that they are for, as it is afterwards; None where there is none any more.
    """

    report: StructureReport
    text: str
    entries: tuple[Acceptance, ...]
    finding: Reported | None
    is_undone: bool = False
