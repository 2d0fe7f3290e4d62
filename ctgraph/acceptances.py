"""Which findings of a structure are accepted: those that an entry under `accepted` covers."""

from __future__ import annotations

from collections.abc import Iterable

from ctgraph.findings import Finding
from ctgraph.model import Acceptance, fold_name


class Acceptances:
    """The acceptances of a structure, and which of the findings each covers.

    One covers a finding of the same rule about the same bodies, in any order, and of the same kind where it names one.
    Where it says what it is `about`, that must be all that the finding names besides bodies, so that what is new is not
    accepted with the rest.
    """

    def __init__(self, accepted: Iterable[Acceptance]) -> None:
        self._by_matter: dict[tuple[str, frozenset[str]], list[Acceptance]] = {}
        for acceptance in accepted:
            matter = acceptance.rule, frozenset(acceptance.bodies)
            self._by_matter.setdefault(matter, []).append(acceptance)

    def of(self, finding: Finding) -> list[Acceptance]:
        """Return the acceptances that cover a finding."""
        of_matter = self._by_matter.get((finding.rule, frozenset(finding.bodies)), [])
        return [
            acceptance
            for acceptance in of_matter
            if acceptance.kind in ("", finding.kind) and _names(acceptance, finding)
        ]

    def longest(self, finding: Finding) -> Acceptance | None:
        """Return the acceptance that covers a finding for the longest time, if one does."""
        if not self._by_matter:
            return None

        def how_long(acceptance: Acceptance) -> tuple[str, Acceptance]:
            return acceptance.review or "9999-12-31", acceptance._replace(line=0)

        return max(self.of(finding), key=how_long, default=None)

    def used(self, findings: Iterable[Finding]) -> set[Acceptance]:
        """Return the acceptances that cover one of the findings."""
        return {acceptance for finding in findings for acceptance in self.of(finding)}


def _names(acceptance: Acceptance, finding: Finding) -> bool:
    if not acceptance.about:
        return True
    named = set(map(fold_name, acceptance.about))
    return bool(finding.about) and all(fold_name(name) in named for name in finding.about)
