"""CSV tables, one row a thing, for spreadsheets; no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ctgraph.answers import Contents, Down, Lines, Orphans, Path, Rules, Shipped
from ctgraph.extend.renderer import Renderer
from ctgraph.findings import Report
from ctgraph.model import Relation, Source
from ctgraph.renderers.blocks import visible

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_RELATION_COLUMNS = ("from", "kind", "to", "standing", "source", "line")


def _report(report: Report) -> str:
    columns = (
        "structure", "severity", "rule", "kind", "standing", "bodies", "message", "stops", "file", "line",
        "fingerprint", "accepted",
    )  # fmt: skip
    rows = (
        (
            each.structure.id,
            found.finding.severity.word,
            found.finding.rule,
            found.finding.kind or "",
            found.finding.standing or "",
            " ".join(found.finding.bodies),
            found.message,
            " ".join(f"{stop.body}:{stop.why}" for stop in found.finding.stops),
            each.structure.file,
            found.finding.line,
            found.finding.fingerprint,
            _yes_or_no(found.accepted),
        )
        for each in report.structures
        for found in each.reported
    )
    return _table(columns, rows)


def _orphans(orphans: Orphans) -> str:
    columns = ("structure", "body", "name", "kind", "status", "rule", "why", "stops", "line", "accepted")
    rows = (
        (
            each.structure.id,
            orphan.body.id,
            orphan.body.name,
            orphan.body.kind,
            orphan.body.status,
            orphan.finding.rule,
            orphan.finding.kind or "",
            " ".join(f"{stop.body}:{stop.why}" for stop in orphan.finding.stops),
            orphan.finding.line,
            _yes_or_no(orphan.accepted),
        )
        for each in orphans.structures
        for orphan in each.orphans
    )
    return _table(columns, rows)


def _lines(lines: Lines) -> str:
    columns = ("route", "hop", *_RELATION_COLUMNS, "stops_at", "why")
    rows: list[Sequence[object]] = [
        (number, hop, *_relation(relation), "", "")
        for number, route in enumerate(lines.routes, 1)
        for hop, relation in enumerate(route, 1)
    ]
    for number, stopped in enumerate(lines.stops, 1):
        end = (stopped.stop.body, stopped.stop.why)
        rows += [(number, hop, *_relation(relation), *end) for hop, relation in enumerate(stopped.chain, 1)]
        if not stopped.chain:
            rows.append((number, 0, *[""] * len(_RELATION_COLUMNS), *end))
    return _table(columns, rows)


def _down(down: Down) -> str:
    columns = ("distance", "body", "name", *_RELATION_COLUMNS)
    rows = (
        (each.distance, each.body.id, each.body.name, *_relation(line))
        for each in down.answering
        for line in each.lines
    )
    return _table(columns, rows)


def _path(path: Path) -> str:
    rows = ((hop, *_relation(relation)) for hop, relation in enumerate(path.hops or (), 1))
    return _table(("hop", *_RELATION_COLUMNS), rows)


def _contents(contents: Contents) -> str:
    columns = ("body", "name", "short", "kind", "status", "operating", "root", "source", "line")
    rows = (
        (
            body.id,
            body.name,
            body.short,
            body.kind,
            body.status,
            _yes_or_no(contents.lens.operates(body)),
            body.answers_outside,
            _source(body.sources),
            body.line,
        )
        for body in contents.bodies
    )
    return _table(columns, rows)


def _shipped(shipped: Shipped) -> str:
    columns = ("structure", "title", "authority", "as_of", "bodies", "relations", "file")
    rows = (
        (each.id, each.title, each.authority, each.as_of, len(each.bodies), len(each.relations), each.file)
        for each in shipped.structures
    )
    return _table(columns, rows)


def _rules(rules: Rules) -> str:
    return _table(("rule", "severity", "summary"), ((rule.id, rule.severity, rule.summary) for rule in rules.rules))


def _relation(relation: Relation) -> tuple[object, ...]:
    return (
        relation.from_id,
        relation.kind,
        relation.to_id,
        relation.standing,
        _source(relation.sources),
        relation.line,
    )


def _source(sources: Iterable[Source]) -> str:
    return "; ".join(source.text for source in sources)


def _yes_or_no(fact: bool) -> str:
    return "yes" if fact else "no"


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return page.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = visible(value)
    # a quote before it makes a spreadsheet show a formula as text
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown


RENDERER = Renderer(
    format="csv",
    writers={
        Report: _report,
        Orphans: _orphans,
        Lines: _lines,
        Down: _down,
        Path: _path,
        Contents: _contents,
        Shipped: _shipped,
        Rules: _rules,
    },
)
