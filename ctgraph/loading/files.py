"""Reads the structures that names on a command line stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ctgraph.errors import Problem, StructureFileError, UnknownNameError, quote
from ctgraph.loading.catalogue import locate, locate_survey, shipped, shipped_surveys, structures_of
from ctgraph.loading.structures import load_structure
from ctgraph.loading.text import STANDARD_INPUT, find_real_path, read_text
from ctgraph.model import Structure, fold_name

if TYPE_CHECKING:
    from ctgraph.model.surveys import Survey
    from ctgraph.results.contents import Shipped

Advance = Callable[[float, int], None]  # takes how many pieces of work are done, of how many
Read = Callable[
    [str, Callable[[float], None] | None], Structure
]  # takes a path, and what is told how much of it is read


def load(name: str, advance: Advance | None = None, read: Read = load_structure) -> Structure:
    """Return the one structure that `name` stands for. Raises `StructureFileError` or `UnknownNameError`.

    `advance` gets how much of a large file has been read, of 1; `read` reads a file.
    """
    return read(_locate_one(name), _advance_within(advance, 0, 1) if advance else None)


def read_one(name: str) -> tuple[str, str]:
    """Return the path of the one structure file that `name` stands for, and its text with a byte-order mark if it has one.

    Raises `StructureFileError` or `UnknownNameError`, as `load` does.
    """
    path = _locate_one(name)
    return path, read_text(path, keep_mark=True)


def read_to_edit(name: str) -> tuple[str, str]:
    """Return what `read_one` does of a file that is to be changed.

    Raises `UnknownNameError` also for what is not to be changed: standard input, and structures that ship.
    """
    _refuse_what_ships(name, [_locate_one(name)])
    return read_one(name)


def list_to_edit(names: Iterable[str]) -> list[str]:
    """Return the paths of all files that names stand for, each once. Raises `UnknownNameError` as `read_to_edit` does."""
    found: dict[str, None] = {}
    for name in names:
        paths = locate(name)
        _refuse_what_ships(name, paths)
        found.update(dict.fromkeys(paths))
    return list(found)


def _refuse_what_ships(name: str, paths: list[str]) -> None:
    if name == STANDARD_INPUT:
        raise UnknownNameError("standard input is no file that could be changed; name one")
    ships = {*shipped().values()}
    if not Path(name).exists() and any(path in ships for path in paths):
        raise UnknownNameError(f"{name} ships with ctgraph, and is not changed; copy {paths[0]}, and name the copy")


def _locate_one(name: str) -> str:
    paths = locate(name)
    if len(paths) > 1:
        raise UnknownNameError(f"{name}: a folder of {len(paths)} structures; name one of them, such as {paths[0]}")
    return paths[0]


def load_all(
    names: Iterable[str], advance: Advance = lambda _done, _total: None, read: Read = load_structure
) -> tuple[list[Structure], list[StructureFileError]]:
    """Return every structure that can be read, and what is wrong with the files that cannot; none hides another.

    `advance` gets how many files have been read, of how many; in a large one, with the share of it that has been. `read`
    reads a file.
    """
    structures, errors = [], []
    paths = list(dict.fromkeys(path for name in names for path in locate(name)))
    for done, path in enumerate(paths):
        try:
            structures.append(read(path, _advance_within(advance, done, len(paths))))
        except StructureFileError as error:
            errors.append(error)
        advance(done + 1, len(paths))
    return structures, errors


def expect_inside(names: Iterable[str]) -> None:
    """Raise `StructureFileError` for each file of the folders of these names that is a link to a file outside of them.

    Raises `UnknownNameError` for standard input, which has no folder.
    """
    problems = []
    for name in names:
        paths = locate(name)
        if STANDARD_INPUT in paths:
            raise UnknownNameError("standard input is no file of a folder, and has nothing to be joined with")
        top = find_real_path(name) if Path(name).is_dir() else ""
        problems += [
            Problem(path, 0, 0, f"leads out of {name}, and no file outside of it is read")
            for path in paths
            if top and not Path(find_real_path(path)).is_relative_to(top)
        ]
    if problems:
        raise StructureFileError(problems)


def find_same_ids(names: Iterable[str], structures: Iterable[Structure]) -> list[Problem]:
    """Return a problem for each structure whose id another file has as well that was read from the same folder before it.

    Files that are named one by one may be versions of one structure.
    """
    by_path = {structure.file: structure for structure in structures}
    problems = []
    for name in names:
        first: dict[str, Structure] = {}
        for structure in (by_path[path] for path in locate(name) if path in by_path):
            earlier = first.setdefault(fold_name(structure.id), structure)
            if earlier is not structure:
                message = f"the id {quote(structure.id)} is also that of {earlier.file}; give one of them another id"
                problems.append(Problem(structure.file, structure.line, 1, message))
    return problems


def _advance_within(advance: Advance, done: int, total: int) -> Callable[[float], None]:
    return lambda share: advance(done + share, total)


def load_shipped() -> Shipped:
    """Return the structures that ship, and which of them a survey gathers."""
    from ctgraph.results.contents import Shipped

    surveys = {path: name for name, survey in shipped_surveys().items() for path in structures_of(survey)}
    loaded = {path: load_structure(path) for path in shipped().values()}
    return Shipped(tuple(loaded.values()), {each.id: surveys[path] for path, each in loaded.items() if path in surveys})


def load_named_survey(
    name: str | None, advance: Advance = lambda _done, _total: None
) -> tuple[Survey, tuple[Structure, ...]]:
    """Return a survey and the structures that answer it; `name` is as `locate_survey` takes it.

    `advance` gets how many files have been read, of how many. Raises `StructureFileError`, with every problem of every
    file, or `UnknownNameError`.
    """
    from ctgraph.loading.surveys import load_survey

    return load_survey(locate_survey(name), advance)
