"""For which groups no complete line of accountability is recorded."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Paragraph, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Lens
from ctgraph.presenters.cells import say_yes_or_no
from ctgraph.presenters.headings import make_heading, note_partial_sources, note_undated, tell_undated
from ctgraph.presenters.objects import (
    make_finding_object,
    make_relation_objects,
    make_stop_objects,
    make_structure_object,
    make_undated_object,
)
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.orphans import Orphan, Orphans, StructureOrphans
from ctgraph.wording.agreement import is_of_several
from ctgraph.wording.bodies import describe_kind, name_in_full, name_weak_end
from ctgraph.wording.relations import NO_ROOT, describe_stop, list_uncounted
from ctgraph.wording.spelling import count, join, spell_out

_APART = ", neighbours apart"


def _show_orphans(orphans: Orphans) -> list[Block]:
    """Show a table for each structure."""
    blocks: list[Block] = []
    for each in orphans.structures:
        blocks += [make_heading(each.structure, each.lens), *note_undated(each.structure, each.lens)]
        blocks += note_partial_sources(each.structure)
        for notice in each.notices:
            to_record = notice.heading.to_record
            below = f"what to record: {to_record}" if to_record else ""
            blocks.append(Paragraph(notice.message, notice.finding.severity.word, below=below))
        if each.orphans:
            columns = ("body", "kind", "status", "why", "where the line stops")
            names = labels(each.structure)
            blocks.append(Table(columns, tuple(_make_cells(orphan, each.lens, names) for orphan in _sort(each))))
        blocks.append(Paragraph(_summarise(each), "strong"))
    return blocks


def _sort(each: StructureOrphans) -> list[Orphan]:
    """Return the orphans of a structure by rule, as they come, and for each rule by name."""
    by_rule = itertools.groupby(each.orphans, key=lambda orphan: orphan.finding.rule)
    return [orphan for _, found in by_rule for orphan in sorted(found, key=lambda each: each.body.place_in_lists)]


def _make_cells(orphan: Orphan, lens: Lens, names: Mapping[str, str]) -> tuple[str, ...]:
    finding = orphan.finding
    why = finding.rule + (f" ({finding.kind})" if finding.kind else "") + (" (accepted)" if orphan.accepted else "")
    stops = join([describe_stop(stop, names) for stop in finding.stops], more=finding.more_stops)
    uncounted = finding.left_out if stops else finding.relations
    if uncounted:
        stops = "; ".join(filter(None, (stops, list_uncounted(uncounted, names))))
    return name_in_full(orphan.body), describe_kind(orphan.body), spell_out(lens.status(orphan.body)), why, stops


def _summarise(each: StructureOrphans) -> str:
    operating = _name_operating(each)
    subject = f"{operating}," if operating.endswith(_APART) else operating  # what stands apart is closed before a verb
    is_one = _count_own(each) == 1
    if any(notice.finding.kind == "no-root" for notice in each.notices):
        none = f"no complete line is recorded for {'' if is_one else 'any of '}{operating}: {NO_ROOT}"
        return f"{none}{_tell_left_out(each)}"
    if not each.orphans and each.notices:
        if is_one:
            return f"these sources do not tell whether {subject} has a complete line"
        return f"these sources do not tell for which of {subject} no complete line exists"
    accepted = sum(orphan.accepted for orphan in each.orphans)
    doubted = _count_doubted(each)
    if not each.orphans:
        return f"nothing is found about the lines of {operating}{doubted}"
    of_them = "" if is_one else f"{len(each.orphans):,} of "
    found = f"no complete line is recorded for {of_them}{operating}"
    found += f"; {accepted:,} of them accepted" if accepted else ""
    if each.notices and len(each.orphans) < _count_own(each):
        return f"{found}; of the others these sources do not tell"
    return found + doubted


def _tell_left_out(each: StructureOrphans) -> str:
    """Return which bodies without a complete line the table does not list, where nothing answers outside."""
    told = ""
    if each.unfollowed:
        several = len(each.unfollowed) > 1 or is_of_several(each.unfollowed[0].label)
        told = (
            f"{join([body.label for body in each.unfollowed])} {'have' if several else 'has'} an upward line that stops"
        )
    unexpected = _count_own(each) - len(each.orphans) - len(each.unfollowed)
    if unexpected > 0:
        others = (
            f"of {unexpected:,} by their kind none is expected"
            if unexpected > 1
            else "of 1 by its kind none is expected"
        )
        told = "; ".join(filter(None, (told, others)))
    return f"; not in the table: {told}" if told and each.orphans else f"; {told}" if told else ""


def _count_doubted(each: StructureOrphans) -> str:
    """Return how many bodies have a complete line only by one in doubt, or to an end in doubt; nothing where none has."""
    told = ""
    if each.doubted:
        told += (
            f"; {count(len(each.doubted), 'body has', 'bodies have')} a complete line only by one that is open to doubt"
        )
    if each.with_weak_root:
        end = name_weak_end(each.structure, each.lens)
        told += f"; {count(len(each.with_weak_root), 'body has', 'bodies have')} a complete line only {end}"
    return told


def _count_own(each: StructureOrphans) -> int:
    """Return how many bodies operate that are no neighbours."""
    bodies = each.structure.bodies.values()
    return sum(each.lens.operates(body) and not body.is_neighbour for body in bodies)


def _name_operating(each: StructureOrphans) -> str:
    """Return the bodies that operate by their number; neighbours, whose own lines are no matter here, are left out."""
    own = _count_own(each)
    operating = sum(map(each.lens.operates, each.structure.bodies.values()))
    apart = _APART if own < operating else ""
    instead = each.structure.supersedes  # as this may be a proposal, nothing is said to operate on any day
    place = f" in what takes the place of {instead}" if instead else ""
    return f"the {count(own, 'body', 'bodies')} counted as operating{place}{apart}"


# As JSON


def _make_orphans_object(orphans: Orphans) -> Object:
    return {
        "structures": [
            make_structure_object(each.structure)
            | {
                "undated": make_undated_object(each.structure, each.lens),
                "orphans": [
                    {
                        "body": orphan.body.id,
                        "name": orphan.body.name,
                        "kind": orphan.body.kind_key,
                        "status": each.lens.status(orphan.body),
                        "rule": orphan.finding.rule,
                        "why": orphan.finding.kind,
                        "standing": orphan.finding.standing,
                        "relations": make_relation_objects(orphan.finding.relations, each.structure),
                        "stops": make_stop_objects(orphan.finding.stops),
                        "more_stops": orphan.finding.more_stops,
                        "file": orphan.finding.file or each.structure.file,
                        "line": orphan.finding.line,
                        "accepted": orphan.accepted,
                    }
                    for orphan in each.orphans
                ],
                "doubted": [body.id for body in each.doubted],
                "with_weak_root": [body.id for body in each.with_weak_root],
                "unfollowed": [body.id for body in each.unfollowed],
                "notices": [make_finding_object(notice, each.structure) for notice in each.notices],
            }
            for each in orphans.structures
        ],
    }


# As rows


def _make_orphans_rows(orphans: Orphans) -> Rows:
    columns = ("structure", "body", "name", "kind", "status", "rule", "why", "stops", "file", "line", "accepted")
    rows = (
        (
            each.structure.id,
            orphan.body.id,
            orphan.body.name,
            orphan.body.kind_key,
            each.lens.status(orphan.body),
            orphan.finding.rule,
            orphan.finding.kind or "",
            " ".join(f"{stop.body}:{stop.why}" for stop in orphan.finding.stops),
            orphan.finding.file or each.structure.file,
            orphan.finding.line,
            say_yes_or_no(orphan.accepted),
        )
        for each in orphans.structures
        for orphan in _sort(each)
    )
    return Rows(columns, rows, tell_undated((each.structure, each.lens) for each in orphans.structures))


ORPHANS = Presenter(_show_orphans, _make_orphans_object, _make_orphans_rows)
