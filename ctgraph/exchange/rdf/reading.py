"""Makes the document of a structure file from statements that this program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from ctgraph.exchange.rdf.shapes import OF_BODIES, SHAPES, Form, Part
from ctgraph.exchange.rdf.terms import OURS, PROV, RDF, TYPE, Literal, Resource, Statement
from ctgraph.exchange.rdf.writing import EMPTY_CHAIRS, name_word
from ctgraph.loading.composing import one_or_list
from ctgraph.model import RELATIONS

Term = Resource | Literal
_FAR = 1 << 60  # the place of what has none


class Index:
    """Statements by what they are about and what they say of it."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._said: dict[Resource, dict[str, list[Term]]] = {}
        for each in statements:
            self._said.setdefault(each.subject, {}).setdefault(each.property, []).append(each.object)

    def get_all(self, node: Resource, name: str) -> list[Term]:
        """Return every object that is said of a thing under a property."""
        return self._said.get(node, {}).get(name, [])

    def get(self, node: Resource, name: str) -> Term | None:
        """Return the object under a property: of several, the first in order."""
        return min(self.get_all(node, name), key=_text_of, default=None)

    def get_text(self, node: Resource, name: str) -> str:
        """Return the text, or the IRI, under a property; empty where there is none."""
        found = self.get(node, name)
        return "" if found is None else _text_of(found)

    def list_nodes(self, node: Resource, name: str) -> list[Resource]:
        """Return the things under a property, in the order of their positions."""
        found = [each for each in self.get_all(node, name) if isinstance(each, Resource)]
        return sorted(found, key=self._place)

    def list_of(self, *classes: str) -> list[Resource]:
        """Return everything that is of one of these classes, in the order of positions."""
        wanted = {Resource(each) for each in classes}
        found = [node for node, said in self._said.items() if wanted.intersection(said.get(TYPE, ()))]
        return sorted(found, key=self._place)

    def list_with(self, *names: str) -> list[Resource]:
        """Return everything of which each of these properties says something, in the order of the file."""
        return [node for node, said in self._said.items() if all(name in said for name in names)]

    def list_properties(self, node: Resource) -> Mapping[str, list[Term]]:
        """Return all that is said of a thing, by property."""
        return self._said.get(node, {})

    def _place(self, node: Resource) -> tuple[int, str]:
        text = self.get_text(node, f"{OURS}position")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(_FAR)) else _FAR, node.iri


def _text_of(term: Term) -> str:
    return term.iri if isinstance(term, Resource) else term.text


def find_structures(index: Index) -> list[Resource]:
    """Return the structures of ours that statements are about."""
    return index.list_of(f"{OURS}Structure")


def read_document(index: Index, node: Resource) -> dict[str, Any]:
    """Return the document of the structure file that a structure was written from, whatever is right in it or wrong."""
    return _Reading(index, node).run()


class _Reading:
    """The document of one structure while it is put together."""

    def __init__(self, index: Index, node: Resource) -> None:
        self.index, self.node = index, node
        self.keys = {
            each: index.get_text(each, f"{OURS}key")
            for name in ("body", "own_kind", "own_relation")
            for each in index.list_nodes(node, f"{OURS}{name}")
        }

    def run(self) -> dict[str, Any]:
        recorded, limits = self._read(self.node, "Recorded"), self._read(self.node, "Limits")
        document = {
            "structure": self.index.get_text(self.node, f"{OURS}id"),
            **self._read(self.node, "Structure"),
            **({"recorded": recorded} if recorded else {}),
            **({"limits": limits} if limits else {}),
        }
        bodies = document.setdefault("bodies", {})
        for each in self.index.list_of(f"{OURS}Relation"):
            self._add_relation(each, bodies)
        return document

    def _read(self, node: Resource, shape: str) -> dict[str, Any]:
        found = {key: self._read_part(node, key, part) for key, part in SHAPES[shape].items()}
        said = {key: value for key, value in found.items() if value}
        if shape == "Body":
            chair = self._read_chair(node)
            return {**said, **({"chair": chair} if chair else {})}
        return said

    def _read_part(self, node: Resource, key: str, part: Part) -> Any:
        if part.form is Form.SOURCES:
            derivations = self.index.list_nodes(node, f"{PROV}qualifiedDerivation")
            return one_or_list(self.index.get_text(each, f"{OURS}citation") for each in derivations)
        if part.form is Form.TEXTS:
            return one_or_list(self._read_sequence(node, part))
        if part.form is Form.HELD:
            return self._read_held(node, key, part)
        if part.form is Form.BY_KEY:
            return {
                self._name(each, part): self._read_inner(each, part)
                for each in self.index.list_nodes(node, part.property)
            }
        if part.form is Form.ROWS:
            return [self._read(each, part.of) for each in self.index.list_nodes(node, part.property)]
        return self._read_text(node, part)

    def _read_text(self, node: Resource, part: Part) -> str:
        text = self.index.get_text(node, part.property)
        if part.form is Form.YES:
            return {"true": "yes", "1": "yes", "false": ""}.get(text, text)
        if part.form in (Form.WORD, Form.KIND, Form.LIKE):
            known = self.keys.get(Resource(text))
            return known or text.removeprefix(name_word(part.of, "").iri if part.of else OURS)
        return text

    def _name(self, node: Resource, part: Part) -> str:
        """Return the key of an entry: that of the body that it is of, or its own."""
        if part.of not in OF_BODIES:
            return self.index.get_text(node, f"{OURS}key")
        return self._refer(self.index.get(node, f"{OURS}of_body"))

    def _refer(self, node: Term | None) -> str:
        """Return the id of a body; of one that the structure does not have, the name that was given."""
        if isinstance(node, Resource):
            return self.keys.get(node) or unquote(node.iri.rpartition(":")[2])
        return "" if node is None else node.text

    def _read_inner(self, node: Resource, part: Part) -> Any:
        record = self._read(node, part.of)
        if part.of == "Identifier":
            return record.get("code", "")
        return record or ({"standing": "stated"} if part.of in OF_BODIES else {})

    def _read_sequence(self, node: Resource, part: Part) -> Iterator[str]:
        for each in self.index.list_nodes(node, part.property):
            places = {name.removeprefix(f"{RDF}_"): held for name, held in self.index.list_properties(each).items()}
            for place in sorted((place for place in places if place.isascii() and place.isdecimal()), key=_number):
                yield from map(_text_of, places[place])

    def _read_held(self, node: Resource, key: str, part: Part) -> Any:
        dated = self.index.list_nodes(node, f"{OURS}dated_status") if key == "status" else []
        if dated:
            found = {self.index.get_text(each, f"{OURS}since"): self._read(each, "DatedStatus") for each in dated}
            return dict(sorted(found.items()))
        for fact in self.index.list_nodes(node, f"{part.property}_fact"):
            return self._read(fact, part.of)
        inner = SHAPES[part.of][part.inner]
        return self._read_text(node, inner._replace(property=part.property))

    def _read_chair(self, node: Resource) -> Any:
        for fact in self.index.list_nodes(node, f"{OURS}chair_fact"):
            details = self._read(fact, "Chair")
            post = self._read_post(fact, f"{OURS}value")
            return {post: details or {"standing": "stated"}} if post else details
        return self._read_post(node, f"{OURS}chair")

    def _read_post(self, node: Resource, name: str) -> str:
        found = self.index.get(node, name)
        empty = {name_word("chair", word): word for word in EMPTY_CHAIRS}
        return (empty.get(found) if isinstance(found, Resource) else "") or self._refer(found)

    def _add_relation(self, node: Resource, bodies: dict[str, Any]) -> None:
        """Add a relation to the body under which its file has it."""
        start, end, under = (
            self._refer(self.index.get(node, f"{OURS}{name}")) for name in ("start", "end", "recorded_under")
        )
        name = self.index.get_text(node, f"{OURS}relation")
        kind = self.keys.get(Resource(name)) or name.removeprefix(OURS)
        inverse = RELATIONS[kind].inverse if kind in RELATIONS else ""
        body, key, other = (end, inverse, start) if under == end and under != start and inverse else (start, kind, end)
        details = self._read(node, "Relation")
        if body in bodies and key:
            bodies[body].setdefault(key, {})[other] = details or {"standing": "stated"}


def _number(text: str) -> tuple[int, str]:
    return len(text.lstrip("0")), text.lstrip("0")
