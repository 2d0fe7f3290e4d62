"""The officer's workbook: a structure that goes out comes back, and what is wrong is told by sheet and cell."""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest
from every_key import FULL
from hostile_names import IDS, NAMES
from program import Ran, ctgraph
from sheets import hostile
from small_files import as_yaml, named
from written import facts

from ctgraph import CtgraphError, Structure, StructureFileError, load, loads
from ctgraph.exchange.officer.exporting import export_workbook, make_template
from ctgraph.exchange.officer.importing import import_workbook
from ctgraph.exchange.officer.layout import LAYOUTS
from ctgraph.exchange.officer.rows import list_rows
from ctgraph.exchange.sheets import Sheet
from ctgraph.exchange.workbook import read_workbook
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.composing import compose

TEMPLATE = make_template()
# What an officer fills in: rows by sheet.
FILLED: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "Structure": [{"structure": "ours", "title": "Our partnership", "as of": "2011-05"}],
    "Sources": [{"key": "review", "title": "The review", "date": "2011-03"}],
    "Bodies": [
        {
            "id": "council",
            "name": "The Council",
            "kind": "council",
            "answers outside": "elected",
            "source": "review p. 1",
        },
        {
            "id": "board",
            "name": "Children's Board",
            "short": "CB",
            "kind": "board",
            "source": "review p. 2",
            "seats": 12,
        },
        {"name": "Early Years Group", "kind": "working_group", "source": "review p. 3", "chair": "vacant"},
    ],
    "Relations": [
        {"body": "board", "relation": "accountable_to", "other": "council"},
        {
            "body": "Early Years Group",
            "relation": "reports to",
            "other": "CB",
            "standing": "unclear",
            "source": "review p. 9",
        },
    ],
    "Members": [{"body": "board", "agency": "Police", "posts": "Chief Constable; Deputy", "seats": 2}],
    "Functions": [{"name": "Staying safe", "owner": "board; early years group", "source": "review p. 4"}],
}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fill(rows: Mapping[str, Sequence[Mapping[str, Any]]], change: Callable[[Any], None] = lambda _book: None) -> Path:
    """A template that openpyxl filled in, as another program saves it."""
    book = openpyxl.load_workbook(io.BytesIO(TEMPLATE))
    for name, listed in rows.items():
        headings = [cell.value for cell in book[name][2]]
        for number, row in enumerate(listed, 3):
            for heading, value in row.items():
                book[name].cell(number, headings.index(heading) + 1).value = value
    change(book)
    path = Path("groups.xlsx")
    book.save(path)
    return path


def made(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], change: Callable[[Any], None] = lambda _book: None
) -> Structure:
    fill(rows, change)
    ran = ctgraph("import", "groups.xlsx", "-o", "made.yaml")
    assert (ran.code, ran.err) == (0, "")
    return load("made.yaml")


def told(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], change: Callable[[Any], None] = lambda _book: None
) -> list[str]:
    """The faults of a workbook, without the name of the file."""
    fill(rows, change)
    ran = ctgraph("import", "groups.xlsx", "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    return [line.removeprefix("groups.xlsx: ") for line in ran.err.splitlines()]


def notices(rows: Mapping[str, Sequence[Mapping[str, Any]]], change: Callable[[Any], None]) -> list[tuple[str, str]]:
    fill(rows, change)
    said = ctgraph("import", "groups.xlsx", "--dry-run", "--format", "json").json()
    return [(each["cell"], each["text"]) for each in said["notices"]]


def changed(sheet: str, place: int, **cells: Any) -> dict[str, list[Mapping[str, Any]]]:
    """What an officer fills in, with other cells in one row, or with one more row."""
    rows = {name: [*listed] for name, listed in FILLED.items()}
    listed = rows.setdefault(sheet, [])
    row = {
        **(listed[place] if place < len(listed) else {}),
        **{key.replace("_", " "): text for key, text in cells.items()},
    }
    rows[sheet] = [*listed[:place], row, *listed[place + 1 :]]
    return rows


def as_sheets(structure: Structure) -> list[Sheet]:
    """The sheets of a workbook as they would be read, without the workbook."""
    rows = list_rows(compose(structure))
    return [
        Sheet(
            "s.xlsx",
            layout.name,
            (
                tuple(column.says for column in layout.columns),
                tuple(column.heading for column in layout.columns),
                *(tuple(row.get(column.key, "") for column in layout.columns) for row in rows[layout.name]),
            ),
        )
        for layout in LAYOUTS
    ]


def as_read(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Sheet]:
    """The sheets of a filled template as they would be read, without the workbook."""
    read = []
    for layout in LAYOUTS:
        headings = [column.heading for column in layout.columns]
        texts = [tuple(str(row.get(heading, "")) for heading in headings) for row in rows.get(layout.name, ())]
        read.append(Sheet("s.xlsx", layout.name, (("",), tuple(headings), *texts)))
    return read


def again(data: bytes) -> Structure:
    return import_workbook("s.xlsx", read_workbook("s.xlsx", data), "s", {}).structure


def test_every_structure_that_ships_comes_back() -> None:
    for name in shipped():
        structure = load(name)
        assert facts(import_workbook("s.xlsx", as_sheets(structure), "", {}).structure) == facts(structure), name


@pytest.mark.parametrize("name", ["solihull-2011", "kent-2011-proposed", "solihull-history"])
def test_a_workbook_comes_back(name: str) -> None:
    assert ctgraph("export", name, "-o", "s.xlsx") == Ran(0, "", "")
    assert ctgraph("import", "s.xlsx", "-o", "again.yaml").code == 0
    assert facts(load("again.yaml")) == facts(load(name))


def test_every_key_comes_back_in_every_form() -> None:
    assert facts(again(export_workbook(loads(FULL)))) == facts(loads(FULL))


def test_a_workbook_that_libreoffice_saved_comes_in_the_same() -> None:
    saved = Path(__file__).with_name("saved-by-libreoffice.xlsx")
    assert facts(load(str(saved))) == facts(load(str(saved.with_suffix(".yaml"))))


def test_functions_of_one_name_keep_their_own_owners() -> None:
    owners = [{"b": {"role": "oversees"}}, "b", {"c": "unclear"}]
    functions = [{"name": "Safe", "owner": owner} for owner in owners]
    bodies = {key: {"name": key, "kind": "board"} for key in "bc"}
    structure = loads(as_yaml({"structure": "s", "bodies": bodies, "functions": functions}))
    assert facts(again(export_workbook(structure))) == facts(structure)


def test_hostile_names_come_back() -> None:
    assert facts(again(export_workbook(hostile()))) == facts(hostile())
    for text in ("<r>x</r>", "a; b", '"a"; "b', "_x0041_", NAMES["formula"], NAMES["lines"], " a", '"'):
        structure = loads(named(text))
        assert facts(again(export_workbook(structure))) == facts(structure), text


def test_hostile_ids_come_back() -> None:
    bodies = {key: {"name": f"n{place}", "kind": "board"} for place, key in enumerate(IDS)}
    upward = {key: {**body, "reports_to": [each for each in IDS if each != key][:3]} for key, body in bodies.items()}
    kinds = {"kinds": {" k": {"label": "K", "like": "board"}}, "relations": {'"r': {"label": "r", "like": "informs"}}}
    upward["a b"] |= {"kind": " k", '"r': "node"}
    structure = loads(as_yaml({"structure": "s", **kinds, "bodies": upward}))
    assert facts(again(export_workbook(structure))) == facts(structure)


@pytest.mark.parametrize("text", ["\ufffe", "a\uffffb", "<r>\x1b</r>"])
def test_what_no_workbook_can_hold_is_refused(text: str) -> None:
    Path("s.yaml").write_text(
        f'structure: s\nbodies: {{b: {{name: "{text.encode("unicode-escape").decode()}", kind: board}}}}'
    )
    ran = ctgraph("export", "s.yaml", "-o", "s.xlsx")
    assert (ran.code, Path("s.xlsx").exists()) == (2, False)
    assert "s.yaml: a workbook cannot hold" in ran.err


def test_what_does_not_fit_into_a_cell_is_refused() -> None:
    bodies = {f"{number} " + "x" * 200: {"name": "n", "kind": "board"} for number in range(200)}
    accepted = [{"rule": "unsourced", "reason": "Known", "bodies": [*bodies]}]
    structure = loads(as_yaml({"structure": "s", "bodies": bodies, "accepted": accepted}))
    with pytest.raises(CtgraphError, match="a cell holds at most 32,767"):
        export_workbook(structure)


def test_a_structure_without_bodies_is_refused() -> None:
    Path("s.yaml").write_text("structure: s\nbodies: {}\n", encoding="utf-8")
    ran = ctgraph("export", "s.yaml", "-o", "s.xlsx")
    assert "s.yaml: a workbook cannot hold what stands in it: s.yaml: Bodies: no row with a name" in ran.err


def test_a_title_that_is_wrong_is_told_without_a_cell() -> None:
    fill(FILLED)
    ran = ctgraph("import", "groups.xlsx", "--dry-run", "--title", "x" * 600)
    assert ran.err.startswith("groups.xlsx: 'xxx")


def test_nothing_in_a_workbook_acts() -> None:
    data = export_workbook(loads(named(NAMES["formula"])))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")}
        links = [name for name in archive.namelist() if "rels" in name and "worksheets" in name]
    assert len(parts) == len(LAYOUTS) + 2
    assert not links
    assert not re.findall("<f>|<f |<hyperlink", "".join(parts.values()))


def test_the_same_structure_gives_the_same_bytes() -> None:
    assert export_workbook(loads(FULL)) == export_workbook(loads(FULL))


def test_each_column_has_a_sentence_and_its_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_template()))
    assert [name for name in book.sheetnames if book[name].sheet_state == "visible"] == [
        "Guide",
        *(each.name for each in LAYOUTS),
    ]
    offered = {}
    for layout in LAYOUTS:
        sheet = book[layout.name]
        for place, column in enumerate(layout.columns):
            says, heading = sheet.cell(1, place + 1).value, sheet.cell(2, place + 1).value
            assert str(says).endswith("."), (layout.name, heading)
            assert heading == column.heading
            assert sheet.cell(3, place + 1).value is None
        for each in sheet.data_validations.dataValidation:
            heading = sheet.cell(2, next(iter(each.sqref.ranges)).min_col).value
            first, last = each.formula1.partition("!")[2].replace("$", "").split(":")
            held = book[each.formula1.partition("!")[0]]
            offered[layout.name, heading] = [cell.value for (cell,) in held[f"{first}:{last}"]]
    assert offered["Bodies", "status"][:2] == ["active", "new"]
    assert len(",".join(offered["Bodies", "kind"])) > 255  # which Excel drops where it stands in the cell itself
    assert {"scrutinises", "scrutinised_by", "overlaps"} <= {*offered["Relations", "relation"]}
    wanted = {(each.name, column.heading) for each in LAYOUTS for column in each.columns if column.choices}
    assert wanted <= offered.keys()


def test_kinds_of_their_own_are_offered() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(loads(FULL))))
    words = {cell.value for column in book["Lists"].columns for cell in column}
    assert {"lhb", "co_produces_with"} <= words


def test_a_filled_template_comes_in() -> None:
    structure = made(FILLED)
    assert (structure.id, structure.title, structure.as_of) == ("ours", "Our partnership", "2011-05")
    assert list(structure.bodies) == ["council", "board", "early-years-group"]
    assert [(each.from_id, each.kind, each.to_id, each.standing) for each in structure.relations] == [
        ("board", "accountable_to", "council", "stated"),
        ("early-years-group", "reports_to", "board", "unclear"),
    ]
    board = structure.bodies["board"]
    assert (board.stated_seats, board.members[0].posts, board.members[0].seats) == (
        12,
        ("Chief Constable", "Deputy"),
        2,
    )
    assert structure.functions[0].owners == ("board", "early-years-group")


@pytest.mark.parametrize(
    ("status", "standing", "lead"), [("On hold", "Unclear", "Yes"), ("ON_HOLD", "unclear ", "TRUE")]
)
def test_words_are_taken_in_capitals_and_with_blanks(status: str, standing: str, lead: str) -> None:
    rows = changed("Bodies", 1, status=status)
    rows["Bodies"][0] = {**rows["Bodies"][0], "answers outside": "Elected", "kind": "County council"}
    rows["Relations"] = [{**rows["Relations"][0], "standing": standing, "lead": lead, "relation": "Accountable to"}]
    rows["Facts"] = [{"body": "board", "fact": "Status", "standing": "Inferred"}]
    rows["Statuses"] = [{"body": "early-years-group", "from": "2010", "status": status}]
    rows["Kinds"] = [{"of": "Relation", "key": "co_owns", "label": "co-owns", "like": "works_with"}]
    structure = made(rows)
    assert list(structure.relation_kinds) == ["co_owns"]
    board = structure.bodies["board"]
    assert (board.status, board.status_fact.standing, structure.bodies["council"].kind) == (
        "on_hold",
        "inferred",
        "council",
    )
    assert structure.bodies["council"].answers_outside == "elected"
    assert [each.status for each in structure.bodies["early-years-group"].statuses] == ["on_hold"]
    assert [(each.kind, each.standing, each.lead) for each in structure.relations] == [
        ("accountable_to", "unclear", True)
    ]


def test_a_dry_run_says_what_would_come_in() -> None:
    fill(FILLED)
    ran = ctgraph("import", "groups.xlsx", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert "3 bodies, and 2 relations (1 accountable to and 1 reports to) would come in." in ran.out
    assert [path.name for path in Path().iterdir()] == ["groups.xlsx"]


@pytest.mark.parametrize(
    ("sheet", "number", "cells", "fault"),
    [
        ("Relations", 1, {"other": "Childrens Bord"}, "Relations!C4: no row is called 'Childrens Bord'; did you mean \"Children's Board\"?"),
        ("Relations", 1, {"relation": "overseen"}, "Relations!B4: 'overseen' is not a relation"),
        ("Relations", 1, {"relation": "name"}, "Relations!B4: 'name' is not a relation"),
        ("Relations", 1, {"standing": "sure"}, "Relations!D4: 'sure' is not a standing"),
        ("Relations", 1, {"source": "revue p. 2"}, "Relations!E4: 'revue' is not the key of a declared document"),
        ("Relations", 1, {"body": ""}, "Relations!A4: expected something under 'body', found nothing"),
        ("Relations", 2, {"body": "CB", "relation": "accountable_to", "other": "council"}, "Relations!C5: this relation stands in Relations!C3 already"),
        ("Bodies", 1, {"kind": "bord"}, "Bodies!D4: 'bord' is not a kind of body; did you mean 'board'?"),
        ("Bodies", 1, {"status": "disbnaded"}, "Bodies!E4: 'disbnaded' is not a status"),
        ("Bodies", 1, {"from": "May 2011"}, "Bodies!H4: 'May 2011' is not a date"),
        ("Bodies", 2, {"id": "council"}, "Bodies!A5: 'council' stands in Bodies!A3 already; keep one of them"),
        ("Bodies", 1, {"chair": "Director"}, "Bodies!P4: no row is called 'Director'"),
        ("Bodies", 1, {"kind": ""}, "Bodies!A4: a body needs 'kind:'"),
        ("Bodies", 1, {"name": ""}, "Bodies!A4: a body needs 'name:'"),
        ("Members", 0, {"seats": "two"}, "Members!D3: expected a whole number from 1 to 999999, found 'two'"),
        ("Members", 0, {"sector": "public"}, "Members!E3: 'public' is not a sector"),
        ("Functions", 0, {"owner": "board; bard"}, "Functions!B3: no row is called 'bard'; did you mean"),
        ("Roles", 0, {"function": "Stay safe", "body": "board"}, "Roles!A3: 'Functions' has no function 'Stay safe'"),
        ("Roles", 0, {"function": "Staying safe", "body": "council", "number": 2}, "Roles!G3: expected a number from 1 to 1, found '2'"),
        ("Roles", 0, {"function": "Staying safe", "body": "council", "role": "leads"}, "Roles!C3: 'leads' is not a role"),
        ("Facts", 0, {"body": "board", "fact": "until", "standing": "unclear"}, "Facts!B3: nothing stands under 'until' of this body in 'Bodies'"),
        ("Facts", 0, {"body": "board", "fact": "seats"}, "Facts!B3: expected 'status', 'from', 'until', 'last_recorded', 'answers_outside' or 'chair', found 'seats'"),
        ("Facts", 0, {"body": "council", "fact": "answers_outside", "standing": "firm"}, "Facts!C3: 'firm' is not a standing"),
        ("Statuses", 0, {"body": "board", "from": "2011", "status": "gone"}, "Statuses!C3: 'gone' is not a status"),
        ("Codes", 0, {"body": "bord", "register": "ons", "code": "E1"}, "Codes!A3: no row is called 'bord'"),
        ("Kinds", 0, {"of": "post", "key": "k", "label": "K", "like": "board"}, "Kinds!A3: expected 'body' or 'relation', found 'post'"),
        ("Accepted", 0, {"rule": "unsourced", "bodies": "bord", "reason": "Known"}, "Accepted!C3: no row is called 'bord'"),
        ("Sources", 1, {"key": "review", "title": "Another"}, "Sources!A4: 'review' stands in Sources!A3 already; keep one of them"),
        ("Bodies", 2, {"chair": "vacant", "chair title": "Director"}, "Bodies!Q5: there is a chair beside it"),
        ("Members", 1, {"body": "bord", "agency": "Fire"}, "Members!A4: no row is called 'bord'"),
        ("Statuses", 0, {"body": "bord", "from": "2011", "status": "active"}, "Statuses!A3: no row is called 'bord'"),
        ("Accepted", 0, {"rule": "unsourced"}, "Accepted!A3: an accepted finding needs 'reason:'"),
        ("Structure", 0, {"recorded scrutiny": "half"}, "Structure!I3: 'half' is not a degree"),
        ("Structure", 1, {"structure": "two"}, "Structure!A4: a workbook holds one structure, and this is another row"),
    ],
)  # fmt: skip
def test_faults_are_told_by_sheet_and_cell(sheet: str, number: int, cells: dict[str, Any], fault: str) -> None:
    with pytest.raises(StructureFileError) as raised:
        import_workbook("s.xlsx", as_read(changed(sheet, number, **cells)), "s", {})
    said = [line.removeprefix("s.xlsx: ") for line in raised.value.lines]
    assert said[0].startswith(fault), said
    assert len(said) == 1, said


@pytest.mark.parametrize(
    ("sheet", "listed", "fault"),
    [
        ("Statuses", [{"body": "board", "from": "2010", "status": "active"}] * 2, "Statuses!B4: '2010' stands in Statuses!B3 already"),
        ("Facts", [{"body": "board", "fact": "from", "note": "x"}] * 2, "Facts!B4: a row above is about 'from' of this body already"),
        ("Facts", [{"body": "early-years-group", "fact": "status", "note": "x"}], "Facts!B3: its statuses have dates; say so in 'Statuses'"),
        ("Statuses", [{"body": "council", "from": "2011", "status": "active"}], "Statuses!A3: the status of this body stands in Bodies!E3 already"),
        ("Roles", [{"function": "staying  safe", "body": "CB", "role": "delivers"}], "Roles!B3: this body stands beside the function already"),
    ],
)  # fmt: skip
def test_what_stands_in_two_rows_is_told(sheet: str, listed: list[dict[str, str]], fault: str) -> None:
    rows = changed("Bodies", 0, status="active")
    rows["Bodies"] = [rows["Bodies"][0], {**rows["Bodies"][1], "from": "2010"}, rows["Bodies"][2]]
    rows["Statuses"] = [] if sheet == "Statuses" else [{"body": "early-years-group", "from": "2010", "status": "new"}]
    rows[sheet] = [*listed]
    with pytest.raises(StructureFileError) as raised:
        import_workbook("s.xlsx", as_read(rows), "s", {})
    assert [line.removeprefix("s.xlsx: ").startswith(fault) for line in raised.value.lines] == [True]


def test_all_faults_are_told_in_one_run_in_the_order_of_the_sheets() -> None:
    rows = changed("Bodies", 0, kind="counsel") | {"Relations": changed("Relations", 0, other="nobody")["Relations"]}
    assert [each.partition(":")[0] for each in told(rows)] == ["Bodies!D3", "Relations!C3"]


def test_a_line_that_a_message_names_is_told_as_a_cell() -> None:
    rows = changed("Relations", 2, body="council", relation="holds_to_account", other="board", standing="disputed")
    (fault,) = told(rows)
    assert re.fullmatch(r"Relations!C5: this relation, .* is disputed here .*, and stated in Relations!C3 .*", fault)


def test_headings_are_held_to() -> None:
    def misspell(book: Any) -> None:
        book["Relations"]["D2"] = "standng"
        book["Members"]["B2"] = "What"
        book["Bodies"]["U2"] = "Clerk's e-mail"
        book["Codes"].title = "Code"
        book["Functions"]["C2"] = "Source"
        book["Functions"]["D2"] = None
        book["Functions"]["E2"] = "source"
        book["Answers"]["A2"], book["Answers"]["B2"], book["Answers"]["C2"] = "x", "y", "z"
        book["Answers"]["A3"] = "q"

    said = told(FILLED, misspell)
    assert "Relations!D2: 'standng' is no column of this sheet; did you mean 'standing'?" in said
    assert "Members!A2: no column is headed 'agency'" in said
    assert "Functions!E2: 'source' heads the column of Functions!C2 too; keep one of them" in said
    assert "Answers: no row was recognised as headings; expected question, code, text, source" in said
    assert "Code: is no sheet of this workbook; did you mean 'Codes'?" in said

    def add(book: Any) -> None:
        book["Bodies"]["U2"] = "Clerk's e-mail"
        book.create_sheet("Scratch")["A1"] = "x"

    assert notices(FILLED, add) == [
        ("Bodies!U2", '"Clerk\'s e-mail" is no column that is read; it was left out'),
        ("Scratch", "is no sheet that is read; it was left out"),
    ]


def test_an_empty_template_is_told() -> None:
    assert told({}) == ["Bodies: no row with a name stands under the headings"]


def test_dates_numbers_and_leading_zeros_are_taken_as_they_stand() -> None:
    rows = changed("Bodies", 1, **{"from": datetime.date(2010, 4, 1), "count": 3.0, "until": "2012-06"})
    rows["Codes"] = [{"body": "board", "register": "ref", "code": "007"}]
    board = made(rows).bodies["board"]
    assert (board.period.begins, board.period.ends, board.stands_for) == ("2010-04-01", "2012-06", 3)
    assert dict(board.identifiers) == {"ref": "007"}


def test_what_looks_like_a_formula_is_text_and_a_formula_without_a_value_is_told() -> None:
    def write(book: Any) -> None:
        book["Bodies"]["T4"].value, book["Bodies"]["T4"].data_type = "=cmd|' /C calc'!A0", "s"

    assert made(FILLED, write).bodies["board"].note == "=cmd|' /C calc'!A0"
    assert told(changed("Bodies", 1, note="=B3")) == [
        "Bodies!T4: the formula has no value; open the workbook, and save it"
    ]


def test_merged_and_hidden_rows_are_told_and_a_protected_sheet_is_read() -> None:
    def change(book: Any) -> None:
        book["Members"].row_dimensions[3].hidden = True
        book["Bodies"].protection.sheet = True
        book["Bodies"].protection.set_password("x")
        book["Relations"].merge_cells("C3:D3")

    assert notices(FILLED, change) == [
        ("Relations!C3:D3", "the cells are merged; the value was taken for the first of them only"),
        ("Members", "hidden rows came in as well: 3"),
    ]
    assert len(made(FILLED, change).bodies) == 3


def test_empty_sheets_and_many_empty_rows_do_no_harm() -> None:
    def change(book: Any) -> None:
        del book["Members"], book["Answers"]
        book.create_sheet("Answers")
        for number in range(2_000, 2_200):
            book["Bodies"].cell(number, 20).font = openpyxl.styles.Font(bold=True)
        book["Bodies"].insert_rows(4, amount=30)

    assert list(made(FILLED, change).bodies) == ["council", "board", "early-years-group"]


def test_a_workbook_with_macros_is_refused() -> None:
    data = io.BytesIO(fill(FILLED).read_bytes())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    Path("groups.xlsx").write_bytes(data.getvalue())
    assert "is a workbook with macros, and was not opened" in ctgraph("import", "groups.xlsx", "--dry-run").err


def test_options_of_a_list_do_not_go_with_it() -> None:
    fill(FILLED)
    ran = ctgraph("import", "groups.xlsx", "--dry-run", "--lenient")
    assert (ran.code, ran.out) == (2, "")
    assert "says all itself, and is no list of groups" in ran.err
    ran = ctgraph("import", "groups.xlsx", "-o", "x.yaml", "--title", "Another", "--dated", "2012")
    assert (load("x.yaml").title, load("x.yaml").as_of) == ("Another", "2012")


def test_a_template_is_never_written_over_another_file() -> None:
    assert ctgraph("template", "-o", "groups.xlsx").code == 0
    before = Path("groups.xlsx").read_bytes()
    assert ctgraph("template", "-o", "groups.xlsx").err == "groups.xlsx: exists already, and was left as it is\n"
    assert Path("groups.xlsx").read_bytes() == before
    assert "must end with .xlsx" in ctgraph("template", "-o", "groups.csv").err
    assert ctgraph("template", "-o", "new/").code == 0
    assert Path("new/groups.xlsx").read_bytes() == before


def test_an_export_goes_where_it_is_told() -> None:
    assert ctgraph("export", "kent-2011", "-o", "out/") == Ran(0, "", "")
    assert [path.name for path in Path("out").iterdir()] == ["kent-2011.xlsx"]
    ran = ctgraph("export", "kent-2011", "-o", "kent.xls")
    assert (ran.code, ran.err) == (2, "'.xls' is no ending of a file that can be written; did you mean 'xlsx'?\n")


@pytest.mark.parametrize("arguments", [["template"], ["export", "kent-2011"]])
def test_where_xlsxwriter_is_missing_the_command_that_brings_it_is_named(arguments: list[str]) -> None:
    with mock.patch.dict(sys.modules, {"xlsxwriter": None}):
        ran = ctgraph(*arguments, "-o", "s.xlsx")
    assert ran == Ran(2, "", 'to write a workbook needs XlsxWriter: pip install "ctgraph[excel]" brings it\n')
