"""Which bodies of an old structure rest in a new one, and which findings no longer arise because of that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ctgraph.findings import Reported, StructureReport, labels
from ctgraph.results.comparison import Comparison
from ctgraph.wording.agreement import is_of_several, put_in_plural
from ctgraph.wording.bodies import describe_body_last_record
from ctgraph.wording.facts import describe_rest
from ctgraph.wording.spelling import count, join

_MOST_GROUPS = 3  # of findings that are told of by the bodies that they are about


def list_at_rest(comparison: Comparison) -> list[str]:
    """Return the bodies of both structures that operate in the old one and not in the new one, by their new ids."""
    return list_operating(comparison.old, comparison.new, comparison.bodies.kept)


def list_operating(one: StructureReport, other: StructureReport, pairs: Mapping[str, str]) -> list[str]:
    """Return the bodies that operate in one structure and not in the other, as the other calls them."""
    return sorted(
        there
        for here, there in pairs.items()
        if one.lens.operates(one.structure.bodies[here]) and not other.lens.operates(other.structure.bodies[there])
    )


def explain_rest(report: StructureReport, id_: str) -> str:
    """Return why a body does not operate, as a clause without its subject: ``is now on hold``, ``is no longer there``."""
    body = report.structure.bodies[id_]
    if report.lens.is_after_last_record(body):
        return f"was {describe_body_last_record(body)}"
    if not report.lens.exists(body):
        return "is no longer there"
    return re.sub("^is ", "is now ", describe_rest(report.lens.status(body)))


def describe_replaced(gone: Sequence[Reported], comparison: Comparison) -> str:
    """Return, in brackets, for how many of the findings that are gone another like it is new about the same body; else nothing."""
    kept = comparison.bodies.kept
    found = (each for each in comparison.findings.new if each.finding.bodies)
    new = {(each.finding.bodies[:1], family) for each in found for family in each.rule.families}
    replaced = sum(
        any(
            (tuple(kept.get(body, body) for body in each.finding.bodies[:1]), family) in new
            for family in each.rule.families
        )
        for each in gone
    )
    if not replaced:
        return ""
    of = "" if len(gone) == 1 else f"for {'each' if replaced == len(gone) else f'{replaced:,}'} of them "
    return f" ({of}another about the same body is new)"


def tell_followed(comparison: Comparison) -> str:
    """Tell which findings about bodies that others took the place of go on at these, with what is found there if that is one."""
    followed = comparison.findings.followed
    if not followed:
        return ""
    old = labels(comparison.old.structure)
    now, before = comparison.findings.going_on, comparison.findings.gone_on
    bodies = list(dict.fromkeys(old[each.finding.bodies[0]] for each in before))
    their = "their" if len(bodies) > 1 or is_of_several(bodies[0]) else "its"
    found = f": {now[0].sentence}" if len(now) == 1 else f", as {count(len(now), 'finding')}"
    go = "goes on" if len(before) == 1 else "go on"
    return f"{count(len(before), 'finding')} about {join(bodies)} {go} at what took {their} place{found}."


def tell_moot(moot: Sequence[Reported], comparison: Comparison) -> str:
    """Tell which findings no longer arise because a body that they are about is gone, or not recorded as operating any more."""
    about: dict[tuple[tuple[str, ...], bool], list[Reported]] = {}
    for each in moot:
        causes = list_causes(each, comparison)
        why = dict.fromkeys(_explain_end(body, comparison) for body in causes)
        about.setdefault((tuple(why), set(causes) == set(each.finding.bodies)), []).append(each)
    if len(about) > _MOST_GROUPS:
        number = count(len(moot), "finding")
        return f"{number} no longer arise, because a body that they are about is gone, or not recorded as operating any more."
    return " ".join(_tell_moot_of(found, comparison, alone=alone) for (_, alone), found in about.items())


def _tell_moot_of(moot: Sequence[Reported], comparison: Comparison, *, alone: bool) -> str:
    """Tell which findings no longer arise for the same reason; they are about nobody else if those bodies stand alone in them."""
    names = labels(comparison.old.structure)
    causes = list(dict.fromkeys(body for each in moot for body in list_causes(each, comparison)))
    several = len(causes) > 1 or is_of_several(names[causes[0]])
    others = f" {'themselves' if several else 'itself'}" if alone else " with others"
    arise = f"no longer arise{'s' if len(moot) == 1 else ''}"
    why = list(dict.fromkeys(_explain_end(body, comparison) for body in causes))
    because = describe_end(causes, comparison)
    if len(why) == 1:
        because = f"they {put_in_plural(why[0])}" if several else f"it {why[0]}"
    told = join([names[body] for body in causes])
    return f"{count(len(moot), 'finding')} about {told}{others} {arise}, {'because' if alone else 'since'} {because}."


def describe_end(bodies: Sequence[str], comparison: Comparison) -> str:
    """Return why bodies of the old structure are in no finding of the new one, as a clause: ``Board has been wound up``."""
    names = labels(comparison.old.structure)
    by_why: dict[str, list[str]] = {}
    for body in bodies:
        by_why.setdefault(_explain_end(body, comparison), []).append(body)
    told = []
    for why, of in by_why.items():
        several = len(of) > 1 or is_of_several(names[of[0]])
        told.append(f"{join([names[each] for each in of])} {put_in_plural(why) if several else why}")
    return join(told)


def _explain_end(body: str, comparison: Comparison) -> str:
    """Return why a body of the old structure does not operate in the new one, as a clause without its subject."""
    there = comparison.bodies.kept.get(body, body)
    if there not in comparison.new.structure.bodies:
        return "is not in the new structure"
    return explain_rest(comparison.new, there)


def list_causes(reported: Reported, comparison: Comparison) -> list[str]:
    """Return the bodies of a finding that is gone which are gone too or no longer operate: then nothing was mended."""
    kept = comparison.bodies.kept
    return [
        body
        for body in reported.finding.bodies
        if body not in kept or list_operating(comparison.old, comparison.new, {body: kept[body]})
    ]


def describe_gone(reported: Reported, comparison: Comparison) -> str:
    """Return a finding that is gone as it was said, or of what could not be assessed, that it now can be."""
    rule, kind = reported.finding.rule, reported.finding.kind or ""
    level = comparison.new.structure.recorded._asdict().get(kind, "no")
    if rule != "not-assessable" or level == "no":
        return reported.sentence
    part = " in part" if level == "partly" else ""
    return f"{kind} is now recorded{part}; before, it could not be assessed"
