"""What would mend findings: options for each, with the reasons and with what else each would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Structure
from ctgraph.presenters.cells import say_yes_or_no
from ctgraph.presenters.diff import make_comparison_object
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import (
    make_finding_object,
    make_relation_objects,
    make_structure_object,
    make_undated_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.comparison import Comparison
from ctgraph.results.suggestions import Ground, Option, Suggested, Suggestions
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.spelling import count, join
from ctgraph.wording.suggestions import (
    NONE_BECAUSE,
    count_changes,
    describe_changes,
    describe_ground,
    describe_least,
    join_changes,
)

_Names = Mapping[str, str]


def _show(suggestions: Suggestions) -> list[Block]:
    structure, lens = suggestions.checked.structure, suggestions.checked.lens
    names = labels(structure)
    told = make_heading(structure, lens)
    blocks: list[Block] = [
        Heading(f"What would mend: {told.text}", told.detail),
        *note_undated(structure, lens),
        *note_partial_sources(structure),
        Paragraph(_summarise(suggestions)),
    ]
    for each in suggestions.suggested:
        if each.options:
            options = (_make_option_item(place, option, names) for place, option in enumerate(each.options, 1))
            blocks += [Items((_make_finding_item(each),)), Items(tuple(options))]
    for because, said in NONE_BECAUSE.items():
        without = [each for each in suggestions.suggested if each.none_because == because]
        if without:
            blocks.append(Paragraph(f"Nothing is suggested: {said}", "strong"))
            blocks.append(Items(tuple(map(_make_finding_item, without))))
            advice = dict.fromkeys((each.finding.finding.rule, each.advice) for each in without if each.advice)
            blocks += [Paragraph(f"What to do about {rule}: {told}", "quiet") for rule, told in advice]
    return blocks


def _summarise(suggestions: Suggestions) -> str:
    listed = suggestions.suggested
    if not listed:
        return "Nothing is found that could be mended."
    mended = sum(bool(each.options) for each in listed)
    if not mended:
        return f"There is no option for {count(len(listed), 'finding')}."
    return (
        f"For {mended:,} of {count(len(listed), 'finding')} there are options. Each was tried on a copy, and none is made; "
        "which of them is right, only the partnership can say."
    )


def _make_finding_item(each: Suggested) -> Item:
    reported = each.finding
    finding = reported.finding
    mark = "accepted" if reported.accepted else SEVERITY_WORDS[finding.severity]
    said = f"{reported.sentence} [line {finding.line}; {finding.fingerprint[:8]}]"
    return Item(mark, finding.rule, said, tuple(filter(None, (describe_least(each),))), style=finding.severity.word)


def _make_option_item(place: int, option: Option, names: _Names) -> Item:
    comparison = option.tried.comparison
    changes = describe_changes(comparison)
    return Item(
        f"option {place}",
        count(count_changes(comparison), "change"),
        join_changes(changes),
        (*_list_reasons(option, names), *_list_effects(comparison, names)),
    )


def _list_reasons(option: Option, names: _Names) -> Iterator[str]:
    for ground in option.grounds:
        said = describe_ground(ground, names)
        if said:
            yield said if said.startswith("recorded") else f"why: {said}"


def _list_effects(comparison: Comparison, names: _Names) -> Iterator[str]:
    """Yield what else an option does: findings that come, go or rest on other evidence, and who gains or loses a complete line."""
    findings = comparison.findings
    for reported in findings.new:
        yield f"new: {SEVERITY_WORDS[reported.finding.severity]}: {reported.finding.rule}: {reported.sentence}"
    gone = [
        f"{each.finding.rule} ({join([names.get(body, body) for body in each.finding.bodies])})"
        for each in findings.gone
    ]
    if len(gone) > 1:
        yield f"gone: {join(gone)}"
    if findings.evidence_changed:
        yield f"on other evidence: {count(len(findings.evidence_changed), 'finding')}"
    for change, word in (("gained", "gains a complete line"), ("lost", "loses it"), ("other_root", "leads elsewhere")):
        bodies = [names.get(route.body, route.body) for route in comparison.routes if route.change == change]
        if bodies:
            yield f"{word}: {join(bodies)}"


# As JSON


def _make_object(suggestions: Suggestions) -> Object:
    structure = suggestions.checked.structure
    names = labels(structure)
    return {
        "structure": make_structure_object(structure) | {"as_of": suggestions.checked.lens.day or None},
        "undated": make_undated_object(structure, suggestions.checked.lens),
        "suggested": [
            {
                "finding": make_finding_object(each.finding, structure),
                "none_because": each.none_because,
                "advice": each.advice or None,
                "is_least": each.is_least,
                "is_all": each.is_all,
                "options": [_make_option_object(option, structure, names) for option in each.options],
            }
            for each in suggestions.suggested
        ],
    }


def _make_option_object(option: Option, structure: Structure, names: _Names) -> Object:
    comparison = option.tried.comparison
    whole = make_comparison_object(comparison)
    after = comparison.new.structure
    return {
        "changes": whole["changes"],
        "said": list(describe_changes(comparison)),
        "reasons": [_make_ground_object(ground, structure, names) for ground in option.grounds],
        "findings": {
            "new": [make_finding_object(each, after) for each in comparison.findings.new],
            "gone": [make_finding_object(each, structure) for each in comparison.findings.gone],
            "evidence_changed": [
                {"old": make_finding_object(pair.old, structure), "new": make_finding_object(pair.new, after)}
                for pair in comparison.findings.evidence_changed
            ],
        },
        "routes": whole["routes"],
    }


def _make_ground_object(ground: Ground, structure: Structure, names: _Names) -> Object:
    return {
        "sort": ground.sort,
        "amounts": list(ground.amounts),
        "bodies": list(ground.bodies),
        "relations": [*make_relation_objects(ground.relations, structure)],
        "word": ground.word or None,
        "said": describe_ground(ground, names) or None,
    }


# As rows


_COLUMNS = (
    "structure", "rule", "severity", "bodies", "message", "fingerprint", "option", "changes", "why", "new", "gone",
    "is_least", "is_all", "none_because",
)  # fmt: skip


def _make_rows(suggestions: Suggestions) -> Rows:
    seen = suggestions.checked
    return Rows(_COLUMNS, _list_rows(suggestions), tell_undated([(seen.structure, seen.lens)]))


def _list_rows(suggestions: Suggestions) -> Iterator[tuple[str | int, ...]]:
    structure = suggestions.checked.structure
    names = labels(structure)
    for each in suggestions.suggested:
        finding = each.finding.finding
        told = (structure.id, finding.rule, finding.severity.word, " ".join(finding.bodies), each.finding.message)
        sure = say_yes_or_no(each.is_least), say_yes_or_no(each.is_all), each.none_because or ""
        for place, option in enumerate(each.options, 1):
            findings = option.tried.comparison.findings
            new = " ".join(reported.finding.rule for reported in findings.new)
            gone = " ".join(reported.finding.rule for reported in findings.gone)
            changes = "; ".join(describe_changes(option.tried.comparison))
            why = "; ".join(filter(None, (describe_ground(ground, names) for ground in option.grounds)))
            yield (*told, finding.fingerprint, place, changes, why, new, gone, *sure)
        if not each.options:
            yield (*told, finding.fingerprint, 0, "", "", "", "", *sure)


SUGGESTIONS = Presenter(_show, _make_object, _make_rows)
