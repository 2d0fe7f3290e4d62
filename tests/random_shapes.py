"""Random structure files of shapes that `random_structures` seldom draws: loops of scrutiny, lines with many stops, and
routes that come together.
"""

from __future__ import annotations

import itertools
import random
from typing import Any

from random_structures import hold

UPWARD = ["accountable_to", "reports_to", "part_of", "oversees"]
STANDINGS = ["stated", "unclear", "disputed", "inferred", "proposed"]
COMMITTEES = ["scrutiny_committee", "audit_committee", "police_and_crime_panel", "committee"]
AUTHORITIES = [
    "council",
    "combined_authority",
    "integrated_care_board",
    "nhs_trust",
    "integration_joint_board",
    "board",
]

Document = dict[str, Any]


def random_loops(seed: int, most: int = 7) -> Document:
    """A structure of 3 to `most` bodies with scrutiny and lines between them, seldom both ways between the same two."""
    dice = random.Random(seed)
    ids = _ids(dice, dice.randint(3, most))
    density, scrutiny, both_ways = dice.choice([0.3, 0.5, 0.8]), dice.choice([0.3, 0.7, 1.0]), dice.choice([0, 0, 0.2])
    firmness, intended = dice.choice([1.0, 0.7, 0.4]), dice.choice([0.0, 0.5, 1.0])
    bodies = {body: _body(body) for body in ids}
    bodies[ids[0]]["answers_outside"] = "statutory"
    for pair in itertools.combinations(ids, 2):
        one, other = dice.sample(pair, 2)
        for lower, upper, chance in ((one, other, density), (other, one, both_ways), (one, other, both_ways / 2)):
            if dice.random() < chance:
                kind = "scrutinises" if dice.random() < scrutiny else dice.choice(UPWARD)
                details = {"standing": "stated" if dice.random() < firmness else dice.choice(STANDINGS)}
                if kind == "scrutinises" and dice.random() < intended:
                    details["intended"] = "each needs the other's view"
                _relate(bodies, lower, kind, upper, details)
    return _document(f"loops-{seed}", bodies)


def random_committees(seed: int, most: int = 9) -> Document:
    """A structure of 3 to `most` bodies, among them committees that scrutinise what they are part of, and more besides."""
    dice = random.Random(seed)
    document = random_loops(seed, most) if dice.random() < 0.6 else _document(f"plain-{seed}", {})
    bodies = document["bodies"]
    for body in _ids(dice, 3):
        bodies.setdefault(body, _body(body))
    ids = sorted(bodies)
    firmness, purity = dice.choice([1.0, 0.6, 0.3]), dice.choice([1.0, 0.7, 0.3])
    for committee in dice.sample(ids, dice.choice([1, 1, 2])):
        upper = dice.choice([body for body in ids if body != committee])
        bodies[committee]["kind"] = dice.choice(COMMITTEES)
        bodies[upper]["kind"] = dice.choice(AUTHORITIES)
        if dice.random() < purity:
            _drop_lines_of(bodies, committee)
        for kind, lower, above in (
            (dice.choice(["part_of", "part_of", "reports_to", "oversees"]), committee, upper),
            ("scrutinises", upper, committee),
            (dice.choice(["reports_to", "scrutinises"]), committee, dice.choice(ids)),
            ("scrutinises", dice.choice(ids), committee),
        )[: dice.choice([2, 2, 3, 4])]:
            if lower != above:
                standing = "stated" if dice.random() < firmness else dice.choice(STANDINGS)
                _relate(bodies, lower, kind, above, {"standing": standing})
    return document | {"structure": f"committees-{seed}"}


def _drop_lines_of(bodies: dict[str, Document], lower: str) -> None:
    for kind in UPWARD[:3]:
        bodies[lower].pop(kind, None)
    for entry in bodies.values():
        entry.get("oversees", {}).pop(lower, None)
        if not entry.get("oversees", True):
            del entry["oversees"]


def random_stops(seed: int, most: int = 9) -> Document:
    """A structure of up to `most` bodies below which nothing is: lines that spread out from one body and stop variously."""
    dice = random.Random(seed)
    ids = _ids(dice, dice.randint(most - 2, most))
    near, heard = dice.choice([0.0, 0.0, 0.3, 0.9]), dice.choice([0.0, 0.0, 0.2])
    spread, at_rest, turning = dice.choice([1, 2, len(ids)]), dice.choice([0.1, 0.4, 0.9]), dice.choice([0.0, 0.2, 0.4])
    bodies = {body: _body(body) for body in ids}
    *inside, root = ids
    bodies[root]["answers_outside"] = "elected"
    for place, upper in enumerate(inside[1:], start=1):
        if dice.random() < at_rest:
            status = dice.choice(["on_hold", "merged", "proposed"])
            bodies[upper]["status"] = hold(dice, "value", status, dice.choice([0.0, 0.3]))
        if dice.random() < near:
            bodies[upper]["scope"] = "neighbour"
        if dice.random() < heard:
            bodies[upper]["last_recorded"] = "2007"
        lower = dice.choice(inside[:place][:spread])
        _relate(bodies, lower, dice.choice(UPWARD), upper, {"standing": dice.choice(STANDINGS[:3])})
        if dice.random() < turning:
            _relate(bodies, upper, dice.choice(UPWARD), dice.choice(inside[:place]), {"standing": "stated"})
    return _document(f"stops-{seed}", bodies) | {"as_of": "2009"}


def random_points(seed: int, most: int = 12) -> Document:
    """A structure of up to `most` bodies with routes up to a root or two, over few bodies or many, by one way or several."""
    dice = random.Random(seed)
    ids = _ids(dice, dice.randint(most - 5, most))
    narrow, branches = dice.choice([1, 2, 3, len(ids)]), dice.choice([1, 1, 2])
    second, turning = dice.choice([0.0, 0.2, 0.5]), dice.choice([0.0, 0.2])
    bodies = {body: _body(body) for body in ids}
    roots = ids[: dice.choice([1, 1, 2])]
    for root in roots:
        bodies[root]["answers_outside"] = "elected"
    for place, lower in enumerate(ids[len(roots) :], start=len(roots)):
        nearest = ids[max(0, place - branches) :: -branches][:narrow]
        _relate(bodies, lower, dice.choice(UPWARD), dice.choice(nearest), {"standing": dice.choice(STANDINGS[:2])})
        if dice.random() < second:
            _relate(bodies, lower, dice.choice(UPWARD), dice.choice(ids[:place]), {"standing": "stated"})
        if dice.random() < turning:
            _relate(bodies, dice.choice(ids[:place]), dice.choice(UPWARD), lower, {"standing": "stated"})
        if dice.random() < 0.05:
            bodies[lower]["status"] = "on_hold"
    return _document(f"points-{seed}", bodies)


def _ids(dice: random.Random, size: int) -> list[str]:
    return dice.sample([f"b{number}" for number in range(1, 3 * size)], size)  # b10 sorts before b2


def _body(body: str) -> Document:
    return {"name": f"The {body} body", "kind": "board", "source": "review p. 1"}


def _relate(bodies: dict[str, Document], lower: str, kind: str, upper: str, details: dict[str, str]) -> None:
    start, end = (upper, lower) if kind in {"oversees", "scrutinises"} else (lower, upper)
    bodies[start].setdefault(kind, {})[end] = details


def _document(name: str, bodies: dict[str, Document]) -> Document:
    return {
        "structure": name,
        "title": name,
        "sources": {"review": {"title": "The review"}},
        "bodies": bodies,
    }
