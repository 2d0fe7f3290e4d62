"""Writes a structure as linked data, and sees that it reads as that structure again."""

from __future__ import annotations

from functools import partial

from ctgraph.errors import CtgraphError, StructureFileError
from ctgraph.exchange.rdf.files import ENDINGS, write_statements
from ctgraph.exchange.rdf.reading import Index, read_document
from ctgraph.exchange.rdf.terms import make_iri
from ctgraph.exchange.rdf.writing import list_statements
from ctgraph.loading.composing import compose
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import write_for_reader
from ctgraph.model import Structure


def _export(form: str, structure: Structure) -> bytes:
    """Return a structure as a file of linked data; comments of its file are not in it.

    Raises `CtgraphError` where no such file can hold it, and `NotInstalledError`.
    """
    statements = list_statements(structure)
    document = read_document(Index(statements), make_iri(structure.id))
    try:
        again = parse_structure(write_for_reader(document), structure.file)
    except StructureFileError as error:
        raise CtgraphError(f"{structure.file}: linked data cannot hold what stands in it: {error.lines[0]}") from error
    if compose(again) != compose(structure):
        raise CtgraphError(f"{structure.file}: linked data cannot hold all that stands in it; nothing was written")
    return write_statements(statements, form, {"body": f"{make_iri(structure.id, 'bodies').iri}:"})


export_turtle = partial(_export, ENDINGS["ttl"])
export_json_ld = partial(_export, ENDINGS["jsonld"])
