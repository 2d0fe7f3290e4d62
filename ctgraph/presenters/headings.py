"""How what is said of one structure begins: its heading, and what its sources record only in part."""

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
        details.append(f"taking {' and '.join(sorted(lens.assume))} relations as true")
    return Heading(structure.title, ", ".join([*details, structure.file]))


def note_partial_sources(
    structure: Structure, matters: Sequence[str] = ("accountability", "scrutiny")
) -> list[Paragraph]:
    """Return which of the matters the sources record only in part: once for all findings, so that none repeats it."""
    recorded = structure.recorded._asdict()
    partly = [matter for matter in matters if recorded[matter] == "partly"]
    return [Paragraph(f"The sources record {join(partly)} only in part.", "quiet")] if partly else []
