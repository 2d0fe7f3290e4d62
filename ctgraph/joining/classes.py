"""Finds which bodies of several files are one: whatever a chain of `same_as` leads to, in whichever direction it is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from ctgraph.errors import Problem, StructureFileError, quote
from ctgraph.joining.references import Link, Node, References
from ctgraph.model import Structure

_MOST_TOLD = 6  # links of a chain
_MOST_DOUBLES = 20  # bodies of one class, since to find the chain to each takes as long as the class is large
_Links = dict[Node, list[Link]]


def find_classes(structures: Sequence[Structure], folders: Sequence[str]) -> list[list[Node]]:
    """Return the bodies that are one with others, class by class, each in order.

    Raises `StructureFileError` with every problem: names that are those of no body, and bodies of one file that would be one.
    """
    references = References(structures, folders)
    links: _Links = {}
    for link in references.links:
        links.setdefault(link.start, []).append(link)
        links.setdefault(link.end, []).append(link)
    classes = list(_part(links))
    problems = list(references.problems)
    for members in classes:
        problems += islice(_find_doubles(members, links, structures), _MOST_DOUBLES)
    if problems:
        raise StructureFileError(sorted(set(problems)))
    return classes


def _part(links: _Links) -> Iterator[list[Node]]:
    seen: set[Node] = set()
    for node in sorted(links):
        if node not in seen:
            found = _reach(node, links)
            seen |= found.keys()
            yield sorted(found)


def _reach(start: Node, links: _Links) -> dict[Node, Link | None]:
    """Return every body that is one with another, each with the last link of a shortest chain to it."""
    found: dict[Node, Link | None] = {start: None}
    left = deque([start])
    while left:
        node = left.popleft()
        for link in links[node]:
            other = link.end if link.start == node else link.start
            if other not in found:
                found[other] = link
                left.append(other)
    return found


def _find_doubles(members: Sequence[Node], links: _Links, structures: Sequence[Structure]) -> Iterator[Problem]:
    """Yield a problem for each body of a class that has one of its own file beside it, with the chain that joins them."""
    first: dict[int, Node] = {}
    for node in members:
        other = first.setdefault(node[0], node)
        if other is node:
            continue
        chain = _find_chain(other, node, links)
        told = "; ".join(link.describe() for link in chain[:_MOST_TOLD])
        left = len(chain) - _MOST_TOLD
        more = f"; and {left:,} more" if left > 0 else ""
        pair = f"{quote(other[1])} and {quote(node[1])} of {structures[node[0]].file}"
        yield chain[0].explain(f"{pair} would be one body, and are two: {told}{more}")


def _find_chain(start: Node, end: Node, links: _Links) -> list[Link]:
    found, chain, node = _reach(start, links), [], end
    while (link := found[node]) is not None:
        chain.append(link)
        node = link.start if link.end == node else link.end
    return chain[::-1]
