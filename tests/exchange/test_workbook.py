"""A workbook is looked at before it is expanded, and what Excel hides, merges or has not worked out is told."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from unittest import mock
from xml.sax.saxutils import escape, quoteattr

import pytest
from program import Ran, ctgraph

from ctgraph import Structure, load
from ctgraph.exchange.worksheet_scan import scan_worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEADINGS = ("Ref", "Name", "Reports to", "Type", "From")
ROWS = (
    HEADINGS,
    ("1", "Council", "", "council", ""),
    ("2", "Board", "Council", "board", ""),
    ("03", "Crew", "2", "", ""),
)


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def rows(table: tuple[tuple[str, ...], ...], first: int = 1, hidden: tuple[int, ...] = ()) -> str:
    made = []
    for number, row in enumerate(table, first):
        cells = "".join(cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(row))
        made.append(
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden else ""}>{cells}</row>'
        )
    return "".join(made)


def sheet(data: str, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/><sheetData>{data}</sheetData>{after}</worksheet>'


def book(sheets: dict[str, str], *, hidden: tuple[str, ...] = (), more: dict[str, str] | None = None) -> bytes:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for number, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number, _ in enumerate(sheets, 1)
    )
    override = f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{override}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r0" Type="{OFFICE}/officeDocument" '
        f'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **{f"xl/worksheets/sheet{number}.xml": text for number, text in enumerate(sheets.values(), 1)},
        **(more or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def tried(data: bytes, *options: str) -> Ran:
    Path("groups.xlsx").write_bytes(data)
    return ctgraph("import", "groups.xlsx", "--dry-run", *options)


def made(data: bytes, *options: str) -> Structure:
    Path("groups.xlsx").write_bytes(data)
    ran = ctgraph("import", "groups.xlsx", "-o", "made.yaml", *options)
    assert (ran.code, ran.err) == (0, "")
    return load("made.yaml")


def notices(data: bytes, *options: str) -> list[tuple[str, str]]:
    said = tried(data, "--format", "json", *options).json()
    return [(each["cell"], each["text"]) for each in said["notices"]]


@pytest.mark.parametrize("first", [1, 7])
def test_a_sheet_comes_in_wherever_its_table_begins(first: int) -> None:
    structure = made(book({"Groups": sheet(rows(ROWS, first))}))
    assert [(each.from_id, each.to_id) for each in structure.relations] == [("board", "council"), ("crew", "board")]
    assert structure.documents["register"].title == "groups.xlsx, sheet Groups"
    crew = structure.bodies["crew"]
    assert (crew.sources[0].place, dict(crew.identifiers)) == (f"row {first + 3}", {"register": "03"})


def test_faults_are_told_by_sheet_and_cell() -> None:
    ran = tried(book({"Our groups": sheet(rows((*ROWS, ("4", "Team", "Bord", "", "soon"))))}))
    assert (ran.code, ran.out) == (2, "")
    assert "groups.xlsx: Our groups!C5: no row is called 'Bord'; did you mean 'Board'?" in ran.err
    assert "groups.xlsx: Our groups!E5: 'soon' is not a date" in ran.err


@pytest.mark.parametrize(("hidden", "told"), [((3,), "3"), ((2, 4), "2, 4")])
def test_hidden_rows_come_in_and_are_told(hidden: tuple[int, ...], told: str) -> None:
    data = book({"Groups": sheet(rows(ROWS, hidden=hidden))})
    assert notices(data) == [("Groups", f"hidden rows came in as well: {told}")]
    assert len(made(data).bodies) == 3


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("<f>B2</f>", "the formula has no value; open the workbook, and save it"),
        ("<f>B2</f><v></v>", "the formula has no value; open the workbook, and save it"),
        ('" t="e"><v>#REF!</v>', "the cell holds the error #REF!"),
    ],
)
def test_a_cell_without_a_value_is_told(held: str, told: str) -> None:
    inside = f'<c r="C5{held}</c>' if held.startswith('"') else f'<c r="C5">{held}</c>'
    data = book({"Groups": sheet(rows(ROWS) + f'<row r="5">{cell("B5", "Team")}{inside}</row>')})
    assert tried(data).err == f"groups.xlsx: Groups!C5: {told}\n"
    assert notices(data, "--lenient") == [("Groups!C5", f"{told} (it was taken as empty)")]


def test_a_formula_with_a_value_and_text_that_looks_like_one_are_taken() -> None:
    inside = '<c r="C5" t="str"><f>B2</f><v>Council</v></c>'
    structure = made(book({"Groups": sheet(rows(ROWS) + f'<row r="5">{cell("B5", "=cmd()")}{inside}</row>')}))
    assert structure.bodies["cmd"].name == "=cmd()"
    assert ("cmd", "council") in {(each.from_id, each.to_id) for each in structure.relations}


@pytest.mark.parametrize("merged", ["C4:C5", "C4:D5"])
def test_merged_cells_keep_their_first(merged: str) -> None:
    table = (*ROWS, ("5", "Team", "Council", "", ""))
    data = book({"Groups": sheet(rows(table), f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>')})
    told = "the cells are merged; the value was taken for the first of them only"
    assert notices(data) == [(f"Groups!{merged}", told)]
    assert [(each.from_id, each.to_id) for each in made(data).relations] == [("board", "council"), ("crew", "board")]


def test_numbers_and_dates_are_taken_as_they_are_read() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    last = '<row r="5"><c r="A5"><v>12</v></c>{}<c r="C5"><v>2</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" s="1"><v>40664</v></c></row>'
    data = book({"Groups": sheet(rows(ROWS) + last.format(cell("B5", "Team")))}, more={"xl/styles.xml": styles})
    data = with_styles(data)
    team = made(data).bodies["team"]
    assert (dict(team.identifiers), team.period.begins, team.own.label) == ({"register": "12"}, "2011-05-01", "TRUE")


def with_styles(data: bytes) -> bytes:
    """The same workbook with its styles linked."""
    link = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(done, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace("</Relationships>", link) if name.endswith("workbook.xml.rels") else text)
    return done.getvalue()


@pytest.mark.parametrize(
    "far",
    [
        cell("XFD1048576", "x"),
        '<c r="XFD1048576"><v>1</v></c>',
        '<c r="XFD1048576" t="str"><f>A1</f><v></v></c>',
        '<c r="ZZ9000" t="s"><v>0</v></c>',
    ],
)
def test_a_sheet_that_goes_too_far_is_refused_before_it_is_expanded(far: str) -> None:
    with mock.patch.dict(sys.modules, {"python_calamine": None}):  # which is not asked
        ran = tried(book({"Groups": sheet(rows(ROWS) + f'<row r="1048576">{far}</row>')}))
    assert ran.code == 2
    assert "groups.xlsx: Groups: it goes over " in ran.err
    assert "which is more than 5,000,000 cells; delete what stands far from the table" in ran.err


def texts(*lengths: int) -> dict[str, str]:
    held = "".join(f"<si><t>{'x' * length}</t></si>" for length in lengths)
    return {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{held}</sst>'}


def shared(number: int, cells: int) -> str:
    return "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{number}</v></c></row>' for row in range(1, cells + 1))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            book({"G": sheet(shared(0, 2000))}, more=texts(100_000)),
            "hold 200,000,000 characters, which is more than 100,000,000",
        ),
        (book({"G": sheet(shared(1, 101)), "H": sheet("")}, more=texts(5, 1_000_000)), "hold 101,000,000 characters"),
        (book({f"G{n}": sheet(shared(0, 600)) for n in range(2)}, more=texts(90_000)), "hold 108,000,000 characters"),
        (
            book({f"S{n}": sheet(f'<row r="1">{cell("A1", "x")}{cell("A2500000", "y")}</row>') for n in range(3)}),
            "its sheets together go over more than 5,000,000 cells; take out those that are not needed",
        ),
        (
            book({f"S{n}": sheet(f'<row r="1">{cell("ZZ7000", "y")}</row>') for n in range(9)}),
            "its sheets together go over more than 5,000,000 cells",
        ),
        (
            book(
                {"G": sheet(cell("Z9000", "y"), "<mergeCells>" + '<mergeCell ref="A1:Z9000"/>' * 30 + "</mergeCells>")}
            ),
            "G: its merged ranges go over 7,020,000 cells, which is more than 5,000,000; unmerge them",
        ),
        (
            book(
                {
                    "G": sheet(
                        cell("CV3000", "y"), "<mergeCells>" + '<mergeCell ref="B2:ZZ9000"/>' * 20 + "</mergeCells>"
                    )
                }
            ),
            "G: its merged ranges go over ",
        ),
    ],
)
def test_what_would_not_fit_into_memory_is_refused_before_it_is_expanded(data: bytes, told: str) -> None:
    with mock.patch.dict(sys.modules, {"python_calamine": None}):  # which is not asked
        ran = tried(data)
    assert ran.code == 2
    assert told in ran.err


def test_one_part_that_many_names_list_is_looked_at_once() -> None:
    with mock.patch("ctgraph.exchange.workbook.scan_worksheet", wraps=scan_worksheet) as scanned:
        data = book({f"S{n}": sheet(rows(ROWS)) for n in range(5)})
        tried(_list_first(data))
    assert scanned.call_count == 1


def _list_first(data: bytes) -> bytes:
    """Return a workbook in which each name leads to its first sheet."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"sheet\d+\.xml", b"sheet1.xml", old.read(name)))
    return changed.getvalue()


def test_a_sheet_is_taken_by_its_own_case_first() -> None:
    other = sheet(rows((("Name", "Parent"), ("A", ""), ("B", "A"))))
    sheets = {"S": other, "s": sheet(rows(ROWS))}
    assert len(made(book(sheets), "--sheet", "S").bodies) == 2


def test_rows_without_a_value_do_not_count() -> None:
    empty = "".join(f'<row r="{number}"><c r="Z{number}" s="0"/></row>' for number in range(900_000, 900_500))
    data = book({"Groups": sheet(rows(ROWS) + empty + '<row r="1048576"/>')})
    assert len(made(data).bodies) == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (book({"G": sheet(rows(ROWS))}, more={"xl/vbaProject.bin": "x"}), "is a workbook with macros"),
        (book({"G": sheet(rows(ROWS))}, more={"xl/x/VBAPROJECT.bin": ""}), "is a workbook with macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook in the old form (.xls), or has a password"),
        (b"PK\x03\x04 and no more", "is a damaged workbook"),
        (book({"G": sheet(rows(ROWS))})[:-40], "is a damaged workbook"),
        (book({"G": "<worksheet>"}), "is a damaged workbook"),
        (
            book({"G": f"<!DOCTYPE a [<!ENTITY b 'c'>]>{sheet(rows(ROWS))}"}),
            "it declares entities or a type of document, which it does not need",
        ),
        (book({"G": sheet('<row r="1"><c r="A0"/></row>')}), "'A0' is no cell"),
        (book({}), "has no sheet with cells"),
        (book({"G": sheet("")}), "G: no row was recognised as headings"),
    ],
)
def test_what_is_no_plain_workbook_is_refused(data: bytes, told: str) -> None:
    ran = tried(data)
    assert (ran.code, ran.out) == (2, "")
    assert "groups.xlsx: " in ran.err
    assert told in ran.err


def test_a_macro_workbook_is_known_by_what_it_says_of_itself() -> None:
    types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    data = book({"G": sheet(rows(ROWS))}, more={"[Content_Types].xml": types})
    assert "is a workbook with macros, and was not opened" in tried(data).err


def test_another_archive_is_no_workbook() -> None:
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w") as new:
        new.writestr("word/document.xml", "<w/>")
    assert "is no workbook (.xlsx); save the sheet as .xlsx or as CSV UTF-8" in tried(done.getvalue()).err


def test_a_sheet_is_chosen_where_several_hold_a_table() -> None:
    other = sheet(rows((("Name", "Parent"), ("A", ""), ("B", "A"))))
    sheets = {"Notes": sheet(rows((("Read me",),))), "Groups": sheet(rows(ROWS)), "Posts": other}
    assert "a table in 2 sheets, Groups, Posts; --sheet says which to take" in tried(book(sheets)).err
    assert len(made(book(sheets), "--sheet", "posts").bodies) == 2
    assert (
        "there is no sheet 'Post'; it has Notes, Groups, Posts; did you mean 'Posts'?"
        in tried(book(sheets), "--sheet", "Post").err
    )
    assert tried(book(sheets, hidden=("Posts",)), "--format", "json").json()["sheet"] == "Groups"
    assert tried(book({"Posts": other}, hidden=("Posts",)), "--format", "json").json()["sheet"] == "Posts"
    Path("a.csv").write_text("Name,Parent\nA,\n")
    assert "there is no sheet 'x'; it has no sheets" in ctgraph("import", "a.csv", "--dry-run", "--sheet", "x").err


def test_sheets_that_are_passed_over_are_told() -> None:
    sheets = {"Groups": (("Name", "Parent"), ("A", "")), "Contacts": (("Group", "Minutes to"), ("A", "clerk"))}
    data = book({name: sheet(rows(held)) for name, held in {**sheets, "Empty": (), "Notes": (("old",),)}.items()})
    said = "this sheet was not read: the table stands in 'Groups'"
    assert notices(data) == [("Contacts", said), ("Notes", said)]


def test_where_calamine_is_missing_the_command_that_brings_it_is_named() -> None:
    with mock.patch.dict(sys.modules, {"python_calamine": None}):
        ran = tried(book({"Groups": sheet(rows(ROWS))}))
    assert ran.code == 2
    assert (
        ran.err
        == 'a workbook needs python-calamine: pip install "ctgraph[excel]" brings it; or save the sheet as CSV UTF-8\n'
    )
