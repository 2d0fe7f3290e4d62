"""Statutory duties: what the law asks of a body. Each duty is a YAML file in this folder."""

from collections.abc import Iterator
from typing import NamedTuple

from ctgraph.model import ALWAYS, Body, Lens, Period, Structure

# What a section asks: that partners are represented on a body, that each is in a team, that they co-operate (which takes no
# seat), that named bodies appoint its members, that somebody has regard to principles, or who scrutinises whom.
DEMANDS = ("representation", "membership-of-team", "co-operation", "appointment", "principles", "functions")
# The demands under which a partner of whom no row speaks can be said not to be represented.
SEATED_DEMANDS = frozenset({"representation", "membership-of-team"})
SHARING = ("yes", "no", "same_kind", "not_said")
CONFIDENCES = ("high", "medium", "low")
# What else a section says that a reader of a structure may want to know, in the order in which it is shown.
FACTS = (
    "area", "established_by", "form", "combined", "purpose", "members", "others", "representatives", "barred", "chair",
    "votes", "meets", "scrutinises", "powers", "plan", "publish", "report", "consult", "co_operation", "guidance",
    "answers_to", "scrutinised_by", "before",
)  # fmt: skip


class Partner(NamedTuple):
    """A partner that a duty names. `code` is what `partner` of a member gives; `paragraph` is that of the section.

    only_where: the types of authority to which it applies; empty for every type.
    only_if: what else must be so, in words; nobody can tell from a structure file whether it is.
    alternatives: the codes of others that stand in its place, as a successor does where it came early.
    in_force_by: a day on which the paragraph was seen to be in force, where its first day was not found.
    confidence: how sure this partner is, where that is less than the duty as a whole; else empty.
    """

    code: str
    label: str
    paragraph: str
    only_where: tuple[str, ...] = ()
    only_if: str = ""
    alternatives: tuple[str, ...] = ()
    period: Period = ALWAYS
    note: str = ""
    in_force_by: str = ""
    confidence: str = ""

    def is_asked_of(self, authority_type: str, day: str) -> bool:
        """Say whether the partner is asked for on a day in a type of authority; not where a condition cannot be checked."""
        if self.only_if or (self.only_where and authority_type not in self.only_where):
            return False
        return self.is_named_on(day)

    def is_named_on(self, day: str) -> bool:
        """Say whether the section names the partner on a day, whatever the authority is."""
        return self.in_force_by <= day and self.period.holds(day)


class Duty(NamedTuple):
    """What a section asks of bodies of certain `kinds`, and the partners that it names, in its order.

    shared: whether one person may represent several partners: `yes`, `no`, `same_kind` (several of one kind) or `not_said`.
    confidence: how sure it is that this is the law of those days: `high`, `medium` or `low`; `note` says why.
    sourced: where it was read; checked: the day on which we looked (YYYY-MM-DD).
    enacted: the day on which the Act that made or inserted it was passed; by: what brought it into force.
    prospective: that it was enacted and no day was known, when we looked, on which it comes into force.
    in_force_by: a day on which it was seen to be in force, where its first day was not found.
    seen_until: the last day on which it was seen to be in force, where it was not found whether it still is.
    body: the body that the section asks for, in words; empty where it asks for none. own_kinds: the kinds of body that are
        this one by themselves; of the other `kinds`, only one that declares the duty is, or that bears its name.
    names: what else such a body is called. perhaps_names: what a body may be called that may be it, or may be another.
    owner_kinds: the kinds of authority of which such a committee is one; empty where the body is of no other.
    only_if_kinds: the kinds of body that are there only where `only_if` is met.
    authorities: the types of authority that it concerns; empty for every type. only_if: what else must be so, in words.
    facts: what else it says, each under one of `FACTS`. amended: how it changed. not_found: what we looked for in vain.
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
    checked: str
    partners: tuple[Partner, ...] = ()
    period: Period = ALWAYS
    enacted: str = ""
    by: str = ""
    prospective: bool = False
    in_force_by: str = ""
    body: str = ""
    own_kinds: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    only_if: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    amended: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()
    seen_until: str = ""
    names: tuple[str, ...] = ()
    perhaps_names: tuple[str, ...] = ()
    owner_kinds: tuple[str, ...] = ()
    only_if_kinds: tuple[str, ...] = ()

    @property
    def body_names(self) -> tuple[str, ...]:
        """What the body that it asks for is called: as `body` has it, and by its other names."""
        return tuple(filter(None, (self.body, *self.names)))

    @property
    def codes(self) -> frozenset[str]:
        """The codes that a member may give under this duty."""
        return frozenset(code for partner in self.partners for code in (partner.code, *partner.alternatives))

    @property
    def names_seats(self) -> bool:
        """Say whether it asks partners for a seat, so that one without can be said not to be represented."""
        return self.demands in SEATED_DEMANDS

    @property
    def first_day(self) -> str:
        """The first day on which it is known to be in force, or empty."""
        return self.period.first or self.in_force_by

    def in_force(self, day: str) -> bool:
        """Say whether it is in force on a day (YYYY-MM-DD), as far as that is known."""
        return bool(day) and not self.prospective and self.first_day <= day and self.period.holds(day)

    def may_have_ended(self, day: str) -> bool:
        """Say whether it was not found if it was still in force on a day."""
        return bool(self.seen_until) and self.seen_until < day

    def is_coming(self, day: str) -> bool:
        """Say whether it was enacted by a day, and is not in force yet."""
        if not (day and self.enacted and self.enacted <= day):
            return False
        return self.prospective or day < self.period.first

    def covers(self, body: Body, day: str) -> bool:
        """Say whether the duty is in force on a day and covers a body of this kind; it covers none in shadow form."""
        is_shadow = Lens(day).status(body) == "shadow"
        return body.kind in self.kinds and not is_shadow and self.in_force(day)

    def find_missing(self, body: Body, authority_type: str, day: str) -> Iterator[Partner]:
        """Yield the partners that are asked for on a day and that no member of `body` is declared to represent."""
        represented = {code for member in body.members for code in member.partners}
        for partner in self.partners:
            if partner.is_asked_of(authority_type, day) and represented.isdisjoint(
                (partner.code, *partner.alternatives)
            ):
                yield partner

    def concerns_type(self, authority_type: str) -> bool:
        """Say whether it concerns authorities of a type; an unknown one it may."""
        return not (self.authorities and authority_type) or authority_type in self.authorities

    def conflict(self, body: Body, structure: Structure) -> str:
        """Say why the duty cannot concern a body of a structure, whatever the day: `other-authority`, `enacted-later`, `ended-before`.

        Empty where it can. The body is known to be there on the structure's own day, and from its first to its last.
        """
        if not self.concerns_type(structure.authority_type):
            return "other-authority"
        first = body.period.first or structure.day
        last = body.period.last or (max(structure.day, first) if structure.day else "")
        if last and last < self.enacted:
            return "enacted-later"
        return "ended-before" if self.period.last and self.period.last < first else ""

    def cite(self, partners: tuple[Partner, ...]) -> str:
        """Return the citation with the paragraphs of `partners`: ``Children Act 2004 s10(4)(b) and (e)``."""
        paragraphs = list(dict.fromkeys(partner.paragraph for partner in partners))
        space = "" if paragraphs[0].startswith("(") else " "
        return self.citation + space + " and ".join(filter(None, (", ".join(paragraphs[:-1]), *paragraphs[-1:])))
