"""How a body is accountable, and what answers to it, as pages."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph, Table, counted
from ctgraph.model import Relation
from ctgraph.results.lines import Down, Lines
from ctgraph.wording.messages import answering_words, chain, joined, stop_words, why_words
from ctgraph.wording.phrases import absence, cited, evidence, heading, left_out


def lines_page(lines: Lines) -> list[Block]:
    """Each route hop by hop; or where the lines stop."""
    names = labels(lines.structure)
    page: list[Block] = [heading(lines.structure, lines.lens)]
    who = lines.body.name
    if lines.routes:
        least = "at least " if lines.more_is_least else ""
        total = counted(len(lines.routes) + lines.more, "route")
        page.append(Paragraph(f"{who} has {least}{total} to a root", "strong"))
        page.append(Items(tuple(_route(number, route, names) for number, route in enumerate(lines.routes, 1))))
        if lines.more:
            page.append(Paragraph(f"{least}{counted(lines.more, 'more route')}; --limit shows more of them", "quiet"))
    elif not lines.stops:
        basis = lines.body.answers_outside
        page.append(Paragraph(f"{who} answers outside the structure ({basis}) and needs no line", "strong"))
    elif not lines.stops[0].chain and lines.stops[0].stop.body == lines.body.id:
        absent = absence(lines.body.period, lines.lens.day)
        why = f"is {absent}" if absent else why_words(lines.stops[0].stop)
        page.append(Paragraph(f"{who} has no route to a root: it {why}", "strong"))
    else:
        page.append(Paragraph(f"{who} has no route to a root", "strong"))
    stops = tuple(
        Item(
            f"stop {number}",
            counted(len(stopped.chain), "step"),
            f"the line stops at {stop_words(stopped.stop, names)}",
            tuple(evidence(relation, names) for relation in stopped.chain),
        )
        for number, stopped in enumerate(lines.stops, 1)
        if stopped.chain
    )
    if stops:
        page.append(Items(stops))
    if lines.more_stops:
        page.append(Paragraph(f"{counted(lines.more_stops, 'more stop')}; --limit shows more of them", "quiet"))
    return page + left_out(lines.left_out, names, more=lines.more_left_out)


def _route(number: int, route: tuple[Relation, ...], names: Mapping[str, str]) -> Item:
    return Item(
        f"route {number}",
        counted(len(route), "step"),
        chain(route, names),
        tuple(evidence(relation, names) for relation in route),
    )


def down_page(down: Down) -> list[Block]:
    """What answers to a body, as a table."""
    names = labels(down.structure)
    page: list[Block] = [heading(down.structure, down.lens)]
    weak = left_out(down.left_out, names, more=down.more_left_out)
    if not down.answering:
        return [*page, Paragraph(f"nothing answers to {down.body.name}", "strong"), *weak]
    total = counted(len(down.answering) + down.more, "body answers", "bodies answer")
    page.append(Paragraph(f"{total} to {down.body.name}", "strong"))
    rows = tuple(
        (
            str(each.distance),
            each.body.name,
            joined([f"{answering_words(line)} {names[line.answers[1]]}" for line in each.lines]),
            joined(list(dict.fromkeys(line.standing for line in each.lines))),
            "; ".join(dict.fromkeys(cited(line.sources) for line in each.lines)),
        )
        for each in down.answering
    )
    page.append(Table(("steps", "body", "by", "standing", "source"), rows))
    if down.more:
        page.append(Paragraph(f"{counted(down.more, 'more body', 'more bodies')}; --limit shows more of them", "quiet"))
    return page + weak


WRITERS = {Lines: lines_page, Down: down_page}
