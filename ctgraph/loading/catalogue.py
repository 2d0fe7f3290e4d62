"""Which files a STRUCTURE on the command line stands for: a path, a folder, standard input, or a structure that ships."""

from __future__ import annotations

import os
from os import path  # pathlib is slow to load
from typing import TYPE_CHECKING

from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.loading.text import STANDARD_INPUT

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = (".yaml", ".yml")


def structures_folder() -> Path:
    """Return the folder of the structures that ship: beside the modules in a wheel, at the top level of a checkout."""
    from pathlib import Path

    return Path(_folder())


def _folder() -> str:
    package = path.dirname(path.dirname(path.realpath(__file__)))
    in_wheel = path.join(package, "structures")
    return in_wheel if path.isdir(in_wheel) else path.join(path.dirname(package), "structures")


def shipped() -> dict[str, str]:
    """Return the path of each structure that ships, by id, in order of id."""
    found = {path.basename(file).rpartition(".")[0]: _displayed(file) for file in _files_below(_folder())}
    return dict(sorted(found.items()))


def locate(name: str) -> list[str]:
    """Return the paths that `name` stands for, in order; a folder stands for every structure file in it and below.

    Raises `UnknownNameError` where it is neither a path nor the id of a structure that ships, or an empty folder.
    """
    if name == STANDARD_INPUT:
        return [name]
    if not name:
        raise UnknownNameError("an empty name stands for no structure")
    if "\0" in name:
        return [name]  # reading it will say what is wrong
    if path.isdir(name):
        found = _files_below(name)
        if not found:
            raise UnknownNameError(f"{name}: no structure file (.yaml or .yml) in this folder")
        return found
    if path.lexists(name):
        return [name]
    ships = shipped()
    if name in ships:
        return [ships[name]]
    near = did_you_mean(name, ships)
    hint = near or "; 'ctgraph list' lists the structures that ship with ctgraph"
    raise UnknownNameError(f"{name}: no such file or folder, and no structure of that id{hint}")


def _files_below(folder: str) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [path.join(place, name) for name in names if name.endswith(_ENDINGS) and name[0] != "."]
    return sorted(path.normpath(file) for file in found)


def _displayed(file: str) -> str:
    try:
        return file.removeprefix(path.join(os.getcwd(), ""))
    except OSError:  # the current folder has gone
        return file
