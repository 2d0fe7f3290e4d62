"""Options in words: what each changes, and why it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.results.comparison import Comparison, Operation, Value
from ctgraph.results.suggestions import Ground, NoOption, Suggested
from ctgraph.wording.agreement import agree
from ctgraph.wording.comparison import describe_body_change, name_bodies_of
from ctgraph.wording.facts import ROLE_WORDS
from ctgraph.wording.operations import (
    describe_field_change,
    describe_relation_change,
    describe_value,
    is_of_substance,
)
from ctgraph.wording.relations import describe_place, name_relation_kinds, read_aloud
from ctgraph.wording.spelling import count, join, spell_out

NONE_BECAUSE: Mapping[NoOption, str] = {
    "facts": "only the sources can say; to suggest a fact would be to invent it",
    "judgement": "no smallest change follows from what is recorded",
    "intended": "it is declared as intended",
    "internal": "it is internal scrutiny, for information",
    "accepted": "it is accepted",
    "nothing": "nothing that is recorded points to a change",
    "in vain": "no change that was tried ends it without another finding of its kind in its place",
}
_MOST_CHANGES = 4
_COSTS = ("that cites a law", "stated", "less firm")


def describe_changes(comparison: Comparison) -> list[str]:
    """Return what an option changes, as clauses; the source that new facts cite goes without saying."""
    names = name_bodies_of(comparison)
    told = [_describe_change(each, comparison, names) for each in comparison.changes if each.what != "function"]
    of_functions = [each for each in comparison.changes if each.what == "function" and is_of_substance(each)]
    return [*filter(None, told), *_describe_owners(of_functions, names)]


def count_changes(comparison: Comparison) -> int:
    """Return how many facts an option changes."""
    return sum(each.what != "source" and is_of_substance(each) for each in comparison.changes)


def join_changes(changes: list[str]) -> str:
    """Return changes as one text, the first few in full."""
    more = len(changes) - _MOST_CHANGES
    return "; ".join([*changes[:_MOST_CHANGES], *([f"and {more:,} more"] if more > 0 else [])])


def _describe_change(operation: Operation, comparison: Comparison, names: Mapping[str, str]) -> str:
    if operation.what == "relation":
        return _describe_relation(operation, comparison, names)
    if operation.what == "source" or not is_of_substance(operation):
        return ""
    name = names.get(operation.key[0], operation.key[0])
    if operation.what == "acceptance":
        return f"take out the acceptance of {name}"
    if operation.what == "member":
        row = f"{name}: a row for {operation.key[1]}"
        if operation.verb == "add" and isinstance(operation.value, Mapping):
            return f"add to {row} ({describe_value(operation.value.get('partner'), 'partner', names)})"
        return f"{row}: {spell_out(operation.field)} {describe_field_change(operation, names)}"
    return f"{name}: {spell_out(operation.field)} {describe_body_change(operation, comparison, names)}"


def _describe_owners(changes: Iterable[Operation], names: Mapping[str, str]) -> Iterator[str]:
    """Yield who has a role in which functions afterwards, and who has none any more, each body and role once."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in changes:
        was, value = _read_roles(each.was), _read_roles(each.value)
        for body in sorted(value.keys() | was.keys()):
            if value.get(body) != was.get(body):
                told.setdefault((body, value.get(body, "")), []).append(each.key[0])
    for (body, role), functions in told.items():
        name = names.get(body, body)
        said = agree(name, ROLE_WORDS[role]) if role else f"no longer {agree(name, 'carries')}"
        yield f"{name} {said} {join(functions)}"


def _read_roles(value: Value | None) -> dict[str, str]:
    """Return the role of each body that the owners of a function name."""
    if isinstance(value, Mapping):
        return {
            body: str(held.get("role", "owner")) if isinstance(held, Mapping) else "owner"
            for body, held in value.items()
        }
    return dict.fromkeys((value,) if isinstance(value, str) else map(str, value or ()), "owner")


def _describe_relation(operation: Operation, comparison: Comparison, names: Mapping[str, str]) -> str:
    structure = comparison.old.structure
    clause = describe_relation_change(operation, names, name_relation_kinds(structure))
    if operation.verb == "add":
        return f"add that {clause}"
    if operation.verb == "remove":
        return f"take out that {clause}"
    if operation.verb == "restand":
        return f"hold as stated that {clause} (before: {operation.was})"
    if operation.field == "lead":
        return f"record that this line leads: {clause}"
    return f"no longer jointly: {clause}" if operation.field == "joint" else ""


def describe_least(suggested: Suggested) -> str:
    """Return how few relations end a finding, and how sure that is; nothing where it is not about relations to cut."""
    grounds = [ground for option in suggested.options for ground in option.grounds if ground.sort == "least cut"]
    if not grounds:
        return ""
    parts = [f"{number:,} {word}" for number, word in zip(grounds[0].amounts, _COSTS, strict=True) if number]
    total = count(sum(grounds[0].amounts), "relation")
    others = "" if suggested.is_all else "; there are other sets as small"
    if not suggested.is_least:
        return f"at most {total} must go ({join(parts)}); whether fewer would do was not found out"
    if sum(grounds[0].amounts) == 1:
        return f"one relation must go ({parts[0].removeprefix('1 ')}){others}"
    return f"{total} must go ({join(parts)}): no set has fewer that cite a law, then fewer stated, then fewer in all{others}"


def describe_ground(ground: Ground, names: Mapping[str, str]) -> str:
    """Return why an option is one, as a clause that says what is recorded; nothing for what the change itself says."""
    bodies = join([names[body] for body in ground.bodies])
    if ground.sort == "left out":
        return f"recorded, and not counted: {'; '.join(_describe_left_out(ground, names))}"
    if ground.sort in ("least cut", "related"):
        told = "; ".join(f"{read_aloud(each, names)} {describe_place(each)}" for each in ground.relations)
        return f"recorded: {told}"
    if ground.sort == "root":
        return _describe_root(*ground.amounts)
    some, of = ground.amounts or (0, 0)
    if of == 1 and ground.sort in _OF_ONE:
        return _OF_ONE[ground.sort].format(bodies=bodies, word=ground.word)
    said = _SAID.get(ground.sort, "")
    verbs = {
        "are": agree(bodies, "is"),
        "answer": agree(bodies, "answers"),
        "do": agree(bodies, ROLE_WORDS.get(ground.word, "")),
    }
    return said.format(bodies=bodies, word=ground.word, some=f"{some:,}", of=f"{of:,}", **verbs)


_OF_ONE: Mapping[str, str] = {
    "same kind": "the one other operating body of its kind ({word}) with an upward line answers there: {bodies}",
    "beside": "the one operating body beside it with an upward line answers there: {bodies}",
    "has functions": "{bodies} answers for the one function for which anybody who operates does",
}
_SAID: Mapping[str, str] = {
    "same kind": "of {of} other operating bodies of its kind ({word}) with an upward line, {some} answer there: {bodies}",
    "beside": "of {of} operating bodies beside it with an upward line, {some} answer there: {bodies}",
    "successor": "it took the place of {bodies}",
    "above": "{bodies} {are} recorded as answering to it",
    "elsewhere": "in the structures that ship, {some} of {of} lines of bodies of its kind lead to such a body ({word})",
    "root elsewhere": "in the structures that ship, {some} of {of} bodies of its kind ({word}) answer outside",
    "does it already": "{bodies} {do} it already",
    "has functions": "{bodies} {answer} for {some} of {of} functions for which anybody who operates does",
    "seat elsewhere": "{word} represents it on {bodies}",
    "no seat": "nobody is declared to represent it on any body here: {word}",
}


def _describe_root(some: int, of: int) -> str:
    if not some:
        return "it answers outside the structure"
    if of == 1:
        return "the one other complete line ends there"
    return f"{some:,} of {of:,} other complete lines can end there"


def _describe_left_out(ground: Ground, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is recorded already, and is not counted for its standing."""
    for relation in ground.relations:
        yield f"{read_aloud(relation, names)} {describe_place(relation)}"
    for body in ground.bodies:
        yield f"{names[body]} {agree(names[body], ROLE_WORDS[ground.word])} it"
