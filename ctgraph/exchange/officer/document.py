"""Makes the document of a structure file from the rows of the officer's workbook, and knows from which cell each part came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ctgraph.errors import find_misspelt, quote
from ctgraph.exchange.matching import Matcher, Names
from ctgraph.exchange.naming import Ids
from ctgraph.exchange.officer import layout
from ctgraph.exchange.officer.cells import read_id, read_list
from ctgraph.exchange.officer.layout import BY_NAME, HELD, ID, LIST
from ctgraph.exchange.officer.reading import Faults, Row
from ctgraph.exchange.officer.rows import as_list
from ctgraph.loading.composing import Value, detail_fact, one_or_list
from ctgraph.loading.relations import RELATION_FIELDS
from ctgraph.loading.words import find_relations, hint_relation, list_choices
from ctgraph.model import fold_name

Path = tuple[str, ...]
_ROOT: Path = ()
_NO_POST = ("vacant", "undecided")
_UNUSUAL = frozenset({*layout.LIKE_RELATIONS, *RELATION_FIELDS})
_FACT = ("standing", "source", "note")


class Assembly:
    """A document that is put together; `places` says which cell each path of keys came from, and `lines` in which row."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], faults: Faults, otherwise: str) -> None:
        self.rows, self.faults = rows, faults
        self.document: dict[str, Any] = {"structure": otherwise}
        self.places: dict[Path, str] = {}
        self.lines: dict[Path, int] = {}
        self._own_relations = {read_id(row.get("key")) for row in rows[layout.KINDS] if _is_of_relation(row)}

    def make(self) -> dict[str, Any]:
        """Return the document; what is wrong goes to the faults."""
        self._add_head()
        self._add_by_key(layout.SOURCES, "key", "sources")
        self._add_own_kinds()
        self._add_bodies()
        for row in self.rows[layout.RELATIONS]:
            self._add_relation(row)
        for row in self.rows[layout.MEMBERS]:
            self._add_member(row)
        self._add_statuses()
        for row in self.rows[layout.FACTS]:
            self._add_fact(row)
        self._add_codes()
        self._add_functions()
        self._add_accepted()
        self._add_by_key(layout.ANSWERS, "question", "answers")
        return self.document

    # Parts of any row

    def _read(self, sheet: str, row: Row, *apart: str) -> dict[str, Value]:
        """Return the entries of a row by key, but those of columns that are read apart."""
        found: dict[str, Value] = {}
        for column in BY_NAME[sheet].columns:
            text = row.get(column.key)
            if text and column.key not in apart:
                found[column.key] = self._read_cell(column, row, text)
        return found

    def _read_cell(self, column: layout.Column, row: Row, text: str) -> Value:
        if column.form == LIST:
            listed = read_list(text)
            return (
                one_or_list(self._refer(each, row.cell(column.key)) for each in listed)
                if column.refers
                else one_or_list(listed)
            )
        return read_id(text) if column.form == ID else column.choose(text)

    def _put(self, path: Path, row: Row, key: str, value: Any) -> None:
        """Put a value at a path; it came from a cell of a row."""
        inside = self.document
        for part in path[:-1]:
            inside = inside.setdefault(part, {})
        inside[path[-1]] = value
        self.places[path] = row.cell(key)
        self.lines[path] = row.number

    def _note_cells(self, path: Path, row: Row) -> None:
        """Note that what stands under a path came from the cells of the columns of those names."""
        for key in row.texts:
            self.places[*path, key] = row.cell(key)

    def _refer(self, text: str, cell: str) -> str:
        """Return the id of the body that a text names, or the text, with a fault, where none has it."""
        named = read_id(text)
        if named in self.document["bodies"]:
            return named
        found = self.matcher.match(text)
        if found.row is None:
            self.faults.add(cell, found.problem)
            return named
        return self.ids[found.row]

    def _refer_in(self, row: Row, key: str = "body") -> str:
        return self._refer(row.get(key), row.cell(key))

    # The sheets

    def _add_head(self) -> None:
        rows = self.rows[layout.STRUCTURE_SHEET]
        for row in rows[1:]:
            self.faults.add(row.first, "a workbook holds one structure, and this is another row")
        for row in rows[:1]:
            for key, value in self._read(layout.STRUCTURE_SHEET, row).items():
                path: Path = (key,)
                if key == layout.MOST_SEATS:
                    path = ("limits", "seats")
                elif key.startswith(layout.RECORDED_PREFIX):
                    path = ("recorded", key.removeprefix(layout.RECORDED_PREFIX))
                self._put(path, row, key, value)

    def _add_by_key(self, sheet: str, key: str, part: str) -> None:
        for row in self.rows[sheet]:
            self._add_named(sheet, row, (part, read_id(row.get(key))), key)

    def _add_named(self, sheet: str, row: Row, path: Path, *keys: str) -> None:
        if self._is_new(path, row, keys[-1]):
            self._put(path, row, keys[-1], self._read(sheet, row, *keys))
            self._note_cells(path, row)

    def _is_new(self, path: Path, row: Row, key: str) -> bool:
        if path in self.places:
            self.faults.add(row.cell(key), f"{quote(path[-1])} stands in {self.places[path]} already; keep one of them")
        return path not in self.places

    def _add_own_kinds(self) -> None:
        for row in self.rows[layout.KINDS]:
            if fold_name(row.get("of")) not in (layout.OF_BODY, layout.OF_RELATION):
                expected = list_choices((layout.OF_BODY, layout.OF_RELATION))
                self.faults.add(row.cell("of"), f"expected {expected}, found {quote(row.get('of'))}")
            part = "relations" if _is_of_relation(row) else "kinds"
            self._add_named(layout.KINDS, row, (part, read_id(row.get("key"))), "of", "key")

    def _add_bodies(self) -> None:
        rows = self.rows[layout.BODIES]
        made, given = Ids(), [read_id(row.get("id")) for row in rows]
        for each in given:
            made.take(each)
        names = [" ".join(row.get("name").split()) for row in rows]
        self.ids = [
            each or made.make(name, f"row {row.number}") for each, name, row in zip(given, names, rows, strict=True)
        ]
        self.matcher = Matcher(
            [Names(each, name, row.get("short"), ()) for each, name, row in zip(self.ids, names, rows, strict=True)],
            by_words=True,
        )
        self.document["bodies"] = dict.fromkeys(self.ids)
        for each, row in zip(self.ids, rows, strict=True):
            path = ("bodies", each)
            if self._is_new(path, row, "id"):
                body = self._read(layout.BODIES, row, "id", "chair", "chair_title")
                self._put(path, row, "id" if row.get("id") else "name", body)
                self._note_cells(path, row)
                self._add_chair(path, row)
        if not rows:
            self.faults.add(layout.BODIES, "no row with a name stands under the headings")

    def _add_chair(self, path: Path, row: Row) -> None:
        chair, title = row.get("chair"), row.get("chair_title")
        if chair and title:
            self.faults.add(
                row.cell("chair_title"), "there is a chair beside it; a title is for a post that is no body here"
            )
        elif title:
            self._put((*path, "chair"), row, "chair_title", {"title": title})
        elif chair:
            word = fold_name(chair)
            self._put((*path, "chair"), row, "chair", word if word in _NO_POST else self._refer_in(row, "chair"))

    def _add_relation(self, row: Row) -> None:
        body, other = self._refer_in(row), self._refer_in(row, "other")
        key = self._find_relation(row)
        path = ("bodies", body, key, other)
        if not key or body not in self.document["bodies"]:
            return
        if path in self.places:
            self.faults.add(row.cell("other"), f"this relation stands in {self.places[path]} already; keep one of them")
            return
        details = self._read(layout.RELATIONS, row, "body", "relation", "other")
        self._put(path, row, "other", details or "stated")
        self._note_cells(path, row)
        self.places.setdefault(path[:-1], row.cell("relation"))

    def _find_relation(self, row: Row) -> str:
        """Return the key of a relation, or nothing, with a fault, where none or several are meant."""
        word = read_id(row.get("relation"))
        if word in self._own_relations or word in _UNUSUAL:
            return word
        meant = find_relations(word)
        if len(meant) == 1:
            return meant[0]
        known = [*self._own_relations, *layout.LIKE_RELATIONS]
        near = [*meant] or find_misspelt(word, known)
        hint = f"; did you mean {list_choices(near)}?" if near else hint_relation(word)
        self.faults.add(row.cell("relation"), f"{quote(word)} is not a relation{hint}")
        return ""

    def _add_row(self, path: Path, row: Row, value: Mapping[str, Value], key: str) -> None:
        """Add a row to the list at a path."""
        inside: Any = self.document
        for part in path[:-1]:
            inside = inside.setdefault(part, {})
        listed = inside.setdefault(path[-1], [])
        listed.append(value)
        here = (*path, str(len(listed)))
        self.places[here] = row.cell(key)
        self.lines[here] = row.number
        self._note_cells(here, row)

    def _add_member(self, row: Row) -> None:
        body = self._refer_in(row)
        if body in self.document["bodies"]:
            self._add_row(("bodies", body, "members"), row, self._read(layout.MEMBERS, row, "body"), "agency")

    def _add_statuses(self) -> None:
        for row in self.rows[layout.STATUSES]:
            body = self._refer_in(row)
            if body not in self.document["bodies"]:
                continue
            if isinstance(self.document["bodies"][body].get("status", {}), str):
                cell = self.places["bodies", body, "status"]
                self.faults.add(row.cell("body"), f"the status of this body stands in {cell} already; keep one of them")
                continue
            path = ("bodies", body, "status", row.get("from"))
            if self._is_new(path, row, "from"):
                details = self._read(layout.STATUSES, row, "body", "from")
                self._put(path, row, "from", {"value": details.pop("status"), **details})
                self._note_cells(path, row)
                self.places[*path, "value"] = row.cell("status")
                self.places.setdefault(path[:-1], row.cell("from"))

    def _add_fact(self, row: Row) -> None:
        body, fact = self._refer_in(row), BY_NAME[layout.FACTS].by_key["fact"].choose(row.get("fact"))
        if fact not in HELD:
            self.faults.add(row.cell("fact"), f"expected {list_choices(HELD)}, found {quote(fact)}")
        if fact not in HELD or body not in self.document["bodies"]:
            return
        path = ("bodies", body, fact)
        value = self.document["bodies"][body].get(fact)
        if value is None:
            self.faults.add(row.cell("fact"), f"nothing stands under {quote(fact)} of this body in {layout.BODIES!r}")
        elif self.lines.get((*path, "fact")):
            self.faults.add(
                row.cell("fact"), f"a row above is about {quote(fact)} of this body already; keep one of them"
            )
        elif isinstance(value, Mapping) and fact == "status":
            self.faults.add(row.cell("fact"), f"its statuses have dates; say so in {layout.STATUSES!r}")
        else:
            details = self._read(layout.FACTS, row, "body", "fact")
            self.document["bodies"][body][fact] = detail_fact(fact, value, details)
            self.lines[*path, "fact"] = row.number
            inside = (*path, value) if fact == "chair" and isinstance(value, str) else path
            self._note_cells(inside, row)

    def _add_codes(self) -> None:
        for row in self.rows[layout.CODES]:
            body = self._refer_in(row)
            path = ("bodies", body, "ids", read_id(row.get("register")))
            if body in self.document["bodies"] and self._is_new(path, row, "register"):
                self._put(path, row, "code", row.get("code"))

    def _add_functions(self) -> None:
        places: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows[layout.FUNCTIONS]):
            said = self._read(layout.FUNCTIONS, row)
            if "owner" in said:
                said["owner"] = dict.fromkeys(map(str, as_list(said["owner"])), "stated")
            self._add_row(("functions",), row, said, "name")
            places.setdefault(fold_name(row.get("name")), []).append(number)
        for row in self.rows[layout.ROLES]:
            self._add_role(row, places)

    def _add_role(self, row: Row, places: Mapping[str, Sequence[int]]) -> None:
        name, body = read_id(row.get("function")), self._refer_in(row)
        known = places.get(fold_name(name), ())
        number = row.get("number") or "1"
        nth = int(number) - 1 if number.isdecimal() and len(number) < 7 else -1
        if not known:
            near = find_misspelt(name, [each["name"] for each in self.document.get("functions", ())])
            hint = f"; did you mean {list_choices(near)}?" if near else ""
            self.faults.add(row.cell("function"), f"{layout.FUNCTIONS!r} has no function {quote(name)}{hint}")
        elif not 0 <= nth < len(known):
            self.faults.add(row.cell("number"), f"expected a number from 1 to {len(known)}, found {quote(number)}")
        else:
            function = self.document["functions"][known[nth]]
            path = ("functions", str(known[nth] + 1), "owner", body)
            owners = function.setdefault("owner", {})
            if body in owners:
                self.faults.add(row.cell("body"), "this body stands beside the function already; keep one of them")
            owners[body] = self._read(layout.ROLES, row, "function", "body", "number") or "stated"
            self.places[path] = row.cell("body")
            self._note_cells(path, row)

    def _add_accepted(self) -> None:
        for row in self.rows[layout.ACCEPTED]:
            self._add_row(("accepted",), row, self._read(layout.ACCEPTED, row), "rule")


def _is_of_relation(row: Row) -> bool:
    return fold_name(row.get("of")) == layout.OF_RELATION
