"""The tables: their schema, their rows, and the database of them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from every_key import FULL
from hostile_names import IDS, NAMES
from program import SHIPPED, ctgraph
from small_files import named, write

import ctgraph as library
from ctgraph.loading.catalogue import shipped
from ctgraph.tables.frames import Frames
from ctgraph.tables.rows import Row
from ctgraph.tables.schema import TABLES

TYPES = {"text": str, "integer": int, "boolean": bool}


def plain(frames: Frames) -> dict[str, list[Row]]:
    """The tables by name, whatever the name."""
    return dict(frames)  # type: ignore[arg-type]


def test_the_rows_have_the_columns_that_the_schema_declares() -> None:
    frames = library.to_frames(*SHIPPED, library.loads(FULL))
    assert list(frames) == list(TABLES) == list(Frames.__annotations__)
    for name, rows in plain(frames).items():
        assert rows, name
        for row in rows:
            assert list(row) == [column.name for column in TABLES[name].columns]
            for column in TABLES[name].columns:
                cell = row[column.name]
                assert type(cell) is TYPES[column.type] or (cell is None and column.may_be_null), (name, column)


def test_the_keys_are_keys_and_each_row_names_a_structure() -> None:
    frames = plain(library.to_frames(*shipped()))
    structures = {row["structure"] for row in frames["structures"]}
    for name, table in TABLES.items():
        assert {row["structure"] for row in frames[name]} <= structures
        if table.key:
            keys = [tuple(row[column] for column in table.key) for row in frames[name]]
            assert len(keys) == len({*keys}), name


def test_each_table_and_column_says_what_it_is_in_a_sentence() -> None:
    for table in TABLES.values():
        assert len({each.name for each in table.columns}) == len(table.columns)
        for says in (table.says, *(each.says for each in table.columns)):
            assert says.endswith(".")
            assert says.isprintable()
            assert "  " not in says


@pytest.mark.parametrize("name", shipped())
def test_a_route_is_the_first_that_lines_tells(name: str) -> None:
    analysis = library.Analysis(library.load(name), None)
    rows = {row["body"]: row for row in library.to_frames(analysis)["routes"]}
    for body in analysis.structure.bodies.values():
        first = next(iter(analysis.lines(body.id, 1).routes), ())
        is_root = analysis.lens.operates(body) and analysis.lens.is_root(body)
        assert (body.id in rows) == bool(first or is_root)
        if first:
            row = rows[body.id]
            assert (row["depth"], row["root"], row["next_body"]) == (
                len(first),
                first[-1].answers[1],
                first[0].answers[1],
            )
            assert row["in_doubt"] == analysis.lines(body.id, 1).is_doubted
        elif is_root:
            assert rows[body.id] == {
                "structure": name, "body": body.id, "depth": 0, "root": body.id, "next_body": "", "in_doubt": False
            }  # fmt: skip


def test_structures_of_one_id_stay_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a", "b"):
        write(Path(folder), ours=named("x"))
    frames = library.to_frames("a/ours.yaml", "b/ours.yaml", "kent-2011")
    (first, second, third) = (row["structure"] for row in frames["structures"])
    assert (first, second, third) == ("x (a/ours.yaml)", "x (b/ours.yaml)", "kent-2011")
    analysis = library.Analysis(library.load("kent-2011"), None)
    assert len({row["structure"] for row in library.to_frames(analysis, analysis)["structures"]}) == 2


# As a database


def read(file: str) -> dict[str, list[dict[str, object]]]:
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    found = {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in TABLES}
    database.close()
    return found


@pytest.mark.parametrize("file", ["all.sqlite", "all.sqlite3", "ALL.DB"])
def test_a_database_has_the_same_rows(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "some"
    write(folder, full=FULL, other=named("x"))
    ran = ctgraph("export", "some", "-o", file)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert read(file) == plain(library.to_frames("some"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["some", file, f"{Path(file).stem}.metadata.json"]
    )


@pytest.mark.parametrize(
    "there", ["{}", '{"databases": {"all": {"description": "Ours"}}}', "[1]", "not JSON", "[" * 9999]
)
def test_no_file_is_replaced_beside_a_database_that_was_not_written_with_one(
    there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    beside = Path("all.metadata.json")
    beside.write_text(there)
    ran = ctgraph("export", "kent-2011", "-o", "all.sqlite")
    assert ran.code == 2
    assert ran.err.startswith("all.metadata.json: was not written by ctgraph")
    assert beside.read_text() == there
    assert not Path("all.sqlite").exists()
    beside.unlink()
    assert [ctgraph("export", "kent-2011", "-o", "all.sqlite").code for _ in range(2)] == [0, 0]


def test_a_database_says_what_its_columns_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ctgraph("export", "kent-2011", "-o", "all.sqlite").code == 0
    database = sqlite3.connect("all.sqlite")
    said = {(table, column): says for table, column, _, says in database.execute("SELECT * FROM descriptions")}
    beside = json.loads(Path("all.metadata.json").read_text())["databases"]["all"]["tables"]
    for table in TABLES.values():
        assert said[table.name, ""] == table.says == beside[table.name]["description"]
        (declared,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table.name]).fetchone()
        assert [name for _, name, *_ in database.execute(f"PRAGMA table_info({table.name})")] == [
            column.name for column in table.columns
        ]
        for column in table.columns:
            assert said[table.name, column.name] == column.says == beside[table.name]["columns"][column.name]
            assert f"-- {column.says}\n" in declared
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


@pytest.mark.parametrize("name", sorted({*NAMES.values(), *IDS}))
def test_a_hostile_name_comes_through_a_database_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    structure = library.loads(named(name))
    write(tmp_path, hostile=named(name))
    assert ctgraph("export", "hostile.yaml", "-o", "all.sqlite").code == 0
    bodies = read("all.sqlite")["bodies"]
    assert [(row["id"], row["name"]) for row in bodies] == [(each.id, each.name) for each in structure.bodies.values()]


def test_a_file_that_cannot_be_read_loses_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "some", good=named("x"), bad="structure: [")
    ran = ctgraph("export", "some", "-o", "all.sqlite")
    assert ran.code == 2
    assert "bad.yaml:1" in ran.err
    assert len(read("all.sqlite")["structures"]) == 1
    assert ctgraph("export", "some/bad.yaml", "-o", "none.sqlite").code == 2
    assert not Path("none.sqlite").exists()


def test_what_is_read_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("all.db").write_text(named("x"))
    assert "is read by this command" in ctgraph("export", "all.db", "-o", "all.db").err
    assert Path("all.db").read_text() == named("x")
    Path("old.sqlite").write_text("mine")
    Path("old.sqlite").chmod(0o400)
    assert "read-only" in ctgraph("export", "kent-2011", "-o", "old.sqlite").err
    assert Path("old.sqlite").read_text() == "mine"


@pytest.mark.parametrize(("ending", "told"), [("sqlit", "did you mean 'sqlite'"), ("zzz", ".sqlite, .parquet")])
def test_an_ending_that_is_none_is_told(ending: str, told: str) -> None:
    ran = ctgraph("export", "kent-2011", "-o", f"all.{ending}")
    assert (ran.code, told in ran.err) == (2, True)
