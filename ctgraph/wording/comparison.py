"""What changes from one structure to another, in a few sentences that somebody could paste into a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ctgraph.findings import Reported, Severity, StructureReport, labels
from ctgraph.model import BODY_KINDS, STANDINGS, UPWARD_KINDS, Body, Relation
from ctgraph.results.comparison import Comparison, Comparisons, Operation, RouteChange
from ctgraph.wording.agreement import agree, is_of_several, put_in_plural
from ctgraph.wording.at_rest import (
    describe_replaced,
    explain_rest,
    list_at_rest,
    list_causes,
    list_operating,
    tell_followed,
    tell_moot,
)
from ctgraph.wording.bodies import describe_body_last_record, describe_day
from ctgraph.wording.left_open import LeftOpen
from ctgraph.wording.operations import describe_field_change
from ctgraph.wording.relations import describe_answering, describe_standing
from ctgraph.wording.routes_compared import tell_no_root
from ctgraph.wording.scrutiny_changes import tell_scrutiny
from ctgraph.wording.signs import count_by_severity
from ctgraph.wording.silence import FIRST, NOT_IN_NEW, find_silence
from ctgraph.wording.spelling import count, join
from ctgraph.wording.successions import tell_left, tell_successors

_FIRST_FAMILIES = {"cycles", "scrutiny"}  # the findings that are told in words, before the rest is counted
_MOST_KNOTS = 2
_MOST_GROUPS = 3
_MOST_SENTENCES = 6


def name_bodies_of(comparison: Comparison) -> dict[str, str]:
    """Return the label of every body of the two structures; one that both have is called as the new one calls it."""
    return {**labels(comparison.old.structure), **labels(comparison.new.structure)}


def name_sides(comparison: Comparison) -> tuple[str, str]:
    """Return what to call the old structure and the new one: by their titles, by their days, or else as versions."""
    old, new = comparison.old, comparison.new
    if old.structure.title != new.structure.title:
        return f'"{old.structure.title}"', f'"{new.structure.title}"'
    if old.lens.day != new.lens.day:
        return f"the structure {_name_day(old)}", f"the structure {_name_day(new)}"
    return "the old version", "the new version"


def _name_day(side: StructureReport) -> str:
    return describe_day(side.structure, side.lens) or "on no day"


def summarise_comparison(comparison: Comparison) -> tuple[str, ...]:
    """Return three to six sentences: bodies, successors, lines, routes, circles, functions and findings, as far as they change."""
    names = name_bodies_of(comparison)
    told = {
        "successors": tell_successors(comparison, names),
        "at rest": _tell_rest(comparison, names),
        "bodies": _tell_bodies(comparison, names),
        "left": tell_left(comparison, names),
        "new lines": _tell_new_lines(comparison, names),
        "routes": _tell_routes(comparison, names),
        "scrutiny": tell_scrutiny(comparison, names),
        "inferred": _tell_inferred(comparison, names),
        "knots": _tell_knots(comparison),
        "functions": _tell_functions(comparison),
        "findings": f"{'by the rules asked for, ' if comparison.some_rules else ''}{_tell_findings(comparison)}",
    }
    by_weight = (
        "bodies",
        "routes",
        "findings",
        "scrutiny",
        "knots",
        "successors",
        "at rest",
        "left",
        "new lines",
        "inferred",
        "functions",
    )
    kept = set([part for part in by_weight if told[part]][:_MOST_SENTENCES])
    return tuple(_begin(sentence) for part, sentence in told.items() if part in kept)


def _begin(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _tell_bodies(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Tell which bodies are gone, and then how many of the old ones there still are, and which are new."""
    old, new = name_sides(comparison)
    bodies = comparison.bodies
    total = count(len(bodies.gone) + len(bodies.kept), "body", "bodies")
    resting = _count_resting(comparison)
    if not bodies.gone and not bodies.new:
        return f"{new} has the same {total} as {old}{resting or _count_changed(comparison)}."
    silence, earlier = find_silence(comparison), list_recorded_earlier(comparison)
    gone = [body for body in bodies.gone if body not in earlier and body not in silence.unmentioned]
    share = "all" if not bodies.gone else f"{len(bodies.kept):,} of the"
    kept = f"{share} {total} of {old}{resting}"
    begun = f"{_name(gone, names)} {_are(gone, names)} not in {new}, which has {kept}" if gone else f"{new} has {kept}"
    parts = []
    if earlier:
        were = "were" if _are(earlier, names) == "are" else "was"
        parts.append(f"{_name(earlier, names)} {were} last recorded earlier")
    unmentioned = [body for body in bodies.gone if body in silence.unmentioned]
    if unmentioned:
        parts.append(f"{_name(unmentioned, names)} {_are(unmentioned, names)} {NOT_IN_NEW}")
    told_new = [body for body in bodies.new if body not in silence.first]
    if told_new:
        parts.append(f"{_name_new(told_new, comparison, names)} {_are(told_new, names)} new")
    parts += _tell_first_recorded([body for body in bodies.new if body in silence.first], names, alone=not told_new)
    said = f"{'; '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 1 else "".join(parts)
    return f"{begun}; {said}." if said else f"{begun}."


def _tell_first_recorded(bodies: Sequence[str], names: Mapping[str, str], *, alone: bool) -> list[str]:
    """Tell the neighbours that the new structure is the first to record: their number, or their names where they stand alone."""
    if not bodies:
        return []
    if alone:
        return [f"{_name(bodies, names)} {_are(bodies, names)} {FIRST}"]
    return [f"{count(len(bodies), 'neighbour')} {'are' if len(bodies) > 1 else 'is'} {FIRST}"]


def _count_resting(comparison: Comparison) -> str:
    """Return how many of the bodies that both have are at rest in the new one, as a clause behind a comma; nothing where none does."""
    resting = len(list_at_rest(comparison))
    verb = "is" if resting == 1 else "are"
    return f", of which {resting:,} {verb} no longer counted as operating" if resting else ""


def list_recorded_earlier(comparison: Comparison) -> list[str]:
    """Return the bodies that are left out of the new structure since nothing is known of them on its day: they may be there."""
    structure, lens = comparison.new.structure, comparison.new.lens
    left = (structure.bodies[body] for body in comparison.bodies.gone if body in structure.bodies)
    return [body.id for body in left if lens.is_after_last_record(body)]


def _count_changed(comparison: Comparison) -> str:
    changed = {change.key for change in comparison.told if change.what in ("body", "relation", "member", "function")}
    return "" if changed else ", and nothing recorded of them differs"


def _name_new(told: Sequence[str], comparison: Comparison, names: Mapping[str, str]) -> str:
    """Name the new bodies, those that are a structure's own matter first, and count its neighbours apart."""
    new = comparison.new.structure.bodies
    bodies = [body for body in told if body in new]
    own = [body for body in bodies if not new[body].is_neighbour]
    if not own or len(own) == len(bodies):
        return _name(bodies, names)
    neighbours = len(bodies) - len(own)
    return f"{_name(own, names)} (and {count(neighbours, 'neighbour')})"


def _name(bodies: Sequence[str], names: Mapping[str, str]) -> str:
    return join([names[body] for body in bodies])


def _are(bodies: Sequence[str], names: Mapping[str, str]) -> str:
    return "are" if len(bodies) > 1 or is_of_several(names[bodies[0]]) else "is"


def describe_body_change(operation: Operation, comparison: Comparison, names: Mapping[str, str]) -> str:
    """Return what a field of a body is afterwards, and was before: of its status, only what is recorded."""
    old, last = comparison.old, ""
    back = {new: was for was, new in comparison.bodies.kept.items()}
    body = old.structure.bodies.get(back.get(operation.key[0], operation.key[0]))
    if operation.field == "status" and body and old.lens.is_after_last_record(body):
        last = describe_body_last_record(body)
    return describe_field_change(operation, names, last, list_uncounted(comparison))


def list_uncounted(comparison: Comparison) -> frozenset[str]:
    """Return the standings of what is recorded and not counted."""
    return frozenset(STANDINGS) - comparison.new.lens.standings


def _tell_rest(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Tell who operates no longer, save those that others followed, and who does again."""
    followed = {body for match in comparison.bodies.replaced if not match.doubtful for body in match.old}
    kept = comparison.bodies.kept
    rest = [body for body in list_at_rest(comparison) if body not in {kept.get(each) for each in followed}]
    back = {new: old for old, new in kept.items()}
    woken = [kept[body] for body in list_operating(comparison.new, comparison.old, back)]
    parts = []
    by_why: dict[str, list[str]] = {}
    for body in rest:
        by_why.setdefault(explain_rest(comparison.new, body), []).append(body)
    for why, bodies in by_why.items():
        parts.append(f"{_name(bodies, names)} {put_in_plural(why) if _are(bodies, names) == 'are' else why}")
    if woken:
        parts.append(f"{_name(woken, names)} now {'operate' if _are(woken, names) == 'are' else 'operates'}")
    return f"{'; '.join(parts)}." if parts else ""


def _tell_new_lines(comparison: Comparison, names: Mapping[str, str]) -> str:
    """Tell to whom the new bodies answer, and for which of them no upward line is recorded."""
    structure, lens = comparison.new.structure, comparison.new.lens
    if structure.recorded.accountability == "no":
        return ""
    lines: dict[str, list[Relation]] = {}
    for relation in structure.relations:
        if relation.kind in UPWARD_KINDS:
            lines.setdefault(relation.answers[0], []).append(relation)
    own = [structure.bodies[body] for body in comparison.bodies.new if body in structure.bodies]
    own = [body for body in own if lens.operates(body) and not body.is_neighbour and not lens.is_root(body)]
    taken = {body.id: [line for line in lines.get(body.id, ()) if lens.takes(line)] for body in own}
    with_lines = [body for body in own if taken[body.id]]
    without = [body.id for body in own if not taken[body.id] and BODY_KINDS[body.kind].expects_line]
    parts = [_tell_lines_of(body, taken[body.id], names) for body in with_lines[:_MOST_GROUPS]]
    if len(with_lines) > _MOST_GROUPS:
        parts.append(f"{count(len(with_lines) - _MOST_GROUPS, 'more new body has', 'more new bodies have')} a line")
    parts += _tell_without(without, lines, names)
    return f"of the new bodies, {'; '.join(parts)}." if parts else ""


def _tell_lines_of(body: Body, lines: Sequence[Relation], names: Mapping[str, str]) -> str:
    name = names[body.id]
    by_verb: dict[str, list[str]] = {}
    for line in lines:
        verb = agree(name, describe_answering(line))
        by_verb.setdefault(verb, []).append(f"{names[line.answers[1]]}{describe_standing(line)}")
    said = join([f"{verb} {join(others)}" for verb, others in by_verb.items()])
    return f"{name} {said}"


def _tell_without(
    bodies: Iterable[str], lines: Mapping[str, Sequence[Relation]], names: Mapping[str, str]
) -> Iterator[str]:
    listed = list(bodies)
    weak = [body for body in listed if lines.get(body)]
    none = [body for body in listed if not lines.get(body)]
    if weak:
        standings = join(sorted({line.standing for body in weak for line in lines[body]}))
        yield f"for {_name(weak, names)} an upward line is {standings} only, and not counted"
    if none:
        yield f"no upward line is recorded for {_name(none, names)}"


def _tell_routes(comparison: Comparison, names: Mapping[str, str]) -> str:
    if comparison.without_lines:
        silent = [
            name
            for name, report in zip(name_sides(comparison), (comparison.old, comparison.new), strict=True)
            if report.structure.recorded.accountability == "no"
        ]
        of = "both" if len(silent) > 1 else silent[0]
        return (
            f"what was read of the sources of {of} does not record accountability, so complete lines are not compared."
        )
    if unassessable := tell_no_root(comparison):
        return f"{unassessable}."
    parts = []
    for change in ("gained", "lost", "other_root"):
        routes = [route for route in comparison.routes if route.change == change]
        if routes:
            parts.append(_tell_route_changes(change, routes, names))
    nothing = "no body that is in both gains or loses a complete line, or has one that leads elsewhere"
    return f"{'; '.join(parts) or nothing}."


def _tell_route_changes(change: str, routes: Sequence[RouteChange], names: Mapping[str, str]) -> str:
    bodies = _name([route.body for route in routes], names)
    if change == "gained":
        return f"a complete line{_describe_end(routes, names)} is recorded for {bodies}, for which none was"
    if change == "lost":
        return f"no complete line is recorded any more for {bodies}, for which one was"
    roots = sorted({root for route in routes for root in route.new_roots})
    return f"the complete line of {bodies} now leads to {_name(roots, names)}"


def _describe_end(routes: Sequence[RouteChange], names: Mapping[str, str]) -> str:
    """Return to which root new routes lead, and by way of whom where all pass one body before it."""
    roots = sorted({root for route in routes for root in route.new_roots})
    before = {route.via for route in routes}
    via = f" by way of {names[min(before)]}" if len(before) == 1 and all(before) else ""
    return f" to {_name(roots, names)}{via}" if roots else ""


def _tell_inferred(comparison: Comparison, names: Mapping[str, str]) -> str:
    if not comparison.inferred_only or tell_no_root(comparison):
        return ""
    bodies = [body for body, _ in comparison.inferred_only]
    standings = join(sorted({line.standing for _, lines in comparison.inferred_only for line in lines}))
    return f"for {_name(bodies, names)} a line is {standings} only, so no complete one is counted."


def _tell_knots(comparison: Comparison) -> str:
    findings = comparison.findings
    still = [*(pair.new for pair in (*findings.same, *findings.evidence_changed)), *findings.going_on]
    left_open = LeftOpen(comparison)
    told = {
        "still found": still,
        "newly found": findings.arisen,
        "no longer found": left_open.list_gone(),
        f"found before, by what is {NOT_IN_NEW}": left_open.list_open(),
    }
    parts = []
    for words, found in told.items():
        knots = [each for each in found if _is_knot(each)]
        knots.sort(key=lambda each: -each.finding.severity)
        if knots:
            more = f", and {len(knots) - _MOST_KNOTS:,} more" if len(knots) > _MOST_KNOTS else ""
            parts.append(f"{words}: {'; '.join(each.sentence for each in knots[:_MOST_KNOTS])}{more}")
    return f"{'. '.join(map(_begin, parts))}." if parts else ""


def _is_knot(reported: Reported) -> bool:
    return bool(_FIRST_FAMILIES & reported.rule.families) and reported.finding.severity > Severity.INFO


def _tell_functions(comparison: Comparison) -> str:
    changed = [change for change in comparison.told if change.what == "function" and change.field == "owner"]
    if not changed:
        return ""
    said = join([change.key[0] for change in changed[:_MOST_GROUPS]], besides=max(0, len(changed) - _MOST_GROUPS))
    return f"who owns, oversees, delivers or monitors {said} changes."


def _tell_findings(comparison: Comparison) -> str:
    findings = comparison.findings
    same, changed = len(findings.same), len(findings.evidence_changed)
    if not (same or changed or findings.new or findings.gone):
        return "nothing is found in either."
    arisen, ended = findings.arisen, findings.ended
    if not (changed or findings.new or findings.gone):
        return f"the same {count(same, 'finding')} {'stands' if same == 1 else 'stand'} in both."
    moot = [each for each in ended if list_causes(each, comparison)]
    left_open = LeftOpen(comparison)
    unmentioned = len(left_open.list_open())
    kinds = count_by_severity((reported.finding.severity for reported in arisen), with_none=True)
    new = f" ({kinds})" if arisen else ""
    still = f" ({changed:,} on other evidence)" if changed else ""
    left = [each for each in left_open.list_gone() if not list_causes(each, comparison)]
    number, gone = len(arisen), len(left)
    stand = same + changed
    open_ = f"{unmentioned:,} {'rest' if unmentioned > 1 else 'rests'} on what is {NOT_IN_NEW}, " if unmentioned else ""
    told = (
        f"{count(number, 'finding') if number else 'no finding'} {'are' if number > 1 else 'is'} new{new}, "
        f"{f'{gone:,}' if gone else 'none'} {'are' if gone > 1 else 'is'} gone{describe_replaced(left, comparison)}, {open_}and "
        f"{f'{stand:,}' if stand else 'none'} {'stand' if stand > 1 else 'stands'} as before{still}."
    )
    before = " ".join(filter(None, (tell_followed(comparison), tell_moot(moot, comparison) if moot else "")))
    return f"{before} Besides, {told}" if before else told


def summarise_comparisons(comparisons: Comparisons) -> str:
    """Return what several comparisons come to, in one sentence."""
    found = [each.findings for each in comparisons.compared]
    changed = sum(each.differs for each in comparisons.compared)
    new = sum(len(each.new) for each in found) + sum(len(each.reported) for each in comparisons.new)
    gone = sum(len(each.gone) for each in found) + sum(len(each.reported) for each in comparisons.gone)
    routes = Counter(route.change for each in comparisons.compared for route in each.routes)
    return (
        f"{count(len(comparisons.compared), 'structure')} compared, {changed:,} of them changed;"
        f" {len(comparisons.gone):,} gone, {len(comparisons.new):,} new;"
        f" {count(routes['lost'], 'complete line')} lost and {routes['gained']:,} gained;"
        f" {count(new, 'new finding')}, {gone:,} gone"
    )
