"""The data of a page as JSON for its JavaScript: bodies and relations by number, and no markup."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ctgraph.findings import Finding
from ctgraph.formats.blocks import visible
from ctgraph.model import UPWARD_KINDS, Relation
from ctgraph.reports.html.content import StructureContent
from ctgraph.results.report_document import Account, LensView
from ctgraph.wording.agreement import is_of_several, put_in_plural
from ctgraph.wording.relations import name_relation_kinds
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE, SIGNS_BY_CODE
from ctgraph.wording.spelling import spell_out


def write_data(content: StructureContent) -> str:
    """Return the data of one structure as JSON that may stand in a page: nothing in it ends what it stands in.

    bodies: [id, label, kind, status, all that a search looks through, the assumptions under which it does not operate, 1 if it
    is several]. words: for each kind of relation, what is said of one body and of several.
    relations: [from, to, kind, standing, the assumptions under which it is taken, the answering end, the one answered to].
    findings: [fingerprint, assumptions, severity, rule, message, bodies, relations, accepted].
    ways: for each body [assumptions, relations of its ways upward, relations by which others answer to it], as often as
    these differ. groups: [head or null, name, bodies].
    """
    live, own_kinds = content.live, content.structure.relation_kinds.values()
    told = {
        "name": content.name,
        "id": content.structure.id,
        "title": visible(content.structure.title),
        "view": content.asked,
        "bodies": [
            [
                body.id,
                visible(content.labels[body.id]),
                visible(card.kind),
                spell_out(content.lens.status(body)),
                " ".join([body.name, body.short, body.id, card.kind]).lower(),
                [number for number, view in enumerate(content.views) if not view.report.lens.operates(body)],
                int(is_of_several(content.labels[body.id])),
            ]
            for body, card in zip(content.bodies, content.cards, strict=True)
        ],
        "relations": [_list_relation(content, relation) for relation in content.relations],
        "words": {
            kind: [visible(words), visible(put_in_plural(words))]
            for kind, words in name_relation_kinds(content.structure).items()
        },
        "signs": dict(SIGNS_BY_CODE),
        "severities": dict(SEVERITY_WORDS_BY_CODE),
        "upward": [*UPWARD_KINDS, *(own.key for own in own_kinds if own.like in UPWARD_KINDS)],
        "findings": [finding for number in range(len(content.views)) for finding in _list_findings(content, number)],
        "ways": [[] if content.lacks_accounts else _list_ways(content, body.id) for body in content.bodies],
        "groups": [
            [content.number.get(group.head), visible(group.name), [content.number[body] for body in group.bodies]]
            for group in live.groups
        ],
    }
    return escape_json(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def escape_json(text: str) -> str:
    """Return JSON in which nothing can be taken for markup, and nothing turns the text of the page round."""
    for mark in {*"<>&", *(each for each in {*text} if visible(each) != each)}:
        text = text.replace(mark, f"\\u{ord(mark):04x}" if mark.isascii() else json.dumps(mark)[1:-1])
    return text


def _list_relation(content: StructureContent, relation: Relation) -> list[object]:
    number = content.number
    taken = [position for position, view in enumerate(content.views) if view.report.lens.takes(relation)]
    lower, upper = relation.answers if relation.kind in UPWARD_KINDS else ("", "")
    ends = [number[relation.from_id], number[relation.to_id]]
    return [*ends, relation.kind_key, relation.standing, taken, number.get(lower), number.get(upper)]


def _list_findings(content: StructureContent, number: int) -> Iterable[list[object]]:
    """Yield the findings under one of the assumptions; those of an earlier assumption with the same view are left out."""
    view = content.views[number]
    same = [position for position, each in enumerate(content.views) if each is view]
    if number != same[0]:
        return
    for reported in view.report.reported:
        finding = reported.finding
        lit = _find_lit(finding, view)
        bodies = {content.number[body] for body in finding.bodies}
        bodies |= {content.number[end] for relation in lit for end in (relation.from_id, relation.to_id)}
        bodies |= {content.number[stop.body] for stop in finding.stops}
        yield [
            finding.fingerprint,
            same,
            finding.severity.word,
            finding.rule,
            visible(reported.message),
            sorted(bodies),
            _number_relations(content, lit),
            int(reported.accepted),
        ]


def _find_lit(finding: Finding, view: LensView) -> list[Relation]:
    """Return what a finding speaks of: the relations of its witness that are taken, and the lines to its stops."""
    relations = [relation for relation in finding.relations if view.report.lens.takes(relation)]
    stops = {stop.body for stop in finding.stops}
    account = view.accounts.get(finding.bodies[0]) if finding.bodies and stops else None
    for each in account.lines.stops if account else ():
        if each.stop.body in stops:
            relations += each.chain
    return relations


def _list_ways(content: StructureContent, body: str) -> list[list[object]]:
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
    for number, view in enumerate(content.views):
        up, below = _split_lines(view.accounts[body])
        found.setdefault((tuple(_number_relations(content, up)), tuple(_number_relations(content, below))), []).append(
            number
        )
    return [[numbers, up, below] for (up, below), numbers in found.items()]


def _split_lines(account: Account) -> tuple[list[Relation], list[Relation]]:
    chains = [*account.lines.routes, *(each.chain for each in account.lines.stops)]
    below = [line for each in account.down.answering for line in each.lines]
    return [relation for chain in chains for relation in chain], below


def _number_relations(content: StructureContent, relations: Sequence[Relation]) -> list[int]:
    return sorted({content.relation_number[relation] for relation in relations})
