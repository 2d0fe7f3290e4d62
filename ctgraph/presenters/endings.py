"""What would end with a body that is taken away: its lines, its scrutiny, its seats and chairs, and what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ctgraph.formats.blocks import Block, Item, Items, Paragraph
from ctgraph.formats.json import Json, Object
from ctgraph.model import ENDED_STATUSES, SCRUTINY, UPWARD_KINDS, Member, Relation, Source, Structure
from ctgraph.presenters.objects import (
    cite_or_none,
    make_chair_object,
    make_hold_object,
    make_member_object,
    make_relation_objects,
)
from ctgraph.results.what_if import EmptyChair, EmptySeat, Ending, Involved
from ctgraph.wording.agreement import agree, is_of_several
from ctgraph.wording.bodies import describe_chair
from ctgraph.wording.facts import ROLE_WORDS, put_in_brackets
from ctgraph.wording.relations import cite, describe_evidence
from ctgraph.wording.spelling import count, join

_Names = Mapping[str, str]
_MOST_TOLD = 3  # bodies of which a sentence says what would end with them


def tell_endings(endings: Sequence[Ending], names: _Names) -> Iterator[str]:
    """Yield a sentence for each of the first few bodies that says how much would end, or rest, with it."""
    for each in endings[:_MOST_TOLD]:
        ends, name = _name_end(each), names[each.body]
        counted = join(_count(each, name), most=9)
        yield (
            f"With {name}, {counted} would {ends}{_tell_kept_chairs(each)}."
            if counted
            else f"No relation, seat, chair or function is recorded that would {ends} with {name}."
        )
    if len(endings) > _MOST_TOLD:
        yield f"What would end or rest with {count(len(endings) - _MOST_TOLD, 'more body', 'more bodies')} is listed below."


def _tell_kept_chairs(ending: Ending) -> str:
    """Return that the findings take the chairs as they are recorded, since nothing that is asked changes them."""
    if not ending.chairs:
        return ""
    is_one = len(ending.chairs) == 1
    return f"; the findings take {'this chair' if is_one else 'these chairs'} as recorded, and not as vacant"


def _name_end(ending: Ending) -> str:
    return "end" if ending.status in ENDED_STATUSES else "rest"


def _count(ending: Ending, name: str) -> list[str]:
    it, its = ("them", "their") if is_of_several(name) else ("it", "its")
    nouns = {
        "line to it": (f"line to {it}", f"lines to {it}"),
        "own line": (f"upward line of {its} own", f"upward lines of {its} own"),
        "scrutiny": ("scrutiny", "scrutinies"),
        "relation": ("other relation", "other relations"),
    }
    told = [f"{count(len(found), *nouns[sort])}{count_weak(found)}" for sort, found in _sort(ending).items() if found]
    beside = {
        (f"row of {its} members", f"rows of {its} members"): len(ending.members),
        (f"seat of {its} own on others", f"seats of {its} own on others"): sum(each.seats for each in ending.seats),
        ("chair of another body", "chairs of other bodies"): len(ending.chairs),
        ("role in a function", "roles in functions"): len(ending.functions),
    }
    return told + [count(number, *noun) for noun, number in beside.items() if number]


def count_weak(relations: Sequence[Relation]) -> str:
    """Return how many of the relations are only inferred or proposed, in brackets; nothing where none is."""
    weak = [each.standing for each in relations if each.standing in ("inferred", "proposed")]
    which = "" if len(weak) == len(relations) else f"{len(weak):,} of them "
    return f" ({which}only {' or '.join(sorted(set(weak)))})" if weak else ""


def _sort(ending: Ending) -> dict[str, list[Relation]]:
    """Return the relations by what they are to the body: lines to it, its own lines, scrutiny, and others."""
    sorts: dict[str, list[Relation]] = {"line to it": [], "own line": [], "scrutiny": [], "relation": []}
    for each in ending.relations:
        if each.kind in UPWARD_KINDS:
            sorts["own line" if each.answers[0] == ending.body else "line to it"].append(each)
        else:
            sorts["scrutiny" if each.kind == SCRUTINY else "relation"].append(each)
    return sorts


def show_endings(endings: Sequence[Ending], structure: Structure, names: _Names) -> Iterator[Block]:
    """Yield, for each body, what would end or rest with it, each with where it is written."""
    for each in endings:
        items = tuple(_list_items(each, structure.bodies[each.body].sources, names))
        if items:
            yield Paragraph(f"What would {_name_end(each)} with {names[each.body]}", "strong")
            yield Items(items)


def _list_items(ending: Ending, own: tuple[Source, ...], names: _Names) -> Iterator[Item]:
    mark = f"{_name_end(ending)}s"
    for sort, relations in _sort(ending).items():
        for each in relations:
            yield Item(mark, sort, describe_evidence(each, names))
    for row in ending.members:
        yield Item(mark, "member", f"{name_row(row)} [{cite(row.sources or own)}]")
    for seat in ending.seats:
        yield Item(mark, "seat", f"{describe_seat(seat, names)} [{cite(seat.member.sources or seat.body.sources)}]")
    for chair in ending.chairs:
        yield Item(
            mark, "chair", f"{describe_empty_chair(chair, names)} [{cite(chair.chair.sources or chair.body.sources)}]"
        )
    for involved in ending.functions:
        sources = involved.involvement.sources or involved.function.sources
        yield Item(mark, describe_involved_role(involved), f"{describe_involved(involved, names)} [{cite(sources)}]")


def name_row(row: Member) -> str:
    """Return who a row of a membership is: the agency, and its posts in brackets."""
    return f"{row.agency}{f' ({join(row.posts)})' if row.posts else ''}{put_in_brackets(row.standing)}"


def describe_seat(seat: EmptySeat, names: _Names) -> str:
    """Return seats that are held on another body."""
    return f"{names[seat.body.id]}: {count(seat.seats, 'seat')} of {name_row(seat.member)}"


def describe_empty_chair(chair: EmptyChair, names: _Names) -> str:
    """Return who chairs another body."""
    return f"{names[chair.body.id]}: {describe_chair(chair.chair, names)}{put_in_brackets(chair.chair.standing)}"


def describe_involved_role(involved: Involved) -> str:
    """Return what a body does with a function: the source's verb, with its standing where that is weak."""
    return f"{ROLE_WORDS[involved.involvement.role]}{put_in_brackets(involved.involvement.standing)}"


def describe_involved(involved: Involved, names: _Names) -> str:
    """Return a function that a body is recorded for, and who else that operates answers for it."""
    others = [
        f"{names[owner.body.id]} {agree(names[owner.body.id], ROLE_WORDS[owner.role])} it as well"
        for owner in involved.others
    ]
    told = join(others) or "nobody else who operates is recorded as owning or overseeing it"
    return f"{involved.function.name}: {told}"


# As JSON


def make_ending_objects(endings: Iterable[Ending], structure: Structure) -> list[Object]:
    """Return what would end or rest with each body as objects."""
    return [
        {
            "body": each.body,
            "status": each.status,
            "relations": [*make_relation_objects(each.relations, structure)],
            "members": [make_member_object(row) for row in each.members],
            "chairs": make_empty_chair_objects(each.chairs),
            "seats": make_empty_seat_objects(each.seats),
            "functions": make_involved_objects(each.functions),
        }
        for each in endings
    ]


def make_empty_chair_objects(chairs: Iterable[EmptyChair]) -> list[Json]:
    """Return chairs of other bodies as objects."""
    return [
        {"body": each.body.id, "chair": make_chair_object(each.chair), **make_hold_object(each.chair, "chair")}
        for each in chairs
    ]


def make_empty_seat_objects(seats: Iterable[EmptySeat]) -> list[Json]:
    """Return seats on other bodies as objects."""
    return [{"body": each.body.id, "empty": each.seats, "row": make_member_object(each.member)} for each in seats]


def make_involved_objects(functions: Iterable[Involved]) -> list[Json]:
    """Return the functions that a body is recorded for as objects."""
    return [
        {
            "name": each.function.name,
            "role": each.involvement.role,
            **make_hold_object(each.involvement),
            "function_source": cite_or_none(each.function.sources),
            "others": [{"body": owner.body.id, "role": owner.role} for owner in each.others],
        }
        for each in functions
    ]
