"""Sentences that were wrong in their grammar, or said more than is recorded, and words that were not found."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph

from ctgraph.glossary import explain
from ctgraph.loading.words import find_kinds
from ctgraph.model import BODY_KINDS, put_article_before
from ctgraph.results.words import Words

HEAD = "structure: told\ntitle: Told\nbodies:\n  council: {name: Council, kind: council, answers_outside: elected}\n"


def write(folder: Path, text: str) -> str:
    file = folder / "told.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("executive", "an executive"), ("NHS trust", "an NHS trust"), ("board", "a board"), ("outcome group", "an outcome group"),
        ("unitary council", "a unitary council"), ("upper tier", "an upper tier"), ("LSCB", "an LSCB"), ("UK body", "a UK body"),
    ],
)  # fmt: skip
def test_an_article_is_as_it_is_said(label: str, said: str) -> None:
    assert put_article_before(label) == said


@pytest.mark.parametrize("kind", ["executive", "advisory_group", "outcome_group", "nhs_trust", "forum"])
def test_messages_have_the_article_of_a_kind(tmp_path: Path, kind: str) -> None:
    text = f"{HEAD}  one: {{name: One, kind: {kind}, duty: care-act-2014-s43}}\n  two: {{name: Two, kind: board, chair: one}}\n"
    told = ctgraph("check", write(tmp_path, text)).err
    named = put_article_before(BODY_KINDS[kind].in_text)
    assert f"does not cover {named}; it covers" in told
    assert f"'one' is {named}; expected a post" in told


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("ccg", ["agency"]), ("Clinical Commissioning Group", ["agency"]), ("police authority", ["statutory_board"]),
        ("yos", ["department"]), ("youth justice service", ["department"]), ("Youth Offending Service", ["department"]),
        ("coalition", ["partnership_board", "network"]),
    ],
)  # fmt: skip
def test_words_of_partnerships_are_found(word: str, kinds: list[str]) -> None:
    assert sorted(find_kinds(word)) == sorted(kinds)
    found = explain(word)
    assert isinstance(found, Words)
    assert sorted(entry.word for entry in found.entries) == sorted(kinds)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("", "who sits on several bodies cannot be told: no members and no chairs are recorded"),
        (", members: [{agency: City}]", "0 posts, agencies and bodies sit on two bodies or more"),
        (", chair: vacant", "0 posts, agencies and bodies sit on two bodies or more"),
        (", represented_on: council", "0 posts, agencies and bodies sit on two bodies or more"),
    ],
)
def test_that_nobody_sits_on_several_is_said_only_where_somebody_sits(tmp_path: Path, members: str, said: str) -> None:
    file = write(tmp_path, f"{HEAD}  board: {{name: Board, kind: board, reports_to: council{members}}}\n")
    assert ctgraph("members", file, "--interlocks").out.rstrip().endswith(said)


@pytest.mark.parametrize("date", ["about 2021", "c. 2019", "early 2021", "2020?", "Spring 2022"])
@pytest.mark.parametrize("place", ["sources: {plan: {title: Plan, date: DATE}}", "as_of: DATE"])
def test_a_vague_date_gets_the_place_for_that(tmp_path: Path, date: str, place: str) -> None:
    told = ctgraph("check", write(tmp_path, f"{HEAD}{place.replace('DATE', date)}\n")).err
    assert told.rstrip().endswith("; a 'note:' can say how exact it is")


@pytest.mark.parametrize("date", ["1/4/2024", "2023-24", "soon"])
def test_another_date_that_is_wrong_does_not(tmp_path: Path, date: str) -> None:
    assert "note:" not in ctgraph("check", write(tmp_path, f"{HEAD}as_of: {date}\n")).err


@pytest.mark.parametrize("chaired", [["Board"], ["Board", "Forum"]])
def test_a_post_that_chairs_is_told_to(tmp_path: Path, chaired: list[str]) -> None:
    boards = "".join(f"  {name.lower()}: {{name: {name}, kind: board, chair: head}}\n" for name in chaired)
    file = write(tmp_path, f"{HEAD}  head: {{name: Head, kind: post}}\n{boards}")
    told = ctgraph("show", file, "head").out
    assert f"It chairs {' and '.join(chaired)}. To chair or to sit on a body is no relation." in told
    assert "It chairs" not in ctgraph("show", file, "board").out


@pytest.mark.parametrize("ends", [("council", "head"), ("board", "head")])
def test_a_line_that_could_lead_is_told_in_plain_words(tmp_path: Path, ends: tuple[str, str]) -> None:
    others = "  head: {name: Head, kind: post, reports_to: council}\n  board: {name: Board, kind: board, reports_to: council}\n"
    file = write(
        tmp_path, f"{HEAD}{others}  group: {{name: Group, kind: working_group, reports_to: [{', '.join(ends)}]}}\n"
    )
    told = " ".join(ctgraph("suggest", file, "several-lines").out.split())
    assert "record that this line leads: Group reports to Head" in told


@pytest.mark.parametrize("neighbours", [1, 2])
def test_a_report_counts_neighbours_apart(tmp_path: Path, neighbours: int) -> None:
    near = "".join(f"  near-{n}: {{name: Near {n}, kind: board, scope: neighbour}}\n" for n in range(neighbours))
    (tmp_path / "in").mkdir()
    for name in ("told", "other"):
        text = HEAD.replace("structure: told", f"structure: {name}") + (near if name == "told" else "")
        (tmp_path / "in" / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = ctgraph(
        "report", *(str(tmp_path / "in" / f"{name}.yaml") for name in ("told", "other")), "-o", str(tmp_path / "r.md")
    )
    assert ran.code == 0, ran.err
    told = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert f"| Told | 1 | {neighbours} | 0 |" in told
    assert "| Told | 1 |  | 0 |" in told
    named = "1 neighbour" if neighbours == 1 else "2 neighbours"
    assert f"Diagram of the 1 body and {named} of Told" in told
