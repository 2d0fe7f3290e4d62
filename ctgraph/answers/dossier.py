"""All that there is to say about structures, for a report that a person looks at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.answers.lines import Down, Lines
from ctgraph.answers.rules import RuleEntry
from ctgraph.findings import StructureReport


class Account(NamedTuple):
    """How one body is accountable, and what answers to it."""

    lines: Lines
    down: Down


class StructureDossier(NamedTuple):
    """One structure: its findings, the account of each body by id, in order of ids, and its diagram as an SVG.

    `mermaid` is the same diagram as text, and `smallest` the size, in points, of the smallest text of the SVG.
    """

    report: StructureReport
    accounts: Mapping[str, Account]
    diagram: bytes
    mermaid: str = ""
    smallest: float = 0.0


class Dossier(NamedTuple):
    """Every structure of a report, in the order in which they were asked for. `made` is the day, YYYY-MM-DD.

    `rules` are those that were run over each, in order of id.
    """

    structures: tuple[StructureDossier, ...]
    made: str
    rules: tuple[RuleEntry, ...] = ()
