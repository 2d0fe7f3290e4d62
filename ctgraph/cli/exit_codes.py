"""The codes that the program exits with, other than those of signals."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.cli import output
from ctgraph.errors import CtgraphError

FOUND = 1  # findings as grave as --fail-on says, or a difference
ILL_FORMED = 2  # wrong usage, or a file that could not be read or written


def choose_exit_code(is_grave: bool, errors: Sequence[CtgraphError]) -> int:
    """Complain of the files that could not be read or written, and return the code to exit with."""
    for error in errors:
        output.print_error(*error.lines)
    return ILL_FORMED if errors else FOUND if is_grave else 0
