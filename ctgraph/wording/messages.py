"""What is said of a finding: its sentence, made from its facts, and by whom it was accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctgraph.errors import did_you_mean
from ctgraph.findings import Finding, Reported
from ctgraph.model import UPWARD_KINDS, Relation
from ctgraph.wording.relations import describe_answering, describe_standing, describe_stop, read_aloud, read_chain
from ctgraph.wording.spelling import join, name_bodies

MOST_ABOUT = 30  # names that are no body: each is a matter of its own, and stands nowhere else


def write_message(says: Mapping[str | None, str], finding: Finding, labels: Mapping[str, str]) -> str:
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


def _read_relations(finding: Finding, labels: Mapping[str, str]) -> str:
    return join([read_aloud(relation, labels) for relation in finding.relations])


def _name_others(finding: Finding) -> str:
    return join(finding.about, most=MOST_ABOUT)


def _name_matter(finding: Finding, labels: Mapping[str, str]) -> str:
    bodies, about = name_bodies(finding.bodies, labels), _name_others(finding)
    return f"{bodies} ({about})" if bodies and about else bodies or about or "the structure as a whole"


def _read_from_body(relation: Relation, labels: Mapping[str, str]) -> str:
    if relation.kind in (*UPWARD_KINDS, "scrutinises"):
        return f"{describe_answering(relation)} {labels[relation.answers[1]]}{describe_standing(relation)}"
    return f"{relation.phrase} {labels[relation.to_id]}{describe_standing(relation)}"


_FIELDS: Mapping[str, Callable[[Finding, Mapping[str, str]], str]] = {
    "kind": lambda finding, _: finding.kind or "",
    "no_such": lambda finding, _: (
        "finding" if finding.near_rules is None else f"rule{did_you_mean(finding.kind or '', finding.near_rules)}"
    ),
    "body": lambda finding, labels: labels[finding.bodies[0]],
    "bodies": lambda finding, labels: name_bodies(finding.bodies, labels) or "the structure as a whole",
    "matter": _name_matter,
    "size": lambda finding, _: f"{len(finding.bodies):,}",
    "lines": lambda finding, labels: join([_read_from_body(relation, labels) for relation in finding.relations]),
    "relations": _read_relations,
    "left_out": lambda finding, labels: (
        f"; left out for its standing: {_read_relations(finding, labels)}" if finding.relations else ""
    ),
    "witness": lambda finding, labels: read_chain(finding.relations, labels),
    "stops": lambda finding, labels: join(
        [describe_stop(stop, labels) for stop in finding.stops], more=finding.more_stops
    ),
    "standing": lambda finding, _: "" if finding.standing in (None, "stated") else f" ({finding.standing})",
    "about": lambda finding, _: _name_others(finding),
    "amount": lambda finding, _: f"{finding.amounts[0]:,}",
    "other_amount": lambda finding, _: f"{finding.amounts[1]:,}",
    "cites": lambda finding, _: join(finding.cites),
    "cite": lambda finding, _: finding.cites[0],
    "other_cites": lambda finding, _: join(finding.cites[1:]) or "the structure file, which cites no source",
    "others": lambda finding, labels: name_bodies(finding.bodies[1:], labels),
    "standings": lambda finding, _: " or ".join(dict.fromkeys(relation.standing for relation in finding.relations)),
}


def describe_acceptance(reported: Reported) -> list[str]:
    """Return by whom, where and until when a finding was accepted, and why; an empty list where nobody accepted it."""
    acceptance = reported.acceptance
    if acceptance is None:
        return []
    by = f" by {acceptance.by}" if acceptance.by else ""
    minute = f", {acceptance.minute}" if acceptance.minute else ""
    until = f", until {acceptance.review}" if acceptance.review else ""
    lapsed = "; that date has passed" if reported.lapsed else ""
    return [f"accepted{by}{minute}{until}{lapsed}: {acceptance.reason}"]
