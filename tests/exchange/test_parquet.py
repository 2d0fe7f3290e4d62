"""The tables as Parquet: the same rows, with what each column says, in a folder that is written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest import mock

import pyarrow
import pytest
from every_key import FULL
from hostile_names import IDS, NAMES
from program import ctgraph
from pyarrow import parquet
from small_files import named, write

from ctgraph import loads, to_frames
from ctgraph.tables.schema import TABLES, VERSION


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("some"), full=FULL, other=named("x"))


def read(folder: str) -> dict[str, list[dict[str, object]]]:
    return {name: parquet.read_table(f"{folder}/{name}.parquet").to_pylist() for name in TABLES}


@pytest.mark.parametrize("target", ["tables/", "tables.parquet", "tables.parquet/", "deep/er/tables.parquet"])
def test_a_folder_has_the_same_rows(target: str) -> None:
    ran = ctgraph("export", "some", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert read(target) == dict(to_frames("some"))
    assert {file.name for file in Path(target).iterdir()} == {f"{name}.parquet" for name in TABLES}
    assert not [path for path in Path(target).parent.iterdir() if path.name.startswith(".")]


def test_one_structure_and_what_ships() -> None:
    assert ctgraph("export", "some/full.yaml", "-o", "one.parquet").code == 0
    assert read("one.parquet") == dict(to_frames("some/full.yaml"))
    assert ctgraph("export", "some/full.yaml", "-o", "books/").code == 0  # as it was: a workbook
    assert [path.name for path in Path("books").iterdir()] == ["full.xlsx"]


def test_each_column_carries_what_it_says() -> None:
    assert ctgraph("export", "some", "-o", "tables/").code == 0
    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "boolean": pyarrow.bool_()}
    for name, table in TABLES.items():
        schema = parquet.read_table(f"tables/{name}.parquet").schema
        assert schema.metadata[b"description"].decode() == table.says
        assert schema.metadata[b"ctgraph_tables_version"] == str(VERSION).encode()
        assert [(each.name, each.type, each.nullable, each.metadata[b"description"].decode()) for each in schema] == [
            (column.name, types[column.type], column.may_be_null, column.says) for column in table.columns
        ]


@pytest.mark.parametrize("name", sorted({*NAMES.values(), *IDS}))
def test_a_hostile_name_comes_through_as_it_is(name: str) -> None:
    write(Path(), hostile=named(name))
    assert ctgraph("export", "hostile.yaml", "-o", "hostile.parquet").code == 0
    bodies = loads(named(name)).bodies.values()
    rows = parquet.read_table("hostile.parquet/bodies.parquet").to_pylist()
    assert [(row["id"], row["name"]) for row in rows] == [(each.id, each.name) for each in bodies]


def test_tables_that_are_there_are_replaced_whole() -> None:
    assert ctgraph("export", "some", "-o", "tables/").code == 0
    Path("tables/routes.parquet").unlink()
    Path("some/other.yaml").unlink()
    assert ctgraph("export", "some", "-o", "tables/").code == 0
    assert read("tables") == dict(to_frames("some"))
    assert sorted(path.name for path in Path().iterdir()) == ["some", "tables"]


@pytest.mark.parametrize("besides", ["notes.txt", "kent.parquet", ".git"])
def test_a_folder_that_holds_something_else_is_left_as_it_is(besides: str) -> None:
    Path("tables").mkdir()
    Path("tables", besides).write_text("mine")
    ran = ctgraph("export", "some", "-o", "tables/")
    assert (ran.code, "which would be lost; name a folder of its own" in ran.err) == (2, True)
    assert [path.read_text() for path in Path("tables").iterdir()] == ["mine"]


def test_a_file_or_a_pipe_of_that_name_is_left_as_it_is() -> None:
    Path("file.parquet").write_text("mine")
    ran = ctgraph("export", "some", "-o", "file.parquet")
    assert (ran.code, ran.err) == (2, "file.parquet: is a file already, and no folder\n")
    assert Path("file.parquet").read_text() == "mine"
    Path("odd.parquet", "bodies.parquet").mkdir(parents=True)
    assert "cannot be replaced" in ctgraph("export", "some", "-o", "odd.parquet").err


def test_what_is_read_is_not_written_over() -> None:
    Path("in.parquet").mkdir()
    Path("some/full.yaml").rename("in.parquet/bodies.parquet")
    ran = ctgraph("export", "in.parquet/bodies.parquet", "-o", "in.parquet")
    assert "is read by this command" in ran.err
    assert Path("in.parquet/bodies.parquet").read_text() == FULL


@pytest.mark.parametrize("fails", ["write_file", "rename"])
def test_if_it_cannot_be_written_what_was_there_stays(fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ctgraph("export", "some", "-o", "tables/").code == 0
    before = read("tables")
    Path("some/other.yaml").unlink()
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "tables" and self.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    def fill(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        *(("ctgraph.cli.output.write_file", fill) if fails == "write_file" else (Path, "rename", refuse))
    )
    ran = ctgraph("export", "some", "-o", "tables/")
    assert (ran.code, ran.err) == (2, "tables/: cannot be written: no space left on device\n")
    assert read("tables") == before
    assert sorted(path.name for path in Path().iterdir()) == ["some", "tables"]


def test_without_pyarrow_it_is_said_how_to_install_it() -> None:
    with mock.patch.dict(sys.modules, {"pyarrow": None}):
        ran = ctgraph("export", "some", "-o", "tables/")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'to write Parquet needs pyarrow: pip install "ctgraph[tables]" brings it\n'
    assert not Path("tables").exists()


def test_a_file_that_cannot_be_read_loses_itself_only() -> None:
    write(Path("some"), bad="structure: [")
    ran = ctgraph("export", "some", "-o", "tables/")
    assert (ran.code, "bad.yaml:1" in ran.err) == (2, True)
    assert len(read("tables")["structures"]) == 2
