"""Which finding is meant by a fingerprint, or by a rule and the bodies that it is about?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ctgraph.errors import UnknownNameError, quote
from ctgraph.findings import Reported, StructureReport
from ctgraph.queries.find_body import find_body
from ctgraph.rules import find_rule

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_MOST_LISTED = 10


def find_finding(report: StructureReport, words: str | Sequence[str]) -> Reported:
    """Return the finding that `words` name: a fingerprint, or the id of a rule and bodies that it is about.

    Bodies are named as `find_body` takes them; of a finding about many, as many as tell it from others. Raises
    `UnknownNameError` where nothing is so called, or several findings are, with their fingerprints.
    """
    first, *names = (words,) if isinstance(words, str) else words
    if _FINGERPRINT.fullmatch(first) and not names:
        found = [each for each in report.reported if each.finding.fingerprint == first]
        return _expect_one(report, found, f"of fingerprint {first}", report.reported)
    rule = find_rule(first)
    of_rule = [each for each in report.reported if each.finding.rule == rule.id]
    bodies = {find_body(report.structure, name).id for name in names}
    about = [each for each in of_rule if bodies <= set(each.finding.bodies)]
    exact = [each for each in about if bodies == set(each.finding.bodies)]
    wanted = f"{rule.id} for {', '.join(sorted(bodies))}" if bodies else rule.id
    return _expect_one(report, exact if names and exact else about, wanted, of_rule)


def _expect_one(report: StructureReport, found: list[Reported], wanted: str, near: Iterable[Reported]) -> Reported:
    if len({each.finding.fingerprint for each in found}) == 1:
        return found[0]
    if found:
        raise UnknownNameError(
            f"{report.structure.id}: several findings are {wanted}; name more of the bodies, or the fingerprint of one:"
            f" {_list(found)}"
        )
    listed = _list(near)
    hint = f"; there are {listed}" if listed else "; 'ctgraph check' tells what there is"
    raise UnknownNameError(f"{report.structure.id}: there is no finding {wanted}{hint}")


def _list(found: Iterable[Reported]) -> str:
    listed = [f"{each.finding.fingerprint} ({_name(each)})" for each in found]
    more = len(listed) - _MOST_LISTED
    return ", ".join(listed[:_MOST_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def _name(reported: Reported) -> str:
    finding = reported.finding
    return " ".join([finding.rule, *map(quote, (*finding.bodies, *finding.about))])
