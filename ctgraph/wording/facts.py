"""Facts that are no relations, in words: a status, a date, a chair, a member, what a body does with a function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ctgraph.findings import Evidence
from ctgraph.model import FIRMNESS, put_article_before
from ctgraph.wording.agreement import agree
from ctgraph.wording.spelling import count, join, spell_out

_STATUS_WORDS = {
    "never_met": "has never met",
    "merged": "has been merged",
    "wound_up": "has been wound up",
    "proposed": "is proposed",
}
_MONTH = len("2007-05")
MOST_FUNCTIONS = 6  # that a sentence names; of more, each stands under it
ROLE_WORDS = {"owner": "owns", "oversees": "oversees", "delivers": "delivers", "monitors": "monitors"}


def describe_rest(status: str) -> str:
    """Return a status as a clause without its subject: ``is on hold``."""
    return _STATUS_WORDS.get(status, f"is {spell_out(status)}")


def name_rest(fact: Evidence) -> str:
    """Return why a body does not operate, in a word or two: ``on hold``, ``wound up``, ``last recorded in 2007``."""
    if fact.what == "status":
        return f"{spell_out(fact.value)}{put_behind_comma(fact.standing)}"
    if fact.what == "last_recorded":
        return f"{describe_last_record(fact.value)}{put_behind_comma(fact.standing)}"
    return name_limit(fact.what, fact.value, fact.standing)


def name_limit(what: str, date: str, standing: str = "stated") -> str:
    """Return the first or last date of something for use in brackets, with its standing: ``until 2011, inferred``."""
    return f"{what} {date}{put_behind_comma(standing)}"


def put_behind_comma(standing: str) -> str:
    """Return a standing behind a comma, as it stands in brackets; nothing where it is stated."""
    return "" if standing == "stated" else f", {standing}"


def describe_last_record(date: str) -> str:
    """Return until when something is recorded: ``last recorded in 2007``, or ``on`` a day."""
    return f"last recorded {put_before_date(date)}"


def put_before_date(date: str) -> str:
    """Return a date after its preposition: ``in 2007``, ``in 2007-03``, or ``on`` a day."""
    return f"{'on' if len(date) > _MONTH else 'in'} {date}"


def describe_fact(fact: Evidence, names: Mapping[str, str]) -> str:
    """Return a fact as a clause, with its standing where that is weak; `names` gives the label of each body."""
    name, value = names[fact.body], fact.value
    return f"{_CLAUSES[fact.what](fact, name, names.get(value, value))}{put_in_brackets(fact.standing)}"


def _describe_chair(fact: Evidence, name: str, chair: str) -> str:
    if fact.value in {"vacant", "undecided"}:
        return f"the chair of {name} is {fact.value}"
    return f"{chair} {agree(chair, 'chairs')} {name}"


def put_in_brackets(standing: str | None) -> str:
    """Return a standing in brackets; nothing where it is stated, or there is none."""
    return "" if standing in (None, "stated") else f" ({standing})"


_OWNING = {"owner": "owning", "oversees": "overseeing"}
_CLAUSES: Mapping[str, Callable[[Evidence, str, str], str]] = {
    "status": lambda fact, name, _: f"{name} {agree(name, describe_rest(fact.value))}",
    "from": lambda fact, name, _: f"{name} {agree(name, 'begins')} in {fact.value}",
    "until": lambda fact, name, _: f"{name} {agree(name, 'is')} there until {fact.value}",
    "last_recorded": lambda fact, name, _: f"{name} {agree(name, 'was')} {describe_last_record(fact.value)}",
    "answers_outside": lambda fact, name, _: f"{name} {agree(name, 'answers')} outside the structure, as {fact.value}",
    "chair": _describe_chair,
    "members": lambda fact, name, _: f"{fact.value} {agree(fact.value, 'sits')} on {name}",
    "overlaps": lambda _, name, other: f"the remit of {name} overlaps that of {other}",
    "kind": lambda fact, name, _: f"{name} {agree(name, 'is')} {put_article_before(fact.value)}",
    "lines": lambda _, name, other: f"no upward line of {name} to {other} is recorded",
    "functions": lambda fact, name, _: f"{name} {agree(name, ROLE_WORDS[fact.role])} {fact.value}",
}


def list_facts(facts: Iterable[Evidence], names: Mapping[str, str]) -> str:
    """Return facts as a list in a sentence."""
    return join([describe_fact(fact, names) for fact in facts])


def describe_roles(facts: Iterable[Evidence], names: Mapping[str, str], most: int) -> str:
    """Return who does what with functions, each verb once with its functions: ``Group delivers A and B``."""
    return _join_by_verb(
        [(f"{names[fact.body]} {agree(names[fact.body], ROLE_WORDS[fact.role])}", fact) for fact in facts], most
    )


def names_functions(functions: Sequence[str]) -> bool:
    """Say whether a sentence names some functions, which it does if they are few."""
    return len(functions) <= MOST_FUNCTIONS


def describe_past_role(fact: Evidence, names: Mapping[str, str]) -> str:
    """Return what a body that does not operate did with a function: ``Board was recorded as overseeing A (unclear)``."""
    name = names[fact.body]
    return f"{name} {agree(name, 'was')} recorded as {_OWNING[fact.role]} {fact.value}{put_in_brackets(fact.standing)}"


def describe_ownership(facts: Iterable[Evidence], most: int) -> str:
    """Return what is done with functions, without who does: ``owning A and B, and overseeing C``."""
    return _join_by_verb([(_OWNING[fact.role], fact) for fact in facts], most)


def describe_ownership_of_each(facts: Sequence[Evidence], names: Mapping[str, str], most: int) -> str:
    """Return which bodies are recorded as doing what with functions: ``A was recorded as owning X, and B as overseeing it``.

    Where each does the same, they are said to do it together.
    """
    told: dict[str, set[tuple[str, str, str]]] = {}
    for fact in facts:
        told.setdefault(fact.body, set()).add((fact.role, fact.value, fact.standing))
    if len(set(map(frozenset, told.values()))) == 1:
        return f"together they were recorded as {_list_ownership(facts, most)}"
    alike: dict[frozenset[tuple[str, str, str]], list[str]] = {}
    for body in sorted(told, key=lambda each: min(role != "owner" for role, _, _ in told[each])):
        alike.setdefault(frozenset(told[body]), []).append(body)
    clauses: list[str] = []
    before: set[str] = set()
    for bodies in alike.values():
        does = [fact for fact in facts if fact.body == bodies[0]]
        who = join([names[body] for body in bodies])
        was = "were" if len(bodies) > 1 else agree(names[bodies[0]], "was")
        what = _refer_to_functions(does, before) or _list_ownership(does, most)
        clauses.append(f"{who} as {what}" if clauses else f"{who} {was} recorded as {what}")
        before = {fact.value for fact in does}
    return ", and ".join(clauses)


def _refer_to_functions(facts: Sequence[Evidence], before: set[str]) -> str:
    """Return what is done with the functions that the clause before has named: ``overseeing it``; nothing for others."""
    done = {(fact.role, fact.standing) for fact in facts}
    if len(done) > 1 or {fact.value for fact in facts} != before:
        return ""
    ((role, standing),) = done
    return f"{_OWNING[role]} {'it' if len(before) == 1 else 'them'}{put_in_brackets(standing)}"


def _list_ownership(facts: Sequence[Evidence], most: int) -> str:
    functions = list({fact.value: None for fact in facts})
    return describe_ownership(facts, most) if names_functions(functions) else count_ownership(facts)


def count_ownership(facts: Iterable[Evidence]) -> str:
    """Return with how many functions something is done, without who does: ``owning 4 functions, and overseeing 13``.

    How firmly that is held stands behind each number: ``owning 2 functions and 5 more (inferred)``.
    """
    by_verb: dict[str, list[Evidence]] = {}
    for fact in facts:
        by_verb.setdefault(_OWNING[fact.role], []).append(fact)
    return ", and ".join(
        f"{verb} {count_by_standing(found, lambda number: count(number, 'function'))}"
        for verb, found in by_verb.items()
    )


def count_by_standing(facts: Iterable[Evidence], name: Callable[[int], str]) -> str:
    """Return how many functions facts are about, the firmest first; `name` says what the first number is of."""
    held: dict[str, Evidence] = {}
    for fact in sorted(facts, key=lambda each: FIRMNESS[each.standing]):
        held.setdefault(fact.value, fact)
    numbers = Counter(put_in_brackets(fact.standing) for fact in held.values())
    parts = (
        f"{f'{number:,} more' if position else name(number)}{standing}"
        for position, (standing, number) in enumerate(numbers.items())
    )
    return " and ".join(parts)


def say_of_each(standing: str, listed: Sequence[str]) -> str:
    """Return a standing in brackets as that of each in a list of several: it would seem to be that of the last."""
    return standing.replace("(", "(each ", 1) if len(listed) > 1 else standing


def _join_by_verb(facts: Iterable[tuple[str, Evidence]], most: int) -> str:
    by_verb: dict[tuple[str, str], dict[str, None]] = {}
    for verb, fact in facts:
        by_verb.setdefault((verb, put_in_brackets(fact.standing)), {})[fact.value] = None
    parts = (
        f"{verb} {join(list(names), most=most)}{say_of_each(standing, list(names))}"
        for (verb, standing), names in by_verb.items()
    )
    return ", and ".join(parts)
