"""How two bodies are connected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.findings import labels
from ctgraph.formats.blocks import Block, Item, Items, Paragraph
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Object
from ctgraph.model import Relation
from ctgraph.presenters.cells import RELATION_COLUMNS, make_relation_cells
from ctgraph.presenters.headings import make_heading, note_undated, tell_undated
from ctgraph.presenters.objects import make_relation_objects, make_undated_object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.path import Path
from ctgraph.wording.agreement import agree
from ctgraph.wording.bodies import describe_absence_of
from ctgraph.wording.relations import describe_place, read_aloud
from ctgraph.wording.spelling import count


def _show_path(path: Path) -> list[Block]:
    """Show the steps, each read in its own direction."""
    names = labels(path.structure)
    blocks: list[Block] = [make_heading(path.structure, path.lens), *note_undated(path.structure, path.lens)]
    ends = f"{path.start.name} and {path.end.name}"
    if path.hops is None:
        blocks.append(Paragraph(f"no connection is recorded between {ends}", "strong"))
        absent = ((body.name, describe_absence_of(body, path.lens)) for body in (path.start, path.end))
        blocks += [Paragraph(f"{name} {agree(name, f'is {why}')}") for name, why in absent if why]
    elif not path.hops:
        blocks.append(Paragraph(f"both are {path.start.name}", "strong"))
    else:
        blocks.append(Paragraph(f"{ends} are connected in {count(len(path.hops), 'step')}", "strong"))
        blocks.append(_list_steps(path.hops, names))
    if path.with_left_out:
        left_out = sorted({hop.standing for hop in path.with_left_out if not path.lens.takes(hop)})
        steps = count(len(path.with_left_out), "step")
        blocks.append(Paragraph(f"with --assume {','.join(left_out)} they are connected in {steps}:", "quiet"))
        blocks.append(_list_steps(path.with_left_out, names))
    return blocks


def _list_steps(hops: Iterable[Relation], names: Mapping[str, str]) -> Items:
    return Items(
        tuple(
            Item(str(number), hop.standing, read_aloud(hop._replace(standing="stated"), names), (describe_place(hop),))
            for number, hop in enumerate(hops, 1)
        )
    )


# As JSON


def _make_path_object(path: Path) -> Object:
    return {
        "from": path.start.id,
        "to": path.end.id,
        "undated": make_undated_object(path.structure, path.lens),
        "connected": path.hops is not None,
        "relations": make_relation_objects(path.hops or (), path.structure),
        "with_left_out": None
        if path.with_left_out is None
        else make_relation_objects(path.with_left_out, path.structure),
    }


# As rows


def _make_path_rows(path: Path) -> Rows:
    rows = ((hop, *make_relation_cells(relation)) for hop, relation in enumerate(path.hops or (), 1))
    return Rows(("hop", *RELATION_COLUMNS), rows, tell_undated([(path.structure, path.lens)]))


PATH = Presenter(_show_path, _make_path_object, _make_path_rows)
