"""What must hold of a whole structure before it can be said to be well-formed."""

from __future__ import annotations

from collections import Counter
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
    """Report each text that is to be a title or a name, such as that of an agency, and is the id of a body and the name of none.

    Where the name of that body is that of others too, its id alone tells which is meant, and is taken for an agency.
    """
    if not context.titles:
        return
    times = Counter(name for body in bodies.values() for name in {fold_name(body.name), fold_name(body.short)})
    for each in context.titles:
        body = bodies.get(each.title)
        if not body or not body.name or fold_name(each.title) in times:
            continue
        if each.key == "agency" and times[fold_name(body.name)] > 1:
            continue
        right = f"'{each.by_id}: {each.title}'" if each.by_id else f"its name, {quote(body.name)}"
        told = f"{quote(each.title)} is the id of a body, and '{each.key}' takes {each.takes}; write {right}"
        context.problems.add(each.mark, told)


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
