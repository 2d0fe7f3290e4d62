"""A relation read aloud, a chain of relations, where they are written, and where a line stops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ctgraph.findings import Stop
from ctgraph.model import ALWAYS_TAKEN, FIRMNESS, RELATION_WORDS, RELATIONS, SCRUTINY, Relation, Source, Structure
from ctgraph.wording.agreement import agree
from ctgraph.wording.facts import describe_last_record, describe_rest, put_behind_comma, put_in_brackets
from ctgraph.wording.places import describe_line
from ctgraph.wording.spelling import MOST_NAMED, join, name_bodies

# The passive, for an upward line or a scrutiny that is written from the other end.
_PASSIVES = {kind: RELATIONS[kind].inverse_phrase for kind in ("oversees", SCRUTINY)}


# Why no line can be complete where nothing answers outside.
NO_ROOT = "no body is declared to answer outside the structure"
_MOST_OF_OTHER_DAYS = 3
# How facts of a weak standing are introduced: "the sources contest that".
DOUBTING = {
    "unclear": "the sources call it unclear",
    "disputed": "the sources contest",
    "inferred": "it is only inferred",
    "proposed": "it is only proposed",
}


def describe_doubted(relations: Iterable[Relation], names: Mapping[str, str]) -> list[str]:
    """Return which relations are open to doubt, by standing: ``the sources call it unclear that Group is part of Board``."""
    by_standing: dict[str, list[str]] = {}
    for each in relations:
        said = read_aloud(each._replace(standing="stated"), names)
        by_standing.setdefault(each.standing, []).append(f"that {said}")
    return [f"{DOUBTING[standing]} {', and '.join(told)}" for standing, told in by_standing.items()]


def read_aloud(relation: Relation, names: Mapping[str, str]) -> str:
    """Return a relation as a clause in the direction in which it is written, with its standing where that is weak."""
    name = names[relation.from_id]
    return f"{name} {agree(name, relation.phrase)} {names[relation.to_id]}{_describe_hold(relation)}"


def read_chain(relations: Sequence[Relation], names: Mapping[str, str], *, more: int = 0) -> str:
    """Return a chain of relations as one clause from the first body upward: who answers to whom, and so on.

    It has `more` relations than are given.
    """
    if not relations:
        return ""
    words = names[relations[0].answers[0]]
    for position, relation in enumerate(relations[:MOST_NAMED]):
        which = ", which" if position else ""
        verb = agree(names[relation.answers[0]], describe_answering(relation))
        words += f"{which} {verb} {names[relation.answers[1]]}{_describe_hold(relation)}"
    left = more + max(0, len(relations) - MOST_NAMED)
    return f"{words}, and so on through {left:,} more" if left > 0 else words


def list_uncounted(relations: Sequence[Relation], names: Mapping[str, str], *, more: int = 0) -> str:
    """Return relations that were left out for their standing: ``not counted, as only inferred: Group reports to A and B``.

    `more` of them are not among these. Where they are of several standings, each has its own behind it.
    """
    standings = sorted({relation.standing for relation in relations}, key=FIRMNESS.__getitem__)
    told = relations if len(standings) > 1 else [each._replace(standing="stated") for each in relations]
    listed = "; ".join([*read_together(told, names), *([f"and {more:,} more"] if more else [])])
    return f"not counted, as only {' or '.join(standings)}: {listed}"


def read_together(relations: Iterable[Relation], names: Mapping[str, str]) -> list[str]:
    """Return relations as clauses, one for each body and verb: ``Group is jointly part of A and B``; with weak standings."""
    ends: dict[tuple[str, str], list[str]] = {}
    for relation in relations:
        phrase = say_jointly(relation, relation.phrase)
        ends.setdefault((relation.from_id, phrase), []).append(f"{names[relation.to_id]}{describe_standing(relation)}")
    return [f"{names[name]} {agree(names[name], phrase)} {join(found)}" for (name, phrase), found in ends.items()]


def describe_answering(relation: Relation) -> str:
    """Return the verb of a relation from the end that answers to the other: ``reports to``, ``is overseen by``."""
    passive = _PASSIVES.get(relation.kind)
    if passive and relation.own.label:  # the standard verb would say more than the structure's own
        return relation.own.inverse or f"is at the other end of “{relation.own.label}” from"
    return passive or relation.phrase


def say_jointly(relation: Relation, phrase: str) -> str:
    """Return the verb of a line, with its adverb if it is one of several that are one duty: ``is jointly part of``."""
    verb, _, rest = phrase.partition(" ")
    return f"{verb} jointly {rest}".rstrip() if relation.joint else phrase


def name_relation_kinds(structure: Structure) -> dict[str, str]:
    """Return the clause for each kind of relation that there can be in a structure, its own kinds included."""
    return {**RELATION_WORDS, **{own.key: own.label for own in structure.relation_kinds.values()}}


def describe_standing(relation: Relation) -> str:
    """Return the standing of a relation in brackets, or nothing where it is stated."""
    return put_in_brackets(relation.standing)


def _describe_hold(relation: Relation) -> str:
    """Return in brackets how a line is held that is told alone: its standing, and that it is one duty with others."""
    weak = "" if relation.standing == "stated" else relation.standing
    told = "; ".join(filter(None, (weak, "jointly with others" if relation.joint else "")))
    return f" ({told})" if told else ""


def describe_dates(relation: Relation) -> str:
    """Return from when until when a relation holds, or nothing where it has no dates."""
    begins, ends = relation.period.begins, relation.period.ends
    return f"{begins or '…'} to {ends or '…'}" if begins or ends else ""


def tell_other_days(relations: Sequence[Relation], names: Mapping[str, str]) -> str:
    """Return which relations of other dates are recorded, behind a semicolon, the first few; nothing where none is."""
    if not relations:
        return ""
    told = [f"{read_aloud(each, names)} ({name_limits(each)})" for each in relations[:_MOST_OF_OTHER_DAYS]]
    left = len(relations) - len(told)
    return f"; of other dates: {join(told, besides=left)}"


def name_limits(relation: Relation) -> str:
    """Return from when until when a relation holds, in words; nothing where it has no dates."""
    begins, ends = relation.period.begins, relation.period.ends
    return " ".join(filter(None, (f"from {begins}" if begins else "", f"until {ends}" if ends else "")))


def describe_evidence(relation: Relation, names: Mapping[str, str]) -> str:
    """Return a relation read aloud, with where it is written."""
    return f"{read_aloud(relation, names)} {describe_place(relation)}"


def describe_place(relation: Relation) -> str:
    """Return where a relation is written: its source, and the line of the file, which is named where files are joined."""
    return f"[{cite(relation.sources)}; {describe_line(relation)}]"


def cite(sources: Sequence[Source]) -> str:
    """Return sources as they are written."""
    return "; ".join(source.text for source in sources) or "no source"


def describe_stop(stop: Stop, names: Mapping[str, str]) -> str:
    """Return where a line stops, and why: ``the Board, for which no upward line is recorded``."""
    if stop.why == "cycle":
        return f"the circle of {name_bodies(stop.cycle, names)}"
    if stop.why == "beyond":
        return f"{names[stop.body]}, whose own lines are not recorded here"
    if stop.why == "no-onward-line":
        silence = describe_silence(stop)
        return f"{names[stop.body]}, for which {silence}" if silence else names[stop.body]
    return f"{names[stop.body]}, which {agree(names[stop.body], describe_stop_reason(stop, names))}"


def describe_silence(stop: Stop) -> str:
    """Return that no upward line of a stop is recorded, as a clause; nothing where one was left out, which is told apart."""
    if stop.uncounted:
        return ""
    expected = f" (none is expected of its kind, {stop.unexpected})" if stop.unexpected else ""
    return f"no upward line is recorded{' for this day' if stop.has_other_days else ''}{expected}"


def describe_assumed(lines: Iterable[Relation]) -> str:
    """Return that a line goes on by those of the lines that were assumed, with commas around it; nothing where none was."""
    standings = [line.standing for line in lines if line.standing not in ALWAYS_TAKEN]
    if not standings:
        return ""
    by = "by a line that is" if len(standings) == 1 else "by lines that are"
    return f", {by} only {' or '.join(sorted(set(standings)))},"


def describe_stop_reason(stop: Stop, names: Mapping[str, str]) -> str:
    """Return why a line stops at a cycle, or at a body that does not operate, as a clause without its subject: ``is on hold``."""
    if stop.why == "cycle":
        return f"is in the circle of {name_bodies(stop.cycle, names)}"
    weak = put_in_brackets(stop.standing)
    if stop.why == "last-recorded":
        return f"was {describe_last_record(stop.detail)}{weak}"
    if stop.why == "not-operating" and stop.detail:
        if stop.detail.startswith(("from ", "until ")):
            limit = f"{stop.detail}{put_behind_comma(stop.standing)}"
            return f"is {'not there yet' if stop.detail.startswith('from ') else 'no longer there'} ({limit})"
        return f"{describe_rest(stop.detail)}{weak}"
    return "does not operate"
