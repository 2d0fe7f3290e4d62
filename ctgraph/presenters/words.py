"""What does a word mean, when is it used, and what is it not?"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.formats.blocks import Block, Heading, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Json, Object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.words import WordEntry, Words


def _show_words(words: Words) -> list[Block]:
    """Show the meanings of one word, or a table of every word, sort by sort."""
    if words.wanted:
        return [block for entry in words.entries for block in _show_entry(entry)]
    blocks: list[Block] = []
    for sort in dict.fromkeys(entry.sort for entry in words.entries):
        rows = tuple((entry.word, entry.means, entry.is_not) for entry in words.entries if entry.sort == sort)
        blocks += [Paragraph(sort, "strong"), Table(("word", "means", "is not"), rows)]
    hint = "ctgraph explain WORD says more of one, or of a key of a file; ctgraph rules lists what is checked"
    return [*blocks, Paragraph(hint, "quiet")]


def _show_entry(entry: WordEntry) -> Iterator[Block]:
    yield Heading(entry.word, entry.sort)
    yield Paragraph(entry.means)
    if entry.is_not:
        yield Paragraph(entry.is_not)
    if entry.facts:
        yield Table(("fact", "of it"), entry.facts)
    if entry.lists:
        yield Table(("word", "means"), entry.lists)


def _make_words_object(words: Words) -> Object:
    entries: list[Json] = [_make_entry_object(entry) for entry in words.entries]
    return {"word": words.wanted or None, "entries": entries}


def _make_entry_object(entry: WordEntry) -> Object:
    return {
        "word": entry.word,
        "sort": entry.sort,
        "means": entry.means,
        "is_not": entry.is_not,
        "facts": dict(entry.facts),
        "lists": [{"word": word, "means": means} for word, means in entry.lists],
    }


def _make_words_rows(words: Words) -> Rows:
    rows = ((entry.word, entry.sort, entry.means, entry.is_not) for entry in words.entries)
    return Rows(("word", "sort", "means", "is_not"), rows)


WORDS = Presenter(_show_words, _make_words_object, _make_words_rows)
