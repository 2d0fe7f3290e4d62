"""The words of the model: standings, statuses and other choices; kinds have files of their own."""

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.model.relation_kinds import RELATIONS

# Standings, firmest first: how firmly the sources hold a fact.
STANDINGS = ("stated", "unclear", "disputed", "inferred", "proposed")
FIRMNESS = {standing: rank for rank, standing in enumerate(STANDINGS)}
ALWAYS_TAKEN = frozenset({"stated", "unclear", "disputed"})
IN_DOUBT = frozenset({"unclear", "disputed"})  # by the sources themselves
ASSUMABLE = ("inferred", "proposed")

SCRUTINY = "scrutinises"
UPWARD_KINDS = tuple(kind for kind, each in RELATIONS.items() if each.is_upward)
OTHER_KINDS = tuple(kind for kind, each in RELATIONS.items() if not each.is_upward and kind != SCRUTINY)
RELATION_KINDS = (*UPWARD_KINDS, SCRUTINY, *OTHER_KINDS)
UNDIRECTED_KINDS = frozenset(kind for kind, each in RELATIONS.items() if not each.inverse)
RELATION_WORDS: Mapping[str, str] = {kind: each.phrase for kind, each in RELATIONS.items()}

OPERATING_STATUSES = ("active", "new", "shadow", "under_review", "renewing", "low_activity", "virtual", "unknown")
ENDED_STATUSES = ("merged", "wound_up")  # after which a body does not meet again
NOT_OPERATING_STATUSES = ("on_hold", "not_meeting", "never_met", *ENDED_STATUSES)
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
# The role of a row of members that is a word of the format: it has no seat. Every other role is any text.
ATTENDING = "in_attendance"
NEIGHBOUR = "neighbour"
SCOPES = (NEIGHBOUR,)


def _split(**words: str) -> Mapping[str, tuple[str, ...]]:
    return {choice: tuple(each.split()) for choice, each in words.items()}


# What people write for a choice, spelt as a choice is: never read as one, but suggested. A word may stand under several.
STANDING_SYNONYMS = _split(
    stated="explicit said confirmed formal certain clear documented written recorded yes",
    unclear="ambiguous vague uncertain unsure not_clear",
    disputed="contested contradictory contradicted conflicting inconsistent",
    inferred="implied implicit assumed presumed deduced likely probable probably guessed",
    proposed="suggested recommended planned draft",
)
STATUS_SYNONYMS = _split(
    active="current live operating operational running ongoing existing established yes",
    new="recent newly_established newly_formed established",
    shadow="in_shadow shadow_form",
    under_review="reviewing in_review being_reviewed reviewed",
    renewing="refreshing being_refreshed relaunching relaunched reconstituted being_reconstituted",
    low_activity="infrequent rarely_meets meets_rarely",
    virtual="online remote",
    unknown="unclear not_known not_stated tbc",
    on_hold="paused suspended stalled deferred postponed in_abeyance abeyance dormant inactive stood_down",
    not_meeting="does_not_meet dormant inactive no_longer_meets",
    never_met="not_yet_met yet_to_meet not_met_yet",
    merged="merged_into merged_with absorbed amalgamated combined",
    wound_up=(
        "disbanded dissolved abolished closed ceased ended terminated disestablished discontinued defunct finished replaced "
        "superseded former inactive stood_down no_longer_meets"
    ),
    proposed="planned suggested recommended draft",
)
RECORDED_SYNONYMS = _split(
    yes="full fully complete completely all", partly="partial partially some", no="none nothing not"
)
ROLE_SYNONYMS = _split(
    owner="owns lead leads responsible accountable",
    oversees="oversight overseer overseeing",
    delivers="deliver delivery delivering implements",
    monitors="monitor monitoring",
)
# What people write for `in_attendance` and for nothing else, which is read as that.
ATTENDING_WORDS = frozenset(
    (ATTENDING, *["attendance", "attendee", "attendees", "attends", "attending", "in_attendance_only"])
)
# What may be that and may be a seat; only the sources say which.
PERHAPS_ATTENDING = frozenset(
    [
        "observer",
        "observers",
        "observer_status",
        "adviser",
        "advisers",
        "advisor",
        "advisors",
        "adviser_to_the_board",
        "non_voting",
        "non_voting_member",
        "non_voting_members",
        "non_voting_attendee",
        "co_opted_non_voting",
        "co_opted_non_voting_member",
        "co_opted_non_voting_members",
        "non_voting_co_opted_member",
        "guest",
        "guests",
        "invitee",
        "invitees",
        "invited",
        "by_invitation",
        "standing_invitee",
        "participant_observer",
        "non_member",
        "non_members",
    ]
)


class OwnKind(NamedTuple):
    """A kind of body or of relation that a structure declares for itself: it is shown by its label, and acts as `like`.

    inverse: of a relation, the clause from its other end; empty where the structure does not give it.
    """

    key: str = ""
    label: str = ""
    like: str = ""
    inverse: str = ""


STANDARD = OwnKind()
