"""The tables: what each holds, and what each of its columns says.

What a text column has nothing to say of is an empty text, never NULL; a number that the sources do not give is NULL. A table or
a column may be added at any time. `VERSION` is raised where one goes, or comes to mean something else.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

VERSION = 1

Type = Literal["text", "integer", "boolean"]


class Column(NamedTuple):
    """A column: what it is called, what its cells are, and what they say, in one sentence."""

    name: str
    type: Type
    says: str
    may_be_null: bool = False


class Table(NamedTuple):
    """A table: what it is called, what a row of it is, in one sentence, and its columns.

    key: the columns that no two rows have alike; empty where rows can be alike.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()


def _text(name: str, says: str) -> Column:
    return Column(name, "text", says)


def _yes_or_no(name: str, says: str) -> Column:
    return Column(name, "boolean", says)


def _number(name: str, says: str, *, may_be_null: bool = False) -> Column:
    return Column(name, "integer", says, may_be_null)


_STRUCTURE = _text(
    "structure", "The structure: its id, with the file in brackets where several structures have one id."
)
_STANDING = _text("standing", "How firmly it is held: stated, unclear, disputed, inferred or proposed.")
_NOTE = _text("note", "The note of the file on it.")
_SOURCES = _text("sources", 'Where it is written, as cited; several are joined by "; ".')
_LINE = _number("line", "The line of the file on which it begins.")
_TAKEN = _yes_or_no("taken", "Whether a fact of its standing is taken as true.")

_TABLES = (
    Table(
        "structures",
        "One partnership's arrangements at one date.",
        (
            _STRUCTURE,
            _text("id", "The id of the structure, as its file has it."),
            _text("title", "Its title."),
            _text("authority", "The authority whose arrangements they are."),
            _text("authority_type", "The type of the authority, such as county."),
            _text("region", "The region of the authority."),
            _text("as_of", "Its date, as the file has it."),
            _text("day", "The day that the tables are of: that of as_of, or the one that was asked for."),
            _text("assumed", 'The weaker standings that were taken as true, joined by "; ".'),
            _text("supersedes", "The id of the structure that it takes the place of."),
            _text("records_accountability", "How far the sources record accountability: yes, partly or no."),
            _text("records_scrutiny", "How far they record scrutiny: yes, partly or no."),
            _text("records_membership", "How far they record membership: yes, partly or no."),
            _NOTE,
            _text("file", "The file that it was read from."),
        ),
        key=("structure",),
    ),
    Table(
        "sources",
        "A document that a structure cites.",
        (
            _STRUCTURE,
            _text("key", "The key by which facts cite it."),
            _text("title", "Its title."),
            _text("date", "Its date, as written."),
            _text("url", "Its address."),
            _NOTE,
        ),
        key=("structure", "key"),
    ),
    Table(
        "bodies",
        "A body: anything that holds or gives account.",
        (
            _STRUCTURE,
            _text("id", "Its id, which no other body of the structure has."),
            _text("name", "Its name."),
            _text("short", "Its short name."),
            _text("kind", "The key of its kind, such as statutory_board; it may be the structure's own."),
            _text("standard_kind", "The same, or the kind that the structure's own one is like."),
            _text("kind_label", "What its kind is called."),
            _yes_or_no("expects_line", "Whether a body of its kind is expected to have an upward line."),
            _text("status", "Its status on the day, such as active or on_hold."),
            _yes_or_no("present", "Whether it exists on the day, by its dates."),
            _yes_or_no("operates", "Whether it is present and its status is that of a body that operates."),
            _text("answers_outside", "What makes it a root: elected, statutory or external."),
            _yes_or_no("is_root", "Whether it answers outside the structure and that is taken as true."),
            _number("count", "How many like bodies it stands for."),
            _number("seats", "How many seats it has: the total that is stated, or the sum over its members."),
            _text("chair", "Who chairs it: the id of a post, a title, vacant or undecided."),
            _text("chair_standing", "How firmly its chair is held."),
            _text("chair_key", "The post that chairs it, the same for each way to write it; empty if none is taken."),
            _text("from_date", "The date from which it is there, as written."),
            _text("until_date", "The last date on which it is there, as written."),
            _text("last_recorded", "The date after which nothing is known of it, as written."),
            _text("status_standing", "How firmly its status on the day is held."),
            _text("root_standing", "How firmly it is held that it answers outside."),
            _text("from_standing", "How firmly from_date is held."),
            _text("until_standing", "How firmly until_date is held."),
            _text("scope", "neighbour, if it is there only because others relate to it."),
            _text("tier", "The level at which it works."),
            _text("succeeds", 'The ids of the bodies that it took the place of, joined by "; ".'),
            _text("duties", 'The ids of the statutory duties that it declares, joined by "; ".'),
            _text("same_as", 'The bodies of other files that it is the same as, joined by "; ".'),
            _text("identifiers", 'Its codes in registers, each as register=code, joined by "; ".'),
            _text("basis", "The law or decision that it rests on."),
            _text("meets", "How often it meets."),
            _text("remit", "What it is for."),
            _NOTE,
            _SOURCES,
            _LINE,
        ),
        key=("structure", "id"),
    ),
    Table(
        "relations",
        "A directed relation between two bodies.",
        (
            _STRUCTURE,
            _text("from_id", "The body that it starts at."),
            _text("kind", "The key of its kind, such as reports_to; it may be the structure's own."),
            _text("to_id", "The body that it leads to."),
            _text("standard_kind", "The same as kind, or the kind that the structure's own one is like."),
            _yes_or_no("is_line", "Whether it is an upward line, by which one body answers to another."),
            _text("answerer", "Of an upward line or a scrutiny, the body that answers."),
            _text("answers_to", "Of an upward line or a scrutiny, the body that it answers to."),
            _STANDING,
            _yes_or_no("taken", "Whether it is of the day, of a standing that is taken, and both its ends are present."),
            _yes_or_no("operates", "Whether it is taken and both its ends operate."),
            _text("from_date", "The date from which it holds, as written."),
            _text("until_date", "The last date on which it holds, as written."),
            _yes_or_no("lead", "Whether it is marked as the line that leads."),
            _yes_or_no("joint", "Whether it is one duty with the other joint lines of the body."),
            _text("intended", "Why it is meant to be so, of a scrutiny that goes in a circle."),
            _NOTE,
            _SOURCES,
            _LINE,
        ),
    ),
    Table(
        "members",
        "A row of the membership of a body.",
        (
            _STRUCTURE,
            _text("body", "The body that they sit on."),
            _text("agency", "The agency, as the row has it."),
            _text("agency_key", "Its name in one form for each way to write it; of a body of the structure, the name of that."),
            _text("agency_body", "The id of the body of the structure that the agency is."),
            _yes_or_no("is_sort", "Whether the agency is named as a sort, such as Providers, and may be others on each body."),
            _number("seats", "How many seats the row counts for; none for who is in attendance."),
            _number("stated_seats", "The seats that the sources give; NULL if they do not say.", may_be_null=True),
            _text("posts", 'The posts that take the seats, as listed, joined by "; ".'),
            _text("sector", "The sector of the agency."),
            _text("role", "What they are there, such as full member or in_attendance."),
            _text("partners", 'The codes of the partners of a statutory duty that the row represents, joined by "; ".'),
            _STANDING,
            _TAKEN,
            _NOTE,
            _SOURCES,
        ),
    ),
    Table(
        "functions",
        "A strand of work, a priority or a project.",
        (
            _STRUCTURE,
            _text("name", "Its name."),
            _text("function_key", "Its name in one form for each way to write it: entries with the same are one function."),
            _text("owners", 'The ids of the bodies that have any role in it, joined by "; ".'),
            _text("status", "Its status."),
            _NOTE,
            _SOURCES,
            _LINE,
        ),
    ),
    Table(
        "involvements",
        "What one body does with one function.",
        (
            _STRUCTURE,
            _text("function", "The name of the function."),
            _text("function_key", "The key of the function."),
            _text("body", "The body."),
            _text("role", "What it does: owner, oversees, delivers or monitors."),
            _STANDING,
            _TAKEN,
            _NOTE,
            _SOURCES,
        ),
    ),
    Table(
        "findings",
        "One thing that 'ctgraph check' has to say.",
        (
            _STRUCTURE,
            _text("fingerprint", "Sixteen digits that stay the same while the matter does."),
            _text("rule", "The id of the rule that found it."),
            _text("severity", "error, warning or info."),
            _text("kind", "The kind of finding, if the rule has several."),
            _STANDING._replace(says="The standing of the weakest fact that it rests on."),
            _text("bodies", 'The ids of the bodies that it is about, the first foremost, joined by "; ".'),
            _text("about", 'What it names that is no body, such as a function, joined by "; ".'),
            _text("sentence", "What it says."),
            _yes_or_no("accepted", "Whether the partnership has accepted it."),
            _yes_or_no("partial", "Whether the sources record the matter only in part."),
            _LINE,
        ),
    ),
    Table(
        "finding_bodies",
        "One body that one finding is about.",
        (
            _STRUCTURE,
            _text("fingerprint", "The fingerprint of the finding."),
            _text("rule", "The id of its rule."),
            _number("place", "The place of the body among those of the finding; 1 is the first."),
            _text("body", "The body."),
        ),
    ),
    Table(
        "routes",
        "The shortest complete line of a body that has one: a chain of upward lines to a root.",
        (
            _STRUCTURE,
            _text("body", "The body."),
            _number("depth", "How many lines there are from the body to the root; none for a root."),
            _text("root", "The root that it leads to, the first by its way if several are as near."),
            _text("next_body", "The body that the first of the lines leads to; empty for a root."),
            _yes_or_no("in_doubt", "Whether every route of the body has a line that the sources call unclear or dispute."),
        ),
        key=("structure", "body"),
    ),
    Table(
        "duties",
        "A statutory duty that a body declares.",
        (
            _STRUCTURE,
            _text("body", "The body."),
            _text("duty", "The id of the duty."),
            _text("title", "What the duty is called."),
            _text("citation", "The section that lays it down."),
            _text("demands", "What the section asks, such as representation or appointment."),
            _yes_or_no("in_force", "Whether it is in force on the day, as far as that is known."),
        ),
        key=("structure", "body", "duty"),
    ),
)  # fmt: skip
TABLES: Mapping[str, Table] = {table.name: table for table in _TABLES}
