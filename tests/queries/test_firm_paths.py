"""Of chains of one length, `path` shows the one that is held most firmly."""

from __future__ import annotations

import pytest
from analysed import analyse
from reading import read

TEXT = """\
structure: s
bodies:
  top: {{name: Top, kind: council, answers_outside: elected}}
  a: {{name: A, kind: board, reports_to: {{top: {a_up}}}}}
  b: {{name: B, kind: board, reports_to: {{top: {b_up}}}}}
  c: {{name: C, kind: board, works_with: {{top: stated}}}}
  group: {{name: Group, kind: working_group, reports_to: {{a: {to_a}, b: {to_b}}}, works_with: [far]}}
  far: {{name: Far, kind: board, works_with: [c]}}
"""


@pytest.mark.parametrize(
    ("standings", "by"),
    [
        (("stated", "stated", "stated", "stated"), "a"),  # equally firm: the first by ids
        (("unclear", "stated", "stated", "stated"), "b"),
        (("stated", "stated", "disputed", "unclear"), "b"),
        (("stated", "disputed", "stated", "stated"), "a"),
        (("disputed", "disputed", "stated", "unclear"), "a"),  # the weakest relation of both is as firm
    ],
)
def test_the_firmest_of_the_shortest_chains_is_shown(standings: tuple[str, str, str, str], by: str) -> None:
    text = TEXT.format(**dict(zip(("a_up", "b_up", "to_a", "to_b"), standings, strict=True)))
    path = analyse(read(text)).path("group", "top")
    assert path.hops is not None
    assert [hop.to_id for hop in path.hops] == [by, "top"]


def test_a_shorter_chain_is_shown_though_a_longer_one_is_firmer() -> None:
    text = TEXT.format(a_up="disputed", b_up="disputed", to_a="disputed", to_b="disputed")
    path = analyse(read(text)).path("group", "top")
    assert path.hops is not None
    assert len(path.hops) == 2
