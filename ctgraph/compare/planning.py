"""What people ask to try, in a few words, as operations: close a body, add a line, move a body under another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ctgraph.compare.applying import apply_changes, change_facts
from ctgraph.compare.facts import Key, read_facts
from ctgraph.errors import CtgraphError, UnknownNameError, quote
from ctgraph.loading.words import find_relations, hint_relation
from ctgraph.model import INVERSES, UNDIRECTED_KINDS, UPWARD_KINDS, Lens, Structure
from ctgraph.queries.find_body import find_body
from ctgraph.results.comparison import CHANGE, DECLARE_CHANGE, Operation, Value
from ctgraph.wording.bodies import describe_day

Wanted = Literal["close", "suspend", "add", "remove", "move", "merge", "rename"]
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_MOST_WORDS = 4  # of a relation, as in "is responsible to"


class Request(NamedTuple):
    """One change that somebody asks for; `what` is what they wrote of it, such as ``board:council`` to move a body."""

    wanted: Wanted
    what: str


def plan_changes(structure: Structure, requests: Iterable[Request], lens: Lens | None = None) -> tuple[Operation, ...]:
    """Return the operations that do what is asked, in the order in which it is asked.

    Bodies are named by an id, a short name or a name. New facts cite a document `change`, which is declared with them; where
    the structure declares no documents, they cite nothing. Raises `UnknownNameError` where nothing is so called, and
    `CtgraphError` where a request cannot be understood or does not fit the structure as the others leave it; whether the last
    one fits, `apply_changes` and `what_if` tell.
    """
    lens = lens or Lens.of(structure)
    found: list[Operation] = []
    last: tuple[Operation, ...] = ()
    for request in requests:
        structure = apply_changes(structure, last) if last else structure
        planner = _Planner(structure, lens)
        operations = tuple(_PLANS[request.wanted](planner, request.what))
        if planner.has_cited:
            operations = (*planner.declare_source(), *operations)
        last = (*operations, *planner.part_lone_lines(operations))
        found += last
    return tuple(found)


class _Planner:
    """Makes the operations of one request to one structure."""

    def __init__(self, structure: Structure, lens: Lens) -> None:
        self.structure = structure
        self.lens = lens
        self.has_cited = False

    def declare_source(self) -> Iterator[Operation]:
        if CHANGE not in self.structure.documents:
            yield DECLARE_CHANGE

    def part_lone_lines(self, operations: Iterable[Operation]) -> Iterator[Operation]:
        """Yield what makes a joint line, of which the operations leave no other, a line like any other."""
        if not any(each.joint for each in self.structure.relations):
            return
        facts = change_facts(self.structure, operations)
        joint: dict[str, dict[str, list[Key]]] = {}
        for key, fields in facts["relation"].items():
            if "joint" in fields:
                lower, upper = _answers(key, self._like(key[1]))
                joint.setdefault(lower, {}).setdefault(upper, []).append(key)
        for uppers in joint.values():
            if len(uppers) == 1:
                yield from (Operation("unset", "relation", key, "joint") for keys in uppers.values() for key in keys)

    def cite(self) -> dict[str, Value]:
        """Return the source of a new fact, as a field."""
        if not self.structure.documents:
            return {}
        self.has_cited = True
        return {"source": CHANGE}

    def close(self, what: str) -> Iterator[Operation]:
        yield from self._set_status(what, "wound_up")

    def suspend(self, what: str) -> Iterator[Operation]:
        yield from self._set_status(what, "on_hold")

    def _set_status(self, what: str, status: str) -> Iterator[Operation]:
        """Yield what gives a body a status on the day; dates of it that the lens does not take would leave that unknown."""
        body = find_body(self.structure, what)
        if not self.lens.period(body).holds(self.lens.day):
            day = describe_day(self.structure, self.lens)
            raise CtgraphError(f"{self.structure.id}: {body.label} is not there {day}; --as-of looks at another day")
        fields = read_facts(self.structure)["body"][body.id,]
        was = fields.get("status")
        held: Value = {"value": status, **self.cite()}
        if body.statuses:  # those of earlier days stay
            assert isinstance(was, Mapping)
            day = self.lens.day or max(was)
            earlier = {begins: each for begins, each in was.items() if begins < day}
            held = {**earlier, day: held}
        for field, fact in (("from", body.from_fact), ("until", body.until_fact)):
            if field in fields and not self.lens.takes_fact(fact):
                yield Operation("unset", "body", (body.id,), field)
        yield Operation("set", "body", (body.id,), "status", held, was)

    def add(self, what: str) -> Iterator[Operation]:
        yield Operation("add", "relation", self._read_relation(what), value=self.cite())

    def remove(self, what: str) -> Iterator[Operation]:
        key = self._read_relation(what)
        there = [each for each in read_facts(self.structure)["relation"] if each[:3] == key]
        if not there:
            raise CtgraphError(f"{self.structure.id}: {quote(what)} is not recorded, so it cannot be removed")
        yield from (Operation("remove", "relation", each) for each in there)

    def move(self, what: str) -> Iterator[Operation]:
        moved, parent = (find_body(self.structure, name).id for name in _split(what, "move", "BODY:NEWPARENT"))
        if moved == parent:
            raise CtgraphError(f"{self.structure.id}: {moved} cannot be moved under itself")
        facts = read_facts(self.structure)["relation"]
        kinds = {key: self._like(key[1]) for key in facts}
        old = [key for key in facts if kinds[key] in UPWARD_KINDS and _answers(key, kinds[key])[0] == moved]
        new = dict.fromkeys(_turn_to(key, kinds[key], moved, parent) for key in old)
        kept = [key for key in old if key[:3] in new]
        yield from (Operation("remove", "relation", key) for key in old if key not in kept)
        for key in new or [(moved, "accountable_to", parent)]:
            if key not in {each[:3] for each in kept}:
                yield Operation("add", "relation", key, value=self.cite())

    def merge(self, what: str) -> Iterator[Operation]:
        listed, new = _split(what, "merge", "A,B:NEW")
        bodies = tuple(find_body(self.structure, name.strip()).id for name in listed.split(","))
        if len(set(bodies)) < 2:
            raise CtgraphError(f"{quote(what)}: to merge takes two bodies at least, as in 'A,B:NEW'")
        names = [self.structure.bodies[body].name for body in bodies]
        name = " and ".join(names) if _ID.fullmatch(new) else new
        kind = self.structure.bodies[bodies[0]].kind_key
        fields = {"name": name, "kind": kind, "succeeds": tuple(sorted(bodies)), **self.cite()}
        yield Operation("merge", "body", (_make_id(new),), value=fields, bodies=bodies)

    def rename(self, what: str) -> Iterator[Operation]:
        named, new = _split(what, "rename", "BODY:NEW")
        body = find_body(self.structure, named)
        if _ID.fullmatch(new):
            yield Operation("rename", "body", (body.id,), value=new)
        else:
            yield Operation("set", "body", (body.id,), "name", new, body.name)

    def _like(self, kind: str) -> str:
        """Return the kind of relation of the vocabulary that a key stands for, which may be one of the structure's own."""
        own = self.structure.relation_kinds.get(kind)
        return own.like if own else kind

    def _read_relation(self, what: str) -> Key:
        """Return the key of the relation that is written as ``A accountable_to B``, from either of its ends."""
        words = what.split()
        error: UnknownNameError | None = None
        for start, end in _places(len(words)):
            kinds = self._find_kinds(" ".join(words[start:end]))
            if len(kinds) != 1:
                continue
            try:
                ends = [find_body(self.structure, " ".join(part)).id for part in (words[:start], words[end:])]
            except UnknownNameError as unknown:
                error = error or unknown
                continue
            return _put_in_order(ends[0], kinds[0], ends[1])
        if error:
            raise error
        hint = next(filter(None, map(hint_relation, words[1:-1])), "")
        raise CtgraphError(
            f"{quote(what)} is no relation; expected 'BODY RELATION BODY', as in 'A accountable_to B'{hint}"
        )

    def _find_kinds(self, word: str) -> list[str]:
        return [word] if word in self.structure.relation_kinds else find_relations(word)


_PLANS: Mapping[Wanted, Callable[[_Planner, str], Iterator[Operation]]] = {
    "close": _Planner.close,
    "suspend": _Planner.suspend,
    "add": _Planner.add,
    "remove": _Planner.remove,
    "move": _Planner.move,
    "merge": _Planner.merge,
    "rename": _Planner.rename,
}


def _split(what: str, option: str, form: str) -> tuple[str, str]:
    """Return what stands before the last colon and after it; an id may have a colon of its own."""
    before, colon, after = what.rpartition(":")
    if not colon or not before.strip() or not after.strip():
        raise CtgraphError(f"{quote(what)} is not what --{option} takes; expected {form}")
    return before.strip(), after.strip()


def _places(length: int) -> Iterator[tuple[int, int]]:
    """Yield where a relation can stand among words with one at least on either side of it, the longest first."""
    for size in range(min(_MOST_WORDS, length - 2), 0, -1):
        for start in range(1, length - size):
            yield start, start + size


def _put_in_order(start: str, kind: str, end: str) -> Key:
    """Return the key of a relation in the direction of its kind."""
    if kind in INVERSES:
        start, kind, end = end, INVERSES[kind], start
    if kind in UNDIRECTED_KINDS and start > end:
        start, end = end, start
    return start, kind, end


def _answers(key: Key, kind: str) -> tuple[str, str]:
    """Return who answers by an upward line, and to whom."""
    return (key[2], key[0]) if kind == "oversees" else (key[0], key[2])


def _turn_to(key: Key, kind: str, moved: str, parent: str) -> Key:
    """Return the key of the same line to another parent."""
    return (moved, key[1], parent) if _answers(key, kind) == (key[0], key[2]) else (parent, key[1], moved)


def _make_id(new: str) -> str:
    return new if _ID.fullmatch(new) else re.sub(r"[^a-z0-9]+", "-", new.casefold()).strip("-") or "merged"
