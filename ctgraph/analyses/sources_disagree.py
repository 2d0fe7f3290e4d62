"""Two files that are joined say of one body what cannot both be so.

What it finds
-------------
With `--joined`, a body that is in several files (`same_as`), and of which two say different things: who chairs it (`chair`), its
status on the day (`status`), or its kind (`kind`). And `line`: an upward line that one file records and another does not,
although that has the body in full and records accountability in full.

Why it matters
--------------
One of the two is out of date or mistaken, or the partners do not see the same arrangement. Whoever reads one file alone
cannot know.

What it leaves alone
--------------------
Silence: a file that does not say who chairs a body, or no status, disagrees with none. So does one that has neither an
upward line of the body nor the body at the other end, nor says under `recorded` how far it records. A chair that is
`undecided`, a status that is `unknown`, and `active` beside another status that operates are no contradiction, nor are the
same facts in other words of the file's own kinds. Of two lines to one body it does not matter of which kind they are. Names
may differ, and so may lists of members. Where files are not joined there is nothing to find.

Example
-------
    # icb.yaml
    structure: icb
    bodies:
      icb: {name: Integrated Care Board, kind: integrated_care_board, answers_outside: statutory, chair: vacant}

    # town.yaml
    structure: town
    bodies:
      icb:
        name: Integrated Care Board
        kind: integrated_care_board
        scope: neighbour
        same_as: icb.yaml#icb
        chair: {title: Independent Chair}

What to do
----------
Ask the clerk of the body which of the two holds on this day.

In the file that does not hold, correct the fact, or leave it out and let the other file tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Evidence, Finding, Severity, weakest
from ctgraph.graph.graphs import Graphs
from ctgraph.model import DEFAULT_STATUS, OPERATING_STATUSES, UNKNOWN, Entry, Relation, fold_name

_NO_LINE = "lines"  # what a fact is called that says of no line that it is there


def _find(graphs: Graphs) -> Iterator[Finding]:
    bodies = graphs.structure.bodies
    for name, entries in sorted(graphs.structure.shared.items()):
        if name not in bodies or not graphs.lens.exists(bodies[name]):
            continue
        for kind, facts in (
            ("chair", _list_chairs(graphs, entries)),
            ("kind", _list_kinds(entries)),
            ("status", _list_statuses(graphs, entries)),
        ):
            if len(facts) > 1:
                yield _make_finding(kind, (name,), (), facts)
        yield from _find_lines(graphs, name, entries)


def _make_finding(
    kind: str, bodies: tuple[str, ...], relations: tuple[Relation, ...], facts: Sequence[Evidence]
) -> Finding:
    first: Relation | Evidence = relations[0] if relations else facts[0]
    return Finding(
        rule=RULE.id,
        kind=kind,
        severity=RULE.severity,
        line=first.line,
        file=first.file,
        standing=weakest([*relations, *facts]),
        bodies=bodies,
        relations=relations,
        facts=tuple(facts),
    )


def _list_chairs(graphs: Graphs, entries: Sequence[Entry]) -> list[Evidence]:
    """Return who chairs a body, each answer once: as the first file has it."""
    found: dict[str, Evidence] = {}
    for entry in entries:
        chair = graphs.lens.chair(entry.body)
        if chair is None or chair.undecided:
            continue
        post = graphs.structure.bodies.get(chair.post)
        called = fold_name(post.name if post else chair.title)
        value = chair.empty_word or chair.post or chair.title
        fact = Evidence("chair", entry.body.id, value, chair.standing, chair.sources, chair.note)
        found.setdefault(chair.empty_word or called, _place(fact, entry))
    return list(found.values())


def _list_kinds(entries: Sequence[Entry]) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for entry in entries:
        fact = Evidence("kind", entry.body.id, entry.body.kind_in_text, sources=entry.body.sources)
        found.setdefault(entry.body.kind, _place(fact, entry))
    return list(found.values())


def _list_statuses(graphs: Graphs, entries: Sequence[Entry]) -> list[Evidence]:
    """Return the statuses that files say of a body, each once; none that goes with another."""
    found: dict[str, Evidence] = {}
    for entry in entries:
        status, fact = graphs.lens.status(entry.body), graphs.lens.status_fact(entry.body)
        if entry.says_status and status != UNKNOWN:
            sources = fact.sources or entry.body.sources
            told = Evidence("status", entry.body.id, status, fact.standing, sources, fact.note)
            found.setdefault(status, _place(told, entry))
    if set(found) <= {*OPERATING_STATUSES} and len(found) > 1:
        found.pop(DEFAULT_STATUS, None)  # each of the others is a way to be active
    return list(found.values())


def _find_lines(graphs: Graphs, name: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield a finding for each body that one file has above this one, and another does not."""
    by_target: dict[str, list[Relation]] = {}
    for entry in entries:
        for line in entry.lines:
            if graphs.lens.takes(line) and graphs.lens.joins(line, graphs.structure.bodies):
                by_target.setdefault(line.answers[1], []).append(line)
    for target, lines in sorted(by_target.items()):
        facts = [
            _place(Evidence(_NO_LINE, name, target, sources=entry.body.sources), entry)
            for entry in entries
            if _denies(entry, target)
        ]
        if facts:
            yield _make_finding("line", (name, target), tuple(lines), facts)


def _denies(entry: Entry, target: str) -> bool:
    """Say whether a file is to record every upward line of a body, has none to a target, and is not merely silent of it."""
    if not entry.records_lines or any(line.answers[1] == target for line in entry.lines):
        return False
    return entry.says_so or bool(entry.lines) or target in entry.knows


def _place(fact: Evidence, entry: Entry) -> Evidence:
    return fact._replace(file=entry.file, line=entry.body.line)


RULE = Rule(
    id="sources-disagree",
    severity=Severity.WARNING,
    summary="two files that are joined contradict each other about one body",
    says={
        "chair": "files disagree on who chairs {body}{standing}: {sides}",
        "kind": "files disagree on the kind of {body}{standing}: {sides}",
        "status": "files disagree on the status of {body}{standing}: {sides}",
        "line": "files disagree on an upward line of {body}{standing}: {sides}",
        None: "files disagree on {body}{standing}: {sides}",
    },
    sign="files disagree",
    documentation=__doc__,
    find=_find,
    marks="first body",
    mended_by="facts",
)
