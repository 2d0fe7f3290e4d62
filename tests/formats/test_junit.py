"""JUnit's XML: each rule of each structure is a test, and what it says of failing is what the exit code says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hostile_names import NAMES
from program import Ran, ctgraph
from small_files import CLEAN, ERROR, ILL_FORMED, INFO, WARNING, named, write

from ctgraph.rules import all_rules

ACCEPTED = f"{WARNING}accepted: [{{rule: no-accountability, bodies: group, reason: it ends soon}}]\n"


def read(ran: Ran) -> ET.Element:
    """The tests, whose counts are right."""
    assert ran.out.isascii()
    root = ET.fromstring(ran.out)
    assert root.tag == "testsuites"
    for suite in (root, *root):
        for count, tag in {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}.items():
            assert int(suite.attrib[count]) == len(list(suite.iter(tag)))
    for case in root.iter("testcase"):
        assert case.attrib["name"]
        assert case.attrib["classname"]
        assert len([each for each in case if each.tag in ("failure", "error", "skipped")]) <= 1
    return root


def check(text: str, *options: str) -> Ran:
    return ctgraph("check", "-", "--format", "junit", *options, stdin=text)


def test_where_nothing_is_wrong_every_rule_passes() -> None:
    root = read(check(CLEAN))
    assert [case.attrib["name"] for case in root.iter("testcase")] == [rule.id for rule in all_rules()]
    assert [len(case) for case in root.iter("testcase")] == [0] * len(all_rules())


@pytest.mark.parametrize("text", [CLEAN, INFO, WARNING, ERROR, ACCEPTED])
@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_something_fails_where_the_command_does(text: str, fail_on: str) -> None:
    ran = check(text, "--fail-on", fail_on)
    assert bool(int(read(ran).attrib["failures"])) == (ran.code == 1)


def test_what_is_less_grave_is_told() -> None:
    (said,) = read(check(INFO)).iter("system-out")
    assert said.text is not None
    assert said.text.startswith("Group")


def test_what_is_accepted_was_skipped() -> None:
    (said,) = read(check(ACCEPTED)).iter("skipped")
    assert said.attrib["message"].startswith("accepted: it ends soon: no upward line is recorded for Group")


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, bad=ILL_FORMED, ours=WARNING)
    ran = ctgraph("check", ".", "--format", "junit")
    assert ran.code == 2
    errors = [each.attrib["message"] for each in read(ran).iter("error")]
    assert len(errors) == 3
    assert errors[0].startswith("'bord' is not a kind of body")


@pytest.mark.parametrize("name", [*NAMES.values(), "]]><failure/>", '"/><x>&amp;', "\ufffe", "a\nb"])
def test_a_name_is_text(name: str) -> None:
    ran = check(named(name))
    assert {each.tag for each in read(ran).iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "system-out", "skipped",
    }  # fmt: skip
