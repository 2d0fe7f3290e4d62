"""JSON: any value comes back as it was, and each finding, body or relation stands on a line of its own."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from ctgraph.formats.json import Json, render_json

VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=3), parts, max_size=3),
)


@given(VALUES)
def test_any_value_comes_back_as_it_was(value: Json) -> None:
    written = render_json(value)
    assert json.loads(written) == value
    assert written.isascii()
    assert written.endswith("\n")


def test_what_has_no_parts_of_parts_stands_on_one_line() -> None:
    assert render_json({"a": 1, "b": [], "c": {}}) == '{"a": 1, "b": [], "c": {}}\n'


def test_each_part_of_a_list_stands_on_a_line_of_its_own() -> None:
    written = render_json({"id": "kent", "bodies": [{"id": "a"}, {"id": "b"}], "relations": []})
    assert written == (
        '{\n  "id": "kent",\n  "bodies": [\n    {"id": "a"},\n    {"id": "b"}\n  ],\n  "relations": []\n}\n'
    )


def test_a_finding_in_a_list_of_structures_stands_on_one_line_however_deep_it_is() -> None:
    finding: Json = {"rule": "broken-line", "relations": [{"from": "a", "to": "b"}]}
    lines = render_json({"structures": [{"id": "kent", "findings": [finding, finding]}]}).splitlines()
    assert [line.strip().removesuffix(",") for line in lines].count(json.dumps(finding)) == 2
