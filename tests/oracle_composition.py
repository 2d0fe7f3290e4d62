"""What the analyses of members, chairs, agendas and functions must find, worked out by brute force from their definition.

As in `oracle`, nothing here comes from ctgraph: routes by trying every path, titles by comparing each with each.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import oracle
from oracle import Edge, Expected, Facts, Relation

SCRUTINY = "scrutinises"
KIND_ORDER = ["accountable_to", "reports_to", "part_of", "oversees", SCRUTINY]
RULES = {
    "agenda-control",
    "dominant-agency",
    "dormant-owner",
    "duplicated-remit",
    "mixed-sectors",
    "oversized-board",
    "own-members",
    "seats-disagree",
    "shared-chair",
    "unowned-function",
    "vacant-chair",
}

Entry = dict[str, Any]


def all_findings(document: Entry, assume: Collection[str] = (), as_of: str | None = None) -> list[Expected]:
    """These, and those of the nine analyses of `oracle`."""
    facts = Facts(document, assume, as_of)
    return [*oracle.findings(document, assume, as_of), *findings(facts)]


def findings(facts: Facts) -> Iterator[Expected]:
    """All that these analyses must say."""
    for body in sorted(facts.operating):
        entry = facts.bodies[body]
        if entry.get("chair") == "vacant":
            yield Expected("vacant-chair", None, "warning", None, (body,))
        yield from _about_rows(facts, body, entry)
        yield from _own_members(facts, body)
    yield from _agendas(facts)
    yield from _shared_chairs(facts)
    yield from _functions(facts)


# Rows and seats


def _about_rows(facts: Facts, body: str, entry: Entry) -> Iterator[Expected]:
    rows = entry.get("members", [])
    adding_up = sum(map(seats, rows))
    total = entry.get("seats", adding_up)
    limit = facts.document.get("limits", {}).get("seats")
    if limit is not None and total > limit:
        yield Expected("oversized-board", None, "warning", None, (body,), amounts=(total, limit))
    sectors = {row.get("sector") for row in rows}
    if entry["kind"] not in oracle.NO_LINE_EXPECTED and ("both" in sectors or {"commissioner", "provider"} <= sectors):
        yield Expected("mixed-sectors", None, "info", None, (body,))
    known = facts.is_recorded("membership")
    for agency in sorted({fold(row["agency"]) for row in rows}):
        of_agency = [row for row in rows if fold(row["agency"]) == agency]
        name = min(row["agency"] for row in of_agency)
        held = sum(map(seats, of_agency))
        of = max(total, adding_up)
        if known and held * 2 > of >= 3 and len(of_agency) < len(rows):
            yield Expected("dominant-agency", None, "info", None, (body,), about=(name,), amounts=(held, of))
        wrong = [row for row in of_agency if "posts" in row and "seats" in row and posts(row) != row["seats"]]
        if wrong:
            worst = max(wrong, key=lambda row: (abs(row["seats"] - posts(row)), row["seats"]))
            amounts = worst["seats"], posts(worst)
            yield Expected("seats-disagree", None, "info", None, (body,), about=(name,), amounts=amounts)
    is_open = any("seats" not in row and "posts" not in row for row in rows)
    if known and rows and (adding_up > total or (adding_up < total and not is_open)):
        yield Expected("seats-disagree", "total", "info", None, (body,), amounts=(total, adding_up))


def posts(row: Entry) -> int:
    """How many posts a row lists."""
    return sum(times(entry) for entry in row.get("posts", []))


def seats(row: Entry) -> int:
    """How many seats a row counts for."""
    return int(row.get("seats", posts(row) or 1))


def times(entry: str) -> int:
    """How many of a post an entry means."""
    words = entry.split()
    number = 1
    if words[-1].isdigit() and words[-2] in {"x", "×"}:
        number *= int(words[-1])
    if words[0].isdigit() and words[1] in {"x", "×"}:
        number *= int(words[0])
    return number


def title(entry: str) -> str:
    """The post that an entry means."""
    words = entry.split()
    if len(words) > 2 and words[-1].isdigit() and words[-2] in {"x", "×"}:
        words = words[:-2]
    if len(words) > 2 and words[0].isdigit() and words[1] in {"x", "×"}:
        words = words[2:]
    return " ".join(words)


def fold(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.casefold().split())


# Who is who


def declared(facts: Facts, name: str, *, post: bool) -> str | None:
    """The one body, a post or none, that is called so."""
    found = set()
    for body, entry in facts.bodies.items():
        called = [entry["name"], entry.get("short")] + ([] if post else [body])
        if (entry["kind"] == "post") == post and fold(name) in {fold(word) for word in called if word}:
            found.add(body)
    return found.pop() if len(found) == 1 else None


def chairs(facts: Facts, body: str) -> tuple[str | None, str] | None:
    """Who chairs a body: a declared post, or none, and the folded title."""
    chair = facts.bodies[body].get("chair")
    if chair is None or chair == "vacant":
        return None
    if isinstance(chair, str):
        return chair, ""
    post = declared(facts, chair["title"], post=True)
    return (post, "") if post else (None, fold(chair["title"]))


def members(facts: Facts, body: str) -> set[str]:
    """The bodies that sit on a body."""
    found: set[str | None] = set()
    for row in facts.bodies[body].get("members", []):
        found.add(declared(facts, row["agency"], post=False))
        found |= {declared(facts, title(entry), post=True) for entry in row.get("posts", [])}
    for relation in _taken(facts, "represented_on"):
        if relation.end == body:
            found.add(relation.start)
    return {member for member in found if member and member != body}


def _taken(facts: Facts, kind: str) -> list[Relation]:
    return [
        relation
        for relation in facts.relations
        if relation.kind == kind
        and relation.in_force
        and relation.standing in facts.asked
        and {relation.start, relation.end} <= facts.operating
    ]


# Routes


def routes(facts: Facts, body: str) -> Iterator[tuple[str, ...]]:
    """Every simple route of a body to the first root."""

    def extend(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if path[-1] in facts.roots:
            yield path
            return
        for upper in {edge.upper for edge in facts.u if edge.lower == path[-1]} - set(path):
            yield from extend((*path, upper))

    yield from extend((body,))


def _own_members(facts: Facts, body: str) -> Iterator[Expected]:
    if body in facts.roots:
        return
    sitting = members(facts, body) - facts.roots
    ways = list(routes(facts, body))
    if not ways or not sitting or not all(sitting & set(way) for way in ways):
        return
    reaching = {member for member in facts.bodies if any(True for _ in routes(facts, member))}
    lines = [edge.relation for edge in facts.u if edge.lower == body and edge.upper in reaching]
    firmest = min((line.standing for line in lines), key=oracle.STANDINGS.index)
    yield Expected(
        "own-members",
        None,
        "warning",
        firmest,
        (body, *sorted(_met_first(facts, body, sitting) & reaching)),
        relations=frozenset(line.triple for line in lines if line.standing == firmest),
    )


def _met_first(facts: Facts, body: str, sitting: set[str]) -> set[str]:
    """The members that can be come to without passing another."""
    reached, growing = {body}, True
    while growing:
        further = {edge.upper for edge in facts.u if edge.lower in reached - sitting} - reached
        reached |= further
        growing = bool(further)
    return reached & sitting


def _agendas(facts: Facts) -> Iterator[Expected]:
    for agenda in _taken(facts, "sets_agenda_of"):
        ends = agenda.start, agenda.end
        chains = list(_chains(facts, *ends))
        if chains:
            shortest = min(chains, key=lambda chain: (len(chain), chain))
            hops = [_firmest(_between(facts.u, *hop)) for hop in itertools.pairwise(shortest)]
            yield _on("agenda-control", "line", "warning", ends, [agenda, *hops])
        scrutinies = [edge.relation for edge in facts.h if edge.scrutiny and (edge.lower, edge.upper) == ends]
        if scrutinies:
            yield _on("agenda-control", "scrutiny", "warning", ends, [agenda, _firmest(scrutinies)])


def _chains(facts: Facts, start: str, end: str) -> Iterator[tuple[str, ...]]:
    def extend(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if path[-1] == end:
            yield path
            return
        for upper in {edge.upper for edge in facts.u if edge.lower == path[-1]} - set(path):
            yield from extend((*path, upper))

    yield from extend((start,))


def _between(edges: Iterable[Edge], lower: str, upper: str) -> list[Relation]:
    return [edge.relation for edge in edges if (edge.lower, edge.upper) == (lower, upper)]


def _firmest(relations: Iterable[Relation]) -> Relation:
    return min(relations, key=lambda each: (oracle.STANDINGS.index(each.standing), KIND_ORDER.index(each.kind)))


def _on(
    rule: str,
    kind: str,
    severity: str,
    bodies: tuple[str, ...],
    relations: list[Relation],
    about: tuple[str, ...] = (),
) -> Expected:
    standing = max((relation.standing for relation in relations), key=oracle.STANDINGS.index)
    triples = frozenset(relation.triple for relation in relations)
    return Expected(rule, kind, severity, standing, bodies, relations=triples, about=about)


# Posts at both ends


def _shared_chairs(facts: Facts) -> Iterator[Expected]:
    keys = {key for body in facts.operating if (key := chairs(facts, body))}
    keys |= {(body, "") for body, entry in facts.bodies.items() if entry["kind"] == "post"}
    keys = {key for key in keys if key[0] is None or key[0] in facts.operating}
    for lower, upper in itertools.permutations(sorted(facts.operating), 2):
        for kind, edges in (("line", facts.u), (SCRUTINY, [edge for edge in facts.h if edge.scrutiny])):
            between = _between(edges, lower, upper)
            for key in keys if between else ():
                ways = [_way(facts, key, end) for end in (lower, upper)]
                known = [way for way in ways if way]
                if len(known) < 2:
                    continue
                told = {way for way, _ in known}
                both_answer = kind == SCRUTINY and told == {"answers"}
                if "chairs" not in told and not both_answer:
                    continue
                relations = [_firmest(between), *(line for _, line in known if line)]
                post = key[0]
                more = (post,) if post and post not in (lower, upper) else ()
                severity = "info" if kind == "line" else "warning"
                name = kind if kind == "line" else "scrutiny"
                about = (_called(facts, key, (lower, upper)),)
                yield _on("shared-chair", name, severity, (lower, upper, *more), relations, about)


def _way(facts: Facts, key: tuple[str | None, str], end: str) -> tuple[str, Relation | None] | None:
    if chairs(facts, end) == key:
        return "chairs", None
    if key[0] == end:
        return "is", None
    lines = _between(facts.u, end, key[0]) if key[0] else []
    return ("answers", _firmest(lines)) if lines else None


def _called(facts: Facts, key: tuple[str | None, str], ends: tuple[str, str]) -> str:
    if key[0]:
        entry = facts.bodies[key[0]]
        return str(entry.get("short", entry["name"]))
    titles = [facts.bodies[end]["chair"]["title"] for end in ends if chairs(facts, end) == key]
    return str(titles[-1])


# Functions


def _functions(facts: Facts) -> Iterator[Expected]:
    listed = facts.document.get("functions", [])
    asleep: dict[tuple[str, ...], list[str]] = {}
    for name in sorted({fold(entry["name"]) for entry in listed}):
        entries = [entry for entry in listed if fold(entry["name"]) == name]
        called = min(entry["name"] for entry in entries)
        owners = {owner for entry in entries for owner in _owners(entry)}
        awake = tuple(sorted(owners & facts.operating))
        if not owners and facts.is_recorded("accountability"):
            yield Expected("unowned-function", None, "warning", None, (), about=(called,))
        if owners and not awake:
            asleep.setdefault(tuple(sorted(owners)), []).append(called)
        if len(awake) > 1:
            yield Expected("duplicated-remit", "function", "info", None, awake, about=(called,))
    for group, names in asleep.items():
        kind = "joint" if len(group) > 1 else None
        yield Expected("dormant-owner", kind, "warning", None, group, about=tuple(names))
    pairs = {
        tuple(sorted((body, other)))
        for body, entry in facts.bodies.items()
        for other in entry.get("overlaps", [])
        if {body, other} <= facts.operating
    }
    for pair in pairs:
        yield Expected("duplicated-remit", "overlap", "warning", None, pair)


def _owners(entry: Entry) -> list[str]:
    owner = entry.get("owner", [])
    return [owner] if isinstance(owner, str) else list(owner)
