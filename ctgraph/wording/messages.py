"""What is said of a finding: its sentence, made from its facts, and by whom it was accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ctgraph.errors import did_you_mean
from ctgraph.findings import Evidence, Finding, Reported
from ctgraph.model import Acceptance
from ctgraph.wording.agreement import agree, is_of_several, put_in_plural, refer_to
from ctgraph.wording.facts import (
    count_by_standing,
    count_ownership,
    describe_fact,
    describe_ownership,
    describe_ownership_of_each,
    describe_roles,
    list_facts,
    name_rest,
    names_functions,
    put_in_brackets,
)
from ctgraph.wording.lines import read_doubts, read_from_body, read_left_out, read_only_by_way, read_uncounted
from ctgraph.wording.loops import read_circle, read_independence, read_internal, read_loop, read_rest_of_circle
from ctgraph.wording.near_findings import describe_near_findings
from ctgraph.wording.places import describe_line
from ctgraph.wording.relations import (
    DOUBTING,
    describe_assumed,
    describe_stop,
    read_aloud,
    read_chain,
    tell_other_days,
)
from ctgraph.wording.spelling import count, join, name_bodies

MOST_ABOUT = 30  # names that are no body: each is a matter of its own, and stands nowhere else


def write_message(says: Mapping[str | None, str], finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the sentence for a finding, from what its rule says; `labels` gives the label of each body.

    The fields that a rule's sentences can have are those of `_FIELDS`, each with what it becomes.
    {body}, {others} and {about} can be followed by a verb, which agrees: ``{body:has}``, or ``{body:~has}`` for the verb alone.
    """
    return (says.get(finding.kind) or says[None]).format_map(_Fields(finding, labels))


class _Fields:
    """The fields of a sentence, each worked out when a sentence asks for it."""

    __slots__ = ("_finding", "_labels")

    def __init__(self, finding: Finding, labels: Mapping[str, str]) -> None:
        self._finding = finding
        self._labels = labels

    def __getitem__(self, field: str) -> str:
        return _FIELDS[field](self._finding, self._labels)


class _Subject(str):
    """What a sentence names, with its number: ``{body:has}`` is the name and the verb, ``{body:~has}`` the verb alone."""

    __slots__ = ("several",)
    several: bool

    def __new__(cls, text: str, several: bool) -> _Subject:
        subject = super().__new__(cls, text)
        subject.several = several
        return subject

    def __format__(self, verb: str) -> str:
        if not verb:
            return str(self)
        agreeing = put_in_plural(verb.removeprefix("~")) if self.several else verb.removeprefix("~")
        return agreeing if verb.startswith("~") else f"{self} {agreeing}"


def _are_several(names: Sequence[str]) -> bool:
    return len(names) > 1 or any(map(is_of_several, names))


def _read_relations(finding: Finding, labels: Mapping[str, str]) -> str:
    return join([read_aloud(relation, labels) for relation in finding.relations])


def _name_others(finding: Finding) -> str:
    return join(finding.about, most=MOST_ABOUT)


def _name_matter(finding: Finding, labels: Mapping[str, str]) -> str:
    bodies, about = name_bodies(finding.bodies, labels), _name_others(finding)
    return f"{bodies} ({about})" if bodies and about else bodies or about or "the structure as a whole"


def _read_sides(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what several files say, each with its place: ``A reports to B (a.yaml:7), and its kind … (b.yaml:9)``."""
    lines = [f"{read_aloud(each, labels)} ({describe_line(each)})" for each in finding.relations]
    facts = [f"{describe_fact(each, labels)} ({describe_line(each)})" for each in finding.facts]
    return ", and ".join([*lines, *facts][:MOST_ABOUT])


def _read_doubted_scrutiny(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return that it is open to doubt that one body scrutinises another, each with its status in brackets if it does not operate."""
    at_rest = {fact.body: f" ({name_rest(fact)})" for fact in finding.facts}
    scrutineer, scrutinised = (f"{labels[body]}{at_rest.get(body, '')}" for body in finding.bodies)
    doubting = DOUBTING[finding.relations[0].standing]
    return f"{doubting} that {scrutineer} {agree(labels[finding.bodies[0]], 'scrutinises')} {scrutinised}"


def _put_after(lead: str, words: str) -> str:
    return f"{lead}{words}" if words else ""


def _in_roles(finding: Finding, roles: tuple[str, ...]) -> list[Evidence]:
    return [each for each in finding.facts if each.role in roles]


def _read_ownership(finding: Finding, _labels: Mapping[str, str]) -> str:
    owning = _in_roles(finding, ("owner", "oversees"))
    return describe_ownership(owning, MOST_ABOUT) if names_functions(finding.about) else count_ownership(owning)


def _read_ownership_of_each(finding: Finding, labels: Mapping[str, str]) -> str:
    return describe_ownership_of_each(_in_roles(finding, ("owner", "oversees")), labels, MOST_ABOUT)


def _read_delivery(finding: Finding, labels: Mapping[str, str]) -> str:
    delivering = _in_roles(finding, ("delivers",))
    if names_functions(finding.about):
        return _put_after("; ", describe_roles(delivering, labels, MOST_ABOUT))
    if not delivering:
        return ""
    if any(put_in_brackets(fact.standing) for fact in delivering):
        return (
            f"; bodies are recorded as delivering {count_by_standing(delivering, lambda number: f'{number:,} of them')}"
        )
    return f"; bodies that deliver {len({fact.value for fact in delivering}):,} of them are recorded"


def _describe_open_rows(finding: Finding, _: Mapping[str, str]) -> str:
    if not finding.open_rows:
        return ""
    row = finding.open_rows == 1
    rows = count(finding.open_rows, "row does not say its", "rows do not say their")
    return f"; {rows} number of seats, and {'counts as one' if row else 'count as one each'}"


_OVERLAPPING = {
    **{standing: f"{doubt} that" for standing, doubt in DOUBTING.items()},
    "unclear": "by the sources, it is unclear whether",
}
# What each field of a sentence becomes, from the finding and the labels of its bodies.
_FIELDS: Mapping[str, Callable[[Finding, Mapping[str, str]], str]] = {
    # Which bodies: the one that the finding is about, all of them, and all but that one; how many, and the pronoun.
    "body": lambda finding, labels: _Subject(labels[finding.bodies[0]], is_of_several(labels[finding.bodies[0]])),
    "bodies": lambda finding, labels: name_bodies(finding.bodies, labels) or "the structure as a whole",
    "others": lambda finding, labels: _Subject(
        name_bodies(finding.bodies[1:], labels), _are_several([labels[body] for body in finding.bodies[1:]])
    ),
    "size": lambda finding, _: f"{len(finding.bodies):,}",
    "it": lambda finding, labels: refer_to(labels[finding.bodies[0]]),
    "its": lambda finding, labels: "their" if is_of_several(labels[finding.bodies[0]]) else "its",
    "them": lambda finding, labels: "them" if is_of_several(labels[finding.bodies[0]]) else "it",
    # Its relations: as what the body does, with their subjects, as a chain; and those beside it as what the body does.
    "lines": lambda finding, labels: read_from_body(finding.relations, labels),
    "relations": _read_relations,
    "witness": lambda finding, labels: read_chain(finding.relations, labels),
    "beside_lines": lambda finding, labels: read_from_body(finding.beside, labels),
    # That the body has one upward line, or several.
    "every_line": lambda finding, _: "every upward line" if len(finding.relations) > 1 else "the one upward line",
    # Where its lines stop, and that they get there by others that were assumed.
    "stops": lambda finding, labels: join(
        [describe_stop(stop, labels) for stop in finding.stops], more=finding.more_stops
    ),
    "ways": lambda finding, _: describe_assumed(finding.beside),
    # What was left out for its standing, with the relations of the finding or without.
    "left_out": read_left_out,
    "uncounted": read_uncounted,
    # Which relations are recorded that are of other days.
    "other_days": lambda finding, labels: tell_other_days(finding.other_days, labels),
    # How firm it is, in brackets; and which of its facts are weak.
    "standing": lambda finding, _: put_in_brackets(finding.standing),
    "standing_of_facts": lambda finding, labels: _put_after(
        ", where ", list_facts([each for each in finding.facts if each.standing != "stated"], labels)
    ),
    # Its lines that are open to doubt, with the pronoun or the name of the body.
    "doubted_lines": lambda finding, labels: read_doubts(finding, labels, refer_to(labels[finding.bodies[0]])),
    "doubted_lines_of_body": lambda finding, labels: read_doubts(finding, labels, labels[finding.bodies[0]]),
    # Loops: how many answer to one another, who else does, the chain, and what makes it a matter of independence.
    "circle": read_circle,
    "rest_of_circle": read_rest_of_circle,
    "loop": read_loop,
    "independence": read_independence,
    # Scrutiny: a committee's own line and scrutiny, under which law, and scrutiny that is open to doubt.
    "internal": read_internal,
    "by_law": lambda finding, _: (
        f", under the {finding.cites[0]}" if finding.cites else ", as is usual for a body of this kind"
    ),
    "doubted_scrutiny": _read_doubted_scrutiny,
    # Which bodies answer only by way of the body.
    "only_by_way": read_only_by_way,
    # Why bodies do not operate.
    "at_rest": lambda finding, labels: list_facts([each for each in finding.facts if not each.role], labels),
    # Functions: who answers for them, who delivers them, and who monitors them.
    "answering": _read_ownership,
    "answering_of_each": _read_ownership_of_each,
    "delivering": _read_delivery,
    "bodies_monitor": lambda finding, labels: (
        f"{name_bodies(finding.bodies, labels)} "
        + (agree(labels[finding.bodies[0]], "monitors") if len(finding.bodies) == 1 else "monitor")
    ),
    # That bodies overlap, or that this is contested or unclear.
    "overlapping": lambda finding, _: _OVERLAPPING.get(finding.standing or "", "it is said that"),
    # What each of several files says, and where.
    "sides": _read_sides,
    # What it names besides bodies, and the numbers that it compares.
    "about": lambda finding, _: _Subject(_name_others(finding), _are_several(finding.about)),
    "amount": lambda finding, _: f"{finding.amounts[0]:,}",
    "other_amount": lambda finding, _: f"{finding.amounts[1]:,}",
    # Whether these are recorded, or counted with rows of members that do not say how many seats they have; and of how many.
    "counted": lambda finding, _: "counted" if finding.open_rows else "recorded",
    "open_rows": _describe_open_rows,
    # What it rests on, as written: all, the first, and the rest.
    "cites": lambda finding, _: join(finding.cites),
    "cite": lambda finding, _: finding.cites[0],
    "other_cites": lambda finding, _: join(finding.cites[1:]) or "the structure file, which cites no source",
    # Acceptances: the kind, what is accepted, that there is no such rule or finding, and which are near.
    "kind": lambda finding, _: finding.kind or "",
    "matter": _name_matter,
    "no_such": lambda finding, _: (
        "finding" if finding.near_rules is None else f"rule{did_you_mean(finding.kind or '', finding.near_rules)}"
    ),
    "near_findings": describe_near_findings,
}


def describe_acceptance(reported: Reported) -> list[str]:
    """Return by whom, where and until when a finding was accepted, and why; an empty list where nobody accepted it."""
    acceptance = reported.acceptance
    if acceptance is None:
        return []
    lapsed = "; that date has passed" if reported.lapsed else ""
    return [describe_entry(acceptance, lapsed)]


def describe_entry(acceptance: Acceptance, lapsed: str = "") -> str:
    """Return by whom, where and until when a finding was accepted, and why; `lapsed` follows the date."""
    by = f" by {acceptance.by}" if acceptance.by else ""
    minute = f", {acceptance.minute}" if acceptance.minute else ""
    until = f", until {acceptance.review}" if acceptance.review else ""
    return f"accepted{by}{minute}{until}{lapsed}: {acceptance.reason}"
