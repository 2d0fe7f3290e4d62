"""What the rules about functions share: each function once, with all that is said of what bodies do with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from ctgraph.findings import Evidence, Finding, Severity
from ctgraph.graph.graphs import Graphs
from ctgraph.model import FIRMNESS, ROLES, Function, fold_name

# The roles of those who would be asked if it were not done.
ANSWERING_ROLES = ("owner", "oversees")


class Owned(NamedTuple):
    """A function: entries of the same name are one. `line` is that of its first entry, and `file` its file.

    roles: what bodies do with it, as far as that is taken, by role and then by body; `left_out` what is not taken.
    """

    name: str
    line: int
    cites: tuple[str, ...]
    roles: tuple[Evidence, ...]
    left_out: tuple[Evidence, ...]
    file: str = ""

    def in_roles(self, roles: Collection[str]) -> tuple[Evidence, ...]:
        """Return what bodies do with it in some roles."""
        return tuple(each for each in self.roles if each.role in roles)

    def finding(self, *, rule: str, severity: Severity) -> Finding:
        """Return a finding about this function, which names no body yet."""
        return Finding(
            rule=rule, severity=severity, line=self.line, file=self.file, about=(self.name,), cites=self.cites
        )


def owned_functions(graphs: Graphs) -> list[Owned]:
    """Return every function of a structure, in order of name."""
    entries: dict[str, list[Function]] = {}
    for function in graphs.structure.functions:
        entries.setdefault(fold_name(function.name), []).append(function)
    return [_owned(graphs, found) for _, found in sorted(entries.items())]


def keep_firmest_of_each(roles: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the firmest of what is said of each body, by body: the weaker would not be missed."""
    firmest: dict[str, Evidence] = {}
    for each in sorted(roles, key=lambda each: (each.body, FIRMNESS[each.standing])):
        firmest.setdefault(each.body, each)
    return tuple(firmest.values())


def name_bodies(roles: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the ids of the bodies that do something with functions, each once, in order."""
    return tuple(sorted({each.body for each in roles}))


def _owned(graphs: Graphs, entries: list[Function]) -> Owned:
    name = min(entry.name for entry in entries)
    first = min(entries, key=lambda entry: (entry.file, entry.line))
    roles = [
        Evidence(
            "functions",
            each.body,
            name,
            each.standing,
            each.sources or entry.sources,
            each.note,
            each.role,
        )
        for entry in entries
        for each in entry.involvements
    ]
    return Owned(
        name,
        first.line,
        tuple(sorted({source.text for entry in entries for source in entry.sources})),
        _keep_firmest(each for each in roles if graphs.lens.takes_fact(each)),
        _keep_firmest(each for each in roles if not graphs.lens.takes_fact(each)),
        first.file,
    )


def _keep_firmest(roles: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each role of each body once, by role and then by body."""
    firmest: dict[tuple[int, str], Evidence] = {}
    for each in sorted(roles, key=lambda each: (FIRMNESS[each.standing], each.note, each.sources)):
        firmest.setdefault((ROLES.index(each.role), each.body), each)
    return tuple(each for _, each in sorted(firmest.items(), key=lambda item: item[0]))
