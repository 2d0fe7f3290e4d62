"""A report on a change: sentences first, then the picture, then tables, the same in each format."""

from __future__ import annotations

import functools
import io
import re
from pathlib import Path

import docx
import pytest
from change_pair import NEW, OLD
from compared import compare
from hostile_names import NAMES
from program import ctgraph
from sheets import bare, read
from small_files import as_yaml

from ctgraph import Comparison, CtgraphError, load, loads, report_change
from ctgraph.formats.blocks import Cover, Diagram, Paragraph, Section, Table, visible
from ctgraph.reports.change_paper import make_change_paper
from ctgraph.reports.paper import Paper
from ctgraph.results.change_document import ChangeDocument
from ctgraph.results.report_document import Commentary
from ctgraph.wording.comparison import summarise_comparison


@functools.cache
def pair() -> Comparison:
    return compare(loads(OLD), loads(NEW))


def paper(comparison: Comparison) -> Paper:
    return make_change_paper(ChangeDocument(comparison, "Title", "2026-01-02", mermaid="flowchart BT"))


def under(found: Paper, title: str) -> Table | Paragraph:
    place = next(
        place for place, block in enumerate(found.blocks) if isinstance(block, Section) and block.title == title
    )
    block = found.blocks[place + 1]
    assert isinstance(block, Table | Paragraph)
    return block


def test_sentences_come_first_then_the_picture_then_tables() -> None:
    blocks = paper(pair()).blocks
    sorts = [type(block) for block in blocks]
    assert sorts[:3] == [Cover, Section, Paragraph]
    sentences = summarise_comparison(pair())
    assert [*blocks[2 : 2 + len(sentences)]] == [Paragraph(sentence) for sentence in sentences]
    assert sorts.index(Diagram) < sorts.index(Table)
    titles = [block.title for block in blocks if isinstance(block, Section)]
    assert titles == [
        "In short",
        "Bodies",
        "Relations",
        "Complete lines lost and gained",
        "Findings",
        "Besides",
        "Sources",
    ]


def test_tables_tell_what_changes() -> None:
    found = paper(pair())
    bodies = under(found, "Bodies")
    assert isinstance(bodies, Table)
    assert ("gone", "body", "Gone Group, working group", "review p. 4") in bodies.rows
    assert ("renamed", "name", "Town Assembly: Town Assembly (before: Town Board)", "plan p. 2") in bodies.rows
    routes = under(found, "Complete lines lost and gained")
    assert isinstance(routes, Table)
    gained = "Executive reports to Town Assembly, which is accountable to Town Council"
    assert ("gained", "Executive", "no complete line is recorded", gained) in routes.rows
    counted = under(found, "Findings")
    assert isinstance(counted, Paragraph)
    assert re.fullmatch(r"new: \d+; gone: \d+; on other evidence: \d+; the same: \d+\.", counted.text)
    told = [
        row for block in found.blocks if isinstance(block, Table) and "gravity" in block.columns for row in block.rows
    ]
    assert [row[0] for row in told] == sorted(
        (row[0] for row in told), key=["new", "gone", "on other evidence", "the same"].index
    )
    assert sum(map(int, re.findall(r"\d+", counted.text))) == len(told)


@pytest.mark.parametrize("text", [OLD, NEW])
def test_where_nothing_changes(text: str) -> None:
    found = paper(compare(loads(text), loads(text)))
    assert not [block for block in found.blocks if isinstance(block, Section) and block.title in ("Bodies", "Besides")]
    routes = under(found, "Complete lines lost and gained")
    assert isinstance(routes, Paragraph)
    assert routes.text.startswith("No body that is in both loses a complete line")


def test_where_no_lines_are_recorded() -> None:
    silent = OLD.replace("bodies:", "recorded: {accountability: no}\nbodies:")
    found = under(paper(compare(loads(silent), loads(NEW))), "Complete lines lost and gained")
    assert isinstance(found, Paragraph)
    assert "does not record accountability" in found.text


def told(ending: str, comparison: Comparison) -> str:
    """What a file says, without marks and blanks."""
    data = report_change(comparison, ending)
    if ending == "md":
        return bare(re.sub(r"\\(?=[^\w\s])|(?<=@)<!-- -->", "", data.decode()))
    if ending == "pdf":
        return bare("".join(page.text for page in read(data)))
    written = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in written.tables for row in table.rows for cell in row.cells)
    return bare("".join([*(each.text for each in written.paragraphs), *cells]))


@pytest.mark.parametrize("ending", ["md", "pdf", "docx"])
def test_each_format_says_all_of_it(ending: str) -> None:
    said = told(ending, pair())
    for block in paper(pair()).blocks:
        texts = [block.text] if isinstance(block, Paragraph) else []
        texts += [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
        for text in texts:
            assert bare(visible(text)) in said


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_hostile_names(ending: str) -> None:
    bodies = {f"b{place}": {"name": name, "kind": "board"} for place, name in enumerate(NAMES.values())}
    head = {"structure": "s", "title": NAMES["markup"], "sources": {"d": {"title": NAMES["svg"]}}}
    comparison = compare(
        loads(as_yaml(head | {"bodies": {"x": bodies["b0"]}})), loads(as_yaml(head | {"bodies": bodies}))
    )
    said = report_change(comparison, ending)
    if ending == "md":
        assert said.decode().count("\n| new | body | ") == len(NAMES) - 1
        assert "<script" not in said.decode().replace("\\<", "")
    else:
        assert len(docx.Document(io.BytesIO(said)).inline_shapes) == 1


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert report_change(pair(), "docx") == report_change(pair(), "docx")


@pytest.mark.parametrize("ending", ["doc", "svg", ""])
def test_an_ending_that_is_none(ending: str) -> None:
    with pytest.raises(CtgraphError, match="no report on a change is written as"):
        report_change(pair(), ending)


def test_too_many_bodies_are_not_drawn() -> None:
    def write(title: str) -> str:
        bodies = {f"b{number}": {"name": f"Body {number}", "kind": "board"} for number in range(401)}
        return as_yaml({"structure": "s", "title": title, "sources": {"d": {"title": "D"}}, "bodies": bodies})

    found = report_change(compare(loads(write("A")), loads(write("B"))), "md").decode()
    assert "The 401 bodies of both structures are too many to be drawn." in found
    assert "mermaid" not in found


NOTED_OLD = """\
structure: old
title: Board
as_of: 2020
note: The terms were read in part.
sources: {d: {title: Terms, note: "Only the first 2,000 characters\\n were read."}}
bodies:
  m: {name: Council, kind: council, answers_outside: elected, source: d 1}
  z: {name: Alpha 10, kind: board, source: d 2, note: It met twice., advises: {m: {note: By letter.}}}
  y: {name: Alpha 9, kind: board, source: d 3}
"""
NOTED_NEW = """\
structure: new
title: Board
as_of: 2021
note: The page was read whole.
sources: {p: {title: Page, note: A draft.}}
bodies:
  m: {name: Council, kind: council, answers_outside: elected, source: p 1}
  b: {name: Zeta, kind: board, source: p 2, reports_to: {m: {note: So the page.}}, status: {value: on_hold, source: p 9}}
  c: {name: Eta, kind: board, source: p 3, note: Its name may change., informs: {m: {note: At meetings.}}}
"""


def test_notes_and_sources_stand_with_what_changes_by_name() -> None:
    found = paper(compare(loads(NOTED_OLD), loads(NOTED_NEW)))
    bodies, relations = under(found, "Bodies"), under(found, "Relations")
    assert isinstance(bodies, Table)
    assert isinstance(relations, Table)
    assert bodies.columns == ("change", "of", "what", "source", "note")
    assert bodies.rows[:4] == (
        ("gone", "body", "Alpha 9, board", "d 3", ""),
        ("gone", "body", "Alpha 10, board", "d 2", "It met twice."),
        ("new", "body", "Eta, board", "p 3", "Its name may change."),
        ("new", "body", "Zeta, board", "p 2; p 9 (on hold)", ""),
    )
    assert {(row[0], row[-1]) for row in relations.rows} == {
        ("lost", "By letter."), ("gained", "So the page."), ("gained", "At meetings."),
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["md", "docx", "pdf"])
def test_what_is_noted_of_documents_and_structures_is_told(ending: str) -> None:
    said = told(ending, compare(loads(NOTED_OLD), loads(NOTED_NEW)))
    for note in (
        "Only the first 2,000 characters were read.",
        "A draft.",
        "Noted of the structure before: The terms were read in part.",
        "Noted of the structure after: The page was read whole.",
    ):
        assert bare(note) in said


@pytest.mark.parametrize("pair_of_files", [(NOTED_OLD, NOTED_NEW), (NOTED_OLD, NOTED_OLD), (NOTED_NEW, NOTED_NEW)])
def test_a_note_on_a_structure_is_told_once(pair_of_files: tuple[str, str], tmp_path: Path) -> None:
    old, new = (tmp_path / name for name in ("old.yaml", "new.yaml"))
    for file, text in zip((old, new), pair_of_files, strict=True):
        file.write_text(text, encoding="utf-8")
    two_files = compare(load(old), load(new))
    for found in (two_files, compare(*map(loads, pair_of_files))):
        texts = [block.text for block in paper(found).blocks if isinstance(block, Paragraph)]
        for each in (found.old, found.new):
            assert len([text for text in texts if each.structure.note.strip() in text]) == 1
    blocks = paper(two_files).blocks
    place = blocks.index(next(block for block in blocks if isinstance(block, Diagram)))
    assert any(isinstance(block, Paragraph) and "note" in block.text for block in blocks[:place])


@pytest.mark.parametrize("notes", ["A word.", "A word.\n\nAnother.", "# Title\nA word."])
def test_the_words_of_a_reviewer_follow_the_sentences_and_precede_the_picture(notes: str) -> None:
    commentary = Commentary("notes.md", notes)
    given = ChangeDocument(pair(), "Title", "2026-01-02", mermaid="flowchart BT")._replace(commentary=commentary)
    blocks = make_change_paper(given).blocks
    titles = [block.title for block in blocks if isinstance(block, Section)]
    assert titles[:2] == ["In short", "Introduction"]
    words = blocks.index(Paragraph("A word.", "comment"))
    assert blocks.index(Paragraph(summarise_comparison(pair())[-1])) < words
    assert words < next(place for place, block in enumerate(blocks) if isinstance(block, Diagram))


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [("Title", "2020", "Board, as of 2020"), ("Board in 2020", "2020", "Board"), ("Title", "", "Board")],
)
def test_a_cover_says_each_day_once_and_no_id(title: str, day: str, said: str) -> None:
    old = NOTED_OLD.replace("as_of: 2020\n", f"as_of: {day}\n" if day else "")
    cover = make_change_paper(ChangeDocument(compare(loads(old), loads(NOTED_NEW)), title, "2026-01-02")).blocks[0]
    assert isinstance(cover, Cover)
    assert dict(cover.facts)["before"] == said
    assert not cover.has_page


def test_the_first_page_of_a_docx_begins_at_its_head() -> None:
    written = docx.Document(io.BytesIO(report_change(pair(), "docx")))
    assert written.paragraphs[0].paragraph_format.space_before == 0


@pytest.mark.parametrize(
    ("asked", "tried", "sentence"),
    [
        (["--close", "gone"], "Gone Group: wound up (before: no status recorded)", "no further body would need a new line"),
        (["--close", "board"], "Town Board: wound up (before: no status recorded)", "With Town Board"),
        (["--add", "forum reports_to council"], "gained: Old Forum reports to Town Council", "no further body would need"),
        (["--remove", "forum advises board"], "lost: Old Forum advises Town Board", "no function would need"),
    ],
)  # fmt: skip
def test_a_report_on_a_trial_says_what_is_tried_and_who_would_need_what(
    asked: list[str], tried: str, sentence: str, tmp_path: Path
) -> None:
    old, made = tmp_path / "old.yaml", tmp_path / "made.md"
    old.write_text(OLD, encoding="utf-8")
    ran = ctgraph("what-if", str(old), *asked, "-o", str(made), "--fail-on", "never")
    assert ran.code == 0, ran.err
    head, _, rest = bare(made.read_text(encoding="utf-8").replace("\\", "")).partition(bare("Both structures in one"))
    assert rest
    assert bare(tried) in head
    assert bare(sentence) in head
