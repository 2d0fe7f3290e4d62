"""What a message says after an id that no body has: what was meant, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ctgraph.errors import quote
from ctgraph.loading.problems import Problems
from ctgraph.loading.words import simplify
from ctgraph.model import STANDING_SYNONYMS, Body, fold_separators

_SEPARATORS = r"\s*[,;/&+]\s*|\s+and\s+"
_NOTHING = frozenset(
    {"", "none", "nobody", "no_one", "nothing", "nil", "n_a", "na", "tbc", "tbd", "not_known", "not_stated"}
)
_NOTHING |= {"not_recorded", "not_applicable", "not_specified", "unknown"}
_SMALL_WORDS = frozenset({"the", "and", "of", "for", "a"})
_NO_FUNCTIONS: Mapping[str, str] = MappingProxyType({})
_LEAVE_OUT = "; where nothing is recorded, leave the key out"
_WITHOUT_POST = ("vacant", "undecided")


def _simplify_name(name: str) -> str:
    """Return a name as people make an id of it: ``Youth work & play`` becomes ``youth work play``."""
    words = re.findall(r"\w+", fold_separators(name).replace("'", ""))
    return " ".join(word for word in words if word not in _SMALL_WORDS)


class MissingBodies:
    """Explains references to bodies that a structure does not have."""

    def __init__(
        self, bodies: Mapping[str, Body], problems: Problems, functions: Mapping[str, str] = _NO_FUNCTIONS
    ) -> None:
        self._bodies = bodies
        self._functions = {_simplify_name(called): name for called, name in functions.items()}
        self._problems = problems
        by_name = {fold_separators(body.name): key for key, body in bodies.items()}
        by_short_name = {fold_separators(body.short): key for key, body in bodies.items() if body.short}
        self._chairs = (*bodies, *_WITHOUT_POST)
        self._ids_by_name = by_name | by_short_name | {fold_separators(key): key for key in bodies}

    def find_hint(self, wanted: str, *, is_chair: bool = False) -> str:
        """Return what a message says after an id that no body has; `is_chair` says that it is that of who chairs."""
        if self._find_id(wanted):
            return f"; the id of that body is {quote(self._find_id(wanted))}"
        function = self._functions.get(_simplify_name(wanted), "")
        if function:
            return (
                f"; {quote(function)} is a function, to which no relation leads: who oversees it stands under its 'owner',"
                " as in owner: {board: {role: oversees}}, where the role may also be owner, delivers or monitors"
            )
        parts = [self._find_id(part) for part in re.split(_SEPARATORS, wanted)]
        if len(parts) > 1 and all(parts):
            if is_chair:
                return "; who chair together are rows of 'members:', each with 'role: Co-Chair'"
            return f"; several ids go in brackets: [{', '.join(parts)}]"
        if simplify(wanted) in _NOTHING:
            return "; write 'vacant' or 'undecided', or leave the key out" if is_chair else _LEAVE_OUT
        body, standing = self._find_standing(wanted)
        if body and not is_chair:
            return f"; how firmly it is held is written {{{body}: {standing}}}"
        near = self._problems.did_you_mean(wanted, self._chairs if is_chair else self._bodies)
        return near or (
            "; a chair that is no body here is written {title: …}" if is_chair else "; add it under 'bodies:'"
        )

    def _find_id(self, text: str) -> str:
        return self._ids_by_name.get(fold_separators(text.strip()), "")

    def _find_standing(self, wanted: str) -> tuple[str, str]:
        """Return the body and the standing of 'board (inferred)' or 'board, assumed', or two empty texts."""
        text, _, last = re.sub(r"[(),:\[\]]", " ", wanted).strip().rpartition(" ")
        word = simplify(last)
        meant = [standing for standing, words in STANDING_SYNONYMS.items() if word == standing or word in words]
        body = self._find_id(text)
        return (body, meant[0]) if body and meant else ("", "")
