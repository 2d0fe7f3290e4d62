"""What began, ended and changed in a structure, by date, and which findings began and ended with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.findings import Reported
from ctgraph.model import Body, Lens, Period, Relation, Source, Structure

# What can happen, in the order in which it is listed: what ends on a day is over before anything begins.
ENDINGS = ("body-ended", "relation-ended")
CHANGES = (
    *(*ENDINGS, "last-recorded", "body-began", "body-recorded", "succeeded", "status-changed", "status-recorded"),
    "relation-began",
)


class Change(NamedTuple):
    """One thing that happened, by the `date` that says so, as written: of an ending, the last date on which it was there.

    `last-recorded` is no ending: nothing is known of the body after that date. `body-recorded` is no beginning: nothing is known
    of it before, and that it began then is not taken. `status-recorded` is a status without a date, on the structure's own day.

    `body` is what it happened to (of a `succeeded`, the successor, and `other` is the predecessor's id); of a relation it is
    the one that it was written under. `before` and `after` are statuses. `sources` say where it is written, and `standing` how
    firmly.
    """

    what: str
    date: str
    body: Body
    relation: Relation | None = None
    other: str = ""
    before: str = ""
    after: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""
    standing: str = "stated"


class FindingChange(NamedTuple):
    """A finding that came, went, or became another: None stands for not being found."""

    before: Reported | None
    after: Reported | None

    @property
    def what(self) -> str:
        """`finding-began`, `finding-ended` or `finding-changed`."""
        if self.before is None:
            return "finding-began"
        return "finding-ended" if self.after is None else "finding-changed"

    @property
    def latest(self) -> Reported:
        """The finding as it is now, or as it last was."""
        latest = self.after or self.before
        assert latest is not None  # one of them is there
        return latest


class Moment(NamedTuple):
    """A day on which something is not what it was the day before.

    `date` is how people wrote it, where they agree (a year, say), else the day. `there` bodies exist and `operating` of them
    operate. Where not `checked`, the findings of that day were not worked out. `unknown` are findings about bodies of which
    nothing is known from that day on: whether they ended is not known either. `undated` of the bodies have no date: they are counted
    from the structure's own day on, and on an `early` day, which lies before that, they are not among those that are `there`.
    Of `unsaid` of those that are there the status is not recorded; they are not counted as operating.
    """

    day: str
    date: str
    changes: tuple[Change, ...]
    findings: tuple[FindingChange, ...]
    there: int
    operating: int
    checked: bool = True
    unknown: tuple[Reported, ...] = ()
    undated: int = 0
    unsaid: int = 0
    early: bool = False


class Timeline(NamedTuple):
    """The moments of a structure, in order, and the findings on the day `before_day`, before the first that was checked.

    `before_day` is the structure's own day where nothing changed from that to the first moment. `proposed_from` is the day
    before which nothing is found, because the structure is a proposal; else empty.
    `asked` and `unasked` are the ids of the rules of which findings were asked for, and of the others.
    `window` are the days that were asked for. `lens` has the day on which the structure is looked at from.
    """

    structure: Structure
    lens: Lens
    window: Period
    moments: tuple[Moment, ...]
    before_day: str = ""
    before: tuple[Reported, ...] = ()
    proposed_from: str = ""
    asked: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def unchecked(self) -> int:
        """How many moments, the first ones, come without the findings that they may have."""
        return sum(1 for moment in self.moments if not moment.checked and moment.day >= self.proposed_from)

    def states(self) -> Iterator[tuple[Moment, tuple[Reported, ...]]]:
        """Yield each moment that was checked with all that is found from it on, in no particular order."""
        found = Counter(self.before)
        for moment in self.moments:
            if moment.checked:
                found.subtract(change.before for change in moment.findings if change.before)
                found.subtract(moment.unknown)
                found.update(change.after for change in moment.findings if change.after)
                yield moment, tuple(found.elements())
