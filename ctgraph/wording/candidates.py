"""Which bodies of joined files may be one, since a register gives them one code; only `same_as` says that they are."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.findings import labels
from ctgraph.model import Body, Structure, fold_name
from ctgraph.wording.places import describe_line
from ctgraph.wording.spelling import join

_MOST_NAMED = 4  # bodies of one code


def tell_candidates(structure: Structure) -> Iterator[tuple[Body, str]]:
    """Yield the bodies of several files that have one code, each time as the first of them and a sentence."""
    by_code: dict[tuple[str, str], list[Body]] = {}
    for _, body in sorted(structure.bodies.items()):
        for register, code in body.identifiers:
            by_code.setdefault((fold_name(register), fold_name(code)), []).append(body)
    names = labels(structure)
    for _, bodies in sorted(by_code.items()):
        if len({body.file for body in bodies}) > 1:
            register, code = next(each for each in bodies[0].identifiers if _has_code(bodies[1:], *each))
            told = [f"{names[body.id]} ({describe_line(body)})" for body in bodies[:_MOST_NAMED]]
            which = f"{join(told, besides=len(bodies) - len(told))} have the code '{code}' of the register '{register}'"
            yield bodies[0], f"{which}; where they are one body, 'same_as' can say so: nothing is joined by codes"


def _has_code(bodies: list[Body], register: str, code: str) -> bool:
    wanted = fold_name(register), fold_name(code)
    return any((fold_name(one), fold_name(other)) == wanted for body in bodies for one, other in body.identifiers)
