"""Says what would mend findings: the smallest changes, each tried, and none made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ctgraph.analyses.rule import Mending
from ctgraph.assessment import Assessment
from ctgraph.compare.mends.cutting import cut_loop, drop_agenda, find_loop, is_intended
from ctgraph.compare.mends.edits import Proposal
from ctgraph.compare.mends.lines import choose_lead, give_line
from ctgraph.compare.mends.owners import give_owner, keep_one_owner
from ctgraph.compare.mends.sittings import drop_entry, give_another_chair, seat_partners
from ctgraph.compare.what_if import try_structure
from ctgraph.errors import CtgraphError, UnknownNameError
from ctgraph.findings import Finding, Reported, Severity
from ctgraph.model import Structure
from ctgraph.queries.find_body import find_body
from ctgraph.results.comparison import Operation
from ctgraph.results.suggestions import NoOption, Option, Suggested, Suggestions
from ctgraph.results.what_if import WhatIf
from ctgraph.rules import all_rules, explain_rule, find_rule

MOST_OPTIONS = 3
MOST_FINDINGS = 300  # each option is a check of the whole structure
MOST_WORK = 60_000  # findings times bodies and relations; measured: above, it takes over a quarter of a minute
_SHORTEST_PRINT = 4  # digits of a fingerprint that name a finding

_PROPOSERS: Mapping[Mending, Callable[[Assessment, Finding], Iterator[Proposal]]] = {
    "another agenda": drop_agenda,
    "a line": give_line,
    "a leading line": choose_lead,
    "an owner": give_owner,
    "one owner": keep_one_owner,
    "another chair": give_another_chair,
    "partners": seat_partners,
    "the entry": drop_entry,
}


def suggest(
    given: Structure | Assessment,
    finding: str | Sequence[str] = (),
    most: int = MOST_OPTIONS,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> Suggestions:
    """Return what would mend the findings of a structure: at most so many options for each, as tried, none of them made.

    `finding` names some as `select_findings` takes it; without it, all are answered. A structure is looked at on its own day, and
    an `Analysis` through its own lens and rules. `advance` gets how many findings are done, of how many. Raises
    `UnknownNameError` where nothing is so called, and `CtgraphError` where more than `MOST_FINDINGS` are asked for, or in a
    large structure than `MOST_WORK` leaves.
    """
    analysis = given if isinstance(given, Assessment) else Assessment(given)
    words = (finding,) if isinstance(finding, str) else tuple(finding)
    asked = select_findings(analysis, words) if any(words) else analysis.findings
    size = len(analysis.structure.bodies) + len(analysis.structure.relations)
    most_asked = min(MOST_FINDINGS, MOST_WORK // max(size, 1))
    if len(asked) > max(most_asked, 1):
        raise CtgraphError(
            f"{analysis.structure.id}: {len(asked):,} findings are more than the {max(most_asked, 1):,} for which changes are tried at "
            "once; name one of them, a body or a rule"
        )
    suggested = []
    for done, each in enumerate(asked):
        advance(done, len(asked))
        suggested.append(_advise(_suggest(analysis, each, most)))
    return Suggestions(analysis.checked, tuple(suggested))


def _advise(suggested: Suggested) -> Suggested:
    """Return the same with what its rule says that there is to do, where there is no option and it is open."""
    if suggested.options or suggested.none_because in ("accepted", "intended", "internal"):
        return suggested
    heading = suggested.finding.heading
    to_do = heading.to_do or explain_rule(suggested.finding.finding.rule).advice
    to_record = f" In the file: {heading.to_record}." if heading.to_record else ""
    return suggested._replace(advice=f"{to_do}{to_record}")


def select_findings(analysis: Assessment, words: Sequence[str]) -> tuple[Reported, ...]:
    """Return the findings that words name: a fingerprint or its first digits; or the id of a rule and bodies; or bodies alone.

    Of a rule all findings are meant, and with bodies those that are about all of them, named as `find_body` takes them. Raises
    `UnknownNameError` where a word names nothing.
    """
    first, *others = words
    digits = first.strip().lower()
    if len(digits) >= _SHORTEST_PRINT and not others:
        found = tuple(each for each in analysis.findings if each.finding.fingerprint.startswith(digits))
        if found:
            return found
    rule = digits.replace("_", "-")
    is_rule = rule in {each.id for each in all_rules()}
    bodies = {_find_body(analysis, name) for name in (others if is_rule else words)}
    return tuple(
        each
        for each in analysis.findings
        if bodies <= set(each.finding.bodies) and (not is_rule or each.finding.rule == rule)
    )


def _find_body(analysis: Assessment, name: str) -> str:
    try:
        return find_body(analysis.structure, name).id
    except UnknownNameError as error:
        raise UnknownNameError(
            f"{analysis.structure.id}: {name!r} is no fingerprint of a finding, no rule and no body; "
            "'ctgraph suggest STRUCTURE' lists the findings"
        ) from error


def _suggest(analysis: Assessment, reported: Reported, most: int) -> Suggested:
    mended_by = find_rule(reported.finding.rule).mended_by
    if reported.accepted:
        return Suggested(reported, none_because="accepted")
    stops = reported.finding.stops
    if mended_by == "facts" or (stops and all(stop.why == "beyond" for stop in stops)):
        return Suggested(reported, none_because="facts")
    if mended_by == "fewer relations":
        return _suggest_cuts(analysis, reported, most)
    propose = _PROPOSERS.get(mended_by)
    if propose is None:
        return Suggested(reported, none_because="judgement")
    return _try(analysis, reported, propose(analysis, reported.finding), most)


def _suggest_cuts(analysis: Assessment, reported: Reported, most: int) -> Suggested:
    loop = find_loop(analysis.graphs, reported.finding)
    none: NoOption | None = "internal" if loop is None else "intended" if is_intended(loop) else None
    if loop is None or none:
        return Suggested(reported, none_because=none)
    cuts, proposals = cut_loop(analysis, loop, most)
    return _try(analysis, reported, proposals, most)._replace(is_least=cuts.is_least, is_all=cuts.is_all)


def _try(analysis: Assessment, reported: Reported, proposals: Iterable[Proposal], most: int) -> Suggested:
    """Return the first options that end a finding, in the order in which they are proposed, and whether there are no others."""
    options: list[Option] = []
    seen: list[tuple[Operation, ...]] = []
    for proposal in proposals:
        tried = try_structure(analysis, proposal.structure)
        changes = tried.comparison.changes
        if changes and changes not in seen and _ends(tried, reported.finding):
            if len(options) == most:
                return Suggested(reported, tuple(options), is_all=False)
            options.append(Option(tried, proposal.grounds))
        seen.append(changes)
    return Suggested(reported, tuple(options), None if options else "in vain" if seen else "nothing")


def _ends(tried: WhatIf, finding: Finding) -> bool:
    """Say whether a finding is gone, and none of its rule came instead that is about nobody else, save for information."""
    known = {each.fingerprint for each in tried.comparison.old.findings}
    left = tried.comparison.new.findings
    least = min(finding.severity, Severity.WARNING)
    instead = any(
        each.rule == finding.rule and set(each.bodies) <= set(finding.bodies) and each.severity >= least
        for each in left
        if each.bodies and each.fingerprint not in known
    )
    return finding.fingerprint not in {each.fingerprint for each in left} and not instead
