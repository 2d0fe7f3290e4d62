"""What a STRUCTURE on the command line stands for: a path, a folder, standard input, or a structure that ships."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ctgraph.errors import StructureFileError, UnknownNameError
from ctgraph.loading import catalogue
from ctgraph.loading.structures import load_structure

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("structure: x\nbodies: {}\n", encoding="utf-8")


def test_standard_input_stands_for_itself() -> None:
    make("-")
    assert catalogue.locate("-") == ["-"]
    assert catalogue.locate("./-") == ["./-"]


def test_a_file_stands_for_itself_whatever_its_ending() -> None:
    make("kent.txt", "kent-2011")
    assert catalogue.locate("kent.txt") == ["kent.txt"]
    assert catalogue.locate("kent-2011") == ["kent-2011"]  # before the structure of that id that ships


def test_a_folder_stands_for_every_structure_file_in_it_and_below_in_order() -> None:
    make(
        "all/b.yaml",
        "all/a.yml",
        "all/z/c.yaml",
        "all/z/D.YAML",
        "all/y/E.Yml",
        "all/y/x/d.yml",
        "all/notes.txt",
        "all/.git/e.yaml",
        "all/yaml",
    )
    Path("all/f.yaml").mkdir()
    assert catalogue.locate("all") == [
        str(Path(path))
        for path in ("all/a.yml", "all/b.yaml", "all/y/E.Yml", "all/y/x/d.yml", "all/z/D.YAML", "all/z/c.yaml")
    ]


def test_a_folder_without_structures_is_refused() -> None:
    make("empty/notes.txt", "empty/.hidden/a.yaml")
    with pytest.raises(UnknownNameError) as caught:
        catalogue.locate("empty")
    assert str(caught.value) == "empty: no structure file (.yaml or .yml) in this folder"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("kent-2012", "; did you mean 'kent-2011' or 'gwent-2022' or 'kent-survey-2011'?"),
        ("essex", "; did you mean 'essex-survey-2011'?"),
        ("survey", "; did you mean 'survey-2011'?"),
        ("Solihull", "; did you mean 'solihull-2011' or 'solihull-history'?"),
        ("zzz", "; 'ctgraph list' lists the structures that ship with ctgraph"),
        ("missing/kent.yaml", "; 'ctgraph list' lists the structures that ship with ctgraph"),
        ("x" * 5000, "; 'ctgraph list' lists the structures that ship with ctgraph"),
    ],
)
def test_a_name_that_is_neither_a_path_nor_an_id_is_refused_with_the_nearest_id(name: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        catalogue.locate(name)
    assert str(caught.value) == f"{name}: no such file or folder, and no structure of that id{message}"


def test_a_name_that_no_file_can_have_is_left_to_the_reader() -> None:
    (path,) = catalogue.locate("a\0b")
    with pytest.raises(StructureFileError, match=r"cannot be read: a path cannot hold a null character$"):
        load_structure(path)


def test_an_empty_name_stands_for_nothing() -> None:
    make("a.yaml")
    with pytest.raises(UnknownNameError):
        catalogue.locate("")


def test_hidden_files_are_ignored() -> None:
    make("all/a.yaml", "all/._a.yaml")  # what a Mac leaves beside each file on a shared drive
    assert catalogue.locate("all") == [str(Path("all/a.yaml"))]


def test_the_id_of_a_structure_that_ships_stands_for_its_file() -> None:
    (path,) = catalogue.locate("kent-2011")
    assert load_structure(path).id == "kent-2011"


def test_the_structures_that_ship_come_in_order_of_id() -> None:
    assert list(catalogue.shipped()) == sorted(catalogue.shipped())


def test_a_path_below_the_current_folder_is_shown_relative_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(catalogue.structures_folder())
    assert catalogue.shipped()["kent-2011"] == "kent-2011.yaml"


def test_a_path_elsewhere_is_shown_in_full() -> None:
    assert Path(catalogue.shipped()["kent-2011"]).is_absolute()


def test_structures_are_found_where_the_current_folder_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "getcwd", gone)
    assert Path(catalogue.shipped()["kent-2011"]).is_absolute()


@pytest.mark.parametrize("in_package", [True, False], ids=["in a wheel", "in a checkout"])
def test_the_structures_that_ship_stand_in_the_package_or_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, in_package: bool
) -> None:
    make("ctgraph/__init__.py", "structures/beside.yaml")
    if in_package:
        make("ctgraph/structures/within.yaml")
    monkeypatch.setattr(catalogue, "__file__", str(folder / "ctgraph" / "loading" / "catalogue.py"))
    assert list(catalogue.shipped()) == (["within"] if in_package else ["beside"])
