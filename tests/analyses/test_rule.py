"""Rules are found by the names of their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctgraph import analyses
from ctgraph.errors import UnknownNameError
from ctgraph.rules import all_rules, find_rule


def test_every_file_of_analyses_is_a_rule_under_its_own_name() -> None:
    (folder,) = map(Path, analyses.__path__)
    files = [path.stem for path in sorted(folder.glob("*.py")) if "\nRULE = Rule(" in path.read_text(encoding="utf-8")]
    assert [rule.id.replace("-", "_") for rule in all_rules()] == files
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
