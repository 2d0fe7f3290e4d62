"""A rule is one file: put among the others it is checked, listed, drawn and explained, with no other edit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import generate
import pytest
from program import ctgraph

from ctgraph import analyses
from ctgraph.errors import CtgraphError
from ctgraph.glossary import list_known
from ctgraph.rules import all_rules

RULE = '''
"""A council that nobody scrutinises.

What it finds
-------------
A council that no body is recorded as scrutinising.

Why it matters
--------------
It is new.

What it leaves alone
--------------------
Everything else.

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}

What to do
----------
Record who scrutinises it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.findings import Finding, Severity
from ctgraph.graph.graphs import Graphs


def _find(graphs: Graphs) -> Iterator[Finding]:
    scrutinised = {edge[0] for edge in graphs.scrutiny.edges}
    for number in graphs.bodies.operating:
        body = graphs.bodies.body(number)
        if body.kind == "council" and number not in scrutinised:
            yield Finding(rule=RULE.id, severity=RULE.severity, line=body.line, bodies=(body.id,))


RULE = Rule(
    id="unscrutinised-council",
    severity=Severity.WARNING,
    summary="nobody scrutinises a council",
    says={None: "{body} is scrutinised by nobody, as recorded"},
    sign="no scrutineer",
    documentation=__doc__,
    find=_find,
    concerns="scrutiny",
    families=frozenset({"orphans"}),
)
'''.lstrip()

STRUCTURE = """\
structure: new
bodies:
  council: {name: Tidal Council, kind: council, answers_outside: elected}
  board: {name: Board, kind: board, reports_to: council}
  panel: {name: Panel, kind: panel, scrutinises: board, reports_to: council}
"""


@pytest.fixture(autouse=True)
def _new_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    Path("new.yaml").write_text(STRUCTURE, encoding="utf-8")
    folder = tmp_path / "more_rules"
    folder.mkdir()
    (folder / "unscrutinised_council.py").write_text(RULE, encoding="utf-8")
    monkeypatch.setattr(analyses, "__path__", [*analyses.__path__, str(folder)])
    all_rules.cache_clear()
    yield
    all_rules.cache_clear()
    del sys.modules["ctgraph.analyses.unscrutinised_council"]
    del analyses.unscrutinised_council  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("never-met", "status"),
        ("integrated-care-board", "kind of body"),
        ("overseen-by", "kind of relation"),
        ("upward-line", "idea"),
        ("supersedes", "key of a file"),
        ("stated", "standing"),
    ],
)
def test_its_id_is_no_word_of_the_format(word: str, sort: str, tmp_path: Path) -> None:
    file = tmp_path / "more_rules" / "unscrutinised_council.py"
    file.write_text(RULE.replace('id="unscrutinised-council"', f'id="{word}"'), encoding="utf-8")
    with pytest.raises(CtgraphError, match=rf"cannot have the id '{word}': .* word of the format \({sort}\)"):
        list_known()
    assert ctgraph("explain", word).code == 2


def test_it_is_checked_and_can_be_selected_and_ignored() -> None:
    (only,) = json.loads(ctgraph("check", "new.yaml", "--format", "json", "--select", "unscrutinised-council").out)[
        "structures"
    ]
    (finding,) = only["findings"]
    assert (finding["rule"], finding["message"]) == (
        "unscrutinised-council",
        "Tidal Council is scrutinised by nobody, as recorded",
    )
    assert "is scrutinised by nobody" in ctgraph("check", "new.yaml").out
    assert "is scrutinised by nobody" not in ctgraph("check", "new.yaml", "--ignore", "unscrutinised-council").out


def test_a_finding_of_it_can_be_accepted() -> None:
    accepted = (
        "accepted:\n  - {rule: unscrutinised-council, bodies: council, reason: it is small, by: Chief Executive}\n"
    )
    Path("new.yaml").write_text(STRUCTURE + accepted, encoding="utf-8")
    ran = ctgraph("check", "new.yaml")
    assert ran.code == 0
    assert "unmatched-acceptance" not in ran.out


def test_it_is_among_the_orphans() -> None:
    lines = [line.split(",") for line in ctgraph("orphans", "new.yaml", "--format", "csv").out.splitlines()]
    assert [(line[lines[0].index("body")], line[lines[0].index("rule")]) for line in lines[1:]] == [
        ("council", "unscrutinised-council")
    ]


def test_it_is_listed_and_explained() -> None:
    rows = ctgraph("rules", "--format", "csv").out.splitlines()
    assert "unscrutinised-council,warning,nobody scrutinises a council" in rows
    assert "Record who scrutinises it." in ctgraph("explain", "unscrutinised-council").out


def test_a_diagram_shows_its_sign_and_can_be_drawn_of_it_alone() -> None:
    assert ctgraph("draw", "new.yaml", "-o", "new.dot", "--only", "orphans").code == 0
    drawn = Path("new.dot").read_text(encoding="utf-8")
    assert "▲ no scrutineer" in drawn
    assert "Tidal Council" in drawn
    assert "Panel" not in drawn


def test_a_report_tells_of_it_explains_it_and_can_be_sifted_by_it() -> None:
    assert ctgraph("report", "new.yaml", "-o", "new.html").code == 0
    page = Path("new.html").read_text(encoding="utf-8")
    assert "Tidal Council is scrutinised by nobody, as recorded" in page
    assert '<option value="unscrutinised-council">' in page
    assert 'data-rule="unscrutinised-council"' in page
    assert "no scrutineer" in page
    assert "Finding: to look into" in page  # in the legend


def test_the_documentation_has_a_page_of_it_with_its_example_drawn_and_checked() -> None:
    generate.generate(Path())
    pages = Path("reference") / "rules"
    rows = (pages / "index.md").read_text(encoding="utf-8").splitlines()
    assert "| [`unscrutinised-council`](unscrutinised-council.md) | warning | nobody scrutinises a council |" in rows
    page = (pages / "unscrutinised-council.md").read_text(encoding="utf-8")
    assert page.startswith("# unscrutinised-council\n\nA council that nobody scrutinises.\n")
    assert "Record who scrutinises it." in page
    assert "> **warning**: Council is scrutinised by nobody, as recorded\n" in page
    assert "](unscrutinised-council.svg)" in page
    assert "no scrutineer" in (pages / "unscrutinised-council.svg").read_text(encoding="utf-8")
