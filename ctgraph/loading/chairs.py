"""Reads who chairs a body and who sits on it."""

from __future__ import annotations

from ctgraph.errors import quote
from ctgraph.loading.context import Context, Title
from ctgraph.loading.facts import make_fact_fields, read_details
from ctgraph.loading.fields import (
    LINE,
    LINES,
    POSITIVE_NUMBER,
    ValueType,
    choose_from,
    describe_node,
    expect_mapping,
    expect_scalar,
    read_line,
    read_positive_number,
)
from ctgraph.loading.forms import AnyOf, ByKey, Record, Rows, Text, Word, list_words
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.words import simplify
from ctgraph.model import ATTENDING, ATTENDING_WORDS, SECTORS, STANDINGS, Chair, Member, split_posts

_WITHOUT_POST = ("vacant", "undecided")
CHAIR = Shape(
    "a chair",
    {
        "title": Field(
            LINE,
            "The title of a post that is not a body here; one that several posts have is written out: Independent Chair of the LSCB.",
        ),
        **make_fact_fields("who chairs"),
    },
    required=("title",),
)
_DETAILS = Shape("the details of a chair", make_fact_fields("who chairs"))
_TOGETHER = "; who chair together are rows of 'members:', each with 'role: Co-Chair'"
_EXPECTED = "the id of a post, 'vacant', 'undecided', or {title: …}"
_NO_SEAT = f"who attends without a seat has 'role: {ATTENDING}', and no 'seats'"


def _read_seats(context: Context, node: Node) -> int | None:
    if isinstance(node, Scalar) and node.value.strip("0") == "" != node.value:
        context.problems.add(node.start_mark, f"expected {POSITIVE_NUMBER.name}, found {quote(node.value)}; {_NO_SEAT}")
        return None
    return read_positive_number(context, node)


def _read_role(context: Context, node: Node) -> str | None:
    """Read any text, and what means that somebody attends without a seat as the word for that."""
    role = read_line(context, node)
    if role is None or simplify(role) not in ATTENDING_WORDS:
        return role
    if role != ATTENDING and isinstance(node, Scalar):
        context.take_as(node, ATTENDING)
    return ATTENDING


_SEATS = POSITIVE_NUMBER._replace(read=_read_seats)
_ROLE = LINE._replace(read=_read_role)
MEMBER = Shape(
    "a member",
    {
        "agency": Field(LINE, "The agency that the row is about: an organisation, or a body of the structure."),
        "seats": Field(_SEATS, "How many seats the sources give the agency."),
        "posts": Field(LINES, "The posts that sit for the agency; several of one post are written 'Councillor x 2'."),
        "sector": Field(choose_from(SECTORS, "a sector"), "The sector that the agency belongs to."),
        "role": Field(
            _ROLE,
            "What the member is on the body, such as 'full member'; 'in_attendance' for who attends without a seat.",
        ),
        "partner": Field(LINES, "The codes of the partners of a statutory duty that the row represents."),
        **make_fact_fields("the row"),
    },
    required=("agency",),
)


def _read_members(context: Context, node: Node) -> tuple[Member, ...] | None:
    if not isinstance(node, SequenceNode):
        message = f"expected a list of members ('- agency: …'), found {describe_node(node)}"
        context.problems.add(node.start_mark, message)
        return None
    rows = (expect_mapping(context, item, "a member ('agency: …')") for item in node.items if item is not None)
    return tuple(_read_member(context, row) for row in rows if row is not None)


def _read_member(context: Context, row: MappingNode) -> Member:
    values = read_record(context, row, MEMBER)
    context.note_text(row, "agency", "names")
    if "posts" in values:
        _note_posts(context, row["posts"][1])
    if "seats" in values and values.get("role") == ATTENDING:
        message = f"'{ATTENDING}' is a role without a seat, and 'seats' gives some; leave one of the two out"
        context.problems.add(row["seats"][0].start_mark, message)
    if "seats" in values:
        values["stated_seats"] = values.pop("seats")
    if "partner" in values:
        values["partners"] = values.pop("partner")
    return Member(**{"agency": ""} | values)


def _note_posts(context: Context, node: Node | None) -> None:
    """Note the titles of the posts of a row, which are to be names and not ids."""
    entries = node.items if isinstance(node, SequenceNode) else [node]
    context.titles += (
        Title(split_posts(each.value.strip())[0], each.start_mark) for each in entries if isinstance(each, Scalar)
    )


def _read_chair(context: Context, node: Node) -> Chair | None:
    if isinstance(node, MappingNode):
        return _read_detailed_chair(context, node)
    if isinstance(node, SequenceNode):
        _report_several(context, node)
        return None
    found = expect_scalar(context, node, _EXPECTED)
    return _make_chair(context, found) if found else None


def _read_detailed_chair(context: Context, node: MappingNode) -> Chair | None:
    """Read {title: …}, with how firmly it is held beside it, or a post, `vacant` or `undecided` with that under it."""
    if len(node) == 1:
        ((key, written),) = node.values()
        is_standing = isinstance(written, Scalar) and written.value in STANDINGS and key.value not in CHAIR.fields
        if is_standing or isinstance(written, MappingNode):
            chair = _make_chair(context, key)
            details = read_details(context, written, _DETAILS)
            return chair._replace(**details) if chair else None
    title = node["title"][1] if "title" in node else None
    if isinstance(title, SequenceNode) or (len(node) > 1 and not any(key in CHAIR.fields for key in node)):
        _report_several(context, title or node)
        return None
    context.note_text(node, "title", "the title of a post that is no body here", by_id="chair")
    return Chair(**read_record(context, node, CHAIR))


def _report_several(context: Context, node: Node) -> None:
    """Report that a chair is written as several, and where those who chair together are written."""
    found = describe_node(node) if isinstance(node, SequenceNode) else "several"
    context.problems.add(node.start_mark, f"expected {_EXPECTED}, found {found}{_TOGETHER}")


def _make_chair(context: Context, written: Scalar) -> Chair | None:
    word = written.value
    if word in _WITHOUT_POST:
        return Chair(vacant=word == "vacant", undecided=word == "undecided")
    for right in _WITHOUT_POST:
        if word.casefold() == right:
            context.problems.add(written.start_mark, f"{quote(word)} is no chair; did you mean {right!r}?")
            return None
    return Chair(post=context.refer(word, written.start_mark, kind="post"))


_FORMS = (
    Text(),
    Record(CHAIR),
    ByKey(Word(list_words(STANDINGS)), taken=tuple(CHAIR.fields), least=1, most=1),
    ByKey(Record(_DETAILS), least=1, most=1),
)
CHAIRS = ValueType(f"{_EXPECTED}, or a standing or details by id", _read_chair, form=AnyOf(_FORMS))
MEMBERS = ValueType("a list of members", _read_members, form=Rows(MEMBER))
