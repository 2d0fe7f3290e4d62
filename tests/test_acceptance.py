"""Living with findings: what an accepted finding still says, when it comes back, and what a wrong entry does."""

from __future__ import annotations

import pytest
from analysed import analyse, check_all

from ctgraph.findings import Reported, Severity, StructureReport
from ctgraph.loading.structures import parse_structure

# An error (board and lscb), a warning (group, which is isolated) and an information (executive).
STRUCTURE = """\
structure: case
as_of: 2010-06-30
sources: {review: {title: Review}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review §1}
  board: {name: Board, kind: board, part_of: council, scrutinises: lscb, source: review §2}
  lscb: {name: LSCB, kind: statutory_board, part_of: council, scrutinises: board, source: review §3}
  executive: {name: Executive, kind: executive, part_of: board, reports_to: {council: {standing: disputed, lead: true}}, source: review §4}
  group: {name: Group, kind: working_group, source: review §5}
accepted:
"""
LINE_OF_FIRST_ENTRY = STRUCTURE.count("\n") + 1
LOOP = "rule: circular-scrutiny, bodies: [board, lscb], reason: each keeps to its own matters"
GROUP = "rule: no-accountability, bodies: group, reason: it ends in May"
EXECUTIVE = "rule: unsettled-line, bodies: executive, reason: being settled"


def check(*entries: str, as_of: str | None = None, select: tuple[str, ...] = ()) -> StructureReport:
    rows = "".join(f"  - {{{entry}}}\n" for entry in entries) or "  []\n"
    structure = parse_structure(STRUCTURE + rows, "case.yaml")
    return analyse(structure, as_of=as_of, select=select).checked


def worst(*entries: str, as_of: str | None = None) -> Severity | None:
    structure = parse_structure(STRUCTURE + "".join(f"  - {{{entry}}}\n" for entry in entries), "case.yaml")
    return check_all([structure], as_of=as_of).worst()


def of(report: StructureReport, rule: str) -> Reported:
    (only,) = [reported for reported in report.reported if reported.finding.rule == rule]
    return only


def rules(report: StructureReport) -> list[str]:
    return [finding.rule for finding in report.findings]


def open_rules(report: StructureReport) -> list[str]:
    return [reported.finding.rule for reported in report.open_findings()]


def test_nothing_is_accepted_that_is_not_listed() -> None:
    report = check()
    assert open_rules(report) == rules(report) == ["unsettled-line", "no-accountability", "circular-scrutiny"]
    assert not any(reported.accepted or reported.lapsed or reported.acceptance for reported in report.reported)


def test_an_accepted_finding_is_still_reported_with_who_accepted_it_and_why() -> None:
    report = check(f"{LOOP}, by: Head of Partnerships, minute: Board 12 May item 3, review: 2999")
    loop = of(report, "circular-scrutiny")
    assert loop.accepted
    assert not loop.lapsed
    assert loop.acceptance is not None
    assert loop.acceptance.reason == "each keeps to its own matters"
    assert (loop.acceptance.by, loop.acceptance.minute) == ("Head of Partnerships", "Board 12 May item 3")
    assert rules(report) == ["unsettled-line", "no-accountability", "circular-scrutiny"]
    assert open_rules(report) == ["unsettled-line", "no-accountability"]


def test_an_acceptance_changes_neither_the_finding_nor_its_words_nor_its_fingerprint() -> None:
    without, accepted = of(check(), "circular-scrutiny"), of(check(LOOP), "circular-scrutiny")
    assert accepted.finding == without.finding
    assert accepted.message == without.message
    assert accepted.finding.fingerprint == without.finding.fingerprint


def test_an_acceptance_covers_its_own_finding_only() -> None:
    accepted = [reported.finding.rule for reported in check(GROUP).reported if reported.accepted]
    assert accepted == ["no-accountability"]


@pytest.mark.parametrize("bodies", ["[board, lscb]", "[lscb, board]"])
def test_the_order_of_the_bodies_does_not_matter(bodies: str) -> None:
    report = check(f"rule: circular-scrutiny, bodies: {bodies}, reason: each keeps to its own matters")
    assert of(report, "circular-scrutiny").accepted
    assert "unmatched-acceptance" not in rules(report)


@pytest.mark.parametrize("kind", ["isolated", None])
def test_a_kind_may_be_named_or_left_out(kind: str | None) -> None:
    report = check(f"{GROUP}, kind: {kind}" if kind else GROUP)
    assert of(report, "no-accountability").accepted
    assert "unmatched-acceptance" not in rules(report)


@pytest.mark.parametrize(
    "entry",
    [
        "rule: circular-scrutiny, kind: independence, bodies: [board, lscb], reason: meant",
        "rule: accountability-cycle, bodies: [board, lscb], reason: meant",
        "rule: circular-scrutiny, bodies: board, reason: meant",
        "rule: circular-scrutiny, bodies: [board, lscb, executive], reason: meant",
        "rule: circular-scrutiny, reason: meant",
        "rule: circular_scrutiny, bodies: [board, lscb], reason: meant",
    ],
)
def test_an_entry_that_is_not_of_the_finding_accepts_nothing_and_is_told(entry: str) -> None:
    report = check(entry)
    assert not any(reported.accepted for reported in report.reported)
    unmatched = of(report, "unmatched-acceptance").finding
    assert unmatched.severity == Severity.WARNING
    assert unmatched.line == LINE_OF_FIRST_ENTRY


def test_an_unmatched_entry_names_its_bodies_and_its_rule() -> None:
    unmatched = of(check("rule: broken-line, bodies: [lscb, group], reason: meant"), "unmatched-acceptance")
    assert unmatched.finding.bodies == ("group", "lscb")
    assert unmatched.finding.kind == "broken-line"
    assert unmatched.message == "broken-line is accepted for Group and LSCB, but there is no such finding"


def test_a_finding_comes_back_on_the_day_after_its_review_date() -> None:
    entry = f"{GROUP}, review: 2012-03-31"
    on_the_day, after = check(entry, as_of="2012-03-31"), check(entry, as_of="2012-04-01")
    assert of(on_the_day, "no-accountability").accepted
    assert "lapsed-acceptance" not in rules(on_the_day)
    back = of(after, "no-accountability")
    assert (back.accepted, back.lapsed) == (False, True)
    assert back.acceptance is not None
    assert "no-accountability" in open_rules(after)


def test_a_lapsed_entry_is_itself_a_warning_at_its_own_line() -> None:
    report = check(EXECUTIVE, f"{GROUP}, review: 2012-03-31", as_of="2012-04-01")
    lapsed = of(report, "lapsed-acceptance")
    assert (lapsed.finding.severity, lapsed.accepted) == (Severity.WARNING, False)
    assert lapsed.finding.line == LINE_OF_FIRST_ENTRY + 1
    assert lapsed.message == (
        "an acceptance has passed its review date, and the finding counts again: no-accountability for Group"
    )


@pytest.mark.parametrize(
    ("review", "last_day", "day_after"),
    [
        ("2012", "2012-12-31", "2013-01-01"),
        ("2012-02", "2012-02-29", "2012-03-01"),
        ("2012-03-31", "2012-03-31", "2012-04-01"),
    ],
)
def test_a_vague_review_date_lasts_to_its_end(review: str, last_day: str, day_after: str) -> None:
    entry = f"{GROUP}, review: {review}"
    assert of(check(entry, as_of=last_day), "no-accountability").accepted
    assert of(check(entry, as_of=day_after), "no-accountability").lapsed


def test_today_counts_where_no_day_is_given_and_not_the_date_of_the_structure() -> None:
    assert of(check(f"{GROUP}, review: 2010-07-01"), "no-accountability").lapsed  # the structure is of June 2010
    assert of(check(f"{GROUP}, review: 9999"), "no-accountability").accepted


def test_without_a_review_date_an_acceptance_holds() -> None:
    assert of(check(GROUP, as_of="9999-12-31"), "no-accountability").accepted


@pytest.mark.parametrize("entries", [(f"{GROUP}, review: 2011", GROUP), (GROUP, f"{GROUP}, review: 2011")])
def test_of_two_entries_for_one_finding_the_one_that_holds_longer_counts(entries: tuple[str, str]) -> None:
    assert of(check(*entries, as_of="2012"), "no-accountability").accepted


def test_an_acceptance_that_has_lapsed_is_no_unmatched_one() -> None:
    assert "unmatched-acceptance" not in rules(check(f"{GROUP}, review: 2011", as_of="2012"))


def test_an_entry_is_matched_against_all_rules_whatever_is_selected() -> None:
    assert rules(check(LOOP, select=("unmatched-acceptance",))) == []
    assert rules(check(f"{LOOP}, review: 2011", as_of="2012", select=("lapsed-acceptance",))) == ["lapsed-acceptance"]


def test_the_gravest_finding_is_the_worst() -> None:
    assert worst(EXECUTIVE) == Severity.ERROR


def test_an_accepted_finding_is_not_the_worst() -> None:
    assert worst(LOOP) == Severity.WARNING
    assert worst(LOOP, GROUP) == Severity.INFO
    assert worst(LOOP, GROUP, EXECUTIVE) is None


def test_a_lapsed_finding_is_the_worst_again() -> None:
    entries = (f"{LOOP}, review: 2011", GROUP, EXECUTIVE)
    assert worst(*entries, as_of="2011-12-31") is None
    assert worst(*entries, as_of="2012-01-01") == Severity.ERROR


def test_an_unmatched_entry_counts_though_all_else_is_accepted() -> None:
    assert worst(LOOP, GROUP, EXECUTIVE, "rule: broken-line, bodies: group, reason: meant") == Severity.WARNING


def test_what_is_accepted_in_one_structure_counts_in_another() -> None:
    accepting = parse_structure(STRUCTURE + f"  - {{{LOOP}}}\n", "one.yaml")
    other = parse_structure(STRUCTURE.replace("structure: case", "structure: other") + "  []\n", "two.yaml")
    report = check_all([other, accepting])
    assert [each.structure.id for each in report.structures] == ["case", "other"]
    assert [open_rules(each)[-1] for each in report.structures] == ["no-accountability", "circular-scrutiny"]
    assert report.worst() == Severity.ERROR


# Several findings about one body, or about none: `about` says which of them.
FUNCTIONS = """\
structure: case
as_of: 2010-06-30
sources: {review: {title: Review}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review §1}
  board: {name: Board, kind: board, part_of: council, status: on_hold, source: review §2}
functions:
  - {name: Unblocking, source: review §3}
  - {name: Monitoring, source: review §3}
  - {name: LINCS, owner: board, source: review §4}
  - {name: Young carers, owner: board, source: review §4}
accepted:
"""


def check_functions(entry: str) -> StructureReport:
    return analyse(parse_structure(FUNCTIONS + f"  - {{{entry}}}\n", "case.yaml")).checked


def accepted_of(entry: str) -> list[tuple[str, ...]]:
    return [reported.finding.about for reported in check_functions(entry).reported if reported.accepted]


@pytest.mark.parametrize(
    ("entry", "about"),
    [
        ("rule: unowned-function, reason: known", [("Monitoring",), ("Unblocking",)]),
        ("rule: unowned-function, about: Unblocking, reason: known", [("Unblocking",)]),
        ("rule: unowned-function, about: UNBLOCKING, reason: known", [("Unblocking",)]),
        ("rule: unowned-function, about: [Unblocking, Monitoring], reason: known", [("Monitoring",), ("Unblocking",)]),
        ("rule: unowned-function, about: Unblock, reason: known", []),
        ("rule: dormant-owner, bodies: board, reason: known", [("LINCS", "Young carers")]),
        (
            "rule: dormant-owner, bodies: board, about: [Young carers, LINCS], reason: known",
            [("LINCS", "Young carers")],
        ),
    ],
)
def test_an_entry_may_say_what_it_is_about(entry: str, about: list[tuple[str, ...]]) -> None:
    assert accepted_of(entry) == about
    assert bool(about) != ("unmatched-acceptance" in rules(check_functions(entry)))


def test_what_is_new_in_a_finding_is_not_accepted_with_the_rest() -> None:
    entry = "rule: dormant-owner, bodies: board, about: LINCS, reason: it goes on"
    assert accepted_of(entry) == []
    unmatched = of(check_functions(entry), "unmatched-acceptance")
    assert unmatched.finding.about == ("LINCS",)
    assert unmatched.message == (
        "dormant-owner is accepted for Board (LINCS), but there is no such finding;"
        " there is one for Board: write 'about: [LINCS, Young carers]'"
    )


def test_an_entry_about_something_accepts_no_finding_that_is_about_nothing() -> None:
    assert "unmatched-acceptance" in rules(check(f"{GROUP}, about: Group"))
    assert not of(check(f"{GROUP}, about: Group"), "no-accountability").accepted


def test_an_entry_for_no_body_is_told_by_what_it_is_about() -> None:
    entry = "rule: unowned-function, about: [Unblocked, Challenge], reason: known"
    message = of(check_functions(entry), "unmatched-acceptance").message
    assert message == "unowned-function is accepted for Challenge and Unblocked, but there is no such finding"
