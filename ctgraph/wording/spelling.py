"""How numbers, lists and codes are spelt in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MOST_NAMED = 6


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 body``, ``2 bodies``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join(words: Sequence[str], *, most: int = MOST_NAMED, more: bool = False, besides: int = 0) -> str:
    """Return words as a list in a sentence: ``A, B and C``.

    At most `most` of them are named; the rest are counted, together with those `besides` them. `more` says that there
    are others whose number is not known.
    """
    named = list(words[:most])
    mark = ";" if any("," in word for word in named) else ","
    left = len(words) - len(named) + besides
    if left:
        named.append(f"{left:,} more")
    elif more:
        named.append("more")
    if len(named) < 2:
        return "".join(named)
    return f"{f'{mark} '.join(named[:-1])}{';' if mark == ';' else ''} and {named[-1]}"


def name_bodies(bodies: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the labels of bodies, given by id, as a list in a sentence."""
    return join([names[body] for body in bodies[:MOST_NAMED]], besides=max(0, len(bodies) - MOST_NAMED))


_AUTHORITY_TYPES = {
    "london_borough": "London borough",
    "city_of_london": "City of London",
    "isles_of_scilly": "Isles of Scilly",
}


def name_authority_type(code: str) -> str:
    """Return a type of authority as words: ``london_borough`` becomes ``London borough``."""
    return _AUTHORITY_TYPES.get(code) or spell_out(code)


def spell_out(code: str) -> str:
    """Return a code of the file format as words: ``not_yet`` becomes ``not yet``."""
    return code.replace("_", " ")
