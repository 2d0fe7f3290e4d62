"""What is said of the lines of a body: where they lead, which were not counted, and which are open to doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from ctgraph.findings import Evidence, Finding
from ctgraph.model import ALWAYS_TAKEN, SCRUTINY, UPWARD_KINDS, Relation
from ctgraph.wording.agreement import agree, refer_to
from ctgraph.wording.facts import describe_fact, say_of_each
from ctgraph.wording.relations import DOUBTING, describe_answering, describe_standing, read_aloud, say_jointly
from ctgraph.wording.spelling import MOST_NAMED, count, join, name_bodies


def read_from_body(relations: Iterable[Relation], labels: Mapping[str, str], beside: Sequence[Relation] = ()) -> str:
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


def read_left_out(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what was left out, by standing, where the finding has nothing else: its relations are left out too."""
    return read_uncounted(finding._replace(left_out=(*finding.relations, *finding.left_out)), labels)


def read_uncounted(finding: Finding, labels: Mapping[str, str]) -> str:
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


def read_only_by_way(finding: Finding, labels: Mapping[str, str]) -> str:
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


def read_doubts(finding: Finding, labels: Mapping[str, str], subject: str) -> str:
    """Return the lines of a body that are open to doubt, by standing: ``the sources contest that it reports to Board``."""
    by_standing: dict[str, list[Relation]] = {}
    for line in finding.relations:
        by_standing.setdefault(line.standing, []).append(line._replace(standing="stated"))
    pronoun = refer_to(labels[finding.bodies[0]])
    subjects = [subject, *[pronoun] * len(by_standing)]
    told = zip(subjects, by_standing.items(), strict=False)
    return ", and ".join(
        f"{DOUBTING[standing]} that {who} {read_from_body(lines, labels, finding.beside)}"
        for who, (standing, lines) in told
    )
