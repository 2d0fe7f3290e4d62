"""However a command ends while Graphviz works, no process and no file is left of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from endings import DRAWING, ENDINGS, NOTHING, end_while_it_draws

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are those of POSIX")


@pytest.mark.usefixtures("heeded_ctrl_c")
@pytest.mark.parametrize("time", ["once", "once more"])
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("command", DRAWING)
def test_nothing_is_left(tmp_path: Path, command: str, ending: str, time: str) -> None:  # noqa: ARG001
    assert end_while_it_draws(tmp_path / "drawing", command, ending) == NOTHING
