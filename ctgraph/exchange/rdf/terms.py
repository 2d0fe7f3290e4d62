"""The words of linked data: statements, and the names of the vocabularies that they are made with."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import quote

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OURS = "urn:ctgraph:terms#"  # a name and no address: nothing has to be there
STRUCTURES = "urn:ctgraph:structure:"
PREFIXES = {"ctg": OURS, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}  # fmt: skip
TYPE = f"{RDF}type"


class Literal(NamedTuple):
    """A text, with the name of its type where it is no plain text, and its language where one is given."""

    text: str
    datatype: str = ""
    language: str = ""


class Resource(NamedTuple):
    """A thing, by its IRI, or by ``_:`` and a label that holds in its file alone."""

    iri: str

    @property
    def is_blank(self) -> bool:
        """Whether it has no IRI."""
        return self.iri.startswith("_:")


class Statement(NamedTuple):
    """One statement: what it is about, what it says of that, and the thing or text that it says."""

    subject: Resource
    property: str
    object: Resource | Literal


_BOOLEAN: Final = f"{XSD}boolean"
_INTEGER: Final = f"{XSD}integer"
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), f"{XSD}date"),
    (re.compile(r"\d{4}-\d\d"), f"{XSD}gYearMonth"),
    (re.compile(r"\d{4}"), f"{XSD}gYear"),
)


def make_date(text: str) -> Literal:
    """Return a date as written, with the type that a date so exact has."""
    return Literal(text, next((datatype for pattern, datatype in _DATES if pattern.fullmatch(text)), ""))


def make_number(text: str) -> Literal:
    """Return a whole number."""
    return Literal(text, _INTEGER)


def make_yes(text: str) -> Literal:
    """Return `yes` as a truth value."""
    return Literal("true" if text == "yes" else text, _BOOLEAN)


def make_iri(*parts: str) -> Resource:
    """Return the IRI of a part of a structure. Different parts have different ones, whatever stands in their ids."""
    return Resource(STRUCTURES + ":".join(quote(part, safe="") for part in parts))


def shorten(iri: str) -> str:
    """Return an IRI with a prefix that people know, where there is one, as in ``org:reportsTo``."""
    for prefix, whole in PREFIXES.items():
        if iri.startswith(whole) and len(iri) > len(whole):
            return f"{prefix}:{iri[len(whole) :]}"
    return f"<{iri}>" if not iri.startswith("_:") else iri
