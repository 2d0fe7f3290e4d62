"""Verbs that agree with the name of a body: ``Board reports``, ``Working groups report``."""

from __future__ import annotations

import re

# What the name of several bodies ends with; other names in -s, such as "Director of Children's Services", are of one.
_SEVERAL = re.compile(
    r"(?:boards|collaboratives|committees|councils|forums|groups|networks|panels|partnerships|teams|trusts|[A-Z]{2,}s)",
)
# What follows the noun: an id in brackets, or what it is "of" or "for".
_AFTER_NOUN = re.compile(r"\s*(?:\(|,|\b(?:and|for|in|of|on|other than|with)\b)")
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "was": "were"}


def is_of_several(name: str) -> bool:
    """Say whether a name is that of several bodies: ``Working groups``, ``Ambition Boards other than Board 2``, ``DSPs``."""
    noun = _AFTER_NOUN.split(name, maxsplit=1)[0].strip()
    last = re.split(r"[\s-]", noun)[-1]
    return bool(_SEVERAL.fullmatch(last) or _SEVERAL.fullmatch(last.lower()))


def agree(name: str, phrase: str) -> str:
    """Return a clause that begins with a verb in the third person, with the verb in the number of a name."""
    if not is_of_several(name):
        return phrase
    verb, space, rest = phrase.partition(" ")
    return f"{_IRREGULAR.get(verb) or _drop_ending(verb)}{space}{rest}"


def refer_to(name: str) -> str:
    """Return the pronoun for a name: ``it``, or ``they`` for several bodies."""
    return "they" if is_of_several(name) else "it"


def _drop_ending(verb: str) -> str:
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb[:-2]
    return verb.removesuffix("s")
