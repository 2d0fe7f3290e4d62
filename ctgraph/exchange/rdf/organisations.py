"""Makes a structure of what a file says with W3C ORG: organisations, posts, who is part of what and who reports to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from ctgraph.exchange.gathering import Gathering, Thing
from ctgraph.exchange.rdf.files import make_base
from ctgraph.exchange.rdf.reading import Index
from ctgraph.exchange.rdf.terms import DCTERMS, FOAF, ORG, OURS, RDFS, SKOS, TYPE, Literal, Resource, Statement, shorten
from ctgraph.exchange.register import Wanted
from ctgraph.results.imported import Imported

_POST = Resource(f"{ORG}Post")
_BODIES = frozenset({
    _POST,
    *(Resource(ORG + each) for each in ("Organization", "FormalOrganization", "OrganizationalUnit", "OrganizationalCollaboration")),
    Resource(f"{FOAF}Organization"),
})  # fmt: skip
_PERSONS = frozenset({Resource(f"{FOAF}Person"), Resource("http://www.w3.org/2006/vcard/ns#Individual"), Resource("http://schema.org/Person")})  # fmt: skip
# The relation that a property says, and whether it says it from its other end.
_RELATIONS = {
    f"{ORG}subOrganizationOf": ("part_of", False),
    f"{ORG}hasSubOrganization": ("part_of", True),
    f"{ORG}unitOf": ("part_of", False),
    f"{ORG}hasUnit": ("part_of", True),
    f"{ORG}postIn": ("part_of", False),
    f"{ORG}hasPost": ("part_of", True),
    f"{ORG}reportsTo": ("reports_to", False),
    f"{ORG}memberOf": ("represented_on", False),
    f"{ORG}hasMember": ("represented_on", True),
    f"{ORG}linkedTo": ("works_with", False),
}
# These alone say that what they stand between are bodies, where nothing else does.
_OF_BODIES = frozenset({*_RELATIONS} - {f"{ORG}memberOf", f"{ORG}hasMember", f"{ORG}linkedTo"})
_NAMES = (f"{SKOS}prefLabel", f"{RDFS}label", f"{FOAF}name", f"{DCTERMS}title")
_TEXTS = {f"{ORG}purpose": "remit", f"{SKOS}note": "note", f"{RDFS}comment": "note", f"{DCTERMS}description": "note"}
_KIND = f"{ORG}classification"
_KIND_OF_OURS = f"{OURS}kind-"
_EARLIER, _LATER = f"{ORG}originalOrganization", f"{ORG}resultingOrganization"
_MEMBER, _ORGANIZATION, _ROLE = f"{ORG}member", f"{ORG}organization", f"{ORG}role"


def import_organisations(name: str, statements: list[Statement], wanted: Wanted) -> Imported:
    """Return the structure that a file describes with W3C ORG, with what could not be taken.

    Raises `StructureFileError` where nothing of it is a body.
    """
    return _Import(name, list(dict.fromkeys(statements)), wanted).run()


class _Import:
    """One import while it goes on."""

    def __init__(self, name: str, statements: list[Statement], wanted: Wanted) -> None:
        self.statements, self.index = statements, Index(statements)
        self.gathering, self.base = Gathering(name, wanted), make_base(name)
        self.taken: set[Statement] = set()
        self.languages: Counter[str] = Counter()

    def run(self) -> Imported:
        for node in self._list_bodies():
            self._add_body(node)
        for each in self.statements:
            if each.property in _RELATIONS and isinstance(each.object, Resource):
                self._relate(each, each.object)
        for node in self.index.list_of(f"{ORG}Membership"):
            self._add_member(node)
        for node in self.index.list_with(_EARLIER, _LATER):
            self._add_succession(node)
        self._tell_left()
        return self.gathering.finish()

    def _list_bodies(self) -> dict[Resource, None]:
        """Return the things that are bodies, in the order of the file."""
        found: dict[Resource, None] = {}
        for each in self.statements:
            if each.property == TYPE and each.object in _BODIES:
                found[each.subject] = None
            elif each.property in _OF_BODIES and isinstance(each.object, Resource):
                found |= {each.subject: None, each.object: None}
        return {node: None for node in found if not self._is_person(node)}

    def _is_person(self, node: Resource) -> bool:
        return not _PERSONS.isdisjoint(self.index.get_all(node, TYPE))

    def _add_body(self, node: Resource) -> None:
        classes = self.index.get_all(node, TYPE)
        self.taken |= {Statement(node, TYPE, each) for each in classes if each in _BODIES}
        name = self._take_name(node)
        if not name and node.is_blank:
            self.gathering.faults.tell("", "something without an IRI or a name was left out")
            return
        place = self._place(node)
        if not name:
            name = unquote(node.iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]) or node.iri
            self.gathering.faults.tell(place, f"has no name; it is called {name} after its IRI")
        said = dict(self._take_texts(node))
        short = self._take_short(node, name)
        if short:
            said["short"] = short
        codes = self._take_codes(node)
        kind = "post" if _POST in classes else self._take_kind(node)
        self.gathering.add(Thing(node.iri, " ".join(name.split()), place, kind, {**said, "ids": codes}))

    def _take_name(self, node: Resource) -> str:
        """Return the name of a thing: without a language or in English, where there is one."""
        for name in _NAMES:
            found = [each for each in self.index.get_all(node, name) if isinstance(each, Literal) and each.text.strip()]
            if found:
                chosen = min(found, key=_rank)
                others = {Statement(node, name, each): each.language for each in found}
                others = {said: code for said, code in others.items() if code != chosen.language}
                self.languages.update(code for said, code in others.items() if said not in self.taken)
                self.taken |= others.keys()
                self.taken.add(Statement(node, name, chosen))
                return chosen.text
        return ""

    def _take_short(self, node: Resource, name: str) -> str:
        """Return another name of a thing that is shorter than its name."""
        property_name = f"{SKOS}altLabel"
        found = [each for each in self.index.get_all(node, property_name) if isinstance(each, Literal)]
        shorter = [each for each in found if 0 < len(each.text.strip()) < len(name)]
        if not shorter:
            return ""
        chosen = min(shorter, key=lambda each: (_rank(each)[0], len(each.text), each.text))
        self.taken.add(Statement(node, property_name, chosen))
        return " ".join(chosen.text.split())

    def _take_texts(self, node: Resource) -> Iterator[tuple[str, str]]:
        given = set()
        for name, key in _TEXTS.items():
            found = [each for each in self.index.get_all(node, name) if isinstance(each, Literal) and each.text.strip()]
            if found and key not in given:
                given.add(key)
                chosen = min(found, key=_rank)
                self.taken.add(Statement(node, name, chosen))
                yield key, chosen.text.strip()

    def _take_codes(self, node: Resource) -> dict[str, str]:
        codes: dict[str, str] = {}
        for name, key in (
            (f"{ORG}identifier", "identifier"),
            (f"{SKOS}notation", "notation"),
            (f"{DCTERMS}identifier", "identifier"),
        ):
            for each in self.index.get_all(node, name):
                if isinstance(each, Literal) and each.text.strip() and codes.setdefault(key, each.text) == each.text:
                    self.taken.add(Statement(node, name, each))
        return codes

    def _take_kind(self, node: Resource) -> str:
        """Return the word for what a thing is: the name of its classification, or what its IRI ends in."""
        for each in self.index.get_all(node, _KIND):
            self.taken.add(Statement(node, _KIND, each))
            if isinstance(each, Literal):
                return " ".join(each.text.split())
            if each.iri.startswith(_KIND_OF_OURS):
                return each.iri.removeprefix(_KIND_OF_OURS)
            self.taken |= {Statement(each, TYPE, held) for held in self.index.get_all(each, TYPE)}
            last = each.iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]
            return " ".join(self._take_name(each).split()) or ("" if each.is_blank else unquote(last))
        return ""

    def _relate(self, said: Statement, other: Resource) -> None:
        kind, is_inverse = _RELATIONS[said.property]
        start, end = (other, said.subject) if is_inverse else (said.subject, other)
        if self._holds(start, end):
            self.taken.add(said)
            self.gathering.relate(start.iri, kind, end.iri, self._place(said.subject))

    def _place(self, node: Resource) -> str:
        """Return what a thing is called in messages and sources: its IRI, as its file gives it, or else its name."""
        return self._take_name(node) if node.is_blank else node.iri.removeprefix(self.base) or node.iri

    def _add_member(self, node: Resource) -> None:
        """Add a membership that is a thing of its own, where its member is a body; persons have no place in a structure."""
        member, body = self.index.get(node, _MEMBER), self.index.get(node, _ORGANIZATION)
        if not (isinstance(member, Resource) and isinstance(body, Resource) and self._holds(member, body)):
            return
        role = self.index.get(node, _ROLE)
        said: set[tuple[str, Resource | Literal]] = {
            (_MEMBER, member),
            (_ORGANIZATION, body),
            (TYPE, Resource(f"{ORG}Membership")),
        }
        text = ""
        if role is not None:
            said.add((_ROLE, role))
            text = role.text if isinstance(role, Literal) else self._take_name(role)
        self.taken |= {Statement(node, name, held) for name, held in said}
        self.gathering.add_member(
            body.iri, member.iri, self._place(body), **({"role": " ".join(text.split())} if text else {})
        )

    def _add_succession(self, node: Resource) -> None:
        """Add which bodies took the place of which in a change."""
        for earlier in self.index.get_all(node, _EARLIER):
            for later in self.index.get_all(node, _LATER):
                if isinstance(earlier, Resource) and isinstance(later, Resource) and self._holds(earlier, later):
                    self.taken |= {Statement(node, _EARLIER, earlier), Statement(node, _LATER, later)}
                    self.gathering.add_succession(later.iri, earlier.iri, self._place(later))

    def _holds(self, *nodes: Resource) -> bool:
        return all(self.gathering.holds(node.iri) for node in nodes)

    def _tell_left(self) -> None:
        """Tell what was not taken: how many statements with each property, and where the first of them stands."""
        tell = self.gathering.faults.tell
        for language, number in sorted(self.languages.items()):
            words = f"in the language {language}" if language else "without a language"
            tell(
                "",
                f"{number:,} {'name' if number == 1 else 'names'} {words} {'was' if number == 1 else 'were'} left out",
            )
        left: dict[str, list[Statement]] = {}
        for each in self.statements:
            if each not in self.taken:
                left.setdefault(each.property, []).append(each)
        for name, found in left.items():
            subject = found[0].subject
            first = "something without an IRI" if subject.is_blank else shorten(subject.iri)
            are = "1 statement was" if len(found) == 1 else f"{len(found):,} statements were"
            why = self._explain(found[0])
            tell(shorten(name), f"{are} not taken{why}; {'it is' if len(found) == 1 else 'the first is'} of {first}")

    def _explain(self, left: Statement) -> str:
        ends = [left.subject, *([left.object] if isinstance(left.object, Resource) else [])]
        if left.property in _RELATIONS and any(map(self._is_person, ends)):
            return ": a structure has posts and agencies, and no persons"
        return ""


def _rank(each: Literal) -> tuple[int, str, str]:
    """Return the place of a text by its language: none, English, and any other by its code."""
    code = each.language.casefold()
    return (0 if not code else 1 if code == "en" else 2 if code.startswith("en-") else 3), code, each.text
