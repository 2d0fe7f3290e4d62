"""Whatever bodies are called, a drawing has exactly these bodies and lines, says their names, and does nothing else."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from typing import Any

import pydot
import pygraphviz
import pytest
from analysed import analyse
from hostile_names import IDS, NAMES
from pictures import SVG, Picture, body_element, drawn, relation_element
from small_files import as_yaml

from ctgraph.drawing.common.options import Options
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

ELEMENTS = {
    f"{SVG}{tag}" for tag in ("svg", "title", "desc", "style", "g", "polygon", "polyline", "ellipse", "path", "text")
}
ATTRIBUTES = {
    "aria-hidden", "aria-label", "aria-labelledby", "class", "cx", "cy", "d", "fill", "font-size", "height", "id", "points",
    "role", "rx", "ry", "stroke", "stroke-dasharray", "stroke-width", "style", "text-anchor", "transform", "viewBox",
    "width", "x", "y", "{http://www.w3.org/XML/1998/namespace}space",
}  # fmt: skip


def read(document: dict[str, Any]) -> Structure:
    return parse_structure(as_yaml(document), "hostile.yaml")


def called(name: str) -> Structure:
    """A structure in which everything that a drawing shows is called so."""
    cited = {"source": "d p. 1"}
    board = {"name": name, "short": name[:-1] or name, "kind": "board", "scrutinises": {"panel": cited}} | cited
    panel = {
        "name": name,
        "kind": "panel",
        "status": "on_hold",
        "reports_to": {"board": {"standing": "disputed"} | cited},
    }
    bodies = {"board": board, "panel": panel, "forum": {"name": name, "kind": "forum", "advises": "board"}}
    return read({"structure": "s", "title": name, "sources": {"d": {"title": name}}, "bodies": bodies})


def with_ids() -> Structure:
    """A chain of bodies with every hostile id, each reporting to the next and advising the one after that."""
    bodies: dict[str, dict[str, Any]] = {
        id_: {"name": f"Body {number}", "kind": "board"} for number, id_ in enumerate(IDS)
    }
    for lower, upper in itertools.pairwise(IDS):
        bodies[lower]["reports_to"] = [upper]
    for lower, upper in zip(IDS, IDS[2:], strict=False):
        bodies[lower]["advises"] = [upper]
    return read({"structure": "ids", "title": "Ids", "sources": {"d": {"title": "D"}}, "bodies": bodies})


def text(structure: Structure, ending: str) -> str:
    return analyse(structure).draw(ending, options=Options())[0].decode()


def visible(name: str) -> str:
    """The name with what acts unseen replaced, as it may stand in a picture."""
    return "".join(
        "\ufffd" if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} and each != "\u200d" else each
        for each in name
    )


every_name = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
every_key = pytest.mark.parametrize("key", ["hostile ids", *NAMES])
every_structure = pytest.mark.parametrize("structure", ["hostile ids", *NAMES], indirect=True)


@functools.cache
def structure_of(key: str) -> Structure:
    return with_ids() if key == "hostile ids" else called(NAMES[key])


@functools.cache
def picture_of(key: str) -> Picture:
    return drawn(structure_of(key))


@pytest.fixture
def structure(request: pytest.FixtureRequest) -> Structure:
    return structure_of(request.param)


class TestDot:
    @pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of pyparsing, on account of pydot's reader
    @every_structure
    def test_pydot_reads_the_right_nodes_and_edges(self, structure: Structure) -> None:
        graphs = pydot.graph_from_dot_data(text(structure, "dot"))
        assert graphs
        assert len(graphs) == 1
        (graph,) = graphs
        assert not graph.get_subgraphs()
        nodes = [str(found.get_name()) for found in graph.get_nodes()]
        read = [unquoted(name) for name in nodes if name not in DEFAULTS]
        assert sorted(read) == sorted(map(in_dot, structure.bodies))
        edges = [
            (unquoted(str(found.get_source())), unquoted(str(found.get_destination()))) for found in graph.get_edges()
        ]
        assert sorted(edges) == sorted(edges_of(structure))

    @every_structure
    def test_graphviz_reads_the_right_nodes_and_edges(self, structure: Structure) -> None:
        # Graphviz counts a name that starts with % as none; such an id has only the name that is its label
        structure = without(structure, "%", "%20")
        graph = pygraphviz.AGraph(string=text(structure, "dot"))
        assert sorted(map(str, graph.nodes())) == sorted(map(in_dot, structure.bodies))
        assert sorted((str(tail), str(head)) for tail, head in graph.edges()) == sorted(edges_of(structure))
        assert graph.subgraphs() == []
        graph.close()

    @every_structure
    def test_graphviz_draws_it(self, structure: Structure) -> None:
        from ctgraph.drawing.common.engine import lay_out

        laid_out = lay_out(text(structure, "dot"))
        assert len(laid_out["objects"]) == len(structure.bodies)


def without(structure: Structure, *ids: str) -> Structure:
    relations = (each for each in structure.relations if not {each.from_id, each.to_id} & set(ids))
    bodies = {id_: body for id_, body in structure.bodies.items() if id_ not in ids}
    return structure._replace(bodies=bodies, relations=tuple(relations))


# what pydot gives among the nodes: the defaults of the file
DEFAULTS = {"node", "edge", "graph"}


def in_dot(id_: str) -> str:
    """How an id is called in DOT, which has no way to write one backslash before a quote."""
    return id_.replace("\\", "\\\\")


def edges_of(structure: Structure) -> list[tuple[str, str]]:
    return [(in_dot(each.from_id), in_dot(each.to_id)) for each in structure.relations]


def unquoted(name: str) -> str:
    """A name as pydot gives it, without its quotes; its defaults have none."""
    return name[1:-1].replace('\\"', '"') if name[:1] == '"' else name


class TestSvg:
    @every_key
    def test_every_body_and_line_is_there_once(self, key: str) -> None:
        structure = structure_of(key)
        expected = [*map(body_element, structure.bodies), *map(relation_element, structure.relations)]
        assert picture_of(key).ids == sorted(expected)

    @every_key
    def test_it_has_nothing_in_it_that_acts(self, key: str) -> None:
        root = picture_of(key).root
        assert {element.tag for element in root.iter()} <= ELEMENTS
        assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))

    @pytest.mark.parametrize("key", NAMES)
    def test_it_says_the_name_as_it_was_typed(self, key: str) -> None:
        structure, found = structure_of(key), picture_of(key)
        shown = visible(structure.bodies["board"].name)
        for element in found.bodies.values():
            assert element.attributes["aria-label"].startswith(f"{shown}: ")
            assert element.title == element.attributes["aria-label"]
        title = found.root.find(f"{SVG}title")
        assert title is not None
        assert title.text == visible(structure.title)

    @pytest.mark.parametrize("key", NAMES)
    def test_it_shows_the_name(self, key: str) -> None:
        structure, found = structure_of(key), picture_of(key)
        unwrapped = functools.partial(re.sub, r"[\s-]", "")  # a hyphen may show where a line breaks a word
        letters = unwrapped(visible(structure.bodies["forum"].name))
        (body,) = (element for id_, element in found.bodies.items() if id_ == body_element("forum"))
        assert unwrapped("".join(each.words for each in body.texts)).startswith(letters)

    def test_bodies_with_similar_ids_keep_their_names(self) -> None:
        structure, found = structure_of("hostile ids"), picture_of("hostile ids")
        for id_, body in structure.bodies.items():
            element = found.bodies[body_element(id_)]
            assert element.texts[0].words == body.name
            assert element.title.startswith(f"{body.name}: ")

    @pytest.mark.parametrize("by", ["kind", "status", "parent"])
    def test_in_boxes(self, by: str) -> None:
        for structure in map(structure_of, ["markup", "backslash", "hostile ids"]):
            assert len(drawn(structure, group_by=by).bodies) == len(structure.bodies)


class TestMermaid:
    BODY = re.compile(r'    b\d+(\["[^"]*"\]|\[\["[^"]*"\]\]|\(\["[^"]*"\]\))')
    LINE = re.compile(r'    b\d+ (--|-\.) "(?:[a-z ,]|#\d+;)*" (-->|\.->) b\d+')
    TITLE = re.compile(r'title: "(?:[^"\\<>&%`]|\\x[0-9a-f]{2})*"')

    @every_structure
    def test_it_is_what_was_meant_line_by_line(self, structure: Structure) -> None:
        start, title, end, head, *rest = text(structure, "mmd").removesuffix("\n").split("\n")
        assert (start, end, head) == ("---", "---", "flowchart BT")
        assert self.TITLE.fullmatch(title)
        at_rest = [line for line in rest if line.startswith(("    classDef dormant ", "    class "))]
        assert len(at_rest) in {0, 2}
        described = [line for line in rest if line not in at_rest]
        assert len(described) == len(structure.bodies) + len(structure.relations)
        for line in described[: len(structure.bodies)]:
            assert self.BODY.fullmatch(line), line
        for line in described[len(structure.bodies) :]:
            assert self.LINE.fullmatch(line), line

    @every_name
    def test_names_stand_there_escaped_alone(self, name: str) -> None:
        structure = called(name)
        written = text(structure, "mmd")
        labels = re.findall(r'b\d+(?:\[|\[\[|\(\[)"([^"]*)"\]', written)
        assert len(labels) == 3
        for label in labels:
            assert not re.search(r"[<>`\\|\[\]{}()*_~$%]", label.removeprefix("▲ ").replace("<br/>", "")), label
            assert not re.search(r"&|#(?!\d+;)", label)
        forum = labels[-2] if "on hold" in labels[-1] else labels[-1]
        read = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), forum.removeprefix("▲ "))
        assert read == visible(structure.bodies["forum"].name)

    @every_name
    def test_the_title_reads_as_it_was_typed(self, name: str) -> None:
        structure = called(name)
        title = text(structure, "mmd").split("\n")[1].removeprefix('title: "').removesuffix('"')
        read = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), title)
        assert read == visible(structure.title)
