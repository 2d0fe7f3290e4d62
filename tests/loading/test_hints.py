"""A syntax error is explained in words that help, also where libyaml has new words for it."""

from __future__ import annotations

import yaml

from ctgraph.loading.hints import explain_syntax_error


def test_an_error_without_a_place_is_reported_at_the_start() -> None:
    assert explain_syntax_error(yaml.YAMLError("out of order"), lambda _line: "") == (1, 1, "not YAML: out of order")


def test_an_unknown_syntax_error_keeps_its_own_words() -> None:
    mark = yaml.Mark("", 0, 2, 4, "", 0)
    error = yaml.MarkedYAMLError(problem="found a surprise", problem_mark=mark)
    assert explain_syntax_error(error, lambda _line: "name: @x") == (
        *(3, 5),
        "not YAML: found a surprise; a text that starts with @ must be in quotes",
    )
