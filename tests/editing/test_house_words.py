"""The format's own words take the place of those that are read as them, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ctgraph

from ctgraph import loads
from ctgraph.editing.house_words import write_house_words

BODIES = """\
structure: x  # an icb
sources: {d: {title: "icb, reports_into"}}
bodies:
  a:
    name: icb
    kind: %s
    note: It reports_into b, and is an icb.
    members: [{agency: attendee, role: %s}]
    %s: b  # reports_into
    'advisory_to': [b]
  b: {name: B, kind: board}
"""
ASKED = BODIES % ("icb", "attendee", "reports_into")


def test_each_word_is_written_as_the_format_has_it() -> None:
    new = write_house_words(ASKED, "x.yaml")
    assert loads(new).readings == ()
    (line,) = [each for each in new.splitlines() if "[b]" in each]
    kept = BODIES % ("integrated_care_board", "in_attendance", "reports_to")
    assert [each for each in new.splitlines() if each != line] == [
        each for each in kept.splitlines() if "[b]" not in each
    ]
    assert loads(new)._replace(readings=()) == loads(ASKED)._replace(readings=())
    assert write_house_words(new, "x.yaml") == new


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", ["icb", "'icb'", '"icb"'])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_quotes_line_ends_and_marks_do_not_shift_it(ends: str, kind: str, mark: str) -> None:
    text = mark + (BODIES % (kind, "in attendance", "reports_into")).replace("\n", ends)
    new = write_house_words(text, "x.yaml")
    assert loads(new).readings == ()
    assert new.count(ends) == text.count(ends)


@pytest.mark.parametrize(
    "text",
    [
        "survey: s\ntitle: S\n",
        "structure: x\nbodies: {a: {name: A, kind: icb, wrong: 1}}\n",
        "a: [",
        "",
        "- a\n",
        "structure: x\nbodies: {a: {name: A, kind: board}}\n",
    ],
)
def test_what_is_no_good_structure_or_has_no_such_word_stays(text: str) -> None:
    assert write_house_words(text, "x.yaml") == text


def test_fmt_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ASKED, encoding="utf-8")
    assert ctgraph("fmt", str(path), "--check").code == 1
    assert ctgraph("fmt", str(path), "--sort").code == 0
    found = loads(path.read_text(encoding="utf-8"))
    assert (found.readings, found.bodies["a"].kind) == ((), "integrated_care_board")
    assert ctgraph("fmt", str(path), "--check").code == 0
