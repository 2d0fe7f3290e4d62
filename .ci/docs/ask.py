"""What the generated pages take from ctgraph: what its command line prints.

Commands are run in this process, since starting seventy would take most of the time that the site takes.
"""

from __future__ import annotations

import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

from ctgraph.cli.main import run

_USUAL_EXIT_CODES = (0, 1)  # nothing was found, and something was
_COLUMNS = "88"  # fits a page of the site on a desk


class ProgramError(Exception):
    """The program refused a command."""


def ask(*arguments: str, cwd: Path | None = None) -> str:
    """Return what `ctgraph` with these arguments prints. Raises `ProgramError` if it refuses them."""
    out, err = StringIO(), StringIO()
    with (
        mock.patch.dict(os.environ, {"COLUMNS": _COLUMNS}),
        chdir(cwd or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = run([*arguments])
    if code not in _USUAL_EXIT_CODES or err.getvalue():
        raise ProgramError(f"ctgraph {' '.join(arguments)}: {err.getvalue()}")
    return out.getvalue()
