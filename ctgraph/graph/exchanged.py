"""A structure as a graph for other programs' files: every body and relation, whatever its standing or its dates."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ctgraph.loading.composing import Value, compose, compose_relation
from ctgraph.model import RELATIONS, Structure

if TYPE_CHECKING:
    import networkx

# What no XML can hold, and the carriage return, which it turns into a line end.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_OF_WRITING = re.compile(rb' lastmodifieddate="[^"]*"')
_JOIN = "; "
_RENAMED = {
    "name": "full_name",
    "source": "sources",
    "id": "body_id",
}  # which GEXF, networkx or pydot keep for themselves


def make_node_link(structure: Structure) -> dict[str, Any]:
    """Return a structure as node-link data, which `networkx.node_link_graph` takes with ``edges="edges"``.

    Nodes hold what the file says of bodies, edges run from `source` to `target`, and `graph` holds the rest. The `key` of an edge
    is the key under which the file has it, from either end.
    """
    document = compose(structure._replace(relations=()))
    bodies = document.pop("bodies")
    assert isinstance(bodies, Mapping)
    edges = []
    for each in structure.relations:
        written, key = (each.to_id, RELATIONS[each.kind].inverse) if each.is_inverse else (each.from_id, each.kind_key)
        said = dict(compose_relation(each, structure.bodies[written].sources))
        cited = {"sources": said.pop("source")} if "source" in said else {}
        edges.append({"source": each.from_id, "target": each.to_id, "key": key, "kind": each.kind_key, **said, **cited})
    nodes = [{"id": key, **_as_dict(held)} for key, held in bodies.items()]
    return {"directed": True, "multigraph": True, "graph": document, "nodes": nodes, "edges": edges}


def _as_dict(value: Value) -> dict[str, Value]:
    assert isinstance(value, Mapping)
    return dict(value)


def write_graphml(structure: Structure) -> bytes:
    """Return a structure as GraphML. Lists and mappings are texts in it, and characters that no XML can hold escapes."""
    import networkx

    made = io.BytesIO()
    networkx.write_graphml_xml(_make_flat(structure), made)
    return made.getvalue()


def write_gexf(structure: Structure) -> bytes:
    """Return a structure as GEXF, flattened as for GraphML."""
    import networkx

    made = io.BytesIO()
    networkx.write_gexf(_make_flat(structure), made)
    return _DAY_OF_WRITING.sub(b"", made.getvalue(), count=1)  # so that the same structure gives the same file


def _make_flat(structure: Structure) -> networkx.MultiDiGraph[str]:
    """Return a graph whose every attribute is a text that XML can hold."""
    import networkx

    linked = make_node_link(structure)
    names = _name_nodes([node["id"] for node in linked["nodes"]])
    head = {"structure": structure.id, "title": structure.title, "as_of": structure.as_of}
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.graph |= _flatten(head)
    for node in linked["nodes"]:
        body = structure.bodies[node.pop("id")]
        graph.add_node(names[body.id], label=_clean(body.label), **_flatten({**node, "status": body.status}))
    for number, edge in enumerate(linked["edges"]):
        ends = names[edge.pop("source")], names[edge.pop("target")]
        key = edge.pop("key")
        said = {"standing": "stated", **edge, "written_as": key}
        graph.add_edge(*ends, key=str(number), label=_clean(edge["kind"]), **_flatten(said))
    return graph


def _name_nodes(ids: list[str]) -> dict[str, str]:
    """Return what the nodes are called: their ids, with a number where two would be one without characters that XML lacks."""
    names: dict[str, str] = {}
    taken = {each for each in ids if _clean(each) == each}
    for each in ids:
        name, number = _clean(each), 1
        while name != each and name in taken:
            number += 1
            name = f"{_clean(each)} {number}"
        taken.add(name)
        names[each] = name
    return names


def _flatten(said: Mapping[str, Any]) -> dict[str, str]:
    return {_clean(_RENAMED.get(key, key)): _clean(_write(value)) for key, value in said.items()}


def _write(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return _JOIN.join(value)
    return json.dumps(value, ensure_ascii=False)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub(lambda found: repr(found[0])[1:-1], text)
