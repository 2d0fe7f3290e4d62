"""`ctgraph diff`: files, folders, revisions of git and days; exit codes and refusals."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from program import ctgraph
from small_files import CLEAN, ERROR, INFO, WARNING, write

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def test_json_has_the_fields_that_programs_read() -> None:
    found = ctgraph("diff", "kent-2011", "kent-2011-proposed", "--format", "json").json()
    assert list(found) == ["old", "new", "summary", "changes", "moves", "matches", "routes", "findings"]
    assert list(found["old"]) == ["id", "title", "file", "as_of", "undated"]
    assert 3 <= len(found["summary"]) <= 6
    assert {"op": "rename_body"}.keys() <= found["changes"][0].keys()
    assert found["matches"][0].keys() == {"old", "new", "by", "doubtful"}
    assert found["routes"][0].keys() == {"body", "change", "old_roots", "new_roots"}
    assert found["findings"].keys() == {"new", "gone", "same", "followed", "evidence_changed"}
    restood = next(each for each in found["changes"] if each["op"] == "restand_relation")
    assert restood == {
        "op": "restand_relation", "from": "board", "kind": "accountable_to", "to": "dcs", "value": "stated", "was": "inferred",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "options", "code"),
    [
        (CLEAN, WARNING, [], 1),
        (CLEAN, WARNING, ["--fail-on", "error"], 0),
        (CLEAN, WARNING, ["--fail-on", "never"], 0),
        (CLEAN, ERROR, ["--fail-on", "error"], 1),
        (CLEAN, INFO, [], 0),
        (CLEAN, INFO, ["--fail-on", "info"], 1),
        (WARNING, CLEAN, [], 0),
        (ERROR, ERROR, [], 0),  # it was there before
        (CLEAN, WARNING, ["--ignore", "no-accountability"], 0),
    ],
)
def test_only_what_is_new_fails(
    old: str, new: str, options: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, old=old, new=new)
    ran = ctgraph("diff", "old.yaml", "new.yaml", *options)
    assert (ran.code, ran.err) == (code, "")


def test_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "old", one=CLEAN, two=CLEAN.replace("clean", "second"), three=CLEAN.replace("clean", "third"))
    write(tmp_path / "new", one=WARNING, two=CLEAN.replace("clean", "second"), four=ERROR.replace("clean", "fourth"))
    ran = ctgraph("diff", "old", "new")
    assert ran.code == 1
    for line in ("same  structure  second:", "gone  structure  third:", "new   structure  fourth:"):
        assert line in ran.out
    assert "2 structures compared, 1 of them changed; 1 gone, 1 new" in " ".join(ran.out.split())
    found = ctgraph("diff", "old", "new", "--format", "json").json()
    assert [each["old"]["id"] for each in found["compared"]] == ["clean", "second"]
    assert [each["id"] for each in (*found["gone"], *found["new"])] == ["third", "fourth"]
    rows = ctgraph("diff", "old", "new", "--format", "csv").out.splitlines()
    assert sum(",structure,gone," in row for row in rows) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["kent-2011"], "name a NEW structure, or with --to"),
        (["-", "-"], "standard input can be read once"),
        (["old", "old/one.yaml"], "old holds several structures"),
        (["kent-2011", "survey-2011"], "survey-2011 holds several structures"),
        (["kent-2011", "kent-2012"], "kent-2012: no such file or folder, and no structure of that id; did you mean"),
        (["HEAD:nowhere.yaml", "kent-2011"], "HEAD:nowhere.yaml: no such file, and git"),
        (["ill.yaml", "kent-2011"], "ill.yaml:3:"),
        (["kent-2011", "kent-2011", "--to", "soon"], "'soon' is not a date"),
    ],
)
def test_what_cannot_be_compared(
    arguments: list[str], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ill="structure: ill\nbodies:\n  a: {name: A, kind: bord}\n")
    write(tmp_path / "old", one=CLEAN)
    ran = ctgraph("diff", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err


def run_git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose file was committed twice, and has been changed since."""
    run_git(tmp_path, "init", "-q")
    for text in (CLEAN, INFO):
        write(tmp_path / "structures", ours=text)
        run_git(tmp_path, "add", "-A")
        run_git(tmp_path, "commit", "-q", "-m", "change")
    write(tmp_path / "structures", ours=WARNING)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@needs_git
def test_revisions_of_a_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(old: str, new: str) -> list[str]:
        found = ctgraph("diff", old, new, "--format", "json").json()
        return [change["op"] for change in found["changes"]]

    there = changed("HEAD~1:structures/ours.yaml", "structures/ours.yaml")
    assert there == ["add_body", "add_relation"]
    assert changed("HEAD~1:structures/ours.yaml", "HEAD:structures/ours.yaml") == [
        "add_body",
        "add_relation",
        "add_relation",
    ]
    monkeypatch.chdir(repository / "structures")
    assert changed("HEAD~1:ours.yaml", "ours.yaml") == there  # seen from here
    assert changed("HEAD~1:structures/ours.yaml", "ours.yaml") == there  # or from the top


@needs_git
def test_a_path_that_exists_is_a_path_first(repository: Path) -> None:
    (repository / "HEAD~1:structures").mkdir()
    (repository / "HEAD~1:structures" / "ours.yaml").write_text(WARNING, encoding="utf-8")
    ran = ctgraph("diff", "HEAD~1:structures/ours.yaml", "structures/ours.yaml", "--format", "json")
    assert ran.json()["changes"] == []


@needs_git
@pytest.mark.parametrize("name", ["HEAD~9:structures/ours.yaml", "HEAD:structures/theirs.yaml", "nobranch:x.yaml"])
def test_a_revision_that_is_not_there(repository: Path, name: str) -> None:
    assert repository.is_dir()
    ran = ctgraph("diff", name, "structures/ours.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{name}: no such file, and git cannot read it: ")


@needs_git
def test_no_name_is_an_option_of_git(repository: Path) -> None:
    ran = ctgraph("diff", "--", "--output=stolen:structures/ours.yaml", "structures/ours.yaml")
    assert ran.code == 2
    assert not list(repository.glob("stolen*"))


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = ctgraph("diff", "HEAD:ours.yaml", "kent-2011")
    assert ran.code == 2
    assert "git, which could read a revision, is not installed" in ran.err


def test_two_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    dated = CLEAN.replace("name: Trust Board,", "name: Trust Board, from: 2005, until: 2009,")
    write(tmp_path, dated=dated + "  late: {name: Late, kind: board, from: 2010, succeeds: board, source: terms 9}\n")
    found = ctgraph("diff", "dated.yaml", "--as-of", "2008", "--to", "2011", "--format", "json").json()
    assert [change["op"] for change in found["changes"]] == ["add_body", "remove_relation", "remove_body"]
    assert {"old": ["board"], "new": ["late"], "by": "succeeds", "doubtful": False} in found["matches"]
    assert [(each["body"], each["change"]) for each in found["routes"]] == [("late", "lost")]
    same = ctgraph("diff", "dated.yaml", "--as-of", "2008", "--to", "2008-06", "--format", "json").json()
    assert same["changes"] == []
