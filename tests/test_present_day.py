"""The structures of today have the findings that present_day.yml lists, and no others; controls stay silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from analysed import analyse

from ctgraph.findings import Reported
from ctgraph.loading.catalogue import structures_folder
from ctgraph.loading.files import load

Expected = Mapping[str, Any]

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("present_day.yml").read_text("utf-8"))
FILES = {path.stem: path for path in sorted((structures_folder() / "present-day").glob("*.yaml"))}
KEYS = {"rule", "kind", "bodies", "severity", "accepted", "body"}

# A structure, and the standings that are assumed in addition
CASES = [(name, ()) for name in TABLE] + [(name, ("inferred",)) for name, case in TABLE.items() if "inferred" in case]
every_case = pytest.mark.parametrize(("name", "assume"), CASES, ids=[" ".join((name, *more)) for name, more in CASES])


def expect(name: str, assume: Sequence[str]) -> Mapping[str, list[Expected]]:
    """Return what the table has for a structure: `finds` and `silent`."""
    case = TABLE[name]
    return case["inferred"] if assume else case


def report(name: str, assume: Sequence[str]) -> list[Reported]:
    return list(analyse(load(str(FILES[name])), assume).checked.reported)


def has_all_of(reported: Reported, expected: Expected) -> bool:
    """Say whether a finding has all that an entry of the table says."""
    finding = reported.finding
    facts = {
        "rule": finding.rule,
        "kind": finding.kind,
        "bodies": list(finding.bodies),
        "severity": finding.severity.name.lower(),
        "accepted": reported.accepted,
        "body": next(iter(finding.bodies), None),
    }
    return all(facts[key] == value for key, value in expected.items())


def show(reported: Reported) -> str:
    finding = reported.finding
    return f"{finding.rule} {finding.kind or ''} {list(finding.bodies)} {finding.severity.name.lower()}: {reported.message}"


def test_every_structure_of_today_is_in_the_table() -> None:
    assert set(TABLE) == set(FILES)
    assert len(FILES) >= 10


def test_the_table_uses_no_word_that_nothing_reads() -> None:
    parts = [part for case in TABLE.values() for part in (case, case.get("inferred", {}))]
    assert {key for case in TABLE.values() for key in case} <= {"finds", "silent", "inferred"}
    assert {
        key for part in parts for which in ("finds", "silent") for entry in part.get(which, []) for key in entry
    } <= KEYS


@every_case
def test_a_structure_of_today_has_these_findings_and_no_other(name: str, assume: tuple[str, ...]) -> None:
    unexpected, missing = report(name, assume), []
    for expected in expect(name, assume)["finds"]:
        met = [reported for reported in unexpected if has_all_of(reported, expected)]
        if met:
            unexpected.remove(met[0])
        else:
            missing.append(expected)
    assert (missing, [show(reported) for reported in unexpected]) == ([], [])


@every_case
def test_a_control_against_a_false_alarm_stays_silent(name: str, assume: tuple[str, ...]) -> None:
    reported = report(name, assume)
    alarms = [
        show(each) for each in reported for control in expect(name, assume)["silent"] if has_all_of(each, control)
    ]
    assert alarms == []


@pytest.mark.parametrize("name", FILES)
def test_a_structure_of_today_is_recorded_in_part_with_an_address_for_each_document(name: str) -> None:
    structure = load(str(FILES[name]))
    assert "yes" not in structure.recorded
    assert [key for key, document in structure.documents.items() if not document.url.startswith("http")] == []
