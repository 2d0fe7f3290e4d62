"""What began, ended and changed over time: one entry a date, and under it what happened and what is found since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ctgraph.findings import Reported, labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import UNKNOWN, Body, Lens, Structure
from ctgraph.presenters.cells import cite_in_cell
from ctgraph.presenters.findings import make_finding_item
from ctgraph.presenters.headings import make_heading, note_partial_sources
from ctgraph.presenters.objects import (
    cite_or_none,
    make_finding_object,
    make_relation_objects,
    make_structure_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.timeline import ENDINGS, Change, FindingChange, Moment, Timeline
from ctgraph.wording.agreement import agree
from ctgraph.wording.asked import describe_asked
from ctgraph.wording.bodies import describe_absence_of, describe_kind, name_in_full
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.facts import describe_last_record, describe_rest, put_before_date
from ctgraph.wording.relations import cite, read_aloud
from ctgraph.wording.signs import SEVERITY_WORDS
from ctgraph.wording.spelling import count, join, spell_out

NO_DATES = (
    "Nothing in this structure has a date, so there is no timeline of it. 'from:' and 'until:' on bodies and relations, and"
    " statuses with dates, as in 'status: {2003: shadow, 2004-11: active}', let one file hold a history."
)
# the mark and the label of each
_LABELS = {
    "body-began": ("began", "body"),
    "body-ended": ("ended", "body"),
    "last-recorded": ("not known", "body"),
    "body-recorded": ("first recorded", "body"),
    "status-changed": ("changed", "status"),
    "status-recorded": ("recorded", "status"),
    "succeeded": ("began", "succession"),
    "relation-began": ("began", "relation"),
    "relation-ended": ("ended", "relation"),
}


def _show_timeline(timeline: Timeline) -> list[Block]:
    """Show a summary, what was found before the first date, and each date in turn."""
    structure = timeline.structure
    names = labels(structure)
    blocks: list[Block] = [make_heading(structure, timeline.lens), *note_partial_sources(structure)]
    if not timeline.moments:
        return [*blocks, Paragraph(_explain_nothing(timeline), "strong")]
    blocks += [_summarise(timeline), *_note_own_day(timeline), *_note_unchecked(timeline)]
    if timeline.before:
        blocks.append(Paragraph(_describe_day_before(timeline), "strong"))
        blocks.append(
            Items(
                tuple(
                    make_finding_item(reported, EvidenceWords(structure, timeline.lens))._replace(details=())
                    for reported in timeline.before
                )
            )
        )
    found = len(timeline.before)
    for moment in timeline.moments:
        found += sum((change.after is not None) - (change.before is not None) for change in moment.findings)
        found -= len(moment.unknown)
        blocks += [_head_moment(moment, timeline, found), Items(tuple(_list_items(moment, timeline, names)))]
    return blocks


def _describe_day_before(timeline: Timeline) -> str:
    if timeline.before_day == timeline.structure.day:
        return f"Found {put_before_date(timeline.structure.as_of)}, the structure's own date"
    return f"Found before, on {timeline.before_day}"


def _explain_nothing(timeline: Timeline) -> str:
    begins, ends = timeline.window.begins, timeline.window.ends
    if not begins and not ends:
        return NO_DATES
    return f"Nothing that has a date began, ended or changed{_describe_span(begins, ends)}."


def _describe_span(begins: str, ends: str) -> str:
    return (f" from {begins}" if begins else "") + (f" until {ends}" if ends else "")


def _summarise(timeline: Timeline) -> Paragraph:
    happened = Counter(change.what for moment in timeline.moments for change in moment.changes)
    happened += Counter(change.what for moment in timeline.moments for change in moment.findings)
    nouns = {
        "body-began": ("body began", "bodies began"),
        "body-ended": ("body ended", "bodies ended"),
        "last-recorded": ("body last recorded", "bodies last recorded"),
        "body-recorded": ("body first recorded", "bodies first recorded"),
        "status-changed": ("status changed", "statuses changed"),
        "relation-began": ("relation began", "relations began"),
        "relation-ended": ("relation ended", "relations ended"),
        "finding-began": ("finding came", "findings came"),
        "finding-ended": ("finding went", "findings went"),
    }
    parts = [count(happened[what], *forms) for what, forms in nouns.items() if happened[what]]
    return Paragraph(_describe_dates(timeline), "strong", ", ".join(parts))


def _describe_dates(timeline: Timeline) -> str:
    """Return how many dates there are, and which is the first and the last, as people wrote them."""
    first, *others = timeline.moments
    if not others:
        return f"1 date: {first.date}{_say_if_ahead(first, timeline)}"
    last = others[-1]
    written = [each.day if each.date.startswith("after ") else each.date for each in (first, last)]
    return f"{len(timeline.moments):,} dates, from {written[0]} to {written[1]}"


def _say_if_ahead(moment: Moment, timeline: Timeline) -> str:
    """Return that a moment is after the day on which the structure is looked at, in brackets; nothing where it is not."""
    day = timeline.lens.day
    if not day or moment.day <= day:
        return ""
    if day == timeline.structure.day:
        return f" (ahead of the structure's own date, {timeline.structure.as_of})"
    return f" (ahead of {day})"


def _note_own_day(timeline: Timeline) -> list[Block]:
    """Say that what has no date is told of the structure's own day, where earlier days are told as well."""
    if not any(moment.early for moment in timeline.moments):
        return []
    date = timeline.structure.as_of
    note = f"What is recorded without a date of its own is that of {date}, the structure's own date, and is not told of any earlier one."
    return [Paragraph(note, "quiet")]


def _note_unchecked(timeline: Timeline) -> list[Block]:
    notes: list[Block] = []
    if asked := describe_asked(timeline):
        notes.append(Paragraph(f"Of findings, {asked}.", "quiet"))
    if timeline.proposed_from:
        other = timeline.structure.supersedes
        note = f"This structure takes the place of {other}: what is found in it is told from its own date on"
        notes.append(Paragraph(f"{note}, {timeline.proposed_from}.", "quiet"))
    if not timeline.unchecked:
        return notes
    dates = sum(moment.day >= timeline.proposed_from for moment in timeline.moments)
    note = f"Findings were worked out for the last {dates - timeline.unchecked:,} of {dates:,} dates"
    return [*notes, Paragraph(f"{note}; --days takes more of them, --from and --until a part.", "quiet")]


def _head_moment(moment: Moment, timeline: Timeline, found: int) -> Paragraph:
    is_only_one = len(timeline.moments) == 1  # of which the summary has said that
    ahead = "" if is_only_one else _say_if_ahead(moment, timeline)
    findings = f"; {count(found, 'finding')}" if moment.checked else ""
    return Paragraph(f"{moment.date}{ahead}", "strong", below=_count_bodies(moment) + findings)


def _count_bodies(moment: Moment) -> str:
    """Return how many bodies there are; of those without a date it is only recorded that they are there at some time."""
    bodies = count(moment.there, "body", "bodies")
    if moment.early and moment.undated:
        there = f"{bodies} recorded for this date ({moment.undated:,} more without a date)"
    elif moment.undated:
        there = f"{bodies} recorded ({moment.undated:,} of them without a date)"
    else:
        there = f"{bodies} there"
    unsaid = f", {moment.unsaid:,} of which no status is recorded for it" if moment.unsaid else ""
    return f"{there}, {moment.operating:,} counted as operating{unsaid}"


def _list_items(moment: Moment, timeline: Timeline, names: Mapping[str, str]) -> Iterator[Item]:
    for change in moment.changes:
        mark, label = _LABELS[change.what]
        line = (change.relation or change.body).line
        yield Item(mark, label, f"{_describe_change(change, moment, names)} [{cite(change.sources)}; line {line}]")
    lens = timeline.lens._replace(day=moment.day)
    for found in moment.findings:
        if found.after is None:
            yield Item(
                "gone",
                found.latest.finding.rule,
                _explain_end(found.latest, timeline.structure.bodies, lens, names),
                style="quiet",
            )
        else:
            style = "quiet" if found.after.accepted else found.after.finding.severity.word
            yield Item(
                "changed" if found.before else "found", found.after.finding.rule, _describe_finding(found), style=style
            )


def _describe_change(change: Change, moment: Moment, names: Mapping[str, str]) -> str:
    body = change.body
    if change.relation:
        said = read_aloud(change.relation, names)
    elif change.what == "succeeded":
        said = f"{body.name} {agree(names[body.id], 'takes')} the place of {names[change.other]}"
    elif change.what == "status-recorded":
        said = f"{name_in_full(body)}, {spell_out(change.after)}"
    elif change.what == "status-changed":
        said = f"{name_in_full(body)}, from {spell_out(change.before)} to {spell_out(change.after)}"
    elif change.what in ("body-ended", "last-recorded"):
        said = name_in_full(body)
    else:
        said = _introduce(body, change.after)
    if change.what == "last-recorded":
        said += f", {describe_last_record(change.date)}"
    elif change.what in ENDINGS:
        said += f", until {change.date}"
    elif change.date != moment.date:
        said += f", from {change.date}"
    return said + _describe_ground(change)


def _describe_ground(change: Change) -> str:
    """Return the standing of a change and its note, in brackets; a relation has its standing behind it already."""
    is_weak = change.standing != "stated" and change.relation is None
    ground = [change.standing] if is_weak else []
    ground += [" ".join(change.note.split()).removesuffix(".")] if change.note else []
    return f" ({': '.join(ground)})" if ground else ""


def _introduce(body: Body, status: str) -> str:
    facts = [describe_kind(body)]
    if body.stands_for > 1:
        facts.append(f"{body.stands_for} of them")
    if status not in ("active", UNKNOWN):
        facts.append(spell_out(status))
    return f"{name_in_full(body)}, {', '.join(facts)}"


def _explain_end(was: Reported, bodies: Mapping[str, Body], lens: Lens, names: Mapping[str, str]) -> str:
    """Return what finding ended, or that a body it was about is gone or at rest: then it ended, but nothing was mended.

    How grave it was is not said: what is gone is no matter any more.
    """
    about = [bodies[id_] for id_ in was.finding.bodies]
    ended = [_explain_absence(body, lens, names[body.id]) for body in about if not lens.operates(body)]
    return f"{join(ended) or was.sentence} [line {was.finding.line}]"


def _explain_absence(body: Body, lens: Lens, name: str) -> str:
    """Return that a body is not there on the day, or does not operate, with its name."""
    if not lens.exists(body):
        why = describe_absence_of(body, lens)
        return f"{name} {agree(name, f'is {why}' if why else 'is not there')}"
    return f"{name} {agree(name, describe_rest(lens.status(body)))}"


def _describe_finding(change: FindingChange) -> str:
    now, was = change.latest, change.before
    said = f"{SEVERITY_WORDS[now.finding.severity]}: {now.sentence}{_say_if_accepted(now)} [line {now.finding.line}]"
    if was is None:
        return said
    return f"{said}; it was {SEVERITY_WORDS[was.finding.severity]}: {was.sentence}{_say_if_accepted(was)}"


def _say_if_accepted(reported: Reported) -> str:
    if reported.acceptance is None:
        return ""
    return " (accepted)" if reported.accepted else " (its acceptance has lapsed)"


# As JSON


def _make_timeline_object(timeline: Timeline) -> Object:
    structure, window = timeline.structure, timeline.window
    return make_structure_object(structure) | {
        "as_of": timeline.lens.day or None,
        "from": window.first or None,
        "until": window.last or None,
        "before": {
            "day": timeline.before_day or None,
            "findings": [make_finding_object(reported, structure) for reported in timeline.before],
        },
        "moments": [_make_moment_object(moment, structure) for moment in timeline.moments],
        "unchecked": timeline.unchecked,
    }


def _make_moment_object(moment: Moment, structure: Structure) -> Object:
    return {
        "day": moment.day,
        "date": moment.date,
        "bodies": moment.there,
        "operating": moment.operating,
        "undated": moment.undated,
        "without_status": moment.unsaid,
        "checked": moment.checked,
        "changes": [_make_change_object(change, structure) for change in moment.changes],
        "findings": [_make_finding_change_object(change, structure) for change in moment.findings],
        "unknown": [make_finding_object(reported, structure) for reported in moment.unknown],
    }


def _make_change_object(change: Change, structure: Structure) -> Object:
    (relation,) = make_relation_objects([change.relation], structure) if change.relation else (None,)
    return {
        "change": change.what,
        "date": change.date,
        "body": change.body.id,
        "predecessor": change.other or None,
        "relation": relation,
        "status_before": change.before or None,
        "status_after": change.after or None,
        "source": cite_or_none(change.sources),
        "note": change.note or None,
        "standing": change.standing,
    }


def _make_finding_change_object(change: FindingChange, structure: Structure) -> Object:
    was = change.before if change.after else None
    return {
        "change": change.what,
        "finding": make_finding_object(change.latest, structure),
        "was": make_finding_object(was, structure) if was else None,
    }


# As rows


_COLUMNS = (
    "day", "change", "date", "bodies", "predecessor", "relation", "status_before", "status_after", "rule", "severity", "message",
    "source", "line",
)  # fmt: skip


def _make_timeline_rows(timeline: Timeline) -> Rows:
    return Rows(_COLUMNS, (row for moment in timeline.moments for row in _list_rows(moment)))


def _list_rows(moment: Moment) -> Iterator[tuple[str | int, ...]]:
    yield from (_make_change_row(moment, change) for change in moment.changes)
    yield from (_make_finding_row(moment, change) for change in moment.findings)


def _make_change_row(moment: Moment, change: Change) -> tuple[str | int, ...]:
    relation = change.relation
    bodies = f"{relation.from_id} {relation.to_id}" if relation else change.body.id
    written = relation or change.body
    return (
        *(moment.day, change.what, change.date, bodies, change.other, relation.kind if relation else ""),
        *(change.before, change.after, "", "", "", cite_in_cell(change.sources), written.line),
    )


def _make_finding_row(moment: Moment, change: FindingChange) -> tuple[str | int, ...]:
    finding = change.latest.finding
    return (
        *(moment.day, change.what, moment.day, " ".join(finding.bodies), "", "", "", ""),
        *(finding.rule, finding.severity.word, change.latest.message, "", finding.line),
    )


TIMELINE = Presenter(_show_timeline, _make_timeline_object, _make_timeline_rows)
