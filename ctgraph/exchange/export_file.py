"""Writes structures as a file of another format, which the ending of its name says: one as it is, or many as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctgraph.errors import CtgraphError, did_you_mean, quote
from ctgraph.exchange.node_link import write_node_link
from ctgraph.exchange.officer.exporting import export_workbook
from ctgraph.exchange.rdf.exporting import export_json_ld, export_turtle
from ctgraph.graph.exchanged import write_gexf, write_graphml
from ctgraph.model import Structure

Writer = Callable[[Structure], bytes]
_WRITERS: Mapping[str, Writer] = {
    "xlsx": export_workbook,
    "json": write_node_link,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "ttl": export_turtle,
    "jsonld": export_json_ld,
}
DATABASES = (".sqlite", ".sqlite3", ".db")  # endings of what holds the tables of many structures
PARQUET = ".parquet"  # that of a folder of them


def find_writer(ending: str) -> Writer:
    """Return what makes a file of a structure, by the ending of its name. Raises `CtgraphError` where nothing does."""
    word = ending.removeprefix(".").casefold()
    if word not in _WRITERS:
        expected = ", ".join([*(f".{each}" for each in _WRITERS), DATABASES[0], PARQUET])
        near = did_you_mean(word, [*_WRITERS, *(each.removeprefix(".") for each in (*DATABASES, PARQUET))])
        hint = near or f"; expected {expected}"
        raise CtgraphError(f"{quote(ending)} is no ending of a file that can be written{hint}")
    return _WRITERS[word]
