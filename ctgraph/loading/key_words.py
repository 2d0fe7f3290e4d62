"""The words that people write for the keys of a file: what each means, and what to write where it is no key of its place.

None is read as the key: a word that is wrong is told, with the right one. Words for relations are in `model.relation_kinds`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from ctgraph.loading.words import MEMBER_ROLES, simplify

_EVERYWHERE = {
    "source": "sources ref reference references evidence page pages cite cites cited citation document documents",
    "note": "notes comment comments remark remarks description details",
    "from": "start starts started begin begins began since start_date",
    "until": "end ends ended to till end_date",
}
# By the noun of a shape: for each of its keys, what people write for it.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "a structure": {
        "structure": "id identifier",
        "title": "name heading",
        "as_of": "date as_at day dated",
        "sources": "source documents document references bibliography",
        "bodies": "body groups boards organisations organizations partners entities nodes",
        "functions": "function workstreams priorities tasks strands",
        "accepted": "acceptances accepted_findings exceptions ignore",
        "supersedes": "replaces succeeds",
        "authority": "council local_authority area place",
        "authority_type": "type type_of_authority",
    },
    "a document": {
        "title": "name heading",
        "date": "published dated year publication_date",
        "url": "link address web website web_address href source",
    },
    "a body": {
        "name": "title full_name label",
        "short": "abbreviation abbr acronym initials short_name",
        "kind": "type category type_of_body",
        "from": "established created formed founded",
        "until": "dissolved abolished closed",
        "established_by": "established created formed founded",
        "chair": "chaired_by chairperson chairman chairwoman",
        "members": "membership member_list has_members composition attendees",
        "tier": "level layer band",
        "meets": "frequency meetings meeting_frequency how_often",
        "remit": "purpose role terms_of_reference tor responsibilities objectives aim aims task tasks description",
        "succeeds": "replaces supersedes successor_to successor_of predecessor predecessors formerly took_over_from",
        "overlaps": "overlaps_with",
        "count": "number how_many quantity",
        "seats": "size number_of_seats",
        "duty": "duties statute act law legislation statutory_duty",
        "basis": "legal_basis",
        "answers_outside": "root is_root",
        "ids": "id code codes identifier",
        "same_as": "same same_body identical_to is_same_as equals",
    },
    "a chair": {"title": "post name position role"},
    "a member": {
        "agency": "name organisation organization body member",
        "posts": "post title job job_title position officer person",
        "seats": "number count places",
        "partner": "partners code codes statutory statutory_partner",
        "role": f"capacity status {' '.join(MEMBER_ROLES)}",
    },
    "a function": {
        "name": "title function",
        "owner": "owners owned_by lead leads lead_body body bodies responsible accountable delivered_by overseen_by",
    },
    "a relation": {"lead": "main primary", "standing": "status certainty firmness"},
    "an accepted finding": {
        "rule": "finding id",
        "bodies": "body",
        "reason": "why because",
        "by": "who decided_by agreed_by approved_by",
        "minute": "minutes",
        "review": "until review_date expires",
    },
}
_MEMBER_ROLE = "a row of 'members:' with a 'role:' says so"
_TOGETHER = "each of those who chair together is a row of 'members:' with 'role: Co-Chair'"
_UNDER_CHAIRED = f"write 'chair:' under the body that is chaired; {_TOGETHER}"
_UNDER_LATER = "write 'succeeds:' under the body that took its place"
_UNDER_FUNCTION = "write 'owner:' of a function, under 'functions:' at the left margin"
_OWN_RELATION = "'ctgraph explain relations' says what it takes"
_AGREEING = (
    "no standard relation says so: declare one of your own at the left margin, "
    f"such as 'relations: {{endorses: {{label: endorses, like: works_with}}}}' ({_OWN_RELATION})"
)
_AGREES = tuple(
    word
    for verb, past in (("endorse", "endorsed"), ("agree", "agreed"), ("approve", "approved"), ("ratify", "ratified"))
    for word in (f"{verb}s".replace("ys", "ies"), f"{past}_by", f"{verb}s_plan".replace("ys", "ies"), f"{past}_plan")
)
_EITHER_WAY = (
    "say which way it goes, 'scrutinises' or 'scrutinised_by', and mark it 'unclear' where the document itself calls it so; "
    "where it does not say which way, a relation of your own says no more than that: 'relations: {scrutiny_with: "
    f"{{label: is in scrutiny with, like: works_with}}}}' at the left margin ({_OWN_RELATION})"
)
_SCRUTINIES = (
    "scrutiny_with", "scrutiny_between", "mutual_scrutiny", "scrutiny_link", "scrutiny_relationship",
    "scrutinises_or_is_scrutinised_by", "scrutiny_relation",
)  # fmt: skip
_CO_CHAIRS = tuple(f"{joint}chair{end}" for joint in ("co_", "co", "joint_") for end in ("", "s", "ed_by", "person"))
# What to write where the key belongs elsewhere.
_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "a body": {
        **dict.fromkeys(("chairs", "chair_of", "is_chair_of", "chairing"), _UNDER_CHAIRED),
        **dict.fromkeys(("vice_chair", "deputy_chair", "vicechair", "secretary", *MEMBER_ROLES), _MEMBER_ROLE),
        **dict.fromkeys(_CO_CHAIRS, _TOGETHER),
        **dict.fromkeys(_AGREES, _AGREEING),
        **dict.fromkeys(_SCRUTINIES, _EITHER_WAY),
        **dict.fromkeys(("url", "link", "website", "web_address"), "write 'url:' of a document, under 'sources:'"),
        **dict.fromkeys(
            ("replaced_by", "superseded_by", "succeeded_by", "merged_into", "merged_with", "successor"), _UNDER_LATER
        ),
        **dict.fromkeys(
            ("responsible_for", "owns", "owner", "owner_of", "leads_on", "functions", "function"), _UNDER_FUNCTION
        ),
    },
}
_NOTHING: Mapping[str, str] = MappingProxyType({})


def find_keys(noun: str, word: str, keys: Collection[str]) -> list[str]:
    """Return those of the `keys` of a shape that a word means: one, several, or none. `noun` is that of the shape."""
    simple = simplify(word)
    own = [key for key, words in _WORDS.get(noun, _NOTHING).items() if key in keys and simple in words.split()]
    return own or [key for key, words in _EVERYWHERE.items() if key in keys and simple in words.split()]


def find_place(noun: str, word: str) -> str:
    """Return what to write in place of a word that is no key of a shape but belongs elsewhere; nothing where it does not."""
    return _ELSEWHERE.get(noun, _NOTHING).get(simplify(word), "")


def list_words() -> Iterator[tuple[str, str]]:
    """Yield every word that means a key of one shape, or belongs elsewhere, with the noun of the shape."""
    for noun, keys in _WORDS.items():
        yield from ((noun, word) for words in keys.values() for word in words.split())
    for noun, places in _ELSEWHERE.items():
        yield from ((noun, word) for word in places)
