"""What was written into a structure file, or taken out of it, of what is accepted."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.json import Object
from ctgraph.model import Acceptance
from ctgraph.presenters.findings import make_finding_item
from ctgraph.presenters.objects import make_finding_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.acceptance import AcceptanceChange
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.messages import describe_entry
from ctgraph.wording.spelling import count


def _show(change: AcceptanceChange) -> list[Block]:
    structure = change.report.structure
    entries = count(len(change.entries), "entry", "entries")
    done = f"{entries} taken out" if change.is_undone else f"{entries} written"
    blocks: list[Block] = [Heading(structure.title, f"{structure.file}: {done}")]
    if change.finding is not None:
        item = make_finding_item(change.finding, EvidenceWords(structure, change.report.lens))
        blocks.append(Items((item,)))
    else:
        items = (
            Item("taken out", entry.rule, ", ".join(entry.bodies), (describe_entry(entry),)) for entry in change.entries
        )
        blocks += [Items(tuple(items)), Paragraph("There is no such finding any more.", "quiet")]
    return blocks


def _make_object(change: AcceptanceChange) -> Object:
    structure = change.report.structure
    finding = change.finding
    return {
        "structure": structure.id,
        "file": structure.file,
        "undone": change.is_undone,
        "entries": [_make_entry_object(entry) for entry in change.entries],
        "finding": make_finding_object(finding, structure) if finding else None,
    }


def _make_entry_object(entry: Acceptance) -> Object:
    return {
        "rule": entry.rule,
        "kind": entry.kind or None,
        "bodies": list(entry.bodies),
        "about": list(entry.about),
        "reason": entry.reason,
        "by": entry.by or None,
        "minute": entry.minute or None,
        "review": entry.review or None,
        "line": entry.line,
    }


ACCEPTANCE = Presenter(_show, _make_object)
