"""A text that is made to hold another document keeps every line that is not about the change, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from random_edits import check_edit, disguise, edit, list_files

from ctgraph.editing.documents import EditError, read_document
from ctgraph.editing.rewriting import rewrite
from ctgraph.errors import StructureFileError

FILES = {str(path.name): path.read_bytes().decode() for path in list_files()}
READABLE = {name: text for name, text in FILES.items() if "&board_of_2008" not in text and "&one_inferred" not in text}
Change = Callable[[Any], object]

HOUSE = """\
# a house
structure: house   # its id
bodies:
  council: {name: The Council, kind: council}

  # what the board is
  board:
    name: Board # its name
    kind: board
    note: >-
      Some words
      of it.
    reports_to:
      # why it does
      council: unclear  # so they say
      # no more is known

  group:
    name: 'Group'
    kind: working_group
    members:
    - agency: Police
      seats: 2   # two
    - {agency: Health}
"""


def change(text: str, make: Change, renames: dict[tuple[str | int, ...], str] | None = None) -> str:
    wanted: Any = read_document(text, "text")
    make(wanted)
    return rewrite(text, wanted, "text", renames)


def swapped(old: str, new: str) -> str:
    assert HOUSE.count(old) == 1
    return HOUSE.replace(old, new)


@pytest.mark.parametrize("name", READABLE)
def test_no_change_changes_no_byte(name: str) -> None:
    text = READABLE[name]
    for each in (text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert rewrite(each, read_document(each, name), name) == each


@pytest.mark.parametrize("seed", range(50))
def test_a_random_edit_changes_its_own_lines_only(seed: int) -> None:
    chance = random.Random(seed)
    text = disguise(READABLE[chance.choice([*READABLE])], chance)
    check_edit(text, edit(text, chance))


BOARD = "  # what the board is\n  board:\n"
CASES: dict[str, tuple[Change, str]] = {
    "a text": (lambda d: d["bodies"]["board"].update(name="Trust"), swapped("name: Board #", "name: Trust #")),
    "a text in quotes": (lambda d: d["bodies"]["group"].update(name="Crew"), swapped("'Group'", "'Crew'")),
    "a text that needs quotes": (
        lambda d: d["bodies"]["board"].update(kind="a: b"),
        swapped("kind: board\n", 'kind: "a: b"\n'),
    ),
    "a text for a block": (
        lambda d: d["bodies"]["board"].update(note="short"),
        swapped(">-\n      Some words\n      of it.\n", "short\n"),
    ),
    "a block beside a comment": (
        lambda d: d["bodies"]["board"].update(name={"a": {"b": "c"}}),
        swapped("name: Board #", "name: {a: {b: c}} #"),
    ),
    "a text for a mapping with a comment": (
        lambda d: d["bodies"]["board"].update(reports_to="council"),
        swapped(
            "reports_to:\n      # why it does\n      council: unclear  # so they say\n      # no more is known\n",
            "reports_to: council\n      # why it does\n      # no more is known\n",
        ),
    ),
    "a value in a mapping": (
        lambda d: d["bodies"]["board"]["reports_to"].update(council="disputed"),
        swapped("unclear  #", "disputed  #"),
    ),
    "another mapping": (
        lambda d: d["bodies"]["board"].update(reports_to={"group": {"standing": "x", "note": {"a": "b"}}}),
        swapped(
            "      # why it does\n      council: unclear  # so they say\n",
            "      # why it does\n      group:\n        standing: x\n        note: {a: b}\n",
        ),
    ),
    "an entry in brackets": (
        lambda d: d["bodies"]["council"].update(source="x, y"),
        swapped("kind: council}", 'kind: council, source: "x, y"}'),
    ),
    "an entry that is too long for brackets": (
        lambda d: d["bodies"]["council"].update(note="word " * 18 + "end"),
        swapped(
            " {name: The Council, kind: council}",
            f"\n    name: The Council\n    kind: council\n    note: {'word ' * 18}end",
        ),
    ),
    "an entry out of brackets": (
        lambda d: d["bodies"]["council"].pop("name"),
        swapped("{name: The Council, kind", "{kind"),
    ),
    "the last entry out of brackets": (
        lambda d: d["bodies"]["council"].pop("kind"),
        swapped(", kind: council}", "}"),
    ),
    "an entry": (lambda d: d["bodies"]["board"].pop("kind"), swapped("    kind: board\n", "")),
    "an entry with what is in it": (
        lambda d: d["bodies"].pop("board"),
        HOUSE[: HOUSE.index("  board:")] + HOUSE[HOUSE.index("\n  group:") :],
    ),
    "the last entry": (lambda d: d["bodies"].pop("group"), HOUSE[: HOUSE.index("\n  group:")]),
    "all entries": (
        lambda d: d["bodies"]["board"].update(reports_to={}),
        swapped(
            "reports_to:\n      # why it does\n      council: unclear  # so they say\n      # no more is known\n",
            "reports_to: {}\n      # why it does\n      # no more is known\n",
        ),
    ),
    "a new entry after a comment that belongs to the one before": (
        lambda d: d["bodies"]["board"].update(advises="council"),
        swapped("# no more is known\n", "# no more is known\n    advises: council\n"),
    ),
    "a new entry between blank lines": (
        lambda d: d["bodies"].update(crew={"name": "Crew", "kind": "board"}),
        HOUSE + "\n  crew:\n    name: Crew\n    kind: board\n",
    ),
    "a new entry after the first, between blank lines": (
        lambda d: d.update(
            bodies={"council": d["bodies"].pop("council"), "crew": {"name": "Crew", "kind": "board"}, **d["bodies"]}
        ),
        swapped("kind: council}\n", "kind: council}\n\n  crew:\n    name: Crew\n    kind: board\n"),
    ),
    "a new first entry": (
        lambda d: d.update(bodies={"crew": {"name": "Crew"}, **d["bodies"]}),
        swapped("  council: {", "  crew:\n    name: Crew\n  council: {"),
    ),
    "an item of a list": (
        lambda d: d["bodies"]["group"]["members"].pop(0),
        swapped("    - agency: Police\n      seats: 2   # two\n", ""),
    ),
    "a part of an item": (
        lambda d: d["bodies"]["group"]["members"][0].update(seats="3"),
        swapped("seats: 2   #", "seats: 3   #"),
    ),
    "the first part of an item": (
        lambda d: d["bodies"]["group"]["members"][0].pop("agency"),
        swapped("- agency: Police\n      seats", "- seats"),
    ),
    "a new part of an item in front": (
        lambda d: d["bodies"]["group"]["members"].__setitem__(0, {"role": "x", "agency": "Police", "seats": "2"}),
        swapped("- agency: Police\n", "- role: x\n      agency: Police\n"),
    ),
    "a new item": (
        lambda d: d["bodies"]["group"]["members"].insert(1, {"agency": "Schools"}),
        swapped("   # two\n", "   # two\n    - {agency: Schools}\n"),
    ),
    "a new first item": (
        lambda d: d["bodies"]["group"]["members"].insert(0, {"agency": "Schools"}),
        swapped("    - agency: Police\n", "    - {agency: Schools}\n    - agency: Police\n"),
    ),
    "other items": (
        lambda d: d["bodies"]["group"].update(members=["one", "two"]),
        swapped("- agency: Police\n      seats: 2   # two\n    - {agency: Health}\n", "- one\n    - two\n"),
    ),
    "no items": (
        lambda d: d["bodies"]["group"].update(members=[]),
        swapped("members:\n    - agency: Police\n      seats: 2   # two\n    - {agency: Health}\n", "members: []\n"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_edit_of(case: str) -> None:
    make, expected = CASES[case]
    assert change(HOUSE, make) == expected
    in_windows = HOUSE.replace("\n", "\r\n")
    assert change("\ufeff" + in_windows, make) == "\ufeff" + expected.replace("\n", "\r\n")
    assert change(HOUSE.rstrip("\n"), make) == expected.rstrip("\n")


ODD: dict[str, tuple[str, Change, str]] = {
    "an empty value": ("a:  # later\nb: x\n", lambda d: d.update(a="y"), "a: y  # later\nb: x\n"),
    "an empty value becomes a list": ("a:\nb: x\n", lambda d: d.update(a=["y"]), "a: [y]\nb: x\n"),
    "an empty item": ("a:\n  -\n  - x\n", lambda d: d["a"].append("y"), "a:\n  -\n  - x\n  - y\n"),
    "the last item is empty": ("a:\n  - x\n  -\n", lambda d: d["a"].append("y"), "a:\n  - x\n  -\n  - y\n"),
    "a key alone in brackets": ("a: {b, c: d}\n", lambda d: d["a"].update(b="x"), "a: {b: x, c: d}\n"),
    "a comma at the end": ("a: [b, c,]\n", lambda d: d["a"].append("d"), "a: [b, c, d,]\n"),
    "all items in brackets": ("a: [b, c]\n", lambda d: d.update(a=["d", "e"]), "a: [d, e]\n"),
    "the first in brackets": ("a: [b, c]\n", lambda d: d["a"].insert(0, "x, y"), 'a: ["x, y", b, c]\n'),
    "a first entry in brackets": (
        "x: {b: c}\n",
        lambda d: d.update(x={"a": "a", "b": "c"}),
        "x: {a: a, b: c}\n",
    ),
    "several lines of brackets": (
        "a: {\n  b: c, # of b\n  d: e # of d\n}\n",
        lambda d: d["a"].update(f="g" * 120),
        "a: {\n  b: c, # of b\n  d: e, f: " + "g" * 120 + " # of d\n}\n",
    ),
    "blank lines that belong to a text": (
        "a: |+\n  b\n\n\nc: d\n",
        lambda d: d.update({"c": "e", "f": "g"}),
        "a: |+\n  b\n\n\nc: e\n\nf: g\n",
    ),
    "after blank lines that belong to a text": (
        "a: |+\n  b\n\nc: d\n",
        lambda d: [d.pop("c"), d.update(x="y")],
        "a: |+\n  b\n\nx: y\n",
    ),
    "a text without a last line end": ("a: |\n  b", lambda d: d.update(x="y"), "a: |\n  b\nx: y"),
    "a text of kept lines without a last line end": ("a: |+\n  b", lambda d: d.update(x="y"), "a: |+\n  b\nx: y"),
    "a comment between an entry and the next after a dash": (
        "a:\n  - b: c\n    # of d\n    d: e\n",
        lambda d: d["a"][0].pop("b"),
        "a:\n  - \n    # of d\n    d: e\n",
    ),
    "a comment before a text on its own line": (
        "a: # why\n  b\nc: d\n",
        lambda d: d.update(a="line\nbreak"),
        'a: "line\\nbreak" # why\nc: d\n',
    ),
    "a comment before a list": (
        "a: # why\n  - b\nc: d\n",
        lambda d: d.update(a={"x": {"y": "z"}, "v": {"w": "u"}}),
        "a: # why\n  x: {y: z}\n  v: {w: u}\nc: d\n",
    ),
    "an item after a blank line": ("a:\n- b\n\n- c\n", lambda d: d["a"].append("d"), "a:\n- b\n\n- c\n\n- d\n"),
    "a list on the line of a list": (
        "a:\n- - b\n  - c\n",
        lambda d: d["a"][0].append("d"),
        "a:\n- [b, c, d]\n",
    ),
    "a folded text that gets longer": (
        "a: >- # why\n   b\n   c\nd: e\n",
        lambda d: d.update(a="b c " + "word " * 30 + "end"),
        "a: >- # why\n   b\n   c\n   " + "word " * 22 + "word\n   " + "word " * 7 + "end\nd: e\n",
    ),
    "a folded text that becomes another": ("a: >-\n  b\nd: e\n", lambda d: d.update(a="b  c"), "a: b  c\nd: e\n"),
    "a row in another order": (
        "a:\n- {b: c, d: e}\n- f\n",
        lambda d: d["a"].__setitem__(0, {"d": "e", "b": "c"}),
        "a:\n- {d: e, b: c}\n- f\n",
    ),
    "a mark of the end": ("a: b\n...\n", lambda d: d.update(c="d"), "a: b\nc: d\n...\n"),
}


@pytest.mark.parametrize("case", ODD)
def test_an_edit_of_an_odd_text(case: str) -> None:
    text, make, expected = ODD[case]
    assert change(text, make) == expected


def test_renaming_keeps_the_place_the_quotes_and_the_comments() -> None:
    text = "a: x\n'b': # why\n  - c # it\n  - \"d\"\ne: y\n"

    def rename(document: Any) -> None:
        document.update({"new": ["one", "two"], "e": document.pop("e")})
        del document["b"]

    renames: dict[tuple[str | int, ...], str] = {("b",): "new", ("b", 0): "one", ("b", 1): "two"}
    assert change(text, rename, renames) == "a: x\n'new': # why\n  - one # it\n  - \"two\"\ne: y\n"


REFUSED: dict[str, tuple[str, Change, str]] = {
    "another order": (
        "a: b\nc: d\n",
        lambda d: d.update(a=d.pop("a")),
        "text:1:1: entries cannot be put in another order",
    ),
    "everything": ("a: b\n", lambda d: [d.clear(), d.update(x="y")], "text: nothing of it would be left"),
    "a comment beside what goes": (
        "a: [b, # of b\n  # of c\n  c]\n",
        lambda d: d["a"].pop(0),
        "text:1:8: what is taken out of the brackets has a comment beside it; take it out by hand",
    ),
    "comments among all that goes": (
        "a: [b, # of b\n  c]\n",
        lambda d: d.update(a=["x"]),
        "text:1:8: what is taken out of the brackets has a comment beside it; take it out by hand",
    ),
    "a key of its own line": (
        "? a\n: b\nc: d\n",
        lambda d: d.update(a="c"),
        "text:1:4: the way it is written from here on does not let this change be made; it was left as it was",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    text, make, message = REFUSED[case]
    with pytest.raises(EditError) as caught:
        change(text, make)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_text_cannot_be_edited(text: str) -> None:
    with pytest.raises(EditError, match="there is nothing in it"):
        rewrite(text, {"a": "b"}, "text")


def test_a_text_that_is_no_yaml_is_told_with_its_place() -> None:
    with pytest.raises(StructureFileError) as caught:
        rewrite("a: [b\n", {"a": "b"}, "text")
    assert str(caught.value).startswith("text:")
