"""Reads and writes the files of linked data: Turtle, N-Triples and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ctgraph.errors import NotInstalledError, Problem, StructureFileError, acts
from ctgraph.exchange.rdf.terms import PREFIXES, XSD, Literal, Resource, Statement
from ctgraph.loading.text import decode_text

WHAT_TO_INSTALL = 'linked data needs pyoxigraph: pip install "ctgraph[rdf]" brings it'
_TURTLE, _JSON_LD, _TRIPLES = "Turtle", "JSON-LD", "N-Triples"
ENDINGS: Mapping[str, str] = {"ttl": _TURTLE, "jsonld": _JSON_LD, "nt": _TRIPLES}
_JSON_WORDS = ("@context", "@graph", "@id")
_PLAIN = f"{XSD}string"


def find_form(name: str, data: bytes) -> str:
    """Return in which form of linked data a file is, by its ending, or else by how it begins; empty where it is none."""
    ending = name.rpartition(".")[2].casefold()
    if ending in ENDINGS:
        return ENDINGS[ending]
    begin = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if begin.startswith((b"@prefix ", b"@base ", b"prefix ", b"base <")):
        return _TURTLE
    return (
        _JSON_LD
        if begin.startswith((b"{", b"[")) and any(f'"{word}"'.encode() in begin for word in _JSON_WORDS)
        else ""
    )


def write_statements(statements: Iterable[Statement], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return statements as a file. Raises `NotInstalledError`."""
    library = import_pyoxigraph()
    made = [_make_triple(library, each) for each in statements]
    found = {
        _TURTLE: library.RdfFormat.TURTLE,
        _JSON_LD: library.RdfFormat.JSON_LD,
        _TRIPLES: library.RdfFormat.N_TRIPLES,
    }
    data: bytes = library.serialize(made, format=found[form], prefixes={**PREFIXES, **prefixes})
    if form == _JSON_LD:
        return (json.dumps(json.loads(data), indent=1) + "\n").encode()
    text = data.decode()
    if form == _TURTLE:
        text = _sort_prefixes(text)
    hidden = {ord(each): _escape(each) for each in set(text) if each not in "\n\t" and acts(each)}
    return text.translate(hidden).encode()


def _sort_prefixes(text: str) -> str:
    """Return Turtle with its prefixes in order: they come in any, and the same structure is to give the same file."""
    lines = text.split("\n")
    number = sum(line.startswith("@prefix ") for line in lines)  # no text has a line of its own
    return "\n".join([*sorted(lines[:number]), *lines[number:]])


def _escape(character: str) -> str:
    """Return a character as an escape, where nobody would see it or it would turn what stands about it."""
    return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else f"\\U{ord(character):08X}"


def _make_triple(library: Any, each: Statement) -> Any:
    said = each.object
    held: Any = _make_resource(library, said) if isinstance(said, Resource) else _make_literal(library, said)
    return library.Triple(_make_resource(library, each.subject), library.NamedNode(each.property), held)


def _make_resource(library: Any, each: Resource) -> Any:
    return library.BlankNode(each.iri[2:]) if each.is_blank else library.NamedNode(each.iri)


def _make_literal(library: Any, each: Literal) -> Any:
    return library.Literal(each.text, datatype=library.NamedNode(each.datatype) if each.datatype else None)


def read_statements(name: str, data: bytes, form: str) -> list[Statement]:
    """Return the statements of a file. Raises `StructureFileError` with the place of what is wrong, and `NotInstalledError`."""
    library = import_pyoxigraph()
    text = decode_text(name, data)
    formats = {
        _TURTLE: library.RdfFormat.TURTLE,
        _JSON_LD: library.RdfFormat.JSON_LD,
        _TRIPLES: library.RdfFormat.N_TRIPLES,
    }
    base = None if form == _TRIPLES else make_base(name)
    try:
        parsed = library.parse(text, format=formats[form], base_iri=base)
        return list(_read_all(library, parsed))
    except SyntaxError as error:
        message = str(error.msg).partition(": ")[2] if error.lineno else str(error.msg)
        problem = Problem(name, error.lineno or 0, error.offset or 0, f"is no {form}: {message or error.msg}")
        raise StructureFileError([problem]) from error


def make_base(name: str) -> str:
    """Return the IRI by which those of a file are read that are given in part: its own, without its folders."""
    return f"file:///{quote(name.replace(chr(92), '/').rpartition('/')[2])}"


def _read_all(library: Any, parsed: Iterable[Any]) -> Iterator[Statement]:
    for each in parsed:
        said = each.object
        if isinstance(said, library.Literal):
            datatype = "" if said.language or said.datatype.value == _PLAIN else said.datatype.value
            held: Resource | Literal = Literal(said.value, datatype, said.language or "")
        elif isinstance(said, library.NamedNode | library.BlankNode):
            held = _read_resource(library, said)
        else:
            held = Literal(str(said))  # a statement about a statement
        yield Statement(_read_resource(library, each.subject), each.predicate.value, held)


def _read_resource(library: Any, each: Any) -> Resource:
    return Resource(f"_:{each.value}" if isinstance(each, library.BlankNode) else each.value)


def import_pyoxigraph() -> Any:
    """Return the library that reads and writes linked data. Raises `NotInstalledError`."""
    try:
        import pyoxigraph
    except ImportError as error:
        raise NotInstalledError(WHAT_TO_INSTALL) from error
    return pyoxigraph
