"""A timeline as a picture: bars where the dates are, words that can be read, and nothing that is not explained."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
import unicodedata
import xml.etree.ElementTree as ET
from typing import Any
from unittest import mock

import pytest
from analysed import analyse
from hostile_names import NAMES
from pictures import SVG, Box, Element, Picture, contrast
from random_structures import random_document, shuffled, to_yaml
from reading import read
from small_files import as_yaml

from ctgraph.dates import day_after
from ctgraph.drawing.common.appearance import PALETTES
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.common.typefaces import measure_text
from ctgraph.drawing.timeline.canvas import fit_text
from ctgraph.drawing.timeline.diagram import draw as draw_timeline
from ctgraph.drawing.timeline.rows import find_rows, find_segments, group_by_family
from ctgraph.drawing.timeline.styles import FILLS, STYLES
from ctgraph.errors import DrawingError
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import ASSUMABLE, NOT_OPERATING_STATUSES, STATUSES, Lens, Structure
from ctgraph.results.timeline import Moment, Timeline

PAGES = {"a4": (842, 595), "a3": (1191, 842)}  # points, on its side
MARGIN = 20  # points, at the least
SMALLEST = 6.0  # points
EVERYTHING = read("""\
structure: everything
title: Every status, a succession, and findings of every sort
as_of: 2009-06
sources: {d: {title: Minutes, date: 2009}}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: d 1, from: 1998}
  first:
    name: First Board
    kind: board
    source: d 1
    status: {2001-02: new, 2002: shadow, 2003: under_review, 2004: renewing, 2005: low_activity, 2006: virtual, 2008: unknown}
    reports_to: council
  second:
    name: Second Board, whose name is so long that it does not go into one line of a page, nor into two of its lines I should think
    kind: board
    source: d 1
    from: 2000-07
    status: {2000: proposed, 2001: active, 2002: on_hold, 2004: not_meeting, 2005: never_met, 2006: merged, 2008: wound_up}
    reports_to: council
  scrutiny: {name: Scrutiny, kind: panel, source: d 1, from: 2003, until: 2008-05-14, scrutinises: {third: {from: 2003}}, part_of: {council: {from: 2003}}}
  third:
    name: Third Board
    kind: board
    count: 3
    source: d 1
    from: 2001
    scrutinises: {scrutiny: {from: 2005}}
    reports_to: {council: {standing: disputed, from: 2001}, first: {from: 2001}}
  before: {name: Predecessor, kind: forum, from: 2001-03, until: 2004-02, source: d 1}
  after: {name: Successor, kind: forum, from: 2008-09, succeeds: before, source: d 1}
  group: {name: Group, kind: working_group, from: 2000, reports_to: {second: {from: 2000}}, source: d 2}
  still: {name: Stands Still, kind: working_group, reports_to: council, source: d 2, from: 1998}
  quiet: {name: Quiet Group, kind: post, source: d 2}
""")
STORIES: dict[str, Structure] = {"solihull-history": load("solihull-history"), "everything": EVERYTHING}

every_story = pytest.mark.parametrize("name", STORIES)
every_theme = pytest.mark.parametrize("theme", PALETTES)


def svg(timeline: Timeline, **options: Any) -> bytes:
    """The picture but for the fonts, which take most of the time and have no place on the page."""
    with mock.patch("ctgraph.drawing.common.typefaces.subset_font", return_value=b""):
        return draw_timeline(timeline, "svg", Options(**options))[0]


def drawn(timeline: Timeline, **options: Any) -> Picture:
    return Picture(svg(timeline, **options))


@functools.cache
def picture(name: str, page: str = "a4", theme: str = "light") -> Picture:
    return drawn(analyse(STORIES[name]).timeline(), page=page, theme=theme)


def words(found: Picture) -> list[str]:
    return [text.words for text in found.texts]


def bars(found: Picture) -> dict[str, Element]:
    """The parts of bars, by what is said of each: the body, its status, and the dates."""
    return {
        each.title: each
        for each in found.elements
        if each.shapes and re.search(r": [a-z ]+( from| until| recorded|$)", each.title)
    }


def left_and_right(element: Element) -> tuple[float, float]:
    return element.box.left, element.box.right


# On the page


@pytest.mark.parametrize(
    ("name", "page", "theme"),
    [*itertools.product(STORIES, PAGES, ["light"]), *itertools.product(["everything"], ["a4"], ["dark", "mono"])],
)
class TestPage:
    def test_it_fits_its_page_and_no_text_is_too_small(self, name: str, page: str, theme: str) -> None:
        found = picture(name, page, theme)
        assert min(text.size for text in found.texts) >= SMALLEST
        assert found.width <= PAGES[page][0] - 2 * MARGIN
        assert found.height <= PAGES[page][1] - 2 * MARGIN

    def test_no_words_overlap_and_none_leave_the_page(self, name: str, page: str, theme: str) -> None:
        found = picture(name, page, theme)
        assert overlaps(found) == []
        whole = Box(0, 0, found.width, found.height)
        assert [text.words for text in found.texts if not whole.holds(text.box)] == []


def overlaps(found: Picture) -> list[tuple[str, str]]:
    pairs = itertools.combinations(found.texts, 2)
    return [(one.words, other.words) for one, other in pairs if one.box.overlaps(other.box, by=0.3)]


@pytest.mark.parametrize("seed", range(16))
def test_words_never_overlap_in_random_histories(seed: int) -> None:
    structure = parse_structure(to_yaml(random_document(seed, 12)), "random.yaml")
    timeline = analyse(structure).timeline()
    if timeline.moments:
        found = drawn(timeline)
        assert overlaps(found) == []
        whole = Box(0, 0, found.width, found.height)
        assert [text.words for text in found.texts if not whole.holds(text.box, slack=0.5)] == []


def test_words_on_a_bar_have_a_background() -> None:
    found = picture("solihull-history")
    grounds = [shape.box for element in found.elements for shape in element.shapes if shape.fill == found.ground]
    on_bars = [text.box for text in found.texts if text.words.endswith("no upward line")]
    assert len(on_bars) > 10
    for box in on_bars:
        room = [each.right - box.right for each in grounds if abs(each.left - box.left) < 3 and each.overlaps(box)]
        assert room
        assert max(room) > 1.5


@pytest.mark.parametrize("many", [5, 20, 60])
def test_any_number_of_rows_fits_the_page(many: int) -> None:
    kinds = itertools.cycle(("board", "panel", "forum"))
    statuses = itertools.cycle(list(STATUSES))
    bodies = {
        f"b{number}": {"name": f"Body {number} " * 12, "kind": next(kinds), "from": "2009", "status": next(statuses)}
        for number in range(many)
    }
    found = drawn(analyse(parse_structure(as_yaml({"structure": "many", "bodies": bodies}), "many.yaml")).timeline())
    across, down = (side - 2 * MARGIN for side in PAGES["a3"])
    assert 0.98 * across < found.width <= across
    assert found.height <= down
    is_shrunk = min(text.size for text in found.texts) < 10.9
    assert is_shrunk == (many > 5)
    assert found.height > 0.85 * down or not is_shrunk


@every_story
def test_the_size_of_the_smallest_text_is_returned(name: str) -> None:
    _, smallest = draw_timeline(analyse(STORIES[name]).timeline(), "png", Options(page="a4"))
    assert min(text.size for text in picture(name).texts) == pytest.approx(smallest, abs=0.05)


@every_story
def test_it_shows_title_date_source_years_and_families(name: str) -> None:
    said = words(picture(name))
    structure = STORIES[name]
    assert said[0] == structure.title
    assert f"As of {structure.as_of}" in said
    assert [each for each in said if each.startswith("Source: ")]
    assert [each for each in said if re.fullmatch(r"\d{4}", each)] == [
        str(year) for year in (range(2003, 2012) if name == "solihull-history" else range(1998, 2010, 2))
    ] or name == "everything"
    assert "Boards and executives" in said


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")])
def test_each_format_has_the_same_bytes_each_time(ending: str, begins: bytes) -> None:
    first, second = (draw_timeline(analyse(EVERYTHING).timeline(), ending, Options())[0] for _ in range(2))
    assert first.startswith(begins)
    assert first == second


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_file_does_not_show(seed: int) -> None:
    document = random_document(seed + 40, 9)
    one, other = (parse_structure(to_yaml(each), "x.yaml") for each in (document, shuffled(document, seed)))
    pictures = [svg(analyse(each).timeline()) for each in (one, other) if analyse(each).timeline().moments]
    assert len({*pictures}) <= 1


# Bars


@every_story
def test_each_status_has_its_part_of_the_bar(name: str) -> None:
    found = bars(picture(name))
    axis = places(picture(name))
    for body in STORIES[name].bodies.values():
        for segment in find_segments(body, Lens(""), STORIES[name]):
            said = " ".join(filter(None, (segment.status.replace("_", " "), segment.begins, segment.ends)))
            if f"{body.name}: {said}" not in found:
                assert body.name in {"Solihull Council", "Quiet Group"}
                continue
            left, right = left_and_right(found[f"{body.name}: {said}"])
            if segment.first:
                assert left == pytest.approx(axis(segment.first), abs=0.5)
            if segment.over:
                assert right == pytest.approx(axis(segment.over), abs=0.5)


def places(found: Picture) -> Any:
    """Where a day stands, by the years that are written at the top."""
    years = {text.words: text.box.middle[0] for text in found.texts if re.fullmatch(r"(19|20)\d\d", text.words)}
    (first, left), (last, right) = min(years.items()), max(years.items())
    days = datetime.date(int(last), 1, 1) - datetime.date(int(first), 1, 1)

    def place(day: str) -> float:
        passed = datetime.date.fromisoformat(day) - datetime.date(int(first), 1, 1)
        return left + (right - left) * passed.days / days.days

    return place


def test_the_parts_of_a_bar_join_without_a_gap() -> None:
    parts = list(find_segments(EVERYTHING.bodies["second"], Lens(""), EVERYTHING))
    assert [part.over for part in parts[:-1]] == [part.first for part in parts[1:]]
    assert (parts[0].first, parts[-1].over) == ("2000-07-01", "")
    assert [part.status for part in parts] == [
        *("proposed", "active", "on_hold", "not_meeting", "never_met", "merged", "wound_up")
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_parts_of_a_bar_join_within_the_dates_of_the_body(seed: int) -> None:
    structure = parse_structure(to_yaml(random_document(seed, 9)), "x.yaml")
    lenses = (Lens("", frozenset(assume)) for assume in ((), ASSUMABLE))
    for body, lens in itertools.product(structure.bodies.values(), lenses):
        parts, period = list(find_segments(body, lens, structure)), lens.period(body)
        assert [part.over for part in parts[:-1]] == [part.first for part in parts[1:]]
        assert parts[0].first == period.first
        last_recorded = body.last_recorded.last if lens.takes_fact(body.last_recorded_fact) else ""
        ends = [last for last in (period.last, last_recorded) if last]
        assert parts[-1].over == (day_after(min(ends)) if ends else "")
        assert all(one.status != other.status for one, other in itertools.pairwise(parts))
        assert all(part.first < (part.over or "9999~") for part in parts)


@pytest.mark.parametrize("seed", range(40))
def test_marks_stay_on_the_bar_and_the_page(seed: int) -> None:
    timeline = analyse(parse_structure(to_yaml(random_document(seed, 9)), "x.yaml")).timeline()
    for row in find_rows(timeline, "2008-03-01", "2010-01-01")[0]:
        period = timeline.lens.period(row.body)
        assert row.body.id in {body for moment in timeline.moments for body in touched(moment)}
        for mark in row.marks:
            assert period.first <= mark.first < (mark.over or "9999")
            assert not period.last or mark.over <= day_after(period.last)
            assert mark.first < "2010-01-01"
            assert not mark.over or mark.over > "2008-03-01"


def touched(moment: Moment) -> set[str]:
    changed = {change.body.id for change in moment.changes if change.relation is None}
    return changed | {body for change in moment.findings for body in change.latest.finding.bodies}


def test_a_successor_comes_below_its_predecessor() -> None:
    shown, left_out = find_rows(analyse(EVERYTHING).timeline(), "1990-01-01", "2020-01-01")
    assert {family: [row.body.id for row in found] for family, found in group_by_family(shown).items()} == {
        "Council and committees": ["council"],
        "Boards and executives": ["first", "second", "third"],
        "Groups and panels": ["still", "group", "scrutiny"],
        "Forums, assemblies, posts and agencies": ["before", "after"],
    }
    assert [body.id for body in left_out] == ["quiet"]
    assert "Not drawn, since nothing happens to it: Quiet Group." in words(picture("everything"))


@pytest.mark.parametrize(("status", "said"), [("on_hold", "on hold"), ("shadow", "shadow")])
def test_a_status_without_a_date_is_drawn_from_the_structures_own_day(status: str, said: str) -> None:
    body = f"a: {{name: A, kind: board, from: 2001, status: {status}}}"
    of = read(f"structure: x\nas_of: 2010-05-04\nbodies:\n  {body}\n  b: {{name: B, kind: forum}}\n")
    known = [("2001-01-01", "unknown", "from 2001"), ("2010-05-04", status, "recorded on 2010-05-04")]
    assert [(part.first, part.status, part.begins) for part in find_segments(of.bodies["a"], Lens(""), of)] == known
    undated = list(find_segments(of.bodies["b"], Lens(""), of))
    assert [(part.first, part.status) for part in undated] == [("", "unknown"), ("2010-05-04", "active")]
    shown = drawn(analyse(of).timeline())
    assert f"A: {said} recorded on 2010-05-04" in bars(shown)
    assert any(text.startswith("What is recorded without a date is that of 2010-05-04; ") for text in words(shown))
    assert "Counted as operating from 2001-01-01 until before 2010-05-04: 0" in {each.title for each in shown.elements}


def test_the_pause_of_the_solihull_trust_is_visible() -> None:
    found = bars(picture("solihull-history"))
    stopped = [said for said in found if re.search(r": (on hold|not meeting|merged) from 2011", said)]
    assert len(stopped) == 7
    for said in stopped:
        (outline,) = (shape for shape in found[said].shapes)
        assert outline.dashes == "1,5"
    counts = {
        each.title for each in picture("solihull-history").elements if each.title.startswith("Counted as operating")
    }
    assert "Counted as operating from 2010-01-01 until before 2011-01-01: 8" in counts
    assert "Counted as operating from 2011-01-01 until before 2011-05-01: 1" in counts


# What means what


@every_theme
def test_no_two_statuses_look_alike_not_even_without_colours(theme: str) -> None:
    assert STYLES.keys() == set(STATUSES)
    assert len({(style.fill, style.hatching, style.gap, style.border) for style in STYLES.values()}) == len(STATUSES)
    assert {status for status, style in STYLES.items() if style.border == "dotted"} == set(NOT_OPERATING_STATUSES)
    colours = PALETTES[theme]
    for fill in (FILLS[theme].full, FILLS[theme].tint, colours.ground):
        assert contrast(colours.quiet, fill) >= 3  # hatching, which is no text
        assert contrast(colours.ink, fill) >= 3


@every_story
def test_the_legend_explains_what_is_used_and_nothing_else(name: str) -> None:
    said = words(picture(name))
    explained = said[said.index("Legend") + 1 :]
    drawn_bodies = [
        body for body in STORIES[name].bodies.values() if body.id != "quiet" and body.name != "Solihull Council"
    ]
    used = {part.status for body in drawn_bodies for part in find_segments(body, Lens(""), STORIES[name])}
    at_rest = {status: " (does not operate)" if status in NOT_OPERATING_STATUSES else "" for status in used}
    statuses = {f"{status.replace('_', ' ').capitalize()}{words}" for status, words in at_rest.items()}
    severities = {"to look into"} if name == "solihull-history" else {"serious", "to look into", "for information"}
    findings = {f"Underlined: a finding ({severity})" for severity in severities}
    notes = {each for each in explained if each.startswith(("A date", "Not drawn", "What is recorded"))}
    assert set(explained) - {"■", "▲", "◆"} - notes == {*statuses, *findings, "Takes the place of another"}
    assert len(set(explained) & {"■", "▲", "◆"}) == len(severities)


def test_a_finding_has_a_sign_and_an_underline() -> None:
    found, axis = picture("everything"), places(picture("everything"))
    signs = {each.title: each for each in found.elements if each.texts and each.texts[0].words[0] in "■▲◆"}
    loop = next(each for said, each in signs.items() if said.startswith("Third Board: serious: "))
    assert loop.texts[0].box.left == pytest.approx(axis("2005-01-01") + 3, abs=2)
    error = PALETTES["light"].error
    lines = [shape.box for each in found.elements for shape in each.shapes if shape.stroke == error]
    assert len(lines) == 3  # of two bodies, and in the legend
    for line in lines[:2]:
        assert (line.left, line.right) == pytest.approx((axis("2005-01-01"), axis("2008-05-15")), abs=0.5)


def test_a_status_without_room_comes_after_its_bar() -> None:
    found = picture("solihull-history")
    end = max(text.box.right for text in found.texts)
    after = sorted(text.words for text in found.texts if text.box.left > found.width * 0.9 and text.words[0].islower())
    assert "never met" in after
    assert "new" in after
    assert "active" not in after
    assert words(picture("everything")).count("wound up") == 1  # which has room
    text = "structure: x\nas_of: 2010\nbodies:\n  a: {name: A, kind: post, status: {2000: new, 2005: shadow, 2010-11: new}}\n"
    assert words(drawn(analyse(read(text)).timeline())).count("new") == 2  # the second time after the bar
    assert end <= found.width


def test_options() -> None:
    timeline = analyse(EVERYTHING).timeline()
    assert "Legend" not in words(drawn(timeline, legend=False))
    assert words(drawn(timeline, title="Seven years"))[0] == "Seven years"
    assumed = analyse(EVERYTHING, assume=("proposed",), as_of="2007").timeline()
    said = words(drawn(assumed))
    assert "As of 2007-12-31. What is proposed is counted as well" in said
    assert "as of 2007-12-31" in said


def test_a_window_is_a_part_of_the_page() -> None:
    part = analyse(STORIES["solihull-history"]).timeline(window=("2010", "2010"))
    said = words(drawn(part))
    assert "Change for Children Programme" not in said
    assert "Be Healthy Outcome Group" in said
    assert "Shadow" not in said
    assert "Not drawn, since nothing happens to them: " in " ".join(said)
    assert "Accommodation" not in " ".join(said)
    assert "as of 2011-06-16" not in said


def test_unchecked_days_are_mentioned() -> None:
    said = words(drawn(analyse(EVERYTHING).timeline(limit=2)))
    assert [each for each in said if re.fullmatch(r"Findings are worked out from \d{4}-\d\d-\d\d on\.", each)]


# For those who do not see it


@every_story
def test_every_part_has_words_for_screen_readers(name: str) -> None:
    found, structure = picture(name), STORIES[name]
    named = {element.get("id"): element.text or "" for element in found.root if element.get("id")}
    assert found.root.get("role") == "graphics-document document"
    assert named["title"] == structure.title
    for moment in analyse(structure).timeline().moments:
        assert f" {moment.date}: " in named["desc"]
        assert f"{moment.operating} of {moment.there} bodies counted as operating." in named["desc"]
    told = [each for each in found.elements if each.title]
    assert all(each.attributes["role"] == "graphics-symbol img" for each in told)
    assert all(each.attributes["aria-label"] == each.title for each in told)
    assert all(each.attributes.get("aria-hidden") == "true" for each in found.elements if not each.title)
    for body in structure.bodies.values():
        if body.name in words(found):
            assert sum(each.title.startswith(f"{body.name}: {body.kind_in_text}; ") for each in told) == 1


# Whatever they are called


def called(name: str) -> Structure:
    board = {"name": name, "short": name[:-1] or name, "kind": "board", "from": "2001", "source": "d p. 1"}
    panel = {
        "name": name,
        "kind": "panel",
        "from": "2002",
        "succeeds": "board",
        "status": {"2002": "new", "2003": "merged"},
    }
    bodies = {"board": board, "panel": panel, "forum": {"name": name, "kind": "forum"}}
    document = {"structure": "s", "title": name, "as_of": "2005", "sources": {"d": {"title": name}}, "bodies": bodies}
    return parse_structure(as_yaml(document), "hostile.yaml")


def visible(name: str) -> str:
    return "".join(
        "\ufffd" if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} and each != "\u200d" else each
        for each in name
    )


ELEMENTS = {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "style", "g", "polygon", "path", "text")}
ATTRIBUTES = {
    "aria-hidden", "aria-label", "aria-labelledby", "class", "d", "fill", "font-size", "height", "id", "points", "role",
    "stroke", "stroke-dasharray", "stroke-width", "style", "text-anchor", "transform", "viewBox", "width", "x", "y",
    "{http://www.w3.org/XML/1998/namespace}space",
}  # fmt: skip


@pytest.mark.parametrize("key", NAMES)
def test_hostile_names_are_read_as_typed_and_do_nothing(key: str) -> None:
    name = NAMES[key]
    drawn_as = svg(analyse(called(name)).timeline(), page="a4")
    root = ET.fromstring(drawn_as)
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ATTRIBUTES
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    said = [element.get("aria-label", "") for element in root.iter(f"{SVG}g")]
    shown = visible(structure_name(name))
    assert f"{shown}: board; active from 2001" in said
    assert f"{shown}: panel; new from 2002 until before 2003; merged from 2003" in said
    found = Picture(drawn_as)
    assert max(text.box.right for text in found.texts) <= found.width + 1


def structure_name(name: str) -> str:
    return called(name).bodies["board"].name


# What cannot be drawn


def test_a_structure_without_dates_is_not_drawn() -> None:
    with pytest.raises(DrawingError, match=r"^leicestershire-2009: nothing that has a date began, ended or changed"):
        draw_timeline(analyse(load("leicestershire-2009")).timeline(), "svg", Options())


def test_dates_of_relations_alone_make_a_picture_too() -> None:
    text = "structure: x\nbodies:\n  a: {name: A, kind: post, informs: {b: {from: 2009}}}\n  b: {name: B, kind: post}\n"
    said = words(drawn(analyse(read(text), ignore=("unsourced",)).timeline()))
    assert said[0] == "x"
    assert "Counted as operating" in said
    assert "Legend" not in said


def test_more_bodies_than_can_be_read_are_not_drawn() -> None:
    bodies = {f"b{number}": {"name": f"Body {number}", "kind": "post", "from": "2009"} for number in range(151)}
    of = parse_structure(as_yaml({"structure": "many", "bodies": bodies}), "many.yaml")
    with pytest.raises(DrawingError, match=r"^many: 151 bodies began, ended or changed, and at most 150 can be drawn"):
        draw_timeline(analyse(of).timeline(), "svg", Options())


def test_the_longest_possible_history_is_drawn() -> None:
    text = "structure: x\nbodies:\n  a: {name: A, kind: post, from: 0001, until: 9999, status: {0001: new, 5000: on_hold}}\n"
    assert "1000" in words(drawn(analyse(read(text)).timeline()))


# Words in a width


@pytest.mark.parametrize("name", [*NAMES.values(), "Trust Board", ""])
@pytest.mark.parametrize(("width", "most"), [(60.0, 1), (60.0, 2), (200.0, 3)])
def test_words_are_fitted_into_a_width(name: str, width: float, most: int) -> None:
    lines = fit_text(name, width, 11, most)
    assert 1 <= len(lines) <= most
    assert all(measure_text(line, 11) <= width for line in lines)
    whole = " ".join("".join(lines).split())
    if "…" not in lines[-1]:
        assert whole.replace(" ", "") == visible(name).replace(" ", "").replace("\t", "") or not name.strip()


@pytest.mark.parametrize("marked", ["cafe\u0301", "שָׁלוֹם", "x\u0484"])
def test_a_combining_mark_takes_no_room(marked: str) -> None:
    bare = "".join(each for each in marked if not unicodedata.combining(each))
    assert measure_text(marked, 11) == measure_text(bare, 11) > 0
    assert fit_text(marked, measure_text(bare, 11), 11) == [marked]
