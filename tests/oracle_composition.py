"""What the analyses of members, chairs, agendas and functions must find, worked out by brute force from their definition.

As in `oracle`, nothing here comes from ctgraph: routes by trying every path, titles by comparing each with each.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import oracle
from oracle import Edge, Expected, Facts, Relation
from oracle_facts import NO_LINE_EXPECTED, as_firm_as, standing_of, targets, weakest

SCRUTINY = "scrutinises"
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
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
    """These, and those of `oracle`."""
    facts = Facts(document, assume, as_of)
    return [*oracle.findings(document, assume, as_of), *findings(facts)]


def findings(facts: Facts) -> Iterator[Expected]:
    """All that these analyses must say."""
    for body in sorted(facts.operating):
        entry = facts.bodies[body]
        chair = chair_of(facts, body)
        if chair and chair.name == "vacant":
            yield Expected("vacant-chair", None, "warning", chair.standing, (body,))
        yield from _about_rows(facts, body, entry)
        yield from _own_members(facts, body)
    yield from _agendas(facts)
    yield from _shared_chairs(facts)
    yield from _functions(facts)


# Rows and seats


def _about_rows(facts: Facts, body: str, entry: Entry) -> Iterator[Expected]:
    rows = rows_of(facts, body)
    adding_up = sum(map(seats, rows))
    total = entry.get("seats", adding_up)
    limit = facts.document.get("limits", {}).get("seats")
    if limit is not None and total > limit:
        standing = None if "seats" in entry else weakest(map(standing_of, rows))
        yield Expected("oversized-board", None, "warning", standing, (body,), amounts=(total, limit))
    mixed = _standing_of_mixture(rows)
    if entry["kind"] not in NO_LINE_EXPECTED and mixed:
        yield Expected("mixed-sectors", None, "info", mixed, (body,))
    known = facts.is_recorded("membership")
    for agency in sorted({fold(row["agency"]) for row in rows}):
        of_agency = [row for row in rows if fold(row["agency"]) == agency]
        name = min(row["agency"] for row in of_agency)
        held = sum(map(seats, of_agency))
        of = max(total, adding_up)
        if known and held * 2 > of >= 3 and len(of_agency) < len(rows):
            standing = weakest(map(standing_of, rows if of == adding_up else of_agency))
            yield Expected("dominant-agency", None, "info", standing, (body,), about=(name,), amounts=(held, of))
        wrong = [row for row in of_agency if "posts" in row and "seats" in row and posts(row) != row["seats"]]
        if wrong:
            most = max((abs(row["seats"] - posts(row)), row["seats"]) for row in wrong)
            alike = [row for row in wrong if (abs(row["seats"] - posts(row)), row["seats"]) == most]
            standing = oracle.firmest(map(standing_of, alike))
            amounts = most[1], max(posts(row) for row in alike if standing_of(row) == standing)
            yield Expected("seats-disagree", None, "info", standing, (body,), about=(name,), amounts=amounts)
    is_open = any("seats" not in row and "posts" not in row for row in rows)
    if known and rows and (adding_up > total or (adding_up < total and not is_open)):
        standing = weakest(map(standing_of, rows))
        yield Expected("seats-disagree", "total", "info", standing, (body,), amounts=(total, adding_up))


def _standing_of_mixture(rows: list[Entry]) -> str | None:
    """How firmly it is held that both those who commission and those who provide sit together, if they do."""
    ways = []
    for sectors in (["both"], ["commissioner", "provider"]):
        held = [[standing_of(row) for row in rows if row.get("sector") == sector] for sector in sectors]
        if all(held):
            ways.append(weakest(map(oracle.firmest, held)))
    return oracle.firmest(ways) if ways else None


def rows_of(facts: Facts, body: str) -> list[Entry]:
    """The rows of a body's membership that are taken."""
    return [row for row in facts.bodies[body].get("members", []) if standing_of(row) in facts.asked]


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
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(composed.translate(PLAIN).split())


# Who is who


def declared(facts: Facts, name: str, *, post: bool) -> str | None:
    """The one body, a post or none, that is called so."""
    found = set()
    for body, entry in facts.bodies.items():
        called = [entry["name"], entry.get("short")] + ([] if post else [body])
        if (entry["kind"] == "post") == post and fold(name) in {fold(word) for word in called if word}:
            found.add(body)
    return found.pop() if len(found) == 1 else None


class Chair(NamedTuple):
    """What is taken of who chairs a body: a title, or the id of a post, `vacant` or `undecided`."""

    name: str
    is_title: bool
    standing: str


def chair_of(facts: Facts, body: str) -> Chair | None:
    """Who chairs a body, in whichever form it is written, if that is taken."""
    told = facts.bodies[body].get("chair")
    if told is None:
        return None
    if isinstance(told, dict) and "title" in told:
        chair = Chair(told["title"], True, standing_of(told))
    else:
        ((name, details),) = targets(told)
        chair = Chair(name, False, standing_of(details))
    return chair if chair.standing in facts.asked else None


def chairs(facts: Facts, body: str) -> tuple[str | None, str] | None:
    """Who chairs a body: a declared post, or none, and the folded title."""
    chair = chair_of(facts, body)
    if chair is None or (not chair.is_title and chair.name in {"vacant", "undecided"}):
        return None
    if not chair.is_title:
        return chair.name, ""
    post = declared(facts, chair.name, post=True)
    return (post, "") if post else (None, fold(chair.name))


def members(facts: Facts, body: str) -> set[str]:
    """The bodies that sit on a body."""
    return {member for member, _ in _seats_held(facts, body)}


def _seats_held(facts: Facts, body: str) -> Iterator[tuple[str, str]]:
    """Who sits on a body, and how firmly that is held; more than once where it is written more than once."""
    for row in rows_of(facts, body):
        called = [declared(facts, row["agency"], post=False)]
        called += [declared(facts, title(entry), post=True) for entry in row.get("posts", [])]
        yield from ((member, standing_of(row)) for member in called if member and member != body)
    for relation in _taken(facts, "represented_on"):
        if relation.end == body:
            yield relation.start, relation.standing


def _standing_of_seat(facts: Facts, body: str, member: str) -> str:
    return oracle.firmest(standing for other, standing in _seats_held(facts, body) if other == member)


def _taken(facts: Facts, kind: str) -> list[Relation]:
    return [
        relation
        for relation in facts.in_force
        if relation.kind == kind
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
    if body in facts.roots | facts.neighbours:
        return
    sitting = members(facts, body) - facts.roots
    ways = list(routes(facts, body))
    if not ways or not sitting or not all(sitting & set(way) for way in ways):
        return
    reaching = {member for member in facts.bodies if any(True for _ in routes(facts, member))}
    lines = [edge.relation for edge in facts.u if edge.lower == body and edge.upper in reaching]
    firmest = min((line.standing for line in lines), key=oracle.STANDINGS.index)
    met = _met_first(facts, body, sitting) & reaching
    yield Expected(
        "own-members",
        None,
        "warning",
        weakest([firmest, *(_standing_of_seat(facts, body, member) for member in met)]),
        (body, *sorted(met)),
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
        for level in facts.levels:
            lines = as_firm_as(level, facts.u)
            chains = list(_chains(lines, *ends))
            if chains:
                shortest = min(chains, key=lambda chain: (len(chain), chain))
                hops = [_firmest(_between(lines, *hop)) for hop in itertools.pairwise(shortest)]
                yield _on("agenda-control", "line", "warning", ends, [agenda, *hops])
                break
        scrutinies = [edge.relation for edge in facts.h if edge.scrutiny and (edge.lower, edge.upper) == ends]
        if scrutinies:
            yield _on("agenda-control", "scrutiny", "warning", ends, [agenda, _firmest(scrutinies)])


def _chains(lines: list[Edge], start: str, end: str) -> Iterator[tuple[str, ...]]:
    def extend(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if path[-1] == end:
            yield path
            return
        for upper in {edge.upper for edge in lines if edge.lower == path[-1]} - set(path):
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
                chairing = [
                    chair_of(facts, end)
                    for end, way in zip((lower, upper), ways, strict=True)
                    if way and way[0] == "chairs"
                ]
                post = key[0]
                more = (post,) if post and post not in (lower, upper) else ()
                severity = "info" if kind == "line" else "warning"
                name = kind if kind == "line" else "scrutiny"
                about = (_called(facts, key, (lower, upper)),)
                found = _on("shared-chair", name, severity, (lower, upper, *more), relations, about)
                standings = [each.standing for each in relations] + [chair.standing for chair in chairing if chair]
                yield replace(found, standing=weakest(standings))


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
    called = [chair_of(facts, end) for end in ends if chairs(facts, end) == key]
    return [chair.name for chair in called if chair][-1]


# Functions


def _functions(facts: Facts) -> Iterator[Expected]:
    listed = facts.document.get("functions", [])
    at_rest: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for name in sorted({fold(entry["name"]) for entry in listed}):
        entries = [entry for entry in listed if fold(entry["name"]) == name]
        called = min(entry["name"] for entry in entries)
        involved = list(_involved(facts, entries))
        yield from _about_function(facts, called, involved)
        owning = [each for each in involved if each.role in {"owner", "oversees"} and facts.has_begun(each.body)]
        owners = {each.body for each in owning}
        if owners and not owners & (facts.operating | facts.unheard):
            standing = weakest([*_firmest_by_body(owning), *map(facts.standing_of_rest, owners)])
            at_rest.setdefault(tuple(sorted(owners)), []).append((called, standing))
    for owners_at_rest, told in at_rest.items():
        kind = "joint" if len(owners_at_rest) > 1 else None
        standing = weakest(standing for _, standing in told)
        about = tuple(called for called, _ in told)
        yield Expected("dormant-owner", kind, "warning", standing, owners_at_rest, about=about)
    yield from _overlaps(facts)


class Involved(NamedTuple):
    """What a body does with a function."""

    body: str
    role: str
    standing: str


def _involved(facts: Facts, entries: Iterable[Entry]) -> Iterator[Involved]:
    for entry in entries:
        for body, details in targets(entry.get("owner", [])):
            if standing_of(details) in facts.asked:
                yield Involved(body, details.get("role", "owner"), standing_of(details))


def _about_function(facts: Facts, called: str, involved: list[Involved]) -> Iterator[Expected]:
    if {each.role for each in involved} <= {"monitors"} and facts.is_recorded("accountability"):
        bodies = tuple(sorted({each.body for each in involved}))
        kind = "monitored" if bodies else None
        yield Expected("unowned-function", kind, "warning", None, bodies, about=(called,))
    owning = [each for each in involved if each.role in {"owner", "oversees"}]
    for role, kind in (("owner", "function"), ("oversees", "oversight")):
        awake = [each for each in owning if each.role == role and each.body in facts.operating]
        bodies = tuple(sorted({each.body for each in awake}))
        if len(bodies) > 1:
            standing = weakest(_firmest_by_body(awake))
            yield Expected("duplicated-remit", kind, "info", standing, bodies, about=(called,))


def _firmest_by_body(involved: list[Involved]) -> list[str]:
    return [
        oracle.firmest(each.standing for each in involved if each.body == body)
        for body in {each.body for each in involved}
    ]


def _overlaps(facts: Facts) -> Iterator[Expected]:
    told: dict[tuple[str, ...], list[str]] = {}
    for body, entry in facts.bodies.items():
        for other, details in targets(entry.get("overlaps", [])):
            if {body, other} <= facts.operating and standing_of(details) in facts.asked:
                told.setdefault(tuple(sorted((body, other))), []).append(standing_of(details))
    for pair, standings in told.items():
        yield Expected("duplicated-remit", "overlap", "warning", oracle.firmest(standings), pair)
