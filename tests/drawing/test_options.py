"""What the options of `ctgraph draw` leave, put together and bring out; and what it says to those that cannot be."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from analysed import analyse
from built_structures import numbered, ring
from built_structures import structure as built
from pictures import Box, Element, Picture, body_element, drawn, picture, relation_element, shipped
from program import SHIPPED, ctgraph
from reading import read
from small_files import CLEAN, ERROR, ILL_FORMED, WARNING, write

from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure.page import NOT_SHOWN, NOTHING, OF_OTHER_DATES, SEATED, WITHOUT
from ctgraph.loading.files import load
from ctgraph.model import BODY_KINDS, UPWARD_KINDS, Period, Structure


def bodies(*ids: str) -> list[str]:
    return sorted(map(body_element, ids))


class TestFocus:
    CHAIN = built("a reports_to b", "b reports_to c", "d advises c", "e scrutinises e2", roots="c")

    @pytest.mark.parametrize(("depth", "near"), [(0, "b"), (1, "abc"), (2, "abcd"), (9, "abcd")])
    def test_depth_counts_relations_of_any_kind_and_direction(self, depth: int, near: str) -> None:
        assert sorted(drawn(self.CHAIN, focus="b", depth=depth).bodies) == bodies(*near)

    def test_a_body_without_relations(self) -> None:
        found = drawn(built("a reports_to b", alone="c"), focus="c", depth=3)
        assert sorted(found.bodies) == bodies("c")

    def test_relations_among_those_that_are_near_are_drawn(self) -> None:
        triangle = built("a reports_to b", "b reports_to c", "a advises c")
        assert len(drawn(triangle, focus="b").lines) == 3

    def test_only_kinds_that_are_drawn_lead_on(self) -> None:
        assert sorted(drawn(self.CHAIN, focus="c", depth=2, kinds=("advises",)).bodies) == bodies("c", "d")

    def test_by_a_name_in_any_case(self, tmp_path: Path) -> None:
        ran = ctgraph(
            "draw", "leicestershire-2009", "-o", str(tmp_path / "x.svg"), "--focus", "local SAFEGUARDING children board"
        )
        assert (ran.code, ran.err) == (0, "")
        assert body_element("lscb") in Picture((tmp_path / "x.svg").read_bytes()).bodies

    def test_depth_alone_is_wrong_usage(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", "leicestershire-2009", "-o", str(tmp_path / "x.svg"), "--depth", "2")
        assert (ran.code, ran.out) == (2, "")
        assert "--depth says how far to draw from a body: name that with --focus" in ran.err
        assert list(tmp_path.iterdir()) == []

    def test_depth_is_one_where_nothing_is_said(self, tmp_path: Path) -> None:
        for more in ([], ["--depth", "1"]):
            written = tmp_path / f"{len(more)}.dot"
            ctgraph("draw", "solihull-2011", "-o", str(written), "--focus", "lscb", *more)
        assert (tmp_path / "0.dot").read_bytes() == (tmp_path / "2.dot").read_bytes()


class TestOnly:
    STRUCTURE = built(
        "a reports_to b", "b reports_to a",  # a cycle
        "c scrutinises d", "d scrutinises c", "c reports_to root", "d reports_to root",  # mutual scrutiny
        "e reports_to f", roots="root", alone="g",  # e stops at f; f and g answer to nobody
    )  # fmt: skip

    def test_cycles(self) -> None:
        assert sorted(drawn(self.STRUCTURE, only="cycles").bodies) == bodies("a", "b", "c", "d")

    def test_scrutiny(self) -> None:
        assert sorted(drawn(self.STRUCTURE, only="scrutiny").bodies) == bodies("c", "d")

    def test_orphans_and_where_their_lines_stop(self) -> None:
        assert sorted(drawn(self.STRUCTURE, only="orphans").bodies) == bodies("e", "f", "g")

    def test_with_a_focus_it_leaves_what_is_both(self) -> None:
        assert sorted(drawn(self.STRUCTURE, only="orphans", focus="e", depth=0).bodies) == bodies("e")


class TestKinds:
    def test_only_relations_of_these_kinds(self) -> None:
        structure = load("kent-2011-proposed")
        lines = drawn(structure, kinds=("reports_to", "informs")).lines
        wanted = [each for each in structure.relations if each.kind in {"reports_to", "informs"}]
        assert wanted
        assert set(lines) == {relation_element(each) for each in wanted if each.standing in {"stated", "disputed"}}

    def test_every_body_stays(self) -> None:
        structure = load("kent-2011-proposed")
        assert sorted(drawn(structure, kinds=("scrutinises",)).bodies) == bodies(*structure.bodies)


class TestScope:
    """What a picture shows is said on it, wherever it is not the whole."""

    STRUCTURE = built(
        "a reports_to b", "b reports_to c", "d advises c", "e supports d inferred", "e informs c proposed",
        roots="c", alone="f",
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            ({"focus": "b"}, "The b and what is one relation from it (3 of 6 bodies, 2 of 3 relations)"),
            ({"focus": "b", "depth": 0}, "The b alone (1 of 6 bodies, 0 of 3 relations)"),
            (
                {"focus": "b", "depth": 2},
                "The b and what is within 2 relations of it (4 of 6 bodies, 3 of 3 relations)",
            ),
            (
                {"only": "orphans"},
                "the bodies for which no complete line is recorded, and where their lines stop (3 of 6 bodies, 0 of 3 relations)",
            ),
            (
                {"only": "cycles"},
                "what findings of accountability cycles and circular scrutiny are about (0 of 6 bodies, 0 of 3 relations)",
            ),
            (
                {"only": "scrutiny"},
                "what findings of circular scrutiny are about (0 of 6 bodies, 0 of 3 relations)",
            ),
            (
                {"kinds": ("reports_to", "informs")},
                "no relation but “reports to”, “informs” (6 of 6 bodies, 2 of 3 relations)",
            ),
            (
                {"focus": "b", "kinds": ("advises",)},
                "The b and what is one relation from it; no relation but “advises” (1 of 6 bodies, 0 of 3 relations)",
            ),
        ],
    )
    def test_a_part(self, options: dict[str, Any], says: str) -> None:
        found = drawn(self.STRUCTURE, **options)
        assert f"A part: {says}" in in_lines(found)
        assert f"A part: {says}." in described(found)
        title = ". ".join(["Built", f"A part: {says}"])
        assert title.replace('"', "") in analyse(self.STRUCTURE).draw("mmd", options=Options(**options))[0].decode()
        assert f"A part: {says}" in analyse(self.STRUCTURE).draw("dot", options=Options(**options))[0].decode()

    def test_the_whole_is_no_part(self) -> None:
        assert "A part" not in in_lines(drawn(self.STRUCTURE))

    @pytest.mark.parametrize(
        ("assume", "says"),
        [
            ((), "Not shown: 1 inferred relation, 1 proposed relation"),
            (("inferred",), "Not shown: 1 proposed relation"),
            (("inferred", "proposed"), ""),
        ],
    )
    def test_what_is_left_out_for_its_standing(self, assume: tuple[str, ...], says: str) -> None:
        found = drawn(self.STRUCTURE, assume)
        assert ("Not shown" in in_lines(found)) == bool(says)
        assert says in in_lines(found)
        assert says in described(found)

    def test_what_is_left_out_for_its_dates(self) -> None:
        first, *others = self.STRUCTURE.relations
        dated = [each._replace(period=Period("2011-01-01", "")) for each in others[:2]]
        structure = self.STRUCTURE._replace(day="2010-01-01", relations=(first, *dated))
        assert "Not shown: 2 relations of other dates" in in_lines(drawn(structure))
        one = structure._replace(relations=(first, dated[0]))
        assert "Not shown: 1 relation of another date" in in_lines(drawn(one))

    def test_of_bodies_that_are_not_shown_nothing_is_said(self) -> None:
        assert "Not shown" not in in_lines(drawn(self.STRUCTURE, focus="a", depth=0))

    @pytest.mark.parametrize(
        ("seat", "linked"),
        [
            ("chair: chief", {"Chief", "Board"}),
            ("chair: {chief: inferred}", {"Chief", "Board"}),
            ("members: [{agency: Trust, posts: Chief}]", {"Chief", "Trust", "Board"}),
            ("members: [{agency: Trust, role: in_attendance}]", set()),
            ("chair: {title: Director}", set()),
        ],
    )
    def test_who_chairs_or_sits_is_not_said_to_be_without_a_recorded_relation(
        self, seat: str, linked: set[str]
    ) -> None:
        bodies = ["Chief, kind: post", "Trust, kind: agency", f"Board, kind: board, {seat}", "Alone, kind: board"]
        written = "".join(f"  {body.split(',')[0].lower()}: {{name: {body}}}\n" for body in bodies)
        found = drawn(read(f"structure: s\nbodies:\n{written}"))
        assert (below(found, SEATED) if found.heading(SEATED) else set()) == linked
        assert below(found, WITHOUT) == {"Chief", "Trust", "Board", "Alone"} - linked

    @pytest.mark.parametrize(
        ("group", "heading"),
        [
            ("works_with: gone", OF_OTHER_DATES),
            ("works_with: old", OF_OTHER_DATES),
            ("informs: {board: {until: 2022}}", OF_OTHER_DATES),
            ("informs: {board: {from: 2026}}", OF_OTHER_DATES),
            ("overseen_by: {gone: inferred}", OF_OTHER_DATES),
            ("kind: post", OF_OTHER_DATES),
            ("reports_to: old", OF_OTHER_DATES),
            ("informs: {board: inferred}, works_with: gone", NOT_SHOWN),
            ("members: [{agency: board}], works_with: gone", NOT_SHOWN),
            ("note: Nothing is recorded of it.", WITHOUT),
        ],
    )
    def test_what_is_recorded_of_other_dates_is_not_said_to_be_missing(self, group: str, heading: str) -> None:
        written = (
            "structure: s\nas_of: 2025\nbodies:\n  board: {name: Board, kind: board}\n"
            "  gone: {name: Gone, kind: board, until: 2020, chair: group}\n"
            "  old: {name: Old, kind: network, scope: neighbour, last_recorded: 2019}\n"
            f"  group: {{name: Group, {'' if group.startswith('kind') else 'kind: board, '}{group}}}\n"
        )
        if group != "kind: post":
            written = written.replace(", chair: group", "")
        assert "Group" in below(drawn(read(written)), heading)

    def test_the_headings_are_true(self) -> None:
        """No relation is recorded of f; that of e is left out for its standing, and by --kinds that of d too."""
        found = drawn(self.STRUCTURE)
        assert below(found, WITHOUT) == {"The f"}
        assert below(found, NOT_SHOWN) == {"The e"}
        found = drawn(self.STRUCTURE, kinds=("reports_to",))
        assert below(found, NOT_SHOWN) == {"The d", "The e"}
        found = drawn(self.STRUCTURE, ("inferred",))
        assert found.heading(NOT_SHOWN) is None


def in_lines(found: Picture) -> str:
    """The lines around a picture, put together again."""
    return " ".join(text.words for text in found.surroundings)


def described(found: Picture) -> str:
    return "".join(element.text or "" for element in found.root if element.get("id") == "desc")


def below(found: Picture, heading: str) -> set[str]:
    """The names of the bodies under a heading, down to the next."""
    at = found.heading(heading)
    assert at
    others = [
        each.box.top
        for each in map(found.heading, (WITHOUT, OF_OTHER_DATES, SEATED, NOT_SHOWN))
        if each and each.box.top > at.box.top
    ]
    ends = min(others, default=found.height)
    return {
        body.texts[0].words
        for body in found.bodies.values()
        if at.box.bottom < body.box.top < ends and body.box.left < 500
    }


class TestGroups:
    @pytest.mark.parametrize("by", ["kind", "status", "parent"])
    @pytest.mark.parametrize("name", SHIPPED)
    def test_each_body_is_inside_its_own_box_and_nothing_overlaps(self, name: str, by: str) -> None:
        structure, found = shipped(name), picture(name, group_by=by)
        expected = groups(structure, by)
        assert sorted(found.bodies) == bodies(*structure.bodies)
        boxes = boxes_by_title(found, set(expected.values()))
        for body in structure.bodies:
            around = {title for title, box in boxes.items() if box.holds(found.bodies[body_element(body)].box)}
            assert around == ({expected[body]} if body in expected else set())
        inside = [text for text in found.surroundings if any(box.holds(text.box) for box in boxes.values())]
        titles = [text.box for text in inside if text.words in boxes]
        assert len(titles) == len(boxes)
        places = [element.box for element in found.bodies.values()]
        assert not [pair for pair in itertools.combinations([*titles, *places], 2) if pair[0].overlaps(pair[1])]
        assert not [pair for pair in itertools.combinations(boxes.values(), 2) if pair[0].overlaps(pair[1])]

    def test_bodies_without_relations_fill_several_rows(self) -> None:
        alone = built("a reports_to b", alone=" ".join(f"g{number}" for number in range(30)))
        found = drawn(alone, group_by="kind")
        (box,) = boxes_by_title(found, {"Board"}).values()
        assert (box.right - box.left) / (box.bottom - box.top) < 5

    def test_two_parents_of_the_same_name_have_a_box_each(self) -> None:
        structure = built("a reports_to b", "c reports_to d")
        same = {body: found._replace(name="The Board") for body, found in structure.bodies.items()}
        found = drawn(structure._replace(bodies=same), group_by="parent")
        assert [text.words for text in found.surroundings].count("Answers to The Board") == 2

    def test_a_box_is_for_the_line_that_leads(self) -> None:
        structure = built("a reports_to b", "a reports_to c")
        first, second = structure.relations
        leading = structure._replace(relations=(first, second._replace(lead=True)))
        assert "Answers to The c" in {text.words for text in drawn(leading, group_by="parent").surroundings}


class TestLook:
    def test_highlight(self) -> None:
        structure = built("a reports_to b", roots="b")
        plain, brought_out = drawn(structure), drawn(structure, highlight=("a",))
        one, other = (found.bodies[body_element("a")] for found in (plain, brought_out))
        assert fill(one) != fill(other)
        assert fill(plain.bodies[body_element("b")]) == fill(brought_out.bodies[body_element("b")])

    def test_highlight_takes_commas(self, tmp_path: Path) -> None:
        written = tmp_path / "x.svg"
        ran = ctgraph("draw", "leicestershire-2009", "-o", str(written), "--highlight", "lscb, C&YP Board")
        assert (ran.code, ran.err) == (0, "")
        found = Picture(written.read_bytes())
        plain = drawn(load("leicestershire-2009"))
        changed = {id_ for id_, body in found.bodies.items() if fill(body) != fill(plain.bodies[id_])}
        assert changed == {body_element("lscb"), body_element("board")}

    def test_a_name_with_a_comma_is_one_name(self, tmp_path: Path) -> None:
        write(tmp_path, one=CLEAN.replace("name: Trust Board", 'name: "Boards, and others"'))
        written = tmp_path / "x.svg"
        assert (
            ctgraph("draw", str(tmp_path / "one.yaml"), "-o", str(written), "--highlight", "Boards, and others").code
            == 0
        )
        assert "Heavy border, shaded: brought out" in Picture(written.read_bytes()).legend

    def test_one_unknown_of_several(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", "leicestershire-2009", "-o", str(tmp_path / "x.svg"), "--highlight", "lscb,lcsb")
        assert ran.code == 2
        assert "leicestershire-2009 has no body 'lcsb'" in ran.err

    def test_no_legend(self) -> None:
        found = drawn(load("leicestershire-2009"), legend=False)
        assert found.heading("Legend") is None
        assert found.legend == []

    def test_title(self) -> None:
        found = drawn(load("leicestershire-2009"), title="As we would have it")
        assert found.surroundings[0].words == "As we would have it"

    @pytest.mark.parametrize("ending", ["svg", "dot", "mmd"])
    def test_title_in_every_format(self, ending: str, tmp_path: Path) -> None:
        file = tmp_path / f"x.{ending}"
        assert ctgraph("draw", "haringey-2008", "-o", str(file), "--title", "Ours").code == 0
        assert "Ours" in file.read_text(encoding="utf-8")

    def test_a_long_title_is_wrapped(self) -> None:
        found = drawn(built("a reports_to b"), title="An arrangement of many words " * 12)
        assert len([text for text in found.surroundings if "many words" in text.words]) > 2
        assert max(text.box.right for text in found.texts) <= found.width


class TestLens:
    def test_assume(self) -> None:
        structure = built("a reports_to b inferred", "b reports_to c proposed", roots="c")
        assert len(drawn(structure).lines) == 0
        assert len(drawn(structure, ("inferred",)).lines) == 1
        found = drawn(structure, ("inferred", "proposed"))
        assert [line.shapes[0].dashes for line in found.lines.values()] == ["5,2", "5,2"]
        assert "What is inferred or proposed is counted as well" in {text.words for text in found.surroundings}

    def test_as_of(self, tmp_path: Path) -> None:
        text = CLEAN.replace("source: terms 2,", "source: terms 2, until: 2010-03,")
        write(tmp_path, one=text)
        for day, there in (("2010-03", {"board", "council"}), ("2010-04", {"council"})):
            ctgraph("draw", str(tmp_path / "one.yaml"), "-o", str(tmp_path / "x.svg"), "--as-of", day)
            found = Picture((tmp_path / "x.svg").read_bytes())
            assert set(found.bodies) == set(map(body_element, there))

    def test_the_status_is_that_of_the_day(self, tmp_path: Path) -> None:
        write(tmp_path, one=CLEAN.replace("source: terms 2,", "source: terms 2, status: {2009: new, 2010: on_hold},"))
        for day, words, dashes in (("2009", "TB · new", ""), ("2010", "TB · on hold", "1,5")):
            for ending in ("svg", "dot", "mmd"):
                ctgraph("draw", str(tmp_path / "one.yaml"), "-o", str(tmp_path / f"x.{ending}"), "--as-of", day)
                assert words.split()[-1] in (tmp_path / f"x.{ending}").read_text(encoding="utf-8")
            board = Picture((tmp_path / "x.svg").read_bytes()).bodies[body_element("board")]
            assert (board.shapes[0].dashes, board.texts[1].words) == (dashes, words)

    def test_a_body_of_another_day_cannot_be_in_focus(self, tmp_path: Path) -> None:
        write(tmp_path, one=CLEAN.replace("source: terms 2,", "source: terms 2, until: 2010-03,"))
        ran = ctgraph(
            *("draw", str(tmp_path / "one.yaml"), "-o", str(tmp_path / "x.svg"), "--as-of", "2011", "--focus", "tb")
        )
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "clean: Trust Board is not there on 2011-12-31; --as-of looks at another day\n"
        assert not (tmp_path / "x.svg").exists()

    def test_a_body_outside_its_dates_is_not_drawn(self) -> None:
        structure = built("a reports_to b")
        gone = structure.bodies["a"]._replace(period=Period("2001-01-01", "2001-12-31"))
        structure = structure._replace(day="2010-01-01", bodies={**structure.bodies, "a": gone})
        assert drawn(structure).bodies.keys() == {body_element("b")}
        _, _, boxes = analyse(structure).draw("mmd")[0].decode().partition("flowchart")
        assert "The a" not in boxes

    def test_the_day_is_told(self, tmp_path: Path) -> None:
        ctgraph("draw", "haringey-2008", "-o", str(tmp_path / "x.svg"), "--as-of", "2009-02-03")
        words = {text.words for text in Picture((tmp_path / "x.svg").read_bytes()).surroundings}
        assert "As of 2009-02-03" in words
        assert "As of 2008-05-06" not in words


class TestFiles:
    def test_a_folder_gets_a_file_for_each_structure_and_type(self, tmp_path: Path) -> None:
        write(tmp_path / "in", one=CLEAN, two=WARNING)
        ran = ctgraph("draw", str(tmp_path / "in"), "-o", f"{tmp_path}/new/out/", "--type", "dot", "--type", "mmd")
        assert (ran.code, ran.out, ran.err) == (0, "", "")
        assert sorted(path.name for path in (tmp_path / "new/out").iterdir()) == [
            "one.dot",
            "one.mmd",
            "two.dot",
            "two.mmd",
        ]

    def test_it_is_svg_unless_said_otherwise(self, tmp_path: Path) -> None:
        write(tmp_path / "in", one=CLEAN)
        assert ctgraph("draw", str(tmp_path / "in"), "-o", str(tmp_path)).code == 0
        assert (tmp_path / "one.svg").read_bytes().startswith(b"<?xml")

    @pytest.mark.parametrize("other", ["one", "One"])
    def test_clashing_names(self, tmp_path: Path, other: str) -> None:
        write(tmp_path / "a", one=CLEAN)
        write(tmp_path / "b", **{other: WARNING})
        ran = ctgraph("draw", str(tmp_path / "a"), str(tmp_path / "b"), "-o", f"{tmp_path}/out/")
        assert ran.code == 2
        assert "would be drawn into the same file" in ran.err
        assert not (tmp_path / "out").exists()

    def test_several_structures_into_one_file(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", "haringey-2008", "kent-2011", "-o", str(tmp_path / "x.svg"))
        assert ran.code == 2
        assert ran.err.endswith(f"2 structures do not go into one file; name a folder, such as {tmp_path / 'x'}/\n")

    def test_types_with_commas_and_twice(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", "haringey-2008", "-o", f"{tmp_path}/out/", "--type", "dot, mmd", "--type", "mmd")
        assert (ran.code, ran.err) == (0, "")
        assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".dot", ".mmd"}

    @pytest.mark.parametrize(
        ("ending", "says"),
        [("pgn", "did you mean 'png'?"), ("bmp", "expected svg, png, pdf, drawio, pptx, dot or mmd")],
    )
    def test_an_unknown_type(self, tmp_path: Path, ending: str, says: str) -> None:
        ran = ctgraph("draw", "haringey-2008", "-o", f"{tmp_path}/out/", "--type", f"svg,{ending}")
        assert (ran.code, ran.out) == (2, "")
        assert f"'{ending}' cannot be drawn; {says}" in ran.err
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("target", ["", "-"])
    def test_a_diagram_goes_into_a_file(self, target: str) -> None:
        ran = ctgraph("draw", "haringey-2008", "-o", target)
        assert (ran.code, ran.out) == (2, "")
        assert "a diagram goes into a file: name one with -o, with an ending such as .svg" in ran.err

    def test_a_folder_that_is_there_needs_no_slash(self, tmp_path: Path) -> None:
        (tmp_path / "diagrams.svg").mkdir()
        assert ctgraph("draw", "haringey-2008", "-o", str(tmp_path / "diagrams.svg")).code == 0
        assert [path.name for path in (tmp_path / "diagrams.svg").iterdir()] == ["haringey-2008.svg"]

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("kept", encoding="utf-8")
        for target in ("x/", "x/y/"):
            ran = ctgraph("draw", "haringey-2008", "-o", f"{tmp_path}/{target}")
            assert (ran.code, ran.out) == (2, "")
            assert f"{tmp_path}/{target.rstrip('/')}/: " in ran.err
            assert "Traceback" not in ran.err
        assert (tmp_path / "x").read_text(encoding="utf-8") == "kept"

    def test_type_with_a_file(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", "haringey-2008", "-o", str(tmp_path / "x.svg"), "--type", "png")
        assert ran.code == 2
        assert "--type goes with a folder" in ran.err

    def test_one_that_fails_does_not_lose_the_rest(self, tmp_path: Path) -> None:
        write(tmp_path / "in", a=CLEAN, b=ERROR, c=CLEAN, d=ILL_FORMED)
        ran = ctgraph("draw", str(tmp_path / "in"), "-o", f"{tmp_path}/out/", "--type", "dot", "--focus", "lscb")
        assert ran.code == 2
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.dot"]
        assert ran.err.count("has no body 'lscb'") == 1  # said once: both files are of the structure "clean"
        assert "d.yaml:3:" in ran.err

    @pytest.mark.parametrize(
        ("file", "says"),
        [
            ("x.sgv", "did you mean 'svg'?"),
            ("x.PNGG", "did you mean 'png'?"),
            ("x", "/x: cannot be drawn by that ending; expected .svg, .png, .pdf, .drawio, .pptx, .dot, .mmd, or "),
            ("x.jpeg", "expected .svg, .png, .pdf, .drawio, .pptx, .dot, .mmd"),
        ],
    )
    def test_an_unknown_ending(self, tmp_path: Path, file: str, says: str) -> None:
        ran = ctgraph("draw", "haringey-2008", "-o", str(tmp_path / file))
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err
        assert list(tmp_path.iterdir()) == []

    def test_an_ending_in_capitals(self, tmp_path: Path) -> None:
        assert ctgraph("draw", "haringey-2008", "-o", str(tmp_path / "X.SVG")).code == 0

    @pytest.mark.parametrize("option", ["--focus", "--highlight"])
    def test_an_unknown_body(self, tmp_path: Path, option: str) -> None:
        ran = ctgraph("draw", "leicestershire-2009", "-o", str(tmp_path / "x.svg"), option, "lcsb")
        assert ran.code == 2
        assert "leicestershire-2009 has no body 'lcsb'; did you mean 'lscb'" in ran.err
        assert list(tmp_path.iterdir()) == []

    def test_small_print_is_told_and_what_to_do(self, tmp_path: Path) -> None:
        arguments = ["draw", "solihull-2011", "-o", str(tmp_path / "x.svg"), "--group-by", "status"]
        on_a4, on_a3 = ctgraph(*arguments, "--size", "a4"), ctgraph(*arguments, "--size", "a3")
        assert on_a4.code == on_a3.code == 0
        assert "points on A4; draw a part of it with --focus, --only or --kinds, or take --size a3" in on_a4.err
        assert "--size" not in on_a3.err


class TestSizes:
    def test_nothing_selected(self) -> None:
        assert analyse(load("haringey-2008")).checked.reported
        found = drawn(load("haringey-2008"), only="scrutiny")
        assert found.ids == []
        assert found.heading(NOTHING)
        assert found.heading("Legend") is None

    @pytest.mark.parametrize("ending", ["svg", "png", "pdf", "drawio", "pptx", "dot", "mmd"])
    @pytest.mark.parametrize("group_by", ["", "--group-by=kind"])
    def test_a_structure_with_no_bodies(self, tmp_path: Path, ending: str, group_by: str) -> None:
        write(tmp_path, none="structure: none\nsources: {a: {title: A}}\nbodies: {}\n")
        read = ctgraph("list", str(tmp_path / "none.yaml"))
        ran = ctgraph(
            "draw", str(tmp_path / "none.yaml"), "-o", str(tmp_path / f"x.{ending}"), *filter(None, [group_by])
        )
        if read.code:
            assert (ran.code, ran.err) == (2, read.err)
        else:
            assert ran.code == 0
            assert ran.err.endswith(
                f"x.{ending}: there is nothing to show: nothing of what was asked for is recorded\n"
            )

    def test_no_bodies_in_the_model(self) -> None:
        assert drawn(built(), group_by="parent").heading(NOTHING)

    def test_one_body(self) -> None:
        found = drawn(built(alone="a"))
        assert found.ids == bodies("a")
        assert found.scale == 1

    def test_three_hundred_bodies(self) -> None:
        tree = [(number, "reports_to", (number - 1) // 4) for number in range(1, 300)]
        found = drawn(numbered(300, tree, roots=[0]))
        assert len(found.bodies) == 300
        assert len(found.lines) == 299
        assert found.width <= 1191
        assert found.height <= 1191

    def test_so_many_that_words_have_no_part_in_the_layout(self) -> None:
        """Such as are laid out in haste; each word stands at its line for all that."""
        tree = [(number, "reports_to", (number - 1) // 4) for number in range(1, 160)]
        others = [(number, "informs", number * 7 % 160) for number in range(2, 40) if number * 7 % 160 != number]
        structure = numbered(160, [*tree, *others], roots=[0])
        found = drawn(structure)
        assert len(found.bodies) == 160
        assert len(found.lines) == len(tree) + len(others)
        words = [text.words for line in found.lines.values() for text in line.texts]
        assert words == ["informs"] * len(others)
        dot = analyse(structure).draw("dot")[0].decode()
        assert dot.count("xlabel=") == len(others)
        assert " label=<<TABLE" not in dot
        assert "mclimit=" in dot

    def test_three_hundred_bodies_without_relations(self) -> None:
        found = drawn(numbered(300, []))
        assert len(found.bodies) == 300
        assert 0.5 < found.width / found.height < 2
        assert min(text.size for text in found.texts) > 4

    def test_a_large_knot(self) -> None:
        every = [(start, "scrutinises", end) for start, end in itertools.permutations(range(7), 2)]
        found = drawn(numbered(7, [*every, *ring(0, 7)]))
        assert len(found.lines) == 49


def groups(structure: Structure, by: str) -> dict[str, str]:
    """The title of the box that each body belongs in, for structures in which no body has two firmest lines."""
    if by == "kind":
        return {id_: BODY_KINDS[body.kind].label for id_, body in structure.bodies.items()}
    if by == "status":
        return {id_: body.status.replace("_", " ").capitalize() for id_, body in structure.bodies.items()}
    found: dict[str, str] = {}
    for standing in ("stated", "disputed"):
        for relation in sorted(structure.relations, key=lambda each: (each.answers, each.kind)):
            lower, upper = relation.answers
            if relation.kind in UPWARD_KINDS and relation.standing == standing:
                found.setdefault(lower, f"Answers to {structure.bodies[upper].label}")
    return found


def boxes_by_title(found: Picture, titles: set[str]) -> dict[str, Box]:
    """The box around each title: the smallest rounded one that holds it."""
    rounded = [
        shape.box
        for element in found.elements
        if "role" not in element.attributes and not element.texts
        for shape in element.shapes
        if shape.tag == "path"
    ]
    around: dict[str, list[Box]] = {}
    for text in found.surroundings:  # the legend may have the same words, and stands in no box
        if text.words in titles:
            around.setdefault(text.words, []).extend(box for box in rounded if box.holds(text.box))
    smallest = {
        title: min(boxes, key=lambda box: (box.right - box.left) * (box.bottom - box.top))
        for title, boxes in around.items()
        if boxes
    }
    assert smallest.keys() == titles
    return smallest


def fill(body: Element) -> str:
    return body.shapes[0].fill
