"""Which files were put into the house style, or would be."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Item, Items, Paragraph
from ctgraph.formats.json import Object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.formatted import Formatted
from ctgraph.wording.spelling import count


def _show(formatted: Formatted) -> list[Block]:
    done = "would change" if formatted.is_check else "changed"
    items = tuple(Item(done, "file", file) for file in formatted.changed)
    changed = f"{len(formatted.changed):,} {done}"
    summary = Paragraph(f"{count(len(formatted.files), 'file')}; {changed}", "strong")
    return [*([Items(items)] if items else []), summary]


def _make_object(formatted: Formatted) -> Object:
    return {
        "check": formatted.is_check,
        "files": [{"file": each.file, "changed": each.is_changed} for each in formatted.files],
    }


FORMATTED = Presenter(_show, _make_object)
