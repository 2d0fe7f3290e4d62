"""How wide a terminal is: what the standard library says."""

from __future__ import annotations

import os
import shutil
import sys
from io import StringIO

import pytest

from ctgraph.renderers.terminal import terminal_width


@pytest.mark.parametrize("told", [None, "", "57", " 57 ", "0", "-3", "many"])
@pytest.mark.parametrize("size", [(132, 40), (0, 0), None])
def test_a_terminal_is_as_wide_as_the_standard_library_says(
    told: str | None, size: tuple[int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(_descriptor: int) -> os.terminal_size:
        if size is None:
            raise OSError("Inappropriate ioctl for device")
        return os.terminal_size(size)

    monkeypatch.setattr(os, "get_terminal_size", found)
    monkeypatch.delenv("COLUMNS", raising=False)
    if told is not None:
        monkeypatch.setenv("COLUMNS", told)
    assert terminal_width() == shutil.get_terminal_size().columns


@pytest.mark.parametrize("stream", [None, StringIO()])
def test_where_there_is_no_output_it_has_the_usual_width(
    stream: StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "__stdout__", stream)
    assert terminal_width() == shutil.get_terminal_size().columns == 80
