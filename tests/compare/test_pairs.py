"""What is said of the pairs that ship: what a reviewer of each would have to find there."""

from __future__ import annotations

import ctgraph
from ctgraph.wording.comparison import summarise_comparison


def summary(old: str, new: str) -> str:
    return " ".join(summarise_comparison(ctgraph.diff(old, new)))


def test_leicestershire() -> None:
    found = ctgraph.diff("leicestershire-2009", "leicestershire-2009-proposed")
    assert found.bodies.gone == ("age-related-groups", "cross-cutting-groups")
    assert "working-groups" in found.bodies.new
    added = {change.key[:3] for change in found.changes if change.name == "add_relation"}
    assert ("executive", "oversees", "working-groups") in added
    said = summary("leicestershire-2009", "leicestershire-2009-proposed")
    assert "Age related groups and Cross cutting groups are not in" in said
    assert "Working groups are overseen by C&YP Executive" in said
    assert "Still found: C&YP Board and LSCB scrutinise each other" in said
    assert 'the note on Working groups says: "They take the place of the Age related groups' in said
    assert "none is gone, 2 rest on what is not mentioned in what was read of the new" in said
    still = {pair.new.finding.rule: pair.new.finding.bodies for pair in found.findings.same}
    assert still["circular-scrutiny"] == ("board", "lscb")


def test_kent() -> None:
    found = ctgraph.diff("kent-2011", "kent-2011-proposed")
    assert found.bodies.gone == ("executive",)
    assert found.bodies.replaced == ()
    gained = {route.body: [line.answers[1] for line in route.new_route] for route in found.routes}
    assert gained["board"] == ["dcs", "cabinet", "council"]
    assert {route.change for route in found.routes} == {"gained"}
    assert ("local-boards", ["board"]) in [
        (body, [line.to_id for line in lines]) for body, lines in found.inferred_only
    ]
    said = summary("kent-2011", "kent-2011-proposed")
    assert "No body is marked as the successor of Executive." in said
    assert (
        "A complete line to KCC by way of Cabinet is recorded for Kent Children's Trust Board, DCS and Lead Member"
        in said
    )
    assert "Local Children's Trusts a line is inferred only" in said


def test_lancashire_as_the_notes_have_it() -> None:
    found = ctgraph.diff("lancashire-send-2024", "lancashire-send-2025")
    assert [(match.old, match.new) for match in found.bodies.replaced] == [
        (("send-partnership-board",), ("send-improvement-board",))
    ]
    assert {each.finding.rule for each in found.findings.new} == {"several-lines", "no-accountability"}
    assert found.routes == ()  # of the older board no line was returned, which is not none
    said = summary("lancashire-send-2024", "lancashire-send-2025")
    assert "takes the place of SEND Partnership Board, which has been wound up" in said
    assert "SEND Improvement Board reports to Lancashire County Council and ICB" in said
    assert "for Operations Group an upward line is inferred only" in said
    assert 'What was read of the sources of "Lancashire SEND Partnership Board" does not record accountability' in said


def test_two_days_of_solihull() -> None:
    structure = ctgraph.load("solihull-history")
    days = [ctgraph.Analysis(structure, ctgraph.Lens.of(structure, as_of=day)) for day in ("2009", "2011")]
    from ctgraph.compare.diff import diff_days

    found = diff_days(*days)
    assert [found.old.structure.bodies[body].name for body in found.bodies.gone] == ["Local Area Leadership Teams"]
    said = " ".join(summarise_comparison(found))
    assert "IWPB and Trust Board are now on hold; Trust Assembly is now not meeting." in said
    assert "longer operate" not in said.replace("gone or no longer operate", "")


def test_that_nothing_is_found_by_some_rules_is_not_said_of_all() -> None:
    from ctgraph.analysis import Checks

    kent = ctgraph.load("kent-2011")
    for checks, said in (
        (Checks(), "The same 10 findings"),
        (Checks(select=("unsourced",)), "By the rules asked for, nothing"),
    ):
        found = ctgraph.diff(*[ctgraph.Analysis(kent, checks=checks)] * 2)
        assert summarise_comparison(found)[-1].startswith(said)
