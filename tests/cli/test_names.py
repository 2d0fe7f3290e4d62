"""What users name: commands, options, rules, standings, dates, bodies and structures; what is unknown gets the nearest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from program import SHIPPED, ctgraph
from small_files import CLEAN, ILL_FORMED, WARNING, write

from ctgraph.loading.catalogue import structures_folder

AMBIGUOUS = """\
structure: twins
bodies:
  north: {name: Area Board, short: AB, kind: local_board}
  south: {name: area board, kind: local_board}
  AB2: {name: North, kind: forum, short: SB}
  west: {name: SOUTH, kind: forum, short: sb}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which is empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("chek", "no command 'chek'; did you mean 'check'?"),
        ("frobnicate", "no command 'frobnicate'; 'ctgraph --help' lists them"),
        ("check kent-2011 --fromat json", "Did you mean"),  # click's words, which quote now one way and now another
        ("check kent-2011 --format xml", "'xml' is not one of 'text', 'json', 'csv'"),
        ("check kent-2011 --fail-on eror", "'eror' is not one of 'error', 'warning', 'info', 'never'"),
        ("check kent-2011 --select broken-lines", "there is no rule 'broken-lines'; did you mean 'broken-line'?"),
        ("check kent-2011 --ignore zzz", "there is no rule 'zzz'; 'ctgraph rules' lists them"),
        ("explain brokenline", "there is no rule or word 'brokenline'; did you mean 'broken-line'?"),
        ("check kent-2011 --assume inferd", "'inferd' cannot be assumed; expected inferred or proposed"),
        ("check kent-2011 --assume stated", "'stated' cannot be assumed; expected inferred or proposed"),
        ("check kent-2011 --as-of 2011-13", "'2011-13' is not a possible date"),
        ("check kent-2011 --as-of 18/7/2011", "'18/7/2011' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("path kent-2011 board kscb --kinds reportto", "no kind of relation 'reportto'; did you mean 'reports_to'"),
        ("path kent-2011 board kscb --kinds zzz", "'zzz'; expected one of accountable_to, reports_to"),
        ("lines kent-2011 board --limit 0", "0 is not in the range"),
        (
            "check kent-2012",
            "kent-2012: no such file or folder, and no structure of that id; did you mean 'kent-2011' or",
        ),
        ("check zzz", "'ctgraph list' lists the structures that ship"),
        ("lines kent-2011 borad", "kent-2011 has no body 'borad'; did you mean 'board' (Kent Children's Trust Board)?"),
        ("show kent-2011 forum", "did you mean 'kent-forum' (Kent Forum)"),
        ("show kent-2011 zzz", "kent-2011 has no body 'zzz'; 'ctgraph list STRUCTURE' lists them"),
        ("path kent-2011 board zzz", "kent-2011 has no body 'zzz'"),
        ("draw kent-2011 -o kent.jpg", "kent.jpg: cannot be drawn by that ending"),
        ("draw kent-2011 -o kent.sgv", "kent.sgv: cannot be drawn by that ending; did you mean 'svg'?"),
        (
            "draw kent-2011 -o kent",
            "kent: cannot be drawn by that ending; expected .svg, .png, .pdf, .drawio, .pptx, .dot, .mmd",
        ),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(command: str, hint: str) -> None:
    ran = ctgraph(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert hint in " ".join(ran.err.split())


def test_a_kind_of_relation_may_be_asked_for_in_a_word_of_documents() -> None:
    path = ["path", "solihull-2011", "sexual-health-strategy-group", "be-healthy", "--kinds"]
    asked = ctgraph(*path, "report_to")
    assert (asked.code, asked.out) == (0, ctgraph(*path, "reports_to").out)
    assert "no connection is recorded" not in asked.out
    assert "no connection is recorded" in ctgraph(*path, "consults").out


OWN_KINDS = """\
structure: own
title: Own kinds
relations: {co_produces_with: {label: co-produces with, like: works_with}, briefs: {label: briefs, like: informs}}
bodies:
  forum: {name: Forum, kind: forum, co_produces_with: board, briefs: council}
  board: {name: Board, kind: board, works_with: council}
  council: {name: Council, kind: council, answers_outside: elected}
"""


@pytest.mark.parametrize("word", ["co_produces_with", "co-produces with", "Co-Produces With", "works_with"])
def test_a_kind_of_relation_that_a_structure_declares_may_be_asked_for(word: str, tmp_path: Path) -> None:
    found = ctgraph("path", "-", "forum", "board", "--kinds", word, stdin=OWN_KINDS)
    assert (found.code, found.err) == (0, "")
    assert "no connection" not in found.out
    target = tmp_path / "own.mmd"
    assert ctgraph("draw", "-", "-o", str(target), "--kinds", word, stdin=OWN_KINDS).code == 0
    lines = [line for line in target.read_text(encoding="utf-8").splitlines() if " --- " in line]
    assert len(lines) == (2 if word == "works_with" else 1)


def test_each_kind_that_a_structure_declares_is_one_of_its_own() -> None:
    assert "no connection" in ctgraph("path", "-", "forum", "board", "--kinds", "briefs", stdin=OWN_KINDS).out
    ran = ctgraph("path", "-", "forum", "board", "--kinds", "co_produce_with", stdin=OWN_KINDS)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no kind of relation 'co_produce_with'; did you mean 'co_produces_with'?" in ran.err


def test_of_several_structures_one_that_declares_a_kind_is_enough(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN_KINDS, encoding="utf-8")
    drawn = ["draw", str(tmp_path / "own.yaml"), "kent-2011", "-o", f"{tmp_path}/out/", "--type", "mmd", "--kinds"]
    assert ctgraph(*drawn, "briefs").code == 0
    assert ctgraph(*drawn, "breifs").code == 2


@pytest.mark.parametrize(
    "called",
    ["board", "BOARD", "County Board", "county board", "Kent Children's Trust Board", " kent children's trust board "],
)
def test_a_body_is_called_by_id_short_name_or_name_in_any_case(called: str) -> None:
    assert ctgraph("lines", "kent-2011", called, "--format", "json").json()["body"] == "board"


@pytest.mark.parametrize(
    ("called", "found"), [("north", "north"), ("AB2", "AB2"), ("ab2", "AB2"), ("ab", "north"), ("South", "south")]
)
def test_an_id_goes_before_a_short_name_and_that_before_a_name(called: str, found: str) -> None:
    assert ctgraph("show", "-", called, "--format", "json", stdin=AMBIGUOUS).json()["id"] == found


@pytest.mark.parametrize(("called", "ids"), [("AREA BOARD", "'north', 'south'"), ("Sb", "'AB2', 'west'")])
def test_an_ambiguous_name_is_told_with_the_ids(called: str, ids: str) -> None:
    ran = ctgraph("show", "-", called, stdin=AMBIGUOUS)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{called!r} is the name of several bodies of twins; use the id: {ids}\n"


def ids(*arguments: str, stdin: str = "") -> list[str]:
    """The structures that `check` finds under these names."""
    ran = ctgraph("check", *arguments, "--format", "json", stdin=stdin)
    return [each["id"] for each in ran.json()["structures"]]


def test_a_structure_is_a_path_a_folder_an_id_or_standard_input(folder: Path) -> None:
    write(folder / "all" / "below", clean=CLEAN)
    write(folder / "all", warning=WARNING.replace("clean", "warned"))
    shutil.copy(folder / "all" / "warning.yaml", folder / "all" / "other.yml")
    assert ids("all/warning.yaml") == ["warned"]
    assert ids(str(folder / "all")) == ["clean", "warned", "warned"]
    assert ids("kent-2011") == ["kent-2011"]
    assert ids("-", stdin=CLEAN) == ["clean"]
    assert ids("kent-2011", "all/below", "kent-2011", "-", stdin=WARNING) == ["clean", "clean", "kent-2011"]


def test_every_structure_that_ships_has_an_id_to_name_it_by() -> None:
    assert ids(*SHIPPED) == SHIPPED


def test_a_folder_without_structures_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = ctgraph("check", "empty")
    assert ran == (2, "", "empty: no structure file (.yaml or .yml) in this folder\n")


def test_one_question_takes_one_structure(folder: Path) -> None:
    write(folder / "all", clean=CLEAN, warning=WARNING)
    ran = ctgraph("functions", "all")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("all: a folder of 2 structures; name one of them, such as ")
    write(folder / "one", clean=CLEAN)
    assert ctgraph("functions", "one").code == 0


@pytest.mark.parametrize("command", ["check", "orphans"])
def test_with_nothing_named_the_folder_of_structures_here_is_taken(folder: Path, command: str) -> None:
    ran = ctgraph(command)
    assert (ran.code, ran.out) == (2, "")
    assert "name a structure" in ran.err
    assert "There is no structures/ in this folder." in ran.err
    write(folder / "structures", warning=WARNING)
    ran = ctgraph(command)
    assert ran.code == 1
    assert str(Path("structures", "warning.yaml")) in ran.out


def test_with_nothing_named_a_file_called_structures_is_no_folder(folder: Path) -> None:
    (folder / "structures").write_text(CLEAN)
    assert "There is no structures/ in this folder." in ctgraph("check").err


@pytest.mark.parametrize("command", ["check", "orphans"])
def test_bad_files_do_not_hide_the_good_ones(folder: Path, command: str) -> None:
    write(folder / "all", bad=ILL_FORMED, good=WARNING, worse="structure: [")
    (folder / "all" / "worst.yml").write_bytes(b"structure: \xff")
    ran = ctgraph(command, "all")
    assert ran.code == 2
    assert "of 1 structure" in ran.out or "1 of the 3 bodies" in ran.out
    told = [line.split(":")[0] for line in ran.err.splitlines()]
    assert list(dict.fromkeys(told)) == [str(Path("all", file)) for file in ("bad.yaml", "worse.yaml", "worst.yml")]
    assert told.count(str(Path("all", "bad.yaml"))) == 3
    assert "did you mean 'accountable_to'?" in ran.err
    ran = ctgraph(command, "all", "--format", "json")
    assert ran.code == 2
    assert [each["id"] for each in ran.json()["structures"]] == ["clean"]


def test_bad_files_alone_print_no_page_and_empty_json(folder: Path) -> None:
    write(folder, bad=ILL_FORMED)
    assert ctgraph("check", "bad.yaml").out == ""
    assert ctgraph("check", "bad.yaml", "--format", "json").json() == {"structures": []}
    assert len(ctgraph("check", "bad.yaml", "--format", "csv").out.splitlines()) == 1


def test_options_are_lists_with_commas_or_repeated() -> None:
    together = ctgraph(
        "check", "kent-2011", "--select", "broken-line,no-accountability", "--assume", "inferred,proposed"
    )
    apart = ctgraph(
        *("check", "kent-2011", "--select", "broken-line", "--select", "no-accountability"),
        *("--assume", "inferred", "--assume", "proposed"),
    )
    assert together == apart
    assert ctgraph("check", "kent-2011", "--select", "No_Accountability").code == 1


def test_the_shipped_file_itself_is_read() -> None:
    shown = ctgraph("check", str(structures_folder() / "kent-2011.yaml"), "--format", "json").json()
    assert shown["structures"][0]["file"] == str(structures_folder() / "kent-2011.yaml")


@pytest.mark.parametrize("option", ["--select", "--ignore", "--assume"])
@pytest.mark.parametrize("value", ["", " ", ",", " , "])
def test_an_option_that_names_nothing_does_not_come_to_mean_everything(option: str, value: str) -> None:
    ran = ctgraph("check", "kent-2011", option, value)
    assert (ran.code, ran.out) == (2, "")
    assert f"{value!r} names nothing" in ran.err


def test_a_comma_too_many_is_no_matter() -> None:
    one, two = (ctgraph("check", "kent-2011", "--select", each) for each in ("broken-line", ",broken-line, ,"))
    assert one == two
