"""Makes a structure of a graph that another program wrote as node-link JSON: its nodes and edges have words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ctgraph.errors import quote
from ctgraph.exchange.gathering import Gathering, Thing
from ctgraph.exchange.register import Wanted
from ctgraph.loading.words import find_relations, hint_relation, list_choices
from ctgraph.model import INVERSES, STANDINGS, STATUSES
from ctgraph.results.imported import Imported

EDGES = "edges"  # the word of --map for what an edge is of which nothing says so
_NAMES = ("name", "full_name", "label", "title")
_KINDS = ("kind", "type", "class", "category")
_RELATIONS = ("kind", "relation", "relationship", "type", "label", "key")
_ENDS = ("source", "target")
_OF_NETWORKX = frozenset({"id", "key"})  # which are no attributes


def is_foreign(held: Any) -> bool:
    """Say whether a graph is none of ours: its head names no structure, and no node has both a name and a kind."""
    head, nodes = (held.get("graph"), held.get("nodes")) if isinstance(held, Mapping) else (None, None)
    if not isinstance(nodes, list) or not nodes or (isinstance(head, Mapping) and "structure" in head):
        return False
    return not any(isinstance(node, Mapping) and {"name", "kind"} <= node.keys() for node in nodes)


def import_graph(name: str, held: Mapping[str, Any], wanted: Wanted, edge_kind: str) -> Imported:
    """Return the structure that a foreign graph describes, with what could not be taken.

    `edge_kind` is the kind of relation of an edge that has no word for it, empty where none was asked for.

    Raises `StructureFileError` with each fault by its node or edge.
    """
    return _Import(name, held, wanted, edge_kind).run()


class _Import:
    """One import while it goes on."""

    def __init__(self, name: str, held: Mapping[str, Any], wanted: Wanted, edge_kind: str) -> None:
        head = held.get("graph")
        title = _find(head, ("title", "name"))[1] if isinstance(head, Mapping) else ""
        self.gathering = Gathering(name, wanted, title)
        self.faults = self.gathering.faults
        self.held, self.edge_kind = held, edge_kind
        self.left: dict[tuple[str, str], int] = {}

    def run(self) -> Imported:
        for number, node in enumerate(self.held["nodes"], 1):
            self._add_node(number, node)
        edges = self.held.get("edges") or self.held.get("links") or []
        if not isinstance(edges, list):
            self.faults.refuse("", 'expected a list of "edges" or "links"')
            edges = []
        if edges and self.held.get("directed") is False:
            self.faults.tell("", "the graph has no directions: each edge was taken from its source to its target")
        for number, edge in enumerate(edges, 1):
            self._add_edge(number, edge)
        for (noun, key), number in sorted(self.left.items()):
            self.faults.tell(
                "", f"{quote(key)} was not taken, which {number:,} {noun}{'s have' if number > 1 else ' has'}"
            )
        return self.gathering.finish()

    def _add_node(self, number: int, node: Any) -> None:
        key = _as_text(node.get("id")) if isinstance(node, Mapping) else ""
        if not key:
            self.faults.add(f"node {number}", 'expected a mapping with an "id"', "it was left out")
            return
        if self.gathering.holds(key):
            self.faults.add(f"node {number}", f"{quote(key)} is the id of a node above it too", "it was left out")
            return
        of_name, name = _find(node, _NAMES)
        of_kind, kind = _find(node, _KINDS)
        said, of_said = self._read_more(node, name or key)
        self._note_left("node", node, {of_name, of_kind, *of_said})
        self.gathering.add(Thing(key, name or key, f"node {key}", kind, said), key)

    def _read_more(self, node: Mapping[str, Any], name: str) -> tuple[dict[str, Any], set[str]]:
        """Return further keys of a body that a node has under the same words, and the words."""
        said: dict[str, Any] = {}
        short, status, note = (_as_text(node.get(each)) for each in ("short", "status", "note"))
        if short and short != name:
            said["short"] = short
        if status in STATUSES:
            said["status"] = status
        if note:
            said["note"] = note
        return said, {each for each in said if each in node}

    def _add_edge(self, number: int, edge: Any) -> None:
        place = f"edge {number}"
        if not isinstance(edge, Mapping):
            self.faults.add(place, 'expected a mapping with "source" and "target"', "it was left out")
            return
        start, end = (_as_text(edge.get(each)) for each in _ENDS)
        missing = [each for each in (start, end) if not self.gathering.holds(each)]
        if missing:
            self.faults.add(place, f"there is no node {quote(missing[0])}", "it was left out")
            return
        of_kind, meant = self._find_relation(edge)
        if len(meant) != 1:
            self._tell_kind(place, edge, meant)
            return
        standing = _as_text(edge.get("standing"))
        said = {"standing": standing} if standing in STANDINGS else {}
        self._note_left("edge", edge, {*_ENDS, of_kind, *said})
        kind = meant[0]
        if kind in INVERSES:
            kind, start, end = INVERSES[kind], end, start
        self.gathering.relate(start, kind, end, place, _as_text(edge.get("note")), **said)

    def _find_relation(self, edge: Mapping[str, Any]) -> tuple[str, list[str]]:
        """Return under which attribute an edge says what it is, and the keys of relations that this can mean."""
        for each in _RELATIONS:
            word = _as_text(edge.get(each))
            if word and not word.isdecimal() and find_relations(word):
                return each, find_relations(word)
        return "", [self.edge_kind] if self.edge_kind and not any(_list_words(edge)) else []

    def _tell_kind(self, place: str, edge: Mapping[str, Any], meant: list[str]) -> None:
        word = next(_list_words(edge), "")
        if not word:
            message = f"says no kind of relation; --map {EDGES}=reports_to says what such edges are"
        elif meant:
            message = f"{quote(word)} can mean {list_choices(meant)}"
        else:
            message = f"{quote(word)} is not a relation{hint_relation(word)}"
        self.faults.add(place, message, "it was left out")

    def _note_left(self, noun: str, held: Mapping[str, Any], taken: set[str]) -> None:
        for key in held.keys() - taken - _OF_NETWORKX - {"note"}:
            if held[key] not in (None, ""):
                self.left[noun, str(key)] = self.left.get((noun, str(key)), 0) + 1


def _list_words(edge: Mapping[str, Any]) -> Iterator[str]:
    words = (_as_text(edge.get(each)) for each in _RELATIONS)
    return (word for word in words if word and not word.isdecimal())


def _find(held: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, str]:
    """Return the first of these keys that has a text, and the text."""
    return next(((key, text) for key in keys if (text := _as_text(held.get(key)))), ("", ""))


def _as_text(value: Any) -> str:
    """Return a text or a number as a text without line ends; empty for anything else."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())
    return ""
