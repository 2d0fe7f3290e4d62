"""The quick way to read a file: it is taken for every file in which nothing is wrong, and for no other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from every_key import FULL
from hypothesis import given, settings
from hypothesis import strategies as st
from random_structures import random_document, to_yaml

from ctgraph.errors import StructureFileError
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.structures import parse_structure, read_directly, read_with_care

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from registers import register

RIGHT = {
    **{name: Path(path).read_text(encoding="utf-8") for name, path in shipped().items()},
    "every key": FULL,
    "a register": register(300),
    "no sources": "structure: a\nbodies:\n  b: {name: B, kind: board}\n",
    "no bodies": "structure: a\nbodies: {}\n",
    "an ampersand in a name": "structure: a\nbodies:\n  b: {name: Health & Wellbeing, kind: board, remit: 'Stop!'}\n",
    "bodies before what they cite": "structure: a\nbodies:\n  b: {name: B, kind: board, source: d 1}\nsources: {d: {title: D}}\n",
    "a source after the relations": """\
structure: a
sources: {d: {title: D}}
bodies:
  b:
    reports_to: {c: stated, e: {source: d 2}, f: {from: 2001, until: 2002, source: d 3}, g: {from: 2003}}
    informs: [c, e]
    advises: c
    name: B
    kind: board
    source: d 1
  c: {name: C, kind: council}
  e: {name: E, kind: council}
  f: {name: F, kind: council}
  g: {name: G, kind: council}
""",
}
HEAD = """\
structure: a
sources: {d: {title: D}, f: {title: F}}
bodies:
  c: {name: C, kind: council}
  e: {name: E, kind: council, supports: c}
"""
DEEP = 990  # more than are followed in Python, less than libyaml follows
WRONG = [
    "",
    "- a\n",
    "title: a\nbodies: {}\n",
    "structure: a\n",
    "structure: a\nbodies: {}\n---\nstructure: b\nbodies: {}\n",
    f"structure: a\nbodies: {{}}\nnote: {'[' * DEEP}{']' * DEEP}\n",
    f"structure: a\nbodies: {{}}\nnote: {'{a: ' * DEEP}b{'}' * DEEP}\n",
    "structure: a\nstructure: b\nbodies: {}\n",
    "structure: a\nbodies: {}\nbodies: {}\n",
    "structure: a\nbodies: &x {}\n",
    "structure: a\nbodies: *x\n",
    "structure: a\nbodies: !x {}\n",
    "structure: a\nbodies: {}\nnote: b\ufeffc\n",
    "structure: a\nbodies: {}\nnote: b\x7fc\n",
    "structure: a\nbodies: {}\nnote: [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]\n",
    "structure: a\nbodies: {[b]: {}}\n",
    "structure: a\nbodies: {<<: {name: B, kind: board}}\n",
    "structure: a\nbodies: {' ': {name: B, kind: board}}\n",
    "structure: a\nbodies: {b: {name: B, kind: board}, b: {name: B, kind: board}}\n",
    "structure: a\nbodies: {b: c}\n",
    "structure: a\nbodies: {b: {name: B, kind: board}\n",
    "structure: a\nbodies: {b: {name: B, kind: board, source: nothing is declared}}\n",
    "structure: a\nsorces: {d: {title: D}}\nbodies: {b: {name: B, kind: board, source: d 1}}\n",
    "structure: a\nas_of: yesterday\nbodies: {}\n",
    "structure: a\nnotes: b\nbodies: {}\n",
    f"{HEAD}  <<: {{name: B, kind: board}}\n",
    f"{HEAD}  b:\n    name: Board #2\n    kind: board\n",
    *(
        f"{HEAD}  b: {body}\n"
        for body in (
            "{name: B}",
            "{kind: board}",
            "{name: '', kind: board}",
            "{name: B, kind: bord}",
            "{name: B, name: B, kind: board}",
            "{name: B, kind: board, chair: vacant, chair: vacant}",
            "{name: B, kind: board, nmae: C}",
            "{name: B, kind: board, [d]: e}",
            "{name: [B], kind: board}",
            "{name: B, kind: board, source: e 1}",
            "{name: B, kind: board, source: d 1, source: [d 2]}",
            "{name: B, kind: board, source: [d 1], source: d 2}",
            "{name: B, kind: board, from: 2002, until: 2001}",
            "{name: B, kind: board, succeeds: b}",
            "{name: B, kind: board, reports_to: {}}",
            "{name: B, kind: board, reports_to: []}",
            "{name: B, kind: board, reports_to: ''}",
            "{name: B, kind: board, reports_to: b}",
            "{name: B, kind: board, reports_to: nobody}",
            "{name: B, kind: board, reports_to: [c, c]}",
            "{name: B, kind: board, reports_to: {b: stated}}",
            "{name: B, kind: board, reports_to: {c: stated, c: stated}}",
            "{name: B, kind: board, informs: e, reports_to: {c: stated, c: stated}}",
            "{name: B, kind: board, reports_to: {<<: stated}}",
            "{name: B, kind: board, reports_to: <<}",
            "{name: B, kind: board, reports_to: {[c]: stated}}",
            "{name: B, kind: board, reports_to: c, informs: c, reports_to: c}",
            "{name: B, kind: board, reports_to: {c: said}}",
            "{name: B, kind: board, reports_to: {c: }}",
            "{name: B, kind: board, reports_to: {c: [stated]}}",
            "{name: B, kind: board, reports_to: {c: {standing: said}}}",
            "{name: B, kind: board, reports_to: {c: {standing: stated, standing: stated}}}",
            "{name: B, kind: board, reports_to: {c: {stand: stated}}}",
            "{name: B, kind: board, reports_to: {c: {[d]: stated}}}",
            "{name: B, kind: board, reports_to: {c: {from: 2002, until: 2001}}}",
        )
    ),
]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_file_in_which_nothing_is_wrong_is_read_directly_and_to_the_same_as_with_care(text: str) -> None:
    directly = read_directly(text, "a.yaml")
    assert directly is not None
    assert directly == read_with_care(text, "a.yaml") == parse_structure(text, "a.yaml")


@settings(deadline=None)
@given(st.integers(0, 100_000))
def test_every_right_file_is_read_directly_and_to_the_same_as_with_care(seed: int) -> None:
    text = to_yaml(random_document(seed))
    directly = read_directly(text, "a.yaml")
    assert directly is not None
    assert directly == read_with_care(text, "a.yaml")


@pytest.mark.parametrize("text", WRONG)
def test_a_file_in_which_something_is_wrong_is_left_to_the_other_way(text: str) -> None:
    assert read_directly(text, "a.yaml") is None
    with pytest.raises(StructureFileError):
        read_with_care(text, "a.yaml")


def test_what_is_wrong_ends_the_quick_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_on(*_: object) -> None:
        raise AssertionError("it should have stopped")

    text = "structure: a\nbodies:\n  b: {name: B, kind: bord}\n  c: {name: C, kind: board, chair: vacant}\n"
    monkeypatch.setattr("ctgraph.loading.bodies.Chair", read_on)
    assert read_directly(text, "a.yaml") is None


@pytest.mark.parametrize("name", [*shipped(), "a register", "no sources"])
def test_bodies_that_come_after_what_they_cite_never_stand_as_a_tree(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctgraph.loading.structures.read_body", None)
    assert read_directly(RIGHT[name], "a.yaml") is not None
