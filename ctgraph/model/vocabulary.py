"""The words of the model: standings, kinds of relation and of body, statuses, and other choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# Standings, firmest first: how firmly the sources hold a fact.
STANDINGS = ("stated", "unclear", "disputed", "inferred", "proposed")
FIRMNESS = {standing: rank for rank, standing in enumerate(STANDINGS)}
ALWAYS_TAKEN = frozenset({"stated", "unclear", "disputed"})
ASSUMABLE = ("inferred", "proposed")

UPWARD_KINDS = ("accountable_to", "reports_to", "part_of", "oversees")
SCRUTINY = "scrutinises"
OTHER_KINDS = (
    "advises",
    "supports",
    "informs",
    "works_with",
    "commissions",
    "sets_agenda_of",
    "represented_on",
)
RELATION_KINDS = (*UPWARD_KINDS, SCRUTINY, *OTHER_KINDS)
UNDIRECTED_KINDS = frozenset({"works_with"})
# The word for each kind of relation from its other end.
INVERSES: Mapping[str, str] = {
    "holds_to_account": "accountable_to",
    "receives_reports_from": "reports_to",
    "has_part": "part_of",
    "overseen_by": "oversees",
    "scrutinised_by": SCRUTINY,
    "advised_by": "advises",
    "supported_by": "supports",
    "informed_by": "informs",
    "commissioned_by": "commissions",
    "agenda_set_by": "sets_agenda_of",
    "has_representatives_of": "represented_on",
}
RELATION_WORDS = {
    "accountable_to": "is accountable to",
    "reports_to": "reports to",
    "part_of": "is part of",
    "oversees": "oversees",
    "scrutinises": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "informs": "informs",
    "works_with": "works with",
    "commissions": "commissions",
    "sets_agenda_of": "sets the agenda of",
    "represented_on": "is represented on",
}


class BodyKind(NamedTuple):
    """A kind of body: its label for people, and whether one is expected to have an upward line."""

    label: str
    expects_line: bool = True


BODY_KINDS: Mapping[str, BodyKind] = {
    "council": BodyKind("Council"),
    "cabinet": BodyKind("Cabinet"),
    "committee": BodyKind("Committee"),
    "scrutiny_committee": BodyKind("Scrutiny committee"),
    "statutory_board": BodyKind("Statutory board"),
    "partnership_board": BodyKind("Partnership board"),
    "board": BodyKind("Board"),
    "executive": BodyKind("Executive"),
    "commissioning_board": BodyKind("Commissioning board"),
    "programme_board": BodyKind("Programme board"),
    "outcome_group": BodyKind("Outcome group"),
    "local_board": BodyKind("Local board"),
    "working_group": BodyKind("Working group"),
    "task_and_finish_group": BodyKind("Task and finish group"),
    "panel": BodyKind("Panel"),
    "advisory_group": BodyKind("Advisory group", expects_line=False),
    "forum": BodyKind("Forum", expects_line=False),
    "assembly": BodyKind("Assembly", expects_line=False),
    "post": BodyKind("Post", expects_line=False),
    "agency": BodyKind("Agency", expects_line=False),
}

OPERATING_STATUSES = ("active", "new", "shadow", "under_review", "renewing", "low_activity", "virtual", "unknown")
NOT_OPERATING_STATUSES = ("on_hold", "not_meeting", "never_met", "merged", "wound_up")
STATUSES = (*OPERATING_STATUSES, *NOT_OPERATING_STATUSES, "proposed")
DEFAULT_STATUS = "active"
UNKNOWN = "unknown"
OUTSIDE_BASES = ("elected", "statutory", "external")
AUTHORITY_TYPES = (
    "county",
    "district",
    "unitary",
    "metropolitan_borough",
    "london_borough",
    "city_of_london",
    "isles_of_scilly",
)
SECTORS = ("commissioner", "provider", "both", "lay", "elected")
RECORDED = ("yes", "partly", "no")
# What a body does with a function; `owner` is what no role means.
ROLES = ("owner", "oversees", "delivers", "monitors")
NEIGHBOUR = "neighbour"
SCOPES = (NEIGHBOUR,)
