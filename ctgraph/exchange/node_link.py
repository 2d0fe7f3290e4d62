"""Reads and writes node-link JSON, in which networkx and other programs hold graphs: nodes with ids, and edges between them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ctgraph.errors import Problem, StructureFileError, quote
from ctgraph.graph.exchanged import make_node_link
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.writing import dumps, find_keys_to, write_for_reader
from ctgraph.model import INVERSES, Structure
from ctgraph.results.imported import Imported

_ENDS = ("source", "target", "key", "kind")
_EDGES = ("edges", "links")  # the second is what networkx wrote before


def write_node_link(structure: Structure) -> bytes:
    """Return a structure as node-link JSON, in ASCII with escapes."""
    return (json.dumps(make_node_link(structure), indent=1) + "\n").encode()


def is_node_link(data: bytes) -> bool:
    """Say whether a file may be node-link JSON: no sheet begins so."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def import_node_link(name: str, held: Any, otherwise: str, told: Mapping[str, str]) -> Imported:
    """Return the structure that a value of node-link JSON holds.

    `otherwise` is its id where the graph gives none, and `told` are keys of the structure that the user gives.

    Raises `StructureFileError` with every fault, each by its node or edge.
    """
    document, faults = _make_document(held, otherwise)
    if faults:
        raise StructureFileError(
            [Problem(name, 0, 0, f"{place}: {fault}" if place else fault) for place, fault in faults]
        )
    written = write_for_reader({**document, **told})
    try:
        structure = parse_structure(written, name)
    except StructureFileError as error:
        keys = find_keys_to(written, [(each.line, each.column) for each in error.problems])
        problems = [
            Problem(name, 0, 0, f"{_name_place(place)}: {each.message}")
            for place, each in zip(keys, error.problems, strict=True)
        ]
        raise StructureFileError(problems, error.more) from error
    return Imported(name, "", (), (), (), (), structure, dumps(structure))


def _name_place(keys: tuple[str, ...]) -> str:
    """Return where in the graph something stands that stands in the document under these keys."""
    return ".".join(("nodes", *keys[1:]) if keys[:1] == ("bodies",) else ("graph", *keys))


def _make_document(held: Any, otherwise: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the document of a structure file, and what is wrong with the graph, each fault with its place."""
    lists = {key: held.get(key) for key in ("nodes", *_EDGES)} if isinstance(held, Mapping) else {}
    edges = lists.get("edges") or lists.get("links") or []
    nodes, head = lists.get("nodes"), held.get("graph") or {} if isinstance(held, Mapping) else {}
    if not isinstance(nodes, list) or not isinstance(edges, list) or not isinstance(head, Mapping):
        return {}, [("", 'is no node-link JSON; expected {"graph": {…}, "nodes": […], "edges": […]}')]
    faults: list[tuple[str, str]] = []
    bodies: dict[str, dict[str, Any]] = {}
    for number, node in enumerate(nodes, 1):
        key = _as_text(node.get("id")) if isinstance(node, Mapping) else None
        if not isinstance(key, str):
            faults.append((f"node {number}", 'expected a mapping with an "id"'))
        elif key in bodies:
            faults.append((f"node {number}", f"{quote(key)} is the id of a node above it too"))
        else:
            bodies[key] = {name: _as_text(value) for name, value in node.items() if name != "id" and value is not None}
    faults += _add_edges(edges, bodies)
    return {"structure": otherwise, **_as_text(head), "bodies": bodies}, faults


def _add_edges(edges: list[Any], bodies: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Add edges to the bodies under which a file has them; yield what is wrong."""
    for number, edge in enumerate(edges, 1):
        if not isinstance(edge, Mapping):
            yield f"edge {number}", 'expected a mapping with "source", "target" and "key"'
            continue
        start, end, key, kind = (_as_text(edge.get(name)) for name in _ENDS)
        word = key if isinstance(key, str) and not key.isdecimal() else kind  # networkx numbers edges without a key
        missing = [each for each in (start, end) if not isinstance(each, str) or each not in bodies]
        if missing:
            yield f"edge {number}", f"there is no node {quote(str(missing[0]))}"
        elif not isinstance(word, str):
            yield f"edge {number}", 'says no kind of relation; expected a "key" such as "reports_to"'
        else:
            body, other = (end, start) if word in INVERSES else (start, end)
            details = {name: _as_text(held) for name, held in edge.items() if name not in _ENDS and held is not None}
            if "sources" in details:
                details["source"] = details.pop("sources")
            targets = bodies[body].setdefault(word, {})
            if not isinstance(targets, dict) or other in targets:
                yield f"edge {number}", f"{quote(body)} {word} {quote(other)} stands there already"
            else:
                targets[other] = details or "stated"


def _as_text(value: Any) -> Any:
    """Return a value of JSON as a structure file has it: numbers and yes or no as texts, nothing without a value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return [_as_text(each) for each in value if each is not None]
    if isinstance(value, Mapping):
        return {key: _as_text(held) for key, held in value.items() if held is not None}
    return value
