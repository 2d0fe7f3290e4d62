"""A baseline reads back as it was written, and one that is ill-formed is told with every place."""

from __future__ import annotations

import json

import pytest
from hostile_names import IDS, NAMES

from ctgraph.errors import StructureFileError
from ctgraph.findings import KnownFinding
from ctgraph.loading.baseline_file import parse_baseline, write_baseline

NUMBER = "0123456789abcdef"


def test_what_was_written_reads_back_whatever_things_are_called() -> None:
    for name in sorted({*NAMES.values(), *IDS, "a\x85b", "a\u2028b", "🏛️", "\x7f", '"quoted"', "back\\slash"}):
        known = KnownFinding("broken-line", "beyond", (name, "other"), (name,), NUMBER, NUMBER[::-1])
        written = write_baseline({name: (known,), "none": ()})
        read = parse_baseline(written, "known.json")
        assert read["none"] == ()
        assert {key.strip() for key in read} == {name.strip(), "none"}
        assert [each.bodies[1] for each in read[name]] == ["other"]
        assert json.loads(written)["structures"][name][0]["about"] == [name]


def test_a_finding_stands_on_a_line_of_its_own() -> None:
    known = [KnownFinding("unsourced", "", (body,), (), NUMBER, NUMBER) for body in ("a", "b")]
    lines = write_baseline({"ours": known}).splitlines()
    told = f'"fingerprint": "{NUMBER}", "evidence": "{NUMBER}", "rule": "unsourced"'
    assert lines == [
        "{",
        '  "baseline": 1,',
        '  "structures": {',
        '    "ours": [',
        f'      {{{told}, "bodies": ["a"]}},',
        f'      {{{told}, "bodies": ["b"]}}',
        "    ]",
        "  }",
        "}",
    ]
    assert parse_baseline(write_baseline({}), "known.json") == {}


KNOWN = f'{{"fingerprint": "{NUMBER}", "evidence": "{NUMBER}", "rule": "unsourced"}}'
ILL_FORMED = {
    "": ["1:1: expected a baseline, which 'ctgraph check --write-baseline FILE' writes, found nothing"],
    "[]": ["1:1: expected a baseline, which 'ctgraph check --write-baseline FILE' writes, found a list"],
    "[a": ["2:1: a list that starts with '[' is not closed with ']'"],
    "{}": ["1:1: a baseline needs 'baseline:'", "1:1: a baseline needs 'structures:'"],
    '{"baseline": 2, "structures": {}}': ["1:14: this program reads baselines of format 1, not '2'; write it anew"],
    '{"baseline": [], "structures": []}': [
        "1:14: expected the number of the format, found a list",
        "1:32: expected the known findings by structure, found a list",
    ],
    '{"baseline": 1, "structures": {"a": {}, "b": [1]}}': [
        "1:37: expected a list of known findings, found a mapping",
        "1:47: expected one of the known findings, found '1'",
    ],
    '{"baseline": 1, "structures": {"a": [{"fingerprint": "x", "evidence": [], "rule": "unsourced"}]}}': [
        "1:54: expected sixteen hexadecimal digits, found 'x'",
        "1:71: expected sixteen hexadecimal digits, found a list",
    ],
    '{"baseline": 1, "structures": {"a": [{"rule": "unsourced", "finger": 1}]}}': [
        "1:38: a known finding needs 'evidence:'",
        "1:60: 'finger' is not a key of a known finding; did you mean 'fingerprint'?",
    ],
    f'{{"baseline": 1, "structures": {{"a": [{KNOWN}, {KNOWN}]': [
        "2:1: a mapping that starts with '{' is not closed with '}'"
    ],
    f'{{"baseline": 1, "structures": {{"a": &x [{KNOWN}]}}}}': ["1:37: anchors such as &x are not allowed"],
}


@pytest.mark.parametrize("text", ILL_FORMED)
def test_an_ill_formed_baseline_is_told_with_every_place(text: str) -> None:
    with pytest.raises(StructureFileError) as caught:
        parse_baseline(text, "known.json")
    told = caught.value.lines
    assert len(told) == len(ILL_FORMED[text])
    for line, expected in zip(told, ILL_FORMED[text], strict=True):
        assert line.startswith(f"known.json:{expected}"), line
