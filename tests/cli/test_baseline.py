"""check --baseline and --write-baseline: only what is new fails, and what is gone is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN, ILL_FORMED, WARNING, write


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ours=WARNING)
    return tmp_path


def test_what_is_known_does_not_fail() -> None:
    assert ctgraph("check", "ours.yaml").code == 1
    written = ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    assert (written.code, written.err) == (0, "")
    assert written.out.endswith("known.json is written: 1 finding\n")
    ran = ctgraph("check", "ours.yaml", "--baseline", "known.json")
    assert (ran.code, ran.err) == (0, "")
    assert "known  no-accountability" in ran.out
    assert "0 findings in 3 bodies and 2 relations of 1 structure; 0 accepted, 1 known" in ran.out


def test_what_is_new_fails_and_what_is_gone_is_told(folder: Path) -> None:
    ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    write(folder, ours=CLEAN + "  crew: {name: Crew, kind: working_group, source: terms 4, informs: board}\n")
    ran = ctgraph("check", "ours.yaml", "--baseline", "known.json")
    assert ran.code == 1
    assert "to look into  no-accountability  no upward line is recorded for Crew" in ran.out
    assert "gone  no-accountability  no longer found for group; it can be taken out of the baseline" in ran.out
    (said,) = ctgraph("check", "ours.yaml", "--baseline", "known.json", "--format", "json").json()["structures"]
    assert [each["baseline"] for each in said["findings"]] == ["new"]
    assert [each["bodies"] for each in said["gone"]] == [["group"]]
    table = ctgraph("check", "ours.yaml", "--baseline", "known.json", "--format", "csv")
    assert [line.rpartition(",")[2] for line in table.out.splitlines()] == ["baseline", "new"]
    assert table.err == "no longer found, and can be taken out of the baseline: clean no-accountability group\n"
    ignoring = ctgraph("check", "ours.yaml", "--baseline", "known.json", "--ignore", "no-accountability")
    assert ignoring.code == 0
    assert "gone" not in ignoring.out


def test_a_file_that_is_ill_formed_writes_no_baseline(folder: Path) -> None:
    write(folder, bad=ILL_FORMED)
    ran = ctgraph("check", ".", "--write-baseline", "known.json")
    assert ran.code == 2
    assert not Path("known.json").exists()


def test_the_baseline_of_a_run_in_json_is_told_to_nobody() -> None:
    ran = ctgraph("check", "ours.yaml", "--write-baseline", "known.json", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    ran.json()
    assert Path("known.json").exists()


def test_a_baseline_can_be_compared_and_written_at_once(folder: Path) -> None:
    ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    write(folder, ours=CLEAN)
    ran = ctgraph("check", "ours.yaml", "--baseline", "known.json", "--write-baseline", "known.json")
    assert ran.code == 0
    assert "gone" in ran.out
    assert "gone" not in ctgraph("check", "ours.yaml", "--baseline", "known.json").out


@pytest.mark.parametrize(
    ("text", "message"), [(None, "known.json: cannot be read: no such file"), ("{", "known.json:")]
)
def test_a_baseline_that_cannot_be_read_is_told(text: str | None, message: str) -> None:
    if text is not None:
        Path("known.json").write_text(text, encoding="utf-8")
    ran = ctgraph("check", "ours.yaml", "--baseline", "known.json")
    assert ran.code == 2
    assert ran.err.startswith(message)
    assert ran.out == ""
