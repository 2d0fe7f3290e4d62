"""The words of the model: standings, statuses and other choices; kinds have files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.model.relation_kinds import RELATIONS

# Standings, firmest first: how firmly the sources hold a fact.
STANDINGS = ("stated", "unclear", "disputed", "inferred", "proposed")
FIRMNESS = {standing: rank for rank, standing in enumerate(STANDINGS)}
ALWAYS_TAKEN = frozenset({"stated", "unclear", "disputed"})
ASSUMABLE = ("inferred", "proposed")

SCRUTINY = "scrutinises"
UPWARD_KINDS = tuple(kind for kind, each in RELATIONS.items() if each.is_upward)
OTHER_KINDS = tuple(kind for kind, each in RELATIONS.items() if not each.is_upward and kind != SCRUTINY)
RELATION_KINDS = (*UPWARD_KINDS, SCRUTINY, *OTHER_KINDS)
UNDIRECTED_KINDS = frozenset(kind for kind, each in RELATIONS.items() if not each.inverse)
RELATION_WORDS: Mapping[str, str] = {kind: each.phrase for kind, each in RELATIONS.items()}

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


class OwnKind(NamedTuple):
    """A kind of body or of relation that a structure declares for itself: it is shown by its label, and acts as `like`."""

    key: str = ""
    label: str = ""
    like: str = ""


STANDARD = OwnKind()
