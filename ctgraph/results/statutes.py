"""Which statutory duties there are, what one asks for, and which would concern a structure."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.data.duties import Duty
from ctgraph.model import Body, Lens, Structure


class Statute(NamedTuple):
    """One duty, with its partners."""

    duty: Duty


class Statutes(NamedTuple):
    """Every duty, in order of id."""

    duties: tuple[Duty, ...]


class Concern(NamedTuple):
    """A duty, and how it concerns the authority of a structure on a day.

    state: `in-force`, `coming` (enacted, and not in force yet), `not-in-force`, `other-authority` (it concerns other types) or
        `outside-england`; the last three only of duties that a body declares.
    conditions: what must be so besides, in words, which the file does not say; empty where nothing is open.
    declared: the bodies that declare it. recorded: those that do not, and are of its own kind or bear the name of the body
        that it asks for. sits_on: those of which a row of members bears the code or the name of that body. All in order of
        id, and there on the day.
    perhaps: those that may be that body; last_recorded: those that would be recorded, and of which nothing is known on the day
        any more; may_be_the_structure: that by its title the structure may be one of that body; all three only where no body
        is declared or recorded.
    """

    duty: Duty
    state: str
    conditions: tuple[str, ...]
    declared: tuple[Body, ...]
    recorded: tuple[Body, ...]
    sits_on: tuple[Body, ...] = ()
    perhaps: tuple[Body, ...] = ()
    last_recorded: tuple[Body, ...] = ()
    may_be_the_structure: bool = False

    @property
    def has_no_body(self) -> bool:
        """Say whether the body that the law asks for, as it is in force on the day, is not recorded, and none that may be it."""
        is_recorded = bool(self.declared or self.recorded or self.sits_on or self.perhaps or self.last_recorded)
        return bool(self.state == "in-force" and self.duty.body and not is_recorded and not self.may_be_the_structure)

    @property
    def lacks_body(self) -> bool:
        """Say whether such a body is not recorded, and the law asks for it on no condition that is open."""
        return self.has_no_body and not self.conditions


class Concerns(NamedTuple):
    """The duties that would concern the authority of a structure on a day, and those that its bodies declare, by id.

    outside_england: that its region is elsewhere, so that none of them does.
    """

    structure: Structure
    lens: Lens
    concerns: tuple[Concern, ...]
    outside_england: bool = False
