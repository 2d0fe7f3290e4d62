"""What a report on paper says: all of it, each thing in its place, and every account as a sentence."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import built_structures
import pytest
from analysed import describe_all, described
from pictures import Picture
from program import FEW
from small_files import ACCEPTED

from ctgraph.findings import Severity, labels
from ctgraph.formats.blocks import Contents, Cover, Diagram, Items, PaperBlock, Section, Table
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure
from ctgraph.queries import overview
from ctgraph.reports.markdown import write_markdown_report
from ctgraph.reports.paper import MOST_GRAVE, make_blocks
from ctgraph.results.report_document import ReportDocument
from ctgraph.wording.evidence import MOST_EVIDENCE
from ctgraph.wording.signs import SEVERITY_WORDS

EVERY_FINDING = (Path(__file__).parents[1] / "golden" / "every-finding.yaml").read_text(encoding="utf-8")


DATED = """\
structure: dated
title: What changes
bodies:
  board: {name: Board, kind: board, status: {2007: active, 2009: on_hold}}
  group: {name: Group, kind: working_group, from: 2009, reports_to: board}
"""


def every_finding() -> Structure:
    return parse_structure(EVERY_FINDING, "every-finding.yaml")


@functools.cache
def document(*names: str) -> ReportDocument:
    return describe_all([every_finding()]) if names == ("every-finding",) else described(*names)


@functools.cache
def blocks(*names: str) -> Sequence[PaperBlock]:
    return tuple(make_blocks(document(*names)))


def headings(found: Sequence[PaperBlock]) -> list[Section]:
    sections = (block.heading if isinstance(block, Diagram) else block for block in found)
    return [block for block in sections if isinstance(block, Section)]


def under(found: Sequence[PaperBlock], title: str) -> list[PaperBlock]:
    """The blocks of the first section of that title, down to the next of its level or above."""
    start = next(place for place, block in enumerate(found) if isinstance(block, Section) and block.title == title)
    heading = found[start]
    assert isinstance(heading, Section)
    inside = list[PaperBlock]()
    for block in found[start + 1 :]:
        section = block.heading if isinstance(block, Diagram) else block
        if isinstance(section, Section) and section.level <= heading.level:
            break
        inside.append(block)
    return inside


def plain(text: str) -> str:
    """Text with a blank wherever there is one, whether or not a line may end there."""
    return text.replace("\u00a0", " ")


SEVERAL = ("haringey-2008", "kent-2011", "leicestershire-2009")
every_structure = pytest.mark.parametrize("name", [*FEW, "every-finding"])


@every_structure
class TestOneStructure:
    def test_every_finding_has_its_evidence(self, name: str) -> None:
        (told,) = document(name).structures
        names = labels(told.report.structure)
        entries = [
            item for block in under(blocks(name), "Findings") if isinstance(block, Items) for item in block.items
        ]
        assert sorted(item.text for item in entries) == sorted(found.sentence for found in told.report.reported)
        for reported in told.report.reported:
            details = [plain(" ".join(item.details)) for item in entries if item.text == reported.sentence]
            for relation in reported.finding.relations:
                assert any(f"{names[relation.from_id]} " in said for said in details)
                assert all(any(source.text in said for said in details) for source in relation.sources)

    def test_the_gravest_come_first_and_what_is_accepted_last(self, name: str) -> None:
        marks = [
            item.mark for block in under(blocks(name), "Summary") if isinstance(block, Items) for item in block.items
        ]
        (told,) = document(name).structures
        unaccepted = [found.finding.severity for found in told.report.open_findings()]
        assert marks == [SEVERITY_WORDS[severity] for severity in sorted(unaccepted, reverse=True)[:MOST_GRAVE]]
        for block in under(blocks(name), "Findings"):
            if isinstance(block, Items):
                order = [*SEVERITY_WORDS.values(), "accepted"]
                ranks = [order.index(item.mark) for item in block.items]
                assert ranks == sorted(ranks)

    def test_every_body_has_its_account_and_its_source(self, name: str) -> None:
        structure = document(name).structures[0].report.structure
        (table,) = under(blocks(name), "How each body is accountable")
        assert isinstance(table, Table)
        assert len(table.rows) == len(structure.bodies)
        for body in structure.bodies.values():
            (row,) = (row for row in table.rows if row[0] in {body.name, f"{body.name} ({body.short})"})
            assert all(row[1:4])
            assert all(source.text in plain(row[-1]) for source in body.sources)

    def test_every_document_is_among_the_sources(self, name: str) -> None:
        structure = document(name).structures[0].report.structure
        table = under(blocks(name), "Sources")[0]
        assert isinstance(table, Table)
        assert [row[:2] for row in table.rows] == [(each.key, each.title) for each in structure.documents.values()]

    def test_what_a_summary_counts_adds_up(self, name: str) -> None:
        (told,) = document(name).structures
        tables = [block for block in under(blocks(name), "Summary") if isinstance(block, Table)]
        counted = [int(re.split(r"\D", row[2])[0]) for table in tables for row in table.rows]
        assert sum(counted) == len(told.report.reported) > 0

    def test_levels_of_headings_skip_none(self, name: str) -> None:
        levels = [1, *(section.level for section in headings(blocks(name)))]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_each_structure_has_a_chapter() -> None:
    found = blocks(*SEVERAL)
    titles = [load(name).title for name in SEVERAL]
    first = [section.title for section in headings(found) if section.level == 1]
    assert first == ["All structures", *titles, "What was checked"]
    assert [block.level for block in found if isinstance(block, Contents)] == [2]
    (overview,) = (block for block in under(found, "All structures") if isinstance(block, Table))
    assert [row[0] for row in overview.rows] == titles
    reports = [each.report for each in document(*SEVERAL).structures]
    for row, report in zip(overview.rows, reports, strict=True):
        grave = [each.finding.severity for each in report.open_findings()]
        counted = [
            len(report.structure.bodies),
            len(report.structure.relations),
            *(grave.count(each) for each in reversed(Severity)),
        ]
        assert row[1:] == tuple(map(str, counted))
    cover = found[0]
    assert isinstance(cover, Cover)
    assert cover.title == f"{len(SEVERAL)} structures"
    assert sum(isinstance(block, Diagram) for block in found) == len(SEVERAL)


def test_the_status_is_that_of_the_day() -> None:
    structure = parse_structure(DATED, "dated.yaml")
    for day, told in (("2008", ["active", "not there yet (from 2009)"]), ("2010", ["on hold", "active"])):
        (table,) = under(list(make_blocks(describe_all([structure], as_of=day))), "How each body is accountable")
        assert isinstance(table, Table)
        assert [row[2] for row in table.rows] == told


def test_the_cover_names_day_and_assumptions() -> None:
    kent = describe_all([load("kent-2011")], assume=["inferred"], as_of="2012-03")
    found = list(make_blocks(kent))
    cover = found[0]
    assert isinstance(cover, Cover)
    facts = dict(cover.facts)
    assert (facts["as of"], facts["counted"]) == (
        "2012-03-31",
        "facts that are stated, unclear, disputed and inferred",
    )
    assert facts["made"].startswith(kent.made)
    said = [str(block) for block in under(found, "Summary")]
    assert any("11 of the 11 relations are in force and counted." in each for each in said)


def test_an_acceptance_says_who_and_until_when() -> None:
    found = list(make_blocks(describe_all([parse_structure(ACCEPTED, "accepted.yaml")], as_of="2011")))
    (items,) = (block for block in under(found, "Findings") if isinstance(block, Items))
    assert [(item.mark, item.details[-1]) for item in items.items] == [
        ("accepted", "accepted, until 2012-03-31: it ends soon")
    ]
    assert not [block for block in under(found, "Summary") if isinstance(block, Items)]


def test_where_nothing_is_found_it_says_so() -> None:
    clean = built_structures.structure("board reports_to council", roots="council")
    found = list(make_blocks(describe_all([clean])))
    assert [str(block) for block in under(found, "Findings")] == [
        "Paragraph(text='Nothing was found.', style='', below='')"
    ]


@pytest.mark.parametrize(("size", "more"), [(8, []), (9, ["and 1 more relation"]), (11, ["and 3 more relations"])])
def test_long_evidence_is_cut_and_counted(size: int, more: list[str]) -> None:
    circle = built_structures.numbered(size, built_structures.ring(0, size, "part_of"))
    found = under(list(make_blocks(describe_all([circle]))), "Accountability cycle")
    ((item,),) = (block.items for block in found if isinstance(block, Items))
    assert len([each for each in item.details[:MOST_EVIDENCE] if " is part of " in each]) == MOST_EVIDENCE
    assert list(item.details[MOST_EVIDENCE:]) == more


def test_a_diagram_counts_the_bodies_of_the_day() -> None:
    structure = parse_structure(DATED, "dated.yaml")
    for day, said in (
        ("2008", "Diagram of the 1 body of What changes on 2008-12-31; "),
        ("2010", "Diagram of the 2 bodies of What changes; "),
    ):
        (diagram,) = (
            block for block in make_blocks(describe_all([structure], as_of=day)) if isinstance(block, Diagram)
        )
        assert diagram.words.startswith(said)


def test_a_large_structure_is_drawn_as_groups_and_says_so() -> None:
    chain = [f"b{number} reports_to {'council' if number == 0 else f'b{number - 1}'}" for number in range(7)]
    structure = built_structures.structure(*chain, roots="council", alone="forum")
    with mock.patch.object(overview, "MOST_DRAWN", 8), mock.patch.object(overview, "_LEAST", 3):
        told = describe_all([structure])
    (diagram,) = (block for block in make_blocks(told) if isinstance(block, Diagram))
    assert diagram.note == (
        "9 bodies are too many to be drawn whole. Each of these 4 groups is a body with what answers to it, or bodies of a"
        " kind that hang with few others."
    )
    drawn = [each.title for each in Picture(diagram.svg).elements if each.id.startswith("body-")]
    groups = told.structures[0].groups
    assert len(drawn) == len(groups)
    assert [group for group in groups if not any(each.startswith(f"{group.name}: ") for each in drawn)] == []
    assert sorted(body for group in groups for body in group.bodies) == sorted(structure.bodies)
    (accounts_of_all,) = under(list(make_blocks(told)), "How each body is accountable")
    assert isinstance(accounts_of_all, Table)
    assert len(accounts_of_all.rows) == len(structure.bodies)


def test_the_path_of_the_file_is_not_told() -> None:
    structure = every_finding()._replace(file="/home/jdoe/every-finding.yaml")
    assert "jdoe" not in str(list(make_blocks(describe_all([structure]))))


def test_no_line_of_a_citation_ends_before_a_number() -> None:
    structure = parse_structure(
        "structure: x\ntitle: X\nsources: {review: {title: R}}\nrecorded: {accountability: yes}\nbodies:\n"
        "  b 2:\n    name: Board 2\n    kind: board\n    source: [review §5 row 17, review part 2, review 3 4]\n",
        "x.yaml",
    )
    (table,) = under(list(make_blocks(describe_all([structure]))), "How each body is accountable")
    assert isinstance(table, Table)
    assert table.rows[0][-1] == "review\u00a0§5 row\u00a017; review part\u00a02; review\u00a03 4"
    assert table.rows[0][0] == "Board 2"


HEADINGS = """
structure: s
as_of: 2024
supersedes: before
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review 1}
  committee: {name: Audit Committee, kind: audit_committee, part_of: council, scrutinises: council}
  board: {name: Board, kind: board, scrutinises: panel}
  panel: {name: Panel, kind: panel, scrutinises: board, informs: council}
sources: {review: {title: Review}}
"""


def test_findings_stand_under_what_they_are_called() -> None:
    found = tuple(make_blocks(describe_all([parse_structure(HEADINGS, "s.yaml")])))
    named = [section.title for section in headings(found)]
    assert named.index("Circular scrutiny") < named.index("Internal scrutiny")
    assert "No upward line recorded" in named
    assert not {"No accountability", "Broken line"} & set(named)
    told = [
        entry.text for block in under(found, "Internal scrutiny") if isinstance(block, Items) for entry in block.items
    ]
    assert len(told) == 1
    assert told[0].startswith("Audit Committee is part of Council and scrutinises it: this is internal scrutiny")


def test_what_a_structure_takes_the_place_of_is_told_without_a_mood() -> None:
    found = tuple(make_blocks(describe_all([parse_structure(HEADINGS, "s.yaml")])))
    cover = next(block for block in found if isinstance(block, Cover))
    assert ("takes the place of", "before") in cover.facts


UNCOUNTED = """\
structure: uncounted
title: What is not counted
sources: {review: {title: A review}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: review 1}
  board: {name: Board, kind: board, source: review 2, part_of: {council: {standing: inferred, source: review 9}}}
  group: {name: Group, kind: working_group, source: review 3, reports_to: board}
  panel: {name: Panel, kind: board, source: review 4, reports_to: {council: {standing: proposed, source: review 8}}}
  county: {name: County Board, kind: board, source: review 5, scope: neighbour, informs: board}
"""


def test_no_line_of_the_file_is_told_and_what_a_neighbour_is() -> None:
    analysed = describe_all([parse_structure(UNCOUNTED, "uncounted.yaml")], picture=False)
    told = plain(write_markdown_report(analysed).decode()).replace("\\", "")
    assert "not counted: Board is part of Council (inferred) [review 9]" in told
    assert "Panel reports to Council (proposed) [review 8]" in told
    assert not re.search(r"\bline \d", told)
    assert "| neighbour | a body that is there only because others relate to it" in told


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("active", "2 of the 2 relations are in force and counted."),
        (
            "on_hold",
            "2 of the 2 relations are in force and counted, though 1 of them has an end that does not operate.",
        ),
    ],
)
def test_relations_of_what_does_not_operate_are_counted_apart(group: str, said: str) -> None:
    structure = parse_structure(
        f"""
structure: s
bodies:
  council: {{name: Council, kind: council, answers_outside: elected}}
  board: {{name: Board, kind: board, reports_to: council}}
  group: {{name: Group, kind: working_group, status: {group}, reports_to: board}}
""",
        "s.yaml",
    )
    found = list(make_blocks(describe_all([structure])))
    assert any(said in str(block) for block in under(found, "Summary"))
