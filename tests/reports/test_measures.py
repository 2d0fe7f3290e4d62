"""The room on paper: of a diagram on its sheet, and of the columns of a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctgraph.drawing.common.options import SMALLEST_PRINT
from ctgraph.formats.blocks import Diagram, Section, Table
from ctgraph.reports.measures import (
    LONGEST_WORD,
    SHEETS,
    Sheet,
    choose_sheet,
    is_short,
    measure,
    share_columns,
)

TEXT = (100.0, 100.0)
TAKEN = (57.0, 108.0)
CELLS = st.text("ab ", max_size=120)


def diagram(width: float, height: float, smallest: float = 11.0) -> Diagram:
    svg = f'<?xml version="1.0"?>\n<svg xmlns="x" width="{width}pt" height="{height}pt" viewBox="0 0 1 1">'
    return Diagram(Section("Diagram", 1), svg.encode(), "", smallest, "")


def sheet(drawn: Diagram, *names: str) -> Sheet:
    return choose_sheet(drawn, TEXT, TAKEN, names or tuple(SHEETS))[0]


@given(st.floats(101, 6000), st.floats(1, 6000), st.floats(4, 12))
def test_a_diagram_fits_its_sheet_and_keeps_its_shape(width: float, height: float, smallest: float) -> None:
    drawn = diagram(width, height, smallest)
    fitted = sheet(drawn)
    across, down = sorted(SHEETS[fitted.name], reverse=fitted.flipped)
    assert fitted.width <= across - TAKEN[0] + 1e-6
    assert fitted.height <= down - TAKEN[1] + 1e-6
    wide, high = measure(drawn)
    assert fitted.width * high == pytest.approx(fitted.height * wide)
    assert fitted.smallest == pytest.approx(smallest * fitted.width / wide)
    assert fitted.width <= wide + 1e-6  # never enlarged


@pytest.mark.parametrize(
    ("drawn", "name", "flipped"),
    [
        (diagram(400, 300), "a4", False),
        (diagram(790, 400), "a4", True),
        (diagram(400, 790), "a4", False),
        (diagram(1300, 700), "a4", True),
        (diagram(2000, 900, 8.0), "a2", True),
        (diagram(900, 2000, 8.0), "a2", False),
        (diagram(9000, 9000), "a0", False),
    ],
)
def test_it_is_the_smallest_legible_sheet(drawn: Diagram, name: str, flipped: bool) -> None:
    fitted = sheet(drawn)
    assert (fitted.name, fitted.flipped) == (name, flipped)
    assert fitted.smallest >= SMALLEST_PRINT or name == "a0"


def test_the_largest_allowed_sheet_is_the_limit() -> None:
    fitted = sheet(diagram(2000, 900, 8.0), "a4", "a3")
    assert fitted.name == "a3"
    assert fitted.smallest < SMALLEST_PRINT


def test_a_small_diagram_keeps_its_size() -> None:
    assert sheet(diagram(90, 80)) == Sheet("", False, 90, 80, 11)


def test_what_is_said_under_a_diagram_has_its_room() -> None:
    bare, noted = diagram(790, 2000, 20.0), diagram(790, 2000, 20.0)._replace(note="It shows groups.")
    assert choose_sheet(bare, TEXT, TAKEN)[1] == ()
    fitted, notes = choose_sheet(noted, TEXT, TAKEN)
    assert notes == ("It shows groups.",)
    assert fitted.height == pytest.approx(sheet(bare).height - 50)
    fitted, notes = choose_sheet(diagram(9000, 9000), TEXT, TAKEN)
    assert notes == (f"The smallest text of this diagram prints at {fitted.smallest:.1f} points.",)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_columns_fill_the_room_and_hold_their_longest_word(rows: list[tuple[str, str, str]]) -> None:
    table = Table(("one", "two", "three"), tuple(rows))
    widths = share_columns(table, 100)
    assert sum(widths) == pytest.approx(100)
    for column, width in zip(zip(table.columns, *rows, strict=True), widths, strict=True):
        assert width > min(max(len(word) for cell in column for word in cell.split()), LONGEST_WORD)
    longest = [max(map(len, column)) for column in zip(table.columns, *rows, strict=True)]
    if any(
        width < most for width, most in zip(widths, longest, strict=True)
    ):  # then no other has what it does not need
        assert all(width <= most + 2 for width, most in zip(widths, longest, strict=True))


def test_short_cells_are_not_broken_where_there_is_room() -> None:
    table = Table(("finding", "finds that"), (("Unmatched acceptance", "an accepted finding is not found"),))
    assert share_columns(table, 100)[0] > len("Unmatched acceptance")


def test_cells_take_one_line_where_there_is_room() -> None:
    rows = (("Missing statutory partner", "a partner that the law names is not represented"), ("Unsourced", "a fact"))
    finding, finds = share_columns(Table(("finding", "finds that"), rows), 80)
    assert finding > len(rows[0][0])
    assert finds > len(rows[0][1])


def test_words_that_no_line_may_end_between_are_one_word() -> None:
    rows = (("row\u00a017", "a b " * 30),)
    assert share_columns(Table(("x", "y"), rows), 40)[0] > len("row 17")


@pytest.mark.parametrize(
    ("rows", "short"), [(8 * (("a", "b"),), True), (9 * (("a", "b"),), False), ((("a" * 1000, "b"),), False)]
)
def test_a_short_table_is_not_divided(rows: tuple[tuple[str, ...], ...], short: bool) -> None:
    assert is_short(Table(("x", "y"), rows)) is short
