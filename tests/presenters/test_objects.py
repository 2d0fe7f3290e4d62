"""The JSON objects of findings: every part of a finding is in its object, as it is written in the file."""

from __future__ import annotations

import json

import pytest
from hostile_names import NAMES
from reading import read

from ctgraph.findings import Evidence, Finding, Reported, RuleFacts, Severity, Stop
from ctgraph.formats.json import render_json
from ctgraph.model import Acceptance, Relation, Source
from ctgraph.presenters.objects import make_finding_object


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_comes_back_from_any_part_of_a_finding(name: str) -> None:
    relation = Relation(name, name, name, 7, name, (Source(name, name, name), Source("", "", name)))
    finding = Finding(
        rule=name,
        severity=Severity.INFO,
        line=3,
        kind=name,
        standing=name,
        bodies=(name, "b"),
        relations=(relation, relation._replace(sources=())),
        stops=(Stop(name, "no-onward-line"), Stop("b", "cycle", (name,))),
        about=(name,),
        amounts=(3, 1_000),
        cites=(name, name),
        facts=(Evidence(name, name, name, name, (Source(name, name, name),), name, name),),
        beside=(relation._replace(note=name),),
        left_out=(relation,),
        left_out_facts=(Evidence("chair", "b", name, note="unlike"),),
    )
    structure = read("structure: a\nbodies: {}\n")._replace(file=name)
    acceptance = Acceptance(rule=name, bodies=(name,), reason=name, line=1)
    written = render_json(
        make_finding_object(Reported(finding, name, RuleFacts(name, Severity.INFO, name, name), acceptance), structure)
    )
    assert written.isascii()
    of_relation = {
        "from": name,
        "kind": name,
        "to": name,
        "joint": False,
        "standing": name,
        "note": None,
        "file": name,
        "line": 7,
    }
    assert json.loads(written) == {
        "rule": name,
        "kind": name,
        "severity": "info",
        "standing": name,
        "message": name,
        "bodies": [name, "b"],
        "about": [name],
        "amounts": [3, 1_000],
        "cites": [name, name],
        "relations": [of_relation | {"source": f"{name}; {name}"}, of_relation | {"source": None}],
        "stops": [
            {"body": name, "why": "no-onward-line", "detail": None, "note": None},
            {"body": "b", "why": "cycle", "detail": None, "note": None},
        ],
        "more_stops": False,
        "facts": [
            {
                "what": name,
                "body": name,
                "value": name,
                "role": name,
                "standing": name,
                "source": name,
                "note": name,
            }
        ],
        "beside": [of_relation | {"source": f"{name}; {name}", "note": name}],
        "left_out": [of_relation | {"source": f"{name}; {name}"}],
        "left_out_facts": [
            {
                "what": "chair",
                "body": "b",
                "value": name,
                "role": None,
                "standing": "stated",
                "source": None,
                "note": "unlike",
            }
        ],
        "notes": [name, "unlike"],
        "recorded": [],
        "file": name,
        "line": 3,
        "fingerprint": finding.fingerprint,
        "accepted": True,
    }


def test_an_acceptance_that_has_lapsed_accepts_nothing() -> None:
    finding = Finding(rule="broken-line", severity=Severity.ERROR, line=3)
    structure = read("structure: a\nbodies: {}\n")
    acceptance = Acceptance(rule="broken-line", bodies=(), reason="agreed", line=1)
    written = make_finding_object(
        Reported(finding, "a message", RuleFacts("broken-line", Severity.ERROR, "", ""), acceptance, lapsed=True),
        structure,
    )
    assert (written["accepted"], written["kind"], written["standing"]) == (False, None, None)
