"""What began, ended and changed, as a page: one entry a date, and under it what happened and what is found since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ctgraph.findings import Reported, labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph, counted
from ctgraph.model import Body, Lens
from ctgraph.results.timeline import ENDINGS, Change, FindingChange, Moment, Timeline
from ctgraph.wording.messages import joined, read_aloud
from ctgraph.wording.phrases import cited, finding_item, heading, kind, partial_note, with_short, words

NO_DATES = (
    "Nothing in this structure has a date, so there is no timeline of it. 'from:' and 'until:' on bodies and relations, and"
    " statuses with dates, as in 'status: {2003: shadow, 2004-11: active}', let one file hold a history."
)
# the mark and the label of each
_LABELS = {
    "body-began": ("began", "body"),
    "body-ended": ("ended", "body"),
    "status-changed": ("changed", "status"),
    "succeeded": ("began", "succession"),
    "relation-began": ("began", "relation"),
    "relation-ended": ("ended", "relation"),
}


def timeline_page(timeline: Timeline) -> list[Block]:
    """A summary, what was found before the first date, and each date in turn."""
    structure = timeline.structure
    names = labels(structure)
    page: list[Block] = [heading(structure, timeline.lens), *partial_note(structure)]
    if not timeline.moments:
        return [*page, Paragraph(_nothing(timeline), "strong")]
    page += [_summary(timeline), *_unchecked(timeline)]
    if timeline.before:
        page.append(Paragraph(f"Found before, on {timeline.before_day}", "strong"))
        page.append(Items(tuple(finding_item(reported, names)._replace(details=()) for reported in timeline.before)))
    found = len(timeline.before)
    for moment in timeline.moments:
        found += sum((change.after is not None) - (change.before is not None) for change in moment.findings)
        page += [_head(moment, timeline, found), Items(tuple(_items(moment, timeline, names)))]
    return page


def _nothing(timeline: Timeline) -> str:
    begins, ends = timeline.window.begins, timeline.window.ends
    if not begins and not ends:
        return NO_DATES
    return f"Nothing that has a date began, ended or changed{_span(begins, ends)}."


def _span(begins: str, ends: str) -> str:
    return (f" from {begins}" if begins else "") + (f" until {ends}" if ends else "")


def _summary(timeline: Timeline) -> Paragraph:
    happened = Counter(change.what for moment in timeline.moments for change in moment.changes)
    happened += Counter(change.what for moment in timeline.moments for change in moment.findings)
    told = {
        "body-began": ("body began", "bodies began"),
        "body-ended": ("body ended", "bodies ended"),
        "status-changed": ("status changed", "statuses changed"),
        "relation-began": ("relation began", "relations began"),
        "relation-ended": ("relation ended", "relations ended"),
        "finding-began": ("finding came", "findings came"),
        "finding-ended": ("finding went", "findings went"),
    }
    parts = [counted(happened[what], *forms) for what, forms in told.items() if happened[what]]
    dates = counted(len(timeline.moments), "date")
    return Paragraph(
        f"{dates}, from {timeline.moments[0].day} to {timeline.moments[-1].day}", "strong", ", ".join(parts)
    )


def _unchecked(timeline: Timeline) -> list[Block]:
    if not timeline.unchecked:
        return []
    dates = len(timeline.moments)
    told = f"Findings were worked out for the last {dates - timeline.unchecked:,} of {dates:,} dates"
    return [Paragraph(f"{told}; --days takes more of them, --from and --until a part.", "quiet")]


def _head(moment: Moment, timeline: Timeline, found: int) -> Paragraph:
    ahead = f", ahead of {timeline.lens.day}" if timeline.lens.day and moment.day > timeline.lens.day else ""
    there = f"{counted(moment.there, 'body', 'bodies')} there, {moment.operating:,} of them operating"
    findings = f"; {counted(found, 'finding')}" if moment.checked else ""
    return Paragraph(f"{moment.date}{ahead}", "strong", below=there + findings)


def _items(moment: Moment, timeline: Timeline, names: Mapping[str, str]) -> Iterator[Item]:
    for change in moment.changes:
        mark, label = _LABELS[change.what]
        line = (change.relation or change.body).line
        yield Item(mark, label, f"{_told(change, moment, names)} [{cited(change.sources)}; line {line}]")
    lens = timeline.lens._replace(day=moment.day)
    for found in moment.findings:
        if found.after is None:
            yield Item(
                "gone", found.told.finding.rule, _gone(found.told, timeline.structure.bodies, lens), style="quiet"
            )
        else:
            style = "quiet" if found.after.accepted else found.after.finding.severity.word
            yield Item("changed" if found.before else "found", found.after.finding.rule, _found(found), style=style)


def _told(change: Change, moment: Moment, names: Mapping[str, str]) -> str:
    body = change.body
    if change.relation:
        said = read_aloud(change.relation, names)
    elif change.what == "succeeded":
        said = f"{body.name} takes the place of {names[change.other]}"
    elif change.what == "status-changed":
        said = f"{with_short(body)}, from {words(change.before)} to {words(change.after)}"
    elif change.what == "body-ended":
        said = with_short(body)
    else:
        said = _introduced(body, change.after)
    said += f" ({change.note.removesuffix('.')})" if change.note else ""
    if change.what in ENDINGS:
        return f"{said} (until {change.date})"
    return said if change.date == moment.date else f"{said} (from {change.date})"


def _introduced(body: Body, status: str) -> str:
    facts = [kind(body)]
    if body.stands_for > 1:
        facts.append(f"{body.stands_for} of them")
    if status != "active":
        facts.append(words(status))
    return f"{with_short(body)}, {', '.join(facts)}"


def _gone(told: Reported, bodies: Mapping[str, Body], lens: Lens) -> str:
    """Return what is found no more; where somebody that it was about is gone, or sleeps, that mends nothing, and is said."""
    about = [bodies[id_] for id_ in told.finding.bodies]
    over = [body.label for body in about if not lens.exists(body)]
    asleep = [body.label for body in about if lens.exists(body) and not lens.operates(body)]
    word, line = told.finding.severity.word, f"[line {told.finding.line}]"
    if over:
        return f"{word}: {joined(over)} {'is' if len(over) == 1 else 'are'} there no longer {line}"
    if asleep:
        return f"{word}: {joined(asleep)} {'operates' if len(asleep) == 1 else 'operate'} no longer {line}"
    return f"{word}: {told.sentence} {line}"


def _found(change: FindingChange) -> str:
    told, was = change.told, change.before
    said = f"{told.finding.severity.word}: {told.sentence}{_acceptance(told)} [line {told.finding.line}]"
    if was is None:
        return said
    return f"{said}; it was {was.finding.severity.word}: {was.sentence}{_acceptance(was)}"


def _acceptance(reported: Reported) -> str:
    if reported.acceptance is None:
        return ""
    return " (accepted)" if reported.accepted else " (its acceptance has lapsed)"


WRITERS = {Timeline: timeline_page}
