"""What a change would do: who needs a new line or a new owner because of it, and then everything that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.json import Object
from ctgraph.model import Structure
from ctgraph.presenters.diff import make_comparison_object, show_changes
from ctgraph.presenters.functions import describe_role
from ctgraph.presenters.objects import make_relation_objects
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.comparison import Comparison
from ctgraph.results.what_if import NeedsLine, NeedsOwner, WhatIf
from ctgraph.wording.comparison import name_bodies_of
from ctgraph.wording.relations import read_aloud
from ctgraph.wording.spelling import count, join

_Names = Mapping[str, str]


def _show(tried: WhatIf) -> list[Block]:
    names = name_bodies_of(tried.comparison)
    blocks: list[Block] = [_make_heading(tried.comparison), Paragraph(_summarise(tried))]
    sections = {
        "Bodies that would need a new line": [make_line_item(each, names) for each in tried.needs_line],
        "Functions that would need a new owner": [_make_owner_item(each, names) for each in tried.needs_owner],
    }
    for title, items in sections.items():
        if items:
            blocks += [Paragraph(title, "strong"), Items(tuple(items))]
    return [*blocks, Paragraph("What changes", "strong"), *show_changes(tried.comparison)]


def _make_heading(comparison: Comparison) -> Heading:
    structure, lens = comparison.old.structure, comparison.old.lens
    day = f", as of {lens.day}" if lens.day else ""
    assumed = f", taking {' and '.join(sorted(lens.assume))} relations as true" if lens.assume else ""
    return Heading(f"What if: {structure.title}", f"{structure.id}{day} ({structure.file}){assumed}")


def _summarise(tried: WhatIf) -> str:
    """Return how many bodies would need a new line and functions a new owner, as far as the sources record it."""
    lines, owners = len(tried.needs_line), len(tried.needs_owner)
    function = f"{count(owners, 'function')} would need a new owner" if owners else "no function would need a new owner"
    recorded = tried.comparison.old.structure.recorded.accountability
    if recorded == "no" and not lines:
        return f"Who would need a new line cannot be assessed: the sources do not record accountability. As recorded, {function}."
    as_recorded = ", as far as it is recorded," if recorded == "partly" else ""
    if not lines:
        return f"After this change{as_recorded} no further body would need a new line, and {function}."
    losing = sum(each.had_complete_line for each in tried.needs_line)
    doubted = sum(each.was_doubted for each in tried.needs_line)
    which = "all" if losing == lines else f"{losing:,}" if losing else "none"
    in_doubt = f", {doubted:,} only by a line that is open to doubt" if doubted else ""
    return (
        f"After this change{as_recorded} {count(lines, 'body', 'bodies')} would need a new line "
        f"({which} of them had a complete line before{in_doubt}), and {function}."
    )


def make_line_item(needs: NeedsLine, names: _Names) -> Item:
    """Return a body that would need a new line as an entry of a list, with its lines that lead to what is taken away."""
    said = join([read_aloud(line, names) for line in needs.lines])
    how = "directly" if needs.directly else "by way of others"
    return Item(how, "line", said)


def _make_owner_item(needs: NeedsOwner, names: _Names) -> Item:
    owners = join([describe_role(owner, names) for owner in needs.owners])
    return Item("function", "owner", f"{needs.function.name}: {owners}")


def make_needs_line_objects(needs_line: Iterable[NeedsLine], structure: Structure) -> list[Object]:
    """Return the bodies that would need a new line as objects."""
    return [
        {
            "body": each.body,
            "directly": each.directly,
            "had_complete_line": each.had_complete_line,
            "was_doubted": each.was_doubted,
            "lines": [*make_relation_objects(each.lines, structure)],
        }
        for each in needs_line
    ]


def _make_object(tried: WhatIf) -> Object:
    structure = tried.comparison.old.structure
    return {
        "needs_line": make_needs_line_objects(tried.needs_line, structure),
        "needs_owner": [
            {
                "function": each.function.name,
                "owners": [
                    {"body": owner.body.id, "role": owner.role, "standing": owner.standing} for owner in each.owners
                ],
            }
            for each in tried.needs_owner
        ],
        **make_comparison_object(tried.comparison),
    }


WHAT_IF = Presenter(_show, _make_object)
