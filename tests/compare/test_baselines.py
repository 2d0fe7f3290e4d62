"""A baseline knows what was found before, and nothing whose evidence has changed since."""

from __future__ import annotations

import pytest
from analysed import check_all
from random_structures import random_document, to_yaml
from small_files import CLEAN

from ctgraph.compare.baselines import compare_with_baseline, make_baseline
from ctgraph.findings import Report
from ctgraph.loading.baseline_file import parse_baseline, write_baseline
from ctgraph.loading.structures import parse_structure

KNOT = CLEAN + (
    "  a: {name: A, kind: board, source: terms 3, reports_to: [b, council], scrutinises: c}\n"
    "  b: {name: B, kind: board, source: terms 4, reports_to: c}\n"
    "  c: {name: C, kind: board, source: terms 5, reports_to: [d, a]}\n"
    "  d: {name: D, kind: board, source: terms 6, reports_to: a}\n"
)
GROUP = CLEAN + "  group: {name: Group, kind: working_group, source: terms 3, informs: board}\n"
STOPPED = CLEAN + (
    "  a: {name: A, kind: board, source: terms 3, reports_to: b}\n"
    "  b: {name: B, kind: board, source: terms 4, chair: vacant}\n"
)
FUNCTION = GROUP + "functions:\n  - {name: Placements, owner: [board, group], source: terms 9}\n"


def report(text: str, *, ignore: tuple[str, ...] = ("unsourced",)) -> Report:
    return check_all([parse_structure(text, "x.yaml")], as_of="2011", ignore=ignore)


def against(text: str, before: str) -> dict[str, set[str]]:
    """How the findings of a text stand to those of another, by rule; and what is gone."""
    known = parse_baseline(write_baseline(make_baseline(report(before))), "known.json")
    (compared,) = compare_with_baseline(report(text), known).structures
    said: dict[str, set[str]] = {}
    for each in compared.reported:
        said.setdefault(each.finding.rule, set()).add(str(each.to_baseline))
    for gone in compared.gone or ():
        said.setdefault(gone.rule, set()).add("gone")
    return said


@pytest.mark.parametrize("text", [KNOT, GROUP, STOPPED, FUNCTION])
def test_what_is_as_it_was_is_known(text: str) -> None:
    assert {word for words in against(text, text).values() for word in words} == {"known"}
    moved = text.replace("bodies:\n", "\n# moved\nbodies:\n")
    assert {word for words in against(moved, text).values() for word in words} == {"known"}


CHANGES = {
    # a line inside the knot, also one that the witness does not run over
    "a source in the knot": (KNOT, "source: terms 6", "source: terms 7", "accountability-cycle"),
    "a standing off the witness": (KNOT, "reports_to: [d, a]", "reports_to: {d: unclear, a: stated}", "accountability-cycle"),
    "a kind in the knot": (KNOT, "reports_to: c}", "accountable_to: c}", "accountability-cycle"),
    "one line more in the knot": (KNOT, "reports_to: a}", "reports_to: [a, b]}", "accountability-cycle"),
    "a scrutiny in the knot": (KNOT, "scrutinises: c", "scrutinises: {c: disputed}", "circular-scrutiny"),
    "a line beside the scrutiny": (KNOT, "reports_to: [d, a]", "reports_to: {d: stated, a: {note: x, source: terms 8}}", "circular-scrutiny"),
    "where a line stops": (STOPPED, "chair: vacant", "chair: vacant, status: on_hold", "broken-line"),
    "the source of a line": (STOPPED, "source: terms 3", "source: terms 8", "broken-line"),
    "an owner": (FUNCTION, "owner: [board, group]", "owner: {board: disputed, group: stated}", "duplicated-remit"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_what_rests_on_something_else_is_not_known(case: str) -> None:
    text, old, new, rule = CHANGES[case]
    assert text.count(old) == 1
    said = against(text.replace(old, new), text)[rule]
    assert said & {"changed", "new", "gone"}, said
    assert "known" not in said


def test_what_is_not_found_any_more_is_gone_and_what_is_new_is_new() -> None:
    mended = GROUP.replace("informs: board", "reports_to: board")
    assert against(mended, GROUP) == {"no-accountability": {"gone"}}
    assert against(GROUP, mended) == {"no-accountability": {"new"}}


def test_of_rules_that_were_not_run_nothing_is_gone() -> None:
    known = make_baseline(report(GROUP))
    only = report(GROUP, ignore=("no-accountability",))
    (compared,) = compare_with_baseline(only, known).structures
    assert compared.gone == ()


def test_what_is_accepted_is_in_no_baseline_and_comes_back_when_it_is_not() -> None:
    accepted = GROUP + "accepted: [{rule: no-accountability, bodies: group, reason: it ends}]\n"
    assert make_baseline(report(accepted)) == {"clean": ()}
    assert against(GROUP, accepted) == {"no-accountability": {"new"}}
    (compared,) = compare_with_baseline(report(accepted), make_baseline(report(GROUP))).structures
    assert [(each.accepted, each.to_baseline) for each in compared.reported] == [(True, "known")]


def test_a_structure_that_the_baseline_does_not_have_is_new() -> None:
    (compared,) = compare_with_baseline(report(GROUP), {"other": ()}).structures
    assert [each.to_baseline for each in compared.reported] == ["new"]


def test_only_what_is_new_counts() -> None:
    known = make_baseline(report(GROUP))
    assert not compare_with_baseline(report(GROUP), known).reaches("info")
    assert compare_with_baseline(report(GROUP), {}).reaches("warning")
    changed = report(GROUP.replace("source: terms 3, informs", "source: terms 8, informs: council, supports"))
    assert not compare_with_baseline(changed, known).reaches("info")  # it rests on no line, then as now


@pytest.mark.parametrize("seed", range(25))
def test_a_baseline_of_a_random_structure_knows_all_of_it(seed: int) -> None:
    found = report(to_yaml(random_document(seed)))
    made = make_baseline(found)
    assert parse_baseline(write_baseline(made), "known.json") == made
    (compared,) = compare_with_baseline(found, made).structures
    assert all(each.to_baseline == "known" for each in compared.reported)
    assert compared.gone == ()
