"""Which files a STRUCTURE on the command line stands for: a path, a folder, standard input, or a structure that ships."""

from __future__ import annotations

import os
from collections.abc import Sequence
from os import path  # pathlib is slow to load
from typing import TYPE_CHECKING

from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.loading.text import STANDARD_INPUT

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = (".yaml", ".yml")
SURVEY_FILES = ("survey.yaml", "survey.yml")
_SAYS_STRUCTURE = rb"""(?m)^(?:\xef\xbb\xbf)?(?:\{\s*)?["']?structure["']?\s*:"""


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


def shipped_surveys() -> dict[str, str]:
    """Return the path of the definition of each survey that ships, by id, in order of id: the name of its folder."""
    found = {path.basename(path.dirname(file)): _displayed(file) for file in _files_below(_folder(), surveys=True)}
    return dict(sorted(found.items()))


def structures_of(survey: str) -> list[str]:
    """Return the paths of the structures of a survey, given that of its definition: those in its folder and below."""
    return _files_below(path.dirname(survey) or os.curdir)


def locate_survey(name: str | None, here: str = "structures") -> str:
    """Return the path of the definition of the one survey that `name` stands for: a folder, that file, or an id.

    Without a name it is the survey below the folder `here`, or else the one that ships.

    Raises `UnknownNameError` where there is none, or more than one.
    """
    if name is None:
        found = _files_below(here, surveys=True) if path.isdir(here) else []
        return _only(found or list(shipped_surveys().values()), "name a survey: its folder, or its id")
    if path.isdir(name):
        found = _files_below(name, surveys=True)
        return _only(
            found, f"{name}: no survey in this folder or below; expected a file {SURVEY_FILES[0]} that defines one"
        )
    if path.lexists(name):
        return name
    ships = shipped_surveys()
    if name in ships:
        return ships[name]
    near = did_you_mean(name, ships) or f"; those that ship with ctgraph are {', '.join(ships)}"
    raise UnknownNameError(f"{name}: no such file or folder, and no survey of that id{near}")


def _only(found: list[str], otherwise: str) -> str:
    if len(found) > 1:
        raise UnknownNameError(f"there are {len(found)} surveys here; name one of them: {', '.join(found)}")
    if not found:
        raise UnknownNameError(otherwise)
    return found[0]


def locate(name: str) -> list[str]:
    """Return the paths that `name` stands for, in order; a folder stands for every structure file in it and below.

    A folder that cannot be looked into stands for itself, so that reading it tells why. Links to folders are not followed. The
    id of a survey that ships stands for a folder too. Raises `UnknownNameError` where it is neither a path nor such an id, nor
    that of a structure that ships, or an empty folder.
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
    surveys = shipped_surveys()
    if name in surveys:
        return structures_of(surveys[name])
    hint = _near(name, (*ships, *surveys)) or "; 'ctgraph list' lists the structures that ship with ctgraph"
    raise UnknownNameError(f"{name}: no such file or folder, and no structure of that id{hint}")


def _near(name: str, ids: Sequence[str]) -> str:
    """Return the ids nearest to `name` as a hint, or where none is near, the first that begins with it: a place, perhaps."""
    begun = next((each for each in ids if each.startswith(f"{name.casefold()}-")), None)
    return did_you_mean(name, ids) or (f"; did you mean {begun!r}?" if begun else "")


def _files_below(folder: str, *, surveys: bool = False) -> list[str]:
    """Return the structure files in a folder and below, or else the files that define surveys."""
    found: list[str] = []

    def stand_for_itself(error: OSError) -> None:
        found.append(error.filename)  # a folder that cannot be looked into: reading it will say why

    for place, folders, names in os.walk(folder, onerror=stand_for_itself):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [path.join(place, name) for name in names if name.endswith(_ENDINGS) and name[0] != "."]
    return sorted(path.normpath(file) for file in found if _defines_survey(file) == surveys)


def _defines_survey(file: str) -> bool:
    """Say whether a file defines a survey: by its name, unless it says that it is a structure all the same."""
    if path.basename(file) not in SURVEY_FILES or not path.isfile(file):
        return False
    import re  # few folders have such a file

    try:
        with open(file, "rb") as opened:
            return not re.search(_SAYS_STRUCTURE, opened.read())
    except OSError:
        return False  # whoever reads it will say what is wrong


def _displayed(file: str) -> str:
    try:
        return file.removeprefix(path.join(os.getcwd(), ""))
    except OSError:  # the current folder has gone
        return file
