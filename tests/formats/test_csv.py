"""CSV: every cell comes back as it was, save one that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries

from ctgraph.formats.blocks import visible
from ctgraph.formats.csv import Rows, render_csv


def read_back(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


def test_rows_stand_under_their_columns() -> None:
    assert render_csv(Rows(("body", "seats"), [("board, the", 3), ("forum", -2)])) == (
        'body,seats\n"board, the",3\nforum,-2\n'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_formula_is_shown_as_text(start: str) -> None:
    _, (cell,) = read_back(render_csv(Rows(("name",), [(f"{start}1+1",)])))
    assert cell == f"'{start}1+1"


def begins_formula(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


TRICKS = ["a;=1+1", "a; +1", 'a, b;"=1+1"', 'x;"" -1', "a;;@SUM(A1)", ";＝1", " =1+1", "d 1; -2"]


@pytest.mark.parametrize("first", ["", "a", "b, c"])
@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("parted_by", [",", ";"])
def test_no_cell_is_a_formula_where_commas_or_semicolons_part_them(first: str, trick: str, parted_by: str) -> None:
    written = render_csv(Rows(("one", "two"), [(first, trick)]))
    rows = csv.reader(io.StringIO(written, newline=""), delimiter=parted_by)
    assert [cell for row in rows for cell in row if begins_formula(cell)] == []


@settings(max_examples=tries(30))
@given(st.lists(st.text(alphabet='a;=+-@" ,\n') | st.text(), min_size=1))
def test_no_cell_of_any_texts_is_a_formula_under_a_semicolon(cells: list[str]) -> None:
    written = render_csv(Rows([str(number) for number in range(len(cells))], [cells]))
    rows = csv.reader(io.StringIO(written, newline=""), delimiter=";")
    assert [cell for row in rows for cell in row if begins_formula(cell)] == []


@settings(max_examples=tries(40))
@given(st.lists(st.text(), min_size=1))
def test_a_cell_that_is_no_formula_comes_back_as_it_is_shown(cells: list[str]) -> None:
    _, row = read_back(render_csv(Rows([str(number) for number in range(len(cells))], [cells])))
    assert [cell.replace("'", "") for cell in row] == [visible(cell).replace("'", "") for cell in cells]
