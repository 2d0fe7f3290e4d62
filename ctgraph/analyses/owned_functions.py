"""What the rules about functions share: each function once, with all that is said of who owns it."""

from __future__ import annotations

from typing import NamedTuple

from ctgraph.findings import Finding, Severity
from ctgraph.model import Function, Structure, fold_name


class Owned(NamedTuple):
    """A function: entries of the same name are one. `owners` are ids, sorted; `line` is that of its first entry."""

    name: str
    owners: tuple[str, ...]
    line: int
    cites: tuple[str, ...]

    def finding(self, *, rule: str, severity: Severity) -> Finding:
        """Return a finding about this function and its owners."""
        return Finding(
            rule=rule, severity=severity, line=self.line, bodies=self.owners, about=(self.name,), cites=self.cites
        )


def owned_functions(structure: Structure) -> list[Owned]:
    """Return every function of a structure, in order of name."""
    entries: dict[str, list[Function]] = {}
    for function in structure.functions:
        entries.setdefault(fold_name(function.name), []).append(function)
    return [_owned(found) for _, found in sorted(entries.items())]


def _owned(entries: list[Function]) -> Owned:
    return Owned(
        min(entry.name for entry in entries),
        tuple(sorted({owner for entry in entries for owner in entry.owners})),
        min(entry.line for entry in entries),
        tuple(sorted({source.text for entry in entries for source in entry.sources})),
    )
