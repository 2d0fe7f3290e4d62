"""What a finding rests on, line by line: the same under it in an answer, on paper and in the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from ctgraph.findings import Evidence, Finding, Reported, labels
from ctgraph.model import Body, Relation, Source, Structure, fold_name
from ctgraph.wording.agreement import agree
from ctgraph.wording.facts import describe_fact, describe_past_role, names_functions
from ctgraph.wording.relations import cite, describe_evidence
from ctgraph.wording.spelling import count, join

MOST_EVIDENCE = 8  # relations, facts or notes under a finding
_AROUND_SOURCES = re.compile(r"[\[\];]")
_MOST_FUNCTIONS = 30  # each is a matter of its own

_Told = TypeVar("_Told")
Cite = Callable[[Sequence[Source]], str]


class EvidenceWords:
    """Tells what the findings of one structure rest on."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.names = labels(structure)

    def list_relations(self, finding: Finding, read: Callable[[Relation], str] | None = None) -> list[str]:
        """Return the relations of a finding, the first few of each sort; `read` says how one is told."""
        read = read or (lambda relation: describe_evidence(relation, self.names))
        besides = [relation for relation in finding.beside if relation not in finding.relations[:MOST_EVIDENCE]]
        told = _tell_first(finding.relations, read, "more relation")
        return told + _tell_first(besides, read, "more relation")

    def list_besides(self, reported: Reported, cite: Cite = cite) -> list[str]:
        """Return what else a finding rests on: facts, what was not counted, notes and sources that its sentence does not say."""
        finding = reported.finding
        told = [
            *self._list_facts(finding, cite),
            *self._list_recorded(finding, cite),
            *self._list_uncounted(finding, cite),
            *self._list_statuses(finding),
            *(f"note: {' '.join(note.split())}" for note in finding.notes[:MOST_EVIDENCE]),
        ]
        cited = {place.strip() for line in told for place in _AROUND_SOURCES.split(line.replace("\u00a0", " "))}
        unsaid = [source for source in finding.cites if source not in cited and source not in reported.sentence]
        return [*told, *([f"[{'; '.join(unsaid)}]"] if unsaid else [])]

    def _list_facts(self, finding: Finding, cite: Cite) -> list[str]:
        """Return the facts that are no relations; what bodies do with few functions stands in the sentence where it is stated."""
        in_sentence = names_functions(finding.about)
        at_rest = {fact.body for fact in finding.facts if not fact.role}

        def tell(fact: Evidence) -> str:
            is_past = fact.role in ("owner", "oversees") and fact.body in at_rest
            said = describe_past_role(fact, self.names) if is_past else describe_fact(fact, self.names)
            return f"{said} [{cite(fact.sources)}]"

        facts = [fact for fact in finding.facts if not fact.role]
        roles = [fact for fact in finding.facts if fact.role and not (in_sentence and fact.standing == "stated")]
        return _tell_first(facts, tell, "more fact") + _tell_first(roles, tell, "more fact", most=_MOST_FUNCTIONS)

    def _list_recorded(self, finding: Finding, cite: Cite) -> Iterator[str]:
        """Yield where the bodies of a finding are recorded, with whom and with what, if it rests on no relation and no fact."""
        if finding.relations or finding.facts:
            return
        bodies = [self.structure.bodies[body] for body in finding.bodies if body in self.structure.bodies]
        yield from _tell_first(bodies, lambda body: self._tell_of_body(body, cite), "more body", "more bodies")

    def _tell_of_body(self, body: Body, cite: Cite) -> str:
        members = join([member.agency for member in body.members])
        functions = join(self._functions_of.get(body.id, []))
        name = self.names[body.id]
        recorded = f"{name} {agree(name, 'is')} recorded [{cite(body.sources)}]"
        more = (f"members: {members}" if members else "", f"functions: {functions}" if functions else "")
        return "; ".join(filter(None, (recorded, *more)))

    def _list_uncounted(self, finding: Finding, cite: Cite) -> list[str]:
        def tell(fact: Relation | Evidence) -> str:
            if isinstance(fact, Relation):
                return f"not counted: {describe_evidence(fact, self.names)}"
            return f"not counted: {describe_fact(fact, self.names)} [{cite(fact.sources)}]"

        left_out: list[Relation | Evidence] = [*finding.left_out, *finding.left_out_facts]
        return [tell(fact) for fact in left_out[:MOST_EVIDENCE]]

    def _list_statuses(self, finding: Finding) -> Iterator[str]:
        """Yield what the file says of how the functions of a finding go."""
        if finding.bodies and not any(fact.role for fact in finding.facts):
            return  # what it names are agencies or posts
        found: dict[str, list[str]] = {}
        for name in finding.about:
            for status in self._statuses.get(fold_name(name), {}):
                found.setdefault(status, []).append(name)
        for status, names in found.items():
            yield f"status: {status}" if len(finding.about) == 1 else f"status of {join(names)}: {status}"

    @cached_property
    def _statuses(self) -> dict[str, dict[str, None]]:
        """The statuses of each function by its name; entries of the same name are one function."""
        found: dict[str, dict[str, None]] = {}
        for function in self.structure.functions:
            if function.status:
                found.setdefault(fold_name(function.name), {})[function.status] = None
        return found

    @cached_property
    def _functions_of(self) -> dict[str, list[str]]:
        """For each body the functions that it is recorded for, with its role and the standing."""
        found: dict[str, list[str]] = {}
        for function in self.structure.functions:
            for each in function.involvements:
                weak = "" if each.standing == "stated" else f", {each.standing}"
                found.setdefault(each.body, []).append(f"{function.name} ({each.role}{weak})")
        return found


def _tell_first(
    told: Sequence[_Told], tell: Callable[[_Told], str], noun: str, plural: str = "", *, most: int = MOST_EVIDENCE
) -> list[str]:
    """Return the first of some things in words, and how many more there are."""
    left = len(told) - most
    return [*map(tell, told[:most]), *([f"and {count(left, noun, plural)}"] if left > 0 else [])]
