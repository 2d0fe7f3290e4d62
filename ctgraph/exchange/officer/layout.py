"""The sheets of the officer's workbook and their columns: what each is for, and the words that may stand in it.

What a column holds is said by the reader's own shapes, so that the workbook and the file never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ctgraph.loading.bodies import BODY
from ctgraph.loading.chairs import CHAIR, MEMBER
from ctgraph.loading.facts import HELD_DATE
from ctgraph.loading.functions import FUNCTION
from ctgraph.loading.own_kinds import OWN_KIND, OWN_RELATION
from ctgraph.loading.records import Field, Shape
from ctgraph.loading.relations import RELATION, RELATION_FIELDS
from ctgraph.loading.statuses import STATUS_DETAILS
from ctgraph.loading.structures import STRUCTURE
from ctgraph.loading.words import find_statuses, simplify
from ctgraph.model import BODY_KINDS, RECORDED, Recorded
from ctgraph.model import STATUSES as STATUS_WORDS

STRUCTURE_SHEET, SOURCES, KINDS, BODIES, RELATIONS = "Structure", "Sources", "Kinds", "Bodies", "Relations"
MEMBERS, STATUSES, FACTS, CODES = "Members", "Statuses", "Facts", "Codes"
FUNCTIONS, ROLES, ACCEPTED, ANSWERS = "Functions", "Roles", "Accepted", "Answers"
GUIDE, LISTS = "Guide", "Lists"  # which are for people, and for the drop-down lists; nothing is read of them

ID, LIST, TEXT = "id", "list", "text"  # how a cell holds a value
OF_BODY, OF_RELATION = "body", "relation"  # what a kind of one's own is of
# Facts of a body that stand beside its relations, since they are said of another body as relations are.
LIKE_RELATIONS = ("succeeds", "overlaps")
# The facts of a body that have a standing, a source and a note of their own.
HELD = ("status", "from", "until", "last_recorded", "answers_outside", "chair")
RECORDED_PREFIX = "recorded_"
MOST_SEATS = "most_seats"


class Column(NamedTuple):
    """A column: the key that its heading means, one sentence on it, the words that are right, and how a cell holds it.

    refers: whether it names a body, by id or by name.
    is_open: whether other words may be right as well.
    """

    key: str
    says: str
    choices: tuple[str, ...] = ()
    form: str = TEXT
    refers: bool = False
    is_open: bool = False

    @property
    def heading(self) -> str:
        """What stands above it."""
        return self.key.replace("_", " ")

    def choose(self, text: str) -> str:
        """Return the word that a text spells in capitals or with blanks, if it is one of those that are right, or the text.

        Of statuses, another word that means only one of them is right as well.
        """
        word = simplify(text)
        if self.choices == STATUS_WORDS and len(meant := find_statuses(text)) == 1:
            return meant[0]
        return word if word in self.choices and text not in self.choices else text


class SheetLayout(NamedTuple):
    """A sheet: its name, one sentence on it, its columns, and the keys without which a row of it says nothing."""

    name: str
    says: str
    columns: tuple[Column, ...]
    required: tuple[str, ...]

    @property
    def by_key(self) -> dict[str, Column]:
        """Its columns by key."""
        return {each.key: each for each in self.columns}


def _take(shape: Shape, *keys: str) -> Iterable[Column]:
    return (_make_column(key, shape.fields[key]) for key in keys)


def _make_column(key: str, field: Field) -> Column:
    is_list = key in {"source", "posts", "partner", "duty", "same_as", "bodies", "about"}
    choices = () if key == "kind" else field.type.choices
    return Column(key, field.description, choices, LIST if is_list else TEXT)


def _name_body(key: str, says: str) -> Column:
    return Column(key, f"{says}, by id or by name.", form=ID, refers=True)


_FACT = ("standing", "source", "note")
_KIND_OF_BODY = Column("kind", BODY.fields["kind"].description, tuple(BODY_KINDS), ID, is_open=True)
_BODIES = (
    Column("id", "A short id, such as 'board'; one is made of the name if you leave it out.", form=ID),
    *_take(BODY, "name", "short"),
    _KIND_OF_BODY,
    *_take(BODY, "status", "answers_outside", "source", "from", "until", "last_recorded", "scope", "count", "basis"),
    *_take(BODY, "duty", "meets"),
    Column("chair", "Who chairs it: the id or name of a post in this sheet, 'vacant', or 'undecided'.", form=ID),
    Column("chair_title", f"{CHAIR.fields['title'].description[:-1]}, where the post is no body of this sheet."),
    *_take(BODY, "seats", "remit", "note", "same_as", "tier"),
)
_RELATIONS = (
    _name_body("body", "The body that the row is about"),
    Column("relation", "What it does, as in 'reports_to'.", (*RELATION_FIELDS, *LIKE_RELATIONS), ID, is_open=True),
    _name_body("other", "The body that it does so to"),
    *_take(RELATION, *_FACT, "from", "until", "lead", "joint", "intended"),
)
_MATTERS = tuple(
    Column(f"{RECORDED_PREFIX}{matter}", f"How far the sources record {matter}; 'yes' if left out.", RECORDED)
    for matter in Recorded._fields
)

LAYOUTS = (
    SheetLayout(
        STRUCTURE_SHEET,
        "One row: what the whole is called, and the day that it describes.",
        (
            *_take(STRUCTURE, "structure", "title", "authority", "authority_type", "region", "as_of", "supersedes"),
            *_MATTERS,
            Column(MOST_SEATS, "The most seats that a body should have."),
            *_take(STRUCTURE, "note"),
        ),
        (),
    ),
    SheetLayout(
        SOURCES,
        "A row for each document that is cited; a source elsewhere is its key, then the place: 'review p. 4'.",
        (
            Column("key", "A short word by which sources cite the document.", form=ID),
            *_take(STRUCTURE.fields["sources"].shape or BODY, "title", "date", "url", "note"),
        ),
        ("key",),
    ),
    SheetLayout(BODIES, "A row for each body: a board, a group, a council, a post, an agency.", _BODIES, ()),
    SheetLayout(
        RELATIONS,
        "A row for each relation of one body to another: who answers to whom, who scrutinises whom.",
        _RELATIONS,
        ("body", "relation", "other"),
    ),
    SheetLayout(
        MEMBERS,
        "A row for each agency that sits on a body.",
        (
            _name_body("body", "The body that it sits on"),
            *_take(MEMBER, "agency", "posts", "seats", "sector", "role", "partner", *_FACT),
        ),
        ("body", "agency"),
    ),
    SheetLayout(
        FUNCTIONS,
        "A row for each function, priority or strand of work.",
        (
            *_take(FUNCTION, "name"),
            Column(
                "owner", "The bodies that own it, by id or by name; what else bodies do is in 'Roles'.", (), LIST, True
            ),
            *_take(FUNCTION, "status", "source", "note"),
        ),
        ("name",),
    ),
    SheetLayout(
        ROLES,
        "A row for each body that oversees, delivers or monitors a function, or of which it is not certain.",
        (
            Column("function", "The name of the function, as in 'Functions'.", form=ID),
            _name_body("body", "The body that does so"),
            *_take(FUNCTION.fields["owner"].shape or BODY, "role", *_FACT),
            Column("number", "Which function of that name is meant, where several have it; 1 if left out."),
        ),
        ("function", "body"),
    ),
    SheetLayout(
        STATUSES,
        "A row for each status of a body whose status changed over time.",
        (
            _name_body("body", "The body"),
            Column("from", "The date from which the status holds."),
            Column("status", "The status from that date on.", STATUS_DETAILS.fields["value"].type.choices),
            *_take(STATUS_DETAILS, *_FACT),
        ),
        ("body", "from", "status"),
    ),
    SheetLayout(
        FACTS,
        "A row for each fact in 'Bodies' of which it is not certain, or that another source gives.",
        (
            _name_body("body", "The body"),
            Column("fact", "The column of 'Bodies' that the row is about.", HELD),
            *_take(HELD_DATE, *_FACT),
        ),
        ("body", "fact"),
    ),
    SheetLayout(
        CODES,
        "A row for each code that a body has in a register.",
        (
            _name_body("body", "The body"),
            Column("register", "The name of the register.", form=ID),
            Column("code", "Its code there."),
        ),
        ("body", "register", "code"),
    ),
    SheetLayout(
        ACCEPTED,
        "A row for each finding that the partnership has decided to live with.",
        (
            *_take(STRUCTURE.fields["accepted"].shape or BODY, "rule", "kind"),
            Column("bodies", "The bodies that the finding is about, by id or by name.", (), LIST, True),
            *_take(STRUCTURE.fields["accepted"].shape or BODY, "about", "reason", "by", "minute", "review"),
        ),
        ("rule",),
    ),
    SheetLayout(
        ANSWERS,
        "A row for each answer to a question of a survey.",
        (
            Column("question", "The id of the question.", form=ID),
            *_take(STRUCTURE.fields["answers"].shape or BODY, "code", "text", "source"),
        ),
        ("question",),
    ),
    SheetLayout(
        KINDS,
        "A row for each kind of body or of relation that this structure has besides the usual ones.",
        (
            Column("of", "What it is a kind of.", (OF_BODY, OF_RELATION)),
            Column("key", "The word that stands in the other sheets.", form=ID),
            *_take(OWN_KIND, "label"),
            Column(
                "like",
                "The usual kind that it is treated as.",
                (*OWN_KIND.fields["like"].type.choices, *OWN_RELATION.fields["like"].type.choices),
                is_open=True,
            ),
            *_take(OWN_RELATION, "inverse"),
        ),
        ("of", "key"),
    ),
)
BY_NAME: Mapping[str, SheetLayout] = {each.name: each for each in LAYOUTS}
