"""What stands in for pygraphviz in the process in which it draws, so that a test says how Graphviz behaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

STAND_IN = """\
import os, sys, time
from pathlib import Path
class DotError(ValueError): pass
class AGraph:
    def __init__(self, string): self.string = string
    def close(self): pass
    def draw(self, format, prog):
{does}
"""
# Writes its process id into a file beside itself, and then works without end and without letting go of the interpreter, as
# Graphviz does.
WORKS_WITHOUT_END = """\
        Path(__file__).with_name("begun").write_text(str(os.getpid()))
        sum(iter(int, 1))
"""


def put_pygraphviz(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is started from now on import this code in place of the wheel."""
    folder.mkdir(exist_ok=True)
    (folder / "pygraphviz.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", put_first(folder))


def put_first(folder: Path) -> str:
    """Return the PYTHONPATH with a folder before all others."""
    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
