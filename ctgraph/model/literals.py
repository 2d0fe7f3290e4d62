"""The words of the model as types, by which a type checker and an editor know which may stand where."""

from __future__ import annotations

from typing import Literal, NewType

RelationKind = Literal[
    "accountable_to",
    "reports_to",
    "part_of",
    "oversees",
    "scrutinises",
    "advises",
    "supports",
    "informs",
    "works_with",
    "commissions",
    "sets_agenda_of",
    "represented_on",
    "delegates_to",
    "escalates_to",
    "assures",
    "appoints",
    "funds",
    "hosts",
    "establishes",
    "monitors",
    "consults",
]
InverseKind = Literal[
    "holds_to_account",
    "receives_reports_from",
    "has_part",
    "overseen_by",
    "scrutinised_by",
    "advised_by",
    "supported_by",
    "informed_by",
    "commissioned_by",
    "agenda_set_by",
    "has_representatives_of",
    "delegated_by",
    "receives_escalations_from",
    "assured_by",
    "appointed_by",
    "funded_by",
    "hosted_by",
    "established_by",
    "monitored_by",
    "consulted_by",
]
OwnRelationKind = NewType("OwnRelationKind", str)  # one that a structure declares for itself
Standing = Literal["stated", "unclear", "disputed", "inferred", "proposed"]
Status = Literal[
    "active",
    "new",
    "shadow",
    "under_review",
    "renewing",
    "low_activity",
    "virtual",
    "unknown",
    "on_hold",
    "not_meeting",
    "never_met",
    "merged",
    "wound_up",
    "proposed",
]
OutsideBasis = Literal["elected", "statutory", "external"]
Sector = Literal["commissioner", "provider", "both", "lay", "elected"]
Matter = Literal["accountability", "scrutiny", "membership"]
Degree = Literal["yes", "partly", "no"]
Role = Literal["owner", "oversees", "delivers", "monitors"]
Scope = Literal["neighbour"]
FactOfBody = Literal["from", "until", "last_recorded", "status", "answers_outside", "chair"]
