"""JSON, written field by field, so that it changes only when somebody means it to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ctgraph.answers import Contents, Down, Lines, Orphans, Path, Profile, RuleEntry, Rules, Shipped
from ctgraph.extend.renderer import Renderer
from ctgraph.findings import Report, Reported, Stop
from ctgraph.model import Body, Chair, Lens, Member, Relation, Source, Structure

VERSION = 1
_MOST_LINES_DEEP = 4  # a finding stands in a list, in a structure, in a list, in the whole
Object = dict[str, Any]


def _report(report: Report) -> str:
    return _text(
        {
            "version": VERSION,
            "structures": [
                _head(each.structure)
                | {
                    "bodies": len(each.structure.bodies),
                    "relations": len(each.structure.relations),
                    "findings": [_finding(reported, each.structure) for reported in each.reported],
                }
                for each in report.structures
            ],
        }
    )


def _finding(reported: Reported, structure: Structure) -> Object:
    finding = reported.finding
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity.word,
        "standing": finding.standing,
        "message": reported.message,
        "bodies": list(finding.bodies),
        "relations": _relations(finding.relations, structure),
        "stops": _stops(finding.stops),
        "file": structure.file,
        "line": finding.line,
        "fingerprint": finding.fingerprint,
        "accepted": reported.accepted,
    }


def _orphans(orphans: Orphans) -> str:
    return _text(
        {
            "version": VERSION,
            "structures": [
                _head(each.structure)
                | {
                    "orphans": [
                        {
                            "body": orphan.body.id,
                            "name": orphan.body.name,
                            "kind": orphan.body.kind,
                            "status": orphan.body.status,
                            "rule": orphan.finding.rule,
                            "why": orphan.finding.kind,
                            "standing": orphan.finding.standing,
                            "relations": _relations(orphan.finding.relations, each.structure),
                            "stops": _stops(orphan.finding.stops),
                            "file": each.structure.file,
                            "line": orphan.finding.line,
                            "accepted": orphan.accepted,
                        }
                        for orphan in each.orphans
                    ],
                    "notices": [_finding(notice, each.structure) for notice in each.notices],
                }
                for each in orphans.structures
            ],
        }
    )


def _lines(lines: Lines) -> str:
    return _text(
        {
            "body": lines.body.id,
            "routes": [_relations(route, lines.structure) for route in lines.routes],
            "more": lines.more + lines.more_stops,
            "stops": _stops(stopped.stop for stopped in lines.stops),
        }
    )


def _down(down: Down) -> str:
    return _text(
        {
            "body": down.body.id,
            "down": [
                {
                    "body": each.body.id,
                    "distance": each.distance,
                    "relations": _relations(each.lines, down.structure),
                }
                for each in down.answering
            ],
            "more": down.more,
        }
    )


def _path(path: Path) -> str:
    return _text(
        {
            "from": path.start.id,
            "to": path.end.id,
            "connected": path.hops is not None,
            "relations": _relations(path.hops or (), path.structure),
        }
    )


def _contents(contents: Contents) -> str:
    structure, lens = contents.structure, contents.lens
    return _text(
        {
            "id": structure.id,
            "bodies": [_body(body, structure, lens) for body in contents.bodies],
            "relations": _relations(contents.relations, structure),
        }
    )


def _profile(profile: Profile) -> str:
    structure, body = profile.structure, profile.body
    return _text(
        _body(body, structure, profile.lens)
        | {
            "count": body.stands_for,
            "basis": body.basis or None,
            "from": body.period.first or None,
            "until": body.period.last or None,
            "chair": _chair(body.chair),
            "members": [_member(member) for member in body.members],
            "meets": body.meets or None,
            "succeeds": list(body.succeeds),
            "remit": body.remit or None,
            "note": body.note or None,
            "functions": [
                {"name": each.name, "status": each.status or None, "source": _source(each.sources)}
                for each in structure.functions
                if each.owner == body.id
            ],
            "relations": [
                written | _details(relation)
                for relation in (*profile.outgoing, *profile.incoming)
                for written in _relations([relation], structure)
            ],
            "findings": [_finding(reported, structure) for reported in profile.reported],
        }
    )


def _shipped(shipped: Shipped) -> str:
    structures = [
        _head(each)
        | {
            "as_of": each.as_of or None,
            "authority": each.authority or None,
            "bodies": len(each.bodies),
            "relations": len(each.relations),
        }
        for each in shipped.structures
    ]
    return _text({"version": VERSION, "structures": structures})


def _rules(rules: Rules) -> str:
    entries = [{"id": rule.id, "severity": rule.severity, "summary": rule.summary} for rule in rules.rules]
    return _text({"version": VERSION, "rules": entries})


def _rule(rule: RuleEntry) -> str:
    sections = [{"heading": heading, "text": text} for heading, text in rule.sections]
    return _text({"id": rule.id, "severity": rule.severity, "summary": rule.summary, "sections": sections})


def _head(structure: Structure) -> Object:
    return {"id": structure.id, "title": structure.title, "file": structure.file}


def _body(body: Body, structure: Structure, lens: Lens) -> Object:
    return {
        "id": body.id,
        "name": body.name,
        "short": body.short or None,
        "kind": body.kind,
        "status": body.status,
        "operating": lens.operates(body),
        "root": body.answers_outside or None,
        "source": _source(body.sources),
        "file": structure.file,
        "line": body.line,
    }


def _chair(chair: Chair | None) -> Object | str | None:
    if chair is None:
        return None
    return "vacant" if chair.vacant else {"post": chair.post or None, "title": chair.title or None}


def _member(member: Member) -> Object:
    return {
        "agency": member.agency,
        "seats": member.seats,
        "posts": list(member.posts),
        "sector": member.sector or None,
        "role": member.role or None,
        "partner": member.partner or None,
        "note": member.note or None,
    }


def _relations(relations: Iterable[Relation], structure: Structure) -> list[Object]:
    return [
        {
            "from": relation.from_id,
            "kind": relation.kind,
            "to": relation.to_id,
            "standing": relation.standing,
            "source": _source(relation.sources),
            "file": structure.file,
            "line": relation.line,
        }
        for relation in relations
    ]


def _details(relation: Relation) -> Object:
    return {
        "from_day": relation.period.first or None,
        "until_day": relation.period.last or None,
        "lead": relation.lead,
        "intended": relation.intended or None,
        "note": relation.note or None,
    }


def _stops(stops: Iterable[Stop]) -> list[Object]:
    return [{"body": stop.body, "why": stop.why} for stop in stops]


def _source(sources: tuple[Source, ...]) -> str | None:
    return "; ".join(source.text for source in sources) or None


def _text(value: Object) -> str:
    return "".join(_pieces(value, 0)) + "\n"


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """Yield JSON with one finding, body or relation a line, which is short enough to read and whole enough to compare.

    Non-ASCII is escaped: the bytes are the same whatever the terminal or pipe can encode.
    """
    if not value or not isinstance(value, dict | list) or depth >= _MOST_LINES_DEEP or _is_flat(value):
        yield json.dumps(value)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    indent = "  " * (depth + 1)
    yield opening
    names = [f"{json.dumps(name)}: " for name in value] if isinstance(value, dict) else [""] * len(value)
    parts = value.values() if isinstance(value, dict) else value
    for position, (name, part) in enumerate(zip(names, parts, strict=True)):
        yield f"{',' if position else ''}\n{indent}{name}"
        yield from _pieces(part, depth + 1)
    yield f"\n{'  ' * depth}{closing}"


def _is_flat(value: Object | list[Any]) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return not any(isinstance(part, dict | list) and part for part in parts)


RENDERER = Renderer(
    format="json",
    writers={
        Report: _report,
        Orphans: _orphans,
        Lines: _lines,
        Down: _down,
        Path: _path,
        Contents: _contents,
        Profile: _profile,
        Shipped: _shipped,
        Rules: _rules,
        RuleEntry: _rule,
    },
)
