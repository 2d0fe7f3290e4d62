"""The files to write, if ``-o`` names a folder: one for each structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from ctgraph.model import Structure


def is_folder(target: str) -> bool:
    """Return whether the value of ``-o`` names a folder."""
    return target.endswith(("/", "\\")) or Path(target).is_dir()


def make_id(path: Path) -> str:
    """Return the id of a structure that is written into a file: its name without an ending.

    Raises `CtgraphError` for a name that is not UTF-8, which a structure file cannot hold.
    """
    try:
        path.stem.encode()
    except UnicodeEncodeError as error:  # of bytes that are none, Python makes half characters
        raise CtgraphError(f"{path}: its name is not text in UTF-8, as the id in a structure file is") from error
    return path.stem


def name_of(structure: Structure) -> str:
    """Return the name of a structure's file in a folder, without an ending."""
    if structure.joined:
        return structure.id
    return Path(structure.file).stem if structure.file[:1] != "<" else "structure"


def files_in(folder: Path, structures: Sequence[Structure], endings: Sequence[str]) -> Iterator[tuple[Structure, Path]]:
    """Make the folder, and yield each structure with each of its files.

    Raises `CtgraphError` if two structures would get the same file, or if the folder cannot be made.
    """
    names = [name_of(structure) for structure in structures]
    taken: dict[str, str] = {}
    for structure, name in zip(structures, names, strict=True):
        other = taken.setdefault(name.casefold(), structure.file)  # some file systems do not distinguish case
        if other != structure.file:
            raise CtgraphError(f"{structure.file} and {other} would be drawn into the same file; draw one at a time")
    make_folder(folder)
    for structure, name in zip(structures, names, strict=True):
        yield from ((structure, folder / f"{name}.{ending}") for ending in endings)


def make_folder(folder: Path) -> None:
    """Make a folder if it does not exist. Raises `CtgraphError` if it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CtgraphError(f"{folder}/: is a file already, and no folder") from error
    except OSError as error:
        raise CtgraphError(f"{folder}/: cannot be made: {(error.strerror or str(error)).lower()}") from error
