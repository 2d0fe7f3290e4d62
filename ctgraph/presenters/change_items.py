"""What changes of bodies, relations, complete lines and the rest, as entries of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctgraph.formats.blocks import Item
from ctgraph.model import RELATIONS, Body
from ctgraph.presenters.changed_rows import cite_fields, list_old_bodies, make_field_item, note_fields
from ctgraph.presenters.operations import list_key, name_things
from ctgraph.results.comparison import DECLARE_CHANGE, Comparison, Operation, RouteChange
from ctgraph.wording.bodies import describe_kind, name_in_full
from ctgraph.wording.comparison import describe_body_change, list_recorded_earlier, list_uncounted
from ctgraph.wording.facts import describe_last_record
from ctgraph.wording.operations import describe_relation_change, is_of_substance
from ctgraph.wording.relations import read_chain
from ctgraph.wording.silence import NOT_IN_NEW, Silence
from ctgraph.wording.spelling import join, spell_out
from ctgraph.wording.successions import describe_succession

_Names = Mapping[str, str]
# What a file keeps for itself, or what stands above a comparison: no reader of a paper asks for it.
_TERMS = {"lead": "as the lead line", "joint": "jointly with others"}  # what a relation is said to be by yes or no
_BOOKKEEPING = ("id", "supersedes", "title", "as_of")


def list_body_changes(comparison: Comparison, names: _Names, silence: Silence) -> Iterator[Item]:
    """Yield the bodies that are gone, new, followed by others, matched otherwise than by id, and changed."""
    bodies = comparison.bodies
    old, new = comparison.old.structure.bodies, comparison.new.structure.bodies
    earlier = list_recorded_earlier(comparison)
    for body in bodies.gone:
        last = f", {describe_last_record(old[body].last_recorded.ends)}" if body in earlier else ""
        silent = silence.marks_body(body, is_new=False)
        mark = "not known" if last else silent or "gone"
        yield Item(mark, "body", f"{_introduce(old[body])}{f', {NOT_IN_NEW}' if silent else last}", about=((body,),))
    for body in bodies.new:
        mark = silence.marks_body(body, is_new=True) or "new"
        details = note_fields({"note": new[body].note})
        yield Item(mark, "body", _introduce(new[body]), details, about=((body,),))
    for match in comparison.matches:
        doubt = f" (doubtful: {match.doubt})" if match.doubtful else ""
        about = tuple((body,) for body in dict.fromkeys((*match.old, *match.new)))
        if match.by == "succeeds":
            yield Item("followed", "succession", f"{describe_succession(match, names)}{doubt}", about=about)
        elif match.old != match.new or doubt:
            told = f"{join(match.old)} of the old structure is taken for {join(match.new)} of the new one, by {match.by}{doubt}"
            yield Item("matched", "body", told, about=about)
    for operation in comparison.told:
        if operation.what == "body" and operation.field and is_of_substance(operation):
            mark = "renamed" if operation.field in ("name", "short") else "changed"
            said = describe_body_change(operation, comparison, names)
            told = f"{names.get(operation.key[0], operation.key[0])}: {said}"
            if operation.field == "chair" and operation.value is not None:
                told += cite_fields(operation.value, new.get(operation.key[0]))
            yield Item(mark, spell_out(operation.field), told, about=(operation.key[:1],))


def _introduce(body: Body) -> str:
    return f"{name_in_full(body)}, {describe_kind(body)}{', neighbour' if body.is_neighbour else ''}"


def list_relation_changes(comparison: Comparison, names: _Names, silence: Silence) -> Iterator[Item]:
    """Yield the relations that move, are gained, lost and changed, each with its standing, source and note."""
    phrases = {
        own.key: own.label
        for report in (comparison.old, comparison.new)
        for own in report.structure.relation_kinds.values()
    }
    uncounted = list_uncounted(comparison)
    sides = list_old_bodies(comparison), comparison.new.structure.bodies
    changes = [each for each in comparison.told if each.what == "relation"]
    moved = {(each.verb, each.key) for move in comparison.moves for each in (*move.before, move.after)}

    def describe(operation: Operation) -> str:
        return f"{describe_relation_change(operation, names, phrases, uncounted)}{_describe_terms(operation)}"

    for befores, gained in comparison.moves:
        yield Item(
            "moved",
            _name_kind(gained),
            f"{describe(gained)}{_cite(gained, sides)} (before: {'; '.join(map(describe, befores))})",
            note_fields(gained.value),
            about=tuple(each.key[:3] for each in (*befores, gained)),
        )
    marks = {"add": "gained", "remove": "lost"}
    for mark, label in marks.items():
        for operation in changes:
            if operation.verb == mark and (mark, operation.key) not in moved:
                said = describe(operation)
                kind, (start, _, end, *_) = _find_kind(operation, comparison), operation.key
                silent = silence.marks_relation(kind, (start, end), is_new=mark == "add")
                fields = operation.value if mark == "add" else operation.was
                yield Item(
                    silent or label,
                    _name_kind(operation),
                    f"{said}{_cite(operation, sides)}",
                    note_fields(fields),
                    about=name_things(operation),
                )
    for operation in changes:
        if operation.field and is_of_substance(operation):
            said = describe_relation_change(operation, names, phrases)
            yield make_field_item("changed", said, operation, names, uncounted)


def _name_kind(operation: Operation) -> str:
    return spell_out(operation.key[1]) if operation.key[1] in RELATIONS else "relation"


def _describe_terms(operation: Operation) -> str:
    """Return from when until when a relation holds that is gained or lost, and what else is said of it, behind commas."""
    fields = operation.value if operation.verb == "add" else operation.was
    said = fields if isinstance(fields, Mapping) else {}
    dates = "".join(f", {word} {said[word]}" for word in ("from", "until") if word in said)
    return dates + "".join(f", {term}" for name, term in _TERMS.items() if said.get(name) == "yes")


def _find_kind(operation: Operation, comparison: Comparison) -> str:
    """Return the kind of a relation, or that which the structure's own kind is like."""
    report = comparison.new if operation.verb == "add" else comparison.old
    own = report.structure.relation_kinds.get(operation.key[1])
    return own.like if own else operation.key[1]


def _cite(operation: Operation, sides: tuple[Mapping[str, Body], Mapping[str, Body]]) -> str:
    """Return where a relation is written that is added or taken away: its own source, or else that of its body.

    `sides` are the bodies of the old and of the new structure.
    """
    is_new = operation.verb == "add"
    return cite_fields(operation.value if is_new else operation.was, sides[is_new].get(operation.key[0]))


def make_route_item(route: RouteChange, names: _Names) -> Item:
    """Return a complete line that is lost or gained, or leads elsewhere, with its chains."""
    was, now = ([names.get(root, root) for root in roots] for roots in (route.old_roots, route.new_roots))
    said = {
        "gained": f"a complete line to {join(now)} is recorded, where none was",
        "lost": f"no complete line is recorded, where one to {join(was)} was",
        "other_root": f"a complete line to {join(now)} is recorded, where one to {join(was)} was",
    }[route.change]
    details = [read_chain(route.new_route, names, more=route.new_more)] if route.new_route else []
    if route.old_route:
        details.append(f"before: {read_chain(route.old_route, names, more=route.old_more)}")
    chain = ((each.from_id, each.kind_key, each.to_id) for each in (*route.new_route, *route.old_route))
    about = ((route.body,), *dict.fromkeys(chain))
    return Item(spell_out(route.change), "line", f"{names[route.body]}: {said}", tuple(details), about=about)


def list_the_rest(comparison: Comparison, names: _Names) -> Iterator[Item]:
    """Yield what changes of the structure itself, and count what is only written elsewhere or noted otherwise.

    What a file keeps for itself is left out: its ids, the list of its sources, and the kinds that it declares.
    """
    marks = {"add": "new", "remove": "gone"}
    noted: dict[str, list[str]] = {}
    of_substance = {(each.what, each.key) for each in comparison.told if is_of_substance(each)}
    for operation in comparison.told:
        if _is_bookkeeping(operation, is_tried=comparison.is_tried):
            continue
        if not is_of_substance(operation):
            if (operation.what, operation.key) in of_substance:
                continue
            thing = _name_thing(operation, comparison, names)
            noted.setdefault(operation.what, []).append(thing)
        elif operation.what == "structure":
            item = make_field_item("changed", "the structure", operation, names)
            yield item._replace(style="quiet")
        elif operation.what in ("source", "kind", "relation_kind", "acceptance", "answer"):
            key = ", ".join(part for _, part in list_key(operation))
            item = Item(marks.get(operation.verb, "changed"), spell_out(operation.what), key)
            if operation.field:
                item = make_field_item(item.mark, f"{item.label} {key}", operation, names)
            yield item._replace(style="quiet")
    for what, things in noted.items():
        told = join(list(dict.fromkeys(things)))
        yield Item("changed", spell_out(what), f"sources or notes alone: {told}", style="quiet")


def _name_thing(operation: Operation, comparison: Comparison, names: _Names) -> str:
    """Return what an operation is about: a relation as a clause, all else by the body or the name that it begins with."""
    if operation.what == "relation":
        own = {each.key: each.label for each in comparison.new.structure.relation_kinds.values()}
        return describe_relation_change(operation, names, own)
    return names.get(operation.key[0], operation.key[0]) if operation.key else "the structure"


def _is_bookkeeping(operation: Operation, *, is_tried: bool) -> bool:
    """Say whether an operation changes what a file keeps for itself."""
    if operation.what == "structure":
        return operation.field in _BOOKKEEPING or not is_of_substance(operation)
    if operation.what == "source":  # a change that is tried may cite a document of its own
        return not is_tried or operation == DECLARE_CHANGE
    return operation.what in ("kind", "relation_kind") and not operation.field
