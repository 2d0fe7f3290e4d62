"""Which findings a change takes away, leaves, lets rest on other evidence, and brings."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.findings import Reported
from ctgraph.formats.blocks import Item
from ctgraph.presenters.findings import make_finding_item
from ctgraph.results.comparison import Comparison
from ctgraph.wording.at_rest import describe_end, describe_gone, list_causes
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.left_open import LeftOpen
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.silence import UNMENTIONED


def list_finding_changes(comparison: Comparison, *, with_same: bool = True) -> Iterator[Item]:
    """Yield the findings that are gone, the same (if asked for), on other evidence, and new, as entries of a list."""
    words = EvidenceWords(comparison.new.structure, comparison.new.lens)
    findings = comparison.findings
    left_open = LeftOpen(comparison)
    for reported in findings.ended:
        yield _shorten_finding("gone", reported, comparison, left_open.tell(reported))
    for pair in findings.same if with_same else ():
        yield _shorten_finding("same", pair.new, comparison)
    for pair in findings.evidence_changed:
        item = make_finding_item(pair.new, words)
        was = _tell_before(pair.old)
        yield item._replace(
            mark="other evidence",
            text=f"{_weigh(pair.new)}: {item.text}",
            details=(was, *item.details),
            about=_name_things(pair.new),
        )
    for before, going_on in findings.followed:
        for reported in going_on:
            item = make_finding_item(reported, words)
            yield item._replace(
                mark="goes on",
                text=f"{_weigh(reported)}: {item.text}",
                details=(*map(_tell_before, before), *item.details),
                about=tuple(dict.fromkeys(each for one in (*before, reported) for each in _name_things(one))),
            )
    for reported in findings.arisen:
        item = make_finding_item(reported, words)
        yield item._replace(mark="new", text=f"{_weigh(reported)}: {item.text}", about=_name_things(reported))


def _tell_before(reported: Reported) -> str:
    finding = reported.finding
    return f"before: {SEVERITY_WORDS[finding.severity]}: {reported.sentence} [line {finding.line}]"


def _weigh(reported: Reported) -> str:
    return "accepted" if reported.accepted else SEVERITY_WORDS[reported.finding.severity]


def _shorten_finding(mark: str, reported: Reported, comparison: Comparison, left_open: str = "") -> Item:
    """Return a finding in one sentence; `left_open` says what it rests on that the new structure does not mention."""
    causes = list_causes(reported, comparison) if mark == "gone" else []
    end = f" (no longer arises: {describe_end(causes, comparison)})" if causes else ""
    sentence = describe_gone(reported, comparison) if mark == "gone" else reported.sentence
    open_end = f"; {left_open}" if left_open else ""
    said = f"{_weigh(reported)}: {sentence}{open_end}{end} [line {reported.finding.line}]"
    return Item(
        UNMENTIONED if left_open else mark, reported.finding.rule, said, style="quiet", about=_name_things(reported)
    )


def _name_things(reported: Reported) -> tuple[tuple[str, ...], ...]:
    """Return the bodies that a finding is about, and the relations that it rests on."""
    finding = reported.finding
    lines = ((each.from_id, each.kind_key, each.to_id) for each in finding.relations)
    return (*((body,) for body in dict.fromkeys(finding.bodies)), *dict.fromkeys(lines))
