"""A commentary and a template of one's own in a report on a change, of `diff` and of `what-if`."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from change_pair import NEW, OLD
from docx.shared import Mm
from program import ctgraph
from sheets import bare, read
from small_files import write

NOTES = """\
# From Town partnership (2020-05-01) to Town partnership, as proposed (2021-03)
Read this first.
# In short
The Forum asked for this.
## Recommendations
- Agree the new board.
# Findings
None is new to us.
"""
COMMANDS = {
    "diff": ["diff", "old.yaml", "new.yaml", "--fail-on", "never"],
    "what-if": ["what-if", "old.yaml", "--close", "gone", "--fail-on", "never"],
}
SAID = (
    "The Forum asked for this.",
    "Read this first.",
    "Recommendations",
    "Agree the new board.",
    "None is new to us.",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, old=OLD, new=NEW)
    Path("notes.md").write_text(NOTES, encoding="utf-8")
    Path("odd.md").write_bytes(b"# In short\n\xff\n")
    Path("near.md").write_text("# Findngs\nOne.\n", encoding="utf-8")
    house = docx.Document()
    house.sections[0].page_width = Mm(180)
    house.add_paragraph("A text of the house that is left out")
    house.save("our.docx")
    return tmp_path


def words(path: Path) -> str:
    """What a report says, in order."""
    if path.suffix == ".docx":
        return "\n".join(each.text for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)
    if path.suffix == ".pdf":
        return "\n".join(page.text for page in read(path.read_bytes()))
    return path.read_text(encoding="utf-8").replace("\\", "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_own_words_stand_in_the_section_of_their_heading(command: str, ending: str) -> None:
    ran = ctgraph(*COMMANDS[command], "-o", f"change.{ending}", "--commentary", "notes.md")
    assert (ran.code, ran.err) == (0, "")
    said = words(Path(f"change.{ending}"))
    places = [said.find(each) for each in SAID]
    assert -1 not in places
    if command == "diff":  # the title of which is that of the notes
        assert places == sorted(places)
    if ending != "html":  # where the list of changes follows all of them
        assert said.index("Findings\n") < places[-1]


def test_own_words_stand_in_a_pdf() -> None:
    ran = ctgraph(*COMMANDS["diff"], "-o", "change.pdf", "--commentary", "notes.md")
    assert (ran.code, ran.err) == (0, "")
    said = bare(words(Path("change.pdf")))
    assert all(bare(each) in said for each in SAID)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_docx_has_the_pages_of_its_template(command: str) -> None:
    ran = ctgraph(*COMMANDS[command], "-o", "change.docx", "--template", "our.docx")
    assert (ran.code, ran.err) == (0, "")
    made = docx.Document("change.docx")
    assert made.sections[0].page_width == pytest.approx(Mm(180), abs=1000)
    assert "left out" not in words(Path("change.docx"))


def test_a_template_is_of_the_docx_alone() -> None:
    ran = ctgraph(*COMMANDS["diff"], "-o", "change.docx", "-o", "change.md", "-o", "c.mmd", "--template", "our.docx")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--commentary", "notes.md"], "--commentary goes into a report: name one with -o (.html, .docx, .pdf, .md)"),
        (["-o", "c.svg", "--commentary", "notes.md"], "--commentary goes into a report"),
        (["--template", "our.docx"], "--template is for a report as .docx"),
        (["-o", "c.md", "--template", "our.docx"], "--template is for a report as .docx"),
        (["-o", "c.md", "--commentary", "missing.md"], "missing.md: cannot be read: no such file or directory"),
        (["-o", "c.docx", "--template", "missing.docx"], "missing.docx: cannot be read: no such file or directory"),
        (["-o", "c.html", "--commentary", "odd.md"], "odd.md:2:1: byte 0xff is not UTF-8"),
        (["-o", "c.docx", "--template", "notes.md"], "notes.md: this is no Word document"),
        (["-o", "c.html", "--commentary", "near.md"], "near.md:1:1: no section is called 'Findngs'"),
        (["-o", "c.md", "--commentary", "near.md"], "near.md:1:1: no section is called 'Findngs'"),
        (["-o", "notes.md", "--commentary", "notes.md"], "notes.md"),
        (["-o", "our.docx", "--template", "our.docx"], "our.docx"),
    ],
)
def test_what_is_of_no_use_is_told_and_nothing_is_written(
    folder: Path, command: str, arguments: list[str], told: str
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = ctgraph(*COMMANDS[command], *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
