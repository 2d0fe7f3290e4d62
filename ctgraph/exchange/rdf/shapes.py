"""Which parts of a structure file become which statements: read from both sides, by what writes and by what reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from ctgraph.exchange.rdf.terms import DCTERMS, ORG, OURS, SKOS


class Form(Enum):
    """How the value of a key becomes statements."""

    TEXT = auto()  # a text as it is
    DATE = auto()
    NUMBER = auto()
    YES = auto()
    TEXTS = auto()  # a list in its order, an rdf:Seq
    WORD = auto()  # a word of the format: a concept of our vocabulary
    BODY = auto()  # the id of a body
    KIND = auto()  # the kind of a body, of the format or of the structure's own
    LIKE = auto()  # the kind that one of the structure's own is like
    SOURCES = auto()
    HELD = auto()  # a value, alone or with how firmly it is held
    BY_KEY = auto()  # a mapping from keys to records
    ROWS = auto()  # a list of records


class Part(NamedTuple):
    """A key of a record: its form, the property, and of a word the scheme that it is of, of records their shape.

    inner: of a value that is held, the key of the value itself where it stands in a mapping.
    """

    form: Form
    property: str
    of: str = ""
    inner: str = ""


def _ours(form: Form, name: str, of: str = "", inner: str = "") -> Part:
    return Part(form, OURS + name, of, inner)


_NOTE = {"note": Part(Form.TEXT, f"{SKOS}note")}
_FACT = {"standing": _ours(Form.WORD, "standing", "standing"), "source": Part(Form.SOURCES, ""), **_NOTE}

# The parts of each sort of record by the keys of a structure file. Bodies have relations besides, and a chair.
SHAPES: Mapping[str, Mapping[str, Part]] = {
    "Structure": {
        "title": Part(Form.TEXT, f"{DCTERMS}title"),
        "authority": _ours(Form.TEXT, "authority"),
        "authority_type": _ours(Form.TEXT, "authority_type"),
        "region": _ours(Form.TEXT, "region"),
        "as_of": _ours(Form.DATE, "as_of"),
        "supersedes": _ours(Form.TEXT, "supersedes"),
        "sources": _ours(Form.BY_KEY, "source", "Document"),
        "kinds": _ours(Form.BY_KEY, "own_kind", "BodyKind"),
        "relations": _ours(Form.BY_KEY, "own_relation", "RelationKind"),
        **_NOTE,
        "bodies": _ours(Form.BY_KEY, "body", "Body"),
        "functions": _ours(Form.ROWS, "function", "Function"),
        "accepted": _ours(Form.ROWS, "accepted", "Acceptance"),
        "answers": _ours(Form.BY_KEY, "answer", "Answer"),
    },
    "Recorded": {
        "accountability": _ours(Form.WORD, "accountability_recorded", "recorded"),
        "scrutiny": _ours(Form.WORD, "scrutiny_recorded", "recorded"),
        "membership": _ours(Form.WORD, "membership_recorded", "recorded"),
    },
    "Limits": {"seats": _ours(Form.NUMBER, "most_seats")},
    "Document": {
        "title": Part(Form.TEXT, f"{DCTERMS}title"),
        "date": Part(Form.DATE, f"{DCTERMS}date"),
        "url": _ours(Form.TEXT, "address"),
        **_NOTE,
    },
    "BodyKind": {
        "label": Part(Form.TEXT, f"{SKOS}prefLabel"),
        "like": _ours(Form.LIKE, "like", "kind"),
    },
    "RelationKind": {
        "label": Part(Form.TEXT, f"{SKOS}prefLabel"),
        "like": _ours(Form.LIKE, "like"),
        "inverse": _ours(Form.TEXT, "inverse_label"),
    },
    "Body": {
        "name": Part(Form.TEXT, f"{SKOS}prefLabel"),
        "short": Part(Form.TEXT, f"{SKOS}altLabel"),
        "kind": Part(Form.KIND, f"{ORG}classification", "kind"),
        "count": _ours(Form.NUMBER, "count"),
        "scope": _ours(Form.WORD, "scope", "scope"),
        "tier": _ours(Form.TEXT, "tier"),
        "same_as": _ours(Form.TEXTS, "same_as"),
        "from": _ours(Form.HELD, "from", "HeldDate", "date"),
        "until": _ours(Form.HELD, "until", "HeldDate", "date"),
        "last_recorded": _ours(Form.HELD, "last_recorded", "HeldDate", "date"),
        "status": _ours(Form.HELD, "status", "HeldStatus", "value"),
        "answers_outside": _ours(Form.HELD, "answers_outside", "HeldBasis", "basis"),
        "succeeds": _ours(Form.BY_KEY, "succession", "Succession"),
        "source": Part(Form.SOURCES, ""),
        "basis": _ours(Form.TEXT, "basis"),
        "duty": _ours(Form.TEXTS, "duties"),
        "meets": _ours(Form.TEXT, "meets"),
        "seats": _ours(Form.NUMBER, "seats"),
        "members": _ours(Form.ROWS, "membership", "Membership"),
        "remit": _ours(Form.TEXT, "remit"),
        "ids": _ours(Form.BY_KEY, "identifier", "Identifier"),
        "overlaps": _ours(Form.BY_KEY, "overlap", "Overlap"),
        **_NOTE,
    },
    "HeldDate": {"date": _ours(Form.DATE, "value"), **_FACT},
    "HeldStatus": {"value": _ours(Form.WORD, "value", "status"), **_FACT},
    "HeldBasis": {"basis": _ours(Form.WORD, "value", "outside"), **_FACT},
    "DatedStatus": {"value": _ours(Form.WORD, "value", "status"), **_FACT},
    "Chair": {"title": _ours(Form.TEXT, "title"), **_FACT},
    "Succession": _FACT,
    "Overlap": _FACT,
    "Identifier": {"code": _ours(Form.TEXT, "code")},
    "Membership": {
        "agency": _ours(Form.TEXT, "agency"),
        "seats": _ours(Form.NUMBER, "seats"),
        "posts": _ours(Form.TEXTS, "posts"),
        "sector": _ours(Form.WORD, "sector", "sector"),
        "role": _ours(Form.TEXT, "role"),
        "partner": _ours(Form.TEXTS, "partners"),
        **_FACT,
    },
    "Relation": {
        **_FACT,
        "from": _ours(Form.DATE, "from"),
        "until": _ours(Form.DATE, "until"),
        "lead": _ours(Form.YES, "lead"),
        "joint": _ours(Form.YES, "joint"),
        "intended": _ours(Form.TEXT, "intended"),
    },
    "Function": {
        "name": Part(Form.TEXT, f"{SKOS}prefLabel"),
        "owner": _ours(Form.BY_KEY, "involvement", "Involvement"),
        "status": _ours(Form.TEXT, "state"),
        "source": Part(Form.SOURCES, ""),
        **_NOTE,
    },
    "Involvement": {"role": _ours(Form.WORD, "part", "role"), **_FACT},
    "Acceptance": {
        "rule": _ours(Form.TEXT, "rule"),
        "kind": _ours(Form.TEXT, "finding_kind"),
        "bodies": _ours(Form.TEXTS, "bodies"),
        "about": _ours(Form.TEXTS, "about"),
        "reason": _ours(Form.TEXT, "reason"),
        "by": _ours(Form.TEXT, "decided_by"),
        "minute": _ours(Form.TEXT, "minute"),
        "review": _ours(Form.DATE, "review"),
    },
    "Answer": {
        "code": _ours(Form.TEXT, "code"),
        "text": _ours(Form.TEXT, "text"),
        "source": Part(Form.SOURCES, ""),
    },
}  # fmt: skip
# Records that another vocabulary has a class for.
ALSO = {"Membership": f"{ORG}Membership", "Structure": "http://www.w3.org/ns/prov#Entity", "Document": "http://www.w3.org/ns/prov#Entity", "BodyKind": f"{SKOS}Concept"}  # fmt: skip
# Keyed records whose key is the id of a body, with the property that names it.
OF_BODIES = frozenset({"Succession", "Overlap", "Involvement"})
