"""A structure file in which nothing is wrong, read straight from its events: its bodies never stand in memory as a tree.

That is where the time of a large register goes. Whatever is wrong, or merely not usual, raises `UnusualError`, and the file is
read again from its tree, which tells what is wrong and where: so each message is made in one place. Single values are read
by the same readers either way, and tests hold both ways to the same structures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from ctgraph.loading import fields
from ctgraph.loading.bodies import BODY, RELATION, finish
from ctgraph.loading.events import MOST_DEPTH, EventParser
from ctgraph.loading.fields import Context, FieldReader, Shape
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import UnusualError
from ctgraph.model import BODY_KINDS, OUTSIDE_BASES, RELATION_KINDS, STANDINGS, STATUSES, Body, Relation, Source

_MERGE_KEY = "<<"
_BYTE_ORDER_MARK = "\ufeff"
_DEEPEST = 5  # what stands in a relation: in five mappings, the topmost among them
# One text for each, however often it is written.
_KINDS = {kind: kind for kind in RELATION_KINDS}
_STANDINGS = {standing: standing for standing in STANDINGS}
# What a text under these keys says is all that there is to it; the others are looked at again when the whole is read.
_CHOICES = {"kind": BODY_KINDS, "status": STATUSES, "answers_outside": OUTSIDE_BASES, "standing": STANDINGS}
_TEXTS = ("remit", "note", "basis", "meets")
_NAMES = ("name", "short")
_SOURCE, _SOURCES = "source", "sources"

Shortcut = Callable[[str], Any]
NextEvent = Callable[[], Any]


class DirectReader:
    """Reads one text to bodies and relations, which it adds to the collections that it is given.

    Raises `UnusualError`, and `UnicodeEncodeError` for half a character.
    """

    def __init__(self, text: str, context: Context, bodies: dict[str, Body], relations: list[Relation]) -> None:
        if _BYTE_ORDER_MARK in text:  # the one character that YAML forbids and its parser lets pass
            raise UnusualError
        next_event = EventParser(text).get_event
        self._next: NextEvent = partial(_unmarked, next_event) if "&" in text or "!" in text else next_event
        self._context = context
        shortcuts = _shortcuts(context)
        self._of_body, self._of_relation = _usual(BODY, shortcuts), _usual(RELATION, shortcuts)
        self._bodies = bodies
        self._relations = relations
        self._without_source = False  # whether a relation of the body that is being read is
        self._ahead: list[str] = []  # targets that come further on, if at all

    def read(self, at_bodies: Callable[[MappingNode], Callable[[Scalar], None] | None]) -> MappingNode:
        """Return the topmost mapping of the one document.

        `at_bodies` is asked when the bodies come, with what stands before them. Where it returns a function, they are read
        here, it is called with the key of each, and the mapping that is returned lacks them; where it returns None, the
        bodies are part of it, as a tree.

        Raises `UnusualError`, and for what is no YAML `yaml.YAMLError`.
        """
        _expect(StreamStartEvent, self._next())
        _expect(DocumentStartEvent, self._next())
        top = MappingNode()
        top.start_mark = _expect(MappingStartEvent, self._next()).start_mark
        while (key := self._next()).__class__ is Scalar:
            start = self._next()
            take = at_bodies(top) if key.value == "bodies" and start.__class__ is MappingStartEvent else None
            if take is None:
                _put(top, key, self._node(start, 1))
            else:
                _put(top, key, MappingNode())
                self._read_bodies(take)
        top.end = _expect(MappingEndEvent, key).start_mark
        _expect(DocumentEndEvent, self._next())
        _expect(StreamEndEvent, self._next())
        return top

    def _read_bodies(self, take: Callable[[Scalar], None]) -> None:
        bodies = self._bodies
        while (key := self._next()).__class__ is Scalar:
            if key.value in bodies or not key.value.strip() or key.value == _MERGE_KEY:
                raise UnusualError
            if self._next().__class__ is not MappingStartEvent:
                raise UnusualError
            bodies[key.value] = self._body(key)
            take(key)
        if key.__class__ is not MappingEndEvent or not bodies.keys() >= set(self._ahead):
            raise UnusualError

    # The time that a large register takes goes from here ...

    def _body(self, key: Scalar) -> Body:
        id_, first = key.value, len(self._relations)
        values, others = self._record(BODY, self._of_body, id_, first)
        if "name" not in values or "kind" not in values:
            raise UnusualError
        if others is not None:
            finish(self._context, key, others, values)
        if self._without_source:
            self._inherit(first, values.get("sources", ()))
        return Body(id=id_, line=key.start_mark.line + 1, **values)

    def _record(
        self, shape: Shape, usual: Mapping[str, tuple[str, Shortcut, FieldReader]], body: str, first: int
    ) -> tuple[dict[str, Any], MappingNode | None]:
        """Return the values of a mapping, and as a tree those that are not usual.

        The relations in it are those of a `body`, of which the `first` has this place among all.
        """
        next_event, context = self._next, self._context
        values: dict[str, Any] = {}
        others: MappingNode | None = None
        while (name := next_event()).__class__ is Scalar:
            key, value = name.value, next_event()
            known = usual.get(key)
            if known is not None and value.__class__ is Scalar:
                field, shortcut, reader = known
                if field in values:
                    raise UnusualError
                values[field] = shortcut(value.value) or reader(context, value)
            elif key in shape.read_elsewhere:
                self._read_relations(body, first, _KINDS[key], value)
            else:
                others = MappingNode() if others is None else others
                field = _field(key)
                if field in values:
                    raise UnusualError
                values[field] = self._other(shape, others, name, value)
        if name.__class__ is not MappingEndEvent:
            raise UnusualError
        if others is not None:
            fields.put_together(context, others, values)
        return values, others

    def _read_relations(self, body: str, first: int, kind: str, start: Any) -> None:
        next_event, relations, known, before = self._next, self._relations, self._bodies, len(self._relations)
        if before > first and kind in [relation.kind for relation in relations[first:]]:
            raise UnusualError
        if start.__class__ is not MappingStartEvent:
            return self._read_targets(body, kind, start)
        while (target := next_event()).__class__ is Scalar:
            to_id, details = target.value, next_event()
            if to_id not in known:  # which most are, and asking here takes half the time
                if to_id == body:
                    raise UnusualError
                self._ahead.append(to_id)
            if details.__class__ is MappingStartEvent:
                values, _ = self._record(RELATION, self._of_relation, body, first)
            else:
                values = _standing(details)
            if "sources" not in values:
                self._without_source = True
            relations.append(Relation(body, kind, to_id, target.start_mark.line + 1, **values))
        added = len(relations) - before
        if target.__class__ is not MappingEndEvent or not added:
            raise UnusualError
        if added > 1 and len({relation.to_id for relation in relations[before:]}) < added:
            raise UnusualError
        return None

    # ... to here

    def _read_targets(self, body: str, kind: str, start: Any) -> None:
        """Read one target, or a list of them."""
        self._without_source = True
        for target in fields.unique_scalars(self._context, self._node(start, _DEEPEST), ""):
            if target.value == body:
                raise UnusualError
            self._ahead.append(target.value)
            self._relations.append(Relation(body, kind, target.value, target.start_mark.line + 1))

    def _inherit(self, first: int, sources: tuple[Source, ...]) -> None:
        """Give the relations of a body from the `first` on, where they have no source of their own, that of the body."""
        relations, self._without_source = self._relations, False
        for place in range(first, len(relations)):
            if not relations[place].sources:
                relations[place] = relations[place]._replace(sources=sources)

    def _other(self, shape: Shape, others: MappingNode, name: Scalar, start: Any) -> Any:
        """Read what stands under a key that is not one of the usual ones, or is no mere text; `others` keeps it as a tree."""
        if name.value not in shape.readers:
            raise UnusualError
        node = self._node(start, _DEEPEST)
        _put(others, name, node)
        return shape.readers[name.value](self._context, node)

    def _node(self, start: Any, depth: int) -> Node:
        """Return what starts with an event as a tree; `depth` is how many mappings and lists it stands in."""
        if start.__class__ is Scalar:
            return start
        if depth >= MOST_DEPTH:
            raise UnusualError
        node: MappingNode | SequenceNode
        if start.__class__ is SequenceStartEvent:
            node = SequenceNode()
            while (event := self._next()).__class__ is not SequenceEndEvent:
                node.items.append(self._node(event, depth + 1))
        else:
            _expect(MappingStartEvent, start)
            node = MappingNode()
            while (event := self._next()).__class__ is Scalar:
                _put(node, event, self._node(self._next(), depth + 1))
            _expect(MappingEndEvent, event)
        node.start_mark, node.end = start.start_mark, event.start_mark
        return node


def _shortcuts(context: Context) -> Mapping[str, Shortcut]:
    """Return for each usual key what makes of most texts the value at once, and of the others nothing."""
    of_choices = {key: {each: each for each in words}.get for key, words in _CHOICES.items()}
    of_texts = dict.fromkeys(_TEXTS if context.problems.has_comments else (*_TEXTS, *_NAMES), str.strip)
    of_names = dict.fromkeys(_NAMES, _nothing)  # where there are comments, one may have cut a name short
    return {**of_names, **of_choices, **of_texts, _SOURCE: context.already_cited}


def _nothing(_text: str) -> None:
    return None


def _usual(shape: Shape, shortcuts: Mapping[str, Shortcut]) -> dict[str, tuple[str, Shortcut, FieldReader]]:
    return {key: (_field(key), shortcuts[key], reader) for key, reader in shape.readers.items() if key in shortcuts}


def _field(key: str) -> str:
    return _SOURCES if key == _SOURCE else key


def _standing(event: Any) -> dict[str, Any]:
    if event.__class__ is not Scalar or event.value not in _STANDINGS:
        raise UnusualError
    return {"standing": _STANDINGS[event.value]}


def _expect(kind: type, event: Any) -> Any:
    if event.__class__ is not kind:
        raise UnusualError
    return event


def _put(node: MappingNode, key: Scalar, value: Node) -> None:
    if key.value in node or key.value == _MERGE_KEY:
        raise UnusualError
    node[key.value] = key, value


def _unmarked(next_event: NextEvent) -> Any:
    event = next_event()
    if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
        raise UnusualError
    return event
