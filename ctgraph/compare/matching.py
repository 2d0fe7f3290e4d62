"""Which body of an old structure is which body of a new one: by id, then succession, then codes in registers, then name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ctgraph.model import Body, Structure, fold_name
from ctgraph.results.comparison import Match, MatchedBy

_Candidates = Mapping[str, set[str]]  # the bodies of a structure by a sign of theirs, such as a name
_ListSigns = Callable[[Body], list[str]]


class Side(NamedTuple):
    """One of two structures, with what it says of successions (of each body those before it), and who operates in it."""

    structure: Structure
    predecessors: Mapping[str, tuple[str, ...]]
    operates: Callable[[Body], bool]


class Matching(NamedTuple):
    """Which bodies are the same: one to one by id, code or name in `pairs`, and whatever speaks of it in `matches`."""

    pairs: Mapping[str, str]
    matches: tuple[Match, ...]


def match_bodies(old: Side, new: Side) -> Matching:
    """Return which body of the old structure is which of the new one, each match with what speaks against it."""
    return _Matcher(old, new).match()


class _Matcher:
    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.old_bodies, self.new_bodies = old.structure.bodies, new.structure.bodies
        self.pairs: dict[str, str] = {}
        self.matches: list[Match] = []
        self.old_left = dict.fromkeys(self.old_bodies)
        self.new_left = dict.fromkeys(self.new_bodies)

    def match(self) -> Matching:
        self._match_by_id()
        self._match_by_succession()
        self._match_alike("ids", _list_codes)
        self._match_alike("name", _list_names)
        return Matching(self.pairs, tuple(sorted(self.matches, key=lambda match: (match.old, match.new))))

    def _pair(self, old: str, new: str, by: MatchedBy, doubt: str) -> None:
        self.pairs[old] = new
        self.matches.append(Match((old,), (new,), by, doubt))
        self.old_left.pop(old, None)
        self.new_left.pop(new, None)

    def _match_by_id(self) -> None:
        by_folded = {fold_name(body): body for body in self.new_bodies}
        signs = [(noun, list_signs, self._group_both(list_signs)) for noun, list_signs in _SIGNS.items()]
        for old in [*self.old_left]:
            new = by_folded.get(fold_name(old))
            if new is not None:
                self._pair(old, new, "id", _doubt_id(self.old_bodies[old], self.new_bodies[new], signs))

    def _group_both(self, list_signs: _ListSigns) -> tuple[_Candidates, _Candidates]:
        old, new = (_group(bodies.values(), list_signs) for bodies in (self.old_bodies, self.new_bodies))
        return old, new

    def _match_by_succession(self) -> None:
        """Match new bodies with those that they succeed, and old ones with those that came before them and are back."""
        forward = _link(self.new_left, self.new.predecessors, self.old_bodies, self.new_bodies)
        backward = _link(self.old_left, self.old.predecessors, self.new_bodies, self.old_bodies)
        for bodies, befores in _list_components(forward):
            working = [each for each in befores if self._is_still_at_work(each, self.new)]
            self._note_succession(befores, bodies, working)
        for bodies, befores in _list_components(backward):
            working = [each for each in befores if self._is_still_at_work(each, self.old)]
            self._note_succession(bodies, befores, working)

    def _is_still_at_work(self, body: str, side: Side) -> bool:
        found = side.structure.bodies.get(body)
        return found is not None and side.operates(found)

    def _note_succession(self, old: tuple[str, ...], new: tuple[str, ...], working: list[str]) -> None:
        doubt = f"{', '.join(working)} operates beside what came after" if working else ""
        self.matches.append(Match(old, new, "succeeds", doubt))
        for body in old:
            self.old_left.pop(body, None)
        for body in new:
            self.new_left.pop(body, None)

    def _match_alike(self, by: MatchedBy, list_signs: _ListSigns) -> None:
        """Match what is left and has a sign in common; of several equal ones none is taken, and all are told."""
        there = _group((self.new_bodies[body] for body in self.new_left), list_signs)
        candidates = {
            old: set[str]().union(*(there.get(sign, set()) for sign in list_signs(self.old_bodies[old])))
            for old in self.old_left
        }
        for olds, news in _list_components({old: tuple(found) for old, found in candidates.items() if found}):
            if len(olds) == len(news) == 1:
                old, new = self.old_bodies[olds[0]], self.new_bodies[news[0]]
                self._pair(old.id, new.id, by, _doubt_likeness(by, old, new))
            else:
                self.matches.append(Match(olds, news, by, "each could be any of these"))
                for body in olds:
                    self.old_left.pop(body)
                for body in news:
                    self.new_left.pop(body)


def _list_names(body: Body) -> list[str]:
    return [fold_name(body.name)]


def _list_codes(body: Body) -> list[str]:
    return [f"{fold_name(register)}\0{fold_name(code)}" for register, code in body.identifiers]


_SIGNS: Mapping[str, _ListSigns] = {"code": _list_codes, "name": _list_names}


def _doubt_id(old: Body, new: Body, signs: Iterable[tuple[str, _ListSigns, tuple[_Candidates, _Candidates]]]) -> str:
    """Return what speaks against two bodies of one id being the same: another has the code or the name that one of them lost."""
    register = _find_contradiction(old, new)
    if register:
        return f"the codes in {register} differ"
    for noun, list_signs, (in_old, in_new) in signs:
        theirs = [set(list_signs(body)) for body in (old, new)]
        others = {body for sign in theirs[0] - theirs[1] for body in in_new.get(sign, ())} - {new.id}
        others |= {body for sign in theirs[1] - theirs[0] for body in in_old.get(sign, ())} - {old.id}
        if others:
            return f"the {noun} is that of {', '.join(sorted(others))}"
    return ""


def _find_contradiction(old: Body, new: Body) -> str:
    """Return the first register in which two bodies have codes that differ, or an empty text."""
    theirs = {fold_name(register): fold_name(code) for register, code in new.identifiers}
    differing = (
        register
        for register, code in old.identifiers
        if theirs.get(fold_name(register), fold_name(code)) != fold_name(code)
    )
    return next(differing, "")


def _doubt_likeness(by: MatchedBy, old: Body, new: Body) -> str:
    register = _find_contradiction(old, new)
    if register:
        return f"the codes in {register} differ"
    if by == "ids" and fold_name(old.name) != fold_name(new.name) and old.kind != new.kind:
        return "the names and the kinds differ"
    if by == "name" and old.kind != new.kind:
        return "the kinds differ"
    return ""


def _group(bodies: Iterable[Body], list_signs: _ListSigns) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body in bodies:
        for sign in list_signs(body):
            found.setdefault(sign, set()).add(body.id)
    return found


def _link(
    bodies: Iterable[str],
    predecessors: Mapping[str, tuple[str, ...]],
    there: Mapping[str, Body],
    here: Mapping[str, Body],
) -> dict[str, tuple[str, ...]]:
    """Return, for each of some bodies, those on the other side that it succeeds, over bodies that are on neither."""
    found = {}
    for body in bodies:
        befores: list[str] = []
        pending, seen = [*predecessors.get(body, ())], {body}
        while pending:
            before = pending.pop()
            if before in seen:
                continue
            seen.add(before)
            if before in there:
                befores.append(before)
            elif before not in here:
                pending += predecessors.get(before, ())
        if befores:
            found[body] = tuple(sorted(befores))
    return found


def _list_components(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield bodies of one side and of the other that are linked, however far, as two sorted lists."""
    back: dict[str, list[str]] = {}
    for body, befores in links.items():
        for before in befores:
            back.setdefault(before, []).append(body)
    seen: set[str] = set()
    for start in sorted(links):
        if start in seen:
            continue
        ones, others = {start}, set[str]()
        pending = [start]
        while pending:
            for other in links[pending.pop()]:
                others.add(other)
                new = [body for body in back[other] if body not in ones]
                ones.update(new)
                pending += new
        seen |= ones
        yield tuple(sorted(ones)), tuple(sorted(others))
