"""Statutory duties: what the law asks of a body. Each duty is a YAML file in this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.model import ALWAYS, Body, Lens, Period

# What a section asks for: that partners are represented on a body, or that they co-operate, which needs no seat.
DEMANDS = ("representation", "co-operation")
SHARING = ("yes", "no", "not_said")
CONFIDENCES = ("high", "medium", "low")


class Partner(NamedTuple):
    """A partner that a duty names. `code` is what `partner` of a member gives; `paragraph` is that of the section.

    only_where: the types of authority where the partner is asked for; empty for every type.
    only_if: a further condition, in words, which no structure file can answer.
    alternatives: the codes of other partners that stand in its place, such as a successor.
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
        """Say whether the partner is asked for on a day in a type of authority; not where a condition cannot be checked."""
        if self.only_if or (self.only_where and authority_type not in self.only_where):
            return False
        return self.period.holds(day)


class Duty(NamedTuple):
    """What a section asks of bodies of certain `kinds`, and the partners that it names, in its order.

    shared: whether one person may represent several partners: `yes`, `no` or `not_said`.
    confidence: how sure it is that this was the law: `high`, `medium` or `low`; `note` says why.
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
        """The codes that a member may give under this duty."""
        return frozenset(code for partner in self.partners for code in (partner.code, *partner.alternatives))

    def covers(self, body: Body, day: str) -> bool:
        """Say whether the duty is in force on a day and covers a body of this kind; it covers none in shadow form."""
        is_shadow = Lens(day).status(body) == "shadow"
        return body.kind in self.kinds and not is_shadow and bool(day) and self.period.holds(day)

    def find_missing(self, body: Body, authority_type: str, day: str) -> Iterator[Partner]:
        """Yield the partners that are asked for on a day and that no member of `body` is declared to represent."""
        represented = {code for member in body.members for code in member.partners}
        for partner in self.partners:
            if partner.is_asked_of(authority_type, day) and represented.isdisjoint(
                (partner.code, *partner.alternatives)
            ):
                yield partner

    def cite(self, partners: tuple[Partner, ...]) -> str:
        """Return the citation with the paragraphs of `partners`: ``Children Act 2004 s10(4)(b) and (e)``."""
        paragraphs = list(dict.fromkeys(partner.paragraph for partner in partners))
        return self.citation + " and ".join(filter(None, (", ".join(paragraphs[:-1]), *paragraphs[-1:])))
