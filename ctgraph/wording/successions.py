"""Which bodies took the place of others, in sentences, and what is noted of those that none is marked to follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ctgraph.model import Body, fold_name
from ctgraph.results.comparison import Comparison, Match
from ctgraph.wording.agreement import agree, is_of_several
from ctgraph.wording.bodies import describe_absence_of
from ctgraph.wording.facts import describe_rest
from ctgraph.wording.silence import find_silence
from ctgraph.wording.spelling import count, join

_MOST_TOLD = 3


def describe_succession(match: Match, names: Mapping[str, str]) -> str:
    """Return what took the place of what, as a clause; that it is doubtful is not in it."""
    old, new = _name(match.old, names), _name(match.new, names)
    if len(match.old) > 1 and len(match.new) == 1:
        return f"{old} became one, {new}"
    if len(match.new) > 1 and len(match.old) == 1:
        return f"{old} became {len(match.new):,}, {new}"
    verb = "take" if len(match.new) > 1 or is_of_several(names[match.new[0]]) else "takes"
    return f"{new} {verb} the place of {old}"


def tell_successors(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Tell which new bodies took the place of which old ones, and what became of these."""
    bodies = comparison.bodies
    forward = [match for match in bodies.replaced if not match.doubtful and set(match.new) <= set(bodies.new)]
    parts = [describe_succession(match, names) + _describe_end_of(match, comparison) for match in forward[:_MOST_TOLD]]
    if len(forward) > _MOST_TOLD:
        parts.append(f"{count(len(forward) - _MOST_TOLD, 'more body has', 'more bodies have')} a successor")
    return f"{'; '.join(parts)}." if parts else ""


def tell_left(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Tell which of the bodies that are gone have no successor, and what the notes on new bodies say of those that they name.

    One that is only not mentioned may be there still.
    """
    bodies, new = comparison.bodies, comparison.new.structure.bodies
    followed = {body for match in bodies.replaced for body in match.old}
    unmentioned = find_silence(comparison).unmentioned
    left = [body for body in bodies.gone if body not in followed and body not in new and body not in unmentioned]
    noting = {body: each for body in left if (each := _find_note(body, comparison)) is not None}
    parts = []
    for each in dict.fromkeys(noting.values()):
        named = _name([body for body in left if noting.get(body) == each], names)
        parts.append(f'of {named} the note on {names[each.id]} says: "{_clean(each.note)}"')
    unnamed = [body for body in left if body not in noting]
    if unnamed:
        parts.append(f"no body is marked as the successor of {_name(unnamed, names)}")
    if not parts:
        return ""
    said = "; ".join(parts)
    return said if said.endswith('."') else f"{said}."


def _find_note(id_: str, comparison: Comparison) -> Body | None:
    """Return the first of the new bodies whose note names a body of the old structure in full."""
    name = re.escape(fold_name(comparison.old.structure.bodies[id_].name))
    new = comparison.new.structure.bodies
    noted = (new[body] for body in comparison.bodies.new if body in new and new[body].note)
    return next((each for each in noted if re.search(rf"(?<!\w){name}(?!\w)", fold_name(_clean(each.note)))), None)


def _clean(note: str) -> str:
    return " ".join(note.split())


def _name(bodies: tuple[str, ...] | list[str], names: Mapping[str, str]) -> str:
    return join([names[body] for body in bodies])


def _describe_end_of(match: Match, comparison: Comparison) -> str:
    """Return what the new structure says of a body that was followed by another, if it has that still."""
    structure, lens = comparison.new.structure, comparison.new.lens
    (old, *others) = match.old
    if others or old not in structure.bodies or lens.operates(structure.bodies[old]):
        return ""
    body = structure.bodies[old]
    absence = describe_absence_of(body, lens)
    who = f"and {body.label}" if len(match.new) > 1 else "which"
    return f", {who} {f'is {absence}' if absence else agree(body.label, describe_rest(lens.status(body)))}"
