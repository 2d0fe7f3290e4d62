"""Finds the files that a name stands for: a path, a folder, standard input, or the id of a structure that ships."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ctgraph.errors import UnknownNameError, did_you_mean, list_some
from ctgraph.loading.bounds import MOST_BYTES
from ctgraph.loading.text import STANDARD_INPUT

_ENDINGS = (".yaml", ".yml")
SURVEY_FILES = ("survey.yaml", "survey.yml")
_SAYS_STRUCTURE = rb"""(?m)^(?:\xef\xbb\xbf)?(?:\{\s*)?["']?structure["']?\s*:"""
_MOST_REMEMBERED = 1_000  # files of which it is known whether they define a survey


def structures_folder() -> Path:
    """Return the folder of the structures that ship: beside the modules in a wheel, at the top level of a checkout."""
    package = Path(__file__).resolve().parents[1]
    in_wheel = package / "structures"
    return in_wheel if in_wheel.is_dir() else package.parent / "structures"


def shipped() -> dict[str, str]:
    """Return the path of each structure that ships, by id, in order of id."""
    return {name: _show_path(file) for name, file in _find_shipped().items()}


def _find_shipped() -> dict[str, Path]:
    return {file.stem: file for file in sorted(_find_files(structures_folder()), key=lambda file: file.stem)}


def shipped_surveys() -> dict[str, str]:
    """Return the path of the definition of each survey that ships, by id, in order of id: the name of its folder."""
    found = _find_files(structures_folder(), surveys=True)
    return {file.parent.name: _show_path(file) for file in sorted(found, key=lambda file: file.parent.name)}


def structures_of(survey: str) -> list[str]:
    """Return the paths of the structures that answer the survey defined in the file at `survey`."""
    return _show_all(_find_files(Path(survey).parent))


def locate_survey(name: str | None, here: str = "structures") -> str:
    """Return the path of the file that defines the survey `name`: a folder, that file itself, or an id.

    Without a name it is the survey in the folder `here` or below, or else the one that ships.

    Raises `UnknownNameError` where there is no such survey, or more than one.
    """
    if name is None:
        found = _show_all(_find_files(Path(here), surveys=True)) if _is_folder(here) else []
        return _expect_one(found or list(shipped_surveys().values()), "name a survey: its folder, or its id")
    if _is_folder(name):
        found = _show_all(_find_files(Path(name), surveys=True))
        none = f"{name}: no survey in this folder or below; expected a file {SURVEY_FILES[0]} that defines one"
        return _expect_one(found, none)
    if _exists(name):
        return name
    ships = shipped_surveys()
    if name in ships:
        return ships[name]
    near = did_you_mean(name, ships) or f"; those that ship with ctgraph are {', '.join(ships)}"
    raise UnknownNameError(f"{name}: no such file or folder, and no survey of that id{near}")


def _expect_one(found: list[str], message_if_none: str) -> str:
    if len(found) > 1:
        raise UnknownNameError(f"there are {len(found)} surveys here; name one of them: {list_some(found)}")
    if not found:
        raise UnknownNameError(message_if_none)
    return found[0]


def locate(name: str) -> list[str]:
    """Return the paths that `name` stands for, in order; a folder stands for every structure file in it and below.

    `name` may also be the id of a structure or a survey that ships. A folder that cannot be opened stands for itself, so that
    reading it says why. Links to folders are not followed. Raises `UnknownNameError` where `name` stands for no file.
    """
    if name == STANDARD_INPUT:
        return [name]
    if not name:
        raise UnknownNameError("an empty name stands for no structure")
    if "\0" in name:
        return [name]  # reading it will say what is wrong
    if _is_folder(name):
        found = _show_all(_find_files(Path(name)))
        if not found:
            raise UnknownNameError(f"{name}: no structure file (.yaml or .yml) in this folder")
        return found
    if _exists(name):
        return [name]
    ships = _find_shipped()
    if name in ships:
        return [_show_path(ships[name])]
    surveys = shipped_surveys()
    if name in surveys:
        return structures_of(surveys[name])
    hint = _find_hint(name, (*ships, *surveys)) or "; 'ctgraph list' lists the structures that ship with ctgraph"
    raise UnknownNameError(f"{name}: no such file or folder, and no structure of that id{hint}")


def _find_hint(name: str, ids: Sequence[str]) -> str:
    """Return a hint with the ids nearest to `name`; where none is near, with the first that begins with `name` and '-'."""
    begun = next((each for each in ids if each.startswith(f"{name.casefold()}-")), None)
    return did_you_mean(name, ids) or (f"; did you mean {begun!r}?" if begun else "")


def _exists(name: str) -> bool:
    try:
        Path(name).lstat()
    except OSError:
        return False
    return True


def _is_folder(name: str) -> bool:
    return _exists(name) and Path(name).is_dir()


def _find_files(folder: Path, *, surveys: bool = False) -> list[Path]:
    """Return the structure files in a folder and below; with `surveys`, the files that define surveys instead."""
    found: list[Path] = []
    left = [folder]
    while left:  # and no function that calls itself, as os.walk does: folders may be a thousand deep
        place = left.pop()
        try:
            with os.scandir(place) as entries:
                seen = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            found.append(place)  # it cannot be opened, and reading it will say why
            continue
        left += [place / entry.name for entry in seen if _is_real_folder(entry)]
        found += [
            place / each.name for each in seen if each.name.lower().endswith(_ENDINGS) and not _leads_to_folder(each)
        ]
    return [file for file in found if _defines_survey(file) == surveys]


def _is_real_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _defines_survey(file: Path) -> bool:
    """Say whether a file defines a survey: it has the name of such a file, and does not say that it is a structure.

    What cannot be read, or is too large to be, defines none: whoever reads it as a structure will say what is wrong.
    """
    if file.name.lower() not in SURVEY_FILES:
        return False
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            return False
        return not _says_structure(str(file), found.st_mtime_ns, found.st_size, found.st_ino)
    except OSError:
        return False


@lru_cache(maxsize=_MOST_REMEMBERED)  # a page that is served looks again and again
def _says_structure(file: str, *_written: int) -> bool:
    with Path(file).open("rb") as opened:
        return re.search(_SAYS_STRUCTURE, opened.read(MOST_BYTES + 1)) is not None


def _show_all(files: list[Path]) -> list[str]:
    return sorted(str(file) for file in files)


def _show_path(file: Path) -> str:
    """Return a path as it is shown: from the current folder where the file is below it."""
    try:
        here = Path.cwd()
    except OSError:  # the current folder has gone
        return str(file)
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
