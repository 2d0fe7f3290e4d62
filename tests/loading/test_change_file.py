"""A file of changes is read back as it was written, and all that is wrong with one is told with its place."""

from __future__ import annotations

import json

import pytest
import yaml

from ctgraph import StructureFileError, diff, load
from ctgraph.loading.change_file import parse_changes
from ctgraph.presenters.diff import make_comparison_object

PAIRS = [
    ("leicestershire-2009", "leicestershire-2009-proposed"),
    ("kent-2011", "kent-2011-proposed"),
    ("lancashire-send-2024", "lancashire-send-2025"),
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("write", [json.dumps, yaml.safe_dump])
def test_the_changes_of_a_comparison_are_read_back(pair: tuple[str, str], write) -> None:  # type: ignore[no-untyped-def]
    comparison = diff(*map(load, pair))
    written = make_comparison_object(comparison)
    read = parse_changes(write(written), "changes.yaml")
    assert [each._replace(key=()) for each in read] == [each._replace(key=()) for each in comparison.changes]
    assert parse_changes(write(written["changes"]), "changes.yaml") == read


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1:1: expected a list of changes"]),
        ("changes: 3\n", ["1:1: expected a list of changes"]),
        ("- remove_body\n", ["1:3: expected one of the changes"]),
        ("- {body: a}\n", ["1:3: a change needs 'op:'"]),
        ("- {op: remove_bodi, body: a}\n", ["1:8: there is no operation 'remove_bodi'; did you mean 'remove_body'"]),
        ("- {op: set_body, body: a, feld: status}\n", ["needs 'field:'", "needs 'value:'", "did you mean 'field'?"]),
        ("- {op: add_relation, from: a, kind: reports_to}\n", ["1:3: this change needs 'to:'"]),
        ("- {op: merge_bodies, bodies: [a, b]}\n", ["1:3: this change needs 'into:'"]),
        ("changes:\n- {op: rename_body, body: a}\n", ["2:3: this change needs 'value:'"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, problems: list[str]) -> None:
    with pytest.raises(StructureFileError) as error:
        parse_changes(text, "changes.yaml")
    told = str(error.value)
    assert all(problem in told for problem in problems), told
    assert len(told.splitlines()) == len(problems)
