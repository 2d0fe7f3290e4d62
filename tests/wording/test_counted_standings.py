"""A number of functions is told with how firmly the sources hold them, as their names are."""

from __future__ import annotations

import pytest

from ctgraph.findings import Evidence
from ctgraph.wording.facts import count_ownership


def own(value: str, standing: str, role: str = "owner") -> Evidence:
    return Evidence("functions", "board", value, standing, role=role)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ([own("a", "stated"), own("b", "stated")], "owning 2 functions"),
        ([own("a", "inferred"), own("b", "inferred")], "owning 2 functions (inferred)"),
        ([own("a", "inferred"), own("b", "stated")], "owning 1 function and 1 more (inferred)"),
        (
            [own("a", "unclear"), own("b", "stated"), own("c", "disputed"), own("d", "unclear")],
            "owning 1 function and 2 more (unclear) and 1 more (disputed)",
        ),
        ([own("a", "inferred"), own("a", "stated")], "owning 1 function"),  # one function, held twice
        (
            [own("a", "stated"), own("b", "inferred", "oversees"), own("c", "inferred", "oversees")],
            "owning 1 function, and overseeing 2 functions (inferred)",
        ),
    ],
)
def test_a_count_of_functions_says_how_firmly_each_is_held(held: list[Evidence], told: str) -> None:
    assert count_ownership(held) == told
