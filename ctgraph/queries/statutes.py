"""Which statutory duties would concern the authority of a structure, and which bodies that they ask for are recorded?"""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.data.duties import Duty
from ctgraph.model import AUTHORITY_TYPES, ENGLAND, Lens, Member, Structure, find_nation
from ctgraph.queries.duty_bodies import DutyBodies
from ctgraph.queries.duty_names import mentions
from ctgraph.results.statutes import Concern, Concerns
from ctgraph.wording.spelling import name_authority_type


def list_concerns(structure: Structure, lens: Lens, duties: Iterable[Duty], *, asked: str | None = None) -> Concerns:
    """Return the duties that would concern the authority on the day of the lens, and those that are declared, by id.

    `duties` are all that there are. With `asked`, the id of one, return that one alone, whether it would concern it or not.
    """
    duties = sorted(duties, key=lambda each: each.id)
    bodies = DutyBodies(structure, lens, duties)
    found = (_describe(structure, lens, bodies, duty) for duty in duties if asked in (None, duty.id))
    told = tuple(each for each in found if asked or each.declared or each.state in ("in-force", "coming"))
    return Concerns(structure, lens, told, _is_elsewhere(structure))


def _describe(structure: Structure, lens: Lens, bodies: DutyBodies, duty: Duty) -> Concern:
    found = bodies.find(duty)
    return Concern(
        duty,
        _find_state(structure, lens.day, duty),
        _list_conditions(structure, lens.day, duty, is_met=bodies.answers_condition(duty)),
        declared=tuple(body for body in bodies.bodies if duty.id in body.duties),
        recorded=found.plain,
        sits_on=tuple(body for body in bodies.bodies if any(_stands_for(row, duty) for row in lens.members(body))),
        perhaps=found.perhaps,
        last_recorded=found.last_recorded,
        may_be_the_structure=found.by_title,
    )


def _stands_for(row: Member, duty: Duty) -> bool:
    """Say whether a row of members bears the code or the name of the body that a duty asks for."""
    return mentions(row.agency, duty.body_names) or any(mentions(code, duty.body_names) for code in row.partners)


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


def _list_conditions(structure: Structure, day: str, duty: Duty, *, is_met: bool) -> tuple[str, ...]:
    others = [name_authority_type(each) for each in AUTHORITY_TYPES if each not in duty.authorities]
    is_open = duty.authorities and not structure.authority_type
    conditions = (
        "it was still in force, which was not found" if duty.may_have_ended(day) else "",
        f"the type of authority is not {' or '.join(others)}" if is_open else "",
        "" if is_met else duty.only_if,
    )
    return tuple(filter(None, conditions))
