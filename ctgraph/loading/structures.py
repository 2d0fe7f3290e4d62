"""A whole structure file: its head, its documents, its bodies and relations, what it accepts."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from ctgraph import dates
from ctgraph.errors import nearest, shown
from ctgraph.loading import fields
from ctgraph.loading.answers import answers
from ctgraph.loading.bodies import read_body
from ctgraph.loading.direct import DirectReader
from ctgraph.loading.fields import Context, Shape
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import NoProblems, Problems, UnusualError
from ctgraph.loading.text import STANDARD_INPUT, STANDARD_INPUT_NAME, read_text
from ctgraph.model import (
    AUTHORITY_TYPES,
    BODY_KINDS,
    RECORDED,
    Acceptance,
    Body,
    Document,
    Function,
    Limits,
    Recorded,
    Relation,
    Structure,
    Survey,
)

if TYPE_CHECKING:
    from ctgraph.loading.tree import Taker

_SOURCES_KEY = r"sourc\w*[\"']?\s*:|<<|\\"  # or what may stand for it, misspelt or in disguise
_MOST_COMPARED = 100  # unknown keys of the topmost mapping with "sources"
_BODIES_A_STEP = 2_000  # a register of fewer is read before a bar could be

Advance = Callable[[float], None]


def load_structure(path: str, advance: Advance | None = None, survey: Survey | None = None) -> Structure:
    """Return the structure in the file at `path`; ``-`` is standard input.

    `advance` is told, now and then in a large file, how much of it has been read: from 0 to 1. With a `survey`, the structure
    must name its authority and answer each question by one of its codes. Raises `StructureFileError` with every problem of
    the file.
    """
    name = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
    return parse_structure(read_text(path), name, advance, survey)


def parse_structure(text: str, name: str, advance: Advance | None = None, survey: Survey | None = None) -> Structure:
    """Return the structure that `text` holds; `name` stands for the file in messages, the rest as for `load_structure`.

    Raises `StructureFileError` with every problem of the text.
    """
    text = text.removeprefix("\ufeff")
    with _resting_collector():
        return read_directly(text, name, advance, survey) or read_with_care(text, name, advance, survey)


@contextmanager
def _resting_collector() -> Iterator[None]:
    # Millions of small records are made and none is garbage: the collector would only walk them again and again.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_directly(
    text: str, name: str, advance: Advance | None = None, survey: Survey | None = None
) -> Structure | None:
    """Return the structure that `text` holds, or None where something in it is wrong, or not as usual."""
    reader = _StructureReader(NoProblems(name, text), text, advance, survey)
    try:
        return reader.read(DirectReader(text, reader.context, reader.bodies, reader.relations).read(reader.at_bodies))
    except (UnusualError, yaml.YAMLError, UnicodeEncodeError):  # the other way tells what is wrong
        return None


def read_with_care(text: str, name: str, advance: Advance | None = None, survey: Survey | None = None) -> Structure:
    """Return the structure that `text` holds, from its tree. Raises `StructureFileError` with every problem of the text."""
    from ctgraph.loading.tree import read_tree  # not needed until something is wrong

    problems = Problems(name, text)
    reader = _StructureReader(problems, text, advance, survey)
    root = read_tree(text, problems, reader.watch)
    structure = None
    if isinstance(root, MappingNode):
        if "survey" in root and "structure" not in root:
            message = "this file defines a survey, and is no structure; 'ctgraph survey' reads it"
            problems.add(root["survey"][0].start_mark, message)
        else:
            structure = reader.read(root)
    elif root is not None:
        problems.add(
            root.start_mark, f"expected a structure, which starts with 'structure: …', found {fields.what(root)}"
        )
    elif not problems.any:
        problems.add_at(1, 1, "expected a structure, which starts with 'structure: …', found nothing in it")
    problems.raise_if_any()
    assert structure is not None  # without one there is a problem
    return structure


_DOCUMENT = Shape(
    "a document",
    {"title": fields.text, "date": fields.date, "url": fields.text},
    required=("title",),
)
_RECORDED = Shape("'recorded'", dict.fromkeys(Recorded._fields, fields.one_of(RECORDED, "a degree")))
_LIMITS = Shape("'limits'", {"seats": fields.positive_number})
_FUNCTION = Shape(
    "a function",
    {
        "name": fields.text,
        "owner": fields.body_ids,
        "status": fields.text,
        "source": fields.sources,
        "note": fields.text,
    },
    required=("name",),
)
_ACCEPTED = Shape(
    "an accepted finding",
    {
        "rule": fields.text,
        "kind": fields.text,
        "bodies": fields.body_ids,
        "about": fields.texts,
        "reason": fields.reason,
        "by": fields.text,
        "minute": fields.text,
        "review": fields.date,
    },
    required=("rule", "reason"),
)


def documents(context: Context, node: Node) -> dict[str, Document] | None:
    """Read the documents that a file declares, by key."""
    declared = fields.mapping(context, node, "documents ('key: {title: …, date: …}')")
    if declared is None:
        return None
    found = {}
    for key, (name, written) in declared.items():
        if " " in key or key.endswith(","):
            context.problems.add(name.start_mark, f"{shown(key)} cannot be cited: a document's key is one word")
        details = None if written is None else fields.mapping(context, written, "a document ('title: …')")
        values = {} if details is None else fields.record(context, details, _DOCUMENT)
        found[key] = Document(key=key, **{"title": ""} | values)  # one that is ill-formed is declared all the same
    return found


def _recorded(context: Context, node: Node) -> Recorded | None:
    found = fields.mapping(context, node, "{accountability: …, scrutiny: …, membership: …}")
    if found is None:
        return None
    return Recorded(**fields.record(context, found, _RECORDED))


def _limits(context: Context, node: Node) -> Limits | None:
    found = fields.mapping(context, node, "{seats: …}")
    return Limits(**fields.record(context, found, _LIMITS)) if found else None


def _functions(context: Context, node: Node) -> tuple[Function, ...]:
    functions = []
    for row in _rows(context, node, "functions ('- name: …')"):
        values = fields.record(context, row, _FUNCTION)
        if "owner" in values:
            values["owners"] = values.pop("owner")
        functions.append(Function(line=row.start_mark.line + 1, **{"name": ""} | values))
    return tuple(functions)


def _accepted(context: Context, node: Node) -> tuple[Acceptance, ...]:
    accepted = []
    for row in _rows(context, node, "accepted findings ('- rule: …')"):
        values = fields.record(context, row, _ACCEPTED)
        if "review" in values:
            values["review"] = dates.days(values["review"])[1]
        blank: dict[str, Any] = {"rule": "", "reason": "", "bodies": ()}
        accepted.append(Acceptance(line=row.start_mark.line + 1, **blank | values))
    return tuple(accepted)


def _rows(context: Context, node: Node, expected: str) -> list[MappingNode]:
    if not isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected a list of {expected}, found {fields.what(node)}")
        return []
    found = (fields.mapping(context, item, f"one of the {expected}") for item in node.items if item is not None)
    return [row for row in found if row is not None]


_HEAD = Shape(
    "a structure",
    {
        "structure": fields.text,
        "title": fields.name,
        "authority": fields.text,
        "authority_type": fields.one_of(AUTHORITY_TYPES, "a type of authority"),
        "region": fields.text,
        "as_of": fields.date,
        "sources": documents,
        "recorded": _recorded,
        "supersedes": fields.text,
        "note": fields.text,
        "bodies": lambda context, node: fields.mapping(context, node, "bodies ('id: {name: …, kind: …}')"),
        "functions": _functions,
        "limits": _limits,
        "accepted": _accepted,
        "answers": answers,
    },
    required=("structure", "bodies"),
)


def _head(survey: Survey | None) -> Shape:
    if survey is None:
        return _HEAD
    return _HEAD._replace(noun=f"a structure of {survey.id}", required=(*_HEAD.required, "authority", "answers"))


class _StructureReader:
    """Reads the parts of a structure in the order in which they need each other, whatever their order in the file.

    Where the documents are declared before the bodies, as they usually are, each body is read as soon as it is whole, so
    that a large register is never held as a tree.
    """

    def __init__(self, problems: Problems, text: str, advance: Advance | None, survey: Survey | None) -> None:
        self.text = text
        self.advance = advance
        self.context = Context(problems, {}, survey)
        self.bodies: dict[str, Body] = {}
        self.relations: list[Relation] = []
        self.context.known = self.bodies
        self.taken = False
        self.taken_directly = False

    def watch(self, root: MappingNode, key: str) -> Taker | None:
        """Take the bodies one by one as trees, if they can be read already."""
        if key != "bodies" or self.taken or not self._can_read_bodies_after(root):
            return None
        return self._read_body

    def at_bodies(self, root: MappingNode) -> Callable[[Scalar], None] | None:
        """Say whether the bodies can be read already: what is to be called after each, if they can."""
        self.taken_directly = self._can_read_bodies_after(root)
        return self._tell_progress if self.taken_directly else None

    def _can_read_bodies_after(self, root: MappingNode) -> bool:
        """Say whether what the bodies cite has been declared, or nothing is; if so, make ready for them."""
        self.taken = "sources" in root or not re.search(_SOURCES_KEY, self.text)
        if self.taken:
            self._read_documents(root)
        return self.taken

    def read(self, root: MappingNode) -> Structure:
        """Return the structure that the whole tree holds."""
        if not self.taken:
            self._read_documents(root)
        head = fields.record(self.context, root, _head(self.context.survey))
        bodies = head.pop("bodies", None)
        for entry in (*bodies.values(), *bodies.repeated) if bodies and not self.taken else ():
            self._read_body(entry)
        self._look_up_references(self.bodies if self.taken_directly else bodies)
        recorded = root.get("recorded")
        name = head.pop("structure", "")
        return Structure(
            id=name,
            title=head.pop("title", name),
            file=self.context.problems.path,
            line=root.start_mark.line + 1,
            bodies=self.bodies,
            relations=tuple(self.relations),
            documents=head.pop("sources", {}),
            recorded_line=(recorded[0] if recorded else root).start_mark.line + 1,
            day=dates.days(head["as_of"])[1] if "as_of" in head else "",
            **head,
        )

    def _read_documents(self, root: MappingNode) -> None:
        declared = root.get("sources")
        if declared and isinstance(declared[1], MappingNode):
            quiet = Context(Problems(""), {})  # its problems are told when the head is read, with the rest
            self.context.documents = documents(quiet, declared[1]) or {}
        else:
            unknown = (key for key in root if key not in _HEAD.readers)
            misspelt = any(nearest(key, ["sources"]) for key in islice(unknown, _MOST_COMPARED))
            self.context.documents_unread = declared is not None or misspelt

    def _read_body(self, entry: Entry) -> None:
        key = entry[0]
        if not key.value.strip():
            self.context.problems.add(key.start_mark, "expected the id of a body, found nothing")
        read = read_body(self.context, *entry)
        if read and key.value not in self.bodies:
            self.bodies[key.value] = read[0]
            self.relations += read[1]
        self._tell_progress(key)

    def _tell_progress(self, key: Scalar) -> None:
        if self.advance and not len(self.bodies) % _BODIES_A_STEP:
            self.advance(key.start_mark.index / len(self.text))

    def _look_up_references(self, declared: Collection[str] | None) -> None:
        if declared is None:
            return  # that is told, and nothing could be found
        for reference in self.context.references:
            if reference.id not in declared:
                if not self.context.problems.truncated:  # it may stand in the part that was not read
                    message = f"there is no body {shown(reference.id)}{self._hint(reference)}"
                    self.context.problems.add(reference.mark, message)
            elif reference.kind and reference.id in self.bodies:
                self._expect_kind(reference)

    def _hint(self, reference: fields.Reference) -> str:
        wanted = reference.id
        parts = [part.strip() for part in wanted.split(",")]
        if len(parts) > 1 and all(part in self.bodies for part in parts):
            return f"; several ids go in brackets: [{', '.join(parts)}]"
        if wanted.casefold() in self._called:
            return f"; the id of that body is {shown(self._called[wanted.casefold()])}"
        if not reference.kind:
            return self.context.problems.did_you_mean(wanted, self.bodies)
        near = self.context.problems.did_you_mean(wanted, (*self.bodies, "vacant"))
        return near or "; a chair that is no body here is written {title: …}"

    @cached_property
    def _called(self) -> dict[str, str]:
        """The ids of the bodies by name and by short name, in any case."""
        called = {body.name.casefold(): key for key, body in self.bodies.items()}
        return called | {body.short.casefold(): key for key, body in self.bodies.items() if body.short}

    def _expect_kind(self, reference: fields.Reference) -> None:
        body = self.bodies[reference.id]
        if body.kind not in ("", reference.kind):  # empty: it could not be read
            label = BODY_KINDS[body.kind].label.lower()
            wanted = BODY_KINDS[str(reference.kind)].label.lower()
            message = f"{shown(reference.id)} is a {label}; expected a {wanted}, 'vacant', or {{title: …}}"
            self.context.problems.add(reference.mark, message)
