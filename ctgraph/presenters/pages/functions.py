"""What there is to do, and who owns it, as a page."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table, counted
from ctgraph.model import Lens
from ctgraph.results.functions import Functions, OwnedFunction, Owner
from ctgraph.wording.messages import joined, read_aloud, stop_words
from ctgraph.wording.phrases import asleep, cited, heading, partial_note

_LINES = {
    "whole": "has a whole line",
    "root": "answers outside the structure",
    "none": "has no upward line",
}


def functions_page(functions: Functions) -> list[Block]:
    """One table, and how many of the functions have an owner that operates, and one with a whole line."""
    names = labels(functions.structure)
    page: list[Block] = [
        heading(functions.structure, functions.lens),
        *partial_note(functions.structure, ("accountability",)),
    ]
    if functions.functions:
        columns = ("function", "owner", "how the owner is accountable", "status", "source")
        page.append(Table(columns, tuple(_row(each, names, functions.lens) for each in functions.functions)))
    return [*page, _summary(functions)]


def _row(each: OwnedFunction, names: Mapping[str, str], lens: Lens) -> tuple[str, ...]:
    owners = joined([owner.body.label for owner in each.owners]) or "nobody"
    several = len(each.owners) > 1
    lines = [(f"{owner.body.label} " if several else "") + _line(owner, names, lens) for owner in each.owners]
    return each.function.name, owners, joined(lines), each.function.status, cited(each.function.sources)


def _line(owner: Owner, names: Mapping[str, str], lens: Lens) -> str:
    if owner.line == "not-operating":
        return f"does not operate ({asleep(owner.body, lens)})"
    if owner.line == "broken":
        return f"its line stops at {joined([stop_words(stop, names) for stop in owner.stops], more=owner.more_stops)}"
    left_out = joined([read_aloud(relation, names) for relation in owner.left_out])
    return _LINES[owner.line] + (f"; left out: {left_out}" if left_out else "")


def _summary(functions: Functions) -> Paragraph:
    rows = functions.functions
    unowned = sum(1 for each in rows if not each.owners)
    dormant = sum(1 for each in rows if each.owners and all(owner.line == "not-operating" for owner in each.owners))
    whole = sum(1 for each in rows if any(owner.line in ("whole", "root") for owner in each.owners))
    if not rows:
        return Paragraph("no functions are recorded", "strong")
    return Paragraph(
        f"{counted(len(rows), 'function')}: {whole:,} with an owner that has a whole line",
        "strong",
        below=f"{unowned:,} without an owner; {dormant:,} whose owner does not operate",
    )


WRITERS = {Functions: functions_page}
