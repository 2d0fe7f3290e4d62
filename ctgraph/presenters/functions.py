"""What there is to do, and who owns it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import BODY_KINDS, Body, Structure, make_sort_key
from ctgraph.presenters.cells import cite_in_cell, say_yes_or_no
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import cite_or_none, make_relation_objects, make_stop_objects, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.functions import Functions, OwnedFunction, Owner
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_body_last_record, describe_presence, name_weak_end
from ctgraph.wording.facts import ROLE_WORDS, put_in_brackets
from ctgraph.wording.relations import cite, describe_assumed, describe_doubted, describe_stop, list_uncounted
from ctgraph.wording.spelling import count, join

_LINES = {
    "whole": "a complete line",
    "root": "{answers} outside the structure",
}


def _show_functions(functions: Functions) -> list[Block]:
    """Show the functions as a table, and how many have an owner, an owner that operates, and one with a whole line."""
    names = labels(functions.structure)
    blocks: list[Block] = [
        make_heading(functions.structure, functions.lens),
        *note_undated(functions.structure, functions.lens),
        *note_partial_sources(functions.structure, ("accountability",)),
    ]
    if functions.functions:
        columns = ("function", "who carries it", "how they are accountable", "status", "source")
        blocks.append(Table(columns, tuple(_make_cells(each, names, functions) for each in _sort(functions))))
        noted = [each.function for each in _sort(functions) if each.function.note]
        if noted:
            blocks.append(
                Items(tuple(Item("note", "", f"{each.name}: {' '.join(each.note.split())}") for each in noted))
            )
    return [*blocks, _summarise(functions)]


def _sort(functions: Functions) -> list[OwnedFunction]:
    return sorted(functions.functions, key=lambda each: make_sort_key(each.function.name))


def _make_cells(each: OwnedFunction, names: Mapping[str, str], functions: Functions) -> tuple[str, ...]:
    owners = _list_roles(each.owners, names) or "nobody is recorded"
    if each.left_out:
        owners += f"; not counted: {_list_roles(each.left_out, names)}"
    several = len(each.owners) > 1
    told = [(owner, _describe_line(owner, names, functions)) for owner in each.owners]
    lines = [(f"{names[owner.body.id]}: " if several else "") + line for owner, line in told if line]
    return each.function.name, owners, "; ".join(lines), each.function.status, cite(each.function.sources)


def _list_roles(owners: Sequence[Owner], names: Mapping[str, str]) -> str:
    """Return who is recorded for a function; where some do another thing with it, each is told by itself."""
    described = _describe_roles(owners, names)
    return join(described) if {owner.role for owner in owners} == {"owner"} else "; ".join(described)


def _describe_roles(owners: Sequence[Owner], names: Mapping[str, str]) -> list[str]:
    """Return who is recorded for a function; of several in one role of which it is unclear, one or another: ``A or B (unclear)``."""
    unclear: dict[str, list[Owner]] = {}
    for owner in owners:
        unclear.setdefault(owner.role if owner.standing == "unclear" else "", []).append(owner)
    told = []
    for owner in owners:
        together = unclear[owner.role] if owner.standing == "unclear" else [owner]
        if owner is together[0]:
            others = " or ".join([*(names[each.body.id] for each in together[:-1]), ""])
            told.append(f"{others}{describe_role(together[-1], names)}")
    return told


def describe_role(owner: Owner, names: Mapping[str, str]) -> str:
    """Return who is recorded for a function: an owner by name, any other with the source's verb."""
    standing = "" if owner.standing == "stated" else f" ({owner.standing})"
    name = names[owner.body.id]
    verb = "" if owner.role == "owner" else f" {agree(name, ROLE_WORDS[owner.role])} it"
    return f"{name}{verb}{standing}"


def _describe_line(owner: Owner, names: Mapping[str, str], functions: Functions) -> str:
    """Return how a body is accountable; nothing for one of a kind that needs no line, such as a post, and has none."""
    if owner.line == "not-operating":
        return describe_presence(owner.body, functions.lens)
    if owner.line == "last-recorded":
        return describe_body_last_record(owner.body)
    if owner.line == "broken":
        ways = describe_assumed(owner.assumed)
        line = f"the line stops{ways} at {join([describe_stop(stop, names) for stop in owner.stops], more=owner.more_stops)}"
    elif owner.line == "none":
        line = _describe_silence(owner.body, functions.structure)
    else:
        line = _LINES[owner.line].format(answers=agree(names[owner.body.id], "answers"))
        line += put_in_brackets(owner.body.root_fact.standing) if owner.line == "root" else ""
        line += f", {name_weak_end(functions.structure, functions.lens)}" if owner.has_weak_root else ""
    uncounted = list_uncounted(owner.left_out, names) if owner.left_out else ""
    return "; ".join(filter(None, (line, *describe_doubted(owner.unsettled, names), uncounted)))


def _describe_silence(body: Body, structure: Structure) -> str:
    """Return what it means that no upward line of a body is recorded."""
    if body.is_neighbour:
        return "a neighbour, whose own lines are not recorded here"
    if not BODY_KINDS[body.kind].expects_line:
        return ""
    return "cannot be assessed" if structure.recorded.accountability == "no" else "no upward line is recorded"


def _summarise(functions: Functions) -> Paragraph:
    rows = functions.functions
    unowned = sum(1 for each in rows if not each.owners)
    at_rest = sum(1 for each in rows if each.answering and all(one.line == "not-operating" for one in each.answering))
    whole = sum(1 for each in rows if any(one.line in ("whole", "root") for one in each.answering))
    if not rows:
        return Paragraph("no functions are recorded", "strong")
    has_lines = f"{whole:,} with an owner or overseer that has a complete line"
    if not any(each.answering for each in rows):
        has_lines = "no owner or overseer is recorded"
    elif functions.structure.recorded.accountability == "no":
        has_lines = "how owners and overseers are accountable cannot be assessed: what was read of the sources does not record it"
    return Paragraph(
        f"{count(len(rows), 'function')}: {has_lines}",
        "strong",
        below=f"{unowned:,} for which nobody is recorded; {at_rest:,} of which each owner or overseer is on hold, does not meet or is gone",
    )


# As JSON


def _make_functions_object(functions: Functions) -> Object:
    structure = functions.structure
    return {
        "id": structure.id,
        "undated": make_undated_object(structure, functions.lens),
        "functions": [
            {
                "name": each.function.name,
                "status": each.function.status or None,
                "owners": [
                    {
                        "body": owner.body.id,
                        "name": owner.body.name,
                        "status": functions.lens.status(owner.body),
                        "operating": functions.lens.operates(owner.body),
                        "line": owner.line,
                        "stops": make_stop_objects(owner.stops),
                        "more_stops": owner.more_stops,
                        "assumed": make_relation_objects(owner.assumed, structure),
                        "left_out": make_relation_objects(owner.left_out, structure),
                        "role": owner.role,
                        "standing": owner.standing,
                        "note": owner.note or None,
                    }
                    for owner in each.owners
                ],
                "left_out": [
                    {"body": owner.body.id, "role": owner.role, "standing": owner.standing, "note": owner.note or None}
                    for owner in each.left_out
                ],
                "source": cite_or_none(each.function.sources),
                "note": each.function.note or None,
                "file": structure.file,
                "line": each.function.line,
            }
            for each in functions.functions
        ],
    }


# As rows


def _make_functions_rows(functions: Functions) -> Rows:
    columns = (
        "function", "status", "owner", "owner_name", "owner_operates", "owner_line", "stops", "source", "line", "note",
        "role", "standing",
    )  # fmt: skip
    return Rows(columns, _list_rows(functions), tell_undated([(functions.structure, functions.lens)]))


def _list_rows(functions: Functions) -> Iterator[tuple[str | int, ...]]:
    for each in _sort(functions):
        function = each.function
        about = cite_in_cell(function.sources), function.line, function.note
        for owner in each.owners:
            stops = " ".join(f"{stop.body}:{stop.why}" for stop in owner.stops)
            operates = say_yes_or_no(functions.lens.operates(owner.body))
            who = owner.body.id, owner.body.name, operates, owner.line, stops
            yield function.name, function.status, *who, *about, owner.role, owner.standing
        if not each.owners:
            yield function.name, function.status, "", "", "", "", "", *about, "", ""


FUNCTIONS = Presenter(_show_functions, _make_functions_object, _make_functions_rows)
