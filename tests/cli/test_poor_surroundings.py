"""What a command says where the system gives little: deep folders, odd names, no memory, no documentation, no time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from program import COMMAND, ctgraph, process
from served import serving
from small_files import CLEAN, write
from stand_ins import put_first

posix = pytest.mark.skipif(sys.platform == "win32", reason="folders, signals and limits are those of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux holds a process to a limit of memory")


@pytest.fixture(autouse=True)
def removed_folders(tmp_path: Path) -> Iterator[None]:
    """What is deeper than Python goes down is removed by another program: pytest could not."""
    yield
    if sys.platform != "win32":
        subprocess.run(["rm", "-rf", *map(str, tmp_path.iterdir())], check=True)


def go_down(folder: Path, levels: int) -> None:
    """Make folders in each other, and a structure in the last; no path may be as long, so it goes step by step."""
    program = (
        "import os, sys\nos.chdir(sys.argv[1])\n"
        "for _ in range(int(sys.argv[2])):\n    os.mkdir('d'); os.chdir('d')\n"
        "open('clean.yaml', 'w', encoding='utf-8').write(sys.argv[3])\n"
    )
    subprocess.run([sys.executable, "-c", program, str(folder), str(levels), CLEAN], check=True)


@posix
@pytest.mark.parametrize("levels", [400, 1_000, 1_500])
def test_a_deep_folder_is_read(tmp_path: Path, levels: int, monkeypatch: pytest.MonkeyPatch) -> None:
    go_down(tmp_path, levels)
    monkeypatch.chdir(tmp_path)
    ran = ctgraph("check", ".")
    assert (ran.code, ran.err) == (0, "")
    assert "in 2 bodies" in ran.out


@posix
def test_a_folder_too_deep_for_a_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_down(tmp_path, 3_000)
    monkeypatch.chdir(tmp_path)
    ran = ctgraph("check", ".")
    assert ran.code == 2
    assert ran.err.strip().endswith("cannot be read: file name too long")


@posix
def test_serve_watches_a_deep_folder(tmp_path: Path) -> None:
    folder = tmp_path / "structures"
    folder.mkdir()
    write(folder, clean=CLEAN.replace("structure: clean", "structure: high"))
    with serving(folder, ".") as served:
        served.when_it_says("Trust Board")
        go_down(folder, 1_000)
        (folder / "clean.yaml").write_text(CLEAN.replace("Trust Board", "Youth Panel"), encoding="utf-8")
        served.when_it_says("Youth Panel")


@posix
@pytest.mark.parametrize("name", [b"caf\xe9", b"x\xff.yaml", b"\xc3"])
def test_new_with_a_name_that_is_not_utf_8(tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ctgraph("new", os.fsdecode(name))
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "is not text in UTF-8" in ran.err


@pytest.mark.parametrize("word", ["broken-line"])
def test_stripped_documentation_is_told(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    ran = process("explain", word, cwd=tmp_path)
    assert ran.code == 0
    assert "The rest was stripped: Python was told to" in " ".join(ran.out.split())


@pytest.mark.parametrize("command", ["", "check"])
def test_stripped_help_is_told(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    ran = process(*command.split(), "--help", cwd=tmp_path)
    assert ran.code == 0
    assert "The description and the examples were stripped: Python was told to" in " ".join(ran.out.split())


@posix
@pytest.mark.parametrize("name", [b"caf\xe9.yaml", b"x\xff.yaml"])
def test_a_structure_does_not_get_an_id_that_is_not_utf_8(
    tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("g.csv").write_text("Name,Parent\nA,\nB,A\n", encoding="utf-8")
    target = os.fsdecode(name)
    for arguments in (["what-if", "kent-2011", "--close", "board"], ["import", "g.csv"]):
        ran = ctgraph(*arguments, "-o", target)
        assert (ran.code, [each.name for each in tmp_path.iterdir()]) == (2, ["g.csv"])
        assert "its name is not text in UTF-8, as the id in a structure file is" in ran.err


@pytest.mark.parametrize(
    "command", ["rules", "check kent-2011", "report haringey-2008 -o x.html", "draw haringey-2008 -o x.svg"]
)
def test_all_else_works_without_documentation(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    monkeypatch.chdir(tmp_path)
    ran = process(*command.split(), cwd=tmp_path)
    assert (ran.code in {0, 1}, ran.err) == (True, "")


@pytest.mark.parametrize(
    "command", ["draw haringey-2008 -o x.svg", "report haringey-2008 -o x.pdf", "report haringey-2008 -o x.docx"]
)
def test_no_temporary_folder_is_needed(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    ran = process(*command.split(), cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert len(list(tmp_path.iterdir())) == 1


@linux
@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("megabytes", [220, 400])
def test_a_paper_without_room_is_told(ending: str, megabytes: int, tmp_path: Path) -> None:
    target = tmp_path / f"x.{ending}"
    limited = f'ulimit -v {megabytes << 10}; exec "$@"'
    ran = subprocess.run(
        ["bash", "-c", limited, "bash", *COMMAND, "report", "haringey-2008", "-o", str(target)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    told = f"needs 512 megabytes of address space, and this process may take {megabytes}"
    assert (ran.returncode, target.exists()) == (2, False)
    assert told in ran.stderr or "there is not enough memory for this" in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("error", [MemoryError(), OSError(12, "Cannot allocate memory")])
@pytest.mark.parametrize("command", [["check", "kent-2011"], ["list", "kent-2011"], ["orphans", "kent-2011"]])
def test_where_memory_runs_out_it_is_told(command: list[str], error: Exception) -> None:
    with (
        mock.patch("ctgraph.loading.files.load_all", side_effect=error),
        mock.patch("ctgraph.loading.files.load", side_effect=error),
    ):
        ran = ctgraph(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("there is not enough memory for this")


# Stands in for a library; Ctrl-C comes while it is loaded.
INTERRUPTED = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n"


@posix
@pytest.mark.usefixtures("heeded_ctrl_c")
@pytest.mark.parametrize(
    ("library", "command"), [("click", "list"), ("yaml", "check kent-2011"), ("pydot", "draw kent-2011 -o x.svg")]
)
def test_ctrl_c_while_libraries_are_loaded_is_told(library: str, command: str, tmp_path: Path) -> None:
    (tmp_path / f"{library}.py").write_text(INTERRUPTED, encoding="utf-8")
    ran = subprocess.run(
        [*COMMAND, *command.split()],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": put_first(tmp_path)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr.strip()) == (130, "", "interrupted")
    assert not (tmp_path / "x.svg").exists()


def run_entry(folder: Path, module: str) -> subprocess.CompletedProcess[str]:
    """Run what the command begins with, where a module that it loads sends Ctrl-C to itself."""
    shutil.copy(Path(__file__).parents[2] / "_ctgraph.py", folder)
    file = folder / module
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.write_text(INTERRUPTED, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "_ctgraph.py"], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


@posix
@pytest.mark.usefixtures("heeded_ctrl_c")
@pytest.mark.parametrize("module", ["ctgraph/__init__.py", "ctgraph/__main__.py", "ctgraph.py"])
def test_ctrl_c_before_the_package_is_loaded_is_told(tmp_path: Path, module: str) -> None:
    ran = run_entry(tmp_path, module)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "\ninterrupted\n")


@posix
def test_ctrl_c_that_a_shell_has_let_pass_does_not_end_it(tmp_path: Path) -> None:
    ignored = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as of what runs in the background
    try:
        (tmp_path / "ctgraph").mkdir()
        (tmp_path / "ctgraph" / "__init__.py").write_text(
            "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8"
        )
        (tmp_path / "ctgraph" / "__main__.py").write_text("def main(): print('done')\n", encoding="utf-8")
        shutil.copy(Path(__file__).parents[2] / "_ctgraph.py", tmp_path)
        done = subprocess.run(
            [sys.executable, "_ctgraph.py"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
        )
    finally:
        signal.signal(signal.SIGINT, ignored)
    assert done.stdout == "done\n"
