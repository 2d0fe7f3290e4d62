"""The rows of the officer's workbook that hold the document of a structure file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ctgraph.exchange.officer import layout
from ctgraph.exchange.officer.cells import write_id, write_list
from ctgraph.exchange.officer.layout import BY_NAME, HELD, LIST, Column
from ctgraph.loading.composing import BODY_KEYS, STATED, Entries, Value

Row = dict[str, str]
_IN_OTHER_SHEETS = frozenset({"members", "ids", *HELD, *layout.LIKE_RELATIONS})


def list_rows(document: Entries) -> dict[str, list[Row]]:
    """Return the rows of each sheet, by its name; each row has its texts by the keys of the columns."""
    bodies = _as_mapping(document["bodies"])
    rows = {
        layout.STRUCTURE_SHEET: [_list_head(document)],
        layout.SOURCES: [
            _write(layout.SOURCES, {"key": key, **_as_mapping(held)}) for key, held in _get(document, "sources")
        ],
        layout.KINDS: [
            _write(layout.KINDS, {"of": of, "key": key, **_as_mapping(held)})
            for of, part in ((layout.OF_BODY, "kinds"), (layout.OF_RELATION, "relations"))
            for key, held in _get(document, part)
        ],
        layout.BODIES: [_list_body(key, _as_mapping(held)) for key, held in bodies.items()],
        layout.ACCEPTED: [_write(layout.ACCEPTED, _as_mapping(row)) for row in as_list(document.get("accepted", ()))],
        layout.ANSWERS: [
            _write(layout.ANSWERS, {"question": key, **_as_mapping(held)}) for key, held in _get(document, "answers")
        ],
    }
    for name, listed in (
        (layout.RELATIONS, _list_relations),
        (layout.MEMBERS, _list_members),
        (layout.STATUSES, _list_statuses),
        (layout.FACTS, _list_facts),
        (layout.CODES, _list_codes),
    ):
        rows[name] = [
            _write(name, {"body": key, **row}) for key, held in bodies.items() for row in listed(_as_mapping(held))
        ]
    functions = [_as_mapping(each) for each in as_list(document.get("functions", ()))]
    rows[layout.FUNCTIONS] = [
        _write(layout.FUNCTIONS, {**each, "owner": _list_plain_owners(each)}) for each in functions
    ]
    rows[layout.ROLES] = [_write(layout.ROLES, each) for each in _list_roles(functions)]
    return rows


def _as_mapping(value: Value) -> Entries:
    assert isinstance(value, Mapping)
    return value


def as_list(value: Value) -> Sequence[Value]:
    """Return a list as it is, and a text as the only item of one."""
    assert isinstance(value, Sequence)
    return [value] if isinstance(value, str) else value


def _get(document: Entries, key: str) -> list[tuple[str, Value]]:
    return list(_as_mapping(document.get(key, {})).items())


def _write(sheet: str, entries: Entries) -> Row:
    """Return the texts of a row by column; what the sheet has no column for stands elsewhere."""
    found = ((column, entries.get(column.key, "")) for column in BY_NAME[sheet].columns)
    return {column.key: _write_cell(column, value) for column, value in found if value}


def _write_cell(column: Column, value: Value) -> str:
    if column.form == LIST:
        return write_list(str(each) for each in as_list(value))
    assert isinstance(value, str)
    return write_id(value) if column.form == layout.ID else value


def _list_head(document: Entries) -> Row:
    recorded = {f"{layout.RECORDED_PREFIX}{matter}": degree for matter, degree in _get(document, "recorded")}
    seats = _as_mapping(document.get("limits", {})).get("seats", "")
    return _write(layout.STRUCTURE_SHEET, {**document, **recorded, layout.MOST_SEATS: seats})


def _list_body(key: str, body: Entries) -> Row:
    said = {name: held for name, held in body.items() if name not in _IN_OTHER_SHEETS}
    held = {name: _find_value(name, body.get(name, "")) for name in HELD}
    chair = body.get("chair", "")
    title = chair.get("title", "") if isinstance(chair, Mapping) else ""
    if isinstance(title, str) and title:
        held |= {"chair": "", "chair_title": title}
    return _write(layout.BODIES, {"id": key, **said, **held})


def _find_value(name: str, held: Value) -> Value:
    """Return the value of a fact without what is said of it; of a status that changed over time none."""
    if not isinstance(held, Mapping):
        return held
    if name == "chair":
        return next(iter(held))
    return next((held[key] for key in ("value", "date", "basis") if key in held), "")


def _list_relations(body: Entries) -> Iterator[Entries]:
    for key, held in body.items():
        if key in layout.LIKE_RELATIONS or key not in BODY_KEYS:
            for other, details in _list_targets(held):
                yield {"relation": key, "other": other, **details}


def _list_targets(held: Value) -> Iterator[tuple[str, Entries]]:
    """Yield the bodies of a relation, each with what is said of it."""
    if not isinstance(held, Mapping):
        yield from ((str(each), {}) for each in as_list(held))
        return
    for other, details in held.items():
        if isinstance(details, Mapping):
            yield other, details
        else:
            assert isinstance(details, str)
            yield other, {} if details == STATED else {"standing": details}


def _list_members(body: Entries) -> Iterator[Entries]:
    return map(_as_mapping, as_list(body.get("members", ())))


def _list_statuses(body: Entries) -> Iterator[Entries]:
    status = body.get("status", "")
    if isinstance(status, Mapping) and "value" not in status:
        for date, held in status.items():
            details = held if isinstance(held, Mapping) else {"value": held}
            yield {"from": date, **details, "status": details["value"]}


def _list_facts(body: Entries) -> Iterator[Entries]:
    for name in HELD:
        held = body.get(name, "")
        if not isinstance(held, Mapping) or not _find_value(name, held):
            continue
        inside = held.get(next(iter(held)), "") if name == "chair" else ""
        details = inside if isinstance(inside, Mapping) else held
        said = {key: details[key] for key in ("standing", "source", "note") if key in details}
        if said:
            yield {"fact": name, **said}


def _list_codes(body: Entries) -> Iterator[Entries]:
    return ({"register": register, "code": code} for register, code in _get(body, "ids"))


def _list_plain_owners(function: Entries) -> Value:
    """Return the bodies of a function where nothing is to be said of any of them but that it owns it."""
    targets = dict(_list_targets(function.get("owner", ())))
    return () if any(targets.values()) else list(targets)


def _list_roles(functions: Sequence[Entries]) -> Iterator[Entries]:
    several = Counter(str(each["name"]) for each in functions)
    seen: Counter[str] = Counter()
    for each in functions:
        name = str(each["name"])
        seen[name] += 1
        number = {"number": str(seen[name])} if several[name] > 1 else {}
        if not _list_plain_owners(each):
            for body, details in _list_targets(each.get("owner", ())):
                yield {"function": name, "body": body, **details, **number}
