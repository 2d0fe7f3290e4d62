"""What came in from a foreign file, or would come in: bodies and relations, columns, words, and what a user should know."""

from __future__ import annotations

from collections import Counter

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph, Table
from ctgraph.formats.json import Object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.imported import Imported
from ctgraph.wording.spelling import count, join, spell_out

_MOST_NOTICES = 100  # for people; JSON has all of them


def _show(made: Imported) -> list[Block]:
    blocks: list[Block] = [Heading(made.structure.title, _describe_place(made)), Paragraph(_summarise(made), "strong")]
    rows = tuple((each.cell, each.heading, spell_out(each.key) or "left out") for each in made.columns)
    if rows:
        blocks.append(Table(("cell", "heading", "taken as"), rows))
    if made.words:
        words = tuple(
            (each.column, each.word or "(none)", _describe_meaning(each.taken_as, each.like), f"{each.rows:,}")
            for each in made.words
        )
        blocks += [
            Paragraph(f"Words of the {'table' if rows else 'file'}", "strong"),
            Table(("column", "word", "taken as", "rows"), words),
        ]
    if made.notices:
        shown = (Item("to know", each.cell, each.text) for each in made.notices[:_MOST_NOTICES])
        blocks += [Paragraph("What to know", "strong"), Items(tuple(shown))]
    left = len(made.notices) - _MOST_NOTICES
    return [*blocks, Paragraph(f"and {left:,} more; --format json has them all", "quiet")] if left > 0 else blocks


def _describe_place(made: Imported) -> str:
    sheet = f", sheet {made.sheet}" if made.sheet else ""
    return f"{made.structure.id}, from {made.file}{sheet}"


def _describe_meaning(taken_as: str, like: str) -> str:
    return f"a kind of its own, {taken_as}, treated as a {spell_out(like)}" if like else spell_out(taken_as)


def _summarise(made: Imported) -> str:
    came = "came" if made.written else "would come"
    kinds = Counter(relation.kind_key for relation in made.structure.relations)
    said = [f"{number:,} {spell_out(kind)}" for kind, number in sorted(kinds.items())]
    relations = count(len(made.structure.relations), "relation")
    which = f" ({join(said)})" if said else ""
    bodies = count(len(made.structure.bodies), "body", "bodies")
    without = f", {len(made.unmatched):,} of them without a row of its own" if made.unmatched else ""
    return f"{bodies}{without}, and {relations}{which} {came} in."


def _make_object(made: Imported) -> Object:
    return {
        "structure": made.structure.id,
        "file": made.file,
        "sheet": made.sheet or None,
        "written": made.written or None,
        "bodies": len(made.structure.bodies),
        "relations": len(made.structure.relations),
        "columns": [{"cell": each.cell, "heading": each.heading, "key": each.key or None} for each in made.columns],
        "words": [
            {
                "column": each.column,
                "word": each.word or None,
                "taken_as": each.taken_as,
                "like": each.like or None,
                "rows": each.rows,
            }
            for each in made.words
        ],
        "unmatched": list(made.unmatched),
        "notices": [{"cell": each.cell or None, "text": each.text} for each in made.notices],
    }


IMPORTED = Presenter(_show, _make_object)
