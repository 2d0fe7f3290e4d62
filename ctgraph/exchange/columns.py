"""Finds the table of a sheet, and what its columns are, by their headings or as the user maps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ctgraph.errors import CtgraphError, Problem, did_you_mean, quote
from ctgraph.exchange.sheets import Sheet
from ctgraph.loading.key_words import find_keys
from ctgraph.loading.words import find_relations, is_spelling_of, list_choices, simplify
from ctgraph.model import INVERSES, RELATIONS, UPWARD_KINDS, fold_separators

LEFT_OUT = "-"  # what a column is mapped to that is to be left out
NAME, ID, FORMER, KIND, STATUS, CHAIR, NOTE = "name", "id", "former", "kind", "status", "chair", "note"
OUTSIDE, MEMBERS, SOURCES = "answers_outside", "members", "source"
DATES = ("from", "until")
TEXTS = ("short", "tier", "meets", "remit", *DATES)  # which are taken as they are
FIELDS = (NAME, ID, FORMER, KIND, STATUS, CHAIR, NOTE, OUTSIDE, MEMBERS, SOURCES, *TEXTS)
_LOOKED_AT = 200  # rows in which the headings are looked for
# What people write above these columns besides the words for the keys of a body.
_WORDS = {
    "name": NAME, "title": NAME, "job_title": NAME, "title_of_post": NAME,
    "id": ID, "identifier": ID, "ref": ID, "reference": ID, "code": ID, "no": ID, "key": ID,
    "former_name": FORMER, "former_names": FORMER, "formerly": FORMER, "formerly_known_as": FORMER, "known_as": FORMER,
    "previous_name": FORMER, "previous_names": FORMER, "previously": FORMER, "previously_known_as": FORMER, "aka": FORMER,
    "also_known_as": FORMER, "old_name": FORMER, "old_names": FORMER, "alternative_name": FORMER, "alternative_names": FORMER,
    "alternate_name": FORMER, "alternate_names": FORMER, "alternate_or_former_names": FORMER, "other_name": FORMER,
    "other_names": FORMER, "alias": FORMER, "aliases": FORMER,
    "status": STATUS, "state": STATUS, "note": NOTE, "notes": NOTE, "comment": NOTE, "comments": NOTE, "remarks": NOTE,
    "answers_outside": OUTSIDE, "accountable_outside": OUTSIDE, "answerable_outside": OUTSIDE, "reports_outside": OUTSIDE,
    "answers_outside_as": OUTSIDE, "outside_basis": OUTSIDE, "basis_outside": OUTSIDE, "basis_for_answering_outside": OUTSIDE,
    "members": MEMBERS, "membership": MEMBERS, "member_list": MEMBERS, "member_organisations": MEMBERS,
    "member_agencies": MEMBERS, "member_bodies": MEMBERS, "source": SOURCES, "sources": SOURCES, "evidence": SOURCES,
    "source_document": SOURCES, "source_documents": SOURCES,
    "start": "from", "start_date": "from", "end": "until", "end_date": "until",
}  # fmt: skip
# Words that say only what a row is; a column with nothing else above it may hold the names.
_NOUNS = frozenset({
    "group", "groups", "body", "bodies", "board", "committee", "organisation", "organisations", "organization", "organizations",
    "entity", "record", "post", "unit", "partnership", "meeting", "team", "department", "full", "official", "current",
    "operational", "unique", "of", "the",
})  # fmt: skip
_POINTERS = ("id", "name", "ref", "reference", "code")  # by what a column of parents names them


class Heading(NamedTuple):
    """The heading of a column, which counts from 0, and what it can mean: one key, several, or none."""

    column: int
    text: str
    keys: tuple[str, ...]
    is_weak: bool = False


class Table(NamedTuple):
    """Where the table of a sheet stands: the row of its headings, from 0, and what each column is."""

    row: int
    headings: tuple[Heading, ...]

    def columns_of(self, key: str) -> list[int]:
        """Return the columns that were taken for a key."""
        return [each.column for each in self.headings if each.keys == (key,)]

    @property
    def relations(self) -> list[tuple[int, str]]:
        """The columns that were taken for relations, each with the key of the relation."""
        return [(each.column, key) for each in self.headings for key in each.keys[:1] if _is_relation(key)]


def _is_relation(key: str) -> bool:
    return INVERSES.get(key, key) in RELATIONS


def parse_mapping(words: Iterable[str]) -> dict[str, str]:
    """Return the keys that the user maps headings to, by heading; each word is ``HEADING=KEY``.

    Raises `CtgraphError` for what is no such word.
    """
    found: dict[str, str] = {}
    for word in words:
        heading, sign, meant = word.rpartition("=")
        if not sign or not heading.strip():
            raise CtgraphError(
                f"--map {quote(word)} maps nothing; expected HEADING=KEY, such as 'Reports to=reports_to'"
            )
        if fold_separators(heading) in found:
            raise CtgraphError(f"--map names {quote(heading.strip())} twice")
        found[fold_separators(heading)] = _find_meant(meant.strip())
    return found


def _find_meant(meant: str) -> str:
    """Return the key that a user means. A word for a column that people write is taken as well."""
    if meant in ("", LEFT_OUT):
        return ""
    keys = [simplify(meant)] if simplify(meant) in FIELDS else find_relations(meant) or list(_recognise_field(meant))
    if len(keys) == 1:
        return keys[0]
    hint = f"; it can mean {list_choices(keys)}" if keys else did_you_mean(meant, [*FIELDS, *RELATIONS, *INVERSES])
    fields = ", ".join(sorted(FIELDS))
    raise CtgraphError(
        f"{quote(meant)} is nothing that a column can be{hint or f'; expected {fields}, a relation or {LEFT_OUT}'}"
    )


def find_table(sheet: Sheet, mapping: Mapping[str, str]) -> Table | None:
    """Return where the table of a sheet begins and what its columns are; None where no row looks like its headings.

    That is a row with a heading for names and one for a relation; or else for names and two things more.
    """
    best: Table | None = None
    for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
        table = Table(
            number, _settle_names([_read_heading(column, text, mapping) for column, text in enumerate(row) if text])
        )
        if not table.columns_of(NAME) or not mapping.keys() <= {fold_separators(text) for text in row}:
            continue
        if any(_is_relation(key) for each in table.headings for key in each.keys):
            return table
        if best is None and sum(bool(each.keys) for each in table.headings) > 2:
            best = table
    return best


def explain_no_table(sheet: Sheet, mapping: Mapping[str, str]) -> Problem:
    """Return the problem that a sheet has no table that could be recognised."""
    cells = {fold_separators(text): text for row in sheet.rows[:_LOOKED_AT] for text in row if text}
    for heading in mapping:
        if heading not in cells:
            return sheet.make_problem(
                "", f"no column is headed {quote(heading)}, which --map names{did_you_mean(heading, cells)}"
            )
    expected = "a column of names (such as 'Name' or 'Group') and one of parents (such as 'Reports to', 'Parent')"
    return sheet.make_problem(
        "", f"no row was recognised as headings; expected {expected}; --map says what a column is"
    )


def find_faults(table: Table) -> list[tuple[Heading, str]]:
    """Return the headings of which it is not clear what they are, each with what to say of it."""
    found = []
    for each in table.headings:
        if len(each.keys) > 1:
            way = f"--map {quote(f'{each.text}={each.keys[0]}')} says which, and '{each.text}=-' leaves the column out"
            found.append((each, f"{quote(each.text)} can mean {list_choices(each.keys)}; {way}"))
    counted = Counter(each.keys[0] for each in table.headings if len(each.keys) == 1)
    for each in table.headings:
        if len(each.keys) == 1 and counted[each.keys[0]] > 1 and not _is_relation(each.keys[0]):
            others = f"{counted[each.keys[0]]} columns are taken for {quote(each.keys[0])}"
            found.append((each, f"{others}; --map {quote(f'{each.text}=-')} leaves this one out"))
    return found


def _read_heading(column: int, text: str, mapping: Mapping[str, str]) -> Heading:
    mapped = mapping.get(fold_separators(text))
    if mapped is not None:
        return Heading(column, text, (mapped,) if mapped else ())
    keys = _recognise(text)
    return Heading(column, text, keys, is_weak=not keys and _is_noun(text))


def _settle_names(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Let the first column that is headed by a noun alone, such as 'Group', hold the names where no other does."""
    weak = [each for each in headings if each.is_weak]
    if weak and not any(each.keys == (NAME,) for each in headings):
        return tuple(each._replace(keys=(NAME,)) if each is weak[0] else each for each in headings)
    return tuple(headings)


def _is_noun(text: str) -> bool:
    return bool(simplify(text)) and set(simplify(text).split("_")) <= _NOUNS


def _recognise(text: str) -> tuple[str, ...]:
    if len(text) > 100:  # no heading, but perhaps a note above the table
        return ()
    return _recognise_field(text) or _recognise_relation(text)


def _recognise_field(text: str) -> tuple[str, ...]:
    word = simplify(text)
    for each in dict.fromkeys((word, _strip_nouns(word))):
        if each in _WORDS:
            return (_WORDS[each],)
        found = [each] if each in FIELDS else find_keys("a body", each, (KIND, CHAIR, *TEXTS))
        if found:
            return tuple(found)
    return ()


def _strip_nouns(word: str) -> str:
    parts = word.split("_")
    while parts and parts[0] in _NOUNS:
        parts = parts[1:]
    while parts and parts[-1] in _NOUNS:
        parts = parts[:-1]
    return "_".join(parts)


def _recognise_relation(text: str) -> tuple[str, ...]:
    """Return the relations that a heading means. Of words that carry no account only the keys and clauses themselves count.

    Many of the others, such as 'funding' or 'support', stand above columns that name no body.
    """
    word = simplify(text)
    pointed = word.removesuffix("_" + word.rpartition("_")[2]) if word.rpartition("_")[2] in _POINTERS else word
    for each in dict.fromkeys((word, pointed, _strip_nouns(pointed))):
        found = find_relations(each)
        if any(INVERSES.get(key, key) in UPWARD_KINDS or is_spelling_of(each, key) for key in found):
            return tuple(found)
    # 'Reports to Senior Post' says besides what they report to
    return tuple(key for key in UPWARD_KINDS if word.startswith(f"{key}_"))
