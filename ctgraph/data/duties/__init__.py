"""What the law asks of a body: the shape of a duty. The duties themselves stand beside, as YAML, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.model import ALWAYS, Body, Lens, Period

# What a section asks of a body: that partners are represented on it, or that they co-operate, which takes no seat.
DEMANDS = ("representation", "co-operation")
SHARING = ("yes", "no", "not_said")
CONFIDENCES = ("high", "medium", "low")


class Partner(NamedTuple):
    """One whom a duty names, by the code that `partner` of a member gives; `paragraph` is that of the section.

    only_where: the types of authority to which it applies; empty for every type.
    only_if: what else must be so, in words; nobody can tell from a structure file whether it is.
    alternatives: the codes of others that stand in its place, as a successor does where it came early.
    """

    code: str
    label: str
    paragraph: str
    only_where: tuple[str, ...] = ()
    only_if: str = ""
    alternatives: tuple[str, ...] = ()
    period: Period = ALWAYS
    note: str = ""

    def is_asked_of(self, authority_type: str, day: str) -> bool:
        """Say whether the partner is asked for on a day, of a type of authority; not where that decides and is not known."""
        if self.only_if or (self.only_where and authority_type not in self.only_where):
            return False
        return self.period.holds(day)


class Duty(NamedTuple):
    """What a section asks of bodies of some `kinds`, and the partners that it names, in the order of the section.

    shared: whether one person may represent several partners: `yes`, `no` or `not_said`.
    confidence: how sure it is that this is the law of those days: `high`, `medium` or `low`; `note` says why.
    sourced: where it was read.
    """

    id: str
    title: str
    citation: str
    kinds: tuple[str, ...]
    demands: str
    shared: str
    confidence: str
    note: str
    sourced: tuple[str, ...]
    partners: tuple[Partner, ...]
    period: Period = ALWAYS

    @property
    def codes(self) -> frozenset[str]:
        """Every code that a member may give under this duty."""
        return frozenset(code for partner in self.partners for code in (partner.code, *partner.alternatives))

    def covers(self, body: Body, day: str) -> bool:
        """Say whether a body is of a kind that the duty covers, on a day on which it is in force; never one in shadow form."""
        is_shadow = Lens(day).status(body) == "shadow"
        return body.kind in self.kinds and not is_shadow and bool(day) and self.period.holds(day)

    def not_represented(self, body: Body, authority_type: str, day: str) -> Iterator[Partner]:
        """Yield the partners that are asked for on a day, and that no member of `body` is declared to represent."""
        represented = {code for member in body.members for code in member.partners}
        for partner in self.partners:
            if partner.is_asked_of(authority_type, day) and represented.isdisjoint(
                (partner.code, *partner.alternatives)
            ):
                yield partner

    def cited(self, partners: tuple[Partner, ...]) -> str:
        """Return the citation with the paragraphs of `partners`: ``Children Act 2004 s10(4)(b) and (e)``."""
        paragraphs = list(dict.fromkeys(partner.paragraph for partner in partners))
        return self.citation + " and ".join(filter(None, (", ".join(paragraphs[:-1]), *paragraphs[-1:])))
