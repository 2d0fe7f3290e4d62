"""What is said of a loop: who answers to whom in a circle, and who scrutinises whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ctgraph.findings import Finding, weakest
from ctgraph.model import SCRUTINY, Relation
from ctgraph.wording.agreement import agree
from ctgraph.wording.facts import put_in_brackets
from ctgraph.wording.relations import (
    DOUBTING,
    describe_answering,
    describe_standing,
    read_aloud,
    read_chain,
)
from ctgraph.wording.spelling import count, join, name_bodies

_WEAKER = ("inferred", "proposed")  # than what is recorded of a partnership


def read_loop(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return the witness of a loop: that two bodies scrutinise each other, or the chain that comes back."""
    if len(finding.relations) == 2 and all(each.kind == SCRUTINY for each in finding.relations):
        return f"{name_bodies(finding.bodies, labels)} scrutinise each other{put_in_brackets(finding.standing)}"
    return read_chain(finding.relations, labels)


def read_circle(finding: Finding, _labels: Mapping[str, str]) -> str:
    """Return how many bodies answer to one another in a circle; or would, where no source says all of it."""
    size = len(finding.relations) if _is_partly_assumed(finding) else len(finding.bodies)
    many = count(size, "body", "bodies")
    if finding.standing in _WEAKER:
        return f"{many} would answer to one another in a circle, by what is only {finding.standing}"
    return f"{many} are recorded as answering to one another in a circle"


def read_rest_of_circle(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return which bodies of a circle are not on the witness; and that they are in it by what is assumed in part."""
    shown = {end for relation in finding.relations for end in relation.answers}
    rest = [body for body in finding.bodies if body not in shown]
    if not rest:
        return ""
    if _is_partly_assumed(finding):
        are = "are" if len(rest) > 1 else "is"
        return f"; {name_bodies(rest, labels)} {are} in it too by what is, in part, only {weakest(finding.beside)}"
    return f"; the other{'s are' if len(rest) > 1 else ' is'} {name_bodies(rest, labels)}"


def _is_partly_assumed(finding: Finding) -> bool:
    """Say whether a circle closes on what is recorded, and what joins the rest of its bodies to it is in part assumed."""
    return finding.standing not in _WEAKER and weakest(finding.beside) in _WEAKER


def read_independence(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return what makes a loop a matter of independence and is not on its witness, up to what follows from it.

    Where that rests on weaker facts than the loop, what follows is told with an if.
    """
    if not finding.beside:
        return "so"
    lines = [each for each in finding.beside if each.kind != SCRUTINY]
    back = [each for each in finding.beside if each.kind == SCRUTINY and each not in finding.relations]
    standing = weakest(lines) or "stated"
    which = "".join(f", which {_read_scrutineer(each, labels)}" for each in back)
    if standing in ("stated", finding.standing):
        return f"and {_read_lines(lines, labels)}{which}; so"
    bare = [each._replace(standing="stated") if each.standing == standing else each for each in lines]
    return f"{DOUBTING[standing]} that {_read_lines(bare, labels)}{which}; if so,"


def _read_lines(lines: Sequence[Relation], labels: Mapping[str, str]) -> str:
    """Return lines as a chain where each goes on from the one before, and else as a list."""
    is_chain = all(one.answers[1] == other.answers[0] for one, other in pairwise(lines))
    return read_chain(lines, labels) if is_chain else join([read_aloud(line, labels) for line in lines])


def _read_scrutineer(scrutiny: Relation, labels: Mapping[str, str]) -> str:
    name = labels[scrutiny.from_id]
    return f"{name} {agree(name, 'scrutinises')}{describe_standing(scrutiny)}"


def read_internal(finding: Finding, labels: Mapping[str, str]) -> str:
    """Return that a committee answers to a body and scrutinises it."""
    scrutiny = next(each for each in finding.relations if each.kind == SCRUTINY)
    line = next(each for each in finding.relations if each.kind != SCRUTINY)
    committee, parent = labels[scrutiny.from_id], labels[scrutiny.to_id]
    answers = f"{agree(committee, describe_answering(line))} {parent}{describe_standing(line)}"
    return f"{committee} {answers} and {agree(committee, 'scrutinises')} it{describe_standing(scrutiny)}"
