"""The ids that bodies and kinds from elsewhere get: short, readable, and each only once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ctgraph.loading.words import simplify

_MOST = 60  # characters of an id; what is longer is cut at the end of a word
_TAKEN = ("vacant", "undecided")  # which mean something where a body may be named


class Ids:
    """Makes ids, each another one."""

    def __init__(self) -> None:
        self._given = set(_TAKEN)
        self._last: Counter[str] = Counter()  # the number of the last id that was made of a name

    def take(self, given: str) -> None:
        """Note that an id is that of a body already."""
        self._given.add(given)

    def make(self, name: str, otherwise: str) -> str:
        """Return a new id for a name; `otherwise` is used where no letter of the name can stand in one."""
        plain = make_key(name) or make_key(otherwise)
        number = self._last[plain] or 1
        made = plain if number == 1 else f"{plain}-{number}"
        while made in self._given:
            number += 1
            made = f"{plain}-{number}"
        self._last[plain] = number
        self._given.add(made)
        return made


def make_key(text: str) -> str:
    """Return a text as an id: small letters and digits with hyphens between them; empty if it has none of these."""
    decomposed = unicodedata.normalize("NFKD", text)
    key = simplify("".join(each for each in decomposed if not unicodedata.combining(each))).replace("_", "-")
    if len(key) > _MOST:
        key = re.sub(r"-[^-]*$", "", key[: _MOST + 1])[:_MOST]
    return key
