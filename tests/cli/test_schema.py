"""`ctgraph schema` prints the schema of each file that users write, in ASCII, and of a structure if nothing is said."""

from __future__ import annotations

import json

import pytest
from program import ctgraph

from ctgraph.loading.schemas import SCHEMAS


@pytest.mark.parametrize("file", SCHEMAS)
def test_it_prints_the_schema_of_a_file(file: str) -> None:
    ran = ctgraph("schema", file)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == SCHEMAS[file]()
    assert ran.out.isascii()


def test_it_prints_that_of_a_structure_if_nothing_is_said() -> None:
    assert ctgraph("schema").out == ctgraph("schema", "structure").out


def test_it_names_the_files_that_it_knows_where_it_is_given_another() -> None:
    ran = ctgraph("schema", "structures")
    assert ran.code == 2
    assert "'structure', 'survey', 'changes'" in ran.err
    assert ran.out == ""
