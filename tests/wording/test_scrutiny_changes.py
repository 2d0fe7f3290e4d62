"""What the first sentences of a comparison say of scrutiny, and of lines that nothing can be said of."""

from __future__ import annotations

import pytest
from reading import read

from ctgraph import Analysis, Lens
from ctgraph.compare.diff import diff, diff_days
from ctgraph.wording.comparison import summarise_comparison

HEAD = "structure: s\nas_of: 2022\n{recorded}sources: {{r: {{title: Review}}}}\nbodies:\n  board: {{name: Board, kind: board, source: r}}\n"
ONE, TWO = (
    f"  {name.lower()}: {{name: {name}, kind: scrutiny_committee, source: r, scrutinises: %s}}\n"
    for name in ("Ann", "Ben")
)
MERGED = """\
  a: {name: A, kind: board, source: r, status: merged}
  b: {name: B, kind: board, source: r, status: merged}
  n: {name: N, kind: board, source: r, succeeds: [a, b]}
"""
APART = "  a: {name: A, kind: board, source: r}\n  b: {name: B, kind: board, source: r}\n"


def summarise(old: str, new: str, recorded: str = "") -> tuple[str, ...]:
    texts = (HEAD.format(recorded=recorded) + old, HEAD.format(recorded="") + new)
    return summarise_comparison(diff(*(Analysis(read(text)) for text in texts)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", ONE % "board", "It is newly recorded that Ann scrutinises Board."),
        ("", ONE % "{board: unclear}" + TWO % "board", "It is newly recorded that Ann and Ben scrutinise Board (in part unclear)."),
        (ONE % "board", ONE % "[]", "It is no longer recorded that Ann scrutinises Board."),
        (ONE % "board", ONE % "{board: {until: 2020}}", "Ann no longer scrutinises Board (until 2020)."),
        (
            APART + ONE % "a" + TWO % "b",
            MERGED + ONE % "n" + TWO % "n",
            "2 bodies that scrutinised A and B now scrutinise N: Ann and Ben.",
        ),
        (
            APART + ONE % "{a: inferred}",
            MERGED + ONE % "{n: disputed}",
            "Ann, which scrutinised A (inferred), now scrutinises N (disputed).",
        ),
    ],
)  # fmt: skip
def test_scrutiny_that_changes_is_told_in_one_sentence(old: str, new: str, expected: str) -> None:
    old, new = (text.replace(", scrutinises: []", "") for text in (old, new))
    assert expected in summarise(old, new)


@pytest.mark.parametrize(
    ("old", "new"), [(ONE % "board", ONE % "board"), (ONE % "{board: inferred}", ONE % "board"), (ONE % "{board: inferred}", "")]
)  # fmt: skip
def test_nothing_is_said_of_scrutiny_that_is_recorded_in_both_or_not_counted(old: str, new: str) -> None:
    assert not [sentence for sentence in summarise(old, new) if "scrutin" in sentence]


def test_scrutiny_is_first_recorded_where_the_old_sources_record_none() -> None:
    said = summarise("", ONE % "board", "recorded: {scrutiny: no}\n")
    assert "It is first recorded that Ann scrutinises Board." in said


def test_what_ends_between_two_days() -> None:
    bodies = ONE % "{board: {until: 2023}}" + TWO % "{board: {from: 2024}}"
    structure = read(HEAD.format(recorded="") + bodies)
    days = (Analysis(structure, Lens.of(structure, as_of=day)) for day in ("2022", "2025"))
    said = summarise_comparison(diff_days(*days))
    assert "It is newly recorded that" not in " ".join(said)
    assert "Ben now scrutinises Board; Ann no longer scrutinises Board (until 2023)." in said


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("", "No body is declared to answer outside in either structure"),
        (
            "  c: {name: C, kind: council, answers_outside: {basis: elected, standing: inferred}}\n",
            "No body is counted as",
        ),
        ("  c: {name: C, kind: council, answers_outside: elected}\n", "No body that is in both gains or loses"),
    ],
)
def test_where_nothing_answers_outside_lines_are_not_said_to_stay_as_they_are(root: str, expected: str) -> None:
    assert [sentence for sentence in summarise(root, root) if sentence.startswith(expected)]
