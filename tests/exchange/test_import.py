"""A sheet of groups with the mess that such sheets have becomes a structure file, or is told by its cells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unittest import mock

import pytest
from hostile_names import NAMES
from program import Ran, ctgraph

from ctgraph import Analysis, Structure, load
from ctgraph.exchange.naming import Ids
from ctgraph.model import Lens

# A register that was made up, as councils publish them: a title and a note above, a footer that repeats the headings, names with
# commas, parents by id, name, short and former name, several in a cell, and some that have no row.
REGISTER = """\
Register of partnership groups,,,,,,,
"as of March, to be checked",,,,,,,
,,,,,,,
Record ID,Group name,Acronym,Former names,Organization Type,Operational Status,Reports to,In chart?
G-01,Borough Council,BC,,council,Active,,yes
G-02,Children's Trust Board,CTB,Children's Partnership;Youth Partnership,partnership board,Active,borough council,yes
G-03,"Archives, Records and Research Board",ARRB,,Advisory or Research Body,Active,G-01,yes
G-04,Parenting Group,,,working group,Dissolved,CTB,no
G-05,Early Years Group,EYG,,working group,Verification pending,Youth Partnership; BC,yes
G-06,Young Carers Group,,,working group,Active,Childrens Trust Bord,yes
G-07,Ageing Well Group,,,,Verification pending,Chief of Staff,

G-08,Data Group,,,working group,Active,"Parenting Group, Early Years Group and ARRB",yes
G-09,Finance Group,,,working group,Active,n/a,yes
Record ID,Group name,Acronym,Former names,Organization Type,Operational Status,Reports to,In chart?
G-10,Play Group,,,working group,,Chief of Staff|BC,yes
"""
FAULTS = """\
register.csv: G10: no row is called 'Childrens Trust Bord'; did you mean "Children's Trust Board" or "Children's Partnership"?
register.csv: G11: no row is called 'Chief of Staff'
register.csv: G16: no row is called 'Chief of Staff'
register.csv: F9: 'Verification pending' is not a status; expected one of active, new, shadow, under_review, renewing, \
low_activity, virtual, unknown, on_hold, not_meeting, never_met, merged, wound_up, proposed (also in F11)
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("register.csv").write_text(REGISTER, encoding="utf-8")


def made(text: str | bytes, *options: str) -> Structure:
    Path("sheet.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    Path("made.yaml").unlink(missing_ok=True)
    ran = ctgraph("import", "sheet.csv", "-o", "made.yaml", *options)
    assert (ran.code, ran.err) == (0, "")
    return load("made.yaml")


def tried(text: str | bytes, *options: str) -> Ran:
    Path("sheet.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return ctgraph("import", "sheet.csv", "--dry-run", *options)


def lines(structure: Structure) -> list[tuple[str, str, str]]:
    return sorted((each.from_id, each.kind, each.to_id) for each in structure.relations)


def test_what_does_not_match_is_told_by_cell_and_nothing_is_written() -> None:
    for options in (("-o", "ours.yaml"), ("--dry-run",)):
        ran = ctgraph("import", "register.csv", *options)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == FAULTS
    assert not Path("ours.yaml").exists()


def test_a_register_comes_in_with_each_fact_cited_by_its_row() -> None:
    ran = ctgraph(
        "import", "register.csv", "-o", "ours.yaml", "--lenient", "--dated", "2026-03", "--title", "Our groups"
    )
    assert (ran.code, ran.err) == (0, "")
    assert "ours.yaml is written. Next: ctgraph check ours.yaml" in ran.out
    structure = load("ours.yaml")
    assert (structure.title, structure.as_of) == ("Our groups", "2026-03")
    assert lines(structure) == [
        ("ageing-well-group", "reports_to", "chief-of-staff"),
        ("archives-records-and-research-board", "reports_to", "borough-council"),
        ("childrens-trust-board", "reports_to", "borough-council"),
        ("data-group", "reports_to", "archives-records-and-research-board"),
        ("data-group", "reports_to", "early-years-group"),
        ("data-group", "reports_to", "parenting-group"),
        ("early-years-group", "reports_to", "borough-council"),
        ("early-years-group", "reports_to", "childrens-trust-board"),
        ("parenting-group", "reports_to", "childrens-trust-board"),
        ("play-group", "reports_to", "borough-council"),
        ("play-group", "reports_to", "chief-of-staff"),
        ("young-carers-group", "reports_to", "childrens-trust-bord"),
    ]
    board = structure.bodies["childrens-trust-board"]
    assert (board.short, board.kind, board.sources[0].place) == ("CTB", "partnership_board", "row 6")
    assert board.note == "also or formerly called Children's Partnership; Youth Partnership"
    assert dict(board.identifiers) == {"register": "G-02"}
    assert {each.sources[0].place for each in structure.relations if each.from_id == "data-group"} == {"row 13"}
    statuses = {each.id: each.status for each in structure.bodies.values() if each.status != "active"}
    unknown = ("ageing-well-group", "chief-of-staff", "childrens-trust-bord", "early-years-group")
    assert statuses == {"parenting-group": "wound_up"} | dict.fromkeys(unknown, "unknown")
    assert structure.bodies["archives-records-and-research-board"].own.label == "Advisory or Research Body"


def test_its_findings_are_those_that_are_counted_from_the_table() -> None:
    ctgraph("import", "register.csv", "-o", "ours.yaml", "--lenient")
    structure = load("ours.yaml")
    found = Counter(each.rule.id for each in Analysis(structure, Lens.of(structure)).findings)
    # the council, the finance group, and the two parents without a row have no parent; the parenting group does not operate
    assert found["no-accountability"] == 4
    # no body is said to answer outside, and so the line of no other is complete
    assert found["not-assessable"] == 2


def test_the_file_is_as_a_person_would_write_it() -> None:
    made("Group,Type,Parent,Chair\nCouncil,council,,Leader\nBoard & Forum,forum,council,vacant\n")
    assert Path("made.yaml").read_text(encoding="utf-8") == (
        "structure: made\nsources:\n  register: {title: sheet.csv}\n"
        "recorded: {accountability: yes, scrutiny: no, membership: no}\n\nbodies:\n"
        "  council:\n    name: Council\n    kind: council\n    source: register row 2\n    chair: {title: Leader}\n"
        "  board-and-forum:\n    name: Board & Forum\n    kind: forum\n    source: register row 3\n    chair: vacant\n"
        "    part_of: council\n"
    )


def test_a_dry_run_says_what_would_come_in() -> None:
    said = ctgraph("import", "register.csv", "--dry-run", "--lenient", "--format", "json").json()
    assert (said["structure"], said["written"], said["bodies"], said["relations"]) == ("register", None, 12, 12)
    assert said["unmatched"] == ["childrens-trust-bord", "chief-of-staff"]
    assert [each["key"] for each in said["columns"]] == [
        "id",
        "name",
        "short",
        "former",
        "kind",
        "status",
        "reports_to",
        None,
    ]
    assert {"column": "status", "word": "Dissolved", "taken_as": "wound_up", "like": None, "rows": 1} in said["words"]
    own = {"taken_as": "advisory-or-research-body", "like": "board", "rows": 1}
    assert {"column": "kind", "word": "Advisory or Research Body", **own} in said["words"]
    assert [each["cell"] for each in said["notices"]] == ["A1", "A15", "G10", "G11", "G16", "F9", "G14"]
    shown = ctgraph("import", "register.csv", "--dry-run", "--lenient").out
    assert "12 bodies, 2 of them without a row of its own, and 12 relations (12 reports to) would come in." in shown
    assert "(it was kept as a body of status unknown)" in shown
    assert [each.name for each in Path().iterdir()] == ["register.csv"]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Reports to", "reports_to"),
        ("REPORTS  TO:", "reports_to"),
        ("Reports to Senior Post", "reports_to"),
        ("Accountable to", "accountable_to"),
        ("Accountable to (name)", "accountable_to"),
        ("Parent", "part_of"),
        ("Parent group", "part_of"),
        ("parent_id", "part_of"),
        ("Overseen by", "overseen_by"),
        ("Scrutinised by", "scrutinised_by"),
        ("Informs", "informs"),
    ],
)
def test_a_column_of_relations_is_known_by_its_heading(heading: str, key: str) -> None:
    structure = made(f"Board,{heading}\nA,\nB,A\n", "--kind", "board")
    said = ctgraph("import", "sheet.csv", "--dry-run", "--format", "json").json()
    assert said["columns"][1]["key"] == key
    assert len(structure.relations) == 1


def test_columns_are_mapped_and_left_out() -> None:
    text = "What,Steered by,Funding,Sits under\nA,,none given,x\nB,A,much,y\n"
    structure = made(text, "--map", "what=name", "--map", "STEERED BY=overseen by", "--map", "Sits under=-")
    assert lines(structure) == [("a", "oversees", "b")]
    assert {each.kind_key for each in structure.bodies.values()} == {"body"}


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("Name,Sits under\nA,\n", (), "sheet.csv: B1: 'Sits under' can mean 'reports_to' or 'part_of'"),
        ("Name,Reports to,Title\nA,,B\n", (), "sheet.csv: A1: 2 columns are taken for 'name'"),
        ("Name,Parent\nA,A\n", (), "sheet.csv: B2: 'A' is the row itself"),
        ("Name,Parent\nA,\na,\nB,\n", (), "sheet.csv: A3: 'a' is the name of row 2 too"),
        ("Id,Name,Parent\n1,A,\n1,B,\n", (), "sheet.csv: A3: '1' is the id of row 2 too"),
        ("Id,Name,Parent\n1,A,\n2,A,\n3,B,a\n", (), "sheet.csv: C4: 'a' is what 2 rows are called; write '1' or '2'"),
        ("Name,Parent,Type\nA,,board\n,A,board\n", (), "sheet.csv: A3: row 3 has no name"),
        ("Name,Parent,Start\nA,,1/4/2024\n", (), "sheet.csv: C2: '1/4/2024' is not a date"),
        (f"Name,Parent\n{'A' * 501},\n", (), "sheet.csv: A2: 'AAA"),
        ("Name,Parent\n,\n", (), "sheet.csv: A1: no row with a name stands under these headings"),
        ("a,b\nc,d\n", (), "sheet.csv: no row was recognised as headings; expected a column of names"),
        ("", (), "sheet.csv: no row was recognised as headings"),
        ("Name,Parent\nA,\n", ("--map", "Parnt=part_of"), "headed 'parnt', which --map names; did you mean 'parent'?"),
        ("Name,Parent\nA,\n", ("--map", "Parent"), "expected HEADING=KEY"),
        (
            "Name,Parent\nA,\n",
            ("--map", "Parent=managed by"),
            "it can mean 'accountable_to', 'reports_to' or 'overseen_by'",
        ),
        ("Name,Parent\nA,\n", ("--map", "Parent=weight"), "'weight' is nothing that a column can be"),
        ("Name,Parent\nA,\n", ("--map", "Parent=-", "--map", "parent=-"), "--map names 'parent' twice"),
        ('Name,Parent\n"A,\nB,A\n', (), "sheet.csv:2:1: a quote that opens in the row that begins here is not closed"),
        ("Name,Parent\nA,\n".encode("utf-16"), (), "sheet.csv: is saved as UTF-16; save it as 'CSV UTF-8'"),
        (b"Name,Parent\n\x81,\n", (), "sheet.csv: is neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str | bytes, options: tuple[str, ...], told: str) -> None:
    ran = tried(text, *options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (f"Name,Parent\nA,{'x' * 501}\n", "B2"),
        (f"Name,Parent,Type\nA,,board\nB,A,{'x' * 501}\n", "C3"),
        (f"Name,Parent,Notes\nA,,{'x' * 3001}\n", "C2"),
        ("Name,Parent\nA,\nB,y\x00\n", "B3"),
        (f"Name,Parent,Sources\nA,,\nB,A,one; {'x' * 501}\n", "C3"),
        (f"Name,Parent,Members\nA,,\nB,A,one; {'x' * 501}\n", "C3"),
    ],
)
def test_what_no_file_can_hold_is_told_by_its_cell(text: str, cell: str) -> None:
    ran = tried(text, "--lenient")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"sheet.csv: {cell}: ")


def test_what_is_not_clear_stays_when_lenient() -> None:
    text = "Name,Parent,Type,Start\nA,,,\na,,,soon\n,A,board,\nB,a; b,,2011-02\n"
    assert (
        "'a' is the name of row 2 too; give one of them another (both were kept, this one as a-2)"
        in tried(text, "--lenient").out
    )
    structure = made(text, "--lenient")
    assert lines(structure) == [("b", "part_of", "a-3")]
    assert (structure.bodies["a-3"].status, structure.bodies["b"].period.begins) == ("unknown", "2011-02")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_as_excel_saves_it(separator: str, ends: str, encoding: str) -> None:
    rows = (("Name", "Parent", "Notes"), ("Café – Board", "", "one, two; three"), ("“Group”", "café - board", ""))
    text = ends.join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    structure = made(text.encode(encoding))
    assert [each.name for each in structure.bodies.values()] == ["Café – Board", "“Group”"]
    assert lines(structure) == [("group", "part_of", "cafe-board")]
    told = [
        "read as Windows-1252" in each["text"]
        for each in tried(text.encode(encoding), "--format", "json").json()["notices"]
    ]
    assert told == [True] * (encoding == "cp1252")


@pytest.mark.parametrize("said", ["sep=;\n", "sep=;\r\n"])
def test_a_separator_that_excel_says_is_taken(said: str) -> None:
    structure = made(f"{said}Name;Parent\nA;\nB, C;A\n")
    assert lines(structure) == [("b-c", "part_of", "a")]
    assert structure.bodies["a"].sources[0].place == "row 3"


def test_who_is_at_the_top_and_what_posts_are_is_said_by_the_user() -> None:
    text = (
        "Unique reference,Job Title,Unit,Reports to Senior Post,Chair\nP1,Secretary,U,XX,\nP2,Director,U,P1,Secretary\n"
    )
    assert "D2: no row is called 'XX'" in tried(text).err
    structure = made(text, "--top", "xx", "--kind", "post")
    assert structure.bodies["secretary"].answers_outside == "external"
    assert {each.kind for each in structure.bodies.values()} == {"post"}
    chair = structure.bodies["director"].chair
    assert chair
    assert chair.post == "secretary"


NAMES_AND_PARENTS = "Name,Reports to\n"


@pytest.mark.parametrize(
    ("word", "basis"),
    [
        ("elected", "elected"),
        ("Electorate", "elected"),
        ("statutory", "statutory"),
        ("external", "external"),
        ("NHS England", "external"),
        ("Home Office=statutory", "statutory"),
        ("the voters = Elected", "elected"),
    ],
)
def test_the_basis_of_a_word_at_the_top_is_the_one_that_is_asked_for(word: str, basis: str) -> None:
    cell = word.partition("=")[0].strip()
    text = f'{NAMES_AND_PARENTS}Council,{cell}\nBoard,Council; {cell.upper()}\nCrew,"Board, {cell}"\nTeam,Board\n'
    ran = tried(text, "--top", word, "--format", "json").json()
    assert [each["cell"] for each in ran["notices"]] == ["B2", "B3", "B4"]
    assert all(f"with the basis '{basis}'" in each["text"] for each in ran["notices"])
    assert "'Council' answers outside" in ran["notices"][0]["text"]
    structure = made(text, "--top", word)
    found = {each.id: each.answers_outside for each in structure.bodies.values()}
    assert found == {"council": basis, "board": basis, "crew": basis, "team": ""}
    assert lines(structure) == [
        ("board", "reports_to", "council"),
        ("crew", "reports_to", "board"),
        ("team", "reports_to", "board"),
    ]


def test_each_word_at_the_top_is_taken_and_one_that_no_row_has_is_told() -> None:
    text = f"{NAMES_AND_PARENTS}Council,elected\nTrust,NHS England\n"
    told = tried(text, "--top", "NHS England", "--top", "elected", "--top", "Ofsted").out
    assert "no row has 'Ofsted', which --top names, in place of a parent" in told
    structure = made(text, "--top", "NHS England", "--top", "elected")
    assert [each.answers_outside for each in structure.bodies.values()] == ["elected", "external"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--top", " "), "--top names no word"),
        (("--top", "x=electd"), "'electd' is not why a body answers outside; did you mean 'elected'?"),
        (("--top", "x=none"), "expected 'elected', 'statutory' or 'external'"),
        (("--top", "x=elected", "--top", "X=external"), "--top names 'X' twice, each time with another basis"),
    ],
)
def test_a_basis_at_the_top_that_is_none_is_told(options: tuple[str, ...], told: str) -> None:
    ran = tried("Name,Parent\nA,x\n", *options)
    assert (ran.code, ran.out, told in ran.err) == (2, "", True)


@pytest.mark.parametrize("heading", ["Answers outside", "ANSWERS_OUTSIDE", "Accountable outside", "Outside basis"])
def test_a_column_says_who_answers_outside(heading: str) -> None:
    rows = "Council,elected,\nCourt,Statutory,\nAgency,outside,\nBoard,n/a,Council\nCrew,no,Board\nTeam,,Board\n"
    structure = made(f"Name,{heading},Reports to\n{rows}")
    expected = ["elected", "statutory", "external", "", "", ""]
    assert [each.answers_outside for each in structure.bodies.values()] == expected
    assert lines(made(f"Name,Basis,Reports to\n{rows}", "--map", "Basis=answers_outside")) == lines(structure)


def test_a_basis_that_is_none_or_another_than_that_at_the_top_is_told() -> None:
    text = "Name,Answers outside,Reports to\nA,yes,\nB,electd,\nC,elected,NHS\n"
    told = tried(text, "--top", "NHS").err
    assert "B2: 'yes' is not why a body answers outside; expected 'elected', 'statutory' or 'external'" in told
    assert "B3: 'electd' is not why a body answers outside; did you mean 'elected'?" in told
    assert "C4: 'NHS' would have 'C' answer outside as 'external', and it does as 'elected'" in told
    structure = made(text, "--top", "NHS", "--lenient")
    assert [each.answers_outside for each in structure.bodies.values()] == ["", "", "elected"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Health & Wellbeing Board", "Health and Wellbeing Board"),
        ("Crime and Disorder Panel", "crime  & disorder panel"),
        ("Adults&Children Group", "adults and children group"),
        ("Fish, Chips and Peas – Board", "fish, chips & peas - board"),
    ],
)
def test_an_ampersand_is_the_word_and(name: str, said: str) -> None:
    structure = made(
        f'Name,Reports to\n"{name}",\nCrew,"{said}"\nTeam,Crew and {said.partition(",")[0]}\n', "--lenient"
    )
    assert ("crew", "reports_to", next(iter(structure.bodies))) in lines(structure)


def test_a_name_as_it_is_spelt_comes_before_one_with_another_and() -> None:
    structure = made("Name,Parent\nA & B,\nA and B,\nX,A and B\nY,a & b\n")
    assert lines(structure) == [("x", "part_of", "a-and-b-2"), ("y", "part_of", "a-and-b")]


@pytest.mark.parametrize("options", [(), ("--lenient",)])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("tbc", "is taken as not yet said"),
        ("TBC?", "is taken as not yet said"),
        ("(t.b.c.)", "is taken as not yet said"),
        ("TBD - see minutes", "is taken as not yet said"),
        ("?", "is taken as not yet said"),
        ("To be agreed", "is taken as not yet said"),
        ("not yet known", "is taken as not yet said"),
        ("Unknown", "is taken as not yet said"),
        ("n/a", "names no body"),
        ("-", "names no body"),
        ("None", "names no body"),
        (";", "names no body"),
    ],
)
def test_a_word_in_place_of_a_parent_makes_no_body(said: str, told: str, options: tuple[str, ...]) -> None:
    text = f"Name,Reports to,Chair\nA,,\nB,{said},{said}\nC,A; {said},\n"
    structure = made(text, *options)
    assert list(structure.bodies) == ["a", "b", "c"]
    assert lines(structure) == [("c", "reports_to", "a")]
    notice = tried(text, *options, "--format", "json").json()["notices"][0]
    assert notice["cell"] == "B3"
    assert f"'{said}' {told}: no line was made of it" in notice["text"]


@pytest.mark.parametrize("said", ["tbc; A", "A | tbc", '"tbc\nA"', '"tbc, A"', "A & tbc", "tbc / a", "tbc and A"])
def test_what_stands_beside_such_a_word_is_kept(said: str) -> None:
    assert lines(made(f"Name,Parent\nA,\nB,{said}\n")) == [("b", "part_of", "a")]


def test_a_body_that_is_called_so_is_found_all_the_same() -> None:
    assert lines(made("Name,Short,Reports to\nTown Board Committee,TBC,\nB,,tbc\n")) == [
        ("b", "reports_to", "town-board-committee")
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Improvement Board (closed 2024)", "closed"),
        ("Youth Forum [Dormant]", "Dormant"),
        ("Data Group – disbanded March 2020", "disbanded"),
        ("CLOSED: Estates Board", "CLOSED"),
        ("Care Board (now merged with Health Board)", "merged with"),
        ("Learning Group (under review)", "under review"),
    ],
)
def test_a_name_that_says_a_status_is_told_where_none_is_recorded(name: str, said: str) -> None:
    text = f"Name,Parent,Status\n{name},,\n{name} 2,,active\n"
    told = [(each["cell"], each["text"]) for each in tried(text, "--format", "json").json()["notices"]]
    assert told[0] == ("A2", f"the name says '{said}', and no status is recorded: a column 'Status' says it")
    if "–" not in name:
        assert told[1] == ("A3", f"the name says '{said}', and its status was taken from 'active'")
    assert tried(f"Name,Parent,Status\n{name},,{said}\n", "--lenient").out.count("the name says") == 0


@pytest.mark.parametrize(
    "name", ["Closed Estates Board", "Board (Adults)", "Board (formerly Trust)", "Board (current)", "New - Horizons"]
)
def test_a_name_that_says_no_status_is_not_told(name: str) -> None:
    told = tried(f"Name,Parent\n{name},\n").out
    assert ("the name says" in told) == (name == "New - Horizons")


def test_what_stands_above_the_table_is_told() -> None:
    told = tried('Our groups\n"as of May, draft"\n\nName,Parent\nA,\n').out
    assert "A1  was not used, as it stands above the table: Our groups, as of May, draft; --title and --dated" in told
    assert "above the table" not in tried("Name,Parent\nA,\n").out


@pytest.mark.parametrize(
    "text", ["Name,Parent\nA,\nB,A\n", "Name;Type;Reports to;Chair\nA;council;elected;\nB; board;A;Head\n"]
)
def test_a_list_becomes_a_workbook_of_the_same_structure(text: str) -> None:
    structure = made(text, "--top", "elected")
    ran = ctgraph("import", "sheet.csv", "-o", "made.xlsx", "--top", "elected")
    assert (ran.code, ran.err) == (0, "")
    assert "made.xlsx is written. Next: ctgraph check made.xlsx" in ran.out
    back = ctgraph("import", "made.xlsx", "--update", "made.yaml")
    assert "The file says all that the workbook says" in back.out
    assert lines(load("made.xlsx")) == lines(structure)
    assert ctgraph("import", "sheet.csv", "-o", "made.xlsx").code == 2  # it is there already


@pytest.mark.parametrize(
    ("cells", "degree"),
    [(("", "", ""), "no"), (("B", "", ""), "partly"), (("B", "none", ""), "partly"), (("B", "none", "n/a"), "yes")],
)
def test_one_filled_cell_of_scrutiny_or_members_records_it_in_part(cells: tuple[str, str, str], degree: str) -> None:
    for heading, matter in (("Scrutinises", "scrutiny"), ("Scrutinised by", "scrutiny"), ("Members", "membership")):
        rows = "".join(f"{name},{cell},\n" for name, cell in zip("ABC", cells, strict=True))
        structure = made(f"Name,{heading},Reports to\n{rows.replace('B,B', 'B,A')}")
        assert getattr(structure.recorded, matter) == degree
        assert structure.recorded.accountability == "yes"


def test_members_are_taken_from_a_cell() -> None:
    text = 'Ref,Name,Membership,Parent\n1,Board,Police; FIRE SERVICE | crew;police,\n2,Crew,n/a; tbc,1\n3,Team,12,1\n4,Duo,"Health, Care",1\n'
    structure = made(text)
    found = {key: [each.agency for each in body.members] for key, body in structure.bodies.items()}
    assert found == {"board": ["Police", "FIRE SERVICE", "Crew"], "crew": [], "team": [], "duo": ["Health, Care"]}
    assert structure.bodies["board"].members[0].sources[0].place == "row 2"
    told = tried(text).out
    assert "C4  '12' names no member; it was left out" in told
    assert "C5  'Health, Care' was taken as one member: semicolons stand between several" in told


@pytest.mark.parametrize("heading", ["Source", "Sources", "Evidence"])
def test_documents_are_declared_once_and_cited_beside_the_row(heading: str) -> None:
    structure = made(
        f"Name,{heading},Parent\nA,Terms of reference 2024; Register,\nB,terms of  Reference 2024,A\nC,tbc,A\nD,,A\n"
    )
    cited = {key: [each.document for each in body.sources] for key, body in structure.bodies.items()}
    one = "terms-of-reference-2024"
    assert cited == {"a": ["register", one, "register-2"], "b": ["register", one], "c": ["register"], "d": ["register"]}
    assert structure.documents[one].title == "Terms of reference 2024"


def test_chairs_that_are_undecided_or_no_posts_are_kept_as_such() -> None:
    structure = made("Name,Type,Parent,Chair\nA,board,,tbc\nB,board,A,A; C\nC,board,A,a\nD,board,A,-\n")
    assert [each.chair.title for each in structure.bodies.values() if each.chair] == ["", "A; C", "a"]


def test_a_file_that_is_there_is_never_replaced() -> None:
    Path("ours.yaml").write_text("ours", encoding="utf-8")
    ran = ctgraph("import", "register.csv", "-o", "ours.yaml", "--lenient")
    assert (ran.code, ran.err) == (2, "ours.yaml: exists already, and was left as it is\n")
    assert Path("ours.yaml").read_text(encoding="utf-8") == "ours"


def test_a_folder_gets_a_file_named_as_the_table() -> None:
    assert ctgraph("import", "register.csv", "-o", "made/", "--lenient").code == 0
    assert load("made/register.yaml").id == "register"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "say with -o which file to write, or ask with --dry-run"),
        (("-o", "ours.ods"), "'ours.ods' must end with .yaml, as a structure file does, or with .xlsx"),
    ],
)
def test_what_is_to_be_written_must_be_said(options: tuple[str, ...], told: str) -> None:
    ran = ctgraph("import", "register.csv", *options)
    assert (ran.code, told in ran.err) == (2, True)


def test_a_table_comes_from_standard_input() -> None:
    ran = ctgraph("import", "-", "--dry-run", "--format", "json", stdin="Name,Parent\nA,\nB,A\n")
    assert (ran.json()["structure"], ran.json()["file"]) == ("imported", "<standard input>")


@pytest.mark.parametrize("name", sorted({*NAMES.values(), "=cmd|' /C calc'!A0", "::error::forged", "名前", "<<", "no"}))
def test_a_hostile_name_comes_in_as_it_is_or_is_told(name: str) -> None:
    cell = '"' + name.replace('"', '""') + '"'
    ran = tried(f'Name,Parent\n{cell},\n"Other",{cell}\n')
    assert not {"\x1b", "\u202e", "\x07"} & {*ran.out, *ran.err}
    if ran.code == 0:
        structure = made(f'Name,Parent\n{cell},\n"Other",{cell}\n')
        assert " ".join(name.split()) in {each.name for each in structure.bodies.values()}
        assert len(structure.relations) <= 1
    else:
        assert "sheet.csv: " in ran.err


@pytest.mark.parametrize(
    "said", ["b-7", "B 7", "CHILDREN’S  TRUST–BOARD", "children's trust board", "Ctb", "youth-board", "Kids' Board"]
)
def test_a_parent_is_found_in_folded_form(said: str) -> None:
    board = "B-7,Children's Trust-Board,CTB,Youth Board; Kids’ Board,"
    structure = made(f"Ref,Name,Acronym,Formerly,Reports to\n{board}\nB-8,Crew,,,{said}\n")
    assert lines(structure) == [("crew", "reports_to", "childrens-trust-board")]


@pytest.mark.parametrize(
    ("text", "bodies", "relations"),
    [
        ("Name,Kind,Reports to\nA,council,\nB,board,A;C;D\nC,board,A;B;D\nD,board,A;B;C\n", 4, 9),
        ("Name;Reports to\nA;\nB;A, C, D\nC;A, B, D\nD;A, B, C\n", 4, 9),
        ("Groups; as of March; draft\nName\tParent\nA\t\nB\tA;C;D;E\nC\tA\nD\tA\nE\tA\n", 5, 7),
    ],
)
def test_the_separator_is_that_by_which_there_are_headings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, bodies: int, relations: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("g.csv").write_text(text, encoding="utf-8")
    ran = ctgraph("import", "g.csv", "-o", "g.yaml")
    assert (ran.code, ran.err) == (0, "")
    made = load("g.yaml")
    assert (len(made.bodies), len(made.relations)) == (bodies, relations)


def test_ids_of_equal_names_are_found_at_once() -> None:
    ids = Ids()
    with mock.patch.object(ids, "_given", _Counted(ids._given)) as given:
        made = [ids.make("A", "x") for _ in range(500)]
    assert len({*made}) == 500
    assert made[:3] == ["a", "a-2", "a-3"]
    assert given.asked < 3 * 500


class _Counted(set[str]):
    asked = 0

    def __contains__(self, each: object) -> bool:
        self.asked += 1
        return super().__contains__(each)
