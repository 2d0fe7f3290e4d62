"""``ctgraph report`` with the endings for paper: the same bytes in every process, and a word on what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from program import COMMAND, ctgraph
from small_files import CLEAN, ILL_FORMED, write

STARTS = {"pdf": b"%PDF-1.7", "docx": b"PK", "md": b"# "}


def test_two_processes_write_the_same(tmp_path: Path) -> None:
    """Two structures in one report of each sort, by two processes that hash their strings differently."""
    endings = [*STARTS]
    running = [
        subprocess.Popen(
            [*COMMAND, "report", "haringey-2008", "leicestershire-2009", "-o", f"{seed}.{ending}"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for seed in (1, 2)
        for ending in endings
    ]
    for each in running:
        said, _ = each.communicate(timeout=240)
        assert (each.returncode, said) == (0, b"")
    for ending in endings:
        one, other = ((tmp_path / f"{seed}.{ending}").read_bytes() for seed in (1, 2))
        assert one.startswith(STARTS[ending])
        assert one == other


def test_the_title_that_was_asked_for(tmp_path: Path) -> None:
    for names in (["kent-2011"], ["kent-2011", "kent-2011-proposed"]):
        target = tmp_path / f"{len(names)}.md"
        assert ctgraph("report", *names, "-o", str(target), "--title", "Kent, before and after").code == 0
        text = target.read_text(encoding="utf-8")
        assert text.startswith("# Kent, before and after\n")
        assert text.count('title: "Kent Children') == (0 if len(names) == 1 else 2)  # of diagrams


def test_a_file_that_is_broken_does_not_keep_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, clean=CLEAN, ill_formed=ILL_FORMED)
    ran = ctgraph("report", "clean.yaml", "ill-formed.yaml", "-o", "report.md")
    assert ran.code == 2
    assert "ill-formed.yaml:3:" in ran.err
    assert "Nothing is wrong here" in Path("report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("ending", "module"), [("pdf", "typst"), ("docx", "docx"), ("docx", "typst")])
def test_what_is_missing_is_told_and_no_file_is_left(tmp_path: Path, ending: str, module: str) -> None:
    gone = {name: None for name in sys.modules if name.partition(".")[0] == module} | {module: None}
    kept = {name: found for name, found in sys.modules.items() if not name.startswith("ctgraph.reports.docx")}
    with mock.patch.dict(sys.modules, kept | gone, clear=True):
        ran = ctgraph("report", "haringey-2008", "-o", str(tmp_path / f"report.{ending}"))
    assert ran.code == 2
    assert 'pip install "ctgraph[paper]"' in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "reports/", "--commentary", "notes.md"], "--commentary goes into one report: name a file with -o"),
        (["-o", "r.pdf", "--template", "our.docx"], "--template is for a report as .docx"),
        (["-o", "r.md", "--commentary", "missing.md"], "missing.md: cannot be read: no such file or directory"),
        (["-o", "r.docx", "--template", "missing.docx"], "missing.docx: cannot be read: no such file or directory"),
        (["-o", "r.md", "--commentary", "odd.md"], "odd.md:2:1: byte 0xff is not UTF-8"),
        (["-o", "r.docx", "--template", "notes.md"], "notes.md: this is no Word document"),
        (["-o", "r.html", "--commentary", "near.md"], "near.md:1:1: no section is called 'Sourcs'"),
    ],
)
def test_a_commentary_or_template_of_no_use_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, clean=CLEAN)
    Path("notes.md").write_text("# Summary\nAll is well.\n", encoding="utf-8")
    Path("near.md").write_text("# Sourcs\nOne.\n", encoding="utf-8")
    Path("odd.md").write_bytes(b"# Summary\n\xff\n")
    before = sorted(Path().iterdir())
    ran = ctgraph("report", "clean.yaml", *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert sorted(Path().iterdir()) == before
