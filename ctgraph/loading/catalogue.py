"""Which files a STRUCTURE on the command line stands for: a path, a folder, standard input, or a structure that ships."""

from __future__ import annotations

import os
from pathlib import Path

import ctgraph
from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.loading.text import STANDARD_INPUT

_ENDINGS = (".yaml", ".yml")


def structures_folder() -> Path:
    """Return the folder of the structures that ship: beside the modules in a wheel, at the top level of a checkout."""
    package = Path(ctgraph.__file__).resolve().parent
    in_wheel = package / "structures"
    return in_wheel if in_wheel.is_dir() else package.parent / "structures"


def shipped() -> dict[str, str]:
    """Return the path of each structure that ships, by id, in order of id."""
    found = {path.stem: _displayed(path) for path in _files_below(structures_folder())}
    return dict(sorted(found.items()))


def locate(name: str) -> list[str]:
    """Return the paths that `name` stands for, in order; a folder stands for every structure file in it and below.

    Raises `UnknownNameError` where it is neither a path nor the id of a structure that ships, or an empty folder.
    """
    if name == STANDARD_INPUT:
        return [name]
    if not name:
        raise UnknownNameError("an empty name stands for no structure")
    try:
        is_folder, exists = Path(name).is_dir(), Path(name).exists()
    except (OSError, ValueError):
        is_folder, exists = False, True  # reading it will say what is wrong
    if is_folder:
        found = [str(path) for path in _files_below(Path(name))]
        if not found:
            raise UnknownNameError(f"{name}: no structure file (.yaml or .yml) in this folder")
        return found
    if exists:
        return [name]
    ships = shipped()
    if name in ships:
        return [ships[name]]
    near = did_you_mean(name, ships)
    hint = near or "; 'ctgraph list' lists the structures that ship with ctgraph"
    raise UnknownNameError(f"{name}: no such file or folder, and no structure of that id{hint}")


def _files_below(folder: Path) -> list[Path]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in names if name.endswith(_ENDINGS) and name[0] != "."]
    return sorted(found)


def _displayed(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
