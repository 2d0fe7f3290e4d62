"""Putting a text into the house style changes how it is laid out, and neither what it says nor any comment."""

from __future__ import annotations

import pytest
from every_key import FULL
from random_composition import random_composition
from random_edits import list_files
from random_structures import random_document, to_yaml

from ctgraph import dumps, loads
from ctgraph.editing.documents import EditError
from ctgraph.editing.formatting import format_text
from ctgraph.editing.house_order import keep, put_in_order
from ctgraph.loading.starter import starter

SHIPPED = {path.name: path.read_text(encoding="utf-8") for path in list_files() if "structures" in path.parts}

UNTIDY = """\


# head
structure:   x    # its id
as_of:
    2009


bodies:
    council:   {name: C,
        kind: council
        }
    # board
    board:
        kind: board   


        name:
             "B
             c"
        note: |  # kept
              a
                b

              c
        reports_to:   # why
        # first
        - council   # yes
        -   x
           # deep
        members:
         -   agency: P # p
             seats: 2
             # tail of P
         -
           # before
           agency: Q
         -  # on the dash
           agency: R
         - - a
           -   >-
              long
              text
         -
        chair:
    # last comment
# at the end

"""  # noqa: W291  the space at the end of a line is what is tested
TIDY = """\
# head
structure: x    # its id
as_of:
  2009

bodies:
  council: {name: C,
    kind: council
  }
  # board
  board:
    kind: board

    name:
      "B
      c"
    note: |  # kept
      a
        b

      c
    reports_to:   # why
      # first
      - council   # yes
      - x
        # deep
    members:
      - agency: P # p
        seats: 2
        # tail of P
      -
        # before
        agency: Q
      -  # on the dash
        agency: R
      - - a
        - >-
          long
          text
      -
    chair:
  # last comment
# at the end
"""


@pytest.mark.parametrize("text", [UNTIDY, UNTIDY.replace("\n", "\r\n"), "\ufeff" + UNTIDY.rstrip(), TIDY])
def test_an_untidy_text_becomes_tidy(text: str) -> None:
    assert format_text(text, "x.yaml", keep) == TIDY


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_in_the_house_style(name: str) -> None:
    assert format_text(SHIPPED[name], name, keep) == SHIPPED[name]
    ordered = format_text(SHIPPED[name], name, put_in_order)
    assert format_text(ordered, name, put_in_order) == ordered


def test_the_starter_is_in_the_house_style() -> None:
    assert format_text(starter("ours"), "ours.yaml", keep) == starter("ours")


def deepen(line: str) -> str:
    """A line of a text that is indented by twice as much."""
    told = line.lstrip(" ")
    return " " * (2 * (len(line) - len(told))) + (f"-   {told[2:]}" if told.startswith("- ") else told)


@pytest.mark.parametrize("seed", range(20))
def test_what_dumps_writes_is_in_the_house_style_and_in_order(seed: int) -> None:
    for document in (random_document(seed, 9), random_composition(seed, 9)):
        text = dumps(loads(to_yaml(document)))
        assert format_text(text, "x.yaml", put_in_order) == text
        assert format_text("".join(map(deepen, text.splitlines(keepends=True))), "x.yaml", put_in_order) == text


def test_every_key_goes_to_its_place() -> None:
    text = dumps(loads(FULL))
    assert format_text(text, "x.yaml", put_in_order) == text
    head, _, bodies = text.partition("\nbodies:\n")
    turned = f"bodies:\n{bodies.partition('functions:')[0].rstrip()}\n{head}\n"
    assert format_text(turned, "x.yaml", put_in_order).startswith(head)


def test_comments_move_with_what_they_stand_over() -> None:
    text = "bodies:\n  a:\n    # the kind\n    kind: board # so\n    # in full\n    name: A\n# its id\nstructure: s\n"
    expected = (
        "# its id\nstructure: s\nbodies:\n  a:\n    # in full\n    name: A\n    # the kind\n    kind: board # so\n"
    )
    assert format_text(text, "x.yaml", put_in_order) == expected


REFUSED = {
    "? structure # why\n: s\nbodies: {}\n": "x.yaml: the way it is written does not let it be put into the house style",
    "{structure: s, bodies: {}}\n": "x.yaml: it is written in brackets, and was left as it was",
    "- a\n": "x.yaml: it is written in brackets, and was left as it was",
    "structure: s\nnote: |2\n    a\n   b\n": "x.yaml: the way it is written does not let it be put into the house style",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_put_into_the_house_style_is_refused(text: str) -> None:
    with pytest.raises(EditError) as caught:
        format_text(text, "x.yaml", keep)
    assert str(caught.value).startswith(REFUSED[text])


def test_a_comment_that_would_be_lost_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "structure: s # why\nbodies: {}\n"
    monkeypatch.setattr("ctgraph.editing.formatting._Formatter.format", lambda *_: text.replace(" # why", ""))
    with pytest.raises(EditError, match=r"x\.yaml: a comment would be lost; it was left as it was"):
        format_text(text, "x.yaml", keep)
