"""What must hold of a whole structure before it can be said to be well-formed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ctgraph.errors import quote
from ctgraph.loading.context import Context, Succeeding
from ctgraph.model import Body, fold_name

MOST_NAMED = 10  # bodies of a circle in a message


def check_successions(context: Context) -> None:
    """Report each circle of bodies that take one another's place: a body cannot come after itself."""
    written = {(each.body, each.predecessor): each for each in context.successions}
    predecessors: dict[str, list[str]] = {}
    for each in written.values():
        predecessors.setdefault(each.body, []).append(each.predecessor)
    for circle in _find_circles(predecessors):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        first: Succeeding = min((written[step] for step in steps), key=lambda each: each.mark.index)
        at = steps.index((first.body, first.predecessor))
        bodies = [quote(body) for body, _ in (*steps[at:], *steps[:at], steps[at])]
        if len(bodies) > MOST_NAMED:
            bodies[MOST_NAMED - 1 : -1] = [f"({len(bodies) - MOST_NAMED:,} more)"]
        context.problems.add(first.mark, f"{' succeeds '.join(bodies)}: a body cannot come after itself")


def check_titles(context: Context, bodies: Mapping[str, Body]) -> None:
    """Report each post of a row of members that is the id of a body and the name of none: `posts` holds titles."""
    if not context.titles:
        return
    names = {fold_name(name) for body in bodies.values() for name in (body.name, body.short)}
    for title, mark in context.titles:
        body = bodies.get(title)
        if body and body.name and fold_name(title) not in names:
            told = f"{quote(title)} is the id of a body, and 'posts' takes titles; write its name, {quote(body.name)}"
            context.problems.add(mark, told)


def _find_circles(successors: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Return circles, from the smallest id on, until each knot has one at least; no body is in two."""
    done: set[str] = set()
    for start in sorted(successors):
        path: dict[str, int] = {}  # in order, each with how many stand before it
        pending = [(start, 0)]  # each body with how many stand before it on the path
        while pending:
            body, before = pending.pop()
            while len(path) > before:
                done.add(path.popitem()[0])
            if body in path and body not in done:
                circle = [*islice(reversed(path), len(path) - path[body])][::-1]
                yield circle
                done.update(circle)
            elif body not in done:
                path[body] = len(path)
                pending += [(each, len(path)) for each in sorted(successors.get(body, ()), reverse=True)]
        done.update(path)
