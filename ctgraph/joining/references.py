"""Looks up the bodies of other files that bodies are said to be the same as, among the files that are joined.

No file is opened for a name that stands in a file: what is not among those that the user named is told.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from ctgraph.errors import Problem, did_you_mean, quote
from ctgraph.loading.same_bodies import names_file
from ctgraph.model import Body, SameBody, Structure, fold_name

Node = tuple[int, str]  # the number of a structure among those that are joined, and the id of a body of it
_MOST_COMPARED = 1_000  # names of files that a wrong one is compared with


class Link(NamedTuple):
    """That one body is said to be the same as another, and where."""

    start: Node
    end: Node
    path: str
    same: SameBody

    def describe(self) -> str:
        """Return what is said, and where."""
        return f"{self.path}:{self.same.line} says that {quote(self.start[1])} is {quote(self.same.text)}"

    def explain(self, message: str) -> Problem:
        """Return a problem at the place where it is said."""
        return Problem(self.path, self.same.line, self.same.column, message)


class References:
    """The bodies that those of each file are said to be the same as, and what is wrong with what is said.

    `folders` are the names of the folders that the user named, of which the files are.
    """

    def __init__(self, structures: Sequence[Structure], folders: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._structures = structures
        self._folders = folders
        self._by_path = {_make_key(each.file): number for number, each in enumerate(structures)}
        self._by_id: dict[str, list[int]] = {}
        for number, each in enumerate(structures):
            self._by_id.setdefault(fold_name(each.id), []).append(number)
        self.links = [
            link
            for number, structure in enumerate(structures)
            for body in structure.bodies.values()
            for same in body.same_as
            if (link := self._follow(number, body, same))
        ]

    def _follow(self, number: int, body: Body, same: SameBody) -> Link | None:
        found, fault = self._find_structure(number, same)
        if found is not None:
            other = self._structures[found]
            written = unicodedata.normalize("NFC", same.body)
            ids = {unicodedata.normalize("NFC", each): each for each in other.bodies}
            if found == number:
                fault = f"{quote(same.text)} is of this file as well, and one file has a body once"
            elif written in ids:
                return Link((number, body.id), (found, ids[written]), self._structures[number].file, same)
            else:
                fault = f"there is no body {quote(same.body)} in {other.file}{_hint_body(body, same, other.bodies)}"
        self.problems.append(Problem(self._structures[number].file, same.line, same.column, fault))
        return None

    def _find_structure(self, number: int, same: SameBody) -> tuple[int | None, str]:
        """Return the number of the structure that is named, or what is wrong."""
        here = self._structures[number].file
        path = _make_key(str(PurePath(here).parent / same.structure))
        if path in self._by_path:
            return self._by_path[path], ""
        if not names_file(same.structure):
            meant = self._by_id.get(fold_name(same.structure), [])
            if len(meant) == 1:
                return meant[0], ""
            if meant:
                files = " and ".join(self._structures[each].file for each in meant[:3])
                return None, f"{quote(same.structure)} is the id of several structures: {files}; name the file"
        return None, self._explain_missing(number, same, path)

    def _explain_missing(self, number: int, same: SameBody, path: str) -> str:
        folders = [each if Path(each).is_dir() else str(Path(each).parent) for each in self._folders]
        is_inside = any(path.startswith(_make_key(folder).rstrip(os.sep) + os.sep) for folder in folders)
        if names_file(same.structure) and not is_inside:
            named = " and ".join(self._folders)
            return f"{quote(same.structure)} leads out of {named}, and no file outside of it is read"
        noun = "file" if names_file(same.structure) else "structure of that id"
        return f"{quote(same.structure)}: no such {noun} is among those that are joined{self._hint_file(number, same)}"

    def _hint_file(self, number: int, same: SameBody) -> str:
        """Return the file that may be meant: of that name elsewhere, or else of one like it."""
        here = PurePath(os.path.abspath(self._structures[number].file)).parent  # noqa: PTH100  links are not followed
        others = [each for each in self._structures[:_MOST_COMPARED] if each is not self._structures[number]]
        paths = [PurePath(os.path.relpath(each.file, here)).as_posix() for each in others]
        wanted = PurePath(same.structure).name.casefold()
        of_that_name = [
            path for path in paths if wanted in (PurePath(path).name.casefold(), PurePath(path).stem.casefold())
        ]
        if of_that_name:
            return did_you_mean(f"{of_that_name[0]}#{same.body}", [f"{path}#{same.body}" for path in of_that_name])
        known = [*paths, *(each.id for each in others)]
        return did_you_mean(same.structure, known)


def _make_key(path: str) -> str:
    """Return a path in the form in which paths are compared; links are not followed."""
    return unicodedata.normalize("NFC", os.path.normcase(os.path.abspath(path)))  # noqa: PTH100  links are not followed


def _hint_body(body: Body, same: SameBody, others: Mapping[str, Body]) -> str:
    """Return the body that may be meant: of an id like the one that is given, or else of the same name."""
    by_name = [each.id for each in others.values() if fold_name(each.name) == fold_name(body.name)]
    near = did_you_mean(same.body, others)
    if near or len(by_name) != 1:
        return near
    return f"; did you mean {quote(f'{same.structure}#{by_name[0]}')}?"
