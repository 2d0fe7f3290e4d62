"""The process in which Graphviz runs: it is started, asked, listened to and ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading

from ctgraph.data import fonts
from ctgraph.drawing.common import worker

_MOST_KEPT = 100_000  # bytes, the last ones, of what it prints
_LAST_WORDS = 5  # seconds in which it may say why it ends
_MOST_LINES = 5  # of what it printed that are told
_INHERITED: list[subprocess.Popen[bytes]] = []  # of a parent; Popen warns of a process that nothing refers to


class EndedError(Exception):
    """The process has ended. `why` is empty where it ended of itself; `said` is what it printed last."""

    def __init__(self, code: int, said: str, why: str) -> None:
        super().__init__(why or said)
        self.code, self.said, self.why = code, said, why


class Child:
    """A process that runs `worker`. Raises `OSError` where it cannot be started.

    A thread starts it and listens to it until it ends, since Linux ends it when the thread ends that started it.
    """

    def __init__(self, megabytes: int) -> None:
        self.starter = os.getpid()
        self._is_ending = False
        self._why = ""
        self._said = bytearray()
        self._process: subprocess.Popen[bytes] | None = None
        self._failure: OSError | None = None
        self._begun = threading.Event()
        self._listener = threading.Thread(target=self._run, args=[megabytes], daemon=True)
        _start(self._listener)
        self._begun.wait()
        if self._failure:
            raise self._failure

    def _run(self, megabytes: int) -> None:
        try:
            # -P: no file beside the script is taken for a module of the library
            self._process = subprocess.Popen(  # noqa: S603  this Python, and a file of this package
                [sys.executable, "-P", worker.__file__, str(megabytes), str(os.getpid())],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_make_environment(),
                start_new_session=True,  # so that what it starts ends with it, and no key of the terminal reaches it
            )
        except OSError as error:
            self._failure = error
            return
        finally:
            self._begun.set()
        assert self._process.stderr
        while part := self._process.stderr.read(1 << 16):
            self._said += part
            del self._said[:-_MOST_KEPT]

    def has_ended(self) -> bool:
        """Say whether the process has ended, or was told to."""
        return self._is_ending or self._get_process().poll() is not None

    def ask(self, dot: bytes, program: str, format_: str, seconds: float, why: str) -> tuple[str, bytes]:
        """Return the word of an answer, and the answer.

        Raises `EndedError` where the process ends before, or after so many seconds, with `why`.
        """
        request = json.dumps({"program": program, "format": format_, "seconds": seconds, "length": len(dot)})
        clock = threading.Timer(seconds, self.end, [why])
        clock.daemon = True
        _start(clock)
        try:
            self._send(f"{request}\n".encode() + dot)
            word, length = self._receive(worker.ANSWER_LENGTH).split()
            return word.decode(), self._receive(int(length))
        except (EOFError, OSError) as error:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._get_process().wait(_LAST_WORDS)
            said = self.close()
            raise EndedError(self._get_process().returncode, said, self._why) from error
        finally:
            clock.cancel()

    def _send(self, data: bytes) -> None:
        stream, left = self._get_process().stdin, memoryview(data)
        assert stream
        while left:
            left = left[stream.write(left) :]

    def _receive(self, length: int) -> bytes:
        stream, parts = self._get_process().stdout, list[bytes]()
        assert stream
        while length:
            part = stream.read(min(length, 1 << 20))
            if not part:
                raise EOFError("the process answers no more")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def end(self, why: str = "") -> None:
        """End the process; whoever waits for it gets an `EndedError` with `why`."""
        process = self._get_process()
        self._is_ending = True
        if process.poll() is None:
            self._why = self._why or why
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)

    def close(self) -> str:
        """End the process, wait for it, and return what it printed last."""
        self.end()
        process = self._get_process()
        process.wait()
        self._listener.join()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream
            stream.close()
        lines = self._said.decode(errors="replace").splitlines()
        # fontconfig's warnings of machine-wide settings do not concern our fonts
        telling = [line.strip() for line in lines if line.strip() and not line.startswith("Fontconfig")]
        return "; ".join(telling[-_MOST_LINES:])

    def leave_to_the_parent(self) -> None:
        """Let go of the process in a fork, without ending it: it is the parent's."""
        process = self._get_process()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream
            stream.close()
        _INHERITED.append(process)

    def _get_process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process


def _start(thread: threading.Thread) -> None:
    try:
        thread.start()
    except RuntimeError as error:  # a thread needs memory of its own
        raise MemoryError(str(error)) from error


def _make_environment() -> dict[str, str]:
    """Return this environment, but that fontconfig sees our fonts alone, and pango uses it: the same on every machine."""
    kept = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_SYSROOT"}
    return kept | {"FONTCONFIG_FILE": str(fonts.FONTCONFIG), "PANGOCAIRO_BACKEND": "fontconfig"}
