"""Reads a whole structure file: its head, its documents, its bodies and relations, the findings that it accepts."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from ctgraph import dates
from ctgraph.errors import find_nearest, quote, shows
from ctgraph.loading.acceptances import ACCEPTANCE, read_acceptances
from ctgraph.loading.answers import ANSWER, read_answers
from ctgraph.loading.bodies import BODY, read_body
from ctgraph.loading.checks import check_successions, check_titles
from ctgraph.loading.context import Context, Reference
from ctgraph.loading.documents import DOCUMENT, DOCUMENTS, read_documents
from ctgraph.loading.fields import (
    DATE,
    ID,
    LINE,
    NAME,
    POSITIVE_NUMBER,
    TEXT,
    ValueType,
    choose_from,
    describe_node,
    expect_mapping,
)
from ctgraph.loading.forms import ByKey, Record, Rows
from ctgraph.loading.functions import FUNCTION, read_functions
from ctgraph.loading.missing_bodies import MissingBodies
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar
from ctgraph.loading.own_kinds import OWN_KIND, OWN_RELATION, make_own_kind_types
from ctgraph.loading.problems import Problems
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.relations import WrittenRelation, can_be_twice, check_joint, join_relations
from ctgraph.loading.text import STANDARD_INPUT, STANDARD_INPUT_NAME, read_text
from ctgraph.loading.tree import Taker, read_tree
from ctgraph.model import (
    AUTHORITY_TYPES,
    BODY_KINDS,
    RECORDED,
    RECORDED_SYNONYMS,
    Body,
    Limits,
    Recorded,
    Relation,
    Structure,
    fold_name,
    put_article_before,
)

if TYPE_CHECKING:
    from ctgraph.model.surveys import Survey

# the key, well or badly spelt, or what may hide it; no misspelling is much longer, and a longer word is not searched again
_SOURCES_KEY = r"sourc\w{0,20}[\"']?\s*:|<<|\\"
_OWN_KINDS_KEYS = {"kinds": r"kinds[\"']?\s*:", "relations": r"relations[\"']?\s*:"}
_MOST_COMPARED = 100  # unknown keys of the topmost mapping that are compared with "sources"
_BODIES_A_STEP = 2_000  # between two calls of `advance`

Advance = Callable[[float], None]


def load_structure(path: str, advance: Advance | None = None, survey: Survey | None = None) -> Structure:
    """Return the structure in the file at `path`; ``-`` is standard input.

    `advance` is called from time to time with how much of the file has been read, from 0 to 1. With a `survey`, the structure
    must name its authority and answer each question with one of its codes. Raises `StructureFileError` with every problem of
    the file.
    """
    name = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
    return parse_structure(read_text(path), name, advance, survey)


def parse_structure(text: str, name: str, advance: Advance | None = None, survey: Survey | None = None) -> Structure:
    """Return the structure that `text` holds; `name` stands for the file in messages, the rest as for `load_structure`.

    Raises `StructureFileError` with every problem of the text.
    """
    text = text.removeprefix("\ufeff")
    problems = Problems(name, text)
    reader = _StructureReader(problems, text, advance, survey)
    structure = None
    with _pause_garbage_collection():
        root = read_tree(text, problems, reader.watch)
        if isinstance(root, MappingNode) and not _is_survey(root, problems):
            structure = reader.read(root)
    if root is None and not problems.any:
        problems.add_at(1, 1, "expected a structure, which starts with 'structure: …', found nothing in it")
    elif root is not None and not isinstance(root, MappingNode):
        message = f"expected a structure, which starts with 'structure: …', found {describe_node(root)}"
        problems.add(root.start_mark, message)
    problems.raise_if_any()
    assert structure is not None  # without one there is a problem
    return structure


def list_other_words(text: str, name: str) -> list[tuple[Scalar, str]]:
    """Return each word of a structure that is read as another, where it stands, with the key that it is read as.

    Raises `StructureFileError` where the text is no structure, or an ill-formed one.
    """
    problems = Problems(name, text)
    reader = _StructureReader(problems, text, None, None)
    root = read_tree(text, problems, reader.watch)
    if isinstance(root, MappingNode) and not _is_survey(root, problems):
        reader.read(root)
    problems.raise_if_any()
    return reader.context.taken


def _is_survey(root: MappingNode, problems: Problems) -> bool:
    if "survey" not in root or "structure" in root:
        return False
    message = "this file defines a survey, and is no structure; 'ctgraph survey' reads it"
    problems.add(root["survey"][0].start_mark, message)
    return True


@contextmanager
def _pause_garbage_collection() -> Iterator[None]:
    # A large register makes millions of objects and no garbage; the collector would search them again and again.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_RECORDED = Shape(
    "'recorded'",
    {
        matter: Field(choose_from(RECORDED, "a degree", RECORDED_SYNONYMS), f"How far the sources record {matter}.")
        for matter in Recorded._fields
    },
)
_LIMITS = Shape("'limits'", {"seats": Field(POSITIVE_NUMBER, "The most seats that a body should have.")})


def _read_recorded(context: Context, node: Node) -> Recorded | None:
    found = expect_mapping(context, node, "{accountability: …, scrutiny: …, membership: …}")
    return None if found is None else Recorded(**read_record(context, found, _RECORDED))


def _read_limits(context: Context, node: Node) -> Limits | None:
    found = expect_mapping(context, node, "{seats: …}")
    return Limits(**read_record(context, found, _LIMITS)) if found else None


def _expect_bodies(context: Context, node: Node) -> MappingNode | None:
    return expect_mapping(context, node, "bodies ('id: {name: …, kind: …}')")


OWN_KINDS, OWN_RELATIONS = make_own_kind_types(BODY.fields)
STRUCTURE = Shape(
    "a structure",
    {
        "structure": Field(ID, "The id of the structure."),
        "title": Field(NAME, "The title; the id if left out."),
        "authority": Field(LINE, "The authority whose partnership it is."),
        "authority_type": Field(
            choose_from(AUTHORITY_TYPES, "a type of authority"),
            "The type of that authority, which some duties ask for.",
        ),
        "region": Field(LINE, "The region of the authority."),
        "as_of": Field(DATE, "The day that the structure describes."),
        "sources": Field(DOCUMENTS, "The documents that are cited.", DOCUMENT),
        "recorded": Field(
            ValueType("a degree for each matter", _read_recorded, form=Record(_RECORDED)),
            "How far the sources record each matter, which says how to read silence.",
            _RECORDED,
        ),
        "kinds": Field(OWN_KINDS, "Kinds of body of your own, by key.", OWN_KIND),
        "relations": Field(OWN_RELATIONS, "Kinds of relation of your own, by key.", OWN_RELATION),
        "supersedes": Field(ID, "The id of the structure that this one takes the place of."),
        "note": Field(TEXT, "Anything else that a reader should know of the structure."),
        "bodies": Field(
            ValueType("bodies by id", _expect_bodies, form=ByKey(Record(BODY), r"\S")),
            "The bodies, and under each its relations.",
            BODY,
        ),
        "functions": Field(
            ValueType("a list of functions", read_functions, form=Rows(FUNCTION)),
            "What there is to do, and who owns it.",
            FUNCTION,
        ),
        "limits": Field(
            ValueType("a mapping of limits", _read_limits, form=Record(_LIMITS)),
            "What the partnership has set as too much.",
            _LIMITS,
        ),
        "accepted": Field(
            ValueType("a list of accepted findings", read_acceptances, form=Rows(ACCEPTANCE)),
            "The findings that the partnership has decided to live with.",
            ACCEPTANCE,
        ),
        "answers": Field(
            ValueType("answers by question", read_answers, form=ByKey(Record(ANSWER))),
            "The answers to the questions of a survey.",
            ANSWER,
        ),
    },
    required=("structure", "bodies"),
)


def _make_shape(survey: Survey | None) -> Shape:
    if survey is None:
        return STRUCTURE
    required = (*STRUCTURE.required, "authority", "answers")
    return STRUCTURE._replace(noun=f"a structure of {survey.id}", required=required)


class _StructureReader:
    """Reads the parts of a structure in the order in which they need one another, whatever their order in the file.

    Where the documents are declared before the bodies, as they usually are, each body is read as soon as its entry is
    complete, so that the tree of a large register is never held as a whole.
    """

    def __init__(self, problems: Problems, text: str, advance: Advance | None, survey: Survey | None) -> None:
        self.text = text
        self.advance = advance
        self.context = Context(problems, {}, survey)
        self.bodies: dict[str, Body] = {}
        self.relations: list[Relation] = []
        self.may_be_twice: list[WrittenRelation] = []
        self.joint: list[WrittenRelation] = []
        self.keys_by_folded_id: dict[str, Scalar] = {}
        self.context.known = self.bodies
        self.reads_on_arrival = False  # whether the bodies were read while the tree was

    def watch(self, root: MappingNode, key: str) -> Taker | None:
        """Take the bodies one by one if what they cite has been declared, or if they cite nothing."""
        if key != "bodies" or not ("sources" in root or not re.search(_SOURCES_KEY, self.text)):
            return None
        if any(key not in root and re.search(pattern, self.text) for key, pattern in _OWN_KINDS_KEYS.items()):
            return None
        self.reads_on_arrival = True
        self._read_documents(root)
        self._read_own_kinds(root)
        return self._read_body

    def read(self, root: MappingNode) -> Structure:
        """Return the structure that the whole tree holds."""
        if not self.reads_on_arrival:
            self._read_documents(root)
            self._read_own_kinds(root)
        head = read_record(self.context, root, _make_shape(self.context.survey))
        bodies = head.pop("bodies", None)
        for entry in (*bodies.values(), *bodies.repeated) if bodies and not self.reads_on_arrival else ():
            self._read_body(entry)
        self._look_up_references(bodies)
        check_successions(self.context)
        check_titles(self.context, self.bodies)
        check_joint(self.context, self.joint)
        recorded = root.get("recorded")
        name = head.pop("structure", "")
        return Structure(
            id=name,
            title=head.pop("title", name),
            file=self.context.problems.path,
            line=root.start_mark.line + 1,
            bodies=self.bodies,
            relations=join_relations(self.context, self.relations, self.may_be_twice),
            documents=head.pop("sources", {}),
            relation_kinds=head.pop("relations", {}),
            recorded_line=(recorded[0] if recorded else root).start_mark.line + 1,
            day=dates.days(head["as_of"])[1] if "as_of" in head else "",
            readings=self.context.readings,
            said_active=frozenset(self.context.said_active),
            **head,
        )

    def _read_documents(self, root: MappingNode) -> None:
        declared = root.get("sources")
        if declared and isinstance(declared[1], MappingNode):
            quiet = Context(Problems(""), {})  # the problems of the documents are reported when the head is read
            self.context.documents = read_documents(quiet, declared[1]) or {}
        else:
            unknown = (key for key in root if key not in STRUCTURE.fields)
            misspelt = any(find_nearest(key, ["sources"]) for key in islice(unknown, _MOST_COMPARED))
            self.context.documents_unread = declared is not None or misspelt

    def _read_own_kinds(self, root: MappingNode) -> None:
        quiet = Context(Problems(""), {})  # as for the documents
        kinds, relations = root.get("kinds"), root.get("relations")
        if kinds and kinds[1] is not None:
            self.context.kinds = OWN_KINDS.read(quiet, kinds[1])
        if relations and relations[1] is not None:
            self.context.relation_kinds = OWN_RELATIONS.read(quiet, relations[1])

    def _read_body(self, entry: Entry) -> None:
        key = entry[0]
        if not shows(key.value):
            self.context.problems.add(key.start_mark, "expected the id of a body, found nothing")
        read = read_body(self.context, *entry)
        if read and self._is_new(key):
            body, relations = read
            self.bodies[body.id] = body
            for written in relations:
                self.relations.append(written.relation)
                if can_be_twice(written.relation):
                    self.may_be_twice.append(written)
                if written.relation.joint:
                    self.joint.append(written)
        if self.advance and not len(self.bodies) % _BODIES_A_STEP:
            self.advance(key.start_mark.index / len(self.text))

    def _is_new(self, key: Scalar) -> bool:
        """Say whether no body of this id was read before; report an id that looks like another."""
        first = self.keys_by_folded_id.setdefault(fold_name(key.value), key)
        if first is key:
            return True
        if first.value != key.value and key.value.strip():  # the key that is given twice, or empty, was reported
            message = f"the id {quote(key.value)} looks like {quote(first.value)} on line {first.start_mark.line + 1}"
            self.context.problems.add(key.start_mark, f"{message}; give one of them another id")
        return False

    def _look_up_references(self, declared: Collection[str] | None) -> None:
        if declared is None:
            return  # this was reported, and no body could be found
        known = set(map(self.context.spell_id, declared))
        for reference in self.context.references:
            if reference.id not in known:
                if not self.context.problems.truncated:  # it may stand in the part that was not read
                    hint = self._missing.find_hint(reference.id, is_chair=bool(reference.kind))
                    message = f"there is no body {quote(reference.id)}{hint}"
                    self.context.problems.add(reference.mark, message)
            elif reference.kind and reference.id in self.bodies:
                self._expect_kind(reference)

    @cached_property
    def _missing(self) -> MissingBodies:
        return MissingBodies(self.bodies, self.context.problems, self.context.functions)

    def _expect_kind(self, reference: Reference) -> None:
        body = self.bodies[reference.id]
        if body.kind not in ("", reference.kind):  # empty: it could not be read
            found = put_article_before(body.kind_in_text)
            wanted = BODY_KINDS[str(reference.kind)].with_article
            message = f"{quote(reference.id)} is {found}; expected {wanted}, 'vacant', or {{title: …}}"
            self.context.problems.add(reference.mark, message)
