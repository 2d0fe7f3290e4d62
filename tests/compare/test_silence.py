"""What a comparison says where one of two records is silent: first recorded, not mentioned, and no more than that."""

from __future__ import annotations

import pytest

import ctgraph
from ctgraph.compare.overlay import lay_over
from ctgraph.compare.what_if import try_structure
from ctgraph.formats.blocks import Heading
from ctgraph.presenters.diff import DIFF, list_sections
from ctgraph.results.comparison import Comparison
from ctgraph.wording.changes import describe_change, say_finding_change
from ctgraph.wording.comparison import summarise_comparison

_OLD = "  board: {name: Board, kind: partnership_board}\n"


def read(bodies: str, head: str = "", tail: str = "", day: str = "2020") -> ctgraph.Structure:
    head = head if "sources" in head else f"{head}sources: {{here: {{title: Here}}}}\n"
    return ctgraph.loads(f"structure: x\ntitle: X\nas_of: {day}\n{head}bodies:\n{bodies}{tail}")


def compare(old: ctgraph.Structure, new: ctgraph.Structure) -> Comparison:
    return ctgraph.diff(old, new)


def tell(found: Comparison, section: str) -> dict[str, str]:
    """Return the marks of what a section lists by its texts."""
    return {item.text: item.mark for item in list_sections(found).get(section, ())}


@pytest.mark.parametrize(
    ("fields", "mark"),
    [
        ("kind: cabinet, scope: neighbour", "first recorded"),
        ("kind: board, scope: neighbour, from: 2010", "first recorded"),
        ("kind: board, scope: neighbour, from: 2021", "new"),
        ("kind: board, scope: neighbour, status: new", "new"),
        ("kind: board, scope: neighbour, succeeds: board", "new"),
        ("kind: board", "new"),
    ],
)
def test_a_neighbour_is_first_recorded_unless_it_is_told_as_new(fields: str, mark: str) -> None:
    found = compare(read(_OLD), read(f"{_OLD}  other: {{name: Other, {fields}}}\n", day="2022"))
    marks = {text.split(",")[0]: each for text, each in tell(found, "Bodies").items() if text.startswith("Other,")}
    assert marks == {"Other": mark}
    assert describe_change(lay_over(found).changes.bodies["other"]).startswith(f"+ {mark}")
    assert ("Other is first recorded" in " ".join(summarise_comparison(found))) == (mark == "first recorded")


def test_a_neighbour_that_is_left_out_is_not_mentioned_and_not_gone() -> None:
    found = compare(read(f"{_OLD}  other: {{name: Other, kind: board, scope: neighbour}}\n"), read(_OLD))
    assert tell(found, "Bodies") == {
        "Other, board, neighbour, not mentioned in what was read of the new": "not mentioned"
    }
    said = " ".join(summarise_comparison(found))
    assert "Other is not mentioned in what was read of the new" in said
    assert "successor" not in said


_TWO = "  board: {{name: Board, kind: partnership_board{}}}\n  team: {{name: Team, kind: working_group{}}}\n"


@pytest.mark.parametrize(
    ("matter", "relation"),
    [("accountability", "reports_to"), ("scrutiny", "scrutinises"), ("membership", "represented_on")],
)
def test_a_relation_is_first_recorded_where_the_other_records_nothing_of_its_kind(matter: str, relation: str) -> None:
    lines = read(_TWO.format("", f", {relation}: board"))
    for level, gained, lost in (
        ("no", "first recorded", "not mentioned"),
        ("partly", "first recorded" if matter == "membership" else "gained", "not mentioned"),
        ("yes", "gained", "lost"),
    ):
        none = read(_TWO.format("", ""), f"recorded: {{{matter}: {level}}}\n")
        assert set(tell(compare(none, lines), "Relations").values()) == {gained}
        assert set(tell(compare(lines, none), "Relations").values()) == {lost}


def test_a_seat_is_gained_where_the_old_record_lists_the_members_of_the_body() -> None:
    listed = read(_TWO.format(", members: [{agency: Police}]", ""), "recorded: {membership: partly}\n")
    unlisted = read(_TWO.format("", ""), "recorded: {membership: partly}\n")
    seated = read(_TWO.format(", members: [{agency: Police}]", ", represented_on: board"))
    assert set(tell(compare(listed, seated), "Relations").values()) == {"gained"}
    assert set(tell(compare(unlisted, seated), "Relations").values()) == {"first recorded"}
    assert set(tell(compare(seated, unlisted), "Relations").values()) == {"not mentioned"}


_PARTLY = "recorded: {accountability: partly, scrutiny: partly, membership: partly}\n"


@pytest.mark.parametrize(
    ("relation", "rule", "clause"),
    [
        ("accountable_to: {board: unclear}", "unsettled-line", "that Team is accountable to Board (unclear)"),
        ("reports_to: {board: disputed}", "unsettled-line", "that Team reports to Board (disputed)"),
        ("scrutinises: board, scrutinised_by: board", "circular-scrutiny", "that "),
    ],
)
def test_a_finding_that_rests_on_what_is_not_mentioned_is_not_told_as_gone(
    relation: str, rule: str, clause: str
) -> None:
    old = read(_TWO.format("", f", {relation}"))
    for head, ends, mark in (
        (_PARTLY, "", "not mentioned"),
        ("", "", "gone"),
        (_PARTLY, ", status: wound_up", "gone"),
    ):
        found = compare(old, read(_TWO.format("", ends), head))
        listed = [each for each in list_sections(found)["Findings"] if each.label == rule]
        assert [each.mark for each in listed] == [mark]
        assert (f"; {clause}" in listed[0].text) == (mark == "not mentioned")
        said = " ".join(summarise_comparison(found))
        assert ("rests on what is not mentioned" in said or "rest on what" in said) == (mark == "not mentioned")
        assert "No longer found: " not in said or mark == "gone"
        laid = lay_over(found).changes
        assert bool(laid.left_open) == (mark == "not mentioned")
        assert {say_finding_change(each, laid) for each in laid.findings if each.finding.rule == rule} == {mark}


def test_what_the_structure_itself_ends_is_lost() -> None:
    ended = ", reports_to: {board: {until: 2020}}"
    found = compare(read(_TWO.format("", ended), _PARTLY), read(_TWO.format("", ended), _PARTLY, day="2022"))
    assert "not mentioned" not in tell(found, "Relations").values()


@pytest.mark.parametrize("relation", ["supports: board", "advises: board", "sets_agenda_of: board"])
def test_a_relation_of_no_matter_is_lost_only_where_everything_is_recorded(relation: str) -> None:
    old = read(_TWO.format("", f", {relation}"))
    for head, mark in ((_PARTLY, "not mentioned"), ("recorded: {scrutiny: partly}\n", "not mentioned"), ("", "lost")):
        assert set(tell(compare(old, read(_TWO.format("", ""), head)), "Relations").values()) == {mark}
    tried = try_structure(ctgraph.Analysis(old), read(_TWO.format("", ""), _PARTLY)).comparison
    assert set(tell(tried, "Relations").values()) == {"lost"}


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "Takes the place of Other\n      group.",
            'Of Other group the note on Next says: "Takes the place of Other group."',
        ),
        (
            "It does what the other  Group did",
            'Of Other group the note on Next says: "It does what the other Group did".',
        ),
        ("Of another groups", "No body is marked as the successor of Other group."),
        ("New.", "No body is marked as the successor of Other group."),
    ],
)
def test_a_note_that_names_what_is_gone_is_told_in_place_of_there_being_no_successor(note: str, said: str) -> None:
    old = read(f"{_OLD}  other: {{name: Other group, kind: working_group}}\n")
    new = read(f'{_OLD}  next:\n    name: Next\n    kind: working_group\n    note: "{note}"\n')
    found = compare(old, new)
    assert said in summarise_comparison(found)
    (item,) = [each for each in list_sections(found)["Bodies"] if each.mark == "new"]
    assert item.details == (f"note: {' '.join(note.split())}",)


@pytest.mark.parametrize(
    ("field", "silence"),
    [
        ("remit: Plans", "no remit recorded"),
        ("chair: {title: Director}", "no chair recorded"),
        ("meets: monthly", "not recorded how often"),
        ("seats: 3", "no number of seats recorded"),
        ("short: B", "no short name recorded"),
        ("status: under_review", "no status recorded"),
    ],
)
def test_what_is_left_out_is_told_as_not_recorded(field: str, silence: str) -> None:
    plain, full = read(_OLD), read(f"  board: {{name: Board, kind: partnership_board, {field}}}\n")
    (text,) = tell(compare(plain, full), "Bodies")
    assert f"(before: {silence})" in text
    (text,) = tell(compare(full, plain), "Bodies")
    assert f": {silence} (before: " in text


def test_a_change_that_is_tried_does_what_it_says() -> None:
    old = read(_OLD, "recorded: {membership: no}\n")
    new = read(
        "  board: {name: Board, kind: partnership_board, members: [{agency: Police}]}\n", "recorded: {membership: no}\n"
    )
    assert set(tell(compare(old, new), "Members").values()) == {"first recorded"}
    assert set(tell(try_structure(ctgraph.Analysis(old), new).comparison, "Members").values()) == {"new"}


@pytest.mark.parametrize(
    ("recorded", "listed", "mark"),
    [
        ("recorded: {membership: partly}\n", "", "not mentioned"),
        ("recorded: {membership: partly}\n", ", members: [{agency: Schools}]", "gone"),
        ("recorded: {membership: partly}\n", ", status: wound_up", "gone"),
        ("", "", "gone"),
    ],
)
def test_of_a_body_without_listed_members_it_is_not_said_that_they_went(recorded: str, listed: str, mark: str) -> None:
    rows = "members: [{agency: Trust, sector: provider}, {agency: Care, sector: commissioner}]"
    old = read(f"  board: {{name: Board, kind: partnership_board, {rows}}}\n")
    found = compare(old, read(f"  board: {{name: Board, kind: partnership_board{listed}}}\n", recorded))
    marks = {text: each for text, each in tell(found, "Members").items() if "Schools" not in text}
    assert set(marks.values()) == {mark}
    changed = lay_over(found).changes.bodies["board"].words
    assert ("members not mentioned" in changed) == (mark == "not mentioned")
    gone = [text for text in tell(found, "Findings") if "sit together" in text]
    assert gone
    assert all(("are not listed in what was read" in text) == (mark == "not mentioned") for text in gone)
    back = compare(read(f"  board: {{name: Board, kind: partnership_board{listed}}}\n", recorded), old)
    if mark == "not mentioned":
        assert set(tell(back, "Members").values()) == {"first recorded"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "{agency: Police, role: in_attendance, standing: inferred, source: here}",
            "Police, in attendance (inferred, not counted) [here]",
        ),
        ("{agency: Fire, standing: unclear}", "Fire (unclear) [no source]"),
        (
            "{agency: Health, seats: 2, standing: proposed, source: here p. 2}",
            "Health, 2 seats (proposed, not counted) [here p. 2]",
        ),
    ],
)
def test_a_row_is_told_with_its_role_standing_and_source(row: str, said: str) -> None:
    found = compare(read(_OLD), read(f"  board: {{name: Board, kind: partnership_board, members: [{row}]}}\n"))
    assert tell(found, "Members") == {f"Board: {said}": "new"}


@pytest.mark.parametrize(
    "field", ["chair: {title: Director, standing: inferred}", "status: {value: on_hold, standing: inferred}"]
)
def test_what_is_not_counted_of_a_body_is_told_so(field: str) -> None:
    found = compare(read(_OLD), read(f"  board: {{name: Board, kind: partnership_board, {field}}}\n"))
    assert all("(inferred, not counted)" in text for text in tell(found, "Bodies"))


def test_a_function_that_is_left_out_is_not_mentioned() -> None:
    for name, owner in (("Plan", "{board: {role: oversees, standing: inferred, source: here}}"), ("Audit", "board")):
        with_it = read(_OLD, tail=f"functions:\n  - {{name: {name}, owner: {owner}}}\n")
        assert set(tell(compare(with_it, read(_OLD)), "Functions").values()) == {"not mentioned"}
        assert set(tell(compare(read(_OLD), with_it), "Functions").values()) == {"first recorded"}
    assert tell(
        compare(
            read(_OLD),
            read(_OLD, tail="functions:\n  - {name: A, owner: {board: {standing: inferred, source: here}}}\n"),
        ),
        "Functions",
    ) == {"A: Board (inferred, not counted) [here]": "first recorded"}


_BOARD = "  {}: {{name: {}, kind: partnership_board, members: [{}]{}}}\n"


@pytest.mark.parametrize("is_kept", [True, False])
def test_the_members_of_a_successor_are_compared_row_by_row(is_kept: bool) -> None:
    rows = "{agency: Police}, {agency: Health, posts: [Director]}, {agency: Fire}"
    now = "{agency: police}, {agency: Health, posts: [Chair]}, {agency: Schools}"
    ended = _BOARD.format("first", "First", rows if is_kept else "", ", status: wound_up")
    new = read(ended + _BOARD.format("second", "Second", now, ", succeeds: first"))
    told = tell(compare(read(_BOARD.format("first", "First", rows, "")), new), "Members")
    assert told == {
        **({} if is_kept else {"First: Fire [no source]": "gone"}),
        "Second: Health (Chair) (before, on First: Health (Director)) [no source]": "changed",
        "Second: Schools [no source]": "new",
        "Second: police, as on First": "same",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("recorded: {accountability: no}\n", "recorded: {accountability: partly}\n"),  # another kind
        ("recorded: {scrutiny: no, accountability: no}\n", ""),
    ],
)
def test_another_statement_is_another_finding(old: str, new: str) -> None:
    found = compare(read(_OLD, old), read(_OLD, new))
    assert {each.finding.kind for each in found.findings.new} >= {"no-root"}
    assert not [pair for pair in found.findings.evidence_changed if pair.new.finding.rule == "not-assessable"]
    said = [item.text for item in list_sections(found)["Findings"] if item.mark == "gone"]
    assert said
    assert all(" is now recorded" in text and "cannot be assessed" not in text for text in said)


def test_what_a_file_keeps_for_itself_is_left_out() -> None:
    old = read(_OLD, "sources: {a: {title: A}}\n")
    new = ctgraph.loads(
        f"structure: y\ntitle: Y\nas_of: 2021\nsupersedes: x\nsources: {{b: {{title: B}}}}\nbodies:\n{_OLD}"
    )
    found = compare(old, new)
    assert "Besides" not in list_sections(found)
    assert {change.what for change in found.changes} == {"structure", "source"}


def test_what_ended_is_told_first() -> None:
    ended = "  board: {name: Board, kind: partnership_board, status: wound_up}\n  next: {name: Next, kind: board, succeeds: board}\n"
    said = summarise_comparison(compare(read(_OLD), read(ended)))
    assert said[0] == "Next takes the place of Board, which has been wound up."
    assert "of which 1 is no longer counted as operating" in said[1]
    assert summarise_comparison(compare(read(f"{_OLD}  a: {{name: Ax, kind: board}}\n"), read(_OLD)))[0].startswith(
        "Ax is not in"
    )


def test_the_heading_names_both() -> None:
    old, new = read(_OLD), read(_OLD)
    new = ctgraph.loads(f"structure: y\ntitle: Y of 2021\nas_of: 2021\nbodies:\n{_OLD}")
    from ctgraph.results.comparison import Comparisons

    heading, *_ = DIFF.blocks(Comparisons((compare(old, new),)))
    assert isinstance(heading, Heading)
    assert heading.text == "What changes: from X (2020) to Y of 2021"
