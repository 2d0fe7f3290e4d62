"""What stands where a structure file is looked for, and is none: a pipe, a device, a circle of links, a closed folder."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from another_user import another_user, common_folder
from program import COMMAND, Ran, ctgraph, process
from small_files import CLEAN, ILL_FORMED, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and modes are those of POSIX")

NO_FILE = "cannot be read: it is a pipe or a device, and not a file"
SUMMARY = "0 findings in 2 bodies and 1 relation of 1 structure; 0 accepted"
SECONDS = 20
SHELLS = [shell for shell in ("bash", "zsh", "ksh", "fish") if shutil.which(shell)]
STANDARD_INPUTS = [name for name in ("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0") if Path(name).exists()]
DEVICES = [device for device in ("/dev/null", "/dev/zero", "/dev/full", "/dev/tty") if Path(device).exists()]


@pytest.fixture
def folder() -> Iterator[Path]:
    """The folder to look into: anybody may, and it is the current one."""
    before = Path.cwd()
    with common_folder() as made:
        os.chdir(made)
        try:
            yield made
        finally:
            os.chdir(before)


def as_another_user(*arguments: str) -> Ran:
    ctgraph(*arguments)  # imports what it needs, which nobody may not be allowed to read
    with another_user():
        return ctgraph(*arguments)


# Pipes and devices


@pytest.mark.parametrize("asked", [["check"], ["orphans"], ["list"], ["lines", "board"], ["draw", "-o", "x.dot"]])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path, asked: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    command, *rest = asked
    ran = process(command, "pipe.yaml", *rest, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (2, "", f"pipe.yaml: {NO_FILE}\n")


def test_a_pipe_in_a_folder_is_told_beside_what_can_be_read(tmp_path: Path) -> None:
    write(tmp_path / "all", clean=CLEAN)
    os.mkfifo(tmp_path / "all" / "pipe.yaml")
    (tmp_path / "all" / "link.yaml").symlink_to("pipe.yaml")
    (tmp_path / "all" / "null.yml").symlink_to("/dev/null")
    ran = process("check", "all", cwd=tmp_path)
    assert SUMMARY in ran.out
    assert (ran.code, ran.err.splitlines()) == (
        2,
        [f"all/{name}: {NO_FILE}" for name in ("link.yaml", "null.yml", "pipe.yaml")],
    )


@pytest.mark.parametrize("device", DEVICES)
def test_a_device_is_refused(device: str) -> None:
    assert ctgraph("check", device) == (2, "", f"{device}: {NO_FILE}\n")


def in_shell(shell: str, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = shlex.join(COMMAND)
    return subprocess.run(
        [shell, "-c", command.replace("ctgraph", program)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_shell_gives_for_the_output_of_a_command_is_read(tmp_path: Path, shell: str) -> None:
    write(tmp_path, clean=CLEAN)
    command = "ctgraph check (cat clean.yaml | psub)" if shell == "fish" else "ctgraph check <(cat clean.yaml)"
    done = in_shell(shell, command, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert SUMMARY in done.stdout


@pytest.mark.parametrize("name", STANDARD_INPUTS)
@pytest.mark.parametrize("given", ["cat clean.yaml |", "<clean.yaml"])
def test_standard_input_by_another_name_is_read(tmp_path: Path, name: str, given: str) -> None:
    write(tmp_path, clean=CLEAN)
    done = in_shell("sh", f"{given} ctgraph check {name}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert SUMMARY in done.stdout


# Links


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").symlink_to("two.yaml")
    (tmp_path / "two.yaml").symlink_to("one.yaml")
    write(tmp_path, clean=CLEAN)
    ran = process("check", "one.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("one.yaml: cannot be read: too many levels of symbolic links")
    ran = process("check", ".", cwd=tmp_path)
    assert SUMMARY in ran.out
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    ran = process("check", ".", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (2, "", "gone.yaml: cannot be read: no such file or directory\n")


def test_a_link_to_the_folder_that_it_stands_in_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "all", clean=CLEAN)
    (tmp_path / "all" / "again").symlink_to(".")
    ran = process("check", "all", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert SUMMARY in ran.out


# What one may not read


@pytest.mark.parametrize("mode", [0o000, 0o300], ids=oct)
@pytest.mark.parametrize("asked", ["check", "orphans"])
def test_a_folder_below_that_one_may_not_look_into_is_told_beside_the_rest(folder: Path, asked: str, mode: int) -> None:
    write(folder / "all", clean=CLEAN)
    write(folder / "all" / "closed", hidden=CLEAN)
    (folder / "all" / "closed").chmod(mode)
    ran = as_another_user(asked, "all")
    assert (ran.code, ran.err) == (2, "all/closed: cannot be read: permission denied\n")
    assert "clean" in ran.out


def test_a_folder_whose_files_one_may_not_reach_is_told_file_by_file(folder: Path) -> None:
    write(folder / "all", clean=CLEAN)
    write(folder / "all" / "closed", one=CLEAN, two=CLEAN)
    (folder / "all" / "closed").chmod(0o444)
    ran = as_another_user("check", "all")
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f"all/closed/{name}.yaml: cannot be read: permission denied" for name in ("one", "two")
    ]


@pytest.mark.parametrize("named", ["closed", "closed/", "./closed"])
def test_a_folder_that_one_may_not_look_into_is_told(folder: Path, named: str) -> None:
    write(folder / "closed", hidden=CLEAN)
    (folder / "closed").chmod(0o000)
    ran = as_another_user("check", named)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "closed: cannot be read: permission denied\n"


@pytest.mark.parametrize("asked", [["check"], ["orphans"], ["list"], ["lines", "board"], ["show", "board"]])
def test_a_file_that_one_may_not_read_is_told(folder: Path, asked: list[str]) -> None:
    write(folder, closed=CLEAN)
    (folder / "closed.yaml").chmod(0o000)
    command, *rest = asked
    assert as_another_user(command, "closed.yaml", *rest) == (2, "", "closed.yaml: cannot be read: permission denied\n")


def test_a_file_that_may_define_a_survey_and_that_one_may_not_read_is_told_beside_the_rest(folder: Path) -> None:
    write(folder / "all", clean=CLEAN, survey=CLEAN)
    (folder / "all" / "survey.yaml").chmod(0o000)
    ran = as_another_user("check", "all")
    assert (ran.code, ran.err) == (2, "all/survey.yaml: cannot be read: permission denied\n")
    assert SUMMARY in ran.out


# A folder of many


def test_of_two_hundred_files_three_that_are_bad_are_told_and_hide_nothing(tmp_path: Path) -> None:
    for number in range(200):
        text = CLEAN.replace("structure: clean", f"structure: s{number:03}")
        (tmp_path / f"s{number:03}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "s007.yaml").write_text(ILL_FORMED, encoding="utf-8")
    (tmp_path / "s100.yaml").write_bytes(b"structure: \xff")
    (tmp_path / "s199.yaml").write_text("- not a structure\n", encoding="utf-8")
    ran = ctgraph("check", str(tmp_path), "--format", "json")
    assert ran.code == 2
    assert [line.removeprefix(f"{tmp_path}{os.sep}").partition(" ")[0] for line in ran.err.splitlines()] == [
        *("s007.yaml:3:30:", "s007.yaml:3:36:", "s007.yaml:4:52:", "s100.yaml:1:12:", "s199.yaml:1:1:")
    ]
    checked = [each["id"] for each in ran.json()["structures"]]
    assert checked == [f"s{number:03}" for number in range(200) if number not in {7, 100, 199}]
