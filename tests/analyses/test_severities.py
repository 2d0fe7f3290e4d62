"""What a rule says of the severities of its findings is what its findings have: the list, the documentation and `check` agree."""

from __future__ import annotations

import pytest
from program import ctgraph

from ctgraph.findings import Severity
from ctgraph.rules import all_rules

NO_ROOT = "structure: s\nbodies:\n  board: {name: Board, kind: board, reports_to: trust}\n  trust: {name: Trust, kind: KIND}\n"
# A structure for each severity that a rule names besides its usual one.
OTHERS = {
    ("not-assessable", "warning"): NO_ROOT.replace("KIND", "board"),
    (
        "accountability-cycle",
        "warning",
    ): "structure: s\nbodies:\n  a: {name: A, kind: board, reports_to: {b: unclear}}\n"
    "  b: {name: B, kind: board, reports_to: a}\n",
    ("circular-scrutiny", "warning"): "structure: s\nbodies:\n  a: {name: A, kind: board, scrutinises: {b: disputed}}\n"
    "  b: {name: B, kind: board, scrutinises: a}\n",
    ("circular-scrutiny", "info"): "structure: s\nbodies:\n"
    "  c: {name: C, kind: council, answers_outside: elected}\n"
    "  a: {name: A, kind: scrutiny_committee, part_of: c, scrutinises: c}\n",
    ("broken-line", "info"): "structure: s\nbodies:\n  r: {name: R, kind: council, answers_outside: elected}\n"
    "  n: {name: N, kind: board, scope: neighbour}\n  a: {name: A, kind: board, reports_to: n}\n",
    ("dormant-line", "info"): "structure: s\nbodies:\n  r: {name: R, kind: council, answers_outside: elected}\n"
    "  n: {name: N, kind: board, status: on_hold, part_of: r}\n"
    "  a: {name: A, kind: board, reports_to: n, until: {date: 2001, standing: inferred}}\n",
    ("no-accountability", "info"): "structure: s\nbodies:\n  r: {name: R, kind: council, answers_outside: elected}\n"
    "  a: {name: A, kind: board, status: {value: on_hold, standing: inferred}}\n",
    ("unsettled-line", "info"): "structure: s\nbodies:\n  r: {name: R, kind: council, answers_outside: elected}\n"
    "  b: {name: B, kind: board, part_of: r}\n  a: {name: A, kind: board, reports_to: {b: unclear, r: stated}}\n",
    ("duplicated-remit", "info"): "structure: s\nbodies:\n  a: {name: A, kind: board}\n  b: {name: B, kind: board}\n"
    "functions: [{name: Play, owner: [a, b]}]\n",
    ("missing-statutory-partner", "info"): "structure: s\nas_of: 2020-05-06\nbodies:\n"
    "  p: {name: P, kind: safeguarding_partnership, duty: children-act-2004-s16e, members: [{agency: Police}]}\n",
    (
        "shared-chair",
        "info",
    ): "structure: s\nbodies:\n  r: {name: R, kind: council, answers_outside: elected, chair: m}\n"
    "  a: {name: A, kind: board, part_of: r, chair: m}\n  m: {name: M, kind: post}\n",
}
STATED = [(rule.id, severity.word) for rule in all_rules() for severity, _ in rule.otherwise]


def test_there_is_a_structure_for_each() -> None:
    assert sorted(STATED) == sorted(OTHERS)


@pytest.mark.parametrize(("rule", "severity"), STATED)
def test_a_rule_gives_each_severity_that_it_is_said_to_give(rule: str, severity: str) -> None:
    told = ctgraph("check", "-", "--select", rule, "--format", "json", stdin=OTHERS[rule, severity]).json()
    assert severity in {each["severity"] for found in told["structures"] for each in found["findings"]}
    said = ctgraph("explain", rule, "--format", "json").json()
    assert severity in {each["severity"] for each in said["otherwise"]}
    listed = next(each for each in ctgraph("rules", "--format", "json").json()["rules"] if each["id"] == rule)
    assert listed["otherwise"] == said["otherwise"]


@pytest.mark.parametrize("kind", ["board", "council", "mayor", "panel"])
def test_no_root_is_a_warning_where_the_documentation_says_so(kind: str) -> None:
    told = ctgraph("check", "-", "--format", "json", stdin=NO_ROOT.replace("KIND", kind)).json()
    (found,) = [each for each in told["structures"][0]["findings"] if each["rule"] == "not-assessable"]
    (rule,) = [each for each in all_rules() if each.id == "not-assessable"]
    assert found["severity"] == "warning"
    assert (Severity.WARNING, "no body is declared to answer outside (`no-root`)") in rule.otherwise
    assert "to look into if no body is declared to answer outside (no-root)" in " ".join(
        ctgraph("explain", "not-assessable").out.split()
    )
