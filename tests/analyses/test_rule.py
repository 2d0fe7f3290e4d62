"""Rules are found by the names of their files."""

from __future__ import annotations

import pytest

from ctgraph.analyses.rule import all_rules, find_rule
from ctgraph.discovery import modules
from ctgraph.errors import UnknownNameError


def test_every_file_of_analyses_is_a_rule_under_its_own_name() -> None:
    files = [module.__name__.rpartition(".")[2] for module in modules("ctgraph.analyses")]
    assert [rule.id.replace("-", "_") for rule in all_rules()] == files == sorted(files)
    assert len(files) >= 9


def test_every_rule_finds_or_reviews() -> None:
    assert all((rule.find is None) != (rule.review is None) for rule in all_rules())


@pytest.mark.parametrize("written", ["broken-line", "broken_line", " Broken-Line "])
def test_a_rule_is_found_as_people_write_it(written: str) -> None:
    assert find_rule(written).id == "broken-line"


@pytest.mark.parametrize(
    ("written", "hint"), [("broken-lines", "did you mean 'broken-line'"), ("xyz", "'ctgraph rules' lists them")]
)
def test_one_that_is_not_there_gets_the_nearest_or_the_way_to_the_list(written: str, hint: str) -> None:
    with pytest.raises(UnknownNameError, match=hint):
        find_rule(written)
