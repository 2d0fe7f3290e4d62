"""SARIF: what the standard asks of a file of results, checked by hand, and that nothing in a message acts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from program import SHIPPED, ctgraph
from small_files import ERROR, ILL_FORMED, INFO, WARNING, named, write

from ctgraph.formats import sarif
from ctgraph.formats.remarks import Fault, Remark, RemarkRule, Remarks
from ctgraph.rules import all_rules

LEVELS = {"none", "note", "warning", "error"}
ACCEPTED = f"{WARNING}accepted: [{{rule: no-accountability, bodies: group, reason: it ends soon}}]\n"
RULES = (RemarkRule("orphan", "warning", "a body that answers to nobody"),)
# The keys of each object that is written, and those of them that the standard requires
KEYS = {
    "log": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run": ({"tool", "invocations", "originalUriBaseIds", "columnKind", "results"}, {"tool"}),
    "driver": ({"name", "version", "semanticVersion", "rules"}, {"name"}),
    "rule": ({"id", "shortDescription", "help", "defaultConfiguration"}, {"id"}),
    "invocation": ({"executionSuccessful", "toolExecutionNotifications"}, {"executionSuccessful"}),
    "notification": ({"level", "message", "locations"}, {"message"}),
    "result": (
        {
            "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties", "baselineState",
            "suppressions",
        },
        {"message"},
    ),
    "location": ({"physicalLocation", "logicalLocations"}, set()),
    "place": ({"artifactLocation", "region"}, {"artifactLocation"}),
    "region": ({"startLine", "startColumn"}, set()),
}  # fmt: skip


def expect(sort: str, value: dict[str, Any]) -> dict[str, Any]:
    known, required = KEYS[sort]
    assert required <= set(value) <= known, sort
    return value


def results(text: str) -> list[dict[str, Any]]:
    """The results of a file that is as the standard says."""
    log = expect("log", json.loads(text))
    assert text.isascii()
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = expect("driver", expect("run", run)["tool"]["driver"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    ids = [expect("rule", rule)["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["defaultConfiguration"]["level"] in LEVELS for rule in driver["rules"])
    (invocation,) = run["invocations"]
    for told in expect("invocation", invocation)["toolExecutionNotifications"]:
        assert expect("notification", told)["level"] in LEVELS
        assert told["message"]["text"]
        list(places(told))
    has_suppressions = {"suppressions" in result for result in run["results"]}
    assert len(has_suppressions) < 2, "all or none of the results say whether they are suppressed"
    for result in run["results"]:
        assert expect("result", result)["level"] in LEVELS
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        list(places(result))
    found: list[dict[str, Any]] = run["results"]
    return found


def places(result: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The addresses and lines of a result, each an address that the standard allows."""
    for location in result.get("locations", ()):
        if "physicalLocation" in expect("location", location):
            place = expect("place", location["physicalLocation"])
            address = place["artifactLocation"]["uri"]
            region = expect("region", place.get("region", {}))
            assert all(number >= 1 for number in region.values())
            assert re.fullmatch(r"[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+", address)
            parts = urlsplit(address)
            if place["artifactLocation"].get("uriBaseId"):
                assert not parts.scheme
                assert not address.startswith(("/", "../"))
            else:
                assert parts.scheme == "file"
            yield address, region.get("startLine", 0)


def remark(number: int = 1, **changes: Any) -> Remark:
    made = Remark("orphan", "warning", "ours", f"body {number} is one", (), "ours.yaml", number, f"{number:016x}")
    return made._replace(**changes)


def remarks(*listed: Remark, faults: tuple[Fault, ...] = ()) -> Remarks:
    return Remarks(RULES, (), listed, faults, "")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_as_the_standard_says(name: str) -> None:
    ran = ctgraph("check", name, "--format", "sarif")
    found = results(ran.out)
    plain = ctgraph("check", name, "--format", "json").json()["structures"]
    findings = [each for structure in plain for each in structure["findings"]]
    assert [each["partialFingerprints"] for each in found] == [
        {"ctgraphFinding/v1": each["fingerprint"]} for each in findings
    ]
    assert [each["message"]["text"].split("\n")[0] for each in found] == [each["message"] for each in findings]
    assert [line for each in found for _, line in places(each)] == [each["line"] for each in findings]


def test_every_rule_has_its_help() -> None:
    rules = json.loads(ctgraph("check", "kent-2011", "--format", "sarif").out)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in all_rules()]
    for rule in rules:
        assert "What to do" in rule["help"]["text"]
        assert "**What to do**" in rule["help"]["markdown"]


@pytest.mark.parametrize(("text", "levels"), [(INFO, {"note"}), (WARNING, {"warning"}), (ERROR, {"error", "warning"})])
def test_levels(text: str, levels: set[str]) -> None:
    found = results(ctgraph("check", "-", "--format", "sarif", stdin=text).out)
    assert {each["level"] for each in found} <= levels | {"note"}
    assert levels & {each["level"] for each in found}


@pytest.mark.parametrize("file", ["ours.yaml", "our board.yaml", "a:b.yaml", "50%#?.yaml", "é/ü.yaml", "-x.yaml"])
def test_a_file_is_named_from_the_folder_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_text(WARNING, encoding="utf-8")
    (found,) = results(ctgraph("check", "--format", "sarif", "--", f"./{file}").out)
    ((address, _),) = places(found)
    assert unquote(address) == file
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%"


@pytest.mark.parametrize("above", [False, True])
def test_a_file_elsewhere_has_its_whole_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: bool) -> None:
    write(tmp_path, ours=WARNING)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    (found,) = results(
        ctgraph("check", "../ours.yaml" if above else str(tmp_path / "ours.yaml"), "--format", "sarif").out
    )
    ((address, _),) = places(found)
    assert address == (tmp_path / "ours.yaml").as_uri()


def test_standard_input_has_no_address_and_keeps_its_line() -> None:
    (found,) = results(ctgraph("check", "-", "--format", "sarif", stdin=WARNING).out)
    assert list(places(found)) == []
    assert found["properties"]["line"] == 7


def test_what_is_accepted_is_suppressed() -> None:
    (found,) = results(ctgraph("check", "-", "--format", "sarif", stdin=ACCEPTED).out)
    assert found["suppressions"] == [{"kind": "inSource", "justification": "accepted: it ends soon"}]


def test_a_baseline_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ours=WARNING)
    ctgraph("check", "ours.yaml", "--write-baseline", "known.json")
    more = f"{WARNING}  crew: {{name: Crew, kind: working_group, source: terms 4, informs: board}}\n"
    write(tmp_path, ours=more)
    found = results(ctgraph("check", "ours.yaml", "--baseline", "known.json", "--format", "sarif").out)
    assert {each["baselineState"]: len(each["suppressions"]) for each in found} == {"unchanged": 1, "new": 0}


def test_a_file_that_cannot_be_read_is_told_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, bad=ILL_FORMED, ours=WARNING)
    ran = ctgraph("check", ".", "--format", "sarif")
    assert ran.code == 2
    assert len(results(ran.out)) == 1
    (invocation,) = json.loads(ran.out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [list(places(each)) for each in told] == [[("bad.yaml", 3)], [("bad.yaml", 3)], [("bad.yaml", 4)]]
    assert told[0]["message"]["text"].startswith("'bord' is not a kind of body")


def test_the_gravest_are_kept_of_more_than_a_run_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "MOST_RESULTS", 1_000)  # all of them take seconds
    listed = [remark(number, level="info") for number in range(1, 1_001)]
    listed[10] = remark(11, level="error", excused="accepted")
    listed += [remark(1_001, level="error"), remark(1_002)]
    written = sarif.render_sarif(remarks(*listed), "1.2.3")
    assert written.left_out == "2 of 1,002 results left out, since a run holds 1,000; the gravest are kept"
    found = results(written.text)
    assert len(found) == 1_000
    assert [each["level"] for each in found[-2:]] == ["error", "warning"]
    assert not any(each.get("suppressions") for each in found)
    (told,) = json.loads(written.text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == written.left_out


def test_as_many_as_a_run_holds_are_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 100)
    written = sarif.render_sarif(remarks(*map(remark, range(1, 101))), "1.2.3")
    assert written.left_out == ""
    assert len(results(written.text)) == 100


@pytest.mark.parametrize("name", ["[here](https://x.example)", "a [b [c](javascript:x) d", "[0](1)", "[]()"])
def test_no_name_becomes_a_link(name: str) -> None:
    (found,) = results(sarif.render_sarif(remarks(remark(message=f"{name} is one")), "1.2.3").text)
    said = found["message"]["text"]
    assert not re.search(r"(?<!\\)\[[^\[\]]*\]\(", said)
    assert said.replace("\\[", "[") == f"{name} is one"


@pytest.mark.parametrize("name", ["a\nb", "a\u2028b", "a\x1b[2Jb", "a\u202eb"])
def test_a_name_acts_on_nobody_and_is_kept_for_programs(name: str) -> None:
    found = results(ctgraph("check", "-", "--format", "sarif", stdin=named(name)).out)
    for each in found:
        assert all(line.isprintable() for line in each["message"]["text"].split("\n"))
        assert not any(line.startswith("b") for line in each["message"]["text"].split("\n"))
    assert {body for each in found for body in each["properties"]["bodies"]} <= {name, f"{name}2"}
    assert any(name in each["properties"]["bodies"] for each in found)
