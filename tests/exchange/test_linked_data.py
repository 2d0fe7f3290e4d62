"""Linked data: our own files come back equal, others give what they can, and what could not be taken is told."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pyoxigraph
import pytest
from every_key import FULL
from hostile_names import IDS, NAMES
from program import Ran, ctgraph
from small_files import CLEAN, named
from written import facts

from ctgraph import Structure, load, loads
from ctgraph.errors import acts
from ctgraph.exchange.import_file import import_data
from ctgraph.exchange.rdf.exporting import export_json_ld, export_turtle
from ctgraph.exchange.rdf.files import read_statements
from ctgraph.exchange.rdf.shapes import SHAPES
from ctgraph.exchange.rdf.terms import OURS, PREFIXES, Literal, Statement
from ctgraph.exchange.rdf.vocabulary import read_vocabulary
from ctgraph.exchange.rdf.writing import list_statements
from ctgraph.exchange.register import Wanted
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.writing import write_for_reader
from ctgraph.model import (
    BODY_KINDS,
    OUTSIDE_BASES,
    RECORDED,
    RELATIONS,
    ROLES,
    SCOPES,
    SECTORS,
    STANDINGS,
    STATUSES,
)

WHO_REPORTS, DISPUTED = re.findall(  # as a reader of the documentation would ask
    r"```sparql\n(.*?)```",
    (Path(__file__).parents[2] / "docs/how-to/analyst.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def again(data: bytes, ending: str = "ttl") -> Structure:
    made = import_data(f"s.{ending}", data, {}, Wanted(id="s"))
    assert made.notices == ()
    return made.structure


def ask(data: bytes, query: str) -> list[tuple[str, ...]]:
    store = pyoxigraph.Store()
    store.load(data, format=pyoxigraph.RdfFormat.TURTLE)
    found: Any = store.query(query, prefixes=PREFIXES)
    return [tuple(each.value if each is not None else "" for each in row) for row in found]


def tell(text: str, *options: str, name: str = "f.ttl") -> Ran:
    Path(name).write_text(text, encoding="utf-8")
    return ctgraph("import", name, "--dry-run", *options)


def notices(text: str, *options: str) -> list[tuple[str | None, str]]:
    said = tell(text, "--format", "json", *options).json()
    return [(each["cell"], each["text"]) for each in said["notices"]]


@pytest.mark.parametrize("name", sorted(each for each in shipped() if not each.startswith("survey-2011/")))
def test_a_structure_that_ships_comes_back(name: str) -> None:
    structure = load(name)
    assert facts(again(export_turtle(structure))) == facts(structure)
    assert facts(again(export_json_ld(structure), "jsonld")) == facts(structure)


def make_hostile() -> str:
    """A structure in which every hostile text is a name, an id, a place in a source and a note, and reports to the next."""
    alike = ("a b", " a", NAMES["blank"])  # which look like others, and are refused beside them
    texts = [each for each in (*NAMES.values(), *IDS, "two\nlines", '""" . <a> <b> <c>') if each not in alike]
    bodies = {
        each: {
            "name": " ".join(each.split()),
            "kind": "board",
            "note": each,
            "source": f"d {each}",
            "reports_to": other,
        }
        for each, other in zip(texts, [*texts[1:], texts[0]], strict=True)
    }
    return write_for_reader({"structure": texts[0], "sources": {"d": {"title": "D"}}, "bodies": bodies})


@pytest.mark.parametrize("text", [FULL, make_hostile(), *map(named, list(NAMES.values())[:3])], ids=str.isascii)
def test_hostile_names_come_back_and_do_nothing(text: str) -> None:
    structure = loads(text)
    turtle, json_ld = export_turtle(structure), export_json_ld(structure)
    assert facts(again(turtle)) == facts(again(json_ld, "jsonld")) == facts(structure)
    assert json_ld.isascii()
    assert not [each for each in turtle.decode().replace("\n", "").replace("\t", "") if acts(each)]
    held = read_statements("s.ttl", turtle, "Turtle")
    assert {*held} == {*list_statements(structure)}
    assert all(re.fullmatch(r"[!-~]+", each.subject.iri) for each in held)


def test_ids_that_look_alike_when_quoted_stay_apart() -> None:
    bodies = {
        each: {"name": "One name", "kind": "board"} for each in ("a b", "a%20b", "a:b", "a%3Ab", "a/b", "a:b:from")
    }
    structure = loads(json.dumps({"structure": "s", "bodies": bodies}))
    assert facts(again(export_turtle(structure))) == facts(structure)


def test_the_same_structure_gives_the_same_file() -> None:
    assert export_turtle(loads(FULL)) == export_turtle(loads(FULL))
    assert export_json_ld(loads(FULL)) == export_json_ld(loads(FULL))


def test_a_query_says_who_reports_to_whom() -> None:
    kent = load("kent-2011-proposed")
    names = {each.id: each.name for each in kent.bodies.values()}
    meant = {
        (names[each.from_id], names[each.to_id])
        for each in kent.relations
        if each.kind in ("reports_to", "accountable_to") and each.standing not in ("inferred", "proposed")
    }
    assert len(meant) > 3
    assert {*ask(export_turtle(kent), WHO_REPORTS)} == meant


def test_a_query_says_how_firmly_a_relation_is_held_and_where_it_stands() -> None:
    assert ask(export_turtle(loads(FULL)), DISPUTED) == [("Children's Board", "Old Board", "review p. 9")]


@pytest.mark.parametrize("said", ["proposed", "inferred", "{until: 2010}", "{from: 2012}"])
def test_what_is_not_taken_on_the_day_is_no_plain_statement(said: str) -> None:
    text = f"structure: s\nas_of: 2011\nbodies: {{a: {{name: A, kind: board, reports_to: {{b: {said}}}}}, b: {{name: B, kind: board}}}}"
    data = export_turtle(loads(text))
    assert ask(data, WHO_REPORTS) == []
    assert ask(data, "SELECT ?r WHERE { ?r a ctg:Relation }")
    assert facts(again(data)) == facts(loads(text))


def test_it_goes_through_the_commands() -> None:
    for ending in ("ttl", "jsonld"):
        assert ctgraph("export", "kent-2011", "-o", f"kent.{ending}") == Ran(0, "", "")
        ran = ctgraph("import", f"kent.{ending}", "-o", f"{ending}.yaml")
        assert (ran.code, ran.err) == (0, "")
        assert "16 bodies, and 11 relations" in ran.out
        assert facts(load(f"{ending}.yaml")) == facts(load("kent-2011"))
    made = ctgraph("import", "kent.ttl", "-o", "other.yaml", "--title", "Other", "--dated", "2012", "--format", "json")
    assert (load("other.yaml").title, load("other.yaml").as_of, made.json()["notices"]) == ("Other", "2012", [])
    assert ctgraph("import", "-", "--dry-run", stdin=Path("kent.ttl").read_text(encoding="utf-8")).code == 0
    assert ctgraph("import", "-", "--dry-run", stdin=Path("kent.jsonld").read_text(encoding="utf-8")).code == 0
    assert "has no columns" in ctgraph("import", "kent.ttl", "--dry-run", "--map", "a=name").err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("body:board org:linkedTo body:council .", [("<urn:ctgraph:structure:clean:bodies:board>", "org:linkedTo <urn:ctgraph:structure:clean:bodies:council> was not taken")]),
        ('body:board rdfs:comment "So it is." , "And so."@en .', [("<urn:ctgraph:structure:clean:bodies:board>", 'rdfs:comment "So it is." was not taken'), ("<urn:ctgraph:structure:clean:bodies:board>", 'rdfs:comment "And so." was not taken')]),
        ("[] a org:Organization .", None),
    ],
)  # fmt: skip
def test_what_was_added_to_a_file_of_ours_is_told(more: str, told: list[tuple[str, str]] | None) -> None:
    ctgraph("export", str(write_clean()), "-o", "clean.ttl")
    text = Path("clean.ttl").read_text(encoding="utf-8")
    found = notices(text + more)
    assert found == told if told else found[0][1] == "rdf:type org:Organization was not taken"


def write_clean() -> Path:
    Path("clean.yaml").write_text(CLEAN, encoding="utf-8")
    return Path("clean.yaml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ctg:kind-board", "ctg:kind-bord", "f.ttl: bodies.board.kind: 'bord' is not a kind of body; did you mean 'board'?"),
        ("ctg:relation ctg:reports_to", "ctg:relation ctg:reports_too", "f.ttl: bodies.board.reports_too: "),
        ("ctg:standing ctg:standing-stated", "ctg:standing <http://x>", "f.ttl: bodies.board.reports_to.council.standing: 'http://x'"),
        ("ctg:end body:council", "ctg:end body:counsil", "f.ttl: bodies.board.reports_to.counsil: there is no body 'counsil'"),
        ('ctg:citation "terms 2"', 'ctg:citation "term 2"', "f.ttl: bodies.board.source: "),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_of_ours_is_told_by_its_place(old: str, new: str, told: str) -> None:
    ctgraph("export", str(write_clean()), "-o", "clean.ttl")
    text = Path("clean.ttl").read_text(encoding="utf-8")
    assert old in text
    ran = tell(text.replace(old, new))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_two_structures_in_one_file_are_refused() -> None:
    ran = tell(export_turtle(loads(FULL)).decode() + export_turtle(loads(write_clean().read_text())).decode())
    assert ran == Ran(
        2,
        "",
        "f.ttl: holds 2 structures, urn:ctgraph:structure:clean, urn:ctgraph:structure:kent-2011; expected one\n",
    )


OTHERS = (
    HEAD
    + """
<#council> a org:FormalOrganization ; skos:prefLabel "Y Cyngor"@cy , "The Council"@en-GB ; skos:altLabel "TC" , "Council of old" ;
    org:identifier "E1" ; org:purpose "To serve" ; org:classification [ skos:prefLabel "County council" ] .
<http://a.org/board> a org:OrganizationalUnit ; rdfs:label "Board" ; org:unitOf <#council> ; org:reportsTo <#council> ; org:hasSite <#here> .
<http://b.org/board> a org:Organization ; skos:prefLabel "Board" ; org:subOrganizationOf <#council> , <http://c.org/x#old%20group> ;
    org:linkedTo <http://a.org/board> ; org:classification <http://c.org/kinds/Think-tank> .
<http://a.org/board> org:linkedTo <http://b.org/board> .
[] a org:Post ; skos:prefLabel "Chair\\n of the board" ; org:postIn <http://a.org/board> .
<http://c.org/x#old%20group> org:memberOf <#council> .
<#me> a foaf:Person ; foaf:name "Jo" ; org:memberOf <#council> .
[] a org:Membership ; org:member <#council> ; org:organization <http://a.org/board> ; org:role [ skos:prefLabel "observer" ] .
[] org:originalOrganization <http://a.org/board> ; org:resultingOrganization <http://b.org/board> .
"""
)


def test_a_file_of_another_gives_what_it_can() -> None:
    Path("f.ttl").write_text(OTHERS, encoding="utf-8")
    assert ctgraph("import", "f.ttl", "-o", "f.yaml").code == 0
    made = load("f.yaml")
    assert {each.id: (each.name, each.kind_label) for each in made.bodies.values()} == {
        "the-council": ("The Council", "Council"),
        "board": ("Board", "Body"),
        "board-2": ("Board", "Think-tank"),
        "old-group": ("old group", "Body"),
        "chair-of-the-board": ("Chair of the board", "Post"),
    }
    council = made.bodies["the-council"]
    assert (council.short, council.remit, dict(council.identifiers)) == ("TC", "To serve", {"identifier": "E1"})
    assert [each.text for each in council.sources] == ["graph #council"]
    assert {(each.from_id, each.kind, each.to_id) for each in made.relations} == {
        ("board", "part_of", "the-council"), ("board", "reports_to", "the-council"), ("board-2", "part_of", "the-council"),
        ("board-2", "part_of", "old-group"), ("board-2", "works_with", "board"), ("chair-of-the-board", "part_of", "board"),
        ("old-group", "represented_on", "the-council"),
    }  # fmt: skip
    assert [(each.agency, each.role) for each in made.bodies["board"].members] == [("The Council", "observer")]
    assert made.bodies["board-2"].succeeds == ("board",)


def test_what_of_another_file_could_not_be_taken_is_told() -> None:
    told = notices(OTHERS)
    assert ("http://c.org/x#old%20group", "has no name; it is called old group after its IRI") in told
    assert (None, "1 name in the language cy was left out") in told
    assert ("org:hasSite", "1 statement was not taken; it is of <http://a.org/board>") in told
    persons = (
        "1 statement was not taken: a structure has posts and agencies, and no persons; it is of <file:///f.ttl#me>"
    )
    assert ("org:memberOf", persons) in told
    assert ("skos:altLabel", "1 statement was not taken; it is of <file:///f.ttl#council>") in told
    left = {cell for cell, _ in told}
    assert not left & {
        "org:unitOf",
        "org:reportsTo",
        "org:subOrganizationOf",
        "org:role",
        "skos:prefLabel",
        "org:postIn",
    }


def test_a_file_of_another_as_json_ld_gives_the_same() -> None:
    statements = [pyoxigraph.Triple(each.subject, each.predicate, each.object) for each in pyoxigraph.parse(OTHERS, format=pyoxigraph.RdfFormat.TURTLE, base_iri="file:///f.ttl")]  # fmt: skip
    data = pyoxigraph.serialize(statements, format=pyoxigraph.RdfFormat.JSON_LD)
    assert data is not None
    Path("f.jsonld").write_bytes(data)
    assert ctgraph("import", "f.jsonld", "-o", "json.yaml").code == 0
    Path("f.ttl").write_text(OTHERS, encoding="utf-8")
    assert ctgraph("import", "f.ttl", "-o", "turtle.yaml").code == 0
    found = load("json.yaml"), load("turtle.yaml")
    names = [sorted((each.name, each.kind_label) for each in made.bodies.values()) for made in found]
    assert names[0] == names[1]
    assert len({len(made.relations) for made in found}) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<#a> <#b> .", "f.ttl:1:11: is no Turtle: "),
        ("\n\n<#a> a org:Organization .", "f.ttl:3:8: is no Turtle: "),
        ('<#a> <#b> "\\ud800" .', "f.ttl:1:12: is no Turtle: "),
        ("[ <#b> " * 100_000, "is no Turtle: "),
        ("", "f.ttl: holds no body that could be taken"),
        (HEAD + "<#a> a foaf:Person ; foaf:name 'Jo' .", "f.ttl: holds no body that could be taken"),
        (HEAD + "[] a org:Organization .", "f.ttl: holds no body that could be taken"),
    ],
)
def test_what_is_no_linked_data_or_holds_no_body_is_told(text: str, told: str) -> None:
    ran = tell(text)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"@context": "https://example.org/context"}', "f.jsonld: is no JSON-LD: No LoadDocumentCallback"),
        ('{"@id":', "f.jsonld:1:8: is no JSON-LD: "),
        ('{"a":' * 100_000, "is no JSON-LD: "),
    ],
)
def test_what_is_no_json_ld_is_told(text: str, told: str) -> None:
    ran = tell(text, name="f.jsonld")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_hostile_names_of_another_file_do_nothing() -> None:
    names = [*NAMES.values(), *IDS]
    literals = [json.dumps(each, ensure_ascii=False) for each in names]
    text = HEAD + "".join(
        f"<#{number}> a org:Organization ; skos:prefLabel {each} ; org:classification {each} ; skos:note {each} .\n"
        for number, each in enumerate(literals)
    )
    Path("f.ttl").write_text(text, encoding="utf-8")
    ran = ctgraph("import", "f.ttl", "-o", "f.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert not [each for each in ran.out.replace("\n", "") if acts(each)]
    assert [each.name for each in load("f.yaml").bodies.values()] == [" ".join(each.split()) for each in names]


@pytest.mark.parametrize("arguments", [["export", "kent-2011", "-o", "k.ttl"], ["import", "f.ttl", "--dry-run"]])
def test_where_pyoxigraph_is_missing_the_command_that_brings_it_is_named(arguments: list[str]) -> None:
    Path("f.ttl").write_text(OTHERS, encoding="utf-8")
    with mock.patch.dict(sys.modules, {"pyoxigraph": None}):
        ran = ctgraph(*arguments)
    assert ran == Ran(2, "", 'linked data needs pyoxigraph: pip install "ctgraph[rdf]" brings it\n')


def vocabulary() -> list[Statement]:
    return read_statements("vocabulary.ttl", read_vocabulary().encode(), "Turtle")


def test_the_vocabulary_has_each_word_that_files_of_ours_are_written_with() -> None:
    declared = {each.subject.iri for each in vocabulary()}
    used = {
        part
        for name in ["", "solihull-2011", "kent-2011-proposed"]
        for each in list_statements(load(name) if name else loads(FULL))
        for part in (each.property, getattr(each.object, "iri", ""))
        if part.startswith(OURS)
    }
    assert used <= declared
    properties = {
        part.property for shape in SHAPES.values() for part in shape.values() if part.property.startswith(OURS)
    }
    assert properties <= declared


def test_the_vocabulary_says_what_the_program_says() -> None:
    said = {(each.subject.iri.removeprefix(OURS), each.property): each.object for each in vocabulary()}
    label, comment = f"{PREFIXES['rdfs']}label", f"{PREFIXES['rdfs']}comment"
    for key, relation in RELATIONS.items():
        assert said[key, label] == Literal(relation.phrase)
        assert said[key, comment] == Literal(f"{relation.when} {relation.is_not}")
    for key, kind in BODY_KINDS.items():
        assert said[f"kind-{key}", f"{PREFIXES['skos']}prefLabel"] == Literal(kind.label)
    schemes = {"standing": STANDINGS, "status": STATUSES, "outside": OUTSIDE_BASES, "scope": SCOPES, "sector": SECTORS, "role": ROLES, "recorded": RECORDED}  # fmt: skip
    for scheme, words in schemes.items():
        concepts = {name for name, _ in said if name.startswith(f"{scheme}-")} - {f"{scheme}-words"}
        assert concepts == {f"{scheme}-{word}" for word in words}


def test_the_vocabulary_is_printed() -> None:
    assert ctgraph("schema", "vocabulary") == Ran(0, read_vocabulary(), "")
