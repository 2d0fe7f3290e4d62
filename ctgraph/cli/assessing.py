"""All the structures that names stand for, each with what it is called in tables and with its findings and graphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ctgraph.cli import progress

if TYPE_CHECKING:
    from ctgraph.analysis import Analysis, LensOptions
    from ctgraph.errors import CtgraphError
    from ctgraph.model import Structure


def assess_all(
    names: Sequence[str], lens: LensOptions | None = None
) -> tuple[Iterator[tuple[str, Analysis]], list[CtgraphError]]:
    """Return every structure that can be read, each analysed only when its turn comes, and what is wrong with the others.

    Raises `UnknownNameError` for a name that stands for nothing. If nothing can be read, there is nothing to make tables of:
    then it raises what is wrong.
    """
    from ctgraph.errors import join_errors
    from ctgraph.exchange.structure_files import load_all
    from ctgraph.tables.rows import name_structures

    with progress.track("reading") as advance:
        found, errors = load_all(names, advance)
    if errors and not found:
        raise join_errors(errors)
    return _assess(name_structures(found), found, lens), [*errors]


def _assess(
    names: Sequence[str], structures: Sequence[Structure], lens: LensOptions | None
) -> Iterator[tuple[str, Analysis]]:
    from ctgraph.analysis import OWN_DAY, Analysis

    with progress.track("checking") as advance:
        for done, (name, each) in enumerate(zip(names, structures, strict=True), 1):
            yield name, Analysis(each, (lens or OWN_DAY).of(each))
            advance(done, len(structures))
