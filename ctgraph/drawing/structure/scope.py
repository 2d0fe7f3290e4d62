"""What part of a structure a diagram shows, and what it leaves out, in words."""

from __future__ import annotations

from collections import Counter

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.selection import Selection
from ctgraph.model import STANDINGS
from ctgraph.wording.bodies import name_absent
from ctgraph.wording.relations import name_relation_kinds
from ctgraph.wording.undated import describe_undated

_FAMILIES = {
    "cycles": "what findings of accountability cycles and circular scrutiny are about",
    "scrutiny": "what findings of circular scrutiny are about",
    "orphans": "the bodies for which no complete line is recorded, and where their lines stop",
}


def describe_scope(selection: Selection, options: Options) -> list[str]:
    """Say what of a structure is shown and what is not, and what has no date and is shown for all that."""
    said = (
        describe_part(selection, options),
        describe_left_out(selection),
        name_absent(selection.absent, selection.lens.write_day(selection.structure), selection.lens),
        describe_undated(selection.undated, selection.structure, selection.lens),
    )
    return [each for each in said if each]


def describe_part(selection: Selection, options: Options) -> str:
    """Say what part of a structure was asked for, and how much of it that is; nothing where it is the whole."""
    chosen = []
    if options.focus:
        label = selection.structure.bodies[options.focus].label
        within = {0: "alone", 1: "and what is one relation from it"}
        chosen.append(f"{label} {within.get(options.depth, f'and what is within {options.depth} relations of it')}")
    if options.only:
        chosen.append(_FAMILIES[options.only])
    if options.kinds:
        names = name_relation_kinds(selection.structure)
        words = dict.fromkeys(names.get(kind, kind.replace("_", " ")) for kind in options.kinds)
        chosen.append(f"no relation but “{'”, “'.join(words)}”")
    if not chosen:
        return ""
    taken = sum(map(selection.lens.takes, selection.structure.relations))
    bodies = f"{len(selection.bodies)} of {_count(len(selection.structure.bodies), 'body', 'bodies')}"
    relations = f"{len(selection.relations)} of {_count(taken, 'relation', 'relations')}"
    return f"A part: {'; '.join(chosen)} ({bodies}, {relations})"


def describe_left_out(selection: Selection) -> str:
    """Say which relations of the bodies that are shown are left out for their standing or their dates."""
    shown, lens = {body.id for body in selection.bodies}, selection.lens
    found: Counter[str] = Counter()
    for relation in selection.structure.relations:
        if not shown.isdisjoint((relation.from_id, relation.to_id)) and not lens.takes(relation):
            found[relation.standing if relation.standing not in lens.standings else ""] += 1
    words = [_count(found[each], f"{each} relation", f"{each} relations") for each in STANDINGS if found[each]]
    if found[""]:
        words.append(_count(found[""], "relation of another date", "relations of other dates"))
    return f"Not shown: {', '.join(words)}" if words else ""


def find_related(selection: Selection) -> set[str]:
    """Return the bodies of which a relation is recorded for the day, whatever its standing.

    A finding may rest on one that is not among those of the diagram.
    """
    found = [reported.finding for at_body in selection.at_body.values() for reported in at_body]
    relations = (*selection.structure.relations, *(relation for finding in found for relation in finding.relations))
    ends = ((each.from_id, each.to_id) for each in relations if each.period.holds(selection.lens.day))
    return {end for pair in ends if selection.structure.bodies.keys() >= set(pair) for end in pair}


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
