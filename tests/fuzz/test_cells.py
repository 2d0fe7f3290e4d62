"""A few hundred of the cells that `make fuzz` changes: each workbook comes in, or is refused with what is wrong."""

from __future__ import annotations

import io

import openpyxl
import pytest
from fuzz_cells import change, try_out


@pytest.mark.parametrize("seed", range(8))
def test_changed_cells_come_in_or_are_refused(seed: int) -> None:
    how, told = try_out(change(f"suite {seed}", 50))
    assert (how in {"came in", "refused"}, told) == (True, "")


def test_what_goes_wrong_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = change("suite 0", 5)
    monkeypatch.setattr("ctgraph.exchange.import_file.read_workbook", lambda *_: 1 / 0)
    how, told = try_out(changed)
    assert how == "wrong"
    assert "ZeroDivisionError" in told


def test_a_seed_gives_the_same_cells() -> None:
    def read(data: bytes) -> list[object]:
        book = openpyxl.load_workbook(io.BytesIO(data))
        return [cell.value for sheet in book.worksheets for row in sheet.rows for cell in row]

    assert read(change("suite 1", 20).data) == read(change("suite 1", 20).data)
    assert read(change("suite 1", 20).data) != read(change("suite 2", 20).data)
