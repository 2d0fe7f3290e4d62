"""Where single facts of a body are written, beside the source of the body itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from ctgraph.findings import Label
from ctgraph.model import ALWAYS_TAKEN, Body, Fact, Lens, Relation, Source
from ctgraph.results.lines import Lines
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_presence, name_presence
from ctgraph.wording.facts import put_in_brackets
from ctgraph.wording.relations import cite, read_aloud
from ctgraph.wording.spelling import join

_MOST_TOLD = 3  # facts of one source that are told by name


class Held(Protocol):
    """A fact with a standing and sources of its own: a status, a chair, an overlap."""

    @property
    def standing(self) -> str:
        """How firmly it is held."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it is written."""


class Cited(NamedTuple):
    """Sources, and the fact that they are for; for the body itself that is an empty text."""

    what: str
    sources: tuple[Source, ...]


def tell_held(text: str, fact: Held, body: Body) -> str:
    """Return a fact of a body with its standing where that is weak, and its sources where they are not those of the body."""
    own = f" [{cite(fact.sources)}]" if fact.sources and fact.sources != body.sources else ""
    return f"{text}{put_in_brackets(fact.standing)}{own}" if text else ""


def list_cited(body: Body, lens: Lens) -> list[Cited]:
    """Return the sources of a body, and those of its status on the day and of its answering outside if they have their own."""
    facts = [Cited("", body.sources), Cited(name_presence(body, lens), find_presence_sources(body, lens))]
    if body.answers_outside:
        facts.append(Cited(_tell_root(body), body.root_fact.sources))
    return [facts[0], *(each for each in facts[1:] if each.sources and each.sources != body.sources)]


def cite_body(body: Body, lens: Lens) -> str:
    """Return the sources of a body, and behind them those of its status and of its answering outside: ``row 1; plan (on hold)``."""
    return _cite_each(list_cited(body, lens))


def cite_account(lines: Lines, names: Mapping[str, str], lens: Lens) -> str:
    """Return the sources of a body and of all that its account tells in a sentence or two, each with what it is for."""
    body = lines.body
    told = list_cited(body, lens)
    for relation in _list_told(lines):
        if relation.sources != body.sources:
            told.append(Cited(read_aloud(relation._replace(standing="stated", joint=False), names), relation.sources))
    if lines.routes and not lines.joint:
        end = lines.structure.bodies[lines.routes[0][-1].answers[1]]
        told.append(Cited(_tell_root(end), find_root_sources(end)))
    return _cite_each(told)


def find_root_sources(root: Body) -> tuple[Source, ...]:
    """Return where it is written that a body answers outside: its own place, or else that of the body."""
    return root.root_fact.sources or root.sources


def _tell_root(root: Body) -> str:
    label = Label(root.label, root.stands_for)
    return f"{label} {agree(label, 'answers outside')}"


def tell_presence(body: Body, lens: Lens) -> str:
    """Return the status of a body on the day, or that it is not there, with where that is written if it has its own place."""
    return tell_held(describe_presence(body, lens), Fact(sources=find_presence_sources(body, lens)), body)


def find_presence_sources(body: Body, lens: Lens) -> tuple[Source, ...]:
    """Return the own sources of what is said of a body's status on the day; nothing where it has none."""
    if lens.is_after_last_record(body):
        return body.last_recorded_fact.sources
    period = lens.period(body)
    if not period.holds(lens.day):
        begun = period.first <= lens.day
        return (body.until_fact if begun else body.from_fact).sources
    return lens.status_fact(body).sources


def _list_told(lines: Lines) -> Iterator[Relation]:
    """Yield the relations that an account of a body speaks of, each once."""
    chain = lines.routes[0] if lines.routes else lines.stops[0].chain if lines.stops else ()
    if lines.routes and lines.joint and any(each.standing in ALWAYS_TAKEN for each in chain):
        chain = ()
    others: Sequence[Relation] = lines.other_stops[0].chain if lines.other_stops else ()
    yield from dict.fromkeys((*chain, *lines.joint, *lines.unsettled, *others, *lines.left_out))


def _cite_each(told: Sequence[Cited]) -> str:
    """Return sources with what they are for: those of the body first, and one source once, for all that it is for."""
    by_sources: dict[str, list[str]] = {}
    for each in told:
        by_sources.setdefault(cite(each.sources), []).append(each.what)
    return "; ".join(f"{cited}{_put_behind(what)}" for cited, what in by_sources.items())


def _put_behind(facts: Sequence[str]) -> str:
    named = list(dict.fromkeys(facts))
    return "" if "" in named else f" ({join(named, most=_MOST_TOLD)})"
