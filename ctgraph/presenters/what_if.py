"""What a change would do: who needs a new line or a new owner because of it, and then everything that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ctgraph.formats.blocks import Block, Heading, Item, Items, Paragraph
from ctgraph.formats.json import Object
from ctgraph.model import Structure
from ctgraph.presenters.diff import make_comparison_object, show_changes
from ctgraph.presenters.endings import make_ending_objects, show_endings, tell_endings
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
    blocks: list[Block] = [_make_heading(tried.comparison), Paragraph(" ".join(summarise_trial(tried)))]
    owned, overseen = _part_by_role(tried.needs_owner)
    sections = {
        "Bodies that would need a new line": [make_line_item(each, names) for each in tried.needs_line],
        "Functions that would need a new owner": [_make_owner_item(each, names) for each in owned],
        "Functions that would need another body to oversee them": [
            _make_owner_item(each, names)._replace(label="overseer") for each in overseen
        ],
    }
    for title, items in sections.items():
        if items:
            blocks += [Paragraph(title, "strong"), Items(tuple(items))]
    blocks += show_endings(tried.endings, tried.comparison.new.structure, names)
    return [*blocks, Paragraph("What changes", "strong"), *show_changes(tried.comparison)]


def summarise_trial(tried: WhatIf) -> tuple[str, ...]:
    """Return in a few sentences who would need a new line or a new owner, and what would end."""
    return (_summarise(tried), *tell_endings(tried.endings, name_bodies_of(tried.comparison)))


def _part_by_role(needs: Iterable[NeedsOwner]) -> tuple[list[NeedsOwner], list[NeedsOwner]]:
    """Return the functions of which an owner is taken away, and those that were only overseen by what is."""
    owned: list[NeedsOwner] = []
    overseen: list[NeedsOwner] = []
    for each in needs:
        (owned if any(owner.role == "owner" for owner in each.owners) else overseen).append(each)
    return owned, overseen


def _count_owners(needs: Iterable[NeedsOwner]) -> list[str]:
    """Return how many functions would need a new owner, and how many another body that oversees them, as clauses."""
    owned, overseen = map(len, _part_by_role(needs))
    told = [f"{count(owned, 'function')} would need a new owner"] if owned else []
    them = "it" if overseen == 1 else "them"
    told += [f"{count(overseen, 'function')} would need another body to oversee {them}"] if overseen else []
    return told or ["no function would need a new owner or overseer"]


def _make_heading(comparison: Comparison) -> Heading:
    structure, lens = comparison.old.structure, comparison.old.lens
    day = f", as of {lens.write_day(structure)}" if lens.day else ""
    assumed = f", taking {' and '.join(sorted(lens.assume))} relations as true" if lens.assume else ""
    return Heading(f"What if: {structure.title}", f"{structure.id}{day} ({structure.file}){assumed}")


def _summarise(tried: WhatIf) -> str:
    """Return how many bodies would need a new line and functions a new owner, as far as the sources record it."""
    lines, functions = len(tried.needs_line), _count_owners(tried.needs_owner)
    recorded = tried.comparison.old.structure.recorded.accountability
    if recorded == "no" and not lines:
        told = join(functions)
        return f"Who would need a new line cannot be assessed: what was read of the sources does not record it. As recorded, {told}."
    as_recorded = ", as far as it is recorded," if recorded == "partly" else ""
    if not lines:
        return f"After this change{as_recorded} {join(['no further body would need a new line', *functions])}."
    doubted = sum(each.was_doubted for each in tried.needs_line)
    how_many = "" if lines == 1 else f"{doubted:,} "
    in_doubt = f", {how_many}only by a line that is open to doubt" if doubted else ""
    need = f"{count(lines, 'body', 'bodies')} would need a new line ({tell_losing(tried.needs_line)}{in_doubt})"
    return f"After this change{as_recorded} {join([need, *functions])}."


def tell_losing(needs: Sequence[NeedsLine]) -> str:
    """Return how many of the bodies that would need a new line had a complete one before."""
    losing = sum(each.had_complete_line for each in needs)
    if len(needs) == 1:
        return f"it had {'a' if losing else 'no'} complete line before"
    return (
        f"{'all' if losing == len(needs) else f'{losing:,}' if losing else 'none'} of them had a complete line before"
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
        "endings": [*make_ending_objects(tried.endings, tried.comparison.new.structure)],
        **make_comparison_object(tried.comparison),
    }


WHAT_IF = Presenter(_show, _make_object)
