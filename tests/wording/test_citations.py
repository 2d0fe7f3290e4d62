"""Every fact with its own source: in `show` and `list`, on paper and in the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import ctgraph

HEAD = """\
structure: cited
title: Cited
as_of: 2023
sources:
  register: {title: Register}
  clerk: {title: The clerk's list}
  plan: {title: Plan, url: "https://example.org/plan"}
bodies:
  council: {name: Council, kind: council, source: register row 1, answers_outside: {basis: elected, source: clerk page 7}}
"""
BOARD = "  board: {{name: Board, kind: board, source: register row 2, {}}}\n"
# What is written of the board; what `show` prints of it; and where a report has the source, in the row of the board.
FACTS = {
    "line": (
        "reports_to: {council: {standing: unclear, source: plan section 2}}",
        "Board reports to Council (unclear)  plan section 2",
        "register row 2; plan section 2 (Board reports to Council); clerk page 7 (Council answers outside)",
    ),
    "line that stops": (
        "part_of: {forum: {source: plan section 3}}",
        "Board is part of Forum  plan section 3",
        "register row 2; plan section 3 (Board is part of Forum)",
    ),
    "status": (
        "status: {value: on_hold, source: plan page 9}",
        "on hold [plan page 9]",
        "register row 2; plan page 9 (on hold)",
    ),
    "end": (
        "until: {date: 2021, source: plan page 4}",
        "no longer there (until 2021) [plan page 4]",
        "register row 2; plan page 4 (until 2021)",
    ),
    "root": (
        "answers_outside: {basis: statutory, source: [plan page 1, clerk page 2]}",
        "statutory [plan page 1; clerk page 2]",
        "register row 2; plan page 1; clerk page 2 (Board answers outside)",
    ),
}
RECORDS = {
    "chair by title": ("chair: {title: Lead Member, source: plan page 3}", "Lead Member [plan page 3]"),
    "vacant chair": ("chair: {vacant: {source: clerk page 4}}", "vacant [clerk page 4]"),
    "chair of the board's place": ("chair: {title: Lead Member, source: register row 2}", "Lead Member"),
    "overlap": ("overlaps: {forum: {source: plan page 5}}", "Forum [plan page 5]"),
    "status over time": (
        "status: {2020: active, 2022: {value: on_hold, source: plan page 6}}",
        "active from 2020 and on hold from 2022 [plan page 6]",
    ),
}
FORUM = "  forum: {name: Forum, kind: forum, source: register row 3}\n"


def write(folder: Path, fact: str) -> str:
    file = folder / "cited.yaml"
    file.write_text(HEAD + BOARD.format(fact) + FORUM, encoding="utf-8")
    return str(file)


def report(file: str, ending: str) -> str:
    written = Path(file).with_suffix(f".{ending}")
    ran = ctgraph("report", file, "-o", str(written))
    assert ran.code == 0, ran.err
    return written.read_text(encoding="utf-8").replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize("what", FACTS)
def test_a_fact_is_cited_by_its_own_source(tmp_path: Path, what: str) -> None:
    written, shown, cell = FACTS[what]
    file = write(tmp_path, written)
    assert shown in re.sub(" {2,}", "  ", ctgraph("show", file, "board").out)
    told = report(file, "md")
    accounts = told[told.index("## How each body") :]
    row = next(line for line in accounts.splitlines() if line.startswith("| Board |"))
    assert row.split(" | ")[-1].removesuffix(" |") == cell


@pytest.mark.parametrize("what", RECORDS)
def test_what_is_recorded_of_a_body_is_cited_by_its_own_source(tmp_path: Path, what: str) -> None:
    written, told = RECORDS[what]
    file = write(tmp_path, written)
    shown = ctgraph("show", file, "board").out
    assert any(line.endswith(f"  {told}") for line in shown.splitlines())
    key = "status over time" if what.startswith("status") else "overlaps" if what == "overlap" else "chair"
    assert f"- **{key}** {told}\n" in report(file, "md")
    of_day = "<cite><bdi>plan page 6</bdi></cite> (<bdi>on hold</bdi>)"  # the page has the status of its day alone
    in_page = of_day if what.startswith("status") else f'<th scope="row">{key}</th><td>{told}</td>'
    assert in_page in re.sub("</?a[^>]*>", "", report(file, "html"))


def test_the_page_says_what_each_source_is_for(tmp_path: Path) -> None:
    page = report(write(tmp_path, FACTS["line"][0]), "html")
    link = '<a href="https://example.org/plan" rel="noopener noreferrer" target="_blank"><bdi>plan section 2</bdi></a>'
    assert "<cite><bdi>clerk page 7</bdi></cite> (<bdi>Council answers outside</bdi>)" in page
    outside = 'outside the structure (elected)</bdi> <span class="cites">[<cite><bdi>clerk page 7</bdi></cite>]</span>.'
    assert outside in page
    assert f'<span class="quiet">directly</span> <span class="cites">[<cite>{link}</cite>]</span>' in page


def test_a_list_says_what_each_source_is_for(tmp_path: Path) -> None:
    listed = ctgraph("list", write(tmp_path, FACTS["status"][0])).out
    assert "register row 1; clerk page 7 (Council answers outside)" in listed
    assert "register row 2; plan page 9 (on hold)" in listed


def test_data_say_where_a_chair_and_a_root_are_written(tmp_path: Path) -> None:
    file = write(tmp_path, RECORDS["vacant chair"][0])
    board, council = (ctgraph("show", file, body, "--format", "json").json() for body in ("board", "council"))
    assert (board["chair_source"], board["root_source"]) == ("clerk page 4", None)
    assert (council["chair_source"], council["root_source"]) == (None, "clerk page 7")


def test_members_say_where_a_chair_is_written(tmp_path: Path) -> None:
    told = ctgraph("members", write(tmp_path, RECORDS["chair by title"][0])).out
    assert "source for its chair: plan page 3" in told
