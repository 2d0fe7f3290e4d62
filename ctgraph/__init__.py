"""ctgraph: how public partnerships are governed, as a graph of bodies joined by lines of account.

Read structures with `load`, `loads` and `load_folder`, or make one with a `Builder`. `check` says what is wrong with them,
`lines` how a body is accountable. `dumps` writes a structure as YAML, `to_networkx` and `to_frames` hand it to other
libraries. Errors that a user can mend derive from `CtgraphError`. Nothing heavy is loaded before it is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from ctgraph.errors import CtgraphError, DrawingError, NotInstalledError, Problem, StructureFileError, UnknownNameError

if TYPE_CHECKING:
    import networkx

    from ctgraph.builder import Builder
    from ctgraph.findings import Finding, Report, Reported, Severity, Stop, StructureReport
    from ctgraph.frames import Frames
    from ctgraph.model import (
        Acceptance,
        Answer,
        Body,
        Chair,
        DatedStatus,
        Document,
        Function,
        Lens,
        Limits,
        Member,
        Overlap,
        Period,
        Recorded,
        Relation,
        Source,
        Structure,
    )
    from ctgraph.results.lines import Lines, StoppedLine

__version__ = "0.1.0"
__all__ = [
    "Acceptance",
    "Answer",
    "Body",
    "Builder",
    "Chair",
    "CtgraphError",
    "DatedStatus",
    "Document",
    "DrawingError",
    "Finding",
    "Frames",
    "Function",
    "Lens",
    "Limits",
    "Lines",
    "Member",
    "NotInstalledError",
    "Overlap",
    "Period",
    "Problem",
    "Recorded",
    "Relation",
    "Report",
    "Reported",
    "Severity",
    "Source",
    "Stop",
    "StoppedLine",
    "Structure",
    "StructureFileError",
    "StructureReport",
    "UnknownNameError",
    "__version__",
    "check",
    "dumps",
    "lines",
    "load",
    "load_folder",
    "loads",
    "to_frames",
    "to_networkx",
]

# What is imported when somebody asks for it, by module. The types above are the same, for type checkers.
_HOMES = {
    "ctgraph.builder": ("Builder",),
    "ctgraph.findings": ("Finding", "Report", "Reported", "Severity", "Stop", "StructureReport"),
    "ctgraph.frames": ("Frames",),
    "ctgraph.model": (
        *("Acceptance", "Answer", "Body", "Chair", "DatedStatus", "Document", "Function", "Lens", "Limits", "Member"),
        *("Overlap", "Period", "Recorded", "Relation", "Source", "Structure"),
    ),
    "ctgraph.results.lines": ("Lines", "StoppedLine"),
}


if not TYPE_CHECKING:  # a type checker would take it that every name exists

    def __getattr__(name: str) -> object:
        from importlib import import_module

        for home, names in _HOMES.items():
            if name in names:
                found = getattr(import_module(home), name)
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load(name: str | PathLike[str]) -> Structure:
    """Return the structure in a file, on standard input (``-``), or of the id of one that ships with ctgraph.

    Raises `StructureFileError`, with every problem of the file and its place, where it is ill-formed or cannot be read;
    `UnknownNameError` where there is no such file or id.
    """
    from ctgraph import app

    return app.load(fspath(name))


def loads(text: str, name: str = "<text>") -> Structure:
    """Return the structure in a text; `name` stands for the file in messages.

    Raises `StructureFileError`, with every problem of the text and its place, where it is ill-formed.
    """
    from ctgraph.loading.structures import parse_structure

    return parse_structure(text, name)


def load_folder(path: str | PathLike[str]) -> tuple[Structure, ...]:
    """Return every structure in a folder and below, in order of path.

    Raises `StructureFileError`, with every problem of every file; `UnknownNameError` where the folder is none, or has no
    structure in it.
    """
    from pathlib import Path

    if not Path(path).is_dir():
        raise UnknownNameError(f"{fspath(path)} is not a folder; ctgraph.load reads a single structure")
    return _load_all(fspath(path))


def dumps(structure: Structure) -> str:
    """Return a structure as the text of a structure file, as a person would write it: `loads` reads it back.

    The text is the same each time. Comments of a file that the structure was loaded from are not in it. Raises
    `CtgraphError` where no file can hold the structure, such as with two relations of one kind between the same bodies.
    """
    from ctgraph.loading.writing import dumps as write

    return write(structure)


def check(
    *structures: Structure | str | PathLike[str],
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    max_seats: int | None = None,
) -> Report:
    """Run every rule over structures and return what they find, by structure, the gravest last.

    What is no structure yet, a path, a folder or the id of one that ships, is loaded first.

    `assume` takes facts of these standings (``inferred``, ``proposed``) as true; `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) is the
    day to check, in place of each structure's own; `select` and `ignore` are ids of rules; `max_seats` is how many seats a
    body may have, in place of the limit that a structure sets itself.

    Raises `UnknownNameError` for a standing, date, rule, file or id that does not exist; `StructureFileError` where a file is
    ill-formed.
    """
    from ctgraph import app

    loaded = [structure for given in structures for structure in _loaded(given)]
    return app.check(loaded, _words(assume), as_of, _words(select), _words(ignore), max_seats)


def lines(
    structure: Structure, body: str, *, assume: Collection[str] = (), as_of: str | None = None, limit: int = 20
) -> Lines:
    """Return how a body is accountable: at most `limit` routes to a root, shortest first, or where its lines stop.

    `body` is an id, a short name or a name, in any case. Raises `UnknownNameError` where it names none, or several.
    """
    from ctgraph import app

    return app.lines(structure, body, _words(assume), as_of, limit=limit)


def to_networkx(
    structure: Structure, *, assume: Collection[str] = (), as_of: str | None = None
) -> networkx.MultiDiGraph[str]:
    """Return the bodies that exist on the day, and the relations between them that are taken as true, as a networkx graph.

    The day is `as_of`, or the structure's own; `assume` takes weaker standings as true. Nodes are ids, with `label` (the
    short name, or else the name), `full_name`, `short`, `kind`, `status` (on the day), `operates`, `root` (what makes it
    one, or empty), `count`, `from` and `until`. Edges run as they were written, keyed by their kind, with `kind`,
    `standing`, `sources`, `lead`, `from` and `until`. The graph can be written as GraphML, GEXF and DOT. Raises
    `UnknownNameError` for a standing or date that is none.
    """
    from ctgraph import app
    from ctgraph.graph.interchange import to_networkx as convert

    return convert(structure, app.lens(structure, _words(assume), as_of))


def to_frames(
    *structures: Structure | str | PathLike[str], assume: Collection[str] = (), as_of: str | None = None
) -> Frames:
    """Return structures as tables: `bodies`, `relations`, `members`, `functions`, `findings` and `sources`.

    Each table is a list of flat rows, ready for ``pandas.DataFrame(frames["bodies"])`` or ``polars.DataFrame(…)``. Each row
    names its `structure`, so that the tables of thousands can be one. Nothing is left out: the columns `exists`, `operates`
    and `taken` say what counts on the day and with the standings asked for. Arguments and errors are those of `check`.
    """
    from ctgraph.frames import to_frames as convert

    return convert(check(*structures, assume=assume, as_of=as_of).structures)


def _loaded(given: Structure | str | PathLike[str]) -> tuple[Structure, ...]:
    return _load_all(fspath(given)) if isinstance(given, str | PathLike) else (given,)


def _load_all(name: str) -> tuple[Structure, ...]:
    from ctgraph import app

    structures, errors = app.load_all([name])
    if errors:
        raise StructureFileError([problem for error in errors for problem in error.problems])
    return tuple(structures)


def _words(words: Collection[str]) -> tuple[str, ...]:
    # one word is a collection of its letters, which nobody means
    return (words,) if isinstance(words, str) else tuple(words)
