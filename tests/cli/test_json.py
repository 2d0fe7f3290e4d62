"""JSON is part of the interface: exactly these keys, in this order, with values of these types."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import SHIPPED, ctgraph
from small_files import ACCEPTED, CLEAN

from ctgraph.loading.catalogue import shipped
from ctgraph.model import BODY_KINDS, OUTSIDE_BASES, RELATION_KINDS, ROLES, STANDINGS, STATUSES
from ctgraph.rules import all_rules

EVERY_FINDING = (Path(__file__).parents[1] / "golden" / "every-finding.yaml").read_text(encoding="utf-8")
TEXT, MAYBE_TEXT, NUMBER, YES_OR_NO, LIST = (str,), (str, type(None)), (int,), (bool,), (list,)
MAYBE_OBJECT = (dict, type(None))

RELATION = {
    "from": TEXT, "kind": TEXT, "to": TEXT, "joint": YES_OR_NO, "standing": TEXT, "source": MAYBE_TEXT, "note": MAYBE_TEXT, "file": TEXT,
    "line": NUMBER,
}  # fmt: skip
FINDING = {
    "rule": TEXT, "kind": MAYBE_TEXT, "severity": TEXT, "standing": MAYBE_TEXT, "message": TEXT, "bodies": LIST, "about": LIST,
    "amounts": LIST, "cites": LIST,
    "relations": LIST, "stops": LIST, "more_stops": YES_OR_NO, "facts": LIST, "beside": LIST, "left_out": LIST, "left_out_facts": LIST, "notes": LIST,
    "recorded": LIST,
    "file": TEXT, "line": NUMBER, "fingerprint": TEXT, "accepted": YES_OR_NO,
}  # fmt: skip
STOP = {"body": TEXT, "why": TEXT, "detail": MAYBE_TEXT, "note": MAYBE_TEXT}
FACT = {
    "what": TEXT, "body": TEXT, "value": TEXT, "role": MAYBE_TEXT, "standing": TEXT, "source": MAYBE_TEXT, "note": MAYBE_TEXT,
}  # fmt: skip
FACTS = {"status", "from", "until", "last_recorded", "answers_outside", "chair", "members", "overlaps", "functions"}
CHECKED = {
    "id": TEXT, "title": TEXT, "file": TEXT, "note": MAYBE_TEXT, "undated": MAYBE_OBJECT, "notices": LIST, "bodies": NUMBER, "relations": NUMBER, "findings": LIST,
}  # fmt: skip
BODY = {
    "id": TEXT, "name": TEXT, "short": MAYBE_TEXT, "kind": TEXT, "scope": MAYBE_TEXT, "status": TEXT, "exists": YES_OR_NO,
    "operating": YES_OR_NO, "root": MAYBE_TEXT, "source": MAYBE_TEXT, "file": TEXT, "line": NUMBER,
}  # fmt: skip
LINES = {
    "body": TEXT, "undated": MAYBE_OBJECT, "routes": LIST, "more": NUMBER, "more_is_least": YES_OR_NO, "more_routes": NUMBER, "more_stops": NUMBER,
    "stops": LIST, "other_stops": LIST, "more_other_stops": NUMBER,
    "assessable": YES_OR_NO, "doubted": YES_OR_NO, "left_out": LIST, "more_left_out": NUMBER,
}  # fmt: skip


def fits(value: dict[str, Any], shape: Mapping[str, tuple[type, ...]]) -> bool:
    return list(value) == list(shape) and all(type(value[key]) in types for key, types in shape.items())


def are_relations(values: list[dict[str, Any]], own_kinds: Collection[str] = ()) -> bool:
    kinds = {*RELATION_KINDS, *own_kinds}
    return all(fits(each, RELATION) and each["kind"] in kinds and each["standing"] in STANDINGS for each in values)


def are_stops(values: list[dict[str, Any]]) -> bool:
    dated = {"not-operating", "last-recorded"}  # only these have a detail
    whys = {"no-onward-line", "beyond", "cycle"} | dated
    return all(
        fits(each, STOP) and each["why"] in whys and bool(each["detail"]) == (each["why"] in dated) for each in values
    )


def are_facts(values: list[dict[str, Any]]) -> bool:
    """Whether these are facts that are no relations; only what a body does with a function has a role."""
    return all(
        fits(each, FACT)
        and each["what"] in FACTS
        and each["standing"] in STANDINGS
        and each["role"] in (ROLES if each["what"] == "functions" else (None,))
        and each["note"] != ""
        for each in values
    )


def is_finding(finding: dict[str, Any]) -> bool:
    return (
        fits(finding, FINDING)
        and all(are_relations(finding[key]) for key in ("relations", "beside", "left_out"))
        and are_stops(finding["stops"])
        and all(are_facts(finding[key]) for key in ("facts", "left_out_facts"))
        and all(type(note) is str and note for note in finding["notes"])
    )


def own_kinds(structure: str, key: str = "kinds") -> set[str]:
    """The kinds of bodies, or of relations, that a file declares for itself, read without the program's reader."""
    text = EVERY_FINDING if structure == "-" else Path(shipped()[structure]).read_text(encoding="utf-8")
    return set(yaml.load(text, yaml.CSafeLoader).get(key, ()))


@pytest.mark.parametrize(
    "arguments", [SHIPPED, ["-"], ["-", "kent-2011", "--assume", "inferred,proposed"], ["kent-2011"]]
)
def test_check(arguments: list[str]) -> None:
    answer = ctgraph("check", *arguments, "--format", "json", stdin=EVERY_FINDING).json()
    assert list(answer) == ["structures"]
    for structure in answer["structures"]:
        assert fits(structure, CHECKED)
        for finding in structure["findings"]:
            assert is_finding(finding)
            assert finding["rule"] in {rule.id for rule in all_rules()}
            assert finding["severity"] in {"error", "warning", "info"}
            assert finding["standing"] in {*STANDINGS, None}
            assert finding["kind"] != ""
            assert all(type(body) is str for body in finding["bodies"])
            assert len(finding["fingerprint"]) == 16
            assert finding["line"] > 0


def test_check_has_every_rule_somewhere() -> None:
    found = ctgraph(
        "check", "-", "haringey-2008", "--as-of", "2011-06-16", "--format", "json", stdin=EVERY_FINDING
    ).json()
    rules = {finding["rule"] for structure in found["structures"] for finding in structure["findings"]}
    assert rules == {rule.id for rule in all_rules()} - {"sources-disagree"}  # which takes several files


def test_check_says_what_is_accepted() -> None:
    def accepted(day: str) -> list[bool]:
        answer = ctgraph("check", "-", "--format", "json", "--as-of", day, stdin=ACCEPTED).json()
        return [finding["accepted"] for finding in answer["structures"][0]["findings"]]

    assert accepted("2012-03-31") == [True]
    assert accepted("2012-04-01") == [False, False]


@pytest.mark.parametrize("structure", [*SHIPPED, "-"])
def test_list(structure: str) -> None:
    answer = ctgraph("list", structure, "--format", "json", stdin=EVERY_FINDING).json()
    assert list(answer) == ["id", "undated", "bodies", "relations"]
    assert answer["bodies"]
    kinds = {*BODY_KINDS, *own_kinds(structure)}
    for body in answer["bodies"]:
        assert fits(body, BODY | {"root_source": MAYBE_TEXT, "status_source": MAYBE_TEXT})
        assert body["kind"] in kinds
        assert body["status"] in STATUSES
        assert body["root"] in {*OUTSIDE_BASES, None}
        assert body["short"] != ""
    assert [body["id"] for body in answer["bodies"]] == sorted(body["id"] for body in answer["bodies"])
    assert all(type(each.pop("in_force")) is bool for each in answer["relations"])
    assert are_relations(answer["relations"], own_kinds(structure, "relations"))


@pytest.mark.parametrize("body", ["board", "task-and-finish-groups", "hwbb", "kcc", "kent forum"])
@pytest.mark.parametrize("limit", ["1", "20"])
def test_lines(body: str, limit: str) -> None:
    answer = ctgraph("lines", "kent-2011-proposed", body, "--limit", limit, "--format", "json").json()
    assert fits(answer, LINES)
    assert all(are_relations(route) for route in answer["routes"])
    assert are_stops(answer["stops"])
    assert are_relations(answer["left_out"])
    assert not (answer["routes"] and answer["stops"])


def test_lines_counts_the_routes_left_out() -> None:
    shown = ctgraph("lines", "kent-2011-proposed", "board", "--limit", "1", "--format", "json").json()
    assert (len(shown["routes"]), shown["more"]) == (1, 1)


@pytest.mark.parametrize(("bodies", "limit", "least"), [(4, 2, False), (8, 20, True), (9, 3, True)])
def test_lines_says_where_a_number_is_only_a_least_one(bodies: int, limit: int, least: bool) -> None:
    linked = "\n".join(
        f"  b{one}: {{name: B{one}, kind: board, reports_to: [{', '.join(['c', *(f'b{other}' for other in range(bodies) if other != one)])}]}}"
        for one in range(bodies)
    )
    file = f"structure: dense\nbodies:\n  c: {{name: C, kind: council, answers_outside: elected}}\n{linked}\n"
    shown = ctgraph("lines", "-", "b0", "--limit", str(limit), "--format", "json", stdin=file).json()
    assert (shown["more_is_least"], shown["more_stops"]) == (least, 0)
    assert shown["more_routes"] == shown["more"] > 0
    ran = ctgraph("lines", "-", "b0", "--limit", str(limit), "--format", "csv", stdin=file)
    many = f"{'at least ' if least else ''}{shown['more']:,} more complete lines"
    assert ran.err == f"{many}; --limit shows more of them\n"


def test_csv_says_what_it_leaves_out_of_each_sort() -> None:
    stops = ctgraph("lines", "-", "courses", "--limit", "1", "--format", "csv", stdin=EVERY_FINDING)
    assert stops.err == "1 more stop; --limit shows more of them\n"
    below = ctgraph("lines", "kent-2011-proposed", "cabinet", "--down", "--limit", "1", "--format", "csv")
    assert below.err.endswith("more bodies; --limit shows more of them\n")
    assert ctgraph("lines", "kent-2011-proposed", "board", "--format", "csv").err == ""


@pytest.mark.parametrize(("ends", "more"), [(5, False), (6, True), (9, True)])
def test_check_says_whether_there_are_more_stops(ends: int, more: bool) -> None:
    names = [f"e{number}" for number in range(ends)]
    boards = "\n".join(f"  {name}: {{name: {name}, kind: board}}" for name in names)
    boards += "\n  c: {name: C, kind: council, answers_outside: elected}"
    file = f"structure: stops\nbodies:\n  a: {{name: A, kind: board, reports_to: [{', '.join(names)}]}}\n{boards}\n"
    answer = ctgraph("check", "-", "--format", "json", stdin=file).json()
    found = [each for each in answer["structures"][0]["findings"] if each["rule"] == "broken-line"]
    assert [(len(each["stops"]), each["more_stops"]) for each in found] == [(5, more)]
    orphans = ctgraph("orphans", "-", "--format", "json", stdin=file).json()["structures"][0]["orphans"]
    assert [each["more_stops"] for each in orphans if each["rule"] == "broken-line"] == [more]


def test_lines_counts_the_stops_left_out() -> None:
    shown = ctgraph("lines", "-", "courses", "--limit", "1", "--format", "json", stdin=EVERY_FINDING).json()
    assert (len(shown["stops"]), shown["more"]) == (1, 1)


def test_an_unsourced_fact_has_no_source() -> None:
    structure = CLEAN.replace(", source: terms 2", "")
    answer = ctgraph("list", "-", "--format", "json", stdin=structure).json()
    assert answer["bodies"][0]["source"] is None
    assert answer["relations"][0]["source"] is None


def test_json_is_ascii() -> None:
    assert ctgraph("list", "solihull-2011", "--format", "json").out.isascii()


TIMELINE = {
    "id": TEXT, "title": TEXT, "file": TEXT, "as_of": MAYBE_TEXT, "from": MAYBE_TEXT, "until": MAYBE_TEXT,
    "before": (dict,), "moments": LIST, "unchecked": NUMBER,
}  # fmt: skip
MOMENT = {
    "day": TEXT, "date": TEXT, "bodies": NUMBER, "operating": NUMBER, "undated": NUMBER, "without_status": NUMBER,
    "checked": YES_OR_NO,
    "changes": LIST, "findings": LIST, "unknown": LIST,
}  # fmt: skip
CHANGE = {
    "change": TEXT, "date": TEXT, "body": TEXT, "predecessor": MAYBE_TEXT, "relation": (dict, type(None)),
    "status_before": MAYBE_TEXT, "status_after": MAYBE_TEXT, "source": MAYBE_TEXT, "note": MAYBE_TEXT,
    "standing": TEXT,
}  # fmt: skip
CHANGES = {
    "last-recorded",
    "body-began",
    "body-recorded",
    "body-ended",
    "succeeded",
    "status-changed",
    "status-recorded",
    "relation-began",
    "relation-ended",
}


@pytest.mark.parametrize(
    "arguments", [(), ("--assume", "inferred", "--from", "2010-02"), ("--until", "2006", "--days", "1")]
)
def test_timeline(arguments: tuple[str, ...]) -> None:
    answer = ctgraph("timeline", "solihull-history", *arguments, "--format", "json").json()
    assert fits(answer, TIMELINE)
    assert all(is_finding(finding) for finding in answer["before"]["findings"])
    assert answer["moments"]
    for moment in answer["moments"]:
        assert fits(moment, MOMENT)
        for change in moment["changes"]:
            assert fits(change, CHANGE)
            assert change["change"] in CHANGES
            assert change["standing"] in STANDINGS
            assert {change["status_before"], change["status_after"]} <= {*STATUSES, None}
            assert change["relation"] is None or are_relations([change["relation"]])
        for change in moment["findings"]:
            assert list(change) == ["change", "finding", "was"]
            assert is_finding(change["finding"])
            assert (change["was"] is not None) == (change["change"] == "finding-changed")
            assert change["was"] is None or is_finding(change["was"])
        assert all(is_finding(finding) for finding in moment["unknown"])


def test_timeline_says_what_was_asked_for_and_what_was_not_checked() -> None:
    answer = ctgraph(
        *("timeline", "solihull-history", "--from", "2005", "--until", "2011-02", "--as-of", "2009", "--days", "2"),
        *("--format", "json"),
    ).json()
    assert (answer["from"], answer["until"], answer["as_of"]) == ("2005-01-01", "2011-02-28", "2009-12-31")
    assert [moment["checked"] for moment in answer["moments"]] == [False, False, False, True, True]
    assert (answer["unchecked"], answer["before"]["day"]) == (3, "2009-12-31")


def test_the_file_of_every_finding_raises_every_rule_but_the_one_that_stands_in_place_of_others() -> None:
    checked = ctgraph(
        "check", "-", "--as-of", "2011-06-16", "--format", "json", "--fail-on", "never", stdin=EVERY_FINDING
    ).json()
    raised = {finding["rule"] for structure in checked["structures"] for finding in structure["findings"]}
    assert {rule.id for rule in all_rules()} - raised == {"not-assessable", "sources-disagree"}
