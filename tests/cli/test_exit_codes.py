"""0 where nothing is as grave as --fail-on, 1 where something is, 2 for wrong usage or an ill-formed file."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph
from small_files import ACCEPTED, CLEAN, ERROR, ILL_FORMED, INFO, WARNING, write

LEVELS = ("info", "warning", "error", "never")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the small files in it."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, clean=CLEAN, info=INFO, warning=WARNING, error=ERROR, accepted=ACCEPTED, ill_formed=ILL_FORMED)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("clean", (0, 0, 0, 0)),
        ("info", (1, 0, 0, 0)),
        ("warning", (1, 1, 0, 0)),
        ("error", (1, 1, 1, 0)),
        ("ill-formed", (2, 2, 2, 2)),
    ],
)
def test_check_fails_on_what_is_as_grave_or_graver(file: str, codes: tuple[int, ...]) -> None:
    assert tuple(ctgraph("check", f"{file}.yaml", "--fail-on", level).code for level in LEVELS) == codes
    assert ctgraph("check", f"{file}.yaml").code == codes[LEVELS.index("warning")]


@pytest.mark.parametrize(
    ("file", "codes"), [("clean", (0, 0, 0, 0)), ("warning", (1, 1, 0, 0)), ("error", (0, 0, 0, 0))]
)
def test_orphans_fails_on_orphans_alone(file: str, codes: tuple[int, ...]) -> None:
    assert tuple(ctgraph("orphans", f"{file}.yaml", "--fail-on", level).code for level in LEVELS) == codes


def test_the_code_is_never_a_count() -> None:
    groups = "".join(f"  g{number}: {{name: G, kind: working_group, source: terms 9}}\n" for number in range(256))
    ran = ctgraph("check", "-", stdin=CLEAN + groups)
    assert ran.code == 1
    assert "256 findings" in ran.out


def test_an_accepted_finding_does_not_fail_until_its_review_date_has_passed() -> None:
    assert ctgraph("check", "accepted.yaml", "--as-of", "2012-03-31").code == 0
    assert ctgraph("check", "accepted.yaml", "--as-of", "2012-04-01").code == 1
    assert ctgraph("orphans", "accepted.yaml", "--as-of", "2012-03-31").code == 0
    assert ctgraph("orphans", "accepted.yaml", "--as-of", "2012-04-01").code == 1


def test_what_is_not_selected_does_not_fail() -> None:
    assert ctgraph("check", "error.yaml", "--select", "no-accountability").code == 0
    assert ctgraph("check", "error.yaml", "--ignore", "circular-scrutiny").code == 0


def test_an_ill_formed_file_outweighs_findings() -> None:
    assert ctgraph("check", "error.yaml", "ill-formed.yaml").code == 2
    assert ctgraph("orphans", "ill-formed.yaml", "warning.yaml", "--fail-on", "never").code == 2


@pytest.mark.parametrize(
    "question",
    [
        "list error.yaml",
        "lines error.yaml panel",
        "show error.yaml panel",
        "path error.yaml panel lscb",
        "list",
        "rules",
        "metrics error.yaml",
        "metrics error.yaml clean.yaml",
        "statutes",
        "statutes children-act-2004-s13",
        "statutes --for clean.yaml --as-of 2024",
    ],
)
def test_a_question_that_is_answered_is_no_failure(question: str) -> None:
    ran = ctgraph(*question.split())
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    "question",
    ["list ill-formed.yaml", "lines ill-formed.yaml x", "show ill-formed.yaml x", "path ill-formed.yaml x y"],
)
def test_an_ill_formed_file_gets_no_answer(question: str) -> None:
    ran = ctgraph(*question.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("ill-formed.yaml:") == 3


@pytest.mark.parametrize("wanted", ["text", "json", "csv"])
def test_an_ill_formed_file_does_not_hide_the_numbers_of_another(wanted: str) -> None:
    ran = ctgraph("metrics", "ill-formed.yaml", "clean.yaml", "--format", wanted)
    assert ran.code == 2
    assert "clean" in ran.out
    assert ran.err.count("ill-formed.yaml:") == 3


def test_where_no_file_could_be_read_there_are_no_numbers_to_print() -> None:
    ran = ctgraph("metrics", "ill-formed.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("ill-formed.yaml:") == 3
    ran = ctgraph("metrics", "ill-formed.yaml", "--format", "json")
    assert (ran.code, ran.json()["structures"]) == (2, [])


def test_a_duty_that_is_none_is_told_with_the_nearest() -> None:
    ran = ctgraph("statutes", "children-act-2004-s16")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("there is no duty 'children-act-2004-s16'; did you mean 'children-act-2004-s16")
    assert "'children-act-2004-s16e'" in ran.err


@pytest.mark.parametrize(
    "arguments", [[], ["--nonsense"], ["check", "--nonsense"], ["lines", "clean.yaml"], ["explain", "--nonsense"]]
)
def test_wrong_usage_is_told_on_standard_error(arguments: list[str]) -> None:
    ran = ctgraph(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: ctgraph")


@pytest.mark.parametrize("asked", ["--help", "-h", "--version", "-V", "check --help", "check -h"])
def test_what_is_asked_for_is_told_on_standard_output(asked: str) -> None:
    ran = ctgraph(*asked.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out
