"""The words for how grave a finding is: people read none of the codes, and the codes lead to the words."""

from __future__ import annotations

import re

import pytest
from program import ctgraph

from ctgraph.findings import Severity
from ctgraph.wording.signs import SEVERITY_WORDS, count_by_severity

FILE = """
structure: s
bodies:
  council: {name: Council, kind: council, answers_outside: elected}
  a: {name: A, kind: board, scrutinises: b}
  b: {name: B, kind: board, scrutinises: a}
"""


@pytest.mark.parametrize(
    ("severities", "with_none", "said"),
    [
        ([Severity.INFO, Severity.ERROR, Severity.INFO], False, "1 serious, 2 for information"),
        ([Severity.WARNING], True, "0 serious, 1 to look into, 0 for information"),
        ([], False, ""),
    ],
)
def test_severities_are_counted_the_gravest_first(severities: list[Severity], with_none: bool, said: str) -> None:
    assert count_by_severity(severities, with_none=with_none) == said


@pytest.mark.parametrize(
    "arguments", [("check", "-"), ("orphans", "-"), ("show", "-", "a"), ("rules",), ("explain", "broken-line")]
)
@pytest.mark.parametrize("wanted", ["text", "markdown"])
def test_no_answer_to_people_has_a_code_for_them(arguments: tuple[str, ...], wanted: str) -> None:
    ran = ctgraph(*arguments, "--format", wanted, stdin=FILE)
    assert not re.search(r"\b(?:error|warning|info)s?\b", ran.out)


@pytest.mark.parametrize("command", ["check", "orphans"])
def test_the_option_pairs_the_codes_with_the_words(command: str) -> None:
    said = " ".join(ctgraph(command, "--help").out.split())
    for severity, words in SEVERITY_WORDS.items():
        assert re.search(rf"{severity.word} \((?:shown as )?'{words}'\)", said)


@pytest.mark.parametrize("severity", list(Severity))
def test_the_words_are_explained_like_the_codes(severity: Severity) -> None:
    by_words = ctgraph("explain", *SEVERITY_WORDS[severity].split())
    assert by_words.code == 0
    assert by_words.out == ctgraph("explain", severity.word).out
