"""What is said of a finding: its sentence, made from its facts, and by whom it was accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ctgraph.errors import did_you_mean
from ctgraph.findings import Evidence, Finding, Reported, weakest
from ctgraph.model import SCRUTINY, UPWARD_KINDS, Relation
from ctgraph.wording.agreement import agree, refer_to
from ctgraph.wording.facts import describe_fact, describe_ownership, describe_roles, list_facts
from ctgraph.wording.relations import describe_answering, describe_standing, describe_stop, read_aloud, read_chain
from ctgraph.wording.spelling import join, name_bodies

MOST_ABOUT = 30  # names that are no body: each is a matter of its own, and stands nowhere else


def write_message(says: Mapping[str | None, str], finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the sentence for a finding, from what its rule says; `labels` gives the label of each body.

    The fields of a rule's sentences: {kind}, {body} (the one it is about), {bodies}, {size} (how many), {lines} (the relations,
    read aloud from the body), {bare_lines} (the same without
    their standings), {beside_lines} (the same of those beside), {beside} (what makes a loop what it is, after the
    witness), {internal} (a committee, its line and its scrutiny), {at_rest} (why bodies do not operate), {answering} and
    {delivering} (what bodies do with functions), {bodies_monitor} (the bodies, with the verb), {standing_of_facts} (the weak facts), {relations} (the same, with their subjects), {left_out} (what was not counted, by standing),
    {witness} (the chain), {stops}, {standing} (in brackets, where it is weak), {doubt} (how they are open to doubt, as a clause without its subject), {it} (the pronoun for the body), {about} (what is
    named that is no body), {amount} and {other_amount} (the numbers compared), {cites} (what it rests on, as written),
    {by_law} (under which Act, where one is named), {cite} and {other_cites} (the first of these, and the rest), {others} (the bodies but the first), {matter} (what an
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
    if relation.kind in (*UPWARD_KINDS, SCRUTINY):
        verb = agree(labels[relation.answers[0]], describe_answering(relation))
        return f"{verb} {labels[relation.answers[1]]}{describe_standing(relation)}"
    verb = agree(labels[relation.from_id], relation.phrase)
    return f"{verb} {labels[relation.to_id]}{describe_standing(relation)}"


def _read_left_out(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what was left out, by standing: ``; not counted, as only inferred: it is accountable to A and B``."""
    left_out: list[Relation | Evidence] = [*finding.relations, *finding.left_out, *finding.left_out_facts]
    by_standing: dict[str, list[Relation | Evidence]] = {}
    for each in left_out:
        by_standing.setdefault(each.standing, []).append(each)
    return "".join(
        f"; not counted, as only {standing}: {join(_read_without_standing(finding, each, labels))}"
        for standing, each in sorted(by_standing.items())
    )


def _read_without_standing(
    finding: Finding, facts: Iterable[Relation | Evidence], labels: Mapping[str, str]
) -> list[str]:
    """Return facts as clauses; those by which the body of the finding answers to others share a verb and a pronoun."""
    about = finding.bodies[0] if finding.bodies else ""
    ends: dict[str, list[str]] = {}  # to whom the body answers, by verb
    clauses = []
    for each in facts:
        if isinstance(each, Evidence):
            clauses.append(describe_fact(each._replace(standing="stated"), labels))
        elif each.kind in UPWARD_KINDS and each.answers[0] == about:
            verb = agree(labels[about], describe_answering(each))
            ends.setdefault(verb, []).append(labels[each.answers[1]])
        else:
            clauses.append(read_aloud(each._replace(standing="stated"), labels))
    return [*(f"{refer_to(labels[about])} {verb} {join(found)}" for verb, found in ends.items()), *clauses]


def _put_after(lead: str, words: str) -> str:
    return f"{lead}{words}" if words else ""


def _in_roles(finding: Finding, roles: tuple[str, ...]) -> list[Evidence]:
    return [each for each in finding.facts if each.role in roles]


_AS_ONLY = {"unclear": "the sources call unclear", "disputed": "the sources dispute"}


def _read_beside(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the relations that make a loop what it is and are not on its witness: lines, and the scrutiny they come back to."""
    if not finding.beside:
        return ""
    *lines, last = finding.beside
    standing = weakest(finding.beside)
    is_weaker = standing not in ("stated", finding.standing)
    only = f", as {_AS_ONLY.get(standing or '', f'is only {standing}')}," if is_weaker else ""
    if last.kind != SCRUTINY:
        return f"; and{only} {join([read_aloud(line, labels) for line in finding.beside])}"
    back = f"which {labels[last.from_id]} {agree(labels[last.from_id], 'scrutinises')}{describe_standing(last)}"
    return f"; and{only} {read_chain(lines, labels)}, {back}"


def _read_internal(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return that a committee answers to a body and scrutinises it."""
    scrutiny = next(each for each in finding.relations if each.kind == SCRUTINY)
    line = next(each for each in finding.relations if each.kind != SCRUTINY)
    committee, parent = labels[scrutiny.from_id], labels[scrutiny.to_id]
    answers = f"{agree(committee, describe_answering(line))} {parent}{describe_standing(line)}"
    return f"{committee} {answers} and {agree(committee, 'scrutinises')} it{describe_standing(scrutiny)}"


_DOUBTS = {
    "unclear": "is called unclear by the sources",
    "disputed": "is disputed in the sources",
    "inferred": "is only inferred",
    "proposed": "is only proposed",
}


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
    "bare_lines": lambda finding, labels: join(
        [_read_from_body(relation._replace(standing="stated"), labels) for relation in finding.relations]
    ),
    "relations": _read_relations,
    "left_out": _read_left_out,
    "beside": _read_beside,
    "beside_lines": lambda finding, labels: join([_read_from_body(each, labels) for each in finding.beside]),
    "internal": _read_internal,
    "at_rest": lambda finding, labels: list_facts([each for each in finding.facts if not each.role], labels),
    "answering": lambda finding, _: describe_ownership(_in_roles(finding, ("owner", "oversees")), MOST_ABOUT),
    "delivering": lambda finding, labels: _put_after(
        "; ", describe_roles(_in_roles(finding, ("delivers",)), labels, MOST_ABOUT)
    ),
    "bodies_monitor": lambda finding, labels: (
        f"{name_bodies(finding.bodies, labels)} "
        + (agree(labels[finding.bodies[0]], "monitors") if len(finding.bodies) == 1 else "monitor")
    ),
    "standing_of_facts": lambda finding, labels: _put_after(
        ", where ", list_facts([each for each in finding.facts if each.standing != "stated"], labels)
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
    "by_law": lambda finding, _: f"under the {finding.cites[0]}" if finding.cites else "as such bodies have it",
    "other_cites": lambda finding, _: join(finding.cites[1:]) or "the structure file, which cites no source",
    "others": lambda finding, labels: name_bodies(finding.bodies[1:], labels),
    "doubt": lambda finding, _: " or ".join(
        dict.fromkeys(_DOUBTS[relation.standing] for relation in finding.relations)
    ),
    "it": lambda finding, labels: refer_to(labels[finding.bodies[0]]),
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
