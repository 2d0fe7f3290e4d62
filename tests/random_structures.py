"""Random structure files, as dicts and as YAML, for laws that must hold of every structure."""

from __future__ import annotations

import calendar
import json
import random
from typing import Any

from oracle_facts import INVERSES as INVERSE_WORDS

BODY_KINDS = [
    "council",
    "cabinet",
    "committee",
    "scrutiny_committee",
    "statutory_board",
    "partnership_board",
    "board",
    "executive",
    "commissioning_board",
    "programme_board",
    "outcome_group",
    "local_board",
    "working_group",
    "task_and_finish_group",
    "panel",
    "advisory_group",
    "forum",
    "assembly",
    "post",
    "agency",
    "audit_committee",
    "combined_authority",
    "delivery_group",
    "health_and_wellbeing_board",
    "integrated_care_board",
    "mayor",
    "network",
    "police_and_crime_panel",
    "regulator",
    "sub_group",
]
UPWARD = ["accountable_to", "reports_to", "part_of", "oversees"]
INVERSES = {kind: word for word, kind in INVERSE_WORDS.items()}
NO_ACCOUNT = ["works_with", *sorted(INVERSES.keys() - {*UPWARD, "scrutinises"})]
RELATION_KINDS = [*UPWARD, "scrutinises", *NO_ACCOUNT]
RELATION_KEYS = [*RELATION_KINDS, *INVERSES.values()]
IN_ANY_ORDER = {*RELATION_KEYS, "members", "overlaps"}
READ_BACKWARDS = {"oversees", "scrutinises"}
OPERATING = ["active", "new", "shadow", "under_review", "renewing", "low_activity", "virtual", "unknown"]
NOT_OPERATING = ["on_hold", "not_meeting", "never_met", "merged", "wound_up"]
STANDINGS = ["stated", "unclear", "disputed", "inferred", "proposed"]
BASES = ["elected", "statutory", "external"]
PLACES = ["Background", "p. 4, para 2", "Areas for development", "Annex A: “terms”"]

Triple = tuple[str, str, str]


def random_document(seed: int, most: int = 7) -> dict[str, Any]:
    """A well-formed structure file of 1 to `most` bodies, as a dict; the same for the same seed."""
    return _Author(random.Random(seed), most).document(f"random-{seed}")


def to_yaml(document: dict[str, Any]) -> str:
    """The document as the text of a structure file; every scalar is a JSON string, which YAML reads as text."""
    return "".join(f"{line}\n" for line in _yaml_lines(document, ""))


def shuffled(document: dict[str, Any], seed: int) -> dict[str, Any]:
    """The same document, with its bodies, their keys, what stands under these, and its functions in another order."""
    dice = random.Random(seed)
    bodies = {
        body: {key: _reordered(value, dice) if key in IN_ANY_ORDER else value for key, value in entry.items()}
        for body, entry in _reordered(document["bodies"], dice).items()
    }
    if "functions" in document:
        document = {**document, "functions": _reordered(document["functions"], dice)}
    return {**document, "bodies": {body: _reordered(entry, dice) for body, entry in bodies.items()}}


def hold(dice: random.Random, key: str, value: Any, doubt: float) -> Any:
    """A fact as it is written: plain, or with a standing and perhaps a note, the likelier the more doubt there is."""
    if dice.random() >= doubt:
        return value
    details = {key: value, "standing": dice.choice(STANDINGS)}
    return details | ({"note": "as one reads it"} if dice.random() < 0.3 else {})


def _reordered(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        return dict(dice.sample(list(value.items()), len(value)))
    return dice.sample(value, len(value)) if isinstance(value, list) else value


def _yaml_lines(value: dict[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for key, held in value.items():
        start = f"{indent}{_quoted(key)}:"
        if isinstance(held, dict) and held:
            lines += [start, *_yaml_lines(held, indent + "  ")]
        elif isinstance(held, list) and held:
            # JSON is YAML, so that a mapping in a list can stand on one line
            lines += [start, *(f"{indent}  - {_quoted(item)}" for item in held)]
        else:
            lines.append(f"{start} {_quoted(held)}")
    return lines


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _first_day(date: str) -> str:
    return f"{date}-01-01"[:10] if date else ""


class _Author:
    """Writes one document: first draws how firm, dense, dated and sourced it is, so that documents differ in temper."""

    def __init__(self, dice: random.Random, most: int) -> None:
        self.dice = dice
        size = dice.randint(1, most)
        self.ids = dice.sample([f"b{number}" for number in range(1, 2 * most + 6)], size)  # b10 sorts before b2
        self.roots = dice.sample(self.ids, min(dice.choice([0, 1, 1, 1, 2]), size))
        self.documents = dice.choice([["review"], ["review", "minutes"]])
        self.firmness = dice.choice([1.0, 0.9, 0.6, 0.3])
        self.density = dice.choice([0.0, 0.0, 0.5, 1.0, 1.5, 2.5, 4.0])
        self.dated = dice.choice([0.0, 0.0, 0.15, 0.4])
        self.changing = dice.choice([0.0, 0.0, 0.3, 0.6])
        self.sourced = dice.choice([1.0, 0.9, 0.5])
        self.at_rest = dice.choice([0.0, 0.0, 0.1, 0.1, 0.3, 0.6])
        self.lead = dice.choice([0.0, 0.2])
        self.intended = dice.choice([0.0, 0.3, 1.0])
        self.detailed = dice.choice([0.0, 0.3])
        self.backwards = dice.choice([0.0, 0.2, 0.5])
        self.jointly = dice.choice([0.0, 0.0, 0.4])
        self.doubt = dice.choice([0.0, 0.0, 0.2, 0.7])
        self.next_door = dice.choice([0.0, 0.0, 0.2, 0.5])
        self.last_heard = dice.choice([0.0, 0.0, 0.1, 0.3])
        weights = dice.choice([(2, 1, 1), (6, 1, 1), (2, 4, 1), (1, 0, 0), (3, 2, 4)])
        self.kind_weights = dict(zip(("upward", "scrutiny", "other"), weights, strict=True))

    def chance(self, probability: float) -> bool:
        return self.dice.random() < probability

    def document(self, name: str) -> dict[str, Any]:
        written: dict[str, Any] = {"structure": name, "title": f"Arrangements, {name}"}
        if self.chance(0.7):
            written["as_of"] = self.day()
        written["sources"] = {key: {"title": f"The {key}", "date": self.day()} for key in self.documents}
        if self.chance(0.4):
            written["recorded"] = {
                what: self.dice.choice(["yes", "partly", "partly", "no"])
                for what in ("accountability", "scrutiny", "membership")
                if self.chance(0.7)
            } or {"accountability": "partly"}
        bodies = {body: self.body(body) for body in self.ids}
        self.declare_roots(bodies)
        self.relate(bodies)
        written["bodies"] = {body: self.as_typed(entry) for body, entry in bodies.items()}
        return shuffled(written, self.dice.randrange(2**32))

    def relate(self, bodies: dict[str, dict[str, Any]]) -> None:
        """Writes each relation under the body that it starts at, under that at its other end, or under both."""
        triples = {
            (min(start, end), max(start, end), kind) if kind == "works_with" else (start, end, kind)
            for start, kind, end in self.triples()
        }
        details = {triple: self.details(triple[2]) for triple in sorted(triples)}
        self.mark_joint(details)
        for (start, end, kind), told in details.items():
            inverse = INVERSES.get(kind, kind)
            backwards = self.chance(self.backwards)
            if not backwards or self.chance(0.3):
                bodies[start].setdefault(kind, {})[end] = told
            if backwards:
                bodies[end].setdefault(inverse, {})[start] = told

    def mark_joint(self, details: dict[Triple, dict[str, Any]]) -> None:
        """Makes lines of some bodies to different ones joint."""
        for body in self.ids:
            uppers: dict[str, dict[str, Any]] = {}
            for (start, end, kind), told in details.items():
                lower, upper = (end, start) if kind in READ_BACKWARDS else (start, end)
                if kind in UPWARD and lower == body:
                    uppers.setdefault(upper, told)
            if len(uppers) > 1 and self.chance(self.jointly):
                for upper in self.dice.sample(sorted(uppers), self.dice.randint(2, len(uppers))):
                    uppers[upper]["joint"] = "yes"

    def body(self, body: str) -> dict[str, Any]:
        written: dict[str, Any] = {"name": f"The {body} body", "kind": self.dice.choice(BODY_KINDS)}
        if self.chance(0.2):
            written["short"] = body.upper() + " é"
        if self.chance(self.at_rest):
            written["status"] = self.dice.choice([*NOT_OPERATING, "proposed", "proposed", "proposed"])
        elif self.chance(0.4):
            written["status"] = self.dice.choice(OPERATING)
        if self.chance(self.sourced):
            written["source"] = self.source()
        written |= self.dates()
        if self.chance(self.changing):
            written |= self.dated_status(written)
        return self.held(written | self.bounds(written))

    def bounds(self, written: dict[str, Any]) -> dict[str, Any]:
        """Whether it is only next door, and when it was last heard of."""
        found: dict[str, Any] = {"scope": "neighbour"} if self.chance(self.next_door) else {}
        last = self.day()
        is_heard = "until" not in written and _first_day(written.get("from", "")) <= last
        if is_heard and self.chance(self.last_heard):
            found["last_recorded"] = last
        return found

    def held(self, written: dict[str, Any]) -> dict[str, Any]:
        """The body with its dates and its status as firm as they are held."""
        for key in sorted({"from", "until", "last_recorded"} & written.keys()):
            written[key] = hold(self.dice, "date", written[key], self.doubt)
        if isinstance(written.get("status"), str):
            written["status"] = hold(self.dice, "value", written["status"], self.doubt)
        return written

    def dated_status(self, written: dict[str, Any]) -> dict[str, Any]:
        """A status that changes, within the dates of the body, from its beginning if it has one."""
        told = {_first_day(written["from"]): written["from"]} if "from" in written else {}
        for day in {self.day(): None for _ in range(4)}:
            if _first_day(written.get("from", "")) < _first_day(day) <= f"{written.get('until', '')}~":
                told.setdefault(_first_day(day), day)
        statuses = [*OPERATING, *NOT_OPERATING, "proposed"]
        held = {
            day: hold(self.dice, "value", self.dice.choice(statuses), self.doubt) for _, day in sorted(told.items())
        }
        return {"status": held} if told else {}

    def declare_roots(self, bodies: dict[str, dict[str, Any]]) -> None:
        for body in self.roots:
            bodies[body]["answers_outside"] = hold(self.dice, "basis", self.dice.choice(BASES), self.doubt / 2)
            if self.chance(0.15):
                bodies[body]["status"] = self.dice.choice(NOT_OPERATING)

    def triples(self) -> set[Triple]:
        size = len(self.ids)
        if size < 2:
            return set()
        if self.chance(0.2):  # one shape and nothing else, or the rest drowns it
            return self.dice.choice([self.fan(), self.fan(), self.ladder(), self.ring(self.dice.randint(2, size))])
        triples = {self.triple(*self.dice.sample(self.ids, 2)) for _ in range(round(self.density * size))}
        if self.chance(0.4):
            triples |= self.ring(self.dice.randint(2, size))
        if self.chance(0.3):
            triples |= self.ring(2)
        if self.chance(0.4):
            triples |= self.ladder()
        for start, kind, end in sorted(triples):
            if self.chance(0.1):
                triples.add(self.parallel(start, kind, end))
        return triples

    def triple(self, lower: str, upper: str) -> Triple:
        """A relation of any kind, by which `lower` answers to `upper` where the kind carries account."""
        families = {"upward": UPWARD, "scrutiny": ["scrutinises"], "other": NO_ACCOUNT}
        family = self.dice.choices(list(families), [self.kind_weights[name] for name in families])[0]
        return self.answering(self.dice.choice(families[family]), lower, upper)

    @staticmethod
    def answering(kind: str, lower: str, upper: str) -> Triple:
        return (upper, kind, lower) if kind in READ_BACKWARDS else (lower, kind, upper)

    def ring(self, size: int) -> set[Triple]:
        """A cycle of account: of upward lines, of scrutiny, or of both."""
        kinds = self.dice.choice([UPWARD, ["scrutinises"], ["scrutinises", *UPWARD]])
        bodies = self.dice.sample(self.ids, size)
        steps = zip(bodies, [*bodies[1:], bodies[0]], strict=True)
        return {self.answering(self.dice.choice(kinds), lower, upper) for lower, upper in steps}

    def ladder(self) -> set[Triple]:
        """Upward lines that make no cycle of themselves: each body answers to one that stands later in the file."""
        places = range(len(self.ids) - 1)
        return {
            self.answering(self.dice.choice(UPWARD), self.ids[place], self.dice.choice(self.ids[place + 1 :]))
            for place in places
        }

    def fan(self) -> set[Triple]:
        """One body that answers to every other, or to every other that is not a root."""
        spared = set(self.roots) if self.chance(0.5) else set()
        lower = self.dice.choice([body for body in self.ids if body not in spared] or self.ids)
        uppers = [body for body in self.ids if body != lower and body not in spared]
        return {self.answering(self.dice.choice(UPWARD), lower, upper) for upper in uppers}

    def parallel(self, start: str, kind: str, end: str) -> Triple:
        """A second relation between the same two, the same way or back."""
        other = self.dice.choice([another for another in RELATION_KINDS if another != kind])
        return (start, other, end) if self.chance(0.7) else (end, other, start)

    def details(self, kind: str) -> dict[str, Any]:
        written: dict[str, Any] = {}
        if not self.chance(self.firmness):
            written["standing"] = self.dice.choice(STANDINGS)
        if self.chance(self.detailed):
            written["source"] = self.source()
        if kind in UPWARD and self.chance(self.lead):
            written["lead"] = "yes"
        if kind == "scrutinises" and self.chance(self.intended):
            written["intended"] = "each needs the other's view"
        return {**written, **self.dates()}

    def as_typed(self, entry: dict[str, Any]) -> dict[str, Any]:
        """The relations of a body in one of the forms that people type: an id, a list, a mapping."""
        return {key: self.targets(held) if key in RELATION_KEYS else held for key, held in entry.items()}

    def targets(self, told: dict[str, dict[str, Any]]) -> Any:
        if not any(told.values()) and self.chance(0.8):
            return next(iter(told)) if len(told) == 1 and self.chance(0.7) else list(told)
        typed: dict[str, Any] = {}
        for end, details in told.items():
            full = details or {"standing": "stated"}
            typed[end] = full["standing"] if full.keys() == {"standing"} and self.chance(0.7) else full
        return typed

    def source(self) -> Any:
        sources = [f"{key} {place}" for key in self.documents for place in PLACES]
        return self.dice.sample(sources, 2) if self.chance(0.1) else self.dice.choice(sources)

    def dates(self) -> dict[str, str]:
        first, last = self.day(), self.day()
        while first > last + "~":  # "~" sorts after every date that goes on from `last`
            first, last = self.day(), self.day()
        told = {"from": first, "until": last}
        return {key: date for key, date in told.items() if self.chance(self.dated)}

    def day(self) -> str:
        """A date as full or as vague as people write it, from a few, so that they often meet."""
        year, month = self.dice.choice([2008, 2009, 2009, 2010]), self.dice.choice([1, 2, 6, 12])
        last = calendar.monthrange(year, month)[1]
        full = f"{year}-{month:02}-{self.dice.choice([1, 15, last]):02}"
        return full[: self.dice.choice([4, 7, 10])]
