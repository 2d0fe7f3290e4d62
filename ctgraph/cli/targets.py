"""The files that a folder gets, where several structures go into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from ctgraph.model import Structure


def is_folder(target: str) -> bool:
    """Say whether what ``-o`` names is a folder."""
    return target.endswith(("/", "\\")) or Path(target).is_dir()


def name_of(structure: Structure) -> str:
    """Return the name of a structure's file in a folder, without an ending."""
    return Path(structure.file).stem if structure.file[:1] != "<" else "structure"


def files_in(folder: Path, structures: Sequence[Structure], endings: Sequence[str]) -> Iterator[tuple[Structure, Path]]:
    """Yield each structure with each file that it gets, and make the folder. Raises `CtgraphError` where two would be one."""
    names = [name_of(structure) for structure in structures]
    taken: dict[str, str] = {}
    for structure, name in zip(structures, names, strict=True):
        other = taken.setdefault(name.casefold(), structure.file)  # in any case: some file systems know no other
        if other != structure.file:
            raise CtgraphError(f"{structure.file} and {other} would be drawn into the same file; draw one at a time")
    make_folder(folder)
    for structure, name in zip(structures, names, strict=True):
        yield from ((structure, folder / f"{name}.{ending}") for ending in endings)


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises `CtgraphError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CtgraphError(f"{folder}/: is a file already, and no folder") from error
    except OSError as error:
        raise CtgraphError(f"{folder}/: cannot be made: {(error.strerror or str(error)).lower()}") from error
