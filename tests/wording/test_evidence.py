"""What a finding rests on, under it: facts, where a body is recorded, what was not counted, how functions go, and notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import SHIPPED, ctgraph

HEAD = "structure: s\nas_of: 2011\nsources: {review: {title: Review}}\n"
COUNCIL = "  council: {name: Council, kind: council, answers_outside: elected, source: review 1}\n"


def details(bodies: str, rest: str = "", *, rule: str, about: str, assume: str = "") -> tuple[str, list[str]]:
    """The sentence of the first finding of a rule that names something, and what stands under it."""
    given = ["--select", rule, *(["--assume", assume] if assume else [])]
    lines = ctgraph("check", "-", *given, stdin=f"{HEAD}bodies:\n{COUNCIL}{bodies}{rest}").out.splitlines()
    at = next(place for place, line in enumerate(lines) if f"  {rule}  " in line and about in line)
    under: list[str] = []
    for line in lines[at + 1 :]:
        if not line.startswith("    "):
            break
        under.append(line.strip())
    return lines[at].partition(f"  {rule}  ")[2].rpartition(" [line")[0], under


@pytest.mark.parametrize(
    ("body", "rest", "recorded"),
    [
        ("{name: Panel, kind: panel, source: review 2}", "", "Panel is recorded [review 2]"),
        (
            "{name: Area groups, kind: working_group, source: review 2, members: [{agency: Police}, {agency: Schools}]}",
            "",
            "Area groups are recorded [review 2]; members: Police and Schools",
        ),
        (
            "{name: Panel, kind: panel}",
            "functions: [{name: Plan, owner: {a: {role: delivers, standing: inferred}}}, {name: Budget, owner: a}]\n",
            "Panel is recorded [no source]; functions: Plan (delivers, inferred); and Budget (owner)",
        ),
    ],
)
def test_a_body_without_relations_is_told_with_what_is_recorded_of_it(body: str, rest: str, recorded: str) -> None:
    _, under = details(f"  a: {body}\n", rest, rule="no-accountability", about="recorded for")
    assert under == [recorded]


@pytest.mark.parametrize("number", [7, 31])
def test_many_functions_stand_under_the_sentence_one_a_line(number: int) -> None:
    functions = "".join(
        f"  - {{name: Work {each:02}, owner: {{a: {{role: oversees, standing: unclear, source: review 9}}}}}}\n"
        for each in range(number)
    )
    body = "  a: {name: Programme Boards, kind: programme_board, status: on_hold, source: review 2}\n"
    sentence, under = details(body, f"functions:\n{functions}", rule="dormant-owner", about="Programme")
    assert sentence == f"Programme Boards are on hold; they were recorded as overseeing {number} functions (unclear)"
    told = [
        f"Programme Boards were recorded as overseeing Work {each:02} (unclear) [review 9]" for each in range(number)
    ]
    more = [f"and {number - 30} more fact"] if number > 30 else []
    assert under == ["Programme Boards are on hold [review 2]", *told[:30], *more]


def test_few_functions_stand_in_the_sentence() -> None:
    body = "  a: {name: Board, kind: board, status: on_hold, source: review 2, part_of: council}\n"
    functions = "functions: [{name: Plan, owner: a, status: stalled, source: review 3}, {name: Budget, owner: a}]\n"
    sentence, under = details(body, functions, rule="dormant-owner", about="Board")
    assert sentence == "Board is on hold; it was recorded as owning Budget and Plan"
    assert under == [
        "Board is on hold [review 2]",
        "status of Plan: stalled",
        'the function "Plan" is recorded [review 3]',
    ]


@pytest.mark.parametrize(
    ("function", "sentence", "under"),
    [
        (
            "{name: Plan, status: at risk, source: review 5}",
            'no body is recorded as carrying "Plan"',
            ["status: at risk", 'the function "Plan" is recorded [review 5]'],
        ),
        (
            "{name: Plan, owner: {a: {standing: inferred, source: review 6, note: A reading.}}, status: needs an owner}",
            'no body is recorded as carrying "Plan"; not counted, as only inferred: Board owns it',
            ["not counted: Board owns Plan (inferred) [review 6]", "status: needs an owner", "note: A reading."],
        ),
    ],
)
def test_how_a_function_goes_stands_under_it(function: str, sentence: str, under: list[str]) -> None:
    body = "  a: {name: Board, kind: board, source: review 2, part_of: council}\n"
    assert details(body, f"functions: [{function}]\n", rule="unowned-function", about="Plan") == (sentence, under)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("status: on_hold", "on hold"),
        ("status: never_met", "never met"),
        ("until: 2009", "until 2009"),
        ("status: merged", "merged"),
    ],
)
def test_who_does_not_operate_is_said_of_a_doubtful_scrutiny(status: str, word: str) -> None:
    bodies = (
        f"  a: {{name: Board, kind: board, {status}, source: review 2}}\n"
        "  b: {name: Panels, kind: panel, source: review 3, scrutinises: {a: {standing: unclear, note: So it is.}}}\n"
    )
    if status.startswith("until"):
        bodies = bodies.replace("until: 2009", "last_recorded: 2012, status: not_meeting")
        word = "not meeting"
    sentence, under = details(bodies, rule="unsettled-scrutiny", about="Panels")
    assert sentence == f"the sources call it unclear that Panels scrutinise Board ({word})"
    assert under[-1] == "note on Panels scrutinise Board: So it is."


@pytest.mark.parametrize(
    ("bodies", "under"),
    [
        (
            (
                "  a: {name: Board, kind: board, source: review 2, note: Its own line was not read., works_with: b}\n"
                "  b: {name: Panel, kind: panel, source: review 3, part_of: council, scrutinises: a}\n"
            ),
            [
                "Board is recorded [review 2]",
                "Panel scrutinises Board [review 3]",
                "Board works with Panel [review 2]",
                "note: Its own line was not read.",
            ],
        ),
        (
            (
                "  a: {name: Board, kind: board, source: review 2, note: To whom it  answers is not said., delegates_to: b}\n"
                "  b: {name: Groups, kind: working_group, source: review 3, reports_to: a}\n"
            ),
            [
                "Board is recorded [review 2]",
                "Board delegates to Groups [review 2]",
                "note: To whom it answers is not said.",
            ],
        ),
        (
            (
                "  a: {name: Board, kind: board, source: review 2, part_of: {council: {standing: inferred, note: By its name.}},"
                " informs: {b: inferred}}\n  b: {name: Panel, kind: panel, source: review 3, part_of: council}\n"
            ),
            [
                "not counted: Board is part of Council (inferred) [review 2; line 6]",
                "Board is recorded [review 2]",
                "note: By its name.",
            ],
        ),
    ],
)
def test_of_a_body_without_a_line_its_other_relations_and_its_note_are_told(bodies: str, under: list[str]) -> None:
    assert details(bodies, rule="no-accountability", about="for Board")[1] == under


@pytest.mark.parametrize("matter", ["accountability", "scrutiny"])
@pytest.mark.parametrize(
    "note", ["The section was cut off.", "There are arrangements (§1.1); in which direction was not read."]
)
def test_what_cannot_be_assessed_is_told_with_the_note_of_the_structure(matter: str, note: str) -> None:
    recorded = f"recorded: {{{matter}: no}}\nnote: {note!r}\n"
    sentence, under = details("", recorded, rule="not-assessable", about=matter)
    assert sentence == f"{matter} cannot be assessed: what was read of the sources does not record it"
    assert under == [f"note: {note}"]


@pytest.mark.parametrize(
    ("kind", "under"),
    [
        ("post", ["note on Leads: Each answers in an agency."]),
        ("agency", ["note on Leads: Each answers in an agency."]),
        ("board", []),
    ],
)
def test_a_stop_of_which_no_line_is_expected_is_told_with_its_note(kind: str, under: list[str]) -> None:
    bodies = (
        f"  a: {{name: Leads, kind: {kind}, source: review 2, note: Each answers in an agency.}}\n"
        "  b: {name: Group, kind: working_group, source: review 3, reports_to: a}\n"
    )
    _, told = details(bodies, rule="broken-line", about="Group reports")
    assert told == ["Group reports to Leads [review 3; line 7]", *under]


@pytest.mark.parametrize(
    ("body_note", "recorded", "is_told"),
    [("", "partly", True), ("", "yes", False), ("note: It was not read.", "partly", False)],
)
def test_the_note_of_a_structure_stands_above_a_silence_that_has_none(
    body_note: str, recorded: str, is_told: bool
) -> None:
    body = f"  a: {{name: Board, kind: board, source: review 2, {body_note}}}\n"
    given = (
        f"{HEAD}recorded: {{accountability: {recorded}}}\nnote: The opening alone was read.\nbodies:\n{COUNCIL}{body}"
    )
    out = ctgraph("check", "-", stdin=given).out
    assert ("note: The opening alone was read." in out) == is_told


NOTED = """\
  board: {name: Board, kind: board, source: review 2, accountable_to: {council: {note: By minute 4.}}}
  panel: {name: Panel, kind: board, source: review 2, accountable_to: {council: {note: By minute 4.}}}
  forum: {name: Forum, kind: forum, source: review 3, scrutinises: {group: {note: Each year.}}, part_of: council}
  group: {name: Group, kind: working_group, source: review 4, scrutinises: {forum: {note: Each June.}}, part_of: council}
  team: {name: Team, kind: working_group, source: review 5, reports_to: {board: {note: Monthly.}, panel: {note: Weekly.}}}
  crew: {name: Crew, kind: working_group, source: review 6, reports_to: {board: {note: As agreed.}, panel: {note: As agreed.}}}
  lone: {name: Lone, kind: working_group, source: review 7, reports_to: {board: {standing: unclear, note: Since May.}}}
"""


@pytest.mark.parametrize(
    ("rule", "about", "notes"),
    [
        (
            "circular-scrutiny",
            "Forum",
            ["note on Forum scrutinises Group: Each year.", "note on Group scrutinises Forum: Each June."],
        ),
        (
            "several-lines",
            "Team",
            ["note on Team reports to Board: Monthly.", "note on Team reports to Panel: Weekly."],
        ),
        ("several-lines", "Crew", ["note on Crew reports to Board and Crew reports to Panel: As agreed."]),
        ("unsettled-line", "Lone", ["note: Since May."]),
    ],
)
def test_a_note_says_what_it_is_on_where_a_finding_rests_on_several_things(
    rule: str, about: str, notes: list[str]
) -> None:
    _, under = details(NOTED, rule=rule, about=about)
    assert sorted(line for line in under if line.startswith("note")) == sorted(notes)


ALONE = [
    (
        "  a: {name: A, kind: board, part_of: council, source: review 2}\n",
        "functions: [{name: Plan, owner: {a: {role: monitors}}, source: review 7}]\n",
        "unowned-function",
        'the function "Plan" is recorded [review 7]',
    ),
    (
        "  a: {name: A, kind: board, status: on_hold, source: review 2}\n",
        "functions: [{name: Youth centres, owner: a, source: review 8}]\n",
        "dormant-owner",
        'the function "Youth centres" is recorded [review 8]',
    ),
    (
        "  a: {name: A, kind: board, source: review 2, members: [{agency: North, seats: 3, posts: Chair, source: review 9}]}\n",
        "",
        "seats-disagree",
        "North sits on A [review 9]",
    ),
    (
        "  a: {name: A, kind: board, source: review 2}\n  b: {name: B, kind: board, source: review 3}\n",
        "functions: [{name: Youth centres, owner: [a, b], source: review 7}]\n",
        "duplicated-remit",
        'the function "Youth centres" is recorded [review 7]',
    ),
]


@pytest.mark.parametrize(("bodies", "rest", "rule", "line"), ALONE)
def test_a_source_stands_with_the_fact_that_it_is_the_source_of(bodies: str, rest: str, rule: str, line: str) -> None:
    text = f"{HEAD}bodies:\n{COUNCIL}{bodies}{rest}"
    told = ctgraph("check", "-", "--select", rule, stdin=text, columns=400).out.splitlines()
    assert f"    {line}" in told
    assert not [each for each in told if each.strip().startswith("[")]


@pytest.mark.parametrize("name", SHIPPED)
def test_no_line_under_a_finding_is_a_citation_alone(name: str) -> None:
    told = ctgraph("check", name, columns=1000).out.splitlines()
    assert not [line for line in told if line.startswith("    [")]


@pytest.mark.parametrize("line", ["accountable_to", "reports_to", "part_of"])
def test_a_note_names_a_relation_once_that_is_evidence_of_two_things(line: str) -> None:
    bodies = (
        f"  a: {{name: Alpha, kind: lscb, {line}: {{b: {{standing: inferred}}}}, "
        "scrutinises: {b: {note: Only on safety., source: review 3}}}\n"
        "  b: {name: Beta, kind: board, scrutinises: a}\n"
    )
    _, under = details(bodies, rule="circular-scrutiny", about="Alpha", assume="inferred")
    assert [each for each in under if each.startswith("note")] == ["note on Alpha scrutinises Beta: Only on safety."]


@pytest.mark.parametrize(("standing", "verb"), [("inferred", "reports_to"), ("proposed", "accountable_to")])
def test_a_line_that_is_not_counted_is_said_so_under_the_finding_that_none_is_recorded(
    standing: str, verb: str, tmp_path: Path
) -> None:
    body = f"  a: {{name: Panel, kind: panel, source: review 2, {verb}: {{council: {{standing: {standing}, source: review 7}}}}}}\n"
    read = f"Panel {verb.replace('_', ' ').replace('accountable', 'is accountable')} Council ({standing}) [review 7"
    _, under = details(body, rule="no-accountability", about="Panel")
    assert under[0].startswith(f"not counted: {read}")
    _, counted = details(body, rule="unsettled-line", about="Panel", assume=standing)
    assert counted[0].startswith(read)
    for ending, told in (("md", "  - not counted: Panel "), ("html", '<li>not counted: <a href="#body=a">')):
        file = tmp_path / f"report.{ending}"
        ctgraph("report", "-", "-o", str(file), stdin=f"{HEAD}bodies:\n{COUNCIL}{body}")
        assert told in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["", ", reports_to: b"])
def test_lines_say_that_the_sources_record_accountability_in_part(line: str) -> None:
    bodies = f"  a: {{name: A, kind: panel{line}}}\n  b: {{name: B, kind: board}}\n  c: {{name: C, kind: board, part_of: council}}\n"
    text = f"{HEAD}recorded: {{accountability: partly}}\nbodies:\n{COUNCIL}{bodies}"
    note = "What was read of the sources records accountability only in part."
    assert note in ctgraph("lines", "-", "a", stdin=text).out
    assert note not in ctgraph("lines", "-", "c", stdin=text).out  # a complete line needs no such note
