"""Reports are written whole or not at all, by the ending of the file, one for several structures or one each."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from unittest import mock

import pytest
from program import ctgraph
from small_files import CLEAN, ILL_FORMED, write

from ctgraph.loading.files import load

TWO = ("haringey-2008", "leicestershire-2009")


def test_a_page_is_written_and_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    file.write_bytes(b"before")
    ran = ctgraph("report", "leicestershire-2009", "-o", str(file))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert file.read_bytes().startswith(b"<!doctype html>")
    assert list(tmp_path.iterdir()) == [file]


def test_several_structures_make_one_report(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    assert ctgraph("report", *TWO, "-o", str(file), "--title", "Before & after").code == 0
    text = file.read_text(encoding="utf-8")
    assert "<h1>Before &amp; after</h1>" in text
    assert text.count('<section class="structure') == 2
    assert text.count(f">{load(TWO[1]).title}</text>") == 1  # in its own diagram


def test_a_title_takes_the_place_of_the_structures_own(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    assert ctgraph("report", "haringey-2008", "-o", str(file), "--title", "For the board").code == 0
    text = file.read_text(encoding="utf-8")
    assert "<title>For the board</title>" in text
    assert ">For the board</text>" in text


def test_a_folder_gets_one_of_each(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    assert ctgraph("report", *TWO, "-o", f"{folder}/").code == 0
    assert {file.name for file in folder.iterdir()} == {f"{name}.html" for name in TWO}


def test_what_is_taken_as_true_and_the_day_are_those_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    assert ctgraph("report", "kent-2011", "-o", str(file), "--assume", "inferred", "--as-of", "2012").code == 0
    text = file.read_text(encoding="utf-8")
    assert '<section class="structure at-1"' in text
    assert "As of 2012-12-31" in text


@pytest.mark.parametrize(
    ("name", "said"), [("r.htm", "did you mean 'html'?"), ("r", "expected .html, .md, .pdf, .docx")]
)
def test_another_ending_is_refused(tmp_path: Path, name: str, said: str) -> None:
    ran = ctgraph("report", "haringey-2008", "-o", str(tmp_path / name))
    assert ran.code == 2
    assert ran.err.endswith(f"{said}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "module"), [("pdf", "typst"), ("docx", "ctgraph.reports.docx.writing")])
def test_what_is_not_installed_is_named_with_its_extra(tmp_path: Path, ending: str, module: str) -> None:
    with mock.patch.dict(sys.modules, {module: None}):
        ran = ctgraph("report", "haringey-2008", "-o", str(tmp_path / f"r.{ending}"))
    assert ran.code == 2
    assert re.search(r'a report as \w+ needs [\w-]+: pip install "ctgraph\[paper\]" brings it\n$', ran.err)
    assert list(tmp_path.iterdir()) == []


def test_an_ill_formed_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    write(tmp_path / "in", good=CLEAN, bad=ILL_FORMED)
    file = tmp_path / "r.html"
    ran = ctgraph("report", str(tmp_path / "in"), "-o", str(file))
    assert ran.code == 2
    assert "bad.yaml:3:" in ran.err
    assert "Nothing is wrong here" in file.read_text(encoding="utf-8")


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, bad=ILL_FORMED)
    ran = ctgraph("report", str(tmp_path / "bad.yaml"), "-o", str(tmp_path / "r.html"))
    assert ran.code == 2
    assert not (tmp_path / "r.html").exists()
