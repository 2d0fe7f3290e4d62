"""Graphviz, from pygraphviz's wheel, in a process of its own: run by `ctgraph.drawing.common.engine` as a script, by its path.

It reads requests from standard input and answers on standard output, one after the other, until the input ends. A
request is a line of JSON (`program`, `format`, and `length`, in bytes) and then the graph in DOT; an answer is a line,
``drawn`` or ``failed`` and a length, and then the drawing, or why there is none. What Graphviz's libraries print goes to
standard error. Nothing of ctgraph is loaded, so that it is ready as soon as Graphviz is.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO

WITHOUT_PYGRAPHVIZ = 3  # how the process ends where the wheel is missing


def serve(requests: BinaryIO, answers: BinaryIO) -> int:
    """Answer requests until there are no more; return what the process is to end with."""
    try:
        import pygraphviz
    except ImportError:
        return WITHOUT_PYGRAPHVIZ
    for line in requests:
        request = json.loads(line)
        dot = requests.read(request["length"]).decode()
        try:
            graph = pygraphviz.AGraph(string=dot)
            drawn: bytes = graph.draw(format=request["format"], prog=request["program"])
            graph.close()
            word = "drawn"
        except (ValueError, TypeError, OSError, pygraphviz.DotError) as error:
            word, drawn = "failed", str(error).encode()
        answers.write(f"{word} {len(drawn)}\n".encode() + drawn)
        answers.flush()
    return 0


def main() -> int:
    """Serve on the standard streams, and let no library write between the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this process where it wants to
    answers = os.dup(1)
    os.dup2(2, 1)
    with os.fdopen(answers, "wb") as stream:
        return serve(sys.stdin.buffer, stream)


if __name__ == "__main__":
    sys.exit(main())
