"""A structure whose bodies are dealt out to several files, and these joined, has the findings that it had before."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from analysed import analyse
from random_shapes import random_committees, random_loops
from random_structures import RELATION_KEYS, random_document, to_yaml

from ctgraph import StructureFileError, join
from ctgraph.findings import Finding
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

Document = dict[str, Any]
MAKERS = {"any": random_document, "loops": random_loops, "committees": random_committees}
MOST = 9


def part(document: Document, files: int) -> list[Document]:
    """The document as several: each has some of the bodies, and the others to which these have relations as neighbours."""
    ids = sorted(document["bodies"])
    home = {body: place * files // len(ids) for place, body in enumerate(ids)}  # so that the ids stay in their order
    parted = []
    for number in range(files):
        own = {body: told for body, told in document["bodies"].items() if home[body] == number}
        named = {
            other
            for told in own.values()
            for key, held in told.items()
            if key in RELATION_KEYS
            for other in as_list(held)
        }
        near = {other: neighbour(other, document, home[other]) for other in sorted(named - own.keys())}
        parted.append({**document, "structure": f"part-{number}", "bodies": own | near})
    return parted


def as_list(held: Any) -> list[str]:
    return [held] if isinstance(held, str) else list(held)


def neighbour(body: str, document: Document, home: int) -> Document:
    told = document["bodies"][body]
    return {"name": told["name"], "kind": told["kind"], "scope": "neighbour", "same_as": f"f{home}.yaml#{body}"}


def rejoin(document: Document, files: int) -> Structure:
    parted = part(document, files)
    return join([parse_structure(to_yaml(each), f"f{number}.yaml") for number, each in enumerate(parted)], ["."])


def tell(finding: Finding) -> tuple[object, ...]:
    """What a finding says and rests on, with the ids of one file."""
    stops = [(short(stop.body), stop.why, *map(short, stop.cycle)) for stop in finding.stops]
    rests_on = (*finding.relations, None, *finding.beside, None, *finding.left_out)
    relations = [each and (short(each.from_id), each.kind, short(each.to_id), each.standing) for each in rests_on]
    facts = [(short(fact.body), fact.what, fact.value, fact.standing) for fact in finding.facts]
    about = finding.rule, finding.kind, finding.severity, finding.standing, finding.partial
    return *about, *map(short, finding.bodies), *stops, *relations, *facts


def short(body: str) -> str:
    return body.rpartition("#")[2]


def try_to_join(document: Document, files: int) -> Structure | None:
    """The files joined; None where lines of one body that are one duty would be parted, which no file may hold."""
    try:
        return rejoin(document, files)
    except StructureFileError as error:
        if "joint" in str(error):
            return None
        raise


@pytest.mark.parametrize("shape", MAKERS)
def test_what_is_parted_and_joined_has_the_same_findings(shape: str) -> None:
    told: Counter[str] = Counter()
    for seed in range(24):
        document = MAKERS[shape](seed, MOST)
        joined = try_to_join(document, 2 + seed % 3)
        if joined is None:
            continue
        assume = ((), ("inferred",), ("inferred", "proposed"))[seed % 3]
        whole = analyse(parse_structure(to_yaml(document), "whole.yaml"), assume).checked.findings
        found = analyse(joined, assume).checked.findings
        disagree = [each for each in found if each.rule == "sources-disagree"]  # a line that the upper end's file has
        assert {each.kind for each in disagree} <= {"line"}
        assert Counter(map(tell, whole)) == Counter(tell(each) for each in found if each not in disagree)
        assert all(each.file for each in found if each.bodies)
        told.update(finding.rule for finding in found)
    assert told.total() > 20
    assert len(told) > 4
