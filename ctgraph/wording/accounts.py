"""How a body is accountable: the same words on a terminal, on paper and in the explorer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ctgraph.findings import Label, Stop
from ctgraph.model import ALWAYS_TAKEN, BODY_KINDS, Body, Lens, Relation, Structure, make_sort_key
from ctgraph.results.lines import Lines, StoppedLine
from ctgraph.wording.agreement import agree, is_of_several, refer_to
from ctgraph.wording.bodies import describe_absence_of
from ctgraph.wording.facts import put_behind_comma
from ctgraph.wording.relations import (
    DOUBTING,
    NO_ROOT,
    describe_doubted,
    describe_silence,
    describe_stop_reason,
    list_uncounted,
    read_chain,
    read_together,
    tell_other_days,
)
from ctgraph.wording.spelling import MOST_NAMED, count, join, name_bodies


def describe_account(lines: Lines, names: Mapping[str, str]) -> str:
    """Return how many complete lines are recorded for a body, by its full name, or why none is; without a full stop.

    `names` gives the label of each body.
    """
    return _describe(lines, names, lines.body.name, f" for {lines.body.name}")


def _describe(lines: Lines, names: Mapping[str, str], subject: str, for_whom: str) -> str:
    """Return the account of a body that a clause has as its `subject`; `for_whom` follows what is recorded."""
    name = Label(lines.body.name, lines.body.stands_for)  # of which the verbs take the number
    if _is_open(lines):
        return f"Accountability cannot be assessed{for_whom}: what was read of the sources does not record it"
    if _is_neighbour_by_assumption(lines):
        return f"{subject} {_describe_neighbour(name)}, whose own lines are not this structure's matter"
    if lines.routes:
        return _count_routes(lines, for_whom)
    if not lines.stops:
        return f"{subject} {agree(name, describe_root(lines.body))}, and {agree(name, 'needs')} no line"
    return _describe_first_stop(lines, names, subject, for_whom)


def _count_routes(lines: Lines, for_whom: str) -> str:
    """Return how many complete lines are recorded, to what, and that they begin as one joint line if that is so."""
    number = len(lines.routes) + lines.more
    recorded = f"{count(number, 'complete line is', 'complete lines are')} recorded{for_whom}"
    least = "At least " if lines.more_is_least else ""
    outside = f"{'each ' if number > 1 else ''}to a body that answers outside the structure"
    held_to = len({line.answers[1] for line in lines.joint})
    begin = "begins" if number == 1 else "begin"
    joint = f", which {begin} as one line that is held jointly to {held_to:,} bodies" if held_to > 1 else ""
    goes = "it goes" if number == 1 else "each goes"
    doubt = f"; {goes} by a line that is open to doubt" if lines.is_doubted else ""
    return f"{least}{recorded}, {outside}{joint}{doubt}{_doubt_ends(lines)}"


def _doubt_ends(lines: Lines) -> str:
    """Return of which ends of the complete lines it is not simply stated that they answer outside, behind a semicolon."""
    ends = dict.fromkeys(route[-1].answers[1] for route in lines.routes)
    weak: dict[str, list[str]] = {}
    for end in map(lines.structure.bodies.__getitem__, ends):
        if end.root_fact.standing != "stated":
            label = Label(end.label, end.stands_for)
            weak.setdefault(end.root_fact.standing, []).append(f"that {label} {agree(label, 'answers outside')}")
    return "".join(f"; {DOUBTING[standing]} {join(told)}" for standing, told in weak.items())


def _describe_first_stop(lines: Lines, names: Mapping[str, str], subject: str, for_whom: str) -> str:
    """Return the account of a body without a route, from the nearest place where its lines stop."""
    name = Label(lines.body.name, lines.body.stands_for)
    stop, chain = lines.stops[0]
    if lines.body.is_neighbour and chain:
        return f"{subject} {_describe_neighbour(name)}, whose own lines are not this structure's matter"
    if chain or stop.body != lines.body.id:
        return f"No complete line is recorded{for_whom}{'' if lines.has_declared_root else f': {NO_ROOT}'}"
    if stop.why == "no-onward-line":
        return f"No upward line is recorded{for_whom}{tell_other_days(lines.other_days, names)}"
    absence = describe_absence_of(lines.body, lines.lens)
    reason = agree(name, f"is {absence}" if absence else describe_stop_reason(stop, names))
    if stop.why == "cycle":
        return f"No complete line is recorded{for_whom}: {refer_to(name)} {reason}"
    if stop.why == "beyond":
        return f"{subject} {_describe_neighbour(name)}, whose own lines are not recorded here"
    note = f"; note: {' '.join(stop.note.split()).removesuffix('.')}" if stop.note else ""
    if stop.why == "last-recorded":
        return f"{subject} {reason}, and nothing is said of lines after that{note}"
    return f"{subject} {reason}, and {agree(name, 'needs')} no line{note}"


def _describe_neighbour(name: Label) -> str:
    return "are neighbours" if is_of_several(name) else "is a neighbour"


def _is_neighbour_by_assumption(lines: Lines) -> bool:
    """Say whether a body is a neighbour that has no complete line without an assumption of the lens, as far as shown."""
    assumed = (any(line.standing not in ALWAYS_TAKEN for line in route) for route in lines.routes)
    return lines.body.is_neighbour and bool(lines.routes) and all(assumed)


def _is_open(lines: Lines) -> bool:
    """Say whether nothing can be said of a body that needs a line, because the sources record no accountability.

    None is needed by a root, a neighbour, a body that does not operate, or one of a kind of which none is expected.
    """
    own = {stopped.stop.why for stopped in lines.stops if not stopped.chain}
    needs_none = own & {"not-operating", "last-recorded", "beyond"} or (own and not _expects_line(lines.body))
    return lines.cannot_be_assessed and bool(lines.stops) and not needs_none


def _expects_line(body: Body) -> bool:
    return BODY_KINDS[body.kind].expects_line


def tell_unassessable(structure: Structure, lens: Lens, body: Body) -> str:
    """Return why it cannot be told whether a body that is subject to lines has a complete one; nothing where it can."""
    if not lens.operates(body) or body.is_neighbour or lens.is_root(body):
        return ""
    if structure.recorded.accountability == "no":
        return "accountability cannot be assessed: what was read of the sources does not record it"
    if any(lens.is_root(each) for each in structure.bodies.values()):
        return ""
    return f"no line can be followed to its end: {NO_ROOT}"


def describe_root(root: Body) -> str:
    """Return that a body answers outside the structure, and on what basis, as a clause without its subject."""
    return f"answers outside the structure ({root.answers_outside}{put_behind_comma(root.root_fact.standing)})"


def describe_end_of_route(lines: Lines, position: int) -> str:
    """Return what is said after the last body of a complete line: that it answers outside."""
    end = lines.structure.bodies[lines.routes[position][-1].answers[1]]
    return f"which {agree(Label(end.label, end.stands_for), describe_root(end))}"


def describe_end_of_line(stop: Stop, names: Mapping[str, str]) -> str:
    """Return what is said after the last body of a line that is not complete: that it stops there, and why."""
    end = names[stop.body]
    if stop.why == "beyond":
        return "whose own lines are not recorded here"
    if stop.uncounted:
        return "where the line stops"
    if stop.why == "no-onward-line":
        them = "them" if is_of_several(end) else "it"
        return f"where the line stops: {describe_silence(stop)} for {them}"
    return f"where the line stops: {refer_to(end)} {agree(end, describe_stop_reason(stop, names))}"


def count_more(lines: Lines, shown: int) -> str:
    """Return how many more complete lines there are than `shown`, or stops where there is none; nothing where no more."""
    if lines.routes:
        more = len(lines.routes) + lines.more - shown
        return f"{'at least ' if lines.more_is_least else ''}{count(more, 'more complete line')}" if more else ""
    more = len(lines.stops) + lines.more_stops - shown
    return count(more, "more stop") if more else ""


def summarise_account(lines: Lines, names: Mapping[str, str]) -> str:
    """Return how a body is accountable in a sentence or two: its shortest line, or the nearest place where one stops.

    Says how many more lines or stops there are, and where a body has no line and by its kind needs none, that too.
    """
    chain = lines.routes[0] if lines.routes else lines.stops[0].chain if lines.stops else ()
    if not chain:
        subject = refer_to(Label(lines.body.name, lines.body.stands_for)).capitalize()
        account = f"{_describe(lines, names, subject, '')}.{_describe_expectation(lines)}"
        return " ".join(filter(None, (account, describe_uncounted(lines, names))))
    end = describe_end_of_route(lines, 0) if lines.routes else describe_end_of_line(lines.stops[0].stop, names)
    told = [f"{read_chain(chain, names)}, {end}.", _tell_more(lines, names)]
    by_assumption = _is_neighbour_by_assumption(lines)
    if lines.routes and lines.joint and not by_assumption:
        told = [f"{join(read_together(lines.joint, names))}.", f"{_describe(lines, names, '', '')}."]
    elif by_assumption or (lines.body.is_neighbour and not lines.routes):
        neighbour = _describe(lines, names, refer_to(Label(lines.body.name, lines.body.stands_for)).capitalize(), "")
        told[0] = f"{neighbour}; recorded is this: {read_chain(chain, names)}."
    if _is_open(lines):
        told.insert(0, "Accountability cannot be assessed: what was read of the sources does not record it.")
    told += [describe_unsettled(lines, names, chain), _describe_other_stops(lines, names)]
    return " ".join(filter(None, (*told, describe_uncounted(lines, names))))


def describe_unsettled(lines: Lines, names: Mapping[str, str], chain: Sequence[Relation] = ()) -> str:
    """Return what the sources call unclear, or dispute, beside the lines of a body; with `chain`, beside that one.

    It is an empty text where there is nothing of the kind.
    """
    hops = {relation.answers for relation in chain}
    beside = (each for each in lines.unsettled if not chain or each.answers in hops)
    return " ".join(f"{told[:1].upper()}{told[1:]}." for told in describe_doubted(beside, names))


def _tell_more(lines: Lines, names: Mapping[str, str]) -> str:
    """Return how many more complete lines there are than one; or else where the lines stop besides, by name."""
    more = count_more(lines, shown=1)
    are = "is" if more.startswith(("1 ", "at least 1 ")) else "are"
    stops = "" if lines.routes else f": {name_stops(lines.stops[1:], names, lines.more_stops)}"
    return f"There {are} {more}{stops}." if more else ""


def name_stops(stops: Sequence[StoppedLine], names: Mapping[str, str], more: int = 0) -> str:
    """Return where lines stop, by name and in order of the names, the first few; `more` are counted with the rest."""
    named = sorted((_name_stop(each.stop, names) for each in stops), key=make_sort_key)
    return join(named[:MOST_NAMED], besides=max(0, len(named) - MOST_NAMED) + more)


def _name_stop(stop: Stop, names: Mapping[str, str]) -> str:
    return f"the circle of {name_bodies(stop.cycle, names)}" if stop.why == "cycle" else names[stop.body]


def _describe_other_stops(lines: Lines, names: Mapping[str, str]) -> str:
    """Return where the nearest of the other lines of a body stops that has a complete one, and how many more there are."""
    if not lines.other_stops:
        return ""
    stopped = lines.other_stops[0]
    more = len(lines.other_stops) + lines.more_other_stops - 1
    where = name_stops(lines.other_stops[1:], names, lines.more_other_stops)
    are = f" There {'is' if more == 1 else 'are'} {count(more, 'more such line')}, to {where}." if more else ""
    return f"Another line: {read_chain(stopped.chain, names)}, {describe_end_of_line(stopped.stop, names)}.{are}"


def describe_uncounted(lines: Lines, names: Mapping[str, str]) -> str:
    """Return which lines of a body were left out for their standing, as a sentence; nothing where none was."""
    if not lines.left_out:
        return ""
    uncounted = list_uncounted(lines.left_out, names, more=lines.more_left_out)
    return f"{uncounted[:1].upper()}{uncounted[1:]}."


def describe_lack_of_accounts(bodies: int) -> str:
    """Return that a report does not tell how each of its bodies is accountable, and where to ask."""
    return (
        f"How each of the {count(bodies, 'body', 'bodies')} is accountable is left out of this report: the lines between them lead on to"
        " so many others that it would take too long to tell. The command “ctgraph lines” tells it of one body."
    )


def _describe_expectation(lines: Lines) -> str:
    is_expected = _expects_line(lines.body)
    without_line = bool(lines.stops) and lines.stops[0].stop.why == "no-onward-line"
    if is_expected or not without_line:
        return ""
    return f" For a body of its kind ({lines.body.kind_in_text}) none is expected."
