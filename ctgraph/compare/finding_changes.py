"""Which findings are new, gone, the same, or still there on other evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from ctgraph.compare.evidence import weigh
from ctgraph.compare.matching import Matching
from ctgraph.findings import Finding, Reported
from ctgraph.results.comparison import FindingChanges, FindingPair, FollowedFindings

_Ids = Mapping[str, str]  # ids in the new structure by those in the old one
_Matter = tuple[Hashable, ...]


def compare_findings(old: Iterable[Reported], new: Iterable[Reported], matching: Matching) -> FindingChanges:
    """Return how the findings of one structure differ from those of another.

    A finding is the same matter where rule, kind, severity, bodies and names are the same: of another kind or severity it says
    something else. It rests on the same evidence where its relations and its facts are the same, with their standings and sources.
    """
    ids, new = matching.pairs, list(new)
    before, after, pairs = _pair(old, new, ids)
    place = {id(reported): position for position, reported in enumerate(new)}
    pairs.sort(key=lambda pair: place[id(pair[1])])
    same = [_is_same(was.finding, now.finding, ids) for was, now in pairs]
    return FindingChanges(
        new=tuple(after),
        gone=tuple(before),
        same=tuple(FindingPair(*pair) for pair, is_same in zip(pairs, same, strict=True) if is_same),
        evidence_changed=tuple(FindingPair(*pair) for pair, is_same in zip(pairs, same, strict=True) if not is_same),
        followed=tuple(_follow(before, after, matching)),
    )


def _follow(before: Iterable[Reported], after: Iterable[Reported], matching: Matching) -> Iterator[FollowedFindings]:
    """Yield the findings that are of one matter where those whose place was taken and those who took it count as one body."""
    matches = [match for match in matching.matches if match.by == "succeeds" and not match.doubtful]
    old = {**matching.pairs, **{body: f"\0{place}" for place, match in enumerate(matches) for body in match.old}}
    new = {body: f"\0{place}" for place, match in enumerate(matches) for body in match.new}
    waiting: dict[_Matter, list[Reported]] = {}
    for reported in before:
        if any(body in match.old for match in matches for body in reported.finding.bodies):
            waiting.setdefault(_identify(reported.finding, old), []).append(reported)
    found: dict[_Matter, list[Reported]] = {}
    for reported in after:
        matter = _identify(reported.finding, new)
        if matter in waiting and any(body in new for body in reported.finding.bodies):
            found.setdefault(matter, []).append(reported)
    for matter, going_on in found.items():
        yield FollowedFindings(tuple(waiting[matter]), tuple(going_on))


def _pair(
    before: Iterable[Reported], after: list[Reported], ids: _Ids
) -> tuple[list[Reported], list[Reported], list[tuple[Reported, Reported]]]:
    """Return what is left of two lists of findings, and those of the same matter."""
    waiting: dict[_Matter, list[Reported]] = {}
    for reported in after:
        waiting.setdefault(_identify(reported.finding, {}), []).append(reported)
    left, pairs = [], []
    for reported in before:
        candidates = waiting.get(_identify(reported.finding, ids))
        if candidates:
            pairs.append((reported, candidates.pop(0)))
        else:
            left.append(reported)
    paired = {id(now) for _, now in pairs}
    return left, [reported for reported in after if id(reported) not in paired], pairs


def _identify(finding: Finding, ids: _Ids) -> _Matter:
    first, *others = (ids.get(body, body) for body in finding.bodies) if finding.bodies else ("",)
    bodies = (first, tuple(sorted(others))) if finding.rule not in _OF_EQUALS else tuple(sorted((first, *others)))
    about = tuple(ids.get(name, name) for name in finding.about)  # an agency may be named by the id of a body
    return finding.rule, finding.kind, finding.severity, bodies, about


# Their bodies are a component, in the order of ids, which a renaming changes.
_OF_EQUALS = {"accountability-cycle", "circular-scrutiny"}


def _is_same(old: Finding, new: Finding, ids: _Ids) -> bool:
    return weigh(old, ids) == weigh(new, {})
