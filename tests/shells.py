"""Real shells on a terminal of their own, with the completion that the README tells to load, to be typed into."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType

from program import COMMAND

PATIENCE = 60  # seconds, on a machine that is busy
STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--interactive"],
}
LOADS = {
    "bash": 'eval "$(_CTGRAPH_COMPLETE=bash_source ctgraph)"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(_CTGRAPH_COMPLETE=zsh_source ctgraph)"',
    "fish": "_CTGRAPH_COMPLETE=fish_source ctgraph | source",
}
# Completes as the program does; run, it writes down the words that it was given, each with a NUL behind it.
PROGRAM = """#!/bin/sh
if [ -n "${{_CTGRAPH_COMPLETE+set}}" ]; then
    exec {command}
fi
for word in "$@"; do
    printf '%s\\0' "$word"
done > given.part
mv given.part given
"""


def is_there(shell: str) -> bool:
    return shutil.which(shell) is not None


class Shell:
    """An interactive shell in a folder, in which `ctgraph` writes down what it is given."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder, self.shown = name, folder, ""
        programs = folder / ".bin"
        programs.mkdir()
        stub = programs / ("stub" if name == "bash" else "ctgraph")
        stub.write_text(PROGRAM.format(command=shlex.join(COMMAND)), encoding="utf-8")
        stub.chmod(0o755)
        if name == "bash":
            # as tools do that choose among versions of Python: another bash, which has variables of its own
            wrapper = programs / "ctgraph"
            wrapper.write_text(f'#!{shutil.which("bash")}\nexec "{stub}" "$@"\n', encoding="utf-8")
            wrapper.chmod(0o755)
        self.terminal, inside = pty.openpty()
        kept = {key: os.environ[key] for key in ("PYTHONPATH", "LANG", "COVERAGE_PROCESS_START") if key in os.environ}
        self.running = subprocess.Popen(
            STARTS[name],
            cwd=folder,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  there is one thread
            env=kept
            | {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder), "TERM": "xterm", "LC_ALL": "C.UTF-8"},
        )
        os.close(inside)
        self.type(f"{LOADS[name]}\r")
        self.type("echo rea''dy\r")
        self.wait_for("ready")

    def __enter__(self) -> Shell:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        os.close(self.terminal)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read what is shown until the text is."""
        until = time.monotonic() + PATIENCE
        while text not in self.shown:
            self.read(until, text)

    def read(self, until: float, what: str) -> None:
        assert time.monotonic() < until, f"{what!r} does not come: {self.shown!r}"
        if select.select([self.terminal], [], [], 0.05)[0]:
            self.shown += os.read(self.terminal, 65_536).decode("utf-8", "replace")

    def complete(self, line: str) -> list[str]:
        """Return the words that the program is given when a line is typed, then Tab, then Enter."""
        given = self.folder / "given"
        given.unlink(missing_ok=True)
        self.shown = ""
        self.type(f"{line}\t\r")
        until = time.monotonic() + PATIENCE
        while not given.exists():
            self.read(until, line)
        return given.read_text(encoding="utf-8").split("\0")[:-1]
