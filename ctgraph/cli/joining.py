"""The files that `--joined` takes as one whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ctgraph.cli import output, progress
from ctgraph.errors import StructureFileError, join_errors

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions
    from ctgraph.model import Structure


def load_whole(names: Sequence[str], lens: LensOptions) -> Structure:
    """Return the whole that all files of these names make, on one day.

    Raises `StructureFileError` with every problem of every file, and `CtgraphError` where they are of several days.
    """
    from ctgraph.exchange.structure_files import load_all
    from ctgraph.joining.whole import join
    from ctgraph.loading.files import expect_inside, find_same_ids

    expect_inside(names)
    with progress.track("reading") as advance:
        found, errors = load_all(names, advance)
    if errors:
        raise join_errors(errors)
    for problem in find_same_ids(names, found):
        output.print_error(str(problem))
    return join(found, names, lens.as_of)


def load_chosen(
    names: Sequence[str], lens: LensOptions, *, joined: bool
) -> tuple[list[Structure], list[StructureFileError]]:
    """Return the structures of these names, or with `joined` the whole that they make, and what cannot be read."""
    from ctgraph.exchange.structure_files import load_all

    if joined:
        try:
            return [load_whole(names, lens)], []
        except StructureFileError as error:
            return [], [error]
    with progress.track("reading") as advance:
        return load_all(names, advance)
