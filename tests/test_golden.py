"""What each question prints in each format, kept whole in golden/ and compared byte by byte.

After a change that is meant, write the new outputs with one command, and read the difference before it is committed:

    make golden             # all of them, and the drawings of drawing/test_golden_drawings.py
    make golden K=timeline  # those with this in their names
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from program import SHIPPED, ctgraph

from ctgraph.loading.catalogue import structures_folder

GOLDEN = Path(__file__).parent / "golden"
EVERY_FINDING = (GOLDEN / "every-finding.yaml").read_text(encoding="utf-8")
UPDATE = "CTGRAPH_UPDATE_GOLDEN" in os.environ

TABLES = ("text", "json", "csv")
PAGES = ("text", "json")
MARKDOWN = ("markdown",)
WIDTHS = (80, 120)
COMPARED = ("haringey-2008", "kent-2011", "kent-2011-proposed", "solihull-2011", "solihull-history")
ENDINGS = {"text": "txt", "json": "json", "csv": "csv", "markdown": "md", "junit": "xml", "github": "log"}


class Question(NamedTuple):
    """A command, the formats in which its output is kept, and whether it is also kept as a terminal shows it."""

    arguments: list[str]
    formats: tuple[str, ...] = ("text",)
    terminal: bool = False


QUESTIONS = {
    "check": Question(["check", *SHIPPED], ("json", "csv")),
    "check-accountability": Question(["check", "kent-2011-proposed", "--select", "no-accountability,several-lines"]),
    "check-assume-as-of": Question(["check", "kent-2011", "--assume", "inferred", "--as-of", "2012-03"]),
    "check-baseline": Question(
        ["check", "kent-2011", "leicestershire-2009", "--baseline", str(Path(__file__).parent / "baseline.json")],
        TABLES + MARKDOWN,
        terminal=True,
    ),
    "check-every-finding": Question(["check", "-", "--as-of", "2011-06-16"], TABLES + MARKDOWN, terminal=True),
    "check-haringey-2008": Question(["check", "haringey-2008"], ("text", "junit", "github")),
    "check-kent-2011": Question(["check", "kent-2011"]),
    "check-kent-2011-proposed": Question(["check", "kent-2011-proposed"]),
    "check-leicestershire-2009": Question(["check", "leicestershire-2009"], terminal=True),
    "check-leicestershire-2009-proposed": Question(["check", "leicestershire-2009-proposed"]),
    "check-solihull-2011": Question(["check", "solihull-2011"]),
    "check-two": Question(["check", "haringey-2008", "leicestershire-2009", "--ignore", "no-accountability"]),
    "check-nothing-found": Question(["check", "kent-2011", "--select", "unsourced"]),
    "orphans": Question(["orphans", *SHIPPED], TABLES, terminal=True),
    "orphans-every-finding": Question(["orphans", "-", "--as-of", "2011-06-16"], TABLES + MARKDOWN, terminal=True),
    "orphans-assume": Question(["orphans", "solihull-2011", "--assume", "inferred,proposed"]),
    "lines-routes": Question(["lines", "kent-2011-proposed", "board"], TABLES + MARKDOWN, terminal=True),
    "lines-routes-left-out": Question(["lines", "kent-2011-proposed", "board", "--limit", "1"], TABLES),
    "lines-stops": Question(["lines", "solihull-2011", "Short Breaks review group"], TABLES + MARKDOWN, terminal=True),
    "lines-stops-several": Question(["lines", "-", "Parenting Programmes Group"], TABLES),
    "lines-stops-left-out": Question(["lines", "-", "courses", "--limit", "1"]),
    "lines-cycle": Question(["lines", "-", "data"]),
    "lines-of-a-root": Question(["lines", "kent-2011-proposed", "kcc"], TABLES),
    "lines-without-one": Question(["lines", "kent-2011", "board"], TABLES),
    "lines-not-operating": Question(["lines", "-", "trust"], TABLES),
    "lines-down": Question(["lines", "kent-2011-proposed", "cabinet", "--down"], TABLES + MARKDOWN, terminal=True),
    "lines-down-left-out": Question(["lines", "kent-2011-proposed", "cabinet", "--down", "--limit", "2"], TABLES),
    "lines-down-nothing": Question(["lines", "kent-2011", "hwbb", "--down"], TABLES),
    "path": Question(
        ["path", "kent-2011-proposed", "task and finish groups", "cabinet"], TABLES + MARKDOWN, terminal=True
    ),
    "path-kinds": Question(["path", "-", "courses", "dcs", "--kinds", "reports_to,part_of"]),
    "path-shorter-with-left-out": Question(["path", "kent-2011-proposed", "ambition board 2", "kent forum"], TABLES),
    "path-only-with-left-out": Question(
        ["path", "kent-2011-proposed", "ambition board 2", "kent forum", "--kinds", "part_of"], TABLES, terminal=True
    ),
    "path-none": Question(["path", "kent-2011", "council", "hwbb"], TABLES),
    "path-to-itself": Question(["path", "kent-2011", "board", "board"], TABLES),
    "list": Question(["list"], TABLES + MARKDOWN, terminal=True),
    "list-haringey-2008": Question(["list", "haringey-2008"], TABLES),
    "list-leicestershire-2009": Question(["list", "leicestershire-2009"], TABLES + MARKDOWN, terminal=True),
    "list-relations": Question(["list", "leicestershire-2009", "--relations"], TABLES + MARKDOWN, terminal=True),
    "list-solihull-2011": Question(["list", "solihull-2011"], TABLES),
    "show": Question(["show", "leicestershire-2009", "board"], PAGES + MARKDOWN, terminal=True),
    "show-members": Question(["show", "leicestershire-2009", "jcb"], PAGES, terminal=True),
    "show-a-root": Question(["show", "kent-2011", "council"], PAGES),
    "show-accepted": Question(["show", "-", "tutors", "--as-of", "2011-06-16"], PAGES),
    "check-max-seats": Question(["check", "haringey-2008", "--max-seats", "20", "--select", "oversized-board"]),
    "members": Question(["members", "kent-2011-proposed"], TABLES + MARKDOWN, terminal=True),
    "members-of-one": Question(["members", "haringey-2008", "board"], TABLES, terminal=True),
    "members-of-none": Question(["members", "kent-2011-proposed", "posc"], TABLES),
    "members-every-finding": Question(["members", "-"], TABLES),
    "interlocks": Question(["members", "kent-2011-proposed", "--interlocks"], TABLES + MARKDOWN, terminal=True),
    "interlocks-of-one": Question(["members", "-", "nurseries", "--interlocks"], TABLES),
    "interlocks-of-nobody": Question(["members", "haringey-2008", "--interlocks"], TABLES),
    "functions": Question(["functions", "solihull-2011"], TABLES + MARKDOWN, terminal=True),
    "functions-every-finding": Question(["functions", "-"], TABLES),
    "functions-none": Question(["functions", "haringey-2008"], TABLES),
    "timeline": Question(["timeline", "solihull-history"], TABLES, terminal=True),
    "timeline-part": Question(
        ["timeline", "solihull-history", "--assume", "inferred", "--from", "2010", "--until", "2011-04"],
        ("text", *MARKDOWN),
    ),
    "timeline-of-few": Question(["timeline", "solihull-history", "--days", "1", "--as-of", "2010"]),
    "timeline-none": Question(["timeline", "leicestershire-2009"], TABLES),
    "show-duty": Question(["show", "haringey-2008", "board"], PAGES + MARKDOWN),
    "metrics": Question(["metrics", "kent-2011-proposed"], TABLES + MARKDOWN, terminal=True),
    "metrics-several": Question(["metrics", *COMPARED], TABLES + MARKDOWN, terminal=True),
    "metrics-every-finding": Question(["metrics", "-"], TABLES),
    "metrics-not-recorded": Question(["metrics", "haringey-2008"], TABLES),
    "statutes": Question(["statutes"], TABLES + MARKDOWN, terminal=True),
    "statutes-one": Question(["statutes", "children-act-2004-s10"], TABLES + MARKDOWN, terminal=True),
    "statutes-to-come": Question(["statutes", "children-act-2004-s16ea"]),
    "statutes-for": Question(["statutes", "--for", "haringey-2008"], TABLES + MARKDOWN, terminal=True),
    "statutes-for-another-day": Question(["statutes", "--for", "kent-2011", "--as-of", "2026-11-28"]),
    "rules": Question(["rules"], TABLES + MARKDOWN, terminal=True),
    "explain": Question(["explain", "circular-scrutiny"], PAGES + MARKDOWN, terminal=True),
    "diff": Question(["diff", "leicestershire-2009", "leicestershire-2009-proposed"], TABLES + MARKDOWN, terminal=True),
    "diff-kent": Question(["diff", "kent-2011", "kent-2011-proposed"], TABLES),
    "diff-lancashire": Question(["diff", "lancashire-send-2024", "lancashire-send-2025"], TABLES),
    "diff-days": Question(["diff", "solihull-history", "--as-of", "2009", "--to", "2011"], TABLES),
    "diff-nothing": Question(["diff", "kent-2011", "kent-2011"], TABLES),
    "diff-every-finding": Question(["diff", "-", "kent-2011"]),
    "diff-folders": Question(["diff", "survey-2011", "survey-2011"], TABLES),
    "query": Question(["query", "kent-2011-proposed", "--question", "dual-reporting"], TABLES + MARKDOWN),
    "query-list": Question(["query", "--list"], TABLES + MARKDOWN),
    "what-if": Question(["what-if", "solihull-2011", "--close", "trust-board"], PAGES + MARKDOWN, terminal=True),
    "what-if-kent": Question(
        [
            "what-if",
            "kent-2011",
            "--merge",
            "executive,kent-forum:Joint Board",
            "--move",
            "local-boards:joint-board",
            "--add",
            "posc scrutinises joint-board",
        ]
    ),
    "what-if-nothing": Question(["what-if", "solihull-2011", "--close", "aim"]),
    "impact": Question(["impact", "kent-2011-proposed", "cabinet"], TABLES + MARKDOWN, terminal=True),
    "impact-functions": Question(["impact", "solihull-2011", "trust-board"], TABLES),
    "impact-post": Question(["impact", "-", "dcs"], TABLES),
    "impact-agency": Question(["impact", "haringey-2008", "haringey police"], TABLES),
    "suggest": Question(["suggest", "leicestershire-2009"], TABLES + MARKDOWN, terminal=True),
    "suggest-every-finding": Question(["suggest", "-", "--as-of", "2011-06-16", "--options", "2"], TABLES),
    "suggest-body": Question(["suggest", "solihull-2011", "Short Breaks review group"]),
    "suggest-nothing": Question(["suggest", "kent-2011", "unsourced"], TABLES),
    "survey": Question(["survey", "survey-2011"], TABLES + MARKDOWN, terminal=True),
    "survey-authorities": Question(
        ["survey", "--authority", "Hertfordshire,Wolverhampton"], TABLES + MARKDOWN, terminal=True
    ),
    "survey-question": Question(
        ["survey", "--question", "hwb", "--region", "West Midlands"], TABLES + MARKDOWN, terminal=True
    ),
    "survey-where": Question(["survey", "--where", "board=yes", "--where", "local=no"]),
    "survey-nobody": Question(["survey", "--where", "plan=blank"], TABLES),
    "check-survey-2011": Question(["check", "survey-2011"]),
}


def _kept() -> Iterator[tuple[str, list[str], int]]:
    for name, question in QUESTIONS.items():
        for wanted in question.formats:
            yield f"{name}.{ENDINGS[wanted]}", [*question.arguments, "--format", wanted], 0
        for columns in WIDTHS if question.terminal else ():
            yield f"{name}.{columns}.ansi", question.arguments, columns


KEPT = {file: (arguments, columns) for file, arguments, columns in _kept()}

CUT = {
    "lines-routes-left-out.csv",
    "lines-down-left-out.csv",
    "check-baseline.csv",
    "diff-days.csv",
}  # tables that do not show all, or of an early day, which standard error tells


@pytest.mark.parametrize("file", KEPT)
def test_golden(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(structures_folder().parent)  # so that files are shown as structures/…, checkout or wheel
    arguments, columns = KEPT[file]
    ran = ctgraph(*arguments, stdin=EVERY_FINDING, terminal=bool(columns), columns=columns)
    assert bool(ran.err) == (file in CUT)
    out = ran.out.replace("structures\\", "structures/")
    if UPDATE:
        (GOLDEN / file).write_text(out, encoding="utf-8", newline="\n")
    assert out == (GOLDEN / file).read_text(encoding="utf-8")


def test_every_golden_file_is_compared() -> None:
    strays = {path.name for path in GOLDEN.iterdir() if path.is_file()} - set(KEPT) - {"every-finding.yaml"}
    if UPDATE:
        for stray in strays:
            (GOLDEN / stray).unlink()
        return
    assert not strays


@pytest.mark.parametrize("file", [file for file in KEPT if file.endswith(".csv")])
def test_every_row_of_a_table_has_a_cell_for_each_column(file: str) -> None:
    with (GOLDEN / file).open(encoding="utf-8", newline="") as kept:
        columns, *rows = csv.reader(kept)
    assert {len(row) for row in rows} <= {len(columns)}
