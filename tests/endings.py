"""A command that draws, ended in every way while Graphviz works: what is left of it then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from program import COMMAND
from small_files import CLEAN
from stand_ins import STAND_IN, WORKS_WITHOUT_END, put_first

SECONDS = 30
DRAWING = {
    "draw": ["draw", "clean.yaml", "-o", "x.svg"],
    "report": ["report", "clean.yaml", "-o", "x.html"],
    "serve": ["serve", "clean.yaml", "--no-open"],
}
# Runs a command in a terminal of its own, says its process id, and types what it is told to; the terminal closes with it.
TERMINAL = """\
import os, pty, sys, threading
command, terminal = pty.fork()
if not command:
    os.execv(sys.argv[1], sys.argv[1:])
print(command, flush=True)
def read():
    try:
        while os.read(terminal, 1 << 16): pass
    except OSError: pass
threading.Thread(target=read, daemon=True).start()
for line in sys.stdin:
    os.write(terminal, line.rstrip().encode())
os.waitpid(command, 0)
"""


class Left(NamedTuple):
    """What is left: processes that are alive, and files, the given ones apart."""

    processes: list[int]
    files: list[str]


NOTHING = Left([], [])


def is_alive(process: int) -> bool:
    """Say whether a process is at work; one that nobody has waited for yet is not."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return done.stdout.strip()[:1] not in ("", "Z", "X")


class Drawing:
    """A command that draws, in a folder of its own with another for temporary files."""

    def __init__(self, folder: Path, command: str, *, in_terminal: bool, stand_in: str = WORKS_WITHOUT_END) -> None:
        self.folder = folder
        for name in ("here", "temporary", "stand-in"):
            (folder / name).mkdir(parents=True)
        (folder / "here" / "clean.yaml").write_text(CLEAN, encoding="utf-8")
        (folder / "stand-in" / "pygraphviz.py").write_text(STAND_IN.format(does=stand_in), encoding="utf-8")
        full = [*COMMAND, *DRAWING[command]]
        temporary = {name: str(folder / "temporary") for name in ("TMPDIR", "TEMP", "TMP")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", TERMINAL, *full] if in_terminal else full,
            cwd=folder / "here",
            env=os.environ | temporary | {"PYTHONPATH": put_first(folder / "stand-in")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self.command = int(self.process.stdout.readline()) if in_terminal else self.process.pid

    def wait_until_it_draws(self) -> int:
        """Return the id of the process in which Graphviz works."""
        begun = self.folder / "stand-in" / "begun"
        until = time.monotonic() + SECONDS
        while not (begun.exists() and begun.read_text(encoding="utf-8")):
            assert time.monotonic() < until, "it does not begin to draw"
            time.sleep(0.01)
        return int(begun.read_text(encoding="utf-8"))

    def find_what_is_left(self, graphviz: int) -> Left:
        """Return what is left, as soon as nothing is, or after a while."""
        until = time.monotonic() + SECONDS
        while (left := self._look(graphviz)) != NOTHING and time.monotonic() < until:
            time.sleep(0.05)
        return left

    def _look(self, graphviz: int) -> Left:
        self.process.poll()
        given = {"clean.yaml"}
        files = [*(self.folder / "here").iterdir(), *(self.folder / "temporary").iterdir()]
        processes = [each for each in (self.command, graphviz) if is_alive(each)]
        return Left(processes, [each.name for each in files if each.name not in given])

    def clean_up(self) -> None:
        """End all of it, however the test went, and Graphviz too where it is what is left."""
        begun = self.folder / "stand-in" / "begun"
        graphviz = [int(begun.read_text(encoding="utf-8"))] if begun.exists() else []
        for each in [self.process.pid, self.command, *graphviz]:
            if is_alive(each):
                os.kill(each, signal.SIGKILL)
        self.process.communicate()


def _send(number: int) -> Callable[[Drawing], None]:
    return lambda drawing: os.kill(drawing.command, number)


def _type_ctrl_c(drawing: Drawing) -> None:
    assert drawing.process.stdin
    drawing.process.stdin.write("\x03\n")
    drawing.process.stdin.flush()


def _close_terminal(drawing: Drawing) -> None:
    drawing.process.kill()


class Ending(NamedTuple):
    """A way to end a command, and whether it takes a terminal."""

    do: Callable[[Drawing], None]
    in_terminal: bool = False


ENDINGS = {
    "SIGTERM": Ending(_send(signal.SIGTERM)),
    "SIGHUP": Ending(_send(getattr(signal, "SIGHUP", signal.SIGTERM))),
    "SIGKILL": Ending(_send(getattr(signal, "SIGKILL", signal.SIGTERM))),
    "Ctrl-C": Ending(_type_ctrl_c, in_terminal=True),
    "a closed terminal": Ending(_close_terminal, in_terminal=True),
}


def end_while_it_draws(folder: Path, command: str, ending: str, after: float = 0) -> Left:
    """Run a command in a new folder, end it so many seconds after Graphviz begins, and return what is left."""
    drawing = Drawing(folder, command, in_terminal=ENDINGS[ending].in_terminal)
    try:
        graphviz = drawing.wait_until_it_draws()
        assert is_alive(graphviz)
        time.sleep(after)
        ENDINGS[ending].do(drawing)
        return drawing.find_what_is_left(graphviz)
    finally:
        drawing.clean_up()
