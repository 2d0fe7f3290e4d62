"""Each command says how it is used, with examples that run; what means the same is called the same everywhere."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
import webbrowser
from collections import defaultdict
from pathlib import Path

import click
import docx
import pytest
from program import ctgraph

from ctgraph import load, loads
from ctgraph.cli.main import program
from ctgraph.exchange.officer.exporting import export_workbook
from ctgraph.loading.starter import starter

# A board that has something to accept, and has accepted something.
OURS = (
    starter("ours")
    + """\
  group: {name: Group, kind: working_group, source: terms 5}
  review-group: {name: Review group, kind: working_group, reports_to: [board, council], source: terms 6}
  crew: {name: Crew, kind: working_group, source: terms 7}
accepted:
  - {rule: no-accountability, bodies: crew, reason: it ends soon}
"""
)
GROUPS = "Group,Type,Reports to,Steered by\nCouncil,council,,\nBoard,board,Council,\nCrew,,Board,Council\n"
GRAPH = '{"nodes": [{"id": "board"}, {"id": "council"}], "edges": [{"source": "board", "target": "council"}]}'
BOOKS = {
    "groups.xlsx": export_workbook(load("kent-2011")),
    "our-board.xlsx": export_workbook(loads(OURS)),
}
CONTEXT = program.make_context("ctgraph", [], resilient_parsing=True)
COMMANDS = {name: command for name in program.list_commands(CONTEXT) if (command := program.get_command(CONTEXT, name))}
EXAMPLES = [
    (name, example)
    for name, command in [("", program), *COMMANDS.items()]
    for example in re.findall(r"^ *ctgraph (.*)$", command.help or "", re.MULTILINE)
]


def options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_of_itself(name: str) -> None:
    assert [example for whose, example in EXAMPLES if whose == name and example.split()[0] == name]


def test_every_command_is_listed_in_one_line() -> None:
    listed = ctgraph("--help").out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith((".", "?")) and "..." not in line for line in listed)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_help_shows_each_example_on_a_line_of_its_own(name: str, example: str) -> None:
    out = ctgraph(*([name] if name else []), "--help", columns=100).out
    assert f"    ctgraph {example}" in out.splitlines()
    assert "\\b" not in out


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all the files that examples name."""
    with contextlib.chdir(tmp_path_factory.mktemp("given")):
        for folder in ("structures", "last-year"):
            Path(folder).mkdir()
        for file in ("our-board.yaml", "structures/ours.yaml", "last-year/ours.yaml"):
            Path(file).write_text(OURS, encoding="utf-8")
        Path("groups.csv").write_text(GROUPS, encoding="utf-8")
        Path("groups.json").write_text(GRAPH, encoding="utf-8")
        for file, workbook in BOOKS.items():
            Path(file).write_bytes(workbook)
        Path("notes.md").write_text("# Summary\nIn our words.\n", encoding="utf-8")
        docx.Document().save("our-paper.docx")
        ctgraph("check", "structures", "--write-baseline", "known.json")
        ctgraph("export", "structures", "-o", "all.sqlite")
        ctgraph("draw", "kent-2011", "-o", "moved.drawio")
        ctgraph("draw", "kent-2011", "-o", "moved.pptx")
        Path("kent-changes.json").write_text(ctgraph("diff", "kent-2011", "kent-2011-proposed", "--format", "json").out)
        return Path.cwd()


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_examples_run(name: str, example: str, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(given, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    command, _, target = example.partition(" > ")
    monkeypatch.setattr("ctgraph.server.server.Server.run", lambda *_: None)  # which would have no end
    monkeypatch.setattr("webbrowser.get", lambda: webbrowser.GenericBrowser("none"))
    ran = ctgraph(*shlex.split(command))
    assert ran.err == ""
    assert ran.code in {0, 1}
    assert not target or ran.out
    assert name in {"", command.split()[0]}


def test_an_option_has_the_same_help_and_value_everywhere() -> None:
    said = defaultdict(set)
    for command in COMMANDS.values():
        for option in options(command):
            # one that may be repeated, as the -o of check, is another option
            said[(*option.opts, option.multiple)].add((option.help, option.metavar, option.default))
    assert {names: words for names, words in said.items() if len(words) > 1} == {}


def test_what_is_said_of_an_option_is_said_of_no_other() -> None:
    names = defaultdict(set)
    for command in COMMANDS.values():
        for option in options(command):
            names[option.help].add(tuple(option.opts))
    assert {words: called for words, called in names.items() if len(called) > 1} == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_that_is_a_sentence(name: str) -> None:
    for option in options(COMMANDS[name]):
        assert re.fullmatch(r"[A-Z].*[.)]( +\[default: .*\])?", option.help or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_arguments_have_the_names_that_the_program_explains(name: str) -> None:
    metavars = {parameter.metavar for parameter in COMMANDS[name].params if isinstance(parameter, click.Argument)}
    structures = {"STRUCTURE", "STRUCTURE...", "[STRUCTURE]", "[STRUCTURE]..."}
    assert metavars <= structures | {
        "BODY",
        "[BODY]",
        "A",
        "B",
        "[WORD]",
        "NAME",
        "[DUTY]",
        "[FOLDER]",
        "[structure|survey|changes|vocabulary]",
        "OLD",
        "[NEW]",
        "[FINDING]...",
        "FINDING...",
        "TABLE",
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_what_prints_for_people_also_prints_json(name: str) -> None:
    formats = [option for option in options(COMMANDS[name]) if "--format" in option.opts]
    if name in {"draw", "export", "new", "report", "schema", "serve", "template"}:
        assert not formats
        return
    assert isinstance(formats[0].type, click.Choice)
    assert list(formats[0].type.choices)[:2] == ["text", "json"]


def test_help_says_what_the_exit_codes_mean() -> None:
    words = " ".join(ctgraph("--help").out.split())
    assert (
        "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage or an ill-formed file." in words
    )


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [100, 200])
def test_help_is_never_wider_than_a_page(name: str, columns: int) -> None:
    out = ctgraph(*([name] if name else []), "--help", columns=columns).out
    assert max(map(len, out.splitlines())) <= 100
