"""Reports grow as structures do: twice the bodies, about twice the work, which is counted and not timed; and what is left out is told."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

import pytest
from analysed import analyse, describe_all
from built_structures import numbered, ring

from ctgraph import analysis
from ctgraph.analysis import Analysis
from ctgraph.drawing.common.subtitles import write_subtitles
from ctgraph.drawing.structure import page
from ctgraph.formats.blocks import Item, Items, PaperBlock, Paragraph, Section, Table
from ctgraph.model import Document, Lens, Structure
from ctgraph.queries import accounts, overview
from ctgraph.queries.accounts import describe_accounts
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.shortening import shorten

Lines = list[tuple[int, str, int]]


def in_a_chain(size: int) -> Structure:
    return numbered(size, [(one, "reports_to", one - 1) for one in range(1, size)], roots={0})


def near_a_tree(size: int) -> Structure:
    """Like a register: each body answers to one before it, and informs another."""
    lines = [(one, "reports_to", one // 3) for one in range(1, size)]
    return numbered(size, [*lines, *((one, "informs", one * 7 % size) for one in range(1, size))], roots={0})


def below_one(size: int) -> Structure:
    return numbered(size, [(one, "reports_to", 0) for one in range(1, size)], roots={0})


def in_small_circles(size: int) -> Structure:
    lines: Lines = []
    for first in range(0, size - 5, 5):
        lines += ring(first, 5)
        lines.append((first, "accountable_to", size - 1))
    return numbered(size, lines, roots={size - 1})


def every_other_a_root(size: int) -> Structure:
    size += size % 2
    return numbered(size, [(one, "reports_to", one + 1) for one in range(0, size, 2)], roots=range(1, size, 2))


def all_linked(size: int) -> Structure:
    lines = [(one, "reports_to", other) for one in range(size) for other in range(size) if one != other]
    return numbered(size, lines, roots={0})


def count_calls(work: Callable[[], bytes]) -> Counter[str]:
    """Return how often each function is called, of this program and of those that it is built on."""
    profile = cProfile.Profile()
    profile.runcall(work)
    stats: Mapping[tuple[str, int, str], tuple[int, int]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return Counter({f"{file}:{line} {name}": calls[1] for (file, line, name), calls in stats.items()})


@pytest.mark.parametrize(
    ("make", "ending"),
    [
        (near_a_tree, "html"),
        (below_one, "md"),
        (in_small_circles, "html"),
        (in_small_circles, "md"),
        (every_other_a_root, "html"),
    ],
)
def test_nothing_is_done_over_twice_as_often_for_twice_the_bodies(
    make: Callable[[int], Structure], ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "MOST_DRAWN", 50)
    monkeypatch.setattr(analysis, "_MOST_OF_FEW", 50)  # so that small ones are treated as registers are
    small, large = (count_calls(partial(Analysis(make(size)).report, ending)) for size in (101, 201))
    often = {name for name, calls in large.items() if calls > 3_000}
    assert often
    assert {name: (small[name], large[name]) for name in often if large[name] > 2.4 * small[name]} == {}


@pytest.mark.parametrize("make", [in_a_chain, all_linked])
def test_accounts_that_would_be_endless_are_left_out_and_that_is_said(make: Callable[[int], Structure]) -> None:
    structure = make(700 if make is in_a_chain else 120)
    assert describe_accounts(analyse(structure).graphs, 3) == {}
    told = write_markdown_report(describe_all([structure], picture=False)).decode()
    assert "is accountable is left out of this report" in told
    assert "## How each body is accountable" not in told
    assert f"| {structure.bodies['b000007'].name} |" in told  # the bodies are listed all the same


@pytest.mark.parametrize("structure", [in_a_chain(200), all_linked(40), near_a_tree(2_000)])
def test_others_have_every_account(structure: Structure) -> None:
    assert len(describe_accounts(analyse(structure).graphs, 3)) == len(structure.bodies)


def test_a_page_without_accounts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "MOST_STEPS", 1_000)
    monkeypatch.setattr(accounts, "MOST_STEPS_EACH", 1)
    page = Analysis(all_linked(20)).report("html").decode()
    assert "is accountable is left out of this report" in page
    assert "<h5>How is this group accountable?</h5>" not in page


class TestShortening:
    table = Table(("a",), tuple((str(number),) for number in range(100)))
    items = Items(tuple(Item("", "", str(number), ("one", "two")) for number in range(50)))
    blocks: tuple[PaperBlock, ...] = (
        Section("Short", 1), Table(("a",), (("x",),)), Section("Long", 1), Paragraph("What to do"), table, Section("Last", 1), items,
    )  # fmt: skip

    def test_what_fits_stays_as_it_is(self) -> None:
        assert shorten(self.blocks, 251) == list(self.blocks)
        assert shorten((), 10) == []

    @pytest.mark.parametrize("most", [0, 1, 7, 60, 250])
    def test_what_does_not_fit_is_cut_and_counted(self, most: int) -> None:
        cut = shorten(self.blocks, most)
        rows = sum(len(block.rows) for block in cut if isinstance(block, Table))
        items = [item for block in cut if isinstance(block, Items) for item in block.items]
        entries = rows + len(items) + sum(len(item.details) for item in items)
        assert entries <= most
        assert most - entries <= 2  # of what is shared, the rest of a division
        missing = [
            int(block.text.split()[0]) for block in cut if isinstance(block, Paragraph) and "left out" in block.text
        ]
        assert sum(missing) + entries == 251
        assert Paragraph("What to do") in cut

    def test_short_parts_are_whole(self) -> None:
        assert shorten(self.blocks, 60)[:2] == list(self.blocks[:2])

    @pytest.mark.parametrize(
        "block",
        [
            Table(("a", "b", "c"), (("x", "", "y" * 300),) * 40),
            Table(("a",), (("x" * 1_500,),) * 40),
            Items((Item("", "", "x" * 700, ("y" * 900, "z")),) * 40),
        ],
    )
    def test_many_cells_and_long_texts_count_for_more(self, block: PaperBlock) -> None:
        *kept, told = shorten([block], 60)
        (cut,) = kept
        assert isinstance(cut, Table | Items)
        entries = cut.rows if isinstance(cut, Table) else cut.items
        assert 0 < len(entries) < 20
        assert isinstance(told, Paragraph)
        assert "left out here" in told.text

    def test_nothing_is_left_of_an_entry_that_alone_is_too_long(self) -> None:
        (told,) = shorten([Table(("a",), (("x" * 20_000,), ("y",)))], 60)
        assert isinstance(told, Paragraph)
        assert told.text.startswith("2 more entries are left out here")


def declare_documents(number: int) -> Structure:
    documents = {f"d{each}": Document(f"d{each}", f"Document {each}", "2020-01-01", "") for each in range(number)}
    return in_a_chain(2)._replace(documents=documents)


@pytest.mark.parametrize(
    ("number", "last"), [(20, "Document 9 (2020-01-01)"), (21, "and 1 more"), (5_000, "and 4,980 more")]
)
def test_a_diagram_names_the_first_sources_and_counts_the_others(number: int, last: str) -> None:
    (sources,) = write_subtitles(declare_documents(number), Lens())
    assert sources.endswith(f"; {last}")
    assert sources.count(";") <= 20


@pytest.mark.parametrize("width", [1, 9, 30])
def test_what_stands_below_a_title_is_made_once_for_every_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def describe(*given: object) -> list[str]:
        asked.append(given)
        return []

    monkeypatch.setattr(page, "describe_scope", describe)
    Analysis(below_one(width + 1)).draw("svg")
    assert len(asked) == 1
