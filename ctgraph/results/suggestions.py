"""What would mend a finding: options, each with its reasons and with what else it would change."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ctgraph.findings import Reported, StructureReport
from ctgraph.model import Relation
from ctgraph.results.what_if import WhatIf

# Why an option is one: the least cut of a circle; a fact that was left out for its standing; what bodies of the same kind do;
# what bodies do that stand beside it; how it is related already; what took the place of another; what stands above another; what
# structures that ship do; with what other complete lines end; who does something with the function already, or has most functions; the one that is kept.
GroundSort = Literal[
    "least cut", "left out", "same kind", "beside", "related", "successor", "above", "elsewhere", "root", "root elsewhere",
    "does it already", "has functions", "meets again", "kept alone", "apart", "another chair", "seat elsewhere", "no seat",
    "not the duty", "entry", "leads", "agenda",
]  # fmt: skip

# Why there is no option: only the sources can mend it; it takes judgement; it is meant, or internal scrutiny, or accepted; nothing
# that is recorded points to one; or what was tried did not end it.
NoOption = Literal["facts", "judgement", "intended", "internal", "accepted", "nothing", "in vain"]


class Ground(NamedTuple):
    """One reason for an option, as it is recorded.

    amounts: in how many of how many cases it is so; for a least cut, how many relations that cite a law, that are stated, and
        that are neither it has.
    bodies: the bodies that it is about; word: a kind of body, an agency, a partner or a duty that it names.
    """

    sort: GroundSort
    amounts: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    word: str = ""


class Option(NamedTuple):
    """One way to mend a finding: what it changes and what else that does, as tried, and the reasons for it."""

    tried: WhatIf
    grounds: tuple[Ground, ...]


class Suggested(NamedTuple):
    """The options for one finding; `none_because` says why there is none, and `advice` then what to do instead, if anything.

    is_least: whether it is certain that no fewer relations would do. What is not about relations to cut has one change, or one
        for each function or partner.
    is_all: whether it is certain that there are no other options as small; those of which the last is doubtful are not all.
    """

    finding: Reported
    options: tuple[Option, ...] = ()
    none_because: NoOption | None = None
    is_least: bool = True
    is_all: bool = True
    advice: str = ""


class Suggestions(NamedTuple):
    """The findings of a structure that were asked for, the gravest last, each with what would mend it."""

    checked: StructureReport
    suggested: tuple[Suggested, ...]
