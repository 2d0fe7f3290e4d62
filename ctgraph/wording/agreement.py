"""Verbs that agree with the name of a body: ``Board reports``, ``Working groups report``."""

from __future__ import annotations

import re
from functools import lru_cache

from ctgraph.findings import Label

# What the name of several bodies ends with; other names in -s, such as "Children's Services" or "Leeds", are of one.
_SEVERAL = frozenset({
    "academies", "agencies", "alliances", "assemblies", "associations", "authorities", "boards", "bodies", "boroughs",
    "businesses", "cabinets", "carers", "children", "centres", "chairs", "charities", "clinics", "clusters",
    "collaboratives", "colleges", "commissioners", "commissions", "committees", "communities", "companies", "consortia",
    "councillors", "councils", "delegates", "departments", "deputies", "directorates", "directors", "districts",
    "employers", "families", "executives", "federations", "forces", "fora", "forums", "governors", "groups", "heads",
    "homes", "hospitals", "hubs", "leaders", "leads", "localities", "managers", "meetings", "members", "ministers",
    "mayors", "networks", "nurseries", "officers", "organisations", "panels", "parents", "parishes", "partners",
    "partnerships", "people", "posts", "practices", "programmes", "projects", "providers", "regulators",
    "representatives", "residents", "schools", "streams", "subcommittees", "subgroups", "surgeries", "teachers",
    "teams", "tenants", "trustees", "trusts", "universities", "volunteers", "wards", "workstreams",
})  # fmt: skip
# What else is any number of agencies; what a department may be called for, after "and"; and words that name no agency.
_ANY_NUMBER = frozenset({"sector", "practitioners", "users", "gps", "headteachers"})
_FIELDS_OF_WORK = frozenset({"children", "communities", "families", "people"})
_ORDINARY = frozenset({
    "all", "and", "business", "care", "commissioning", "community", "district", "early", "education", "elected", "faith",
    "foster", "further", "general", "head", "health", "housing", "independent", "lay", "local", "maintained", "major", "nhs",
    "nursery", "or", "other", "parish", "partner", "primary", "private", "provider", "public", "school", "secondary", "service",
    "sixth-form", "social", "special", "statutory", "the", "third", "voluntary", "years", "young", "youth",
})  # fmt: skip
_SEVERAL_INITIALS = r"[A-Z]{2,}s"  # DSPs
# What follows the noun: an id in brackets, what it is "of" or "for", or a place after a dash or a colon.
_AFTER_NOUN = (
    r"\s*\(|\s+[-\u2013\u2014]\s+|:|\s+(?:across|at|between|by|for|from|in|of|on|other than|to|under|with|within)\s"
)
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "was": "were", "goes": "go"}


def is_of_several(name: str) -> bool:
    """Say whether a name is that of several bodies: ``Working groups``, ``Ambition Boards other than Board 2``, ``DSPs``.

    A label of a body that stands for several (`count` in the file) is so as well if it is in the plural at all.
    """
    noun, last = _find_noun(name)
    if last.lower() in _SEVERAL or re.fullmatch(_SEVERAL_INITIALS, last):
        return True
    stands_for_several = isinstance(name, Label) and name.stands_for > 1
    return stands_for_several and (last.endswith("s") or " and " in noun)


@lru_cache(maxsize=10_000)  # a sentence asks several times for the number of one name
def _find_noun(name: str) -> tuple[str, str]:
    """Return the part of a name that tells its number, and the last word of it."""
    noun = re.split(_AFTER_NOUN, name, maxsplit=1)[0].strip().replace(" & ", " and ")
    if " and " not in noun.partition(",")[2]:  # "Health, Housing and Care groups", but "Chair, Ambition Boards"
        noun = noun.partition(",")[0]
    return noun, re.split(r"[\s/-]", noun)[-1]


def names_category(name: str) -> bool:
    """Say whether a name is that of any number of agencies of a sort, none of them named: ``Providers``, ``Voluntary sector``.

    Its noun is in the plural, or is "sector", and is written as a common noun; ``Leeds Teaching Hospitals`` is one agency, and so
    is ``Children and families``, which a department may be called.
    """
    noun, last = _find_noun(name)
    before = noun.lower().split()[:-1]
    if last.lower() not in _SEVERAL | _ANY_NUMBER or ("and" in before and last.lower() in _FIELDS_OF_WORK):
        return False
    return last == last.lower() or all(word in _ORDINARY for word in before)


def agree(name: str, phrase: str) -> str:
    """Return a clause that begins with a verb in the third person, with the verb in the number of a name.

    An adverb may stand before the verb: ``jointly oversees``.
    """
    return put_in_plural(phrase) if is_of_several(name) else phrase


def put_in_plural(phrase: str) -> str:
    """Return a clause that begins with a verb, or an adverb and a verb, with the verb in the plural: ``are part of``."""
    verb, space, rest = phrase.partition(" ")
    if verb.endswith("ly") and rest:
        return f"{verb} {put_in_plural(rest)}"
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
