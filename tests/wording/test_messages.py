"""The words of findings: every finding has a sentence, which names what it is about."""

from __future__ import annotations

import pytest
from analysed import analyse
from built_structures import structure
from random_shapes import random_loops, random_stops
from random_structures import random_document, to_yaml

from ctgraph.findings import Finding, Severity, labels
from ctgraph.loading.structures import parse_structure
from ctgraph.model import RELATION_KINDS, RELATION_WORDS
from ctgraph.wording.messages import write_message

LOOPS = {"accountability-cycle", "circular-scrutiny"}


@pytest.mark.parametrize(("many", "ends"), [(14, "F12 and F13"), (30, "F28 and F29"), (31, "F29 and 1 more")])
def test_what_is_no_body_is_named_further(many: int, ends: str) -> None:
    finding = Finding("r", Severity.INFO, 1, about=tuple(f"F{number}" for number in range(many)))
    assert write_message({None: "owns {about}"}, finding, {}).startswith("owns F0, F1, F2")
    assert write_message({None: "owns {about}"}, finding, {}).endswith(f"{ends}")


@pytest.mark.parametrize("write", [random_document, random_loops, random_stops])
def test_every_finding_has_a_sentence_that_names_its_body(write: object) -> None:
    assert callable(write)
    for seed in range(60):
        built = parse_structure(to_yaml(write(seed)), "random.yaml")
        names = labels(built)
        for reported in analyse(built, ("inferred", "proposed")).checked.reported:
            sentence, finding = reported.message, reported.finding
            assert sentence == sentence.strip()
            assert not set("{}") & set(sentence)
            witness = [relation.answers[0] for relation in finding.relations]
            named = (
                finding.bodies if finding.kind == "mutual" else witness if finding.rule in LOOPS else finding.bodies[:1]
            )
            assert all(names[body] in sentence for body in named)
            assert sentence.endswith(" (partial sources)") == finding.partial


def test_a_name_with_braces_is_told_as_it_is() -> None:
    built = structure("a reports_to b", roots="council")
    bodies = {**built.bodies, "a": built.bodies["a"]._replace(name="{body} {0} {")}
    messages = [each.message for each in analyse(built._replace(bodies=bodies)).checked.reported]
    assert any(each.startswith("{body} {0} { reports to The b, but") for each in messages)


@pytest.mark.parametrize("kind", sorted(set(RELATION_KINDS) - {"oversees", "scrutinises"}))
def test_a_relation_of_any_kind_can_be_read_from_the_body_that_it_is_about(kind: str) -> None:
    facts = structure(f"a {kind} b disputed")
    finding = Finding("x", Severity.INFO, 1, bodies=("a",), relations=facts.relations)
    words = write_message({None: "{body} {lines}"}, finding, labels(facts))
    assert words == f"{labels(facts)['a']} {RELATION_WORDS[kind]} {labels(facts)['b']} (disputed)"
