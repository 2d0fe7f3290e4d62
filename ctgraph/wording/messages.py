"""What is said of a finding: its sentence, made from its facts, and by whom it was accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import pairwise

from ctgraph.errors import did_you_mean
from ctgraph.findings import Evidence, Finding, Reported, weakest
from ctgraph.model import ALWAYS_TAKEN, SCRUTINY, UPWARD_KINDS, Relation
from ctgraph.wording.agreement import agree, is_of_several, put_in_plural, refer_to
from ctgraph.wording.facts import (
    count_ownership,
    describe_fact,
    describe_ownership,
    describe_roles,
    list_facts,
    name_rest,
    names_functions,
    say_of_each,
)
from ctgraph.wording.near_findings import describe_near_findings
from ctgraph.wording.relations import (
    DOUBTING,
    describe_answering,
    describe_assumed,
    describe_standing,
    describe_stop,
    read_aloud,
    read_chain,
    say_jointly,
)
from ctgraph.wording.spelling import MOST_NAMED, count, join, name_bodies

MOST_ABOUT = 30  # names that are no body: each is a matter of its own, and stands nowhere else


def write_message(says: Mapping[str | None, str], finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the sentence for a finding, from what its rule says; `labels` gives the label of each body.

    The fields of a rule's sentences: {kind}, {body} (the one it is about), {bodies}, {size} (how many), {others} (the bodies but
    the first), {it}, {its} and {them} (the pronoun for the body), {lines} (the relations, read aloud from the body), {every_line} (that it has one line, or several), {beside_lines} (the same of
    those beside), {relations} (the same, with their subjects), {witness}
    (the chain), {circle} (how many bodies answer, or would answer, to one another), {rest_of_circle} (those that are not in the
    chain), {loop} (the witness, or that two bodies scrutinise each other), {independence} (what makes a loop a matter of
    independence, up to what follows), {doubted_scrutiny} (who scrutinises whom, which is open to doubt, and who of them does not operate), {overlapping} (that it is said, or contested), {internal} (a
    committee, its line and its scrutiny), {at_rest} (why bodies do not operate), {answering} and {delivering} (what bodies do
    with functions), {bodies_monitor} (the bodies, with the verb), {standing_of_facts} (the weak facts), {left_out} (what was not
    counted, by standing; its relations are of that), {uncounted} (the same without its relations), {stops}, {ways} (that a line gets there only by others that were assumed), {standing} (in brackets, where it is weak), {doubted_lines} (the lines that are open to doubt,
    of the pronoun), {doubted_lines_of_body} (of the body), {about} (what is named that is no body), {amount} and {other_amount} (the numbers compared), {cites}
    (what it rests on, as written), {cite} and {other_cites} (the first of these, and the rest), {by_law} (under which Act, where
    that is known), {only_by_way} (which bodies answer only by way of the body), {matter} (what an acceptance is for: its bodies, and what else it names), {no_such} (what is not there of
    what was accepted: the finding, or the rule, with the nearest), {near_findings} (what it may be meant for, and what to write).
    {body}, {others} and {about} can be followed by a verb, which agrees: ``{body:has}``, or ``{body:~has}`` for the verb alone.
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


def _read_from_body(relations: Iterable[Relation], labels: Mapping[str, str], beside: Sequence[Relation] = ()) -> str:
    """Return relations as what their body does, each verb once: ``reports to A and B (unclear), and is part of C``.

    Lines that are one duty, held to several, say so: ``is jointly part of A and B``. Several bodies that a sentence has
    named, as the other ends of the lines `beside`, are not named again.
    """
    named_before = {labels[each.answers[1]] for each in beside}
    ends: dict[tuple[str, str], list[str]] = {}
    for each in relations:
        is_answering = each.kind in (*UPWARD_KINDS, SCRUTINY)
        body, other = each.answers if is_answering else (each.from_id, each.to_id)
        phrase = describe_answering(each) if is_answering else each.phrase
        verb = agree(labels[body], say_jointly(each, phrase))
        ends.setdefault((verb, describe_standing(each)), []).append(labels[other])
    clauses = [
        f"{verb} {_name_ends(names, named_before)}{say_of_each(standing, names)}"
        for (verb, standing), names in ends.items()
    ]
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}" if len(clauses) > 1 else "".join(clauses)


def _name_ends(names: Sequence[str], named_before: Set[str]) -> str:
    if len(names) > MOST_NAMED and named_before == {*names}:
        return f"the same {len(names):,} bodies"
    return join(names)


def _read_left_out(finding: Finding, labels: Mapping[str, str]) -> str:
    return _read_uncounted(finding._replace(left_out=(*finding.relations, *finding.left_out)), labels)


def _read_uncounted(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what was left out, by standing: ``; not counted, as only inferred: it is accountable to A and B``."""
    left_out: list[Relation | Evidence] = [*finding.left_out, *finding.left_out_facts]
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
    """Return facts as clauses; lines by which one body answers to others share a verb, and a pronoun where it is the finding's."""
    about = finding.bodies[0] if finding.bodies else ""
    ends: dict[tuple[str, str], list[str]] = {}  # to whom a body answers, by its name and the verb
    clauses = []
    for each in facts:
        if isinstance(each, Evidence):
            is_told = each.role and finding.about == (each.value,)  # the one function that the sentence has named
            clauses.append(
                describe_fact(each._replace(standing="stated", value="it" if is_told else each.value), labels)
            )
        elif each.kind in UPWARD_KINDS:
            name = labels[each.answers[0]]
            subject = refer_to(name) if each.answers[0] == about else name
            verb = agree(name, say_jointly(each, describe_answering(each)))
            ends.setdefault((subject, verb), []).append(labels[each.answers[1]])
        else:
            clauses.append(read_aloud(each._replace(standing="stated"), labels))
    return [*(f"{subject} {verb} {join(found)}" for (subject, verb), found in ends.items()), *clauses]


def _read_only_by_way(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return which bodies answer only by way of one; those that do by lines that were assumed are counted apart."""
    point, *depending = finding.bodies
    recorded = [body for body in depending if body not in finding.assumed]
    told = []
    if recorded:
        verb = "answers" if len(recorded) == 1 else "answer"
        told.append(
            f"as recorded, {count(len(recorded), 'body', 'bodies')} {verb} only by way of {labels[point]}: "
            f"{name_bodies(recorded, labels)}"
        )
    if finding.assumed:
        lines = [each for each in (*finding.relations, *finding.beside) if each.standing not in ALWAYS_TAKEN]
        standings = " or ".join(sorted({each.standing for each in lines}))
        number, ways = f"{len(finding.assumed):,}", "" if recorded else f" only by way of {labels[point]}"
        who = (
            f"{number} more would"
            if recorded
            else f"{count(len(finding.assumed), 'body', 'bodies')} would answer{ways}"
        )
        told.append(f"{who}, counting lines that are only {standings}: {name_bodies(finding.assumed, labels)}")
    return "; ".join(told)


def _read_standing(finding: Finding, _labels: Mapping[str, str]) -> str:
    return "" if finding.standing in (None, "stated") else f" ({finding.standing})"


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


def _read_delivery(finding: Finding, labels: Mapping[str, str]) -> str:
    delivering = _in_roles(finding, ("delivers",))
    if names_functions(finding.about):
        return _put_after("; ", describe_roles(delivering, labels, MOST_ABOUT))
    functions = {fact.value for fact in delivering}
    return f"; bodies that deliver {len(functions):,} of them are recorded" if functions else ""


def _read_doubts(finding: Finding, labels: Mapping[str, str], subject: str) -> str:
    """Return the lines of a body that are open to doubt, by standing: ``the sources contest that it reports to Board``."""
    by_standing: dict[str, list[Relation]] = {}
    for line in finding.relations:
        by_standing.setdefault(line.standing, []).append(line._replace(standing="stated"))
    pronoun = refer_to(labels[finding.bodies[0]])
    subjects = [subject, *[pronoun] * len(by_standing)]
    told = zip(subjects, by_standing.items(), strict=False)
    return ", and ".join(
        f"{DOUBTING[standing]} that {who} {_read_from_body(lines, labels, finding.beside)}"
        for who, (standing, lines) in told
    )


def _read_loop(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the witness of a loop: that two bodies scrutinise each other, or the chain that comes back."""
    if len(finding.relations) == 2 and all(each.kind == SCRUTINY for each in finding.relations):
        return f"{name_bodies(finding.bodies, labels)} scrutinise each other{_read_standing(finding, labels)}"
    return read_chain(finding.relations, labels)


_OVERLAPPING = {
    **{standing: f"{doubt} that" for standing, doubt in DOUBTING.items()},
    "unclear": "by the sources, it is unclear whether",
}
_WEAKER = ("inferred", "proposed")  # than what is recorded of a partnership


def _read_circle(finding: Finding, _labels: Mapping[str, str]) -> str:
    """Return how many bodies answer to one another in a circle; or would, where no source says all of it."""
    size = len(finding.relations) if _is_partly_assumed(finding) else len(finding.bodies)
    many = count(size, "body", "bodies")
    if finding.standing in _WEAKER:
        return f"{many} would answer to one another in a circle, by what is only {finding.standing}"
    return f"{many} are recorded as answering to one another in a circle"


def _read_rest_of_circle(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return which bodies of a circle are not on the witness; and that they are in it by what is assumed in part."""
    shown = {end for relation in finding.relations for end in relation.answers}
    rest = [body for body in finding.bodies if body not in shown]
    if not rest:
        return ""
    if _is_partly_assumed(finding):
        are = "are" if len(rest) > 1 else "is"
        return f"; {name_bodies(rest, labels)} {are} in it too by what is, in part, only {weakest(finding.beside)}"
    return f"; the other{'s are' if len(rest) > 1 else ' is'} {name_bodies(rest, labels)}"


def _is_partly_assumed(finding: Finding) -> bool:
    """Say whether a circle closes on what is recorded, and what joins the rest of its bodies to it is in part assumed."""
    return finding.standing not in _WEAKER and weakest(finding.beside) in _WEAKER


def _read_independence(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what makes a loop a matter of independence and is not on its witness, up to what follows from it.

    Where that rests on weaker facts than the loop, what follows is told with an if.
    """
    if not finding.beside:
        return "so"
    lines = [each for each in finding.beside if each.kind != SCRUTINY]
    back = [each for each in finding.beside if each.kind == SCRUTINY and each not in finding.relations]
    standing = weakest(lines) or "stated"
    which = "".join(f", which {_read_scrutineer(each, labels)}" for each in back)
    if standing in ("stated", finding.standing):
        return f"and {_read_lines(lines, labels)}{which}; so"
    bare = [each._replace(standing="stated") if each.standing == standing else each for each in lines]
    return f"{DOUBTING[standing]} that {_read_lines(bare, labels)}{which}; if so,"


def _read_lines(lines: Sequence[Relation], labels: Mapping[str, str]) -> str:
    """Return lines as a chain where each goes on from the one before, and else as a list."""
    is_chain = all(one.answers[1] == other.answers[0] for one, other in pairwise(lines))
    return read_chain(lines, labels) if is_chain else join([read_aloud(line, labels) for line in lines])


def _read_scrutineer(scrutiny: Relation, labels: Mapping[str, str]) -> str:
    name = labels[scrutiny.from_id]
    return f"{name} {agree(name, 'scrutinises')}{describe_standing(scrutiny)}"


def _read_internal(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return that a committee answers to a body and scrutinises it."""
    scrutiny = next(each for each in finding.relations if each.kind == SCRUTINY)
    line = next(each for each in finding.relations if each.kind != SCRUTINY)
    committee, parent = labels[scrutiny.from_id], labels[scrutiny.to_id]
    answers = f"{agree(committee, describe_answering(line))} {parent}{describe_standing(line)}"
    return f"{committee} {answers} and {agree(committee, 'scrutinises')} it{describe_standing(scrutiny)}"


_FIELDS: Mapping[str, Callable[[Finding, Mapping[str, str]], str]] = {
    "kind": lambda finding, _: finding.kind or "",
    "no_such": lambda finding, _: (
        "finding" if finding.near_rules is None else f"rule{did_you_mean(finding.kind or '', finding.near_rules)}"
    ),
    "body": lambda finding, labels: _Subject(labels[finding.bodies[0]], is_of_several(labels[finding.bodies[0]])),
    "bodies": lambda finding, labels: name_bodies(finding.bodies, labels) or "the structure as a whole",
    "near_findings": describe_near_findings,
    "matter": _name_matter,
    "size": lambda finding, _: f"{len(finding.bodies):,}",
    "lines": lambda finding, labels: _read_from_body(finding.relations, labels),
    "every_line": lambda finding, _: "every upward line" if len(finding.relations) > 1 else "the one upward line",
    "relations": _read_relations,
    "left_out": _read_left_out,
    "uncounted": _read_uncounted,
    "circle": _read_circle,
    "rest_of_circle": _read_rest_of_circle,
    "loop": _read_loop,
    "independence": _read_independence,
    "beside_lines": lambda finding, labels: _read_from_body(finding.beside, labels),
    "internal": _read_internal,
    "at_rest": lambda finding, labels: list_facts([each for each in finding.facts if not each.role], labels),
    "answering": _read_ownership,
    "delivering": _read_delivery,
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
    "ways": lambda finding, _: describe_assumed(finding.beside),
    "standing": _read_standing,
    "only_by_way": _read_only_by_way,
    "about": lambda finding, _: _Subject(_name_others(finding), _are_several(finding.about)),
    "amount": lambda finding, _: f"{finding.amounts[0]:,}",
    "other_amount": lambda finding, _: f"{finding.amounts[1]:,}",
    "cites": lambda finding, _: join(finding.cites),
    "cite": lambda finding, _: finding.cites[0],
    "by_law": lambda finding, _: (
        f", under the {finding.cites[0]}" if finding.cites else ", as is usual for a body of this kind"
    ),
    "other_cites": lambda finding, _: join(finding.cites[1:]) or "the structure file, which cites no source",
    "others": lambda finding, labels: _Subject(
        name_bodies(finding.bodies[1:], labels), _are_several([labels[body] for body in finding.bodies[1:]])
    ),
    "doubted_lines": lambda finding, labels: _read_doubts(finding, labels, refer_to(labels[finding.bodies[0]])),
    "doubted_lines_of_body": lambda finding, labels: _read_doubts(finding, labels, labels[finding.bodies[0]]),
    "overlapping": lambda finding, _: _OVERLAPPING.get(finding.standing or "", "it is said that"),
    "doubted_scrutiny": _read_doubted_scrutiny,
    "it": lambda finding, labels: refer_to(labels[finding.bodies[0]]),
    "its": lambda finding, labels: "their" if is_of_several(labels[finding.bodies[0]]) else "its",
    "them": lambda finding, labels: "them" if is_of_several(labels[finding.bodies[0]]) else "it",
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
