"""The README tells the truth: its commands print what it shows, its Python runs, its links lead somewhere.

After a change that is meant, write what the commands print into its console blocks with one command:

    CTGRAPH_UPDATE_GOLDEN=1 pytest tests/test_readme.py
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
from pathlib import Path

import pytest
from program import ctgraph

from ctgraph.cli.main import program
from ctgraph.loading.catalogue import structures_folder
from ctgraph.loading.structures import parse_structure
from ctgraph.model import BODY_KINDS, RELATION_KINDS, STATUSES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

MISSPELT = """\
structure: our-partnership
title: Our partnership
bodies:
  board:
    name: Children's Trust Board
    kind: partnership_bord
    acountable_to: council
  council:
    name: The Council
    kind: council
    answers_outside: elected
  parenting-group:
    name: Parenting Strategy Group
    kind: working_group
    reports_to: baord
"""


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def replayed(shown: str) -> str:
    """A console block with the output of each of its commands, run anew."""
    return "".join(f"$ {command}\n{output(command)}" for command in re.findall(r"^\$ (.*)$", shown, re.MULTILINE))


def output(command: str) -> str:
    name, *arguments = shlex.split(command)
    assert name == "ctgraph"
    ran = ctgraph(*arguments)
    return (ran.out + ran.err).replace(str(structures_folder()), "structures").replace("structures\\", "structures/")


def test_every_command_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("misspelt.yaml").write_text(MISSPELT, encoding="utf-8")
    expected = CONSOLE.sub(lambda found: f"```console\n{replayed(found[1])}```", TEXT)
    if "CTGRAPH_UPDATE_GOLDEN" in os.environ:
        README.write_text(expected, encoding="utf-8", newline="\n")
    assert README.read_text(encoding="utf-8") == expected


def test_the_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(block("python"), {}, "README.md", str(README), 0)
    assert examples.examples
    told: list[str] = []
    doctest.DocTestRunner().run(examples, out=told.append)
    assert "".join(told) == ""


def test_every_command_is_mentioned() -> None:
    names = program.list_commands(program.make_context("ctgraph", [], resilient_parsing=True))
    assert len(names) >= 10
    assert [name for name in names if f"ctgraph {name}" not in TEXT] == []


def test_every_word_of_the_file_format_is_mentioned() -> None:
    words = set(re.findall(r"\w+", TEXT))
    assert [word for word in (*BODY_KINDS, *RELATION_KINDS, *STATUSES) if word not in words] == []


def test_the_structure_shown_is_one() -> None:
    assert parse_structure(block("yaml"), "README.md").id == "leicestershire-2009"


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)\s]+)\)", TEXT))))
def test_every_relative_link_leads_somewhere(link: str) -> None:
    assert link.startswith("https://") or (ROOT / link.partition("#")[0]).exists()
