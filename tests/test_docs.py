"""The documentation tells the truth: its commands print what it shows, its Python runs, its links lead somewhere.

After a change that is meant, write what the commands print into the pages with one command:

    CTGRAPH_UPDATE_GOLDEN=1 pytest tests/test_docs.py
"""

from __future__ import annotations

import configparser
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import generate
import key_pages
import pytest
from examples import blocks, failures_of_python, replay
from rule_pages import RulePage

from ctgraph.cli.main import program
from ctgraph.loading.shapes import ShapeDescription, describe
from ctgraph.loading.structures import parse_structure
from ctgraph.model import STANDINGS
from ctgraph.rules import all_rules
from ctgraph.tables.questions import list_questions
from ctgraph.tables.schema import TABLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
REFERENCE = DOCS / "reference"  # generated
WRITTEN = [path for path in sorted(DOCS.rglob("*.md")) if not path.is_relative_to(REFERENCE)]
AT_THE_TOP = sorted(ROOT.glob("*.md"))
every_page = pytest.mark.parametrize("page", [README, *WRITTEN], ids=lambda page: page.relative_to(ROOT).as_posix())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the site, those that are generated among them."""
    docs = tmp_path_factory.mktemp("site") / "docs"
    shutil.copytree(DOCS, docs, ignore=shutil.ignore_patterns("reference"))
    generate.generate(docs)
    return docs


@every_page
def test_every_command_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    expected = replay(text, tmp_path)
    if "CTGRAPH_UPDATE_GOLDEN" in os.environ and expected != text:
        page.write_text(expected, encoding="utf-8", newline="\n")
        return
    assert text == expected


@every_page
def test_the_python_runs(page: Path, tmp_path: Path) -> None:
    assert failures_of_python(page.read_text(encoding="utf-8"), tmp_path) == ""


def test_there_are_examples_of_every_kind() -> None:
    pages = [page.read_text(encoding="utf-8") for page in [README, *WRITTEN]]
    for language in ("console", "python", "yaml"):
        assert [page for page in pages if list(blocks(page, language))]


def test_the_example_of_the_format_is_a_structure() -> None:
    example = next(blocks((DOCS / "format.md").read_text(encoding="utf-8"), "yaml"))
    assert parse_structure(example, "format.md").id == "leicestershire-2009"


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 150


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = [*AT_THE_TOP, *sorted(site.rglob("*.md"))]
    assert len(pages) >= 40
    assert [f"{page}: {link}" for page in pages for link in broken_links(page, site)] == []


def broken_links(page: Path, site: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if target.is_relative_to(DOCS):
            target = site / target.relative_to(DOCS)
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            yield link


def anchors(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A heading\n\n[a](#a-heading) [b](#b) [c](missing.md) [d](page.md#a-heading) [e](page.md#f)\n")
    assert list(broken_links(page, tmp_path)) == ["#b", "missing.md", "page.md#f"]


def test_every_rule_has_a_page_with_a_picture(site: Path) -> None:
    folder = site / "reference" / "rules"
    rules = {rule.id for rule in all_rules()}
    assert len(rules) >= 20
    assert "reference/rules/*.md" in (site / ".nav.yml").read_text(
        encoding="utf-8"
    )  # so that each is in the navigation
    assert {path.stem for path in folder.glob("*.md")} == rules | {"index"}
    for rule in rules:
        page = (folder / f"{rule}.md").read_text(encoding="utf-8")
        assert f"]({rule}.svg)" in page
        assert "<svg" in (folder / f"{rule}.svg").read_text(encoding="utf-8")
        assert re.search(r"^> \*\*(error|warning|info)\*\*: \S", page, re.MULTILINE)
        assert f"({rule}.md)" in (folder / "index.md").read_text(encoding="utf-8")


def test_every_command_has_its_help(site: Path) -> None:
    page = (site / "reference" / "commands.md").read_text(encoding="utf-8")
    names = program.list_commands(program.make_context("ctgraph", [], resilient_parsing=True))
    assert len(names) >= 10
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == names
    assert all(f"Usage: ctgraph {name} " in page for name in names)


def test_every_table_column_and_question_is_on_the_page_of_the_tables(site: Path) -> None:
    page = (site / "reference" / "tables.md").read_text(encoding="utf-8")
    named = [*TABLES, *(each.name for each in list_questions().questions)]
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == named
    for table in TABLES.values():
        part = page.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert [*re.findall(r"^\| `(.*?)` \| (\w+) \| \S.*\. \|$", part, re.MULTILINE)] == [
            (column.name, column.type) for column in table.columns
        ]
    assert all(each.sql.strip() in page for each in list_questions().questions)


def test_the_architecture_lists_the_layers_of_the_contract_in_their_order() -> None:
    table = re.findall(r"^\| (`.*?) \|", (DOCS / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    listed = [re.sub(r"/|\.py", "", name) for row in table for name in re.findall(r"`(.*?)`", row)]
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    layers = settings["importlinter:contract:layers"]["layers"].split()
    assert listed[0] == "__init__"
    assert sorted(listed[1:]) == sorted(layer for layer in layers if layer != "|")
    among_equals = {"queries", "analyses"}
    assert [layer for layer in listed[1:] if layer not in among_equals] == [
        layer for layer in layers if layer not in {"|", *among_equals}
    ]


def test_the_page_of_keys_says_what_the_reader_says_of_each_key(site: Path) -> None:
    page = (site / "reference" / "keys.md").read_text(encoding="utf-8")
    shapes = describe()
    assert len(shapes) >= 10
    for shape in shapes:
        for key in shape.keys:
            name = f"`{key.key}`{' (needed)' if key.is_required else ''}"
            assert re.search(rf"^\| {re.escape(name)} \| .+ \| {re.escape(key.description)} \|$", page, re.MULTILINE)


def test_a_mapping_without_an_introduction_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = (*describe(), ShapeDescription("a shape", ()))
    monkeypatch.setattr(key_pages, "describe", lambda: shapes)
    with pytest.raises(key_pages.UndocumentedError, match="shapes: 'a shape' has no description"):
        key_pages.make_key_page()


def test_an_introduction_without_a_mapping_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = tuple(shape for shape in describe() if shape.name != "a chair")
    monkeypatch.setattr(key_pages, "describe", lambda: shapes)
    with pytest.raises(key_pages.UndocumentedError, match="shapes: 'a chair' is described and does not exist"):
        key_pages.make_key_page()


def test_a_word_without_a_description_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_pages, "STANDINGS", (*STANDINGS, "guessed"))
    with pytest.raises(key_pages.UndocumentedError, match="standings: 'guessed' has no description"):
        key_pages.make_key_page()


def test_an_example_takes_the_name_of_its_rule() -> None:
    rule = RulePage("a-rule", "info", "", {"Example": "    structure: example\n    bodies: {}"})
    assert rule.named_example == "structure: a-rule\nbodies: {}\n"
    with pytest.raises(ValueError, match="names no structure"):
        _ = rule._replace(sections={"Example": "bodies: {}"}).named_example
