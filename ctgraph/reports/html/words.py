"""How a group is accountable, in sentences, and the words of findings and sources, as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from ctgraph.formats.blocks import counted
from ctgraph.model import Body, Document, Relation, Source
from ctgraph.results.lines import Lines, StoppedLine
from ctgraph.results.report_document import Account
from ctgraph.wording.messages import answering_words, joined, stop_words, why_words

_Value = TypeVar("_Value")
_OUTSIDE = {
    "elected": "it is elected",
    "statutory": "it stands on statute",
    "external": "it answers to somebody outside",
}


class Cite(NamedTuple):
    """One source as written, and the address of its document if that is one to follow."""

    text: str
    address: str


class Hop(NamedTuple):
    """One step of a way upward: how the one stands to the next, which body that is, and where it is written."""

    words: str
    body: str
    standing: str
    cites: tuple[Cite, ...]


class Way(NamedTuple):
    """A way upward, step by step, and what is said at its end."""

    hops: tuple[Hop, ...]
    end: str


class Below(NamedTuple):
    """A body that answers to another: which, in how many steps, and by what."""

    body: str
    steps: str
    words: str


class AccountWords(NamedTuple):
    """How one body is accountable: a sentence, the ways that it speaks of, what is left out; and what answers to it."""

    sentence: str
    ways: tuple[Way, ...]
    more: str
    below: tuple[Below, ...]
    more_below: str


def account_words(account: Account, names: Mapping[str, str], documents: Mapping[str, Document]) -> AccountWords:
    """Return how a body is accountable, and what answers to it, in words."""
    lines, down = account
    if lines.routes:
        ways = [
            _way(route, _end_of_route(lines.structure.bodies[route[-1].answers[1]]), documents)
            for route in lines.routes
        ]
    else:
        ways = [_way(each.chain, _end_of_line(each, names), documents) for each in lines.stops if each.chain]
    below = tuple(
        Below(
            each.body.id,
            "directly" if each.distance == 1 else f"in {each.distance:,} steps",
            joined([f"{answering_words(line)} {names[line.answers[1]]}" for line in each.lines]),
        )
        for each in down.answering
    )
    more_below = f"and {counted(down.more, 'more body', 'more bodies')}" if down.more else ""
    return AccountWords(_sentence(lines), tuple(ways), _left_out(lines), below, more_below)


def _sentence(lines: Lines) -> str:
    name = lines.body.name
    if lines.routes:
        least = "at least " if lines.more_is_least else ""
        many = len(lines.routes) + lines.more
        return f"{name} is accountable: {least}{counted(many, 'line')} of account {'leads' if many == 1 else 'lead'} to a body that answers outside the structure."
    if not lines.stops:
        basis = lines.body.answers_outside
        return f"{name} answers outside the structure ({_OUTSIDE.get(basis, basis)}), and needs no line within it."
    first = lines.stops[0].stop
    if not lines.stops[0].chain and first.body == lines.body.id and first.why == "not-operating":
        return f"{name} does not operate, and needs no line."
    if not lines.stops[0].chain and first.body == lines.body.id:
        return f"{name} has no line to a body that answers outside the structure: it {why_words(first)}."
    return f"{name} has lines upward, and none of them leads to a body that answers outside the structure."


def _left_out(lines: Lines) -> str:
    if lines.routes:
        least = "at least " if lines.more_is_least else ""
        return f"and {least}{counted(lines.more, 'more line')}" if lines.more else ""
    return f"and {counted(lines.more_stops, 'more place')} where they stop" if lines.more_stops else ""


def _way(chain: Sequence[Relation], end: str, documents: Mapping[str, Document]) -> Way:
    hops = tuple(
        Hop(answering_words(each), each.answers[1], weak_standing(each), cites(each.sources, documents))
        for each in chain
    )
    return Way(hops, end)


def _end_of_route(root: Body) -> str:
    return f"and there the line ends: {_OUTSIDE.get(root.answers_outside, root.answers_outside)}"


def _end_of_line(stopped: StoppedLine, names: Mapping[str, str]) -> str:
    return f"and there the line stops at {stop_words(stopped.stop, names)}"


def weak_standing(relation: Relation) -> str:
    """Return the standing of a relation where it is not simply stated."""
    return "" if relation.standing == "stated" else relation.standing


def cites(sources: Sequence[Source], documents: Mapping[str, Document]) -> tuple[Cite, ...]:
    """Return sources as written, with the addresses of their documents."""
    return tuple(
        Cite(source.text, followed(documents[source.document].url) if source.document in documents else "")
        for source in sources
    )


def followed(address: str) -> str:
    """Return an address if it is one of the web, which may be a link to click; else nothing."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def variants(values: Sequence[_Value | None]) -> list[tuple[str, _Value]]:
    """Return different values, each with the classes that say under which assumptions it is the one to be seen.

    `values` holds one for each of the assumptions, None where there is nothing to be seen.
    """
    numbers: dict[_Value, list[int]] = {}
    for number, value in enumerate(values):
        if value is not None:
            numbers.setdefault(value, []).append(number)
    return [(seen(found, len(values)), value) for value, found in numbers.items()]


def seen(numbers: Sequence[int], many: int) -> str:
    """Return the classes of what is seen under these assumptions, of so many; none where it always is."""
    return "" if len(numbers) == many else " ".join(["when", *(f"l{number}" for number in numbers)])
