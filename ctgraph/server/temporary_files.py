"""A folder for temporary files that is removed when the server ends, even if it is killed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator

# The keeper is a process of its own. It makes the folder, prints its path, and removes it as soon as its standard input
# ends: the operating system closes that pipe when the server ends, even if the server is killed.
_KEEPER = """\
import sys, tempfile
with tempfile.TemporaryDirectory(prefix="ctgraph-", ignore_cleanup_errors=True) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def keep_temporary_files() -> Iterator[None]:
    """Put the temporary files of this process into a folder that the keeper removes."""
    with subprocess.Popen(  # noqa: S603  it runs this Python with the fixed program above
        [sys.executable, "-I", "-X", "utf8", "-c", _KEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # so that Ctrl-C does not reach it
    ) as keeper:
        assert keeper.stdout
        folder = keeper.stdout.readline().rstrip("\n")
        before, tempfile.tempdir = tempfile.tempdir, folder or tempfile.tempdir
        try:
            yield
        finally:
            tempfile.tempdir = before
