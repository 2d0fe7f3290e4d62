"""Where the output goes: terminals with and without colours, pipes that close, encodings; and faults, which are told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import COMMAND, SHIPPED, ctgraph, process
from small_files import CLEAN, ILL_FORMED, WARNING, write

from ctgraph import load, rules
from ctgraph.exchange.officer.exporting import export_workbook
from ctgraph.loading.catalogue import structures_folder

STYLE = re.compile(r"\x1b\[([0-9;]*)m")
COLOURS = {"31", "33", "36"}


@pytest.fixture(autouse=True)
def beside_the_structures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the structures that ship are shown with a short path, which fits on a line."""
    monkeypatch.chdir(structures_folder().parent)


def colours(text: str) -> set[str]:
    return {part for style in STYLE.findall(text) for part in style.split(";")} & COLOURS


def plain(text: str) -> str:
    return STYLE.sub("", text)


def test_on_a_terminal_colours_repeat_the_severity() -> None:
    out = ctgraph("check", "leicestershire-2009", terminal=True).out
    assert {re.sub(r"\s", "", found) for found in re.findall(r"\x1b\[[13][0-9;]+m[^\x1b]*", out)} == {
        *("\x1b[1;31mserious", "\x1b[33mtolookinto", "\x1b[36mforinformation")
    }


def test_in_a_pipe_there_are_none() -> None:
    assert "\x1b" not in ctgraph("check", "leicestershire-2009").out


def test_no_color_takes_the_colours_and_leaves_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = ctgraph("check", "leicestershire-2009", terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    uncoloured = ctgraph("check", "leicestershire-2009", terminal=True)
    assert colours(coloured.out) == COLOURS
    assert colours(uncoloured.out) == set()
    assert plain(uncoloured.out) == plain(coloured.out)


def test_a_dumb_terminal_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert ctgraph("check", "kent-2011", terminal=True) == ctgraph("check", "kent-2011")


@pytest.mark.parametrize("wanted", ["json", "csv"])
def test_data_is_the_same_on_a_terminal(wanted: str) -> None:
    assert ctgraph("check", "kent-2011", "--format", wanted, terminal=True) == ctgraph(
        *("check", "kent-2011", "--format", wanted)
    )


@pytest.mark.parametrize("columns", [30, 69, 70, 200])
@pytest.mark.parametrize(
    "question", ["check leicestershire-2009", "orphans kent-2011", "show leicestershire-2009 board", "rules"]
)
def test_nothing_is_lost_at_any_width(question: str, columns: int) -> None:
    def letters(text: str) -> list[str]:
        return sorted(re.sub(r"[\s─:-]", "", plain(text)))

    wide, narrow = (ctgraph(*question.split(), terminal=True, columns=width) for width in (400, columns))
    assert letters(narrow.out) == letters(wide.out)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("question", ["check solihull-2011", "orphans kent-2011", "list solihull-2011", "rules"])
def test_no_line_is_wider_than_the_terminal(question: str, columns: int) -> None:
    out = plain(ctgraph(*question.split(), terminal=True, columns=columns).out)
    assert max(map(len, out.splitlines())) <= columns


def test_no_word_is_broken_at_80_columns() -> None:
    words = set(plain(ctgraph("orphans", *SHIPPED, terminal=True, columns=80).out).split())
    assert words <= {*ctgraph("orphans", *SHIPPED).out.split(), "─" * 80}


def test_an_example_stays_as_it_was_written() -> None:
    lines = ctgraph("explain", "circular-scrutiny").out.splitlines()
    example = [line for line in lines if line.startswith("    ")]
    assert max(map(len, example)) > 80
    assert set(example) <= set(plain(ctgraph("explain", "circular-scrutiny", terminal=True).out).splitlines())


def test_no_line_ends_in_spaces() -> None:
    out = ctgraph("orphans", "kent-2011", terminal=True).out + ctgraph("check", "kent-2011", terminal=True).out
    assert [line for line in plain(out).splitlines() if line.endswith(" ")] == []


@pytest.mark.parametrize(
    ("encoding", "nearest"),
    [
        ("ascii", '?odz - "Cafe" ? ... s.1'),
        ("cp1252", "?ódz – “Café” ? … §1"),
        ("latin-1", '?ódz - "Café" ? ... §1'),
        ("utf-8", "Łódź – “Café” 名 … §1"),
    ],
)
def test_what_cannot_be_encoded_becomes_the_nearest(tmp_path: Path, encoding: str, nearest: str) -> None:
    done = subprocess.run(
        [*COMMAND, "list", "-"],
        cwd=tmp_path,
        input=CLEAN.replace("Trust Board", "Łódź – “Café” 名 … §1").encode(),
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"{nearest} (TB)" in done.stdout.decode(encoding)


def list_into_a_file(folder: Path, name: str, encoding: str, wanted: str) -> tuple[bytes, str]:
    place = folder / "out"
    with place.open("wb") as file:
        done = subprocess.run(
            [*COMMAND, "list", "-", "--format", wanted],
            cwd=folder,
            input=CLEAN.replace("Trust Board", name).encode(),
            stdout=file,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            check=True,
        )
    return place.read_bytes(), done.stderr.decode(encoding)


@pytest.mark.parametrize("wanted", ["text", "markdown"])
@pytest.mark.parametrize(
    ("name", "encoding", "is_lacking"),
    [
        ("Łódź 名", "ascii", True),
        ("Łódź 名", "cp1252", True),
        ("Caffè", "ascii", True),
        ("Café – “x”", "latin-1", False),
    ],
)
def test_what_a_file_lacks_is_told(tmp_path: Path, name: str, encoding: str, is_lacking: bool, wanted: str) -> None:
    _, err = list_into_a_file(tmp_path, name, encoding, wanted)
    assert err.startswith("warning: ") == is_lacking
    assert not is_lacking or f"cannot be written in {encoding}; PYTHONUTF8=1 writes everything as it is" in err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", ["Łódź – “Café” 名", "Bwrdd Iechyd â"])
def test_csv_in_a_file_is_what_a_spreadsheet_opens(tmp_path: Path, name: str, encoding: str) -> None:
    written, err = list_into_a_file(tmp_path, name, encoding, "csv")
    assert (written[:3], err) == (b"\xef\xbb\xbf", "")
    assert name in written.decode("utf-8-sig")


def test_csv_into_a_pipe_has_no_mark(tmp_path: Path) -> None:
    assert process("list", "kent-2011", "--format", "csv", cwd=tmp_path).out.startswith("body,")


def test_problems_in_a_narrow_encoding(tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    ran = process("show", "kent-2011", "é–名", cwd=tmp_path, env=env)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert ran.err.startswith("kent-2011 has no body 'e-?'")


def test_an_old_locale(tmp_path: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = process("check", "kent-2011", cwd=tmp_path, env=env)
    assert (ran.code, ran.err) == (1, "")


POSIX_PIPES = pytest.mark.skipif(sys.platform == "win32", reason="a pipe that closes is told in another way there")


@POSIX_PIPES
@pytest.mark.parametrize(
    ("question", "code"),
    [
        *(("list", 0), ("rules", 0), ("--help", 0), ("check --help", 0), ("lines kent-2011 board --format json", 0)),
        *(("check solihull-2011", 1), ("check solihull-2011 --format json", 1), ("orphans kent-2011", 1)),
        *(("check solihull-2011 --fail-on never", 0), ("check kent-2011 ill-formed.yaml", 2)),
    ],
)
def test_a_reader_that_has_seen_enough_is_no_error_and_changes_no_code(
    tmp_path: Path, question: str, code: int
) -> None:
    write(tmp_path, ill_formed=ILL_FORMED)
    with subprocess.Popen(
        [*COMMAND, *question.split()], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert [line for line in running.stderr if not line.startswith("ill-formed.yaml:")] == []
        assert running.wait() == code


@POSIX_PIPES
@pytest.mark.parametrize(
    ("question", "code"),
    [
        *(("check ill-formed.yaml", 2), ("check kent-2011 ill-formed.yaml", 2), ("check nowhere.yaml", 2)),
        *(("nonsense", 2), ("check --nonsense", 2), ("lines kent-2011 nobody", 2), ("check kent-2011", 1)),
    ],
)
def test_nor_does_one_that_has_seen_enough_of_what_is_complained(tmp_path: Path, question: str, code: int) -> None:
    write(tmp_path, ill_formed=ILL_FORMED)
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, *question.split()], cwd=tmp_path, stdout=closed, stderr=closed, timeout=60, check=False
        )
    assert done.returncode == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("question", ["check ill-formed.yaml", "nonsense"])
def test_what_can_be_told_to_nobody_has_its_code_all_the_same(tmp_path: Path, question: str) -> None:
    write(tmp_path, ill_formed=ILL_FORMED)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *question.split()], cwd=tmp_path, stdout=subprocess.PIPE, stderr=full, timeout=60, check=False
        )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "list"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "no space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize(
    ("question", "file", "became"),
    [
        ("accept ours.yaml no-accountability group --reason known", "ours.yaml", "changed"),
        ("fmt ours.yaml", "ours.yaml", "changed"),
        ("import ours.xlsx --update ours.yaml", "ours.yaml", "changed"),
        ("import ours.xlsx -o theirs.yaml", "theirs.yaml", "written"),
        ("fmt ours.yaml --sort --format json", "ours.yaml", "changed"),
        ("what-if ours.yaml --rename group:Renamed -o after.yaml", "after.yaml", "written"),
    ],
)
def test_a_file_that_is_changed_although_nothing_can_be_printed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str, file: str, became: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ours=f"{WARNING}   \n")
    loaded = load("ours.yaml")
    Path("ours.xlsx").write_bytes(export_workbook(loaded._replace(title="Another title")))
    before = Path("ours.yaml").read_bytes()
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *question.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        2,
        f"no space left on device\n{file}: was {became} all the same\n",
    )
    assert Path(file).exists()
    assert (Path("ours.yaml").read_bytes() != before) == (became == "changed")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", ["list >&-", "check - <&-", "check nowhere.yaml 2>&-"])
def test_a_stream_that_is_closed_is_no_fault(tmp_path: Path, closed: str) -> None:
    command = f'"{COMMAND[0]}" -P -m ctgraph {closed}'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "fault" not in done.stderr


@pytest.mark.usefixtures("heeded_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send there")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        _wait_until_it_reads(running)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err.strip()) == (130, "", "interrupted")


def _wait_until_it_reads(running: subprocess.Popen[str]) -> None:
    """Give it more than a pipe holds: it has begun to read when the last of it is taken."""
    assert running.stdin
    running.stdin.write(" " * 1_000_000)
    running.stdin.flush()
    time.sleep(0.2)


def broken(*_: object) -> None:
    raise ZeroDivisionError("nobody\x1b[31m thought of this")


def test_a_fault_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "list_rules", broken)
    ran = ctgraph("rules")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "ctgraph has a fault: ZeroDivisionError: nobody\\x1b[31m thought of this. Please report it, with the command and"
        " the file; CTGRAPH_TRACEBACK=1 shows where.\n"
    )


def test_a_fault_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "list_rules", broken)
    monkeypatch.setenv("CTGRAPH_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        ctgraph("rules")


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (PermissionError(13, "Permission denied", "kent.yaml"), 2, "kent.yaml: permission denied\n"),
        (MemoryError(), 2, "there is not enough memory for this"),
        (RecursionError("too deep"), 2, "ctgraph has a fault: RecursionError: too deep"),
    ],
)
def test_whatever_goes_wrong_is_told(
    monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int, told: str
) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setattr(rules, "list_rules", fail)
    ran = ctgraph("rules")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.lstrip().startswith(told)


def test_the_module_runs(tmp_path: Path) -> None:
    ran = process("check", "-", cwd=tmp_path, stdin=CLEAN.encode())
    assert ran.code == 0
    assert ran.out.endswith(
        "0 findings in 2 bodies and 1 relation of 1 structure; 0 accepted\n0 serious, 0 to look into, 0 for information\n"
    )
