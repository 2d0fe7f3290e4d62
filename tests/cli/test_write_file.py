"""A file is written whole or not at all; what stood there before stands there still where it cannot be."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from another_user import another_user, common_folder

from ctgraph.cli import output
from ctgraph.cli.output import write_file
from ctgraph.errors import CtgraphError


@pytest.fixture(params=["unnamed", "beside"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to write, in a folder of its own: on a system that has files without a name, and on one that has none."""
    if request.param == "beside":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return tmp_path / "kent.svg"


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def break_off(monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException) -> None:
    """Make a call to the system fail, as it is called through os or through pathlib."""
    if call in {"replace", "chmod"}:
        monkeypatch.setattr(Path, call, failing(error))
    if call == "chmod":
        monkeypatch.setattr(os, "fchmod", failing(error), raising=False)
    monkeypatch.setattr(os, call, failing(error))


def test_a_file_is_written_and_replaced(path: Path) -> None:
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("call", ["fsync", "chmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_where_it_fails_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch, path: Path, call: str, number: int, new: bool
) -> None:
    if not new:
        path.write_bytes(b"old")
    break_off(monkeypatch, call, OSError(number, os.strerror(number)))
    with pytest.raises(CtgraphError) as caught:
        write_file(path, b"new", new=new)
    assert str(caught.value) == f"{path}: cannot be written: {os.strerror(number).lower()}"
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == ([] if new else [(path, b"old")])


def test_where_it_cannot_take_its_place_nothing_has_changed(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    path.write_bytes(b"old")
    break_off(monkeypatch, "replace", PermissionError(errno.EACCES, "Permission denied"))
    with pytest.raises(CtgraphError, match="cannot be written: permission denied"):
        write_file(path, b"new")
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, b"old")]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a system that has files without a name")
def test_until_it_is_whole_it_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "kent.svg", list[list[Path]]()
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(list(tmp_path.iterdir())))
    write_file(path, b"old")
    write_file(path, b"new")
    assert seen == [[], [path]]
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a system that has files without a name")
@pytest.mark.parametrize("new", [False, True])
def test_where_a_file_cannot_get_its_name_later_it_has_one_from_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: bool
) -> None:
    monkeypatch.setattr(output, "_give_name", failing(FileNotFoundError(errno.ENOENT, "there is no /proc")))
    write_file(tmp_path / "kent.svg", b"new", new=new)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("kent.svg", b"new")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_file_that_is_read_only_is_refused(path: Path) -> None:
    old = path.parent / "old.svg"
    old.write_bytes(b"old")
    old.chmod(0o444)
    path.symlink_to(old)
    with pytest.raises(CtgraphError, match="the file is read-only"):
        write_file(path, b"new")
    assert (path.is_symlink(), old.read_bytes()) == (True, b"old")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_a_file_of_somebody_else_is_refused() -> None:
    with common_folder() as folder:
        path = folder / "kent.svg"
        path.write_bytes(b"old")
        path.chmod(0o644)
        with another_user(), pytest.raises(CtgraphError, match="the file is read-only"):
            write_file(path, b"new")
        assert path.read_bytes() == b"old"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_ctrl_c_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, path: Path, call: str) -> None:
    path.write_bytes(b"old")
    break_off(monkeypatch, call, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_file(path, b"new")
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, b"old")]


def test_a_new_file_is_never_written_over_another(path: Path) -> None:
    path.write_bytes(b"old")
    with pytest.raises(CtgraphError, match="exists already, and was left as it is"):
        write_file(path, b"new", new=True)
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, b"old")]


def test_a_new_file_where_there_are_no_hard_links(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "Operation not permitted")))
    write_file(path, b"new", new=True)
    assert path.read_bytes() == b"new"
    with pytest.raises(CtgraphError, match="exists already, and was left as it is"):
        write_file(path, b"newer", new=True)
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, b"new")]


def test_a_new_file_that_cannot_take_its_place_there_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "Operation not permitted")))
    break_off(monkeypatch, "replace", OSError(errno.EIO, "Input/output error"))
    with pytest.raises(CtgraphError, match="cannot be written: input/output error"):
        write_file(path, b"new", new=True)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_file_that_is_read_only_is_not_replaced(path: Path, mode: int) -> None:
    path.write_bytes(b"old")
    path.chmod(mode)
    with pytest.raises(CtgraphError, match=r"cannot be written: the file is read-only$"):
        write_file(path, b"new")
    assert [(each, each.read_bytes()) for each in path.parent.iterdir()] == [(path, b"old")]
    path.chmod(0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_a_file_keeps_its_mode(path: Path, mode: int) -> None:
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(path, b"new")
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_of_any_other(path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_file(path, b"new")
        assert path.stat().st_mode & 0o777 == mode
        assert os.umask(mask) == mask
    finally:
        os.umask(before)


@pytest.mark.parametrize("there", ["nowhere", "kent.svg"])
def test_a_folder_that_is_not_there_or_no_folder_is_told(path: Path, there: str) -> None:
    path.write_bytes(b"old")
    with pytest.raises(CtgraphError, match=r"cannot be written: (no such file or directory|not a directory)"):
        write_file(path.parent / there / "kent.svg", b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_of_that_name_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CtgraphError, match="cannot be written: "):
        write_file(path, b"new")
    assert list(path.parent.rglob("*")) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.svg").write_bytes(b"old")
    path.symlink_to(tmp_path / "elsewhere.svg")
    write_file(path, b"new")
    assert path.is_symlink()
    assert (tmp_path / "elsewhere.svg").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["a" * 240 + ".svg", "Élan–名前.svg", " .svg", "a b'c.svg"])
def test_any_name_that_a_file_can_have(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == [name]
