"""Which statutory duties would concern the authority of a structure, and which bodies that they ask for are recorded?"""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty
from ctgraph.model import AUTHORITY_TYPES, ENGLAND, Body, Lens, Member, Structure, find_nation, fold_separators
from ctgraph.results.statutes import Concern, Concerns
from ctgraph.wording.spelling import name_authority_type


def list_concerns(structure: Structure, lens: Lens, duties: Iterable[Duty], *, every: bool = False) -> Concerns:
    """Return the duties that would concern the authority on the day of the lens, and those that are declared, by id.

    With `every` those that would not are among them.
    """
    bodies = [body for _, body in sorted(structure.bodies.items()) if _is_there(body, lens)]
    found = (_describe(structure, lens, bodies, duty) for duty in sorted(duties, key=lambda each: each.id))
    told = tuple(each for each in found if every or each.declared or each.state in ("in-force", "coming"))
    return Concerns(structure, lens, told, _is_elsewhere(structure))


def _is_there(body: Body, lens: Lens) -> bool:
    return lens.exists(body) and (lens.status(body) != "proposed" or lens.operates(body))


def _describe(structure: Structure, lens: Lens, bodies: Iterable[Body], duty: Duty) -> Concern:
    bodies = list(bodies)
    declared = tuple(body for body in bodies if duty.id in body.duties)
    recorded = tuple(body for body in bodies if duty.id not in body.duties and _is_asked_for(body, duty))
    sits_on = tuple(body for body in bodies if any(_stands_for(row, duty) for row in lens.members(body)))
    state, conditions = _find_state(structure, lens.day, duty), _list_conditions(structure, lens.day, duty)
    return Concern(duty, state, conditions, declared, recorded, sits_on)


def _is_asked_for(body: Body, duty: Duty) -> bool:
    """Say whether a body is of the duty's own kind, or bears the name of the body that the duty asks for."""
    if body.kind in duty.own_kinds:
        return True
    return bool(duty.body) and any(duty.body.casefold() in name.casefold() for name in (body.name, body.short))


def _stands_for(row: Member, duty: Duty) -> bool:
    """Say whether a row of members bears the code or the name of the body that a duty asks for."""
    wanted = fold_separators(duty.body)
    is_named = wanted in fold_separators(row.agency)
    return bool(wanted) and (is_named or wanted in map(fold_separators, row.partners))


def _is_elsewhere(structure: Structure) -> bool:
    return find_nation(structure) not in (ENGLAND, "")  # the duties are those of England


def _find_state(structure: Structure, day: str, duty: Duty) -> str:
    if _is_elsewhere(structure):
        return "outside-england"
    if not duty.concerns_type(structure.authority_type):
        return "other-authority"
    if duty.in_force(day):
        return "in-force"
    return "coming" if duty.is_coming(day) else "not-in-force"


def _list_conditions(structure: Structure, day: str, duty: Duty) -> tuple[str, ...]:
    others = [name_authority_type(each) for each in AUTHORITY_TYPES if each not in duty.authorities]
    is_open = duty.authorities and not structure.authority_type
    conditions = (
        "it was still in force, which was not found" if duty.may_have_ended(day) else "",
        f"the type of authority is not {' or '.join(others)}" if is_open else "",
        duty.only_if,
    )
    return tuple(filter(None, conditions))
