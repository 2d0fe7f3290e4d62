"""The lines below the title of a diagram: the day, what is taken as true, and the source documents."""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.model import Lens, Structure

_MOST_SOURCES = 20  # named below a title; more would fill the page that the diagram is to have


def write_subtitles(structure: Structure, lens: Lens, between: Sequence[str] = ()) -> list[str]:
    """Return the lines below a title: when, what else is to be said, and the sources."""
    return [line for line in (_write_day(structure, lens), *between, _write_sources(structure)) if line]


def _write_day(structure: Structure, lens: Lens) -> str:
    day = lens.write_day(structure)
    assumed = f"What is {' or '.join(sorted(lens.assume))} is counted as well"
    return ". ".join([f"As of {day}"] * bool(day) + [assumed] * bool(lens.assume))


def _write_sources(structure: Structure) -> str:
    documents = sorted(structure.documents.values(), key=lambda document: (document.date, document.title))
    named = [f"{each.title} ({each.date})" if each.date else each.title for each in documents]
    more = len(named) - _MOST_SOURCES
    told = "; ".join(named[:_MOST_SOURCES]) + (f"; and {more:,} more" if more > 0 else "")
    return f"Source: {told}" if named else ""
