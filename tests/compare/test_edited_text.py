"""What is changed in the text of a structure file is what was asked for, and the rest of the text is as it was."""

from __future__ import annotations

import difflib
import random

import hypothesis
import pytest
from compared import Document, compare, read, record, succeeding
from every_key import FULL
from hypothesis import strategies
from random_composition import random_composition
from random_edits import disguise, list_files
from random_structures import random_document, to_yaml
from tries import tries

from ctgraph import CtgraphError, Operation, Request, apply_changes, loads, plan_changes
from ctgraph.compare.document import Document as Edited
from ctgraph.compare.edited_text import edit_text, list_taken_out
from ctgraph.compare.successor import write_successor
from ctgraph.editing.documents import EditError
from ctgraph.loading.bounds import MOST_IN_TEXT
from ctgraph.loading.composing import BODY_KEYS, STRUCTURE_KEYS, compose
from ctgraph.model import Lens

law = hypothesis.settings(max_examples=tries(20), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)
tried = hypothesis.settings(law, max_examples=tries(10))


@law
@hypothesis.given(documents, documents, seeds)
def test_the_changes_made_to_the_text_of_the_old_give_the_new(old: Document, new: Document, seed: int) -> None:
    text = disguise(to_yaml(old), random.Random(seed))
    before, after = loads(text, "random.yaml"), read(succeeding(old, new, seed))
    changed = edit_text(text, before, compare(before, after).changes)
    assert record(loads(changed)) == record(after)


@tried
@hypothesis.given(documents, seeds)
def test_what_is_tried_and_written_is_what_was_asked_for_and_nothing_else(document: Document, seed: int) -> None:
    dice = random.Random(seed)
    text = disguise(to_yaml(document), dice)
    before = loads(text, "old.yaml")
    body, other = dice.choices([*before.bodies], k=2)
    asked = [
        Request("close", body),
        Request("rename", f"{other}:{other}-2"),
        Request("rename", f"{other}-2:Another Name"),
    ]
    if body != other:
        asked += [Request("merge", f"{body},{other}-2:Joint Board"), Request("move", f"{other}-2:{body}")]
    try:
        changes = plan_changes(before, dice.sample(asked[:3], 2) if dice.random() < 0.3 else asked)
    except CtgraphError:
        hypothesis.reject()  # such as a body that is not there on the day
    written = loads(write_successor(text, before, changes, "new"), "new.yaml")
    wanted = apply_changes(before, changes)
    title = wanted.title if wanted.title != wanted.id else "new"
    assert record(written) == record(wanted._replace(id="new", title=title, supersedes=before.id, note=written.note))
    assert written.note.startswith(wanted.note)
    assert ("Not taken over from" in written.note) == bool(list_taken_out(before, changes))


FILES = {path.name: path for path in list_files() if "structures" in path.parts and path.name != "survey.yaml"}


@pytest.mark.parametrize("name", FILES)
def test_a_structure_that_ships_keeps_every_line_that_is_not_about_the_change(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    structure = loads(text, name)
    body = next(each for each in structure.bodies.values() if Lens.of(structure).exists(each))
    changes = plan_changes(structure, [Request("close", body.id)])
    written = write_successor(text, structure, changes, "new")
    lost = [line[2:] for line in difflib.ndiff(text.splitlines(), written.splitlines()) if line.startswith("- ")]
    heads = (
        f"structure: {structure.id}",
        "supersedes: ",
        "    status:",
        "      value: ",
        "      note: ",
        "      source: ",
    )
    assert [line for line in lost if not line.startswith(heads)] == []
    assert len(lost) <= 5
    assert loads(written).bodies[body.id].status in {"wound_up", structure.bodies[body.id].status}
    assert dict(compare(structure, loads(written)).bodies.kept) == {each: each for each in structure.bodies}


TWICE = """\
structure: twice
sources: {d: {title: D}}
kinds: {lhb: {label: Local health board, like: statutory_board}}
relations: {co_produces_with: {label: co-produces with, like: works_with}}
bodies:
  a: {name: A, kind: council, source: d 1, answers_outside: elected, has_part: [b, c], co_produces_with: [b, c]}  # root
  b:
    name: B
    kind: lhb
    source: d 2
    part_of: {a: {note: said twice}}  # why
    reports_to: c
    works_with: [c, a]
    chair: c
  c: {name: C, kind: post, source: d 3, part_of: {a: {from: 2010, until: 2011}}, overlaps: [a, b]}
functions:
- {name: Placements, owner: [a, b]}  # of all
- name: Reports
  owner:
    b: {role: delivers}  # by itself
accepted:
- {rule: several-lines, bodies: b, reason: by design}
"""
HAVE = [
    Operation("remove", "relation", ("b", "part_of", "a")),
    Operation("rename", "body", ("b",), value="zed"),
    Operation("rename", "body", ("a",), value="z"),
    Operation("remove", "body", ("c",)),
    Operation("set", "body", ("a",), "source", "d 9"),
    Operation("set", "body", ("b",), "source", "d 9"),
    Operation("unset", "body", ("a",), "source"),
    Operation("set", "body", ("b",), "kind", "board"),
    Operation("restand", "relation", ("b", "part_of", "a"), "standing", "unclear"),
    Operation("restand", "relation", ("b", "works_with", "c"), "standing", "disputed"),
    Operation("restand", "relation", ("a", "co_produces_with", "b"), "standing", "disputed"),
    Operation("add", "relation", ("b", "informs", "a"), value={"note": "x"}),
    Operation("add", "relation", ("b", "reports_to", "a"), value={}),
    Operation("add", "relation", ("a", "works_with", "c"), value={"standing": "inferred"}),
    Operation("add", "member", ("b", "Police", ""), value={"agency": "Police"}),
    Operation(
        "add", "acceptance", ("unsourced", "a", "", ""), value={"rule": "unsourced", "bodies": "a", "reason": "x y"}
    ),
    Operation("remove", "acceptance", ("several-lines", "b", "", "")),
    Operation("set", "function", ("Reports",), "status", "priority"),
    Operation("remove", "function", ("Placements",)),
    Operation("set", "source", ("d",), "title", "Another"),
    Operation(
        "split", "body", ("b",), value={"b1": {"name": "B1", "kind": "board"}, "b2": {"name": "B2", "kind": "board"}}
    ),
    Operation("merge", "body", ("joint",), bodies=("a", "b")),
    Operation("set", "structure", (), "region", "London"),
]


@pytest.mark.parametrize("change", HAVE, ids=lambda change: f"{change.name} {' '.join(change.key)} {change.field}")
def test_a_change_of_what_is_written_in_an_odd_way(change: Operation) -> None:
    structure = loads(TWICE, "twice.yaml")
    for text in (TWICE, TWICE.replace("\n", "\r\n")):
        changed = edit_text(text, structure, [change])
        assert record(loads(changed)) == record(apply_changes(structure, [change]))
        assert loads(changed) != structure


def test_what_the_way_it_is_written_does_not_allow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    structure = loads(TWICE, "twice.yaml")
    monkeypatch.setattr(Edited, "change", lambda self, _: self.entries)  # an edit that does nothing
    with pytest.raises(EditError, match=r"twice\.yaml: the way it is written does not let these changes be made"):
        edit_text(TWICE, structure, [Operation("remove", "body", ("c",))])


def test_a_note_lists_as_much_as_it_has_room_for() -> None:
    bodies = "".join(f"  b{number}: {{name: Body {number}, kind: board}}\n" for number in range(200))
    text = f"structure: many\nnote: {'word ' * 500}end\nbodies:\n  a: {{name: A, kind: board}}\n{bodies}"
    structure = loads(text, "many.yaml")
    changes = [Operation("remove", "body", (f"b{number}",)) for number in range(200)]
    note = loads(write_successor(text, structure, changes, "few")).note
    assert len(note) <= MOST_IN_TEXT
    assert "Not taken over from many: Body 0, Body 1" in note
    assert note.endswith(" more.")
    full = text.replace("end\n", "end " + "x" * (MOST_IN_TEXT - 2510) + "\n")
    assert loads(write_successor(full, loads(full, "full.yaml"), changes, "few")).note == loads(full).note
    one = [Operation("unset", "structure", (), "note"), Operation("remove", "function", ("X",))]
    short = "structure: s\nnote: x\nbodies:\n  a: {name: A, kind: board, seats: 3, members: [{agency: P}]}\nfunctions: [{name: X}]\n"
    short = (
        short.replace("bodies:", "sources: {d: {title: D}}\nbodies:") + "accepted: [{rule: unsourced, reason: x y}]\n"
    )
    one += [Operation("unset", "body", ("a",), "seats"), Operation("remove", "member", ("a", "P", ""))]
    one += [Operation("remove", "source", ("d",)), Operation("remove", "acceptance", ("unsourced", "", "", ""))]
    said = loads(write_successor(short, loads(short), one, "t")).note
    assert said == (
        "Not taken over from s: its note, the seats of A, P as a member of A, the function X, that unsourced is accepted"
        " and the source d."
    )


def test_a_section_is_written_that_was_not_there_and_goes_with_the_last_of_it() -> None:
    text = "structure: s\ntitle: S\nbodies:\n  a: {name: A, kind: board}\n"
    add = [
        Operation("add", "source", ("d",), value={"title": "D"}),
        Operation("add", "function", ("X",), value={"name": "X", "owner": "a"}),
        Operation("add", "member", ("a", "P", ""), value={"agency": "P"}),
    ]
    changed = edit_text(text, loads(text), add)
    assert changed == (
        "structure: s\ntitle: S\nsources:\n  d: {title: D}\nbodies:\n"
        "  a: {name: A, kind: board, members: [{agency: P}]}\nfunctions:\n  - {name: X, owner: a}\n"
    )
    back = [Operation("remove", each.what, each.key) for each in add]
    assert edit_text(changed, loads(changed), back) == text


def test_the_keys_are_in_the_order_in_which_a_structure_is_written() -> None:
    document = compose(loads(FULL))
    assert [key for key in STRUCTURE_KEYS if key in document] == [*document]
    bodies = document["bodies"]
    assert isinstance(bodies, dict)
    for body in bodies.values():
        assert [key for key in BODY_KEYS if key in body] == [key for key in body if key in BODY_KEYS]
