"""Random structure files with what random_structures leaves out: chairs, members, seats, agendas, overlaps and functions.

Few titles and few names, so that they often meet; and some that are merely like, or shared, so that they must not.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from oracle_facts import relations_of
from random_structures import READ_BACKWARDS, STANDINGS, UPWARD, hold, random_document

Document = dict[str, Any]

ROLES = ["owner", "oversees", "delivers", "monitors"]
TITLES = ["Lead Member", "Director", "Chief Executive", "Independent Chair"]
AGENCIES = ["Police", "Primary Care Trust", "primary care  TRUST", "Borough Council", "Schools"]
SECTORS = ["commissioner", "provider", "both", "lay", "elected"]
FUNCTIONS = ["Needs assessment", "needs assessment", "Unblocking", "Workforce strategy", "Monitoring"]


def random_composition(seed: int, most: int = 7) -> Document:
    """A structure of 1 to `most` bodies, some of them posts, with who chairs and who sits; the same for the same seed."""
    return _Composer(random.Random(f"composition {seed}"), random_document(seed, most)).document()


class _Composer:
    """Adds to a document; draws first how much of each there is to be."""

    def __init__(self, dice: random.Random, document: Document) -> None:
        self.dice = dice
        self.written = document
        self.bodies: dict[str, Document] = document["bodies"]
        self.ids = sorted(self.bodies)
        self.posts = [body for body in self.ids if dice.random() < dice.choice([0.0, 0.3, 0.5])]
        self.chaired = dice.choice([0.0, 0.4, 0.9])
        self.seated = dice.choice([0.0, 0.4, 0.9])
        self.stated = dice.choice([0.2, 0.8])
        self.steered = dice.choice([0.0, 0.3, 0.8])
        self.represented = dice.choice([0.0, 0.0, 0.4])
        self.several = dice.choice([0.1, 0.5])
        self.doubt = dice.choice([0.0, 0.2, 0.5])

    def chance(self, probability: float) -> bool:
        return self.dice.random() < probability

    def document(self) -> Document:
        for body in self.posts:
            self.bodies[body] |= {"kind": "post", "name": self.dice.choice([*TITLES, *[f"Post {body}"] * 6])}
        if self.chance(0.5):
            self.lead_up()
        for lower, upper in self.answering():
            if self.chance(self.steered):
                self.relate(lower, "sets_agenda_of", upper)
            if self.chance(self.represented):
                self.relate(upper, "represented_on", lower)
        for body in self.ids:
            self.bodies[body] |= self.composition(body)
        if self.chance(0.6):
            self.written["functions"] = [self.function() for _ in range(self.dice.randint(1, 5))]
        if self.chance(0.5):
            self.written["limits"] = {"seats": self.dice.randint(1, 6)}
        return self.written

    def lead_up(self) -> None:
        """Lines from each body to one or two that come after it, in an order that ends with a root if there is one."""
        roots = [body for body in self.ids if "answers_outside" in self.bodies[body]]
        order = [
            *self.dice.sample([body for body in self.ids if body not in roots], len(self.ids) - len(roots)),
            *roots,
        ]
        for place, lower in enumerate(order[:-1]):
            above = order[place + 1 :]
            for upper in self.dice.sample(above, min(len(above), self.dice.choice([1, 1, 2]))):
                self.relate(lower, self.dice.choice(["reports_to", "accountable_to"]), upper)

    def answering(self) -> list[tuple[str, str]]:
        """Who answers to whom, by a line or by scrutiny."""
        return [
            (each.end, each.start) if each.kind in READ_BACKWARDS else (each.start, each.end)
            for each in sorted(relations_of(self.bodies))
            if each.kind in (*UPWARD, "scrutinises")
        ]

    def relate(self, start: str, kind: str, end: str) -> None:
        if any((start, kind, end) == each.triple for each in relations_of(self.bodies)):
            return
        told = self.bodies[start].get(kind, {})
        full = told if isinstance(told, dict) else dict.fromkeys(_ends(told), "stated")
        standing = self.dice.choice(["stated", "stated", *STANDINGS[1:]])
        self.bodies[start][kind] = {**full, end: full.get(end, standing)}

    def composition(self, body: str) -> Document:
        found: Document = {}
        if self.chance(self.chaired):
            found["chair"] = self.chair()
        if body not in self.posts and self.chance(self.seated):
            found["members"] = [self.row(body) for _ in range(self.dice.randint(1, 4))]
        if self.chance(0.15):
            found["seats"] = self.dice.randint(1, 9)
        others = [other for other in self.ids if other != body]
        if others and self.chance(0.15):
            found["overlaps"] = self.held_ids(self.dice.sample(others, self.dice.randint(1, min(2, len(others)))))
        return found

    def chair(self) -> Any:
        if self.chance(0.2):
            return self.held_chair(self.dice.choice(["vacant", "vacant", "undecided"]))
        if self.posts and self.chance(0.6):
            return self.held_chair(self.dice.choice(self.posts))
        title = self.dice.choice([*TITLES, "director", "Lead  Member"])
        held = hold(self.dice, "title", title, self.doubt)
        return held if isinstance(held, dict) else {"title": title}

    def held_chair(self, name: str) -> Any:
        return {name: self.standing()} if self.chance(self.doubt) else name

    def held_ids(self, ids: list[str]) -> Any:
        """Ids as people write them: one, a list, or with a standing for each."""
        if self.chance(self.doubt):
            return {each: self.standing() for each in ids}
        return ids if len(ids) > 1 or self.chance(0.5) else ids[0]

    def standing(self) -> Any:
        standing = self.dice.choice(STANDINGS)
        return standing if self.chance(0.5) else {"standing": standing, "note": "as one reads it"}

    def row(self, body: str) -> Document:
        called = [self.bodies[body].get("short", self.bodies[body]["name"]) for body in self.ids]
        row: Document = {"agency": self.dice.choice([*AGENCIES, *called, *called])}
        if self.chance(self.stated):
            row["seats"] = self.dice.randint(1, 4)
        if self.chance(0.6):
            row["posts"] = [self.post(body) for _ in range(self.dice.randint(1, 3))]
        if self.chance(0.5):
            row["sector"] = self.dice.choice(SECTORS)
        if self.chance(self.doubt):
            row["standing"] = self.dice.choice(STANDINGS)
        return row

    def post(self, body: str) -> str:
        above = [upper for lower, upper in self.answering() if lower == body and upper in self.posts]
        named = [self.bodies[post]["name"] for post in (*self.posts, *above, *above, *above)]
        title: str = self.dice.choice([*TITLES, *named])
        shape = self.dice.choice(["{}"] * 7 + ["{} x 2", "3 x {}", "{} × 2", "{} / Deputy"])
        return shape.format(title)

    def function(self) -> Document:
        found: Document = {"name": self.dice.choice(FUNCTIONS), "source": "review p. 1"}
        owners = self.dice.sample(
            self.ids, min(len(self.ids), self.dice.randint(2, 3) if self.chance(self.several) else 1)
        )
        if self.chance(0.75):
            found["owner"] = self.involved(owners) if self.chance(0.6) else self.held_ids(owners)
        return found

    def involved(self, owners: list[str]) -> Document:
        roles = self.dice.choice([["owner", "oversees"], ["oversees"], ["monitors"], ["owner", *ROLES]])
        found: Document = {}
        for owner in owners:
            found[owner] = {"role": self.dice.choice(roles)}
            if self.chance(self.doubt):
                found[owner]["standing"] = self.dice.choice(STANDINGS)
        return found


def _ends(told: Any) -> list[str]:
    return [told] if isinstance(told, str) else list(told)


def without_references(document: Document, body: str) -> Document:
    """The document with no chair, overlap or owner that is `body`."""
    bodies = {}
    for other, entry in document["bodies"].items():
        left = dict(entry)
        if "title" not in left.get("chair", {}) and body in _ends(left.get("chair", [])):
            del left["chair"]
        bodies[other] = _only(left, "overlaps", lambda each: each != body)
    functions = [_only(function, "owner", lambda each: each != body) for function in document.get("functions", [])]
    return {**document, "bodies": bodies, "functions": functions}


def _only(entry: Document, key: str, kept: Callable[[str], bool]) -> Document:
    told = entry.get(key, [])
    rest = {name: value for name, value in entry.items() if name != key}
    if isinstance(told, dict):
        left: Any = {each: details for each, details in told.items() if kept(each)}
    else:
        left = [each for each in _ends(told) if kept(each)]
    return rest | ({key: left} if left else {})


def renamed_references(document: Document, prefix: str) -> Document:
    """The document with a prefix before every id that a chair, an agency, an overlap or an owner is."""
    ids = document["bodies"].keys()

    def other(told: Any) -> Any:
        if isinstance(told, dict):
            return {other(each): details for each, details in told.items()}
        if isinstance(told, list):
            return [other(each) for each in told]
        return prefix + told if told in ids else told

    bodies = {}
    for body, entry in document["bodies"].items():
        told = dict(entry)
        for key in {"chair", "overlaps"} & told.keys():
            told[key] = other(told[key])
        if "members" in told:
            told["members"] = [row | {"agency": other(row["agency"])} for row in told["members"]]
        bodies[body] = told
    functions = [
        function | ({"owner": other(function["owner"])} if "owner" in function else {})
        for function in document.get("functions", [])
    ]
    return {**document, "bodies": bodies, "functions": functions}
