"""fmt puts files into the house style, tells which, and changes nothing with --check."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN, write

UNTIDY = CLEAN.replace("  board:", "\n\n  board:  ").replace("\n", "\r\n")
TIDY = CLEAN.replace("  board:", "\n  board:")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "structures"
    write(made, tidy=TIDY)
    (made / "untidy.yaml").write_bytes(UNTIDY.encode())
    return made


def test_files_are_put_into_the_house_style(folder: Path) -> None:
    ran = ctgraph("fmt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == ["changed  file  structures/untidy.yaml", "", "2 files; 1 changed"]
    assert (folder / "untidy.yaml").read_bytes() == TIDY.encode()
    assert ctgraph("fmt", "structures").out == "2 files; 0 changed\n"


def test_with_check_nothing_changes(folder: Path) -> None:
    before = (folder / "untidy.yaml").read_bytes()
    ran = ctgraph("fmt", "--check", "structures/untidy.yaml", "structures")
    assert (ran.code, ran.err) == (1, "")
    assert "would change  file  structures/untidy.yaml" in ran.out
    assert (folder / "untidy.yaml").read_bytes() == before
    assert ctgraph("fmt", "--check", "structures/tidy.yaml").code == 0
    said = ctgraph("fmt", "--check", "--format", "json").json()
    assert said == {
        "check": True,
        "files": [
            {"file": "structures/tidy.yaml", "changed": False},
            {"file": "structures/untidy.yaml", "changed": True},
        ],
    }


def test_keys_are_put_in_order_where_asked_for(folder: Path) -> None:
    write(folder, tidy="bodies:\n  a:\n    kind: board\n    name: A\nstructure: s\n")
    assert ctgraph("fmt", "structures/tidy.yaml").out == "1 file; 0 changed\n"
    assert ctgraph("fmt", "structures/tidy.yaml", "--sort").code == 0
    sorted_text = "structure: s\nbodies:\n  a:\n    name: A\n    kind: board\n"
    assert (folder / "tidy.yaml").read_text(encoding="utf-8") == sorted_text


def test_one_file_that_cannot_be_changed_hides_no_other(folder: Path) -> None:
    write(folder, flow="{structure: s, bodies: {}}\n", broken="a: [b\n")
    ran = ctgraph("fmt", "structures")
    assert ran.code == 2
    assert ran.err.splitlines() == [
        "structures/broken.yaml:2:1: a list that starts with '[' is not closed with ']'",
        "structures/flow.yaml: it is written in brackets, and was left as it was",
    ]
    assert (folder / "untidy.yaml").read_bytes() == TIDY.encode()


def test_what_ships_and_standard_input_are_not_changed() -> None:
    for name, message in (("kent-2011", "kent-2011 ships with ctgraph"), ("-", "standard input is no file")):
        ran = ctgraph("fmt", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(message)
