"""How a body is accountable, and what answers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Relation
from ctgraph.presenters.cells import RELATION_COLUMNS, make_relation_cells
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import make_relation_objects, make_stop_objects, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.lines import Down, Lines, StoppedLine
from ctgraph.wording.accounts import count_more, describe_account, describe_unsettled
from ctgraph.wording.agreement import agree
from ctgraph.wording.evidence import tell_note
from ctgraph.wording.relations import (
    cite,
    describe_answering,
    describe_evidence,
    describe_stop,
    list_uncounted,
    read_chain,
)
from ctgraph.wording.spelling import count, join

_HINT = "--limit shows more of them"


def _show_lines(lines: Lines) -> list[Block]:
    """Show each route step by step; or where the lines stop."""
    names = labels(lines.structure)
    blocks: list[Block] = [make_heading(lines.structure, lines.lens), *note_undated(lines.structure, lines.lens)]
    if lines.stops and not lines.routes and not lines.cannot_be_assessed:
        blocks += note_partial_sources(lines.structure, ("accountability",))
    blocks.append(Paragraph(describe_account(lines, names), "strong"))
    if lines.routes:
        blocks.append(
            Items(tuple(_make_route_item(number, route, names) for number, route in enumerate(lines.routes, 1)))
        )
    told = lines.other_stops or [each for each in lines.stops if each.chain]
    if told:
        blocks.append(Items(tuple(_make_stop_item(number, stopped, names) for number, stopped in enumerate(told, 1))))
    if lines.unsettled:
        blocks.append(Paragraph(describe_unsettled(lines, names)))
    blocks += [Paragraph(f"{more}; {_HINT}", "quiet") for more in _list_more_lines(lines)]
    return blocks + _explain_left_out(lines.left_out, names, more=lines.more_left_out)


def _list_more_lines(lines: Lines) -> list[str]:
    """Return how many more lines there are than are shown, each sort for itself; nothing where all are shown."""
    others = lines.more_other_stops
    return [
        *filter(None, [count_more(lines, shown=len(lines.routes or lines.stops))]),
        *([count(others, "more line that stops", "more lines that stop")] if others else []),
    ]


def _list_more_bodies(down: Down) -> list[str]:
    return [count(down.more, "more body", "more bodies")] if down.more else []


def _tell_apart(answer: Lines | Down, more: Sequence[str]) -> str:
    """Return what those who get rows alone have to know: what no date places on the day, and what more there is."""
    said = tell_undated([(answer.structure, answer.lens)]), f"{join(more)}; {_HINT}" if more else ""
    return "; ".join(filter(None, said))


def _make_route_item(number: int, route: tuple[Relation, ...], names: Mapping[str, str]) -> Item:
    return Item(
        f"complete line {number}",
        count(len(route), "step"),
        read_chain(route, names),
        tuple(_list_evidence(route, names)),
    )


def _make_stop_item(number: int, stopped: StoppedLine, names: Mapping[str, str]) -> Item:
    return Item(
        f"stop {number}",
        count(len(stopped.chain), "step"),
        f"the line stops at {describe_stop(stopped.stop, names)}",
        (*_list_evidence(stopped.chain, names), *([tell_note(stopped.stop.note)] if stopped.stop.note else [])),
    )


def _list_evidence(chain: Sequence[Relation], names: Mapping[str, str]) -> Iterator[str]:
    for relation in chain:
        yield describe_evidence(relation, names)
        if relation.note:
            yield tell_note(relation.note)


def _show_down(down: Down) -> list[Block]:
    """Show what answers to a body, as a table."""
    names = labels(down.structure)
    blocks: list[Block] = [make_heading(down.structure, down.lens), *note_undated(down.structure, down.lens)]
    weak = _explain_left_out(down.left_out, names, more=down.more_left_out)
    if not down.answering:
        return [*blocks, Paragraph(f"no body is recorded as answering to {down.body.name}", "strong"), *weak]
    total = count(len(down.answering) + down.more, "body is", "bodies are")
    blocks.append(Paragraph(f"{total} recorded as answering to {down.body.name}", "strong"))
    rows = tuple(
        (
            str(each.distance),
            each.body.name,
            join(
                [
                    f"{agree(names[each.body.id], describe_answering(line))} {names[line.answers[1]]}"
                    for line in each.lines
                ]
            ),
            join(list(dict.fromkeys(line.standing for line in each.lines))),
            "; ".join(dict.fromkeys(cite(line.sources) for line in each.lines)),
        )
        for each in down.answering
    )
    blocks.append(Table(("steps", "body", "by", "standing", "source"), rows))
    blocks += [Paragraph(f"{more}; {_HINT}", "quiet") for more in _list_more_bodies(down)]
    return blocks + weak


def _explain_left_out(relations: Sequence[Relation], names: Mapping[str, str], *, more: int = 0) -> list[Block]:
    """Return which lines are not counted for their standing, and which option counts them; nothing where none is."""
    if not relations:
        return []
    it = "it" if len(relations) + more == 1 else "them"
    standings = ",".join(sorted({relation.standing for relation in relations}))
    return [Paragraph(f"{list_uncounted(relations, names, more=more)}; --assume {standings} counts {it}", "quiet")]


# As JSON


def _make_lines_object(lines: Lines) -> Object:
    return {
        "body": lines.body.id,
        "undated": make_undated_object(lines.structure, lines.lens),
        "routes": [make_relation_objects(route, lines.structure) for route in lines.routes],
        "more": lines.more + lines.more_stops,
        "more_is_least": lines.more_is_least,
        "more_routes": lines.more,
        "more_stops": lines.more_stops,
        "stops": make_stop_objects(stopped.stop for stopped in lines.stops),
        "other_stops": make_stop_objects(stopped.stop for stopped in lines.other_stops),
        "more_other_stops": lines.more_other_stops,
        "assessable": not lines.cannot_be_assessed,
        "doubted": lines.is_doubted,
        "left_out": make_relation_objects(lines.left_out, lines.structure),
        "more_left_out": lines.more_left_out,
    }


def _make_down_object(down: Down) -> Object:
    return {
        "body": down.body.id,
        "undated": make_undated_object(down.structure, down.lens),
        "down": [
            {
                "body": each.body.id,
                "distance": each.distance,
                "relations": make_relation_objects(each.lines, down.structure),
            }
            for each in down.answering
        ],
        "more": down.more,
        "left_out": make_relation_objects(down.left_out, down.structure),
        "more_left_out": down.more_left_out,
    }


# As rows


def _make_lines_rows(lines: Lines) -> Rows:
    columns = ("route", "hop", *RELATION_COLUMNS, "stops_at", "why")
    rows: list[Sequence[str | int]] = [
        (number, hop, *make_relation_cells(relation), "", "")
        for number, route in enumerate(lines.routes, 1)
        for hop, relation in enumerate(route, 1)
    ]
    for number, stopped in enumerate((*lines.stops, *lines.other_stops), 1 + len(lines.routes)):
        end = (stopped.stop.body, stopped.stop.why)
        rows += [(number, hop, *make_relation_cells(relation), *end) for hop, relation in enumerate(stopped.chain, 1)]
        if not stopped.chain:
            rows.append((number, 0, *[""] * len(RELATION_COLUMNS), *end))
    return Rows(columns, rows, _tell_apart(lines, _list_more_lines(lines)))


def _make_down_rows(down: Down) -> Rows:
    columns = ("distance", "body", "name", *RELATION_COLUMNS)
    rows = (
        (each.distance, each.body.id, each.body.name, *make_relation_cells(line))
        for each in down.answering
        for line in each.lines
    )
    return Rows(columns, rows, _tell_apart(down, _list_more_bodies(down)))


LINES = Presenter(_show_lines, _make_lines_object, _make_lines_rows)
DOWN = Presenter(_show_down, _make_down_object, _make_down_rows)
