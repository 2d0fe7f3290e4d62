"""How a body is accountable, in the sentences and steps that a page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.model import Document, Relation
from ctgraph.reports.html.citations import Cite, make_cites
from ctgraph.results.report_document import Account
from ctgraph.wording.accounts import (
    count_more,
    describe_account,
    describe_end_of_line,
    describe_end_of_route,
    describe_uncounted,
    describe_unsettled,
)
from ctgraph.wording.agreement import agree
from ctgraph.wording.citations import find_root_sources
from ctgraph.wording.relations import describe_answering
from ctgraph.wording.spelling import count, join


class Hop(NamedTuple):
    """One step of a way upward: how the one stands to the next, which body that is, and where it is written."""

    words: str
    body: str
    standing: str
    cites: tuple[Cite, ...]


class Way(NamedTuple):
    """A way upward, step by step, what is said at its end, and where that is written if it ends outside the structure."""

    hops: tuple[Hop, ...]
    end: str
    cites: tuple[Cite, ...] = ()


class Below(NamedTuple):
    """A body that answers to another: which, in how many steps, by what, and where that is written."""

    body: str
    steps: str
    words: str
    cites: tuple[Cite, ...]


class AccountWords(NamedTuple):
    """How one body is accountable: a sentence, the ways that it speaks of, what is left out; and what answers to it."""

    sentence: str
    ways: tuple[Way, ...]
    more: str
    below: tuple[Below, ...]
    more_below: str


def write_account(account: Account, names: Mapping[str, str], documents: Mapping[str, Document]) -> AccountWords:
    """Return how a body is accountable, and what answers to it, in words."""
    lines, down = account
    if lines.routes:
        ways = [
            _make_way(route, describe_end_of_route(lines, position), names, documents)._replace(
                cites=make_cites(find_root_sources(lines.structure.bodies[route[-1].answers[1]]), documents)
            )
            for position, route in enumerate(lines.routes)
        ]
    else:
        ways = [
            _make_way(each.chain, describe_end_of_line(each.stop, names), names, documents)
            for each in lines.stops
            if each.chain
        ]
    ways += [
        _make_way(each.chain, describe_end_of_line(each.stop, names), names, documents) for each in lines.other_stops
    ]
    sentence = " ".join(
        filter(
            None,
            (f"{describe_account(lines, names)}.", describe_unsettled(lines, names), describe_uncounted(lines, names)),
        )
    )
    more = count_more(lines, shown=len(lines.routes or lines.stops))
    below = tuple(
        Below(
            each.body.id,
            "directly" if each.distance == 1 else f"in {each.distance:,} steps",
            join([f"{_read_answering(line, names)} {names[line.answers[1]]}" for line in each.lines]),
            make_cites(tuple(dict.fromkeys(source for line in each.lines for source in line.sources)), documents),
        )
        for each in down.answering
    )
    more_below = f"and {count(down.more, 'more body', 'more bodies')}" if down.more else ""
    return AccountWords(sentence, tuple(ways), f"and {more}" if more else "", below, more_below)


def _read_answering(relation: Relation, names: Mapping[str, str]) -> str:
    return agree(names[relation.answers[0]], describe_answering(relation))


def _make_way(chain: Sequence[Relation], end: str, names: Mapping[str, str], documents: Mapping[str, Document]) -> Way:
    hops = tuple(
        Hop(
            _read_answering(each, names), each.answers[1], find_weak_standing(each), make_cites(each.sources, documents)
        )
        for each in chain
    )
    return Way(hops, end)


def find_weak_standing(relation: Relation) -> str:
    """Return the standing of a relation where it is not simply stated."""
    return "" if relation.standing == "stated" else relation.standing
