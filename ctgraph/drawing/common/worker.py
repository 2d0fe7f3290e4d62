"""Graphviz, from pygraphviz's wheel or a `dot` on the PATH, in a process of its own: run as a script by its path.

`ctgraph.drawing.common.engine` runs it, with the most memory that it may take, in megabytes, and its own process id. It
reads requests from standard input and answers on standard output, one after the other, until the input ends. A request
is a line of JSON (`program`, `format`, `seconds`, and `length`, in bytes) and then the graph in DOT; an answer is a line
of a fixed length, with ``drawn`` or ``failed`` and a length, and then the drawing, or why there is none. What Graphviz's
libraries print goes to standard error. Nothing of ctgraph is loaded, so that it is ready as soon as Graphviz is.
"""

from __future__ import annotations

import faulthandler
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import BinaryIO

ANSWER = "{:<6} {:>12}\n"  # the line before an answer: drawn or failed, and a length
ANSWER_LENGTH = len(ANSWER.format("", ""))
WITHOUT_GRAPHVIZ = 3  # how the process ends where there is neither the wheel nor a `dot`
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG, of prctl(2)
_NO_ROOM = "failed to map segment"  # in what is said of a library that gets no memory
_GRACE = 5  # seconds after which the process ends itself where its parent, which would have ended it, is no more

Draw = Callable[[str, str, str], bytes]  # takes the graph, the program and the format


class FailedError(Exception):
    """Graphviz draws no such graph; the message says why."""


def main() -> int:
    """Serve on the standard streams, and let no library write between the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this process where it wants to
    end_with(int(sys.argv[2]))
    limit_memory(int(sys.argv[1]))
    answers = os.dup(1)
    os.dup2(2, 1)
    draw = find_graphviz()
    if draw is None:
        return WITHOUT_GRAPHVIZ
    os.chdir(os.path.dirname(os.environ["FONTCONFIG_FILE"]))  # noqa: PTH120  pathlib takes long to load
    with os.fdopen(answers, "wb") as stream:
        return serve(sys.stdin.buffer, stream, draw)


def limit_memory(megabytes: int) -> None:
    """Take no more memory than this, where the system can hold a process to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes << 20
    if hardest != resource.RLIM_INFINITY:
        wanted = min(wanted, hardest)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))
    except (ValueError, OSError):
        return  # macOS takes no such limit


def end_with(parent: int) -> None:
    """Let Linux end this process when its parent ends, however that ends.

    No thread could watch the parent: Graphviz holds the interpreter's lock while it draws. On other systems this process ends
    when it has drawn, or with its time.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before
            os._exit(1)


def find_graphviz() -> Draw | None:
    """Return what draws a graph: the wheel, or else a `dot` on the PATH."""
    try:
        import pygraphviz
    except ImportError as error:
        if _NO_ROOM in str(error):
            raise MemoryError(str(error)) from error
        executable = shutil.which("dot")
        return (lambda *asked: run_dot(executable, *asked)) if executable else None

    def draw(dot: str, program: str, format_: str) -> bytes:
        if program == "sfdp":
            begin_chance()
        try:
            graph = pygraphviz.AGraph(string=dot)
            drawn: bytes = graph.draw(format=format_, prog=program)
            graph.close()
        except OSError as error:
            raise FailedError(_describe(error)) from error
        except (ValueError, TypeError, pygraphviz.DotError) as error:
            raise FailedError(str(error)) from error
        return drawn

    return draw


def begin_chance() -> None:
    """Let the numbers that Graphviz draws by chance be the same for each graph, whatever it drew before."""
    if sys.platform != "win32":
        import ctypes

        library = ctypes.CDLL(None)
        library.srand(1)
        library.srand48(1)


def run_dot(executable: str, dot: str, program: str, format_: str) -> bytes:
    """Return what a separate Graphviz draws. Raises `FailedError`."""
    layout = {"nop2": ["-Kneato", "-n2"], "nop": ["-Kneato", "-n"]}.get(program, [f"-K{program}"])
    try:
        done = subprocess.run(  # noqa: S603  the program is the one found on the PATH, the input goes in by a pipe
            [executable, *layout, f"-T{format_}"],
            input=dot.encode(),
            capture_output=True,
            check=True,
            preexec_fn=None if sys.platform == "win32" else end_with_this(),
        )
    except subprocess.CalledProcessError as error:
        raise FailedError(error.stderr.decode(errors="replace").strip()) from error
    except OSError as error:
        raise FailedError(_describe(error)) from error
    return done.stdout


def _describe(error: OSError) -> str:
    """Return what went wrong, without the number that the system has for it."""
    return (error.strerror or str(error)).lower()


def end_with_this() -> Callable[[], None]:
    """Return what a child does before it becomes another program, so that it ends with this process."""
    this = os.getpid()
    return lambda: end_with(this)


def serve(requests: BinaryIO, answers: BinaryIO, draw: Draw) -> int:
    """Answer requests until there are no more; return what the process is to end with."""
    for line in requests:
        request = json.loads(line)
        dot = requests.read(request["length"]).decode()
        # by a clock of its own, which takes no interpreter
        faulthandler.dump_traceback_later(request["seconds"] + _GRACE, exit=True)
        try:
            word, answer = "drawn", draw(dot, request["program"], request["format"])
        except FailedError as error:
            word, answer = "failed", str(error).encode()
        faulthandler.cancel_dump_traceback_later()
        answers.write(ANSWER.format(word, len(answer)).encode() + answer)
        answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
