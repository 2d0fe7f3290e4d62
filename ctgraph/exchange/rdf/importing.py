"""Makes a structure of a file of linked data: one of ours whole, and of another what it says with W3C ORG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.errors import Problem, StructureFileError, list_some
from ctgraph.exchange.rdf.files import find_form, read_statements
from ctgraph.exchange.rdf.organisations import import_organisations
from ctgraph.exchange.rdf.reading import Index, find_structures, read_document
from ctgraph.exchange.rdf.terms import DCTERMS, OURS, Resource, Statement, shorten
from ctgraph.exchange.rdf.writing import list_statements
from ctgraph.exchange.register import Wanted
from ctgraph.exchange.sheets import refuse_file
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import dumps, find_keys_to, write_for_reader
from ctgraph.model import Structure
from ctgraph.results.imported import Imported, Notice

_TOLD_AS = {"title": f"{DCTERMS}title", "as_of": f"{OURS}as_of"}


def is_ours(statements: Iterable[Statement]) -> bool:
    """Say whether a file holds a structure as this program writes it."""
    return any(each.object == Resource(f"{OURS}Structure") for each in statements)


def import_linked_data(name: str, data: bytes, wanted: Wanted, told: Mapping[str, str]) -> Imported:
    """Return the structure that a file of linked data holds; `told` are keys of the structure that the user gives.

    Raises `StructureFileError` with every fault, and `NotInstalledError`.
    """
    statements = read_statements(name, data, find_form(name, data))
    if not is_ours(statements):
        return import_organisations(name, statements, wanted)
    structure = _read_ours(name, statements, {})
    notices = tuple(_tell_left(statements, structure, {_TOLD_AS[key] for key in told}))
    if told:
        structure = _read_ours(name, statements, told)
    return Imported(name, "", (), (), (), notices, structure, dumps(structure))


def _read_ours(name: str, statements: list[Statement], told: Mapping[str, str]) -> Structure:
    index = Index(statements)
    nodes = find_structures(index)
    if len(nodes) != 1:
        listed = list_some([each.iri for each in nodes])
        raise refuse_file(name, f"holds {len(nodes)} structures, {listed}; expected one")
    written = write_for_reader({**read_document(index, nodes[0]), **told})
    try:
        return parse_structure(written, name)
    except StructureFileError as error:
        keys = find_keys_to(written, [(each.line, each.column) for each in error.problems])
        problems = [
            Problem(name, 0, 0, f"{'.'.join(place)}: {each.message}" if place else each.message)
            for place, each in zip(keys, error.problems, strict=True)
        ]
        raise StructureFileError(problems, error.more) from error


def _tell_left(statements: Iterable[Statement], structure: Structure, told: set[str]) -> Iterator[Notice]:
    """Tell what a file says that the structure does not."""
    known = {*list_statements(structure)}
    left = (each for each in statements if each not in known and each.property not in told)
    for each in dict.fromkeys(left):
        said = each.object
        words = shorten(said.iri) if isinstance(said, Resource) else f'"{said.text}"'
        yield Notice(shorten(each.subject.iri), f"{shorten(each.property)} {words} was not taken")
