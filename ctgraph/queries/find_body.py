"""Which body is meant by an id, a short name or a name, in any case?"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from ctgraph.errors import NoBodyError, UnknownNameError, find_nearest
from ctgraph.loading.same_bodies import split_reference
from ctgraph.model import Body, Structure, fold_name, fold_separators

_CALLED: tuple[Callable[[Body], Sequence[str]], ...] = (
    lambda body: (body.id,),
    lambda body: (body.short,),
    lambda body: (body.name,),
)
# The ids of other files that it has, and its ids without a file before them.
_CALLED_WHERE_JOINED: tuple[Callable[[Body], Sequence[str]], ...] = (
    lambda body: [each.text for each in body.same_as],
    lambda body: [split_reference(body.id)[1], *(each.body for each in body.same_as)],
)


_LISTED, _LISTED_JOINED = "'ctgraph list STRUCTURE' lists them", "'ctgraph list FOLDER --joined' lists them"


def find_body(structure: Structure, wanted: str) -> Body:
    """Return the body that `wanted` names. An id goes before a short name, and that before a name.

    Where files are joined, an id of a file comes last, and a body has the ids of all those that are one with it.

    Raises `UnknownNameError` where nothing is so called, or several are, with the nearest.
    """
    if wanted in structure.bodies:
        return structure.bodies[wanted]
    folded = fold_name(wanted)
    bodies = sorted(structure.bodies.values(), key=lambda body: body.id)
    ways = itertools.product(
        (fold_name, fold_separators), (*_CALLED, *(_CALLED_WHERE_JOINED if structure.joined else ()))
    )
    for fold, list_names in ways:
        sought = fold(wanted)
        found = [body for body in bodies if sought and sought in map(fold, list_names(body))]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(repr(body.id) for body in found)
            raise UnknownNameError(f"{wanted!r} is the name of several bodies of {structure.id}; use the id: {ids}")
    raise NoBodyError(f"{structure.id} has no body {wanted!r}{_hint(structure, bodies, folded)}")


def _hint(structure: Structure, bodies: list[Body], folded: str) -> str:
    by_name = {fold_name(name): body for body in bodies for name in (body.name, body.short, body.id) if name}
    near = [by_name[name] for name in find_nearest(folded, by_name)]
    near += [body for name, body in by_name.items() if folded and folded in name]
    words = list(dict.fromkeys(f"{body.id!r} ({body.name})" for body in near))[:3]
    return f"; did you mean {' or '.join(words)}?" if words else f"; {_LISTED_JOINED if structure.joined else _LISTED}"
