"""What every command and report says to people: none of our own words, no more than is recorded, and verbs that agree."""

from __future__ import annotations

import html
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import docx
import pytest
import yaml
from analysed import describe_all
from every_command import COMMANDS, Question, questions
from program import ctgraph
from sheets import copy

from ctgraph.cli.options import FOR_PROGRAMS
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import RELATIONS, Structure
from ctgraph.reports.docx import write_docx_report
from ctgraph.reports.html import write_html_report
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.pdf import write_pdf_report

EVERY_FINDING = Path(__file__).parents[1] / "golden" / "every-finding.yaml"
MOST = 8  # questions to one command; they are taken evenly from all
# What an author would object to, and words that only we know.
FORBIDDEN = re.compile(
    r"answers? to nobody|lacks? accountability|no relation of any kind|onward line|left out for (?:its|their) standing"
    r"|takes? (?:it|them) as true|taken as true|there no longer|operates? no longer|(?-i:(?<!-)\bsingle points?\b)"
    r"|\broots?\b|\broutes?\b|\bspan\b|\bas is only\b",
    re.IGNORECASE,
)
_THINGS = r"(?:groups|bodies|boards|findings|relations|functions|lines|rows|seats|structures|posts|authorities|duties|changes|chairs)"
# Numbers that do not go with the noun, or with the verb behind it; after "of" and the like it is no subject.
COUNTS = re.compile(
    rf"(?<![\d.,§/-])\b(?:1 {_THINGS}|0*[2-9] (?:body|group|finding|relation|seat|structure)(?![\w-]))\b"
    rf"|(?<![\d.,§/-])(?<!of )(?<!in )(?<!for )(?<!by )(?<!on )\b(?:[2-9]|\d{{2,}}) {_THINGS} (?:is|has|was|does|needs|answers|reports)\b"
    rf"|\b1 (?!more)[a-z]+ (?:are|have|were|do|need|answer|report)\b"
)
# Places where a structure that ships, or the law, has such a word itself.
OWN_WORDS = ("en route", "root cause")
CODES = re.compile(r"(?m)^(?:- \*\*)?(?:error|warning|info)\b|\b\d+ (?:errors?|warnings?)\b")
PLURAL = re.compile(
    r"(?:(?i:groups|boards|committees|teams|partnerships|trusts|panels|councils|forums|collaboratives)|\b[A-Z]{2,}s|Children with .*)$"
)
SINGULAR_VERBS = sorted(
    {each.phrase.split()[0] for each in RELATIONS.values()}
    | {(each.inverse_phrase or "is").split()[0] for each in RELATIONS.values()}
    | {
        "is",
        "was",
        "has",
        "does",
        "needs",
        "sits",
        "chairs",
        "owns",
        "delivers",
        "monitors",
        "answers",
        "begins",
        "takes",
        "stops",
    }
)


def plural_names(structure: Structure) -> set[str]:
    """Names that are those of several bodies, by their last word."""
    names = {name for body in structure.bodies.values() for name in (body.name, body.short) if name}
    return {name for name in names if PLURAL.search(name)}


@cache
def shipped_plurals() -> re.Pattern[str]:
    return disagreeing(name for structure in shipped() for name in plural_names(load(structure)))


def disagreeing(names: Iterable[str]) -> re.Pattern[str]:
    """A plural name as a subject, with a verb in the singular; after "of", "for" and the like it is no subject."""
    listed = "|".join(sorted(map(re.escape, set(names)), key=len, reverse=True))
    not_of = "".join(
        rf"(?<!\b{word} )"
        for word in ("of", "for", "by", "to", "on", "than", "and", "The", "the", "with", "in", "from")
    )
    return re.compile(rf"(?<![\w-]){not_of}(?:{listed})(?: \([^)]*\))? (?:{'|'.join(SINGULAR_VERBS)})\b")


def find_faults(said: str, plurals: re.Pattern[str]) -> list[str]:
    """What should not be said, each with a little of what stands around it."""
    parted = re.sub(r"\s*\n\s*(?:[-|] )?|\s{2,}|\*\*", " ¦ ", re.sub(r"\x1b\[[\d;]*m", "", said))
    text = " ".join(parted.split())
    for own in OWN_WORDS:
        text = text.replace(own, "")
    found = [*FORBIDDEN.finditer(text), *COUNTS.finditer(text), *plurals.finditer(text)]
    return [text[max(0, each.start() - 40) : each.end() + 40] for each in found]


def pick(asked: Iterator[Question]) -> list[Question]:
    """Questions for people, evenly from all that there are."""
    for_people = [each for each in asked if not FOR_PROGRAMS & {*each.arguments} and not each.written]
    return for_people[:: -(-len(for_people) // MOST) or 1]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("draw", "report")])
def test_every_command_says_what_people_can_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = pick(questions(name))
    for number, question in enumerate(asked):
        if name == "explain" and ("circular-scrutiny" not in question.arguments):
            continue  # it explains the words that are not to be used elsewhere
        told = [ctgraph(*question.arguments).out]
        if not number % 4 and "--format" not in question.arguments:
            told.append(ctgraph(*question.arguments, terminal=True, columns=200).out)
        for said in told:
            assert find_faults(said, shipped_plurals()) == [], question
            if name not in ("explain", "new"):
                assert not CODES.search(re.sub(r"\x1b\[[\d;]*m", "", said)), question
    assert asked or name in ("export", "new")  # which write files, and ask nothing else


@cache
def with_plural_names() -> str:
    """One of everything that can be found, where the name of every body is one of several."""
    told = yaml.load(EVERY_FINDING.read_text(encoding="utf-8"), yaml.BaseLoader)
    for number, body in enumerate(told["bodies"].values()):
        body.pop("short", None)
        body["name"] = f"Number {number} {'task groups' if number % 2 else 'Care firms'}"
        body["count"] = "2"
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True)


@cache
def made_plurals() -> re.Pattern[str]:
    bodies = parse_structure(with_plural_names(), "plural.yaml").bodies
    return disagreeing(body.name for body in bodies.values())


def test_the_patterns_see_what_they_are_to_see() -> None:
    assert find_faults("Number 1 task groups is part of X", made_plurals())
    assert find_faults("Number 1 task groups (a) reports to X", made_plurals())
    assert find_faults("agenda-control  Number 1 task groups sets the agenda of X", made_plurals())
    assert not find_faults("the chair of Number 1 task groups is vacant", made_plurals())
    assert find_faults("it has 2 routes", made_plurals())
    assert not find_faults("ctgraph explain single-point", made_plurals())
    assert CODES.search("warning  broken-line")
    for said in (
        "1 groups report",
        "2 groups is said",
        "3 finding in 4 bodies",
        "2 bodies has no line",
        "1 body are there",
    ):
        assert find_faults(said, made_plurals()), said
    for said in (
        "11 groups report",
        "review §4.1 groups",
        "the line of 2 bodies is long",
        "1 body is there",
        "2 findings in 1 body",
    ):
        assert not find_faults(said, made_plurals()), said


@pytest.mark.parametrize("command", ["check", "orphans", "list", "members", "functions", "metrics", "timeline"])
@pytest.mark.parametrize("wanted", ["text", "markdown"])
def test_verbs_agree_with_names_of_several_bodies(command: str, wanted: str) -> None:
    for assumed in ((), ("--assume", "inferred,proposed")):
        ran = ctgraph(command, "-", "--format", wanted, *assumed, stdin=with_plural_names())
        assert ran.code in (0, 1)
        assert find_faults(ran.out, made_plurals()) == []


@pytest.mark.parametrize("arguments", [("lines",), ("lines", "--down"), ("show",), ("path", "council")])
def test_verbs_agree_in_what_is_asked_of_one_body(arguments: tuple[str, ...]) -> None:
    bodies = parse_structure(with_plural_names(), "plural.yaml").bodies
    for body in itertools.islice(bodies, 0, None, 3):
        command, *rest = arguments
        ran = ctgraph(command, "-", body, *rest, "--assume", "inferred", stdin=with_plural_names())
        assert (ran.code, find_faults(ran.out, made_plurals())) == (0, [])


def read_docx(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def read_html(made: bytes) -> str:
    page = re.sub(r"(?s)<(style|script|svg)\b.*?</\1>", "", made.decode())
    # what stands beside one another on a page stands on lines of its own
    return html.unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|td|th|h\d|summary|label|option|legend)>", "\n", page))
    )


# One structure that ships for each format: see test_same_content for what stands in all of them.
REPORTED = {"html": "solihull-2011", "md": "cornwall-2022", "docx": "leicestershire-2009", "pdf": "kent-2011-proposed"}


@pytest.mark.parametrize(
    ("name", "ending"), [(name, ending) for ending, shipped in REPORTED.items() for name in (shipped, "plural")]
)
def test_every_report_says_what_people_can_read(name: str, ending: str) -> None:
    structure = parse_structure(with_plural_names(), "plural.yaml") if name == "plural" else load(name)
    document = describe_all([structure], ["inferred"], live=ending == "html", limit=5)
    if ending == "pdf":
        said = copy(write_pdf_report(document))
    elif ending == "html":
        said = read_html(write_html_report(document))
    elif ending == "docx":
        said = read_docx(write_docx_report(document))
    else:
        said = re.sub(r"\\(?=\W)|\*\*", "", write_markdown_report(document).decode())
    assert len(said) > 3000
    lines = said.split("\n")  # one by one: no subject stands in one with its verb in the next
    assert [
        fault
        for line in lines
        for fault in find_faults(line, made_plurals() if name == "plural" else shipped_plurals())
    ] == []
