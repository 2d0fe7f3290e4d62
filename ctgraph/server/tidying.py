"""Temporary files that are gone when the server is, however it ends."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator

# The keeper makes a folder, says where it is, and removes it when the server lets go of its end of the pipe: which it
# does even when it is killed and can do nothing any more itself.
_KEEPER = """\
import sys, tempfile
with tempfile.TemporaryDirectory(prefix="ctgraph-", ignore_cleanup_errors=True) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def tidy() -> Iterator[None]:
    """Let the temporary files of this process stand in a folder that a process of its own keeps and removes."""
    with subprocess.Popen(  # noqa: S603  this Python, and the words above
        [sys.executable, "-I", "-X", "utf8", "-c", _KEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # so that Ctrl-C is not for it
    ) as keeper:
        assert keeper.stdout
        folder = keeper.stdout.readline().rstrip("\n")
        before, tempfile.tempdir = tempfile.tempdir, folder or tempfile.tempdir
        try:
            yield
        finally:
            tempfile.tempdir = before
