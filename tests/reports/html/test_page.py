"""The page as a file: small enough for an e-mail, the same from run to run, and made of parts that are each their own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from analysed import describe_all
from sample_reports import data_of, made
from small_files import ACCEPTED

import ctgraph.reports.html as package
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.reports.html import write_html_report

FOLDER = Path(package.__file__).parent
VOID = {"meta", "link", "input", "br", "img"}


class Balanced(HTMLParser):
    """Notes whatever is closed without having been opened, or left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag} has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


@pytest.mark.parametrize("name", ["haringey-2008", "leicestershire-2009", "solihull-history"])
def test_it_is_small_and_the_same_every_time(name: str) -> None:
    report = made(name)
    assert len(report) < 1_000_000
    assert write_html_report(describe_all([load(name)], live=True, limit=20)) == report


@pytest.mark.parametrize("names", [("solihull-2011",), ("kent-2011", "kent-2011-proposed")])
def test_what_is_opened_is_closed(names: tuple[str, ...]) -> None:
    parser = Balanced()
    parser.feed(made(*names).decode())
    assert parser.open == []
    assert parser.wrong == []


def test_several_structures_have_contents_and_own_addresses() -> None:
    text = made("kent-2011", "kent-2011-proposed").decode()
    contents = text.partition('<nav class="contents"')[2].partition("</nav>")[0]
    assert re.findall(r'<li><a href="#(structure=[^"]+)">', contents) == [
        "structure=kent-2011",
        "structure=kent-2011-proposed",
    ]
    assert "<h1>2 structures</h1>" in text
    assert text.count("@font-face") == 2


def test_the_same_structure_twice_has_two_names() -> None:
    kent = load("kent-2011")
    text = write_html_report(describe_all([kent, kent], live=True)).decode()
    assert 'id="structure=kent-2011"' in text
    assert 'id="structure=kent-2011~2"' in text
    places = re.findall(r'\sid="([^"]+)"', text)
    assert len(places) == len(set(places))


def test_an_accepted_finding_shows_its_acceptance() -> None:
    accepted = ACCEPTED.replace("reason:", "by: Head of Partnerships, minute: 'item <7>', reason:")
    structure = parse_structure(accepted, "accepted.yaml")
    before, after = (
        write_html_report(describe_all([structure], as_of=day, live=True)) for day in ("2012-03", "2012-04")
    )
    said = "<p>Accepted by Head of Partnerships, item &lt;7&gt;, until 2012-03-31{}: it ends soon</p>"
    mark = ' <span class="standing">accepted</span>'
    text = before.decode()
    assert text.count(said.format("")) == 1
    assert text.count(mark) > 1  # in its card, in the index, and in the card of the body
    assert "0 findings; 1 accepted" in text
    assert [finding[-1] for finding in data_of(before)["findings"]] == [1]
    text = after.decode()
    assert text.count(said.format("; that date has passed")) == 1
    assert mark not in text
    assert {finding[3]: finding[-1] for finding in data_of(after)["findings"]} == {
        "no-accountability": 0,
        "lapsed-acceptance": 0,
    }


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.js")), ids=lambda file: file.name)
def test_each_program_is_short_strict_and_has_a_test(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert '  "use strict";\n' in text
    assert text.count("\n") <= 350
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|</script", text)
    tests = {"first": "accessibility", "start": "explorer", "theme": "accessibility"}
    assert (Path(__file__).parent / f"test_{tests.get(file.stem, file.stem)}.py").is_file()
    pages = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("__init__.py", "change_page.py"))
    assert f'"{file.name}"' in pages


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.css")), ids=lambda file: file.name)
def test_styles_fetch_nothing(file: Path) -> None:
    assert not re.search(r"url\(|@import|</style", file.read_text(encoding="utf-8"))
