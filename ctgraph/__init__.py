"""ctgraph: how public partnerships are governed, as a graph of bodies joined by lines of account.

The library in four functions: `load` a structure, `check` it, ask for the `lines` of a body, or take it `to_networkx`.
Errors that a user can mend derive from `CtgraphError`. Nothing heavy is loaded before it is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from ctgraph.errors import CtgraphError, StructureFileError, UnknownNameError

if TYPE_CHECKING:
    import networkx

    from ctgraph.findings import Report
    from ctgraph.model import Structure
    from ctgraph.results.lines import Lines

__version__ = "0.1.0"
__all__ = [
    "CtgraphError",
    "StructureFileError",
    "UnknownNameError",
    "__version__",
    "check",
    "lines",
    "load",
    "to_networkx",
]


def load(name: str | PathLike[str]) -> Structure:
    """Return the structure in a file, on standard input (``-``), or of the id of one that ships with ctgraph.

    Raises `StructureFileError`, with every problem of the file and its place, where it is ill-formed or cannot be read;
    `UnknownNameError` where there is no such file or id.
    """
    from ctgraph.loading import files

    return files.load(fspath(name))


def check(
    *structures: Structure,
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    max_seats: int | None = None,
) -> Report:
    """Run every rule over the structures and return what they find, by structure, the gravest last.

    `assume` takes relations of these standings (``inferred``, ``proposed``) as true; `as_of` (YYYY, YYYY-MM or
    YYYY-MM-DD) looks at that day in place of each structure's own; `select` and `ignore` are ids of rules; `max_seats` is how many seats
    a body may have, in place of the limit that a structure sets itself.

    Raises `UnknownNameError` for a standing, date or rule that is none.
    """
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.analysis import check as check_all

    checks = Checks(_words(select), _words(ignore), max_seats)
    return check_all(structures, LensOptions(_words(assume), as_of), checks)


def lines(
    structure: Structure, body: str, *, assume: Collection[str] = (), as_of: str | None = None, limit: int = 20
) -> Lines:
    """Return how a body is accountable: at most `limit` routes to a root, shortest first, or where its lines stop.

    `body` is an id, a short name or a name, in any case. Raises `UnknownNameError` where it names none, or several.
    """
    from ctgraph.analysis import Analysis, LensOptions

    lens = LensOptions(_words(assume), as_of).of(structure)
    return Analysis(structure, lens).lines(body, limit)


def to_networkx(structure: Structure, *, as_of: str | None = None) -> networkx.MultiDiGraph[str]:
    """Return every body and relation of a structure as a networkx graph.

    Nodes are ids, with `name`, `short`, `kind`, `status` (on the day `as_of`, or on the structure's own), `root` (what makes
    it one, or empty) and `count`. Edges run as they were written, keyed by their kind, with `kind`, `standing`, `sources` and
    `lead`. Raises `UnknownNameError` where `as_of` is no date.
    """
    from ctgraph.graph.interchange import to_networkx as convert
    from ctgraph.model import Lens

    return convert(structure, Lens.of(structure, as_of=as_of))


def _words(words: Collection[str]) -> tuple[str, ...]:
    # one word is a collection of its letters, which nobody means
    return (words,) if isinstance(words, str) else tuple(words)
