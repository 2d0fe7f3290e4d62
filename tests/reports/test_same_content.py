"""What the page tells of bodies and findings stands in each paper too: notes, members, and what to do."""

from __future__ import annotations

import functools
import html
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from analysed import analyse, describe_all
from sheets import read

from ctgraph.findings import labels
from ctgraph.formats.blocks import visible
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure
from ctgraph.reports.docx import write_docx_report
from ctgraph.reports.html import write_html_report
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.pdf import write_pdf_report
from ctgraph.results.report_document import ReportDocument
from ctgraph.wording.relations import cite, describe_dates, read_aloud

EVERY_FINDING = (Path(__file__).parents[1] / "golden" / "every-finding.yaml").read_text(encoding="utf-8")
NOTED = """
structure: noted
title: A note on each fact
sources: {terms: {title: Terms}}
bodies:
  council:
    name: Council
    kind: council
    answers_outside: {basis: elected, note: Note on the root.}
    source: terms 1
  board:
    name: Board
    kind: board
    source: terms 2
    note: "Note on the body, with *stars*, `ticks` and <b>angles</b>."
    status: {value: shadow, note: Note on the status.}
    from: {date: 2007, note: Note on the beginning.}
    until: {date: 2030, note: Note on the end.}
    chair: {title: Leader, note: Note on the chair.}
    succeeds: {forum: {note: Note on what was before.}}
    overlaps: {forum: {note: Note on the overlap.}}
    reports_to: {council: {note: Note on the line.}}
    scrutinises: {forum: {intended: Reason for what is meant.}}
    members:
      - {agency: Health & Care Trust, posts: [Chief <Officer>], seats: 3, note: Note on the row., standing: inferred}
      - {agency: Police, source: terms 2.7}
  forum:
    name: Forum
    kind: forum
    until: 2006
    source: terms 3
    members: [{agency: Police}]
    informs: {council: {from: 2001, standing: disputed, source: terms 3.9}}
functions:
  - {name: Grants, source: terms 4, owner: {board: {role: oversees, note: Note on the role.}}}
"""
ENDINGS = ("html", "md", "docx", "pdf")
# What has a note on each fact, and one of everything that is found, in each format; one that ships in each, or two
REPORTED = [
    *itertools.product(("noted", "every-finding"), ENDINGS),
    ("kent-2011-proposed", "html"), ("kent-2011-proposed", "docx"), ("haringey-2008", "pdf"), ("lancashire-send-2025", "md"),
]  # fmt: skip


def structure(name: str) -> Structure:
    ours = {"noted": NOTED, "every-finding": EVERY_FINDING}
    return parse_structure(ours[name], f"{name}.yaml") if name in ours else load(name)


@functools.cache
def document(name: str, *, live: bool = False) -> ReportDocument:
    return describe_all([structure(name)], live=live)


@functools.cache
def said(name: str, ending: str) -> str:
    """All that a report says, without blanks, and without what sets off what is typed."""
    told = document(name, live=ending == "html")
    if ending == "html":
        page = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", write_html_report(told).decode())
        text = html.unescape(re.sub(r"<[^>]+>", "", page))
    elif ending == "md":
        text = re.sub(r"\\(?=[^\w\s])|(?<=@)<!-- -->", "", write_markdown_report(told).decode())
    elif ending == "docx":
        paper = docx.Document(io.BytesIO(write_docx_report(told)))
        cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
        text = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    else:
        text = "".join(page.text for page in read(write_pdf_report(told)))
    return bare(text)


def bare(text: str) -> str:
    return re.sub(r"[\s`\u201c\u201d]+", "", text)


def list_recorded(structure: Structure) -> Iterator[str]:
    """What is written of bodies, in the file's own words."""
    for body in structure.bodies.values():
        facts = (body.status_fact, body.from_fact, body.until_fact, body.root_fact, body.last_recorded_fact)
        noted = (body.chair, *body.statuses, *body.successions, *body.overlaps, *facts)
        yield from (each.note for each in noted if each)
        yield from (body.note, body.remit, body.meets)
        for member in body.members:
            yield from (member.agency, *member.posts, member.sector, member.role, member.note)
    for function in structure.functions:
        yield from (each.note for each in function.involvements)
    for relation in structure.relations:
        yield from (relation.note, relation.intended)


def list_written(structure: Structure) -> Iterator[str]:
    """Each relation with where it is written, and where each row of members is."""
    names = labels(structure)
    for relation in structure.relations:
        yield read_aloud(relation._replace(standing="stated"), names)
        yield cite(relation.sources)
        yield describe_dates(relation)
    for body in structure.bodies.values():
        yield from (cite(member.sources or body.sources) for member in body.members)


@pytest.mark.parametrize(("name", "ending"), REPORTED)
class TestEachFormat:
    def test_it_carries_notes_and_members(self, name: str, ending: str) -> None:
        recorded = [" ".join(text.split()) for text in list_recorded(structure(name)) if text]
        assert len(recorded) > 4
        found = said(name, ending)
        assert [text for text in recorded if bare(visible(text)) not in found] == []

    def test_it_says_what_to_do(self, name: str, ending: str) -> None:
        told = document(name)
        by_rule = {rule.id: rule.advice for rule in told.rules}
        rules = {reported.finding.rule for each in told.structures for reported in each.report.reported}
        advice = {rule: bare(by_rule[rule]) for rule in rules}
        found = said(name, ending)
        assert advice
        assert [rule for rule, text in advice.items() if text not in found] == []


@pytest.mark.parametrize(("name", "ending"), [each for each in REPORTED if each[1] != "html"])
class TestEachPaper:
    def test_it_carries_every_relation_and_the_sources_of_members(self, name: str, ending: str) -> None:
        found = said(name, ending)
        assert [text for text in list_written(structure(name)) if bare(visible(text)) not in found] == []

    def test_it_says_who_sits_on_several(self, name: str, ending: str) -> None:
        found = analyse(structure(name)).interlocks().interlocks
        text = said(name, ending)
        assert (bare("Who sits on several bodies") in text) == bool(found)
        assert [each.name for each in found if bare(visible(each.name)) not in text] == []


def test_each_note_on_a_fact_says_on_what() -> None:
    notes = re.findall(r"Note on [^.]+\.|Reason for what is meant\.", NOTED)
    assert len(notes) == 12
    found = write_markdown_report(document("noted")).decode()
    assert [note for note in notes if note not in found and "*" not in note] == []
    assert "- **note** on the chair: Note on the chair." in found
    assert "- **note** on Grants: Note on the role." in found
    assert "- **function** Grants (oversees)" in found
    assert "| Health & Care Trust | 3 | Chief \\<Officer\\> | inferred; Note on the row. | terms 2 |" in found
    assert "| Police | agency | 2 | sits on Board and sits on Forum |" in found
    assert "| Forum informs Council | disputed | 2001 to … | terms 3.9 |  |" in found
