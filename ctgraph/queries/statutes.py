"""Which statutory duties would concern the authority of a structure, and which bodies that they ask for are recorded?"""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty
from ctgraph.model import AUTHORITY_TYPES, ENGLAND, Body, Lens, Structure, find_nation
from ctgraph.results.statutes import Concern, Concerns
from ctgraph.wording.spelling import name_authority_type


def list_concerns(structure: Structure, lens: Lens, duties: Iterable[Duty], *, every: bool = False) -> Concerns:
    """Return the duties that would concern the authority on the day of the lens, and those that are declared, by id.

    With `every` those that would not are among them.
    """
    bodies = [body for _, body in sorted(structure.bodies.items()) if _is_there(body, lens)]
    found = (_describe(structure, lens.day, bodies, duty) for duty in sorted(duties, key=lambda each: each.id))
    told = tuple(each for each in found if every or each.declared or each.state in ("in-force", "coming"))
    return Concerns(structure, lens, told, _is_elsewhere(structure))


def _is_there(body: Body, lens: Lens) -> bool:
    return lens.exists(body) and (lens.status(body) != "proposed" or lens.operates(body))


def _describe(structure: Structure, day: str, bodies: Iterable[Body], duty: Duty) -> Concern:
    bodies = list(bodies)
    declared = tuple(body for body in bodies if duty.id in body.duties)
    recorded = tuple(body for body in bodies if duty.id not in body.duties and _is_asked_for(body, duty))
    return Concern(duty, _find_state(structure, day, duty), _list_conditions(structure, duty), declared, recorded)


def _is_asked_for(body: Body, duty: Duty) -> bool:
    """Say whether a body is of the duty's own kind, or bears the name of the body that the duty asks for."""
    if body.kind in duty.own_kinds:
        return True
    return bool(duty.body) and any(duty.body.casefold() in name.casefold() for name in (body.name, body.short))


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


def _list_conditions(structure: Structure, duty: Duty) -> tuple[str, ...]:
    if not duty.authorities or structure.authority_type:
        return (duty.only_if,) if duty.only_if else ()
    others = [name_authority_type(each) for each in AUTHORITY_TYPES if each not in duty.authorities]
    return tuple(filter(None, (f"the type of authority is not {' or '.join(others)}", duty.only_if)))
