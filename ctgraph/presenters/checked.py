"""What is wrong, for people and programs, and for what gathers the results of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctgraph.presenters.findings import FINDINGS
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.checked import Checked

if TYPE_CHECKING:
    from ctgraph.formats.remarks import Remarks


def _make_remarks(checked: Checked) -> Remarks:
    from ctgraph.presenters.remarks import make_remarks  # a check is more often for people

    return make_remarks(checked)


CHECKED = Presenter[Checked](
    lambda checked: FINDINGS.blocks(checked.report),
    lambda checked: FINDINGS.json(checked.report),
    lambda checked: FINDINGS.rows(checked.report),  # type: ignore[misc]  # findings are a table
    _make_remarks,
)
