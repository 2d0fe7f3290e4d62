"""How the process ends: with the code, what was printed, and what was to be done at its end."""

from __future__ import annotations

import atexit
import os
import sys
import threading

import pytest

from ctgraph.cli import main


def test_it_ends_at_once_with_the_code_once_all_is_printed_and_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[object] = []

    def end(code: int) -> None:
        done.append(code)
        raise SystemExit(99)

    monkeypatch.setattr(atexit, "_run_exitfuncs", lambda: done.append(capsys.readouterr().out))
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    sys.stdout.write("all of it")
    with pytest.raises(SystemExit):
        main._end(3)
    assert done == ["all of it", 3]


def test_where_work_goes_on_in_another_thread_it_ends_in_the_usual_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with pytest.raises(SystemExit) as ended:
        main._end(3)
    assert ended.value.code == 3
