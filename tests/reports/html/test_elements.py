"""The data behind a diagram agrees with the diagram, with the structure, and with what the rules find."""

from __future__ import annotations

import pytest
from analysed import analyse
from playwright.sync_api import Browser
from program import FEW, SHIPPED
from sample_reports import data_of, made, opened

from ctgraph.loading.files import load
from ctgraph.results.report_document import ASSUMPTIONS


@pytest.mark.parametrize("name", SHIPPED)
def test_data_is_the_structures_own(name: str) -> None:
    structure = load(name)
    data = data_of(made(name))
    assert [body[0] for body in data["bodies"]] == sorted(structure.bodies)
    ids = [body[0] for body in data["bodies"]]
    assert sorted((ids[each[0]], each[2], ids[each[1]], each[3]) for each in data["relations"]) == sorted(
        (each.from_id, each.kind_key, each.to_id, each.standing) for each in structure.relations
    )
    for number, assume in enumerate(ASSUMPTIONS):
        report = analyse(structure, assume).checked
        told = {(each[0], each[2], each[4]) for each in data["findings"] if number in each[1]}
        assert told == {
            (each.finding.fingerprint, each.finding.severity.word, each.message) for each in report.reported
        }
        lens = report.lens
        assert [number in body[5] for body in data["bodies"]] == [
            not lens.operates(structure.bodies[id_]) for id_ in ids
        ]
        taken = {(ids[each[0]], each[2], ids[each[1]]) for each in data["relations"] if number in each[4]}
        assert taken == {(each.from_id, each.kind_key, each.to_id) for each in structure.relations if lens.takes(each)}


@pytest.mark.parametrize("name", FEW)
def test_every_body_and_relation_is_in_the_page(browser: Browser, name: str) -> None:
    structure = load(name)
    with opened(browser, made(name)) as page:
        counts = page.run("""() => {
            const { bodies, relations, shapes, lines, items, cards } = [...ctgraph.explorers.values()][0].structure;
            return [bodies.length, shapes.size, items.size, cards.size, relations.length, lines.size];
        }""")
        assert counts == [len(structure.bodies)] * 4 + [len(structure.relations)] * 2
        named = page.run("""() => {
            const { bodies, shapes, cards } = [...ctgraph.explorers.values()][0].structure;
            return bodies.map(({ id, number }) => [id, shapes.get(number).id, cards.get(number).id]);
        }""")
        assert all((shape, card) == (f"body-{id_}", f"body={id_}") for id_, shape, card in named)
