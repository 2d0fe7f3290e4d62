"""What pages have in common: headings, evidence, a finding as an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ctgraph.findings import Reported
from ctgraph.formats.blocks import Block, Heading, Item, Paragraph, counted
from ctgraph.model import BODY_KINDS, OPERATING_STATUSES, Body, Chair, Lens, Member, Period, Relation, Source, Structure
from ctgraph.wording.messages import joined, read_aloud

MOST_EVIDENCE = 8


def finding_item(reported: Reported, names: Mapping[str, str]) -> Item:
    """Return a finding with its evidence and its acceptance as an entry of a list."""
    finding = reported.finding
    details = [evidence(relation, names) for relation in finding.relations[:MOST_EVIDENCE]]
    if len(finding.relations) > MOST_EVIDENCE:
        details.append(f"and {counted(len(finding.relations) - MOST_EVIDENCE, 'more relation')}")
    unsaid = [cite for cite in finding.cites if cite not in reported.sentence]
    if unsaid:
        details.append(f"[{'; '.join(unsaid)}]")
    details += acceptance_words(reported)
    word = finding.severity.word
    return Item(
        "accepted" if reported.accepted else word,
        finding.rule,
        f"{reported.sentence} [line {finding.line}]",
        tuple(details),
        style="quiet" if reported.accepted else word,
    )


def acceptance_words(reported: Reported) -> list[str]:
    """Return by whom, where and until when a finding was accepted, and why; nothing where nobody did."""
    acceptance = reported.acceptance
    if acceptance is None:
        return []
    by = f" by {acceptance.by}" if acceptance.by else ""
    minute = f", {acceptance.minute}" if acceptance.minute else ""
    until = f", until {acceptance.review}" if acceptance.review else ""
    lapsed = "; that date has passed" if reported.lapsed else ""
    return [f"accepted{by}{minute}{until}{lapsed}: {acceptance.reason}"]


def heading(structure: Structure, lens: Lens) -> Heading:
    """Return the heading of a page about one structure, with the day and what is assumed."""
    details = [structure.id]
    if lens.day:
        on_its_own_day = lens.day == structure.day and structure.as_of
        details.append(f"as of {structure.as_of if on_its_own_day else lens.day}")
    if lens.assume:
        details.append(f"taking {' and '.join(sorted(lens.assume))} relations as true")
    return Heading(structure.title, ", ".join([*details, structure.file]))


def partial_note(structure: Structure, matters: Sequence[str] = ("accountability", "scrutiny")) -> list[Block]:
    """Return which of the matters the sources record only in part, which is told once and not at every finding."""
    recorded = structure.recorded._asdict()
    partly = [matter for matter in matters if recorded[matter] == "partly"]
    return [Paragraph(f"The sources record {joined(partly)} only in part.", "quiet")] if partly else []


def chair_words(chair: Chair | None, names: Mapping[str, str]) -> str:
    """Return who chairs a body, or nothing where that is not recorded."""
    if chair is None:
        return ""
    return "vacant" if chair.vacant else chair.title or names[chair.post]


def seats_words(member: Member) -> str:
    """Return the seats of a row, and where they are not stated what they are counted by."""
    if member.stated_seats is not None:
        return f"{member.stated_seats:,}"
    return f"{member.seats:,} by posts" if member.posts else "not said"


def evidence(relation: Relation, names: Mapping[str, str]) -> str:
    """Return a relation read aloud, with where it is written."""
    return f"{read_aloud(relation, names)} {''.join(where(relation))}"


def left_out(relations: Sequence[Relation], names: Mapping[str, str], *, more: int = 0) -> list[Block]:
    """Return what was left out for its standing, read aloud, and how to take it as true; nothing where nothing was."""
    if not relations:
        return []
    its, it = ("its", "it") if len(relations) + more == 1 else ("their", "them")
    aloud = joined([read_aloud(relation, names) for relation in relations], besides=more)
    standings = ",".join(sorted({relation.standing for relation in relations}))
    return [Paragraph(f"left out for {its} standing: {aloud}; --assume {standings} takes {it} as true", "quiet")]


def where(relation: Relation) -> tuple[str, ...]:
    """Return where a relation is written: its source, and the line of the file."""
    return (f"[{cited(relation.sources)}; line {relation.line}]",)


def cited(sources: tuple[Source, ...]) -> str:
    """Return sources as written."""
    return "; ".join(source.text for source in sources) or "no source"


def with_short(body: Body) -> str:
    """Return a body's name, with its short name."""
    return f"{body.name} ({body.short})" if body.short else body.name


def kind(body: Body) -> str:
    """Return a body's kind in words."""
    return BODY_KINDS[body.kind].label.lower()


def words(code: str) -> str:
    """Return a code of the file format as words."""
    return code.replace("_", " ")


def asleep(body: Body, lens: Lens) -> str:
    """Return why a body that does not operate on the day does not."""
    held = lens.status(body)
    return words(held) if held not in OPERATING_STATUSES else "outside its dates"


def status(body: Body, lens: Lens) -> str:
    """Return a body's status on the day in words, or that it is not there, with what makes it a root."""
    held = absence(body.period, lens.day) or words(lens.status(body))
    return held + (f", answers outside: {body.answers_outside}" if body.answers_outside else "")


def absence(period: Period, day: str) -> str:
    """Return that something is not there on a day, with the date that says so; nothing where it is there."""
    if period.holds(day):
        return ""
    begun = not period.first or period.first <= day
    return f"no longer there (until {period.ends})" if begun else f"not there yet (from {period.begins})"
