"""Makes a structure of a sheet of groups: a row for each body, with a column or more that says to whom it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.builder import Builder
from ctgraph.errors import Problem, StructureFileError, quote
from ctgraph.exchange import columns
from ctgraph.exchange.columns import Table
from ctgraph.exchange.faults import Faults, list_others
from ctgraph.exchange.matching import NOBODY, Match, Matcher, Names, is_not_yet_said, list_texts
from ctgraph.exchange.names_of_status import find_said_status
from ctgraph.exchange.naming import Ids
from ctgraph.exchange.outside import Outside
from ctgraph.exchange.recorded_matters import find_recorded
from ctgraph.exchange.sheets import Sheet
from ctgraph.exchange.words import LIKE, Words
from ctgraph.loading.words import find_kinds
from ctgraph.loading.writing import dumps
from ctgraph.model import UNKNOWN, Structure, fold_name
from ctgraph.results.imported import Column, Imported

SOURCE = "register"  # the key by which facts cite the sheet
_UNDECIDED = frozenset(("tbc", "tba", "tbd", "to be confirmed", "to be decided", "undecided"))
_PLACE = re.compile(r"(bodies|kinds|sources)\.([^.]+)(?:\.(\w+))?")


class Wanted(NamedTuple):
    """What is asked of an import.

    id, title, as_of: those of the structure; a title that is empty is that of the sheet.
    kind: the kind of bodies of which the sheet says none.
    tops: words that stand in place of a parent where a body answers outside, each with its basis after ``=``, if it is said.
    lenient: keep what does not match.
    """

    id: str = ""
    title: str = ""
    as_of: str = ""
    kind: str = ""
    tops: tuple[str, ...] = ()
    lenient: bool = False


class _Row(NamedTuple):
    number: int  # from 0
    id: str
    names: Names


class _Named(NamedTuple):
    """What a cell names in a column of relations."""

    kind: str
    cell: str
    match: Match


class _Import:
    """One import while it goes on."""

    def __init__(self, sheet: Sheet, table: Table, wanted: Wanted) -> None:
        self.sheet, self.table, self.wanted = sheet, table, wanted
        self.faults = Faults(sheet, lenient=wanted.lenient)
        self.words = Words(wanted.kind)
        self.outside = Outside(wanted.tops, self.faults)
        self.nobody: dict[str, tuple[str, list[str]]] = {}  # words that name no body, as spelt, with their cells
        self.ids, self.source_ids = Ids(), Ids()
        self.source_ids.take(SOURCE)
        self.sources: dict[str, str] = {}  # keys of documents that the sheet cites, by folded title
        self.source_cells: dict[str, str] = {}  # where each stands first, by its key
        self.unmatched: dict[str, str] = {}  # ids by folded name
        self.first_cells: dict[str, str] = {}  # where what is unmatched was named first, by id
        self.first_rows: dict[str, int] = {}  # and the rows, from 1
        self.builder = self._begin()

    def _begin(self) -> Builder:
        recorded: dict[Any, Any] = dict(find_recorded(self.sheet, self.table))
        title = self.wanted.title or self.wanted.id
        begun = Builder(self.wanted.id, title=title, as_of=self.wanted.as_of, recorded=recorded)
        file = Path(self.sheet.file).name
        whole = f"{file}, sheet {self.sheet.name}" if self.sheet.name else file
        return begun.source(SOURCE, title=whole)

    def run(self) -> Imported:
        for heading, message in columns.find_faults(self.table):
            self.faults.refuse(self._cell(self.table.row, heading.column), message)
        self.faults.raise_if_any()
        for cell, message in self.sheet.unread.items():
            self.faults.add(cell, message, "it was taken as empty")
        rows = list(self._read_rows())
        self._tell_repeated(rows)
        matcher = Matcher([row.names for row in rows], is_word=self.outside.is_top)
        for row in rows:
            named = list(self._list_named(row, matcher))
            self._add_body(row, matcher, rows, named)
            self._add_relations(row, rows, named)
            self._add_members(row, matcher, rows)
        self.words.tell_unread(self.faults)
        self._tell_nobody()
        if not rows:
            self.faults.refuse(self._cell(self.table.row, 0), "no row with a name stands under these headings")
        self.faults.raise_if_any()
        return self._finish({row.id: row for row in rows})

    def _finish(self, rows: dict[str, _Row]) -> Imported:
        for key, label in self.words.own_kinds.items():
            self.builder.kind(key, label=label, like=LIKE)
        try:
            structure = self.builder.build()
        except StructureFileError as error:
            problems = [self._place_problem(each, rows) for each in error.problems]
            raise StructureFileError(problems, error.more) from error
        taken = tuple(
            Column(self._cell(self.table.row, each.column), each.text, each.keys[0] if each.keys else "")
            for each in self.table.headings
        )
        return Imported(
            self.sheet.file,
            self.sheet.name,
            taken,
            self.words.list_taken(),
            tuple(self.unmatched.values()),
            tuple(self.faults.notices),
            self._number_by_row(structure, rows),
            dumps(structure),
        )

    def _number_by_row(self, structure: Structure, rows: dict[str, _Row]) -> Structure:
        """Return the structure with the rows of its facts in place of lines of a text that is not there."""
        lines = {key: row.number + 1 for key, row in rows.items()} | self.first_rows
        return structure._replace(
            file=self.sheet.file,
            line=1,
            bodies={key: body._replace(line=lines[key]) for key, body in structure.bodies.items()},
            relations=tuple(
                each._replace(line=lines[each.to_id if each.is_inverse else each.from_id])
                for each in structure.relations
            ),
            readings=(),
        )

    def _place_problem(self, problem: Problem, rows: dict[str, _Row]) -> Problem:
        """Return a problem of the structure as one of the row that it comes from."""
        found = _PLACE.search(problem.path)
        if found is None:
            return Problem(self.sheet.file, 0, 0, problem.message)
        part, key, field = found.groups()
        row = rows.get(key) if part == "bodies" else None
        if row is None:
            cell = {"kinds": self.words.cells, "sources": self.source_cells}.get(part, self.first_cells).get(key, "")
            return self.sheet.make_problem(cell, problem.message)
        at = [*self.table.columns_of(field or columns.NAME), *self.table.columns_of(columns.NAME)][0]
        return self.sheet.make_problem(self._cell(row.number, at), problem.message)

    def _cell(self, row: int, column: int) -> str:
        return self.sheet.name_cell(row, column)

    def _get(self, row: int, key: str) -> tuple[str, str]:
        """Return what a row says under a key, and the cell in which it stands or would stand."""
        for column in self.table.columns_of(key):
            return self._text(row, column), self._cell(row, column)
        return "", ""

    def _text(self, row: int, column: int) -> str:
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else ""

    def _read_rows(self) -> Iterator[_Row]:
        headings = {each.column: fold_name(each.text) for each in self.table.headings}
        for number in range(self.table.row + 1, len(self.sheet.rows)):
            name, cell = self._get(number, columns.NAME)
            name = " ".join(name.split())
            if not any(self._text(number, column) for column in headings):
                continue
            if all(fold_name(self._text(number, column)) == text for column, text in headings.items()):
                self.faults.tell(self._cell(number, 0), "the headings stand here once more; the row was left out")
            elif not name:
                self.faults.add(cell, f"row {number + 1} has no name", "it was left out")
            else:
                told, short = self._get(number, columns.ID)[0], self._get(number, "short")[0]
                names = Names(told, name, short, list_texts(self._get(number, columns.FORMER)[0]))
                yield _Row(number, self.ids.make(name, f"row {number + 1} {told}"), names)

    def _tell_repeated(self, rows: list[_Row]) -> None:
        """Tell rows that cannot be told apart: two of one id, or of one name without an id."""
        first: dict[tuple[str, str], _Row] = {}
        for row in rows:
            key = columns.ID if row.names.id else columns.NAME
            text = row.names.id or row.names.name
            earlier = first.setdefault((key, fold_name(text)), row)
            if earlier is not row:
                message = f"{quote(text)} is the {key} of row {earlier.number + 1} too; give one of them another"
                self.faults.add(self._get(row.number, key)[1], message, f"both were kept, this one as {row.id}")

    def _cite(self, row: int) -> str:
        return f"{SOURCE} row {row + 1}"

    def _add_body(self, row: _Row, matcher: Matcher, rows: list[_Row], named: list[_Named]) -> None:
        number = row.number
        notes = [self._get(number, columns.NOTE)[0]]
        if row.names.former:
            notes.insert(0, f"also or formerly called {'; '.join(row.names.former)}")
        said: dict[str, Any] = {key: self._get(number, key)[0] for key in ("short", "tier", "meets", "remit")}
        said |= {"from_": self._read_date(number, "from"), "until": self._read_date(number, "until")}
        said |= self._read_chair(number, matcher, rows)
        tops = [(each.match.text, each.cell) for each in named if self.outside.is_top(each.match.text)]
        outside: Any = self.outside.take(row.names.name, self._get(number, columns.OUTSIDE), tops)
        self.builder.body(
            row.id,
            name=row.names.name,
            kind=self._read_kind(number),
            status=self._read_status(row),
            answers_outside=outside,
            source=[self._cite(number), *self._declare_sources(number)],
            ids={SOURCE: row.names.id} if row.names.id else {},
            note=". ".join(filter(None, notes)),
            **said,
        )

    def _declare_sources(self, number: int) -> list[str]:
        """Return the keys of the documents that a row cites, each of which is declared once."""
        text, cell = self._get(number, columns.SOURCES)
        keys = []
        for title in list_texts(text):
            folded = fold_name(title)
            if folded in NOBODY or is_not_yet_said(title):
                continue
            if folded not in self.sources:
                self.sources[folded] = self.source_ids.make(title, f"document {len(self.sources) + 1}")
                self.builder.source(self.sources[folded], title=title)
                self.source_cells[self.sources[folded]] = cell
            keys.append(self.sources[folded])
        return list(dict.fromkeys(keys))

    def _add_members(self, row: _Row, matcher: Matcher, rows: list[_Row]) -> None:
        """Add each member that a row lists; one that is a row itself has the name of that."""
        text, cell = self._get(row.number, columns.MEMBERS)
        listed = list_texts(text)
        if len(listed) == 1 and "," in listed[0]:
            self.faults.tell(cell, f"{quote(listed[0])} was taken as one member: semicolons stand between several")
        seen = set[str]()
        for each in listed:
            match = matcher.match(each)
            agency = each if match.row is None else rows[match.row].names.name
            if each.isdigit():
                self.faults.tell(cell, f"{quote(each)} names no member; it was left out")
            elif fold_name(each) not in NOBODY and not match.is_word and fold_name(agency) not in seen:
                seen.add(fold_name(agency))
                self.builder.member(row.id, agency, source=self._cite(row.number))

    def _read_kind(self, number: int) -> str:
        text, cell = self._get(number, columns.KIND)
        return self.words.take_kind(" ".join(text.split()), cell)

    def _read_status(self, row: _Row) -> Any:
        text, cell = self._get(row.number, columns.STATUS)
        status = self.words.take_status(text, cell) if text else "active"
        self._tell_said_status(row, text, status)
        if not text:
            return status
        if status == UNKNOWN and fold_name(text) != UNKNOWN:
            self.builder.fact(row.id, "status", note=f"the register says {text}")
        return status

    def _tell_said_status(self, row: _Row, text: str, status: str) -> None:
        """Tell of a name that says a status which is not the one that was taken."""
        said, meant = find_said_status(row.names.name)
        is_unread = status == UNKNOWN and fold_name(text) != UNKNOWN  # which is told of the status itself
        if said and status not in meant and not is_unread:
            taken = (
                f"its status was taken from {quote(text)}"
                if text
                else "no status is recorded: a column 'Status' says it"
            )
            self.faults.tell(self._get(row.number, columns.NAME)[1], f"the name says {quote(said)}, and {taken}")

    def _read_date(self, number: int, key: str) -> str:
        text, cell = self._get(number, key)
        if fold_name(text) in NOBODY:
            return ""
        try:
            dates.days(text)
        except ValueError as error:
            self.faults.add(cell, str(error), "it was left out")
            return ""
        return text

    def _read_chair(self, number: int, matcher: Matcher, rows: list[_Row]) -> dict[str, Any]:
        text = self._get(number, columns.CHAIR)[0]
        if fold_name(text) in NOBODY:
            return {}
        if fold_name(text) == "vacant" or fold_name(text) in _UNDECIDED:
            return {"chair": "vacant" if fold_name(text) == "vacant" else "undecided"}
        found = [each.row for each in matcher.find_all(text)]
        if len(found) != 1 or found[0] is None or not self._is_post(rows[found[0]]):
            return {"chair_title": " ".join(text.split())}
        return {"chair": rows[found[0]].id}

    def _is_post(self, row: _Row) -> bool:
        return find_kinds(self._get(row.number, columns.KIND)[0] or self.wanted.kind) == ["post"]

    def _list_named(self, row: _Row, matcher: Matcher) -> Iterator[_Named]:
        """Yield what a row names in its columns of relations; a word in place of a name is noted where it names nobody."""
        for column, kind in self.table.relations:
            text, cell = self._text(row.number, column), self._cell(row.number, column)
            found = list(matcher.find_all(text))
            yield from (_Named(kind, cell, match) for match in found)
            words = [each.text for each in found if each.is_word and not self.outside.is_top(each.text)]
            for word in words if found else [text.strip()]:
                if word:
                    self.nobody.setdefault(fold_name(word), (word, []))[1].append(cell)

    def _tell_nobody(self) -> None:
        """Tell each word that names no body once, at its first cell, and the words of ``--top`` that stand in no cell."""
        for folded, (word, cells) in self.nobody.items():
            said = "is taken as not yet said" if is_not_yet_said(folded) else "names no body"
            self.faults.tell(cells[0], f"{quote(word)} {said}: no line was made of it{list_others(cells)}")
        self.outside.tell_unused()

    def _add_relations(self, row: _Row, rows: list[_Row], named: list[_Named]) -> None:
        added = set[tuple[str, str]]()
        for kind, cell, match in named:
            if match.is_word:
                continue
            if match.row is not None and rows[match.row] is row:
                self.faults.add(cell, f"{quote(match.text)} is the row itself", "it was left out")
                continue
            if match.row is None:
                self.faults.add(cell, match.problem, "it was kept as a body of status unknown")
            other = rows[match.row].id if match.row is not None else self._keep_unmatched(match.text, row.number, cell)
            if (kind, other) not in added:
                added.add((kind, other))
                made: Any = kind
                self.builder.relation(row.id, made, other)

    def _keep_unmatched(self, text: str, number: int, cell: str) -> str:
        folded = fold_name(text)
        if folded not in self.unmatched:
            made = self.unmatched[folded] = self.ids.make(text, f"named in row {number + 1}")
            self.first_cells[made], self.first_rows[made] = cell, number + 1
            note = f"the register names it in row {number + 1} and has no row for it"
            kind = self.words.take_no_kind()
            self.builder.body(made, name=text, kind=kind, status="unknown", source=self._cite(number), note=note)
        return self.unmatched[folded]


def import_table(sheet: Sheet, table: Table, wanted: Wanted) -> Imported:
    """Return the structure that the table of a sheet describes, with what a user should know of it.

    Raises `StructureFileError` with each fault by its cell: a parent that is no row, a word that is no status, and so on.
    """
    return _Import(sheet, table, wanted).run()
