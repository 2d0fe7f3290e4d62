"""query: what is asked in SQL reads the tables and does nothing else, and its answer is told in every format."""

from __future__ import annotations

import csv
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_names import IDS, NAMES
from program import ctgraph
from small_files import named, write

from ctgraph import loads
from ctgraph.errors import CtgraphError
from ctgraph.tables.asking import Bounds, ask

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
BOUNDS = Bounds(seconds=60, rows=10)


@pytest.fixture
def database() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.executescript("CREATE TABLE bodies (id TEXT, n INTEGER); INSERT INTO bodies VALUES ('a', 1), ('b', 2);")
    made.executescript("CREATE TABLE structures (structure TEXT);")
    return made


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        *((sql, "it would change the tables") for sql in [
            "INSERT INTO bodies VALUES ('c', 3)", "UPDATE bodies SET n = 0 RETURNING id", "DELETE FROM bodies",
            "DROP TABLE bodies", "CREATE TABLE mine (a)", "CREATE TEMP TABLE mine AS SELECT * FROM bodies",
            "CREATE VIEW mine AS SELECT 1", "ALTER TABLE bodies ADD COLUMN c", "CREATE INDEX mine ON bodies (id)",
            "CREATE TRIGGER mine AFTER INSERT ON bodies BEGIN SELECT 1; END", "REPLACE INTO bodies VALUES ('a', 1)",
            "CREATE VIRTUAL TABLE mine USING fts5(a)", "WITH x AS (SELECT 1) INSERT INTO bodies SELECT 'a', * FROM x",
            "ANALYZE",
        ]),
        *((sql, "it would open another database") for sql in [
            "ATTACH 'mine.db' AS mine", "ATTACH ':memory:' AS mine", "VACUUM INTO 'mine.db'", "VACUUM",
        ]),
        *((sql, "it would begin or end a transaction") for sql in ["BEGIN", "COMMIT", "SAVEPOINT mine", "END"]),
        *((sql, "settings of the database") for sql in [
            "PRAGMA query_only = OFF", "PRAGMA table_info(bodies)", "PRAGMA hard_heap_limit = 0",
        ]),
        *((sql, "it would use a table that is none of them") for sql in [
            "SELECT * FROM pragma_table_info('bodies')", "SELECT * FROM json_each('[1]')",
        ]),
        ("DETACH main", "it would close a database"),
        ("SELECT load_extension('mine.so')", "load_extension() is not allowed"),
        ("SELECT LOAD_EXTENSION('mine.so', 'init') FROM bodies", "is not allowed"),
        ("SELECT 1; DROP TABLE bodies", "more than one statement"),
        ("SELECT zeroblob(2000000000)", "longer than 1,000,000 bytes"),
        (f"{COUNTING} SELECT group_concat(zeroblob(100000)) FROM (SELECT i FROM n LIMIT 50)", "longer than 1,000,000 bytes"),
        ("SELECT replace(hex(zeroblob(100000)), '0', '0000000000')", "longer than 1,000,000 bytes"),
        (" ", "there is no query in this SQL"),
        ("-- only this", "there is no query in this SQL"),
        ("SELECT * FROM body", "no such table: body; did you mean 'bodies'?"),
        ("SELECT * FROM zzz", "; the tables are structures, sources"),
        ("SELECT depth FROM bodies", "no such column: depth; there is routes.depth"),
        ("SELECT nme FROM bodies", "did you mean 'name'"),
        ("SELECT zzzz FROM bodies", "the table descriptions lists the columns"),
        ("SELEC 1", 'the SQL is wrong: near "SELEC": syntax error'),
        ("SELECT :kind", "has a parameter 'kind' without a value; --param kind=VALUE gives one"),
        ("SELECT ?", "write :name in place of ?"),
        ("SELECT CAST(x'ff' AS TEXT)", "not in UTF-8"),
        (f"SELECT {'(' * 300}1{')' * 300}", "the SQL is wrong: "),
        (f"SELECT '{'x' * 200_000}'", "the SQL is longer than 100,000 bytes"),
    ],
)  # fmt: skip
def test_what_does_anything_but_read_is_refused(
    sql: str, told: str, database: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CtgraphError) as refused:
        ask(database, sql, {}, BOUNDS)
    assert told in str(refused.value)
    assert [*tmp_path.iterdir()] == []
    assert database.execute("SELECT * FROM bodies").fetchall() == [("a", 1), ("b", 2)]
    assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("bodies",), ("structures",)]


@pytest.mark.parametrize(
    "sql",
    [
        f"{COUNTING} SELECT COUNT(*) FROM n",
        f"{COUNTING} SELECT i FROM n WHERE i < 0",
        f"{COUNTING}, m AS (SELECT i FROM n LIMIT 10000) SELECT COUNT(*) FROM m a, m b, m c WHERE a.i + b.i + c.i < 0",
    ],
)
def test_what_takes_too_long_is_stopped(sql: str, database: sqlite3.Connection) -> None:
    begun = time.monotonic()
    with pytest.raises(CtgraphError, match=r"took longer than 0\.2 seconds, and was stopped"):
        ask(database, sql, {}, Bounds(0.2, 10))
    assert time.monotonic() - begun < 10


def test_what_takes_too_much_memory_is_stopped(database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctgraph.tables.asking.MOST_MEGABYTES", 512)  # SQLite's own limit is never raised in a process
    sql = f"{COUNTING} SELECT i, zeroblob(900000) FROM n ORDER BY 2"
    with pytest.raises(CtgraphError, match="more than 512 MB of memory"):
        ask(database, sql, {}, BOUNDS)


def test_one_step_that_nothing_interrupts_ends_the_program() -> None:
    program = "import ctgraph.cli.query_command as query; query._GRACE = 0.1\nfrom ctgraph.cli.main import main; main()"
    slow = "SELECT instr(replace(hex(zeroblob(450000)), '0', 'a'), replace(hex(zeroblob(200000)), '0', 'a') || 'b')"
    arguments = ["query", "kent-2011", "--timeout", "1", "--sql", slow]
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "the query took longer than 1 seconds in one step, and was stopped\n"


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.usefixtures("heeded_ctrl_c")
def test_ctrl_c_ends_a_query() -> None:
    program = (
        "import os\nfrom ctgraph.cli.main import main\nfrom ctgraph.tables.asking import _Watch\n"
        "look = _Watch.__call__\n"
        "def tell(watch):\n    os.write(1, b'begun\\n')\n    _Watch.__call__ = look\n    return look(watch)\n"
        "_Watch.__call__ = tell\nmain()"
    )
    arguments = ["query", "kent-2011", "--timeout", "100", "--sql", f"{COUNTING} SELECT COUNT(*) FROM n"]
    running = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout
    assert running.stdout.readline() == "begun\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (out, err.strip()) == ("", "interrupted")
    assert running.returncode == 130


def test_what_ends_a_query_before_the_watch_sees_it_is_handed_on(
    database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctgraph.tables.asking._Watch.__call__", lambda _: True)
    with pytest.raises(KeyboardInterrupt):
        ask(database, f"{COUNTING} SELECT COUNT(*) FROM n", {}, BOUNDS)


def test_rows_are_bounded_by_their_size(database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctgraph.tables.asking._MOST_KEPT", 1_000)
    answer = ask(database, f"{COUNTING} SELECT i, hex(zeroblob(100)) FROM n", {}, Bounds(60, 1_000))
    assert (len(answer.rows), answer.has_more) == (3, True)


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT id FROM bodies WHERE n >= :n", [("b",)]),
        ("SELECT id AS a, n AS a FROM bodies LIMIT 1", [("a", 1)]),
        ("SELECT 9e999, x'00ff', NULL, 1.5, -3", [("inf", "x'00ff'", None, 1.5, -3)]),
        (f"{COUNTING} SELECT i FROM n LIMIT 2", [(1,), (2,)]),
        ("VALUES ('a'), ('b')", [("a",), ("b",)]),
        ("SELECT id FROM bodies UNION SELECT 'c' ORDER BY 1 DESC", [("c",), ("b",), ("a",)]),
    ],
)
def test_what_reads_is_answered(sql: str, rows: list[tuple[object, ...]], database: sqlite3.Connection) -> None:
    given = {"n": 2} if ":n" in sql else {}
    assert ask(database, sql, given, BOUNDS).rows == tuple(rows)


# As a command


def test_a_value_is_a_number_where_it_is_written_as_one() -> None:
    sql = "SELECT typeof(:a), typeof(:b), typeof(:c), :d = '=x', (SELECT COUNT(*) > :a FROM bodies) AS e"
    given = ["a=3", "b=03", "c=3.0", "d==x"]
    ran = ctgraph("query", "kent-2011", "--sql", sql, *(f"--param={each}" for each in given), "--format", "json")
    assert ran.json()["rows"] == [["integer", "text", "text", 1, 1]]
    ran = ctgraph("query", "kent-2011", "--sql", "SELECT 1", "--param", "zzz=3")
    assert (ran.code, ran.err) == (2, "the query has no parameter 'zzz'; it is written :zzz in SQL\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--sql", "SELECT '\udcff'"], "the SQL is not text in UTF-8\n"),
        (["--sql", 'SELECT 1 AS "\ud800"'], "the SQL is not text in UTF-8\n"),
        (["--sql", "SELECT :a", "--param", "a=\udcff"], "the value of a is not text in UTF-8\n"),
        (
            ["--question", "boards-without-scrutiny", "--param", "region=\udc80"],
            "the value of region is not text in UTF-8\n",
        ),
    ],
)
def test_what_is_typed_and_is_no_text_is_told(arguments: list[str], told: str) -> None:
    ran = ctgraph("query", "kent-2011", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", told)


def test_a_folder_whose_name_is_no_text_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        write(Path("d\udcff"), ours=named("x"))
    except OSError:
        pytest.skip("the file system takes no such name")
    ran = ctgraph("query", "d\udcff", "--sql", "SELECT file FROM structures", "--format", "csv")
    assert (ran.code, ran.out, ran.err) == (0, "file\nd\\udcff/ours.yaml\n", "")


def test_many_rows_are_bounded_and_that_is_told() -> None:
    sql = ["--sql", "SELECT id FROM bodies ORDER BY id", "--max-rows", "2"]
    text = ctgraph("query", "kent-2011", *sql)
    assert "the first 2 rows, of 1 structure; there are more: --max-rows shows them" in text.out
    answer = ctgraph("query", "kent-2011", *sql, "--format", "json").json()
    assert (len(answer["rows"]), answer["more"]) == (2, True)
    table = ctgraph("query", "kent-2011", *sql, "--format", "csv")
    assert len(table.out.splitlines()) == 3
    assert table.err == "there are more: --max-rows shows them, or LIMIT and OFFSET in SQL\n"
    all_of_them = ctgraph("query", "kent-2011", *sql[:2], "--format", "csv")
    assert (len(all_of_them.out.splitlines()) > 3, all_of_them.err) == (True, "")


def test_the_answer_is_the_same_in_every_format() -> None:
    sql = "SELECT id, name, NULL AS empty, seats FROM bodies ORDER BY id"
    answer = ctgraph("query", "kent-2011", "--sql", sql, "--format", "json").json()
    table = list(csv.reader(io.StringIO(ctgraph("query", "kent-2011", "--sql", sql, "--format", "csv").out)))
    as_text = [["" if cell is None else str(cell) for cell in row] for row in answer["rows"]]
    assert table == [answer["columns"], *as_text]
    for wanted in ("text", "markdown"):
        out = ctgraph("query", "kent-2011", "--sql", sql, "--format", wanted).out
        assert all(cell in out for row in as_text for cell in row)


def test_exit_codes() -> None:
    empty, full = "SELECT id FROM bodies WHERE 0", "SELECT id FROM bodies"
    assert [ctgraph("query", "kent-2011", "--sql", sql).code for sql in (empty, full)] == [0, 0]
    assert [ctgraph("query", "kent-2011", "--sql", sql, "--fail-on-rows").code for sql in (empty, full)] == [0, 1]
    assert "no rows, of 1 structure" in ctgraph("query", "kent-2011", "--sql", empty).out


def test_the_day_and_the_standings_are_those_that_are_asked_for() -> None:
    sql = ["--sql", "SELECT SUM(present) FROM bodies", "--format", "json"]
    days = [ctgraph("query", "solihull-history", *sql, "--as-of", day).json()["rows"] for day in ("2004", "2011")]
    assert days[0] != days[1]
    sql = ["--sql", "SELECT SUM(taken) FROM relations", "--format", "json"]
    taken = [
        ctgraph("query", "kent-2011-proposed", *sql, *more).json()["rows"] for more in ([], ["--assume", "inferred"])
    ]
    assert taken[0] < taken[1]


# Of a database


@pytest.mark.parametrize("file", ["all.sqlite", "a b?c#d%20.DB", "named"])
def test_a_database_is_asked_as_the_structures_are(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "some", one=named("x"), two=named("y"))
    assert ctgraph("export", "some", "-o", "made.sqlite").code == 0
    Path("made.sqlite").rename(file)
    Path("made.metadata.json").unlink()
    before = Path(file).read_bytes()
    for arguments in (
        ["--sql", "SELECT structure, id FROM bodies"],
        ["--question", "dual-reporting"],
        ["--sql", "VALUES (1)"],
    ):
        assert ctgraph("query", file, *arguments) == ctgraph("query", "some", *arguments)
    assert ctgraph("query", file, "--sql", "DELETE FROM bodies").code == 2
    assert Path(file).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["some", file])


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("CREATE TABLE mine (a)", "holds no tables of ctgraph in version 1; 'ctgraph export' writes them"),
        ("PRAGMA user_version = 1; CREATE TABLE bodies (a)", "holds no tables of ctgraph in version 1"),
        ("VIEW", "holds no tables of ctgraph in version 1"),
        ("VERSION", "holds no tables of ctgraph in version 1"),
        ("DAMAGED", "is a damaged database"),
        ("EMPTY", "is a damaged database"),
    ],
)
def test_another_database_is_refused(made: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ctgraph("export", "kent-2011", "-o", "all.sqlite").code == 0
    data = Path("all.sqlite").read_bytes()
    scripts = {
        "VIEW": f"DROP TABLE duties; CREATE VIEW duties AS {COUNTING} SELECT * FROM n",
        "VERSION": "PRAGMA user_version = 99",
    }
    if made in ("DAMAGED", "EMPTY"):
        Path("all.sqlite").write_bytes(data[:100] + b"\xff" * 5_000 if made == "DAMAGED" else data[:16])
    else:
        if made not in scripts:
            Path("all.sqlite").unlink()
        database = sqlite3.connect("all.sqlite")
        database.executescript(scripts.get(made, made))
        database.close()
    ran = ctgraph("query", "all.sqlite", "--sql", "SELECT COUNT(*) FROM duties")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("all.sqlite: ")
    assert told in ran.err


def test_a_database_is_asked_alone_and_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ctgraph("export", "kent-2011", "-o", "all.sqlite").code == 0
    assert "asked alone" in ctgraph("query", "all.sqlite", "kent-2011", "--sql", "SELECT 1").err
    assert "go with structures" in ctgraph("query", "all.sqlite", "--sql", "SELECT 1", "--as-of", "2011").err


def test_a_file_that_cannot_be_read_loses_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "some", good=named("x"), bad="structure: [")
    ran = ctgraph("query", "some", "--sql", "SELECT id FROM structures", "--format", "csv")
    assert (ran.code, ran.out) == (2, "id\nx\n")
    assert "bad.yaml:1" in ran.err
    ran = ctgraph("query", "some/bad.yaml", "--sql", "SELECT 1")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("name", sorted({*NAMES.values(), *IDS}))
def test_a_hostile_name_neither_acts_nor_is_lost(name: str) -> None:
    sql = "SELECT name, :given AS given FROM bodies WHERE id = :given"
    arguments = ["query", "-", "--sql", sql, f"--param=given={name}"]
    answer = ctgraph(*arguments, "--format", "json", stdin=named(name)).json()
    (row,) = answer["rows"]
    assert [str(cell) for cell in row] == [loads(named(name)).bodies[name].name, name]
    shown = ctgraph(*arguments, stdin=named(name))
    assert shown.err == ""
    assert shown.out.replace("\n", "").isprintable() or name in ("\u2800", NAMES["emoji"])
