"""Messages, made from a finding's facts in this one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ctgraph.errors import did_you_mean
from ctgraph.findings import Finding, Stop
from ctgraph.model import RELATION_WORDS, UPWARD_KINDS, Relation

MOST_NAMED = 6
MOST_ABOUT = 30  # names that are no body: each is a matter of its own, and stands nowhere else
# The passive, for an upward line or a scrutiny written from the other end.
_ANSWERING_WORDS = RELATION_WORDS | {"oversees": "is overseen by", "scrutinises": "is scrutinised by"}
_STOP_WORDS = {
    "no-onward-line": "has no onward line",
    "not-operating": "does not operate",
    "cycle": "is in a circle of accountability",
}


def message(says: Mapping[str | None, str], finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the sentence for a finding, from what its rule says; `labels` gives the label of each body.

    The fields of a rule's sentences: {kind}, {body} (the one it is about), {bodies}, {size} (how many), {lines} (the relations,
    read aloud from the body), {relations} (the same, with their subjects), {left_out} (the same, as lines left out),
    {witness} (the chain), {stops}, {standing} (in brackets, where it is weak), {standings} (all of them), {about} (what is
    named that is no body), {amount} and {other_amount} (the numbers compared), {cites} (what it rests on, as written),
    {cite} and {other_cites} (the first of these, and the rest), {others} (the bodies but the first), {matter} (what an
    acceptance is for: its bodies, and what else it names), {no_such} (what is not there of what was accepted: the finding,
    or the rule, with the nearest).
    """
    return (says.get(finding.kind) or says[None]).format_map(_Facts(finding, labels))


class _Facts:
    """The fields of a sentence, each worked out when a sentence asks for it."""

    __slots__ = ("_finding", "_labels")

    def __init__(self, finding: Finding, labels: Mapping[str, str]) -> None:
        self._finding = finding
        self._labels = labels

    def __getitem__(self, field: str) -> str:
        return _FIELDS[field](self._finding, self._labels)


def _aloud(finding: Finding, labels: Mapping[str, str]) -> str:
    return joined([read_aloud(relation, labels) for relation in finding.relations])


def _about(finding: Finding) -> str:
    return _listed(finding.about[:MOST_ABOUT], len(finding.about) - MOST_ABOUT)


def _matter(finding: Finding, labels: Mapping[str, str]) -> str:
    bodies, about = named(finding.bodies, labels), _about(finding)
    return f"{bodies} ({about})" if bodies and about else bodies or about or "the structure as a whole"


_FIELDS: Mapping[str, Callable[[Finding, Mapping[str, str]], str]] = {
    "kind": lambda finding, _: finding.kind or "",
    "no_such": lambda finding, _: (
        "finding" if finding.near_rules is None else f"rule{did_you_mean(finding.kind or '', finding.near_rules)}"
    ),
    "body": lambda finding, labels: labels[finding.bodies[0]],
    "bodies": lambda finding, labels: named(finding.bodies, labels) or "the structure as a whole",
    "matter": _matter,
    "size": lambda finding, _: f"{len(finding.bodies):,}",
    "lines": lambda finding, labels: joined([_line(relation, labels) for relation in finding.relations]),
    "relations": _aloud,
    "left_out": lambda finding, labels: (
        f"; left out for its standing: {_aloud(finding, labels)}" if finding.relations else ""
    ),
    "witness": lambda finding, labels: chain(finding.relations, labels),
    "stops": lambda finding, labels: joined(
        [stop_words(stop, labels) for stop in finding.stops], more=finding.more_stops
    ),
    "standing": lambda finding, _: "" if finding.standing in (None, "stated") else f" ({finding.standing})",
    "about": lambda finding, _: _about(finding),
    "amount": lambda finding, _: f"{finding.amounts[0]:,}",
    "other_amount": lambda finding, _: f"{finding.amounts[1]:,}",
    "cites": lambda finding, _: joined(finding.cites),
    "cite": lambda finding, _: finding.cites[0],
    "other_cites": lambda finding, _: joined(finding.cites[1:]) or "the structure file, which cites no source",
    "others": lambda finding, labels: named(finding.bodies[1:], labels),
    "standings": lambda finding, _: " or ".join(dict.fromkeys(relation.standing for relation in finding.relations)),
}


def read_aloud(relation: Relation, labels: Mapping[str, str]) -> str:
    """Return a relation as a clause in the direction in which it was written, with its standing where it is weak."""
    words = RELATION_WORDS[relation.kind]
    return f"{labels[relation.from_id]} {words} {labels[relation.to_id]}{standing_words(relation)}"


def standing_words(relation: Relation) -> str:
    """Return the standing in brackets, or nothing where it is stated."""
    return "" if relation.standing == "stated" else f" ({relation.standing})"


def answering_words(relation: Relation) -> str:
    """Return how the answering end stands to the other: as written, or in the passive."""
    return _ANSWERING_WORDS[relation.kind]


def stop_words(stop: Stop, labels: Mapping[str, str]) -> str:
    """Return where a line stops, and why."""
    if stop.why == "cycle":
        return f"the circle of {named(stop.cycle, labels)}"
    return f"{labels[stop.body]}, which {_STOP_WORDS[stop.why]}"


def why_words(stop: Stop) -> str:
    """Return why a line stops, as a clause without its subject."""
    return _STOP_WORDS[stop.why]


def chain(relations: Sequence[Relation], labels: Mapping[str, str]) -> str:
    """Return a chain of answering relations as one sentence: who answers to whom, and so on."""
    if not relations:
        return ""
    shown = relations if len(relations) <= MOST_NAMED else relations[:MOST_NAMED]
    words = labels[relations[0].answers[0]]
    for position, relation in enumerate(shown):
        which = ", which" if position else ""
        words += f"{which} {answering_words(relation)} {labels[relation.answers[1]]}{standing_words(relation)}"
    left = len(relations) - len(shown)
    return f"{words}, and so on through {left:,} more" if left else words


def named(bodies: Sequence[str], labels: Mapping[str, str]) -> str:
    """Return the labels of bodies as a list in a sentence."""
    return _listed([labels[body] for body in bodies[:MOST_NAMED]], len(bodies) - MOST_NAMED)


def joined(words: Sequence[str], *, more: bool = False, besides: int = 0) -> str:
    """Return words as a list in a sentence; at most `MOST_NAMED`, then how many more, with those `besides` these."""
    return _listed(words[:MOST_NAMED], max(0, len(words) - MOST_NAMED) + besides, more=more)


def _listed(words: Sequence[str], left: int, *, more: bool = False) -> str:
    listed = list(words)
    if left > 0:
        listed.append(f"{left:,} more")
    elif more:
        listed.append("more")
    if len(listed) < 2:
        return "".join(listed)
    mark = ";" if any("," in word for word in words) else ","
    return f"{f'{mark} '.join(listed[:-1])}{';' if mark == ';' else ''} and {listed[-1]}"


def _line(relation: Relation, labels: Mapping[str, str]) -> str:
    if relation.kind in (*UPWARD_KINDS, "scrutinises"):
        return f"{answering_words(relation)} {labels[relation.answers[1]]}{standing_words(relation)}"
    return f"{RELATION_WORDS[relation.kind]} {labels[relation.to_id]}{standing_words(relation)}"
