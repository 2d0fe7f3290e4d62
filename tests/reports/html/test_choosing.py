"""What lights up for each body, finding and relation is what the program says of it elsewhere."""

from __future__ import annotations

import pytest
from analysed import analyse
from built_structures import structure as built
from playwright.sync_api import Browser
from program import FEW
from sample_reports import data_of, made, made_of, opened

from ctgraph.loading.files import load

LIT = """(choice) => {
    const { structure } = [...ctgraph.explorers.values()][0];
    const found = ctgraph.choosing.findLit(structure, choice);
    const named = (number) => structure.bodies[number].id;
    return found && {
        bodies: [...found.bodies].map(named).sort(),
        relations: [...found.relations].map((number) => structure.relations[number]).map(({from, kind, to}) => [named(from), kind, named(to)]).sort(),
    };
}"""


@pytest.mark.parametrize("name", FEW)
def test_a_body_lights_its_ways_up_and_all_that_it_has_to_do_with(browser: Browser, name: str) -> None:
    structure = load(name)
    lens = analyse(structure).lens
    with opened(browser, made(name)) as page:
        for body in structure.bodies:
            lines, down = analyse(structure).lines(body), analyse(structure).down(body)
            chains = [*lines.routes, *(stopped.chain for stopped in lines.stops)]
            wanted = {relation for chain in chains for relation in chain}
            wanted |= {line for each in down.answering for line in each.lines}
            wanted |= {each for each in structure.relations if body in (each.from_id, each.to_id) and lens.takes(each)}
            found = page.run(LIT, {"body": body})
            assert found["relations"] == sorted([each.from_id, each.kind_key, each.to_id] for each in wanted)
            ends = {end for each in wanted for end in (each.from_id, each.to_id)}
            assert found["bodies"] == sorted(ends | {body})


@pytest.mark.parametrize("name", FEW)
def test_a_finding_lights_its_witness_and_its_bodies(browser: Browser, name: str) -> None:
    report = analyse(load(name)).checked
    with opened(browser, made(name)) as page:
        for finding in report.findings:
            found = page.run(LIT, {"finding": finding.fingerprint})
            assert set(finding.bodies) <= set(found["bodies"])
            for relation in finding.relations:
                lit = [relation.from_id, relation.kind, relation.to_id] in found["relations"]
                assert lit == report.lens.takes(relation)
            if finding.rule in {"circular-scrutiny", "accountability-cycle"}:
                assert found["bodies"] == sorted(finding.bodies)
                assert len(found["relations"]) == len(finding.relations)


def test_a_finding_lights_the_lines_to_the_stops_it_names() -> None:
    ends = [f"end{number}" for number in range(7)]
    structure = built("a reports_to middle", *(f"middle reports_to {end}" for end in ends), roots="council")
    report = made_of(structure)
    ids = [body[0] for body in data_of(report)["bodies"]]
    (found,) = (each for each in data_of(report)["findings"] if each[3] == "broken-line" and ids[each[5][0]] == "a")
    assert {ids[number] for number in found[5]} == {"a", "middle", *ends[:5]}
    relations = [data_of(report)["relations"][number] for number in found[6]]
    assert {(ids[each[0]], ids[each[1]]) for each in relations} == {
        ("a", "middle"),
        *(("middle", end) for end in ends[:5]),
    }


def test_nothing_is_lit_for_what_is_not_there(browser: Browser) -> None:
    with opened(browser, made("haringey-2008")) as page:
        for choice in ({}, {"body": "x"}, {"finding": "x"}, {"relation": ["x", "y"]}, {"group": "1"}):
            assert page.run(LIT, choice) is None
