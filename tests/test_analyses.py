"""Runs the cases of `analyses/<rule>.yml`: structures, and what one rule must and must not find in each.

How to write a case. Its name is a sentence, and under it stand:

    structure:      a structure file; `structure:` and `title:` may be left out
    files:          in place of it several by their names, which are joined
    assume:         [inferred], [proposed] or both, as with --assume; may be left out
    as_of:          the day to look at, as with --as-of; may be left out
    max_seats:      the limit, as with --max-seats; may be left out
    finds:          every finding that the rule must have here, in any order; [] for none
    does_not_find:  lists of bodies of which no finding may name all; may be left out, or stand in place of `finds`

A finding is told by its `bodies`, in order, and by as much of the rest as the case is about:

    kind, severity, standing     words; `none` where it has none
    partial, more_stops          yes or no
    amounts                      the numbers that it compares
    witness                      the ids of a circle or loop, each answering to the next and the last to the first
    lines                        the relations it names, in order, such as `group reports_to board`
    beside                       likewise, those that belong to it and are not on the witness
    facts                        the facts it rests on that are no relations, each `body what value`, such as `board status on_hold`,
                                 with the role before the name of a function, and the standing in brackets where it is weak
    left_out                     the relations and then the facts that were left out of it for their standing
    notes                        the notes of the weakest facts that it rests on
    about, cites                 what it names that is no body, and what it rests on, in order
    stops                        each {body: …, why: …}, for a circle with or without {circle: [ids]}
    says                         the whole message
"""

from __future__ import annotations

import importlib
import inspect
import textwrap
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from analysed import analyse, check_all
from joined_files import read_files
from random_structures import INVERSES

from ctgraph.analyses.rule import SECTIONS, Rule
from ctgraph.findings import Evidence, Finding, Reported, StructureReport
from ctgraph.joining.whole import join
from ctgraph.loading.structures import parse_structure
from ctgraph.model import RELATION_KINDS, Relation, Structure
from ctgraph.rules import all_rules

FOLDER = Path(__file__).parent / "analyses"
KEYS_OF_A_CASE = {"structure", "files", "assume", "as_of", "max_seats", "finds", "does_not_find"}


class CaseLoader(yaml.CBaseLoader):
    """Takes every scalar as text, as ctgraph does, and no key twice: a case must not hide another."""


def _mapping_without_repeated_keys(loader: CaseLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    repeated = {key for key in keys if keys.count(key) > 1}
    assert not repeated, f"{node.start_mark}: written twice: {repeated}"
    return dict(loader.construct_pairs(node, deep=True))


CaseLoader.add_constructor("tag:yaml.org,2002:map", _mapping_without_repeated_keys)


class Case(NamedTuple):
    rule: str
    name: str
    told: dict[str, Any]

    @property
    def text(self) -> str:
        if "files" in self.told:
            return "".join(f"# {name}\n{text}" for name, text in self.texts.items())
        return _write({"structure": "case"} | self.told["structure"])

    @property
    def texts(self) -> dict[str, str]:
        """Each of several files by its name."""
        files = self.told.get("files", {})
        return {name: _write({"structure": name.removesuffix(".yaml")} | file) for name, file in files.items()}

    def lines_of(self, file: str) -> list[str]:
        return (self.texts[file] if file else self.text).splitlines()

    def report(self) -> StructureReport:
        structure = read_files(self.text, "case.yaml", self.told.get("as_of"))
        return self.analyse(structure)

    def analyse(self, structure: Structure) -> StructureReport:
        limit = int(self.told["max_seats"]) if "max_seats" in self.told else None
        look = self.told.get("assume", ()), self.told.get("as_of")
        return analyse(structure, *look, max_seats=limit).checked

    def told_by_the_rule(self) -> list[Reported]:
        return [reported for reported in self.report().reported if reported.finding.rule == self.rule]

    def found(self) -> list[Finding]:
        return [reported.finding for reported in self.told_by_the_rule()]


def _write(document: dict[str, Any]) -> str:
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=10_000)


def _cases() -> list[Case]:
    return [
        Case(path.stem, name, told)
        for path in sorted(FOLDER.glob("*.yml"))
        for name, told in yaml.load(path.read_text(encoding="utf-8"), Loader=CaseLoader).items()
    ]


CASES = _cases()
every_case = pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.name}" for case in CASES])
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


@every_case
def test_the_rule_finds_what_the_case_says(case: Case) -> None:
    _refuse_misspelt_cases(case)
    left = [_facts(reported) for reported in case.told_by_the_rule()]
    for bodies in case.told.get("does_not_find", ()):
        assert not [facts for facts in left if set(bodies) <= set(facts["bodies"])]
    if "finds" not in case.told:
        return
    for wanted in case.told["finds"]:
        match = next((facts for facts in left if _is_meant(facts, wanted)), None)
        assert match, f"not found: {wanted}; left: {left}"
        assert _as_far_as_told(match, wanted) == wanted
        left.remove(match)
    assert not left, "found, and not in the case"


def _refuse_misspelt_cases(case: Case) -> None:
    assert case.told.keys() <= KEYS_OF_A_CASE
    assert ("structure" in case.told) != ("files" in case.told)
    assert case.told.keys() & {"finds", "does_not_find"}
    assert all("bodies" in wanted for wanted in case.told.get("finds", ()))


def _is_meant(facts: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(facts[key] == wanted.get(key, facts[key]) for key in ("bodies", "kind", "about"))


def _as_far_as_told(facts: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    # a key that no finding has stays out, so that the comparison shows it
    told = {key: facts[key] for key in wanted if key in facts}
    if "stops" in wanted and len(wanted["stops"]) == len(facts["stops"]):
        pairs = zip(facts["stops"], wanted["stops"], strict=True)
        told["stops"] = [{key: stop[key] for key in as_told if key in stop} for stop, as_told in pairs]
    return told


def _facts(reported: Reported) -> dict[str, Any]:
    finding = reported.finding
    # what no-accountability names are lines that were left out
    left_out = finding.left_out or (finding.relations if finding.rule == "no-accountability" else ())
    return {
        "bodies": list(finding.bodies),
        "kind": finding.kind or "none",
        "severity": finding.severity.word,
        "standing": finding.standing or "none",
        "partial": "yes" if finding.partial else "no",
        "about": list(finding.about),
        "amounts": [str(amount) for amount in finding.amounts],
        "cites": list(finding.cites),
        "witness": [relation.answers[0] for relation in finding.relations],
        "lines": list(map(_name_relation, finding.relations)),
        "beside": list(map(_name_relation, finding.beside)),
        "facts": list(map(_name_fact, finding.facts)),
        "left_out": [*map(_name_relation, left_out), *map(_name_fact, finding.left_out_facts)],
        "notes": list(finding.notes),
        "stops": [{"body": stop.body, "why": stop.why, "circle": list(stop.cycle)} for stop in finding.stops],
        "more_stops": "yes" if finding.more_stops else "no",
        "says": reported.message,
    }


def _name_relation(relation: Relation) -> str:
    return f"{relation.from_id} {relation.kind} {relation.to_id}"


def _name_fact(fact: Evidence) -> str:
    standing = "" if fact.standing == "stated" else f" ({fact.standing})"
    return " ".join(filter(None, (fact.body, fact.what, fact.role, fact.value))) + standing


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.rule in ("accountability-cycle", "circular-scrutiny")],
    ids=lambda case: f"{case.rule}: {case.name}",
)
def test_a_witness_closes_and_carries_scrutiny_where_it_must(case: Case) -> None:
    for finding in case.found():
        witness = finding.relations
        following = (*witness[1:], *witness[:1])
        assert [each.answers[1] for each in witness] == [each.answers[0] for each in following]
        ids = [each.answers[0] for each in witness]
        assert ids[0] == min(ids)
        assert len(ids) == len(set(ids))
        assert set(ids) <= set(finding.bodies)
        scrutinies = [each for each in witness if each.kind == "scrutinises"]
        assert bool(scrutinies) == (case.rule == "circular-scrutiny")


@every_case
def test_a_finding_has_a_severity_of_its_rule_a_place_and_words(case: Case) -> None:
    every = case.report().reported
    told = [reported for reported in every if reported.finding.rule == case.rule]
    (rule,) = [each for each in all_rules() if each.id == case.rule]
    said = {rule.severity, *(severity for severity, _ in rule.otherwise)}
    assert {reported.finding.severity for reported in told} <= said
    _expect_places(case, told)
    _expect_words(case, every)


def _expect_places(case: Case, told: Sequence[Reported]) -> None:
    for reported in told:
        finding = reported.finding
        assert _stands_in(case.lines_of(finding.file)[finding.line - 1], reported)
        for relation in finding.relations:
            assert _names_the_target(case.lines_of(relation.file)[relation.line - 1], relation)


def _stands_in(line: str, reported: Reported) -> bool:
    finding = reported.finding
    if finding.rule.endswith("-acceptance"):
        return line.startswith("- rule: ")
    if finding.rule == "not-assessable" or finding.kind == "no-document":
        return line == ("structure: case" if finding.kind in ("no-root", "no-document") else "recorded:")
    if finding.rule == "unowned-function" or (finding.rule == "duplicated-remit" and finding.kind != "overlap"):
        return line.startswith("- name: ")
    if (finding.rule, finding.kind) == ("duplicated-remit", "overlap"):
        return line.strip().removeprefix("overlaps: ").removeprefix("- ").partition(":")[0] in finding.bodies
    if reported.rule.marks in ("relations", "first relation") or finding.kind in RELATION_KINDS:
        at = next(each for each in finding.relations if each.line == finding.line)
        return _names_the_target(line, at)
    if finding.kind == "line":
        return _names_the_target(line, finding.relations[0])
    return line == f"  {finding.bodies[0]}:" if not finding.file else line.startswith("  ") and line.endswith(":")


def _names_the_target(line: str, relation: Relation) -> bool:
    key, target = relation.kind, relation.to_id.rpartition("#")[2]
    if relation.is_inverse:
        key, target = INVERSES[relation.kind], relation.from_id.rpartition("#")[2]
    alone, in_a_list, with_details = f"{key}: {target}", f"- {target}", f"{target}:"
    return line.strip() in (alone, in_a_list) or line.strip().startswith(with_details)


def _expect_words(case: Case, told: Sequence[Reported]) -> None:
    written = case.told.get("files", {"": case.told.get("structure")}).values()
    names = {body.get("short", body["name"]) for file in written for body in file["bodies"].values()}
    for reported in told:
        message = reported.message
        assert not [mark for mark in ("{", "}", "None", "  ", " ,", " ;", "()") if mark in message], message
        assert message == message.strip(" :")
        assert message.endswith(" (partial sources)") == reported.finding.partial
        if reported.finding.bodies:
            assert any(name in message for name in names), message


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule() -> None:
    assert {path.name for path in FOLDER.glob("*.yml")} == {f"{rule.id}.yml" for rule in all_rules()}


@every_rule
def test_a_file_of_cases_has_some_with_findings_and_some_without(rule: Rule) -> None:
    finds = [bool(case.told["finds"]) for case in CASES if case.rule == rule.id and "finds" in case.told]
    assert {True, False} <= set(finds)


def test_a_rule_has_the_name_of_its_file() -> None:
    for rule in all_rules():
        module = importlib.import_module(f"ctgraph.analyses.{rule.id.replace('-', '_')}")
        assert module.RULE is rule
        assert rule.documentation == module.__doc__


@every_rule
def test_a_rule_explains_itself_in_the_fixed_sections(rule: Rule) -> None:
    lines = inspect.cleandoc(rule.documentation or "").splitlines()
    underlined = [line for line, below in pairwise(lines) if below and not below.strip("-")]
    assert tuple(underlined) == SECTIONS
    sections = rule.sections()
    assert tuple(sections) == (rule.id, *SECTIONS)
    assert all(text.strip() for text in sections.values())
    assert rule.summary


@every_rule
def test_the_example_of_a_rule_has_a_finding_of_it(rule: Rule) -> None:
    example = textwrap.dedent(rule.sections()["Example"])
    report = analyse(read_files(example, "example.yaml")).checked
    assert rule.id in {finding.rule for finding in report.findings}


@every_rule
def test_where_files_are_joined_a_finding_names_the_file_of_its_line(rule: Rule) -> None:
    cases = [each for each in CASES if each.rule == rule.id and each.told.get("finds") and "files" not in each.told]
    for case in cases[:4]:
        joined = join([parse_structure(case.text, "case.yaml")], ["."])
        found = [each.finding for each in case.analyse(joined).reported if each.finding.rule == rule.id]
        # what a file alone tells is told there, and so is that an acceptance of a whole file has lapsed
        assert len(found) == len(case.found()) or rule.id.endswith("-acceptance")
        assert {each.file for each in found if each.bodies or each.about} <= {"case.yaml"}


@every_rule
def test_a_rule_either_finds_or_reviews(rule: Rule) -> None:
    assert (rule.find is None) != (rule.review is None)


@every_rule
def test_the_usual_severity_of_a_rule_is_one_that_its_cases_have(rule: Rule) -> None:
    severities = {finding.severity for case in CASES if case.rule == rule.id for finding in case.found()}
    assert rule.severity in severities


def test_what_two_say_of_one_another_is_told_at_the_first_of_both() -> None:
    text = "structure: k\nbodies:\n  b: {name: B, kind: board, overlaps: a}\n  a: {name: A, kind: board, overlaps: b}\n"
    report = check_all([parse_structure(text, "k.yaml")], select=["duplicated-remit"])
    assert [(finding.bodies, finding.line) for finding in report.structures[0].findings] == [(("a", "b"), 3)]
