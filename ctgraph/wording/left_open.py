"""Which findings of an old structure are not in the new one because it does not mention what they rest on."""

from __future__ import annotations

from ctgraph.findings import Reported, labels
from ctgraph.model import Relation
from ctgraph.results.comparison import Comparison
from ctgraph.wording.at_rest import list_causes
from ctgraph.wording.relations import read_aloud
from ctgraph.wording.silence import NOT_IN_NEW, NOT_LISTED_IN_NEW, find_silence, lists_no_members
from ctgraph.wording.spelling import join


class LeftOpen:
    """What a comparison leaves open of the findings that the new structure has no longer."""

    def __init__(self, comparison: Comparison) -> None:
        """Read which relations the new structure does not mention."""
        self._comparison = comparison
        self._names = labels(comparison.old.structure)
        self._silence = find_silence(comparison)
        self._taken = {each.key[:3] for each in comparison.changes if each.name == "remove_relation"}

    def list_gone(self) -> list[Reported]:
        """Return the findings that are gone, without those of which that is left open."""
        return [each for each in self._comparison.findings.ended if not self.tell(each)]

    def list_open(self) -> list[Reported]:
        """Return the findings that rest on what the new structure does not mention, so that it does not say whether they are mended."""
        return [each for each in self._comparison.findings.ended if self.tell(each)]

    def tell(self, reported: Reported) -> str:
        """Return what a finding rests on and the new structure does not mention, as a clause; nothing where that is nothing.

        A finding about a body that is gone, or at rest, no longer arises: nothing of it is left open.
        """
        if self._comparison.is_tried or list_causes(reported, self._comparison):
            return ""
        unlisted = self._list_unlisted(reported)
        if unlisted:
            return f"members of {join(unlisted)} are {NOT_LISTED_IN_NEW}"
        lines = [each for each in reported.finding.relations if self._is_unmentioned(each)]
        return f"that {join([read_aloud(each, self._names) for each in lines])} is {NOT_IN_NEW}" if lines else ""

    def _list_unlisted(self, reported: Reported) -> list[str]:
        """Return the labels of the bodies of which the new structure lists no members, where the finding rests on members."""
        if reported.rule.concerns != "membership":
            return []
        kept, new = self._comparison.bodies.kept, self._comparison.new
        bodies = [body for body in reported.finding.bodies if body in kept]
        return [self._names[body] for body in bodies if lists_no_members(kept[body], new)]

    def _is_unmentioned(self, relation: Relation) -> bool:
        kept = self._comparison.bodies.kept
        start, end = (kept.get(each, each) for each in (relation.from_id, relation.to_id))
        if (start, relation.kind_key, end) not in self._taken:
            return False
        return bool(self._silence.marks_relation(relation.kind, (start, end), is_new=False))
