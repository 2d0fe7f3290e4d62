"""That a body answers outside is told with its standing where that is not stated, whatever the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from every_command import COMMANDS
from program import ctgraph

TEXT = """structure: s
as_of: 2024-05-01
sources: {{review: {{title: Review}}}}
bodies:
  council: {{name: Council, kind: council, source: review 1, answers_outside: {{basis: {basis}, standing: {standing}}}}}
  board: {{name: Board, kind: board, source: review 2, accountable_to: council}}
  group: {{name: Group, kind: working_group, source: review 3, reports_to: board}}
functions:
  - {{name: Play, owner: board, source: review 4}}
  - {{name: Rest, owner: council, source: review 4}}
"""
# what tells of the root, or of a line that is complete by it alone, in a sentence or in a cell
TELLS = (
    r"answers? outside the structure \(\w+",
    r"answers outside: \w+",
    r"(?<!without )(?<!that has )(?<!them had )(?<!with )a complete line",
    r"answering outside +1 +Council",
)
ASKED = {
    "board": ["lines", "show"], "council": ["lines", "show", "path", "impact"], "": [
        "check", "list", "orphans", "functions", "metrics", "report", "draw"
    ],
}  # fmt: skip
CASES = [("inferred", "elected"), ("unclear", "statutory"), ("disputed", "external")]


def test_every_command_that_takes_a_structure_is_asked_or_tells_no_basis() -> None:
    others = {
        "diff", "explain", "export", "members", "new", "query", "rules", "schema", "statutes", "suggest", "survey", "timeline",
        "update", "what-if",
    }  # fmt: skip
    assert COMMANDS.keys() - others == {command for commands in ASKED.values() for command in commands}


@pytest.mark.parametrize(("standing", "basis"), CASES)
@pytest.mark.parametrize("assume", [[], ["--assume", "inferred"]])
def test_the_standing_of_a_root_stands_beside_it(tmp_path: Path, standing: str, basis: str, assume: list[str]) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(TEXT.format(basis=basis, standing=standing))
    told = []
    for body, commands in ASKED.items():
        for command in commands:
            ending = {"report": "md", "draw": "svg"}.get(command)
            output = ["-o", str(tmp_path / f"s.{ending}")] if ending else []
            named = [body, *(["group"] if command == "path" else [])] if body else []
            ran = ctgraph(command, str(path), *named, *assume, *output, columns=1000)
            text = (tmp_path / f"s.{ending}").read_text(encoding="utf-8") if ending else ran.out
            for part in re.sub(r"</?text[^>]*>", "\n\n", text).split("\n\n"):
                block = " ".join(part.split())
                if any(re.search(tell, block) for tell in TELLS):
                    told.append((command, block))
                    assert standing in block, (command, block)
    assert len(told) > 1
