"""JSON: a finding that is written at once is what the same finding is as an object."""

from __future__ import annotations

import json

import pytest
from hostile_names import NAMES
from hypothesis import given, settings
from hypothesis import strategies as st
from random_structures import random_document, to_yaml
from reading import read

import ctgraph
from ctgraph.findings import Finding, Report, Reported, RuleFacts, Severity, Stop
from ctgraph.loading.catalogue import shipped
from ctgraph.model import Acceptance, Relation, Source
from ctgraph.presenters.json.findings import finding_line
from ctgraph.presenters.json.values import finding_value


def assert_written_as_its_object(report: Report) -> None:
    for each in report.structures:
        for reported in each.reported:
            line = finding_line(reported, json.dumps(each.structure.file))
            assert line == json.dumps(finding_value(reported, each.structure))


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_finding_of_a_shipped_structure_is_written_as_its_object(name: str) -> None:
    assert_written_as_its_object(ctgraph.check(ctgraph.load(name)))


@settings(deadline=None)
@given(st.integers(0, 100_000))
def test_every_finding_of_a_random_structure_is_written_as_its_object(seed: int) -> None:
    assert_written_as_its_object(ctgraph.check(read(to_yaml(random_document(seed))), assume=["inferred", "proposed"]))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_part_of_a_finding_is_written_as_in_its_object(name: str) -> None:
    relation = Relation(name, name, name, 7, name, (Source(name, name, name), Source("", "", name)))
    finding = Finding(
        rule=name,
        severity=Severity.INFO,
        line=3,
        kind=name,
        standing=name,
        bodies=(name, "b"),
        relations=(relation, relation._replace(sources=())),
        stops=(Stop(name, name), Stop("b", "cycle", (name,))),
        partial=True,
        about=(name,),
        amounts=(3, 1_000),
        cites=(name, name),
    )
    structure = read("structure: a\nbodies: {}\n")._replace(file=name)
    acceptance = Acceptance(rule=name, bodies=(name,), reason=name, line=1)
    rule = RuleFacts(name, Severity.INFO, name, name)
    for reported in (
        Reported(finding, name, rule, acceptance),
        Reported(finding._replace(kind=None, standing=None, amounts=(), stops=()), name, rule, acceptance, lapsed=True),
    ):
        assert finding_line(reported, json.dumps(name)) == json.dumps(finding_value(reported, structure))
