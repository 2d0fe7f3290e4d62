"""What a file says never acts: not on a terminal, not as markup, not as a formula, not as a line of ctgraph's own."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hostile_names import IDS, NAMES
from program import SURVEYED, Ran, ctgraph
from small_files import CLEAN, as_yaml, named

from ctgraph.loading.bounds import MOST_IN_NAME

BLANK = "\u2800"  # a letter that shows nothing
ESCAPES = ["\x1b[2J\x1b[31mred", "\x1b]0;title\x07", "a\x08b", "a\x9b31mb", "a\rb"]
DIRECTIONS = ["\u202egnp.exe", "\u2066a\u2069", "a\u200fb", "\ufeffb"]
LINES = ["a\nerror  no-accountability  forged", "a\u2028b", "a\u2029b", "a\x0bb", "a\x85b"]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"]
MARKUP = ["</script><b>", "[bold red]a[/]", "\"a' b", "a | b", "%s {0} {name}", "`a` *b*", "a, b; c", "é – 名前 🏛️"]
ACTING = [*ESCAPES, *DIRECTIONS, *LINES]
EVERY_NAME = sorted({*ACTING, *FORMULAS, *MARKUP, *NAMES.values()})
FORGED = [
    "abc\n::error file=evil::forged",
    "s\n::add-mask::x\nctgraph: 0 findings, all well",
    "a\r\n  ::set-output name=x::y",
    "b ##[error]forged\n##[group]all well",
    "c\u2028::stop-commands::x\x85::warning::y",
]
LONG = {"words": "word " * 99 + "words", "word": "w" * MOST_IN_NAME}


@functools.cache
def answers(name: str, wanted: str, *, terminal: bool = False) -> tuple[str, ...]:
    """What questions of every sort print about a structure in which everything is called `name`."""
    questions = [
        ["check", "--", "-"],
        ["list", "--", "-"],
        ["lines", "--", "-", name],
        ["lines", "--", "-", f"{name}2"],
        ["lines", "--down", "--", "-", name],
        ["path", "--", "-", name, f"{name}2"],
        ["members", "--", "-", name],
        ["members", "--interlocks", "--", "-"],
        ["functions", "--", "-"],
        ["impact", "--", "-", name],
        ["suggest", "--options", "1", "--", "-"],
        ["diff", "--fail-on", "never", "--", "-", SURVEYED[0]],
    ]
    if wanted != "csv":
        questions.append(["show", "--", "-", name])
    out = []
    for command, *arguments in questions:
        ran = ctgraph(command, "--format", wanted, *arguments, stdin=named(name), terminal=terminal)
        assert ran.err == ""
        assert ran.code in {0, 1}
        out.append(ran.out)
    return tuple(out)


@functools.cache
def answers_about_ids(wanted: str, *, terminal: bool = False) -> tuple[str, ...]:
    """What questions print about a structure of bodies with all the hostile ids, and about each of them."""
    bodies = {
        id_: {"name": id_, "kind": "board", "source": f"d {id_}", "note": id_, "reports_to": IDS[number - 1]}
        for number, id_ in enumerate(IDS)
    }
    file = as_yaml({"structure": "ids", "title": "Ids", "sources": {"d": {"title": "D"}}, "bodies": bodies})
    every = [["check"], ["list"], ["list", "--relations"], ["members"], ["suggest", "--options", "1"]]
    questions = [[*question, "--format", wanted, "--", "-"] for question in every]
    questions += [["lines", "--format", wanted, "--", "-", id_] for id_ in IDS]
    out = []
    for question in questions:
        ran = ctgraph(*question, stdin=file, terminal=terminal)
        assert (ran.code in {0, 1}, ran.err) == (True, "")
        out.append(ran.out)
    return tuple(out)


def acting(text: str, allowed: str = "\n") -> set[str]:
    """The characters that could act on a terminal."""
    return {
        character
        for character in text
        if (unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character == BLANK)
        and character not in f"{allowed}\u200d"
    }


def letters(text: str) -> str:
    """The text without its white space: a page may break its lines anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("name", EVERY_NAME)
def test_text(name: str) -> None:
    for out in answers(name, "text"):
        assert acting(out) == set()


@pytest.mark.parametrize("name", [name for name in EVERY_NAME if not acting(name, "")])
def test_what_does_not_act_is_shown_as_typed(name: str) -> None:
    assert all(letters(name) in letters(out) for out in answers(name, "text"))


def test_ids_in_text_json_and_csv() -> None:
    for out in answers_about_ids("text"):
        assert acting(out) == set()
    for out in answers_about_ids("text", terminal=True):
        assert acting(out, "\n\x1b") == set()
    listed, lines = answers_about_ids("text")[1], answers_about_ids("text")[-len(IDS) :]
    for id_, out in zip(IDS, lines, strict=True):
        assert letters(id_) in letters(listed)
        assert letters(id_) in letters(out)
    for out in answers_about_ids("json"):
        assert out.isascii()
    for id_ in IDS:
        assert json.dumps(id_) in answers_about_ids("json")[1]
    for out in answers_about_ids("csv"):
        for row in csv.reader(io.StringIO(out, newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("wanted", ["text", "json", "csv"])
def test_the_longest_names_are_shown_as_typed(name: str, wanted: str) -> None:
    file = CLEAN.replace("name: Trust Board", f"name: {LONG[name]}")
    for question in (["list", "-"], ["show", "-", "board"], ["check", "-", "--fail-on", "never"]):
        if wanted == "csv" and question[0] == "show":
            continue
        ran = ctgraph(*question, "--format", wanted, stdin=file)
        assert (ran.code, ran.err) == (0, "")
        assert question[0] == "check" or letters(LONG[name]) in letters(ran.out)
    shown = ctgraph("list", "-", stdin=file, terminal=True)
    assert (shown.code, shown.err) == (0, "")


@pytest.mark.parametrize("name", EVERY_NAME)
def test_a_terminal(name: str) -> None:
    for out in answers(name, "text", terminal=True):
        assert acting(out, "\n\x1b") == set()
        styles_left_out = out.replace("\x1b[0m", "")
        for style in ("1", "2", "33", "36", "1;31"):
            styles_left_out = styles_left_out.replace(f"\x1b[{style}m", "")
        assert "\x1b" not in styles_left_out


@pytest.mark.parametrize("name", ["[bold red]a[/]", "[/]", "[link=x]a"])
def test_a_terminal_shows_the_markup_of_its_library_as_it_is(name: str) -> None:
    assert all(name in out for out in answers(name, "text", terminal=True))


def forged(out: str) -> bool:
    return any(line.replace("\x1b[1m", "").startswith("error  no-acc") for line in out.splitlines())


@pytest.mark.parametrize("terminal", [False, True])
def test_no_name_makes_a_line_of_its_own(terminal: bool) -> None:
    assert not any(forged(out) for out in answers("a\nerror  no-accountability  forged", "text", terminal=terminal))


@pytest.mark.parametrize("name", EVERY_NAME)
def test_json_is_ascii_and_says_what_the_file_says(name: str) -> None:
    for out in answers(name, "json"):
        assert out.isascii()
        assert acting(out) == set()
        assert json.dumps(name)[1:-1] in out


@pytest.mark.parametrize("name", EVERY_NAME)
def test_no_cell_of_csv_is_a_formula(name: str) -> None:
    for out in answers(name, "csv"):
        header, *rows = csv.reader(io.StringIO(out, newline=""))
        assert all(len(row) == len(header) for row in rows)
        for row in rows:
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    body = next(
        row for row in csv.DictReader(io.StringIO(answers(name, "csv")[1], newline="")) if row["kind"] == "board"
    )
    if not acting(name, ""):
        assert body["name"].removeprefix("'" * (name.strip()[0] in "=+-@")) == name.strip()


def test_a_defused_cell_still_says_what_the_file_says() -> None:
    out = ctgraph("list", "-", "--format", "csv", stdin=named("=1+1")).out
    assert next(csv.DictReader(io.StringIO(out)))["name"] == "'=1+1"


@pytest.mark.parametrize("name", ACTING)
def test_csv_on_a_terminal(name: str) -> None:
    for out in answers(name, "csv"):
        assert acting(out) == set()
        assert len(out.splitlines()) == len(list(csv.reader(io.StringIO(out, newline=""))))


@pytest.mark.parametrize("name", [name for name in ACTING if "\n" not in name])
def test_problems(name: str) -> None:
    file = as_yaml({"structure": "x", "bodies": {name: {"name": "x", "kind": name, name: "x", "part_of": f"{name}3"}}})
    ran = ctgraph("check", "-", stdin=file)
    assert ran.code == 2
    assert acting(ran.err) == set()


@pytest.mark.parametrize("name", ACTING)
@pytest.mark.parametrize(
    "before", [["check"], [], ["lines", "kent-2011"], ["explain"], ["check", "kent-2011", "--as-of"]]
)
def test_what_was_typed(name: str, before: list[str]) -> None:
    ran = ctgraph(*before, name)
    assert (ran.code, ran.out) == (2, "")
    assert acting(ran.err) == set()


def commands_of_a_log(out: str) -> list[str]:
    """The lines in which a service that builds finds a command."""
    return [line for line in out.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("name", FORGED)
def test_no_text_of_a_file_makes_a_line_of_its_own_among_errors(name: str, tmp_path: Path) -> None:
    bodies = {name: {"name": name, "kind": name, name: name, "part_of": [name, f"{name}3"], "source": name}}
    sources = {name: {"title": name, "date": name}}
    file = as_yaml({"structure": name, "title": name, "as_of": name, "sources": sources, "bodies": bodies})
    ran = ctgraph("check", "-", stdin=file)
    assert ran.code == 2
    assert commands_of_a_log(ran.err) == []
    assert all(line.startswith("<standard input>:") for line in ran.err.splitlines())
    good = named(name)
    for question in (
        ["check", "-"],
        ["lines", "-", f"{name}3"],
        ["path", "-", name, "x"],
        ["draw", "-", f"--focus={name}3", "-o", str(tmp_path / "x.dot")],
    ):
        ran = ctgraph(*question, stdin=good)
        assert commands_of_a_log(ran.out + ran.err) == []
        assert len(ran.err.splitlines()) <= 1


@pytest.mark.parametrize("name", FORGED)
def test_what_was_typed_makes_no_line_of_its_own(name: str, tmp_path: Path) -> None:
    named_file = tmp_path / f"{name.replace('/', '')}.yaml"
    named_file.write_text("structure: [\n", encoding="utf-8")
    for typed in (
        ["check", str(named_file)],
        ["check", name],
        ["lines", "kent-2011", name],
        ["list", f"--{name}"],
        [name],
    ):
        ran = ctgraph(*typed)
        assert ran.code == 2
        assert commands_of_a_log(ran.err) == []
        forged = [line for line in ran.err.splitlines() if line.startswith(("ctgraph:", "::", "y"))]
        assert forged == []


def surveyed(folder: Path, name: str, *options: str, terminal: bool = False) -> Ran:
    """What is printed of a survey in which everything is called `name` that may be."""
    codes = {"yes": name, "no": name}
    survey = {"survey": name, "title": name, "note": name, "questions": {"board": {"text": name, "codes": codes}}}
    structure = {"structure": name, "title": name, "authority": name, "region": name, "bodies": {}}
    structure |= {"answers": {"board": {"code": "yes", "text": name, "source": f"d {name}"}}}
    structure |= {"sources": {"d": {"title": name}}}
    other = structure | {"structure": f"{name}2"}
    for file, value in {"survey": survey, "one": structure, "two": other}.items():
        (folder / f"{file}.yaml").write_text(as_yaml(value), encoding="utf-8")
    return ctgraph("survey", str(folder), *options, terminal=terminal)


@pytest.mark.parametrize("name", EVERY_NAME)
def test_a_survey(name: str, tmp_path: Path) -> None:
    for wanted in ("text", "markdown", "csv"):
        ran = surveyed(tmp_path, name, f"--authority={name}", "--format", wanted)
        assert (ran.code, ran.err, acting(ran.out)) == (0, "", set())
        assert not forged(ran.out)
    assert json.dumps(name)[1:-1] in surveyed(tmp_path, name, "--format", "json").out
    assert acting(surveyed(tmp_path, name, terminal=True).out, "\n\x1b") == set()
    for row in csv.reader(io.StringIO(surveyed(tmp_path, name, "--format", "csv").out, newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("name", [*EVERY_NAME, *FORGED])
def test_what_gathers_the_results_of_checks(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.yaml").write_text(named(name), encoding="utf-8")
    fingerprints = {
        each["fingerprint"]
        for structure in ctgraph("check", "ours.yaml", "--format", "json").json()["structures"]
        for each in structure["findings"]
    }
    for wanted in ("sarif", "junit", "github"):
        ran = ctgraph("check", "ours.yaml", "--format", wanted)
        assert (ran.code, ran.err, acting(ran.out)) == (1, "", set())
        if wanted == "github":
            commands = commands_of_a_log(ran.out)
            assert len(commands) == len(fingerprints)
            assert all(re.match("::(error|warning|notice) file=ours.yaml,line=", each) for each in commands)
        else:
            assert ran.out.isascii()
            assert all(each in ran.out for each in fingerprints)
        if wanted == "sarif":
            assert json.dumps(name)[1:-1] in ran.out


@pytest.mark.parametrize("name", ACTING)
def test_what_was_typed_of_a_survey(name: str, tmp_path: Path) -> None:
    for option in (f"--where=board={name}x", f"--question={name}", f"--region={name}x"):
        ran = surveyed(tmp_path, "plain", option)
        assert (ran.code, ran.out, acting(ran.err)) == (2, "", set())
