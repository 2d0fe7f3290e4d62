"""Whatever writes a file leaves the old one whole where it fails: no room, no leave, nothing to write to, or killed."""

from __future__ import annotations

import ast
import errno
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from another_user import another_user, common_folder
from every_command import NEEDED, writers
from program import COMMAND, ctgraph, unmeasured
from small_files import CLEAN

import ctgraph as package
from ctgraph.cli.output import write_file
from ctgraph.errors import CtgraphError
from ctgraph.loading import files as loading

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, modes, links and signals are those of POSIX")

OLD = b"old\n" * 1_000
WRITERS = [(name, f"out.{ending}") for name, endings in writers().items() for ending in endings]
SECONDS = 60


def asked(name: str, target: str) -> list[str]:
    return [
        name,
        "solihull-2011",
        *(["solihull-history"] if name == "diff" else []),
        *NEEDED.get(name, "").format(body="aim").split(),
        "-o",
        target,
    ]


@pytest.fixture
def folder() -> Iterator[Path]:
    """The current folder, where anybody may write."""
    before = Path.cwd()
    with common_folder() as made:
        os.chdir(made)
        try:
            yield made
        finally:
            os.chdir(before)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        # a module that is compiled where there is no room would be left half written
        env=unmeasured() | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


# No room


@pytest.mark.parametrize(("name", "target"), WRITERS)
def test_where_there_is_no_room_the_old_file_is_whole(tmp_path: Path, name: str, target: str) -> None:
    (tmp_path / target).write_bytes(OLD)
    done = in_shell(f"ulimit -f 1; {shlex.join([*COMMAND, *asked(name, target)])}", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    # Graphviz wants room for fonts before there is a picture to write
    cannot = "Graphviz could not draw this" if target.endswith(".svg") else f"{target}: cannot be written"
    assert done.stderr == f"{cannot}: file too large\n"
    assert files(tmp_path) == {target: OLD}


def test_where_there_is_no_room_nothing_new_is_left(tmp_path: Path) -> None:
    done = in_shell(f"ulimit -f 1; {shlex.join([*COMMAND, 'new', 'ours'])}", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ours.yaml: cannot be written: file too large\n"
    assert files(tmp_path) == {}


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize(
    "calls", [["open"], ["write"], ["fsync"], ["chmod", "fchmod"], ["link", "replace"]], ids="-".join
)
def test_a_disk_that_is_full_at_any_moment_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[str], new: bool
) -> None:
    path = tmp_path / "kent.svg"
    if not new:
        path.write_bytes(OLD)
    for call in calls:
        if call == "write":
            monkeypatch.setattr(os, "fdopen", lambda descriptor, _mode: _FullFile(descriptor))
        else:
            monkeypatch.setattr(os, call, full)
            monkeypatch.setattr(Path, call, full, raising=False)
    with pytest.raises(CtgraphError, match="cannot be written: no space left on device"):
        write_file(path, b"new", new=new)
    monkeypatch.undo()
    assert files(tmp_path) == ({} if new else {"kent.svg": OLD})


class _FullFile:
    """Takes a few bytes, then no more."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def __enter__(self) -> _FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)

    def write(self, data: bytes) -> None:
        os.write(self.descriptor, data[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# No leave


@pytest.mark.parametrize(("name", "target"), [*WRITERS, ("new", "ours.yaml")])
@pytest.mark.parametrize("there", [True, False])
def test_where_one_may_not_write_the_old_file_is_whole(folder: Path, name: str, target: str, there: bool) -> None:
    arguments = ["new", "closed/ours"] if name == "new" else asked(name, f"closed/{target}")
    ctgraph(*arguments)  # imports what it needs, which nobody may not be allowed to read
    closed = folder / "closed"
    closed.mkdir()
    if there and name != "new":
        (closed / target).write_bytes(OLD)
    closed.chmod(0o555)
    before = files(closed)
    with another_user():
        ran = ctgraph(*arguments)
    why = "the file is read-only" if before else "permission denied"
    assert (ran.code, ran.out, ran.err) == (2, "", f"closed/{target}: cannot be written: {why}\n")
    assert files(closed) == before


# Killed

KILLED = """
import os, pathlib, sys
from ctgraph.cli import output

def stop(*_, **__):
    print("written", flush=True)
    sys.stdin.read()

{call} = stop
output.write_file(pathlib.Path("kent.svg"), {new!r} * 100_000, new={is_new})
"""


@pytest.mark.parametrize("is_new", [True, False])
def test_killed_between_writing_and_renaming_it_leaves_the_old_file_whole(tmp_path: Path, is_new: bool) -> None:
    path = tmp_path / "kent.svg"
    if not is_new:
        path.write_bytes(OLD)
    call = "os.link" if is_new else "pathlib.Path.replace"
    script = KILLED.format(call=call, new=b"new\n", is_new=is_new)
    with subprocess.Popen(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "written\n"
        running.send_signal(signal.SIGKILL)
        running.wait(SECONDS)
    left = files(tmp_path)
    assert left.pop("kent.svg", None) == (None if is_new else OLD)
    if not is_new or not hasattr(os, "O_TMPFILE"):  # a new file has no name until it is whole
        ((name, data),) = left.items()
        assert (name[:10], name[-5:], data) == (".kent.svg.", ".part", b"new\n" * 100_000)  # which no folder stands for
    else:
        assert left == {}
    write_file(path, b"newer", new=is_new)
    assert path.read_bytes() == b"newer"


# Nothing to write to


def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.svg")
    for name, where in (("null.svg", "/dev/null"), ("chain.svg", "null.svg"), ("link.svg", "pipe.svg")):
        (tmp_path / name).symlink_to(where)
    for path in sorted(tmp_path.iterdir()):
        for new in (False, True):
            with pytest.raises(CtgraphError) as caught:
                write_file(path, b"new", new=new)
            assert str(caught.value) == f"{path}: cannot be written: it is a pipe or a device, and not a file"
    assert Path("/dev/null").is_char_device()
    assert (tmp_path / "pipe.svg").is_fifo()
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("name", ["one.svg", "two.svg", "one.svg/kent.svg"])
def test_links_that_lead_in_a_circle_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "one.svg").symlink_to("two.svg")
    (tmp_path / "two.svg").symlink_to("one.svg")
    with pytest.raises(CtgraphError) as caught:
        write_file(tmp_path / name, b"new")
    assert str(caught.value).startswith(f"{tmp_path / name}: cannot be written: too many levels of symbolic links")
    assert {path.name for path in tmp_path.iterdir()} == {"one.svg", "two.svg"}


def test_a_link_to_nothing_is_where_the_file_is_made(tmp_path: Path) -> None:
    (tmp_path / "link.svg").symlink_to("kent.svg")
    write_file(tmp_path / "link.svg", b"new")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "kent.svg").read_bytes() == b"new"


# All of them

OPENS_TO_WRITE = {"write_text", "write_bytes", "mkstemp", "fdopen", "touch", "NamedTemporaryFile"}
# the program's own streams, and what is thrown away as the program ends
MAY = {
    ("cli/output.py", "mkstemp"),
    ("cli/output.py", "fdopen"),
    ("drawing/common/engine.py", "write_text"),
    ("drawing/common/worker.py", "fdopen"),  # the pipe that it answers by
}


def test_nothing_else_writes_files() -> None:
    found = set()
    root = Path(package.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if called in OPENS_TO_WRITE or (called == "open" and _to_write(node)):
                    found.add((path.relative_to(root).as_posix(), called))
    assert found - MAY == {("cli/output.py", "open"), ("cli/main.py", "open")}


def _to_write(call: ast.Call) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(mode in ast.unparse(each) for each in given for mode in ("'w", "'x", "'a", "+b'", "O_WRONLY", "O_RDWR"))


# What each command that writes is given to read, by a name with the ending of what it writes.
INPUTS = [
    ("report", ["{file}", "-o", "{file}"], "s.md"),
    ("report", ["{file}", "-o", "{file}"], "s.html"),
    ("draw", ["{file}", "-o", "{file}"], "s.dot"),
    ("draw", ["{file}", "-o", "{link}"], "s.mmd"),
    ("members", ["{file}", "--interlocks", "-o", "{file}"], "s.dot"),
    ("diff", ["{file}", "kent-2011", "-o", "{file}"], "s.mmd"),
    ("what-if", ["{file}", "--close", "board", "-o", "{file}"], "s.yaml"),
    ("check", ["{file}", "-o", "{file}"], "s.csv"),
    ("check", ["{file}", "--write-baseline", "{file}"], "s.yaml"),
    ("check", [".", "--write-baseline", "s.yaml"], "s.yaml"),
    ("check", ["{file}", "--write-baseline", "{link}"], "s.yaml"),
    ("report", ["{file}", "-o", "notes.md", "--commentary", "notes.md"], "s.yaml"),
]


@pytest.mark.parametrize(
    ("name", "arguments", "read"), INPUTS, ids=lambda each: "-".join(each) if isinstance(each, list) else each
)
def test_no_command_writes_over_what_it_reads(folder: Path, name: str, arguments: list[str], read: str) -> None:
    Path(read).write_text(CLEAN, encoding="utf-8")
    Path("notes.md").write_text("# Summary\nWell.\n", encoding="utf-8")
    link = f"link{Path(read).suffix}"
    Path(link).symlink_to(read)
    before = files(folder)
    ran = ctgraph(name, *(each.format(file=read, link=link) for each in arguments))
    assert ran.code == 2, ran
    assert ran.err
    assert files(folder) == before


@pytest.mark.parametrize(
    "arguments",
    [["fmt", "s.yaml"], ["accept", "s.yaml", "no-accountability", "crew", "--reason", "so"]],
    ids=lambda each: each[0],
)
@pytest.mark.usefixtures("folder")
def test_what_somebody_else_changes_meanwhile_is_kept(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    Path("s.yaml").write_text(CLEAN + "  crew:   {name: Crew, kind: board, source: terms 4}\n", encoding="utf-8")

    def read_then_change(name: str) -> tuple[str, str]:
        path, text = loading.read_one(name)
        Path(path).write_text(text + "# a later word\n", encoding="utf-8")
        return path, text

    monkeypatch.setattr(loading, "read_to_edit", read_then_change)
    ran = ctgraph(*arguments)
    assert (ran.code, ran.err) == (
        2,
        "s.yaml: was changed by somebody else meanwhile, and was left as it is; try again\n",
    )
    assert Path("s.yaml").read_text(encoding="utf-8").endswith("# a later word\n")


@pytest.mark.usefixtures("folder")
def test_a_workbook_is_not_written_over_itself() -> None:
    Path("s.yaml").write_text(CLEAN, encoding="utf-8")
    assert ctgraph("export", "s.yaml", "-o", "s.xlsx").code == 0
    before = Path("s.xlsx").read_bytes()
    ran = ctgraph("export", "s.xlsx", "-o", "s.xlsx")
    assert (ran.code, ran.err) == (
        2,
        "s.xlsx: is read by this command, and was left as it is; write into another file\n",
    )
    assert Path("s.xlsx").read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_a_baseline_may_take_the_place_of_the_one_before() -> None:
    Path("s.yaml").write_text(CLEAN, encoding="utf-8")
    assert ctgraph("check", "s.yaml", "--write-baseline", "known.json").code == 0
    assert ctgraph("check", "s.yaml", "--baseline", "known.json", "--write-baseline", "known.json").code == 0
