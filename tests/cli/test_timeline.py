"""The timeline as a command: what it says of a file without dates, where it draws, and what it does not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN, write

HISTORY = CLEAN.replace("source: terms 2,", "source: terms 2, from: 2003, status: {2003: shadow, 2004-11: active},")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, history=HISTORY, clean=CLEAN)
    monkeypatch.chdir(tmp_path)


def test_it_is_told_date_by_date() -> None:
    ran = ctgraph("timeline", "history.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Nothing is wrong here
=====================
clean, history.yaml

2 dates, from 2003 to 2004-11
1 body began, 1 status changed, 1 relation began

2003
2 bodies recorded (1 of them without a date), 2 counted as operating; 0 findings

began  body      Trust Board (TB), board, shadow [terms 2; line 6]
began  relation  TB reports to The Council [terms 2; line 6]

2004-11
2 bodies recorded (1 of them without a date), 2 counted as operating; 0 findings

changed  status  Trust Board (TB), from shadow to active [terms 2; line 6]
"""
    )


def test_a_structure_without_dates_says_so_kindly() -> None:
    ran = ctgraph("timeline", "clean.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing in this structure has a date, so there is no timeline of it." in ran.out
    ran = ctgraph("timeline", "clean.yaml", "-o", "clean.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "clean: nothing that has a date began, ended or changed, so there is no timeline to draw\n"
    assert not Path("clean.svg").exists()


def test_a_part_in_which_nothing_happened_says_so() -> None:
    ran = ctgraph("timeline", "history.yaml", "--from", "2005", "--until", "2006-03")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing that has a date began, ended or changed from 2005 until 2006-03." in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "2005", "--until", "2004-12"), "2004-12 is before 2005: there is no day between them\n"),
        (("--from", "soon"), "'soon' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        (("--select", "broken-lines"), "there is no rule 'broken-lines'; did you mean 'broken-line'"),
        (("--days", "0"), "0 is not in the range 1<=x<=1000000"),
        (("-o", "history.dot"), "history.dot: cannot be drawn by that ending; expected .svg, .png, .pdf\n"),
        (("-o", "history.svgg"), "history.svgg: cannot be drawn by that ending; did you mean 'svg'?\n"),
        (("-o", "history"), "history: cannot be drawn by that ending; expected .svg, .png, .pdf\n"),
        (("-o", "nowhere/history.svg"), "nowhere/history.svg: cannot be written: no such file or directory\n"),
    ],
)
def test_what_cannot_be_is_told(arguments: tuple[str, ...], told: str) -> None:
    ran = ctgraph("timeline", "history.yaml", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err.replace("\\", "/")


@pytest.mark.parametrize("target", ["out.SVG", "pictures/", "."])
def test_it_is_drawn_into_a_file_or_a_folder(target: str) -> None:
    ran = ctgraph("timeline", "history.yaml", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    (written,) = [path for path in Path().rglob("*") if path.suffix.lower() == ".svg"]
    assert written.name in {"out.SVG", "history.svg"}
    assert written.read_bytes().startswith(b"<?xml")


def test_standard_input_is_drawn_under_a_name_that_is_one() -> None:
    assert ctgraph("timeline", "-", "-o", "pictures/", stdin=HISTORY).code == 0
    assert [path.name for path in Path("pictures").iterdir()] == ["structure.svg"]


def test_small_print_is_complained_of() -> None:
    bodies = "".join(f"  b{number}: {{name: Body {number}, kind: post, from: 2009}}\n" for number in range(60))
    write(Path(), many=f"structure: many\nbodies:\n{bodies}")
    ran = ctgraph("timeline", "many.yaml", "-o", "many.svg", "--size", "a4")
    assert ran.code == 0
    assert ran.err.startswith("many.svg: the smallest text prints at ")
    assert ran.err.endswith(" points on A4; draw a part of it with --from and --until, or take --size a3\n")
    assert Path("many.svg").exists()


def test_the_look_is_what_was_asked_for() -> None:
    ctgraph("timeline", "history.yaml", "-o", "x.svg", "--theme", "dark", "--title", "Years", "--no-legend")
    written = Path("x.svg").read_text(encoding="utf-8")
    assert "#16191d" in written
    assert ">Years</text>" in written
    assert ">Legend</text>" not in written


def test_what_is_accepted_is_told_with_when_that_lapses() -> None:
    board = "source: terms 3, from: 2003, informs: board}\n"
    acceptance = "accepted: [{rule: no-accountability, bodies: group, reason: it ends soon, review: 2009-06}]\n"
    write(Path(), history=CLEAN + "  group: {name: Group, kind: working_group, " + board + acceptance)
    told = ctgraph("timeline", "history.yaml").out
    _, begun, lapsed = re.split(r"^(?=2003|2009-07-01$)", told, flags=re.MULTILINE)
    found = "to look into: no upward line is recorded for Group"
    assert f"found no-accountability {found} (accepted) [line 7]" in " ".join(begun.split())
    assert (
        f"changed no-accountability {found} (its acceptance has lapsed) [line 7]; it was {found} (accepted)"
        in " ".join(lapsed.split())
    )


def test_findings_can_be_chosen() -> None:
    write(Path(), history=HISTORY.replace(", reports_to: council", ""))
    assert "no-accountability" in ctgraph("timeline", "history.yaml").out
    for chosen in (("--ignore", "no-accountability"), ("--select", "unsourced")):
        ran = ctgraph("timeline", "history.yaml", *chosen)
        assert "no-accountability  " not in ran.out
        assert "0 findings" in ran.out


PAST = """
structure: past
as_of: 2012
sources: {terms: {title: Terms}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  old: {name: Area groups, kind: working_group, from: 2003, last_recorded: 2006-05-03, source: terms 2}
  forum: {name: Forum, kind: forum, from: 2003, last_recorded: {date: 2007, source: terms 9, note: In the minutes.}, source: terms 3}
  ended: {name: Panels, kind: panel, from: 2003, until: {date: 2008, standing: unclear, source: terms 8, note: Or 2009.}, source: terms 4}
  paused: {name: Board, kind: board, from: 2003, status: {2003: active, 2010: on_hold}, source: terms 5}
  next:
    name: New Board
    kind: board
    from: 2009
    source: terms 6
    part_of: council
    succeeds: {ended: {standing: inferred, source: terms 7, note: Nobody says so.}}
"""


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2006-05-04", "not known body Area groups, last recorded on 2006-05-03 [terms 2; line 7]"),
        ("2008-01-01", "not known body Forum, last recorded in 2007 (In the minutes) [terms 9; line 8]"),
        ("2009", "ended body Panels, until 2008 (unclear: Or 2009) [terms 8; line 9]"),
        ("2009", "gone no-accountability Panels are no longer there (until 2008, unclear) [line 9]"),
        ("2009", "began succession New Board takes the place of Panels (inferred: Nobody says so) [terms 7; line 11]"),
        ("2010", "gone no-accountability Board is on hold [line 10]"),
    ],
)
def test_of_what_ends_it_tells_what_is_recorded_and_how_firmly(date: str, said: str) -> None:
    write(Path(), past=PAST)
    told = ctgraph("timeline", "past.yaml", "--assume", "inferred").out
    moment = re.split(rf"^{date}\n", told, flags=re.MULTILINE)[1].partition("\n\n2")[0]
    assert said in [" ".join(line.split()) for line in moment.splitlines()]
    assert "there no longer" not in told
    assert "operates no longer" not in told
