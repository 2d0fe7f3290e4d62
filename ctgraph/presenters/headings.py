"""What stands above an answer about one structure: its heading, and which matters its sources record only in part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctgraph.formats.blocks import Heading, Paragraph
from ctgraph.model import Lens, Structure, find_undated
from ctgraph.wording.spelling import join
from ctgraph.wording.undated import describe_undated


def make_heading(structure: Structure, lens: Lens) -> Heading:
    """Return the title of a structure, with its id, the day, what is assumed, and its file."""
    details = [structure.id]
    if lens.day:
        details.append(f"as of {lens.write_day(structure)}")
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


def note_undated(structure: Structure, lens: Lens) -> list[Paragraph]:
    """Return a note of what has no date and is taken to have been there on an early day; nothing where there is none."""
    told = describe_undated(find_undated(structure, lens), structure, lens)
    return [Paragraph(f"{told}.", "quiet")] if told else []


def tell_undated(seen: Iterable[tuple[Structure, Lens]]) -> str:
    """Return the same of structures, each with the id of its own, for those who get a table without notes."""
    told = (
        (structure.id, describe_undated(find_undated(structure, lens), structure, lens)) for structure, lens in seen
    )
    return "; ".join(f"{name}: {words}" for name, words in told if words)


def note_structure(structure: Structure) -> list[Paragraph]:
    """Return the note of a structure, which tells how its silence is to be read; nothing where there is none."""
    return [Paragraph(f"note: {' '.join(structure.note.split())}", "quiet")] if structure.note else []
