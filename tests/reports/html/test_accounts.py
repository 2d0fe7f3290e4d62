"""How a group is accountable, in sentences that agree with the routes and stops that they speak of."""

from __future__ import annotations

import pytest
from built_structures import structure as built

from ctgraph.findings import labels
from ctgraph.graph.graphs import Graphs
from ctgraph.model import Lens, Source
from ctgraph.queries.accounts import describe_accounts
from ctgraph.reports.html.accounts import write_account
from ctgraph.reports.html.assumptions import group_variants, make_seen_classes
from ctgraph.reports.html.citations import make_cites
from ctgraph.results.report_document import Account


def told(
    body: str, *relations: str, limit: int = 5, roots: str = "", on_hold: str = "", alone: str = ""
) -> tuple[str, list[str], str, list[str], str]:
    made = built(*relations, roots=roots, on_hold=on_hold, alone=alone)
    account: Account = describe_accounts(Graphs(made, Lens()), limit)[body]
    words = write_account(account, labels(made), made.documents)
    ways = [
        ", which ".join(f"{hop.words} {hop.body}{f' ({hop.standing})' if hop.standing else ''}" for hop in way.hops)
        + f", {way.end}"
        for way in words.ways
    ]
    below = [f"{each.body} {each.words} {each.steps}" for each in words.below]
    return words.sentence, ways, words.more, below, words.more_below


def test_by_one_line() -> None:
    assert told("a", "a reports_to b", "b part_of c disputed", roots="c") == (
        "1 complete line is recorded for The a, to a body that answers outside the structure; it goes by a line that is open to doubt.",
        ["reports to b, which is part of c (disputed), which answers outside the structure (external)"],
        "",
        [],
        "",
    )


def test_by_more_lines_than_are_told() -> None:
    relations = [f"a reports_to b{n}" for n in range(4)] + [f"b{n} reports_to c" for n in range(4)]
    sentence, ways, more, _, _ = told("a", *relations, roots="c", limit=2)
    assert sentence == "4 complete lines are recorded for The a, each to a body that answers outside the structure."
    assert len(ways) == 2
    assert more == "and 2 more complete lines"


@pytest.mark.parametrize(
    ("relations", "more", "sentence", "way"),
    [
        ((), {"alone": "a"}, "No upward line is recorded for The a.", None),
        ((), {"roots": "a"}, "The a answers outside the structure (external), and needs no line.", None),
        ((), {"on_hold": "a"}, "The a is on hold, and needs no line.", None),
        (
            ("a reports_to b", "b reports_to a"),
            {},
            "No complete line is recorded for The a: it is in the circle of The a and The b.",
            None,
        ),
        (
            ("a reports_to b",),
            {"on_hold": "b"},
            "No complete line is recorded for The a: no body is declared to answer outside the structure.",
            "reports to b, where the line stops: it is on hold",
        ),
        (
            ("a reports_to b", "c oversees b"),
            {},
            "No complete line is recorded for The a: no body is declared to answer outside the structure.",
            "reports to b, which is overseen by c, where the line stops: no upward line is recorded for it",
        ),
    ],
)  # fmt: skip
def test_where_there_is_none(relations: tuple[str, ...], more: dict[str, str], sentence: str, way: str | None) -> None:
    said, ways, _, _, _ = told(
        "a", *relations, roots=more.get("roots", ""), on_hold=more.get("on_hold", ""), alone=more.get("alone", "")
    )
    assert said == sentence
    assert ways == ([way] if way else [])


def test_what_answers_to_it() -> None:
    _, _, _, below, more = told("c", "a reports_to b", "b part_of c", "d reports_to b", roots="c", limit=2)
    assert below == ["b is part of The c directly", "a reports to The b in 2 steps"]
    assert more == "and 1 more body"


def test_variants_say_when_each_is_to_be_seen() -> None:
    assert group_variants(["x", "x", "x", "x"]) == [("", "x")]
    assert group_variants(["x", "y", None, "x"]) == [("when l0 l3", "x"), ("when l1", "y")]
    assert group_variants([None, None]) == []
    assert make_seen_classes([2], 4) == "when l2"


def test_a_source_of_no_declared_document_is_shown_as_written() -> None:
    assert [tuple(each) for each in make_cites((Source("", "", "the minutes"),), {})] == [("the minutes", "", "")]
