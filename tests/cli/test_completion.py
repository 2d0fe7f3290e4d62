"""What Tab offers, through the protocol by which shells ask click."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from pathlib import Path

import pytest
from program import COMMAND, SHIPPED, ctgraph

from ctgraph.cli.main import program, run
from ctgraph.loading.statutes import duty_ids
from ctgraph.rules import all_rules

COMMANDS = program.list_commands(program.make_context("ctgraph", [], resilient_parsing=True))
RULES = [rule.id for rule in all_rules()]


def offered(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What bash is told to offer for the last of the words."""
    typed = [f"'{word}'" if " " in word else word for word in ("ctgraph", *words)]
    monkeypatch.setenv("_CTGRAPH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(typed))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), pytest.raises(SystemExit) as leaving:
        run([])
    assert leaving.value.code == 0
    return [line for line in written.getvalue().decode().splitlines() if line]


def plain(words: list[str]) -> list[str]:
    return [f"plain,{word}" for word in words]


def test_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "") == plain(COMMANDS)
    assert offered(monkeypatch, "l") == plain(["lines", "list"])


@pytest.mark.parametrize(
    "command", ["check", "orphans", "metrics", "list", "show", "lines", "path", "draw", "members", "functions", "diff"]
)
def test_structures(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    assert set(offered(monkeypatch, command, "kent")) >= set(plain(["kent-2011", "kent-2011-proposed"]))
    assert offered(monkeypatch, command, "my-own")[0].startswith("file,")


def test_files_beside_the_structures_that_ship(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kent-2026.yaml").write_text("structure: kent-2026\nbodies: {}\n")
    Path("kent-2027.xlsx").write_bytes(b"")
    assert {"plain,kent-2026.yaml", "plain,kent-2027.xlsx"} <= {*offered(monkeypatch, "check", "kent")}


def test_files_that_have_a_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "schema", "") == plain(["structure", "survey", "changes", "vocabulary"])
    assert offered(monkeypatch, "schema", "su") == plain(["survey"])


def test_questions_in_sql(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "query", "--question", "single") == plain(["single-chairs"])
    assert offered(monkeypatch, "query", "--question", "our")[0].startswith("file,")


def test_duties(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "statutes", "health") == plain(["health-and-social-care-act-2012-s194"])
    assert offered(monkeypatch, "statutes", "") == plain(list(duty_ids()))


def test_several_structures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(offered(monkeypatch, "check", "kent-2011", "")) >= set(plain(SHIPPED))


def test_surveys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "survey", "") == plain(["survey-2011"])
    assert offered(monkeypatch, "survey", "my-own")[0].startswith("dir,")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["--question", ""], ["board", "local", "plan", "hwb"]),
        (["survey-2011", "--question", "p"], ["plan"]),
        (["--authority", "wa"], ["Warwickshire"]),
        (["--authority", "s"], ["Sandwell", "Shropshire", "Solihull", "Staffordshire", "Stoke-on-Trent", "Surrey"]),
        (["survey-2011", "--authority", "East S"], ["East-Sussex"]),
        (["--region", "south"], ["South-East"]),
        (["--region", "west-m"], ["West-Midlands"]),
        (["nowhere", "--region", ""], []),
        (["-", "--region", ""], []),
    ],
)
def test_what_a_survey_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, typed: list[str], words: list[str]) -> None:
    assert offered(monkeypatch, "survey", *typed) == plain(words)
    monkeypatch.delenv("_CTGRAPH_COMPLETE")
    if typed[0].startswith("--"):
        assert all(ctgraph("survey", typed[0], word).code == 0 for word in words)


@pytest.mark.parametrize(
    "before", [["lines"], ["show"], ["path"], ["members"], ["lines", "--down"], ["lines", "--format", "json"]]
)
def test_bodies(monkeypatch: pytest.MonkeyPatch, before: list[str]) -> None:
    assert offered(monkeypatch, *before, "kent-2011", "k") == plain(["kscb", "kent-forum", "kas"])


def test_the_second_body_of_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "path", "kent-2011", "board", "ks") == plain(["kscb"])


@pytest.mark.parametrize("structure", ["nowhere", "bad.yaml", "."])
def test_of_what_cannot_be_read_nothing_is_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, structure: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.yaml").write_text("structure: [")
    Path("worse.yaml").write_text("structure: [")
    assert offered(monkeypatch, "lines", structure, "") == []


def test_standard_input_is_not_read(tmp_path: Path) -> None:
    asked = {"_CTGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "ctgraph lines - ", "COMP_CWORD": "3"}
    with subprocess.Popen(
        COMMAND, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | asked
    ) as running:
        try:
            assert running.wait(timeout=3) == 0
        finally:
            running.kill()


def test_words_to_explain(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {*plain(RULES), *plain(["accountable_to", "holds_to_account", "route"])} <= {
        *offered(monkeypatch, "explain", "")
    }
    assert offered(monkeypatch, "explain", "scrutinises") == plain(["scrutinises"])


@pytest.mark.parametrize("before", [["check", "--select"], ["check", "--ignore"]])
def test_rules(monkeypatch: pytest.MonkeyPatch, before: list[str]) -> None:
    assert offered(monkeypatch, *before, "") == plain(RULES)
    assert offered(monkeypatch, *before, "no") == plain(["no-accountability", "not-assessable"])


def test_values_of_options(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "list", "--format", "") == plain(["text", "json", "csv", "markdown"])
    assert offered(monkeypatch, "check", "--format", "s") == plain(["sarif"])
    assert offered(monkeypatch, "check", "--fail-on", "e") == plain(["error"])
    assert offered(monkeypatch, "check", "--assume", "") == plain(["inferred", "proposed"])


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (["check", "--assume", "p"], ["proposed"]),
        (["path", "kent-2011", "--kinds", "rep"], ["reports_to", "represented_on"]),
    ],
)
def test_values_of_options_begun(monkeypatch: pytest.MonkeyPatch, before: list[str], words: list[str]) -> None:
    assert offered(monkeypatch, *before) == plain(words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_that_the_readme_tells(tmp_path: Path, shell: str) -> None:
    done = subprocess.run(
        COMMAND,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"_CTGRAPH_COMPLETE": f"{shell}_source"},
        check=False,
    )
    assert done.returncode == 0
    assert "_CTGRAPH_COMPLETE" in done.stdout
