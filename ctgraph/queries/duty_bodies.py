"""Which bodies of a structure are the one that a duty asks for, by their kind, by their name, and by whose they are?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ctgraph.data.duties import Duty
from ctgraph.model import BODY_KINDS, SCRUTINY, UPWARD_KINDS, Body, Lens, Structure, fold_name
from ctgraph.queries.duty_names import is_named, is_named_with, is_nearly_named


class Found(NamedTuple):
    """The bodies that do not declare a duty and are the one that it asks for, or may be it; each in order of id.

    plain: those of the duty's own kind, or of its name. perhaps: those of which it is open. last_recorded: those that would
        be plain, and of which nothing is known on the day any more. by_title: that the structure, by its title, may be one.
    """

    plain: tuple[Body, ...] = ()
    perhaps: tuple[Body, ...] = ()
    last_recorded: tuple[Body, ...] = ()
    by_title: bool = False


class DutyBodies:
    """Finds the bodies that duties ask for in one structure, on the day of a lens; `bodies` are those that are there."""

    def __init__(self, structure: Structure, lens: Lens, duties: Iterable[Duty]) -> None:
        bodies = [body for _, body in sorted(structure.bodies.items())]
        self.bodies = tuple(body for body in bodies if _is_there(body, lens))
        self._past = tuple(body for body in bodies if body.period.holds(lens.day) and lens.is_after_last_record(body))
        self._title = structure.title
        self._duties = tuple(duties)
        self._owners = _list_owners(structure, lens)
        self._plain: dict[str, set[str]] = {}
        self._authorities = tuple(body for body in self.bodies if BODY_KINDS[body.kind].scrutinises_itself)

    def find(self, duty: Duty) -> Found:
        """Return the bodies that do not declare a duty and are the one that it asks for; if no body is, those that may be."""
        undeclared = [body for body in self.bodies if duty.id not in body.duties]
        plain = tuple(body for body in undeclared if self._is_plain(body, duty))
        if plain or len(undeclared) < len(self.bodies):
            return Found(plain)
        perhaps = tuple(body for body in undeclared if self._may_be(body, duty))
        past = tuple(body for body in self._past if self._is_plain(body, duty))
        return Found((), perhaps, past, is_named(self._title, duty.perhaps_names))

    def answers_condition(self, duty: Duty) -> bool:
        """Say whether a body is recorded that is there only where the condition of a duty is met."""
        return any(_is_of(body, duty.only_if_kinds) for body in self.bodies)

    def _is_plain(self, body: Body, duty: Duty) -> bool:
        if duty.id not in self._plain:  # each duty is asked about every body, and then again for each other duty
            self._plain[duty.id] = {each.id for each in (*self.bodies, *self._past) if self._is_one(each, duty)}
        return body.id in self._plain[duty.id]

    def _is_one(self, body: Body, duty: Duty) -> bool:
        if not _is_of_kind_or_name(body, duty):
            return False
        return not duty.owner_kinds or self._is_committee_of(body, duty)

    def _may_be(self, body: Body, duty: Duty) -> bool:
        others = [each for each in self._duties if each.id != duty.id]
        if _is_any_named(body, duty.perhaps_names):
            return not any(_is_any_named(body, each.body_names) for each in others)
        if duty.owner_kinds:
            return _is_of_kind_or_name(body, duty) and self._may_be_committee_of(body, duty)
        if body.kind not in duty.kinds or any(self._is_plain(body, each) for each in others):
            return False
        names = _list_names(body)
        return any(
            is_nearly_named(name, duty.body_names) or is_named_with(name, self._title, duty.body_names)
            for name in names
        )

    def _is_committee_of(self, body: Body, duty: Duty) -> bool:
        """Say whether a committee is one of the authorities that a duty is about.

        Its upward lines tell whose it is, else whom it scrutinises, else that no other authority is recorded.
        """
        owners = self._owners.get(body.id)
        if owners:
            return any(_is_of(each, duty.owner_kinds) for each in owners)
        authorities = [each for each in self._authorities if _may_have(each, body.kind)]
        of_these = [each for each in authorities if _is_of(each, duty.owner_kinds)]
        return len(of_these) == len(authorities) and bool(of_these or body.kind in duty.own_kinds)

    def _may_be_committee_of(self, body: Body, duty: Duty) -> bool:
        is_open = not self._owners.get(body.id)
        return is_open and any(_is_of(each, duty.owner_kinds) for each in self._authorities)


def _is_there(body: Body, lens: Lens) -> bool:
    return lens.exists(body) and (lens.status(body) != "proposed" or lens.operates(body))


def _list_owners(structure: Structure, lens: Lens) -> dict[str, list[Body]]:
    """Return the authorities to which the upward lines of each body lead at once; where none does, those it scrutinises."""
    upward: dict[str, list[Body]] = {}
    scrutinised: dict[str, list[Body]] = {}
    for relation in structure.relations:
        if not (lens.takes(relation) and lens.joins(relation, structure.bodies)):
            continue
        lower, upper = (structure.bodies[each] for each in relation.answers)
        if relation.kind in UPWARD_KINDS and BODY_KINDS[upper.kind].scrutinises_itself:
            upward.setdefault(lower.id, []).append(upper)
        elif relation.kind == SCRUTINY and BODY_KINDS[lower.kind].scrutinises_itself:
            scrutinised.setdefault(upper.id, []).append(lower)
    return scrutinised | upward


def _may_have(authority: Body, committee: str) -> bool:
    """Say whether an authority may have a committee of a kind: each has an audit committee, local ones a scrutiny committee."""
    return committee == "audit_committee" or bool(BODY_KINDS[authority.kind].scrutiny_laws)


def _is_of(body: Body, kinds: Collection[str]) -> bool:
    """Say whether a body is of one of some kinds, and its name does not tell that it is of another sort."""
    name = fold_name(body.name)
    others = (word for law in BODY_KINDS[body.kind].scrutiny_laws for word in law.other_bodies)
    return body.kind in kinds and not any(word in name for word in others)


def _is_of_kind_or_name(body: Body, duty: Duty) -> bool:
    return body.kind in duty.own_kinds or (body.stands_for < 2 and _is_any_named(body, duty.body_names))


def _is_any_named(body: Body, wanted: Collection[str]) -> bool:
    return any(is_named(name, wanted) for name in _list_names(body))


def _list_names(body: Body) -> tuple[str, ...]:
    return tuple(filter(None, (body.name, body.short)))
