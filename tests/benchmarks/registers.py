"""Registers of any size, with cycles and loops in them, for measuring: the same bytes for the same size."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

KINDS = ("working_group", "board", "outcome_group", "programme_board", "partnership_board", "local_board", "forum")
STATUSES = ("active",) * 95 + ("new",) * 3 + ("under_review", "on_hold")
STANDINGS = ("stated",) * 97 + ("disputed", "inferred", "proposed")
RELATIONS_PER_BODY = 1.7
KNOT_STANDINGS = ("stated",) * 8 + ("unclear", "disputed")


def register(size: int) -> str:
    """Return a structure file of `size` bodies and 1.7 times as many relations."""
    return "".join(_lines(size))


def changed_register(size: int) -> str:
    """Return the register of this size some time later: of a hundred bodies one is gone, one new, and some answer to another or rest."""
    chance = random.Random(f"changes of {size}")
    roots = max(1, size // 1000)
    gone = {number for number in range(roots, size) if chance.random() < 0.01}
    parts, *bodies = re.split(r"(?m)^(?=  body-)", register(size))
    for number, written in enumerate(bodies):
        if number in gone:
            continue
        body = written
        if number >= roots and chance.random() < 0.02:
            body = body.replace("status: active", "status: on_hold")
        if chance.random() < 0.02:
            body = body.replace("reports_to:", "accountable_to:" if "accountable_to:" not in body else "reports_to:")
        parts += _LINE_TO.sub(lambda found: "" if int(found[1]) in gone else found[0], body)
    new = (
        f"  body-new-{number:06d}: {{name: New group number {number}, kind: forum, source: review row {number}}}\n"
        for number in sorted(gone)
    )
    return _EMPTY_MAPPING.sub("", parts) + "".join(new)


_LINE_TO = re.compile(r"(?m)^      body-(\d+): .*\n")
_EMPTY_MAPPING = re.compile(r"(?m)^    \w+:\n(?!      )")


def knot(size: int, lines: int) -> str:
    """Return a structure file of `size` bodies that all answer to one another, by so many lines."""
    chance = random.Random(f"knot of {size} and {lines}")
    ring = [*range(size)]
    chance.shuffle(ring)
    uppers: dict[int, set[int]] = {body: {ring[place - 1]} for place, body in enumerate(ring)}
    while sum(map(len, uppers.values())) < lines:
        body, upper = chance.sample(ring, 2)
        uppers[body].add(upper)
    parts = ["structure: knot\nsources:\n  review: {title: Review}\nbodies:\n"]
    for body in range(size):
        parts.append(
            f"  body-{body:03d}:\n    name: Group number {body}\n    kind: board\n    source: review row {body}\n"
        )
        parts.append("    reports_to:\n")
        parts += [f"      body-{upper:03d}: {chance.choice(KNOT_STANDINGS)}\n" for upper in sorted(uppers[body])]
    return "".join(parts)


def _lines(size: int) -> Iterator[str]:
    chance = random.Random(size)
    yield "structure: register\ntitle: A register for measuring\nas_of: 2011-06-30\n"
    yield "sources:\n  review: {title: Review, date: 2011-06-30}\n  plan: {title: Plan, date: 2011-01-01}\n"
    yield "bodies:\n"
    for number in range(size):
        root = number < max(1, size // 1000)
        yield f"  body-{number:06d}:\n"
        yield f"    name: Strategy and delivery group number {number}\n"
        yield f"    kind: {'council' if root else chance.choice(KINDS)}\n"
        if root:
            yield "    answers_outside: elected\n"
        else:
            yield f"    status: {chance.choice(STATUSES)}\n"
        yield f"    source: review section 5 row {number}\n"
        if chance.random() < 0.3:
            yield "    remit: Oversees the strategy of its area and reports on progress\n"
        yield from _relations(number, size, chance, root=root)


def _relations(number: int, size: int, chance: random.Random, *, root: bool) -> Iterator[str]:
    """Most bodies have a line to one before them; now and then two or four in a row answer to one another in a circle."""
    targets: dict[str, dict[int, str]] = {}
    if not root and chance.random() < 0.99:
        kind = chance.choice(("reports_to", "accountable_to", "part_of"))
        before = chance.randrange(number // 8, number)
        targets[kind] = {_in_a_circle(number, size) or before: chance.choice(STANDINGS)}
    wanted = int(RELATIONS_PER_BODY) + (chance.random() < RELATIONS_PER_BODY % 1)
    for _ in range(wanted - len(targets)):
        if chance.random() < 0.2:
            kind, target = "scrutinises", number + chance.choice((-2, -1, 1, 2))
        else:
            kind, target = chance.choice(("informs", "works_with", "supports")), chance.randrange(size)
        targets.setdefault(kind, {})[target % size] = chance.choice(STANDINGS)
    for kind, found in targets.items():
        others = {target % size: standing for target, standing in found.items() if target % size != number}
        if others:
            yield f"    {kind}:\n"
        for target, standing in others.items():
            yield f"      body-{target:06d}: {{standing: {standing}, source: plan page {number % 90}}}\n"


def _in_a_circle(number: int, size: int) -> int:
    """Return the next in a circle for a body that is on one, else 0."""
    if number + 3 >= size:
        return 0
    for modulus, first, length in ((97, 5, 2), (389, 20, 4)):
        place = number % modulus - first
        if 0 <= place < length:
            return number + 1 if place < length - 1 else number - length + 1
    return 0
