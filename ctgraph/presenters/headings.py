"""What stands above an answer about one structure: its heading, and which matters its sources record only in part."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.formats.blocks import Heading, Paragraph
from ctgraph.model import Lens, Structure
from ctgraph.wording.spelling import join


def make_heading(structure: Structure, lens: Lens) -> Heading:
    """Return the title of a structure, with its id, the day, what is assumed, and its file."""
    details = [structure.id]
    if lens.day:
        on_its_own_day = lens.day == structure.day and structure.as_of
        details.append(f"as of {structure.as_of if on_its_own_day else lens.day}")
    if lens.assume:
        details.append(f"counting what is {' or '.join(sorted(lens.assume))}")
    return Heading(structure.title, ", ".join([*details, structure.file]))


def note_partial_sources(
    structure: Structure, matters: Sequence[str] = ("accountability", "scrutiny")
) -> list[Paragraph]:
    """Return a note of the matters that what was read records only in part; nothing where there is none."""
    recorded = structure.recorded._asdict()
    partly = [matter for matter in matters if recorded[matter] == "partly"]
    return [Paragraph(f"What was read of the sources records {join(partly)} only in part.", "quiet")] if partly else []


def note_structure(structure: Structure) -> list[Paragraph]:
    """Return the note of a structure, which tells how its silence is to be read; nothing where there is none."""
    return [Paragraph(f"note: {' '.join(structure.note.split())}", "quiet")] if structure.note else []
