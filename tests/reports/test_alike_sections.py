"""A heading of the one paper serves for the other where the two mean the same section."""

from __future__ import annotations

from pathlib import Path

import pytest
from change_pair import NEW, OLD
from program import ctgraph


@pytest.mark.parametrize(
    ("heading", "asked", "section"),
    [
        ("Summary", ["diff", "old.yaml", "new.yaml", "--fail-on", "never"], "In short"),
        ("In short", ["diff", "old.yaml", "new.yaml", "--fail-on", "never"], "In short"),
        ("Diagram", ["diff", "old.yaml", "new.yaml", "--fail-on", "never"], "Both structures in one diagram"),
        ("In Short", ["report", "new.yaml"], "Summary"),
        ("Both structures in one diagram", ["report", "new.yaml"], "Diagram"),
    ],
)
def test_a_heading_of_the_other_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heading: str, asked: list[str], section: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(OLD)
    Path("new.yaml").write_text(NEW)
    Path("own.md").write_text(f"# {heading}\n\nOur own words.\n")
    ran = ctgraph(*asked, "-o", "paper.md", "--commentary", "own.md")
    assert ran.code == 0, ran.err
    before = Path("paper.md").read_text().partition("Our own words.")[0]
    titles = [line.lstrip("# ") for line in before.splitlines() if line.startswith("#")]
    assert titles[-1] == section
