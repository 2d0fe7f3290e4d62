"""For those who do not see a drawing, or not its colours: words for every body and line, and contrast."""

from __future__ import annotations

import pytest
from analysed import analyse
from built_structures import structure as built
from pictures import SVG, body_element, contrast, drawn, picture, relation_element, shipped
from program import SHIPPED

from ctgraph.drawing.common.appearance import PALETTES, SHAPES, Theme
from ctgraph.loading.files import load
from ctgraph.model import BODY_KINDS, RELATION_WORDS, STATUSES

ENOUGH = 4.5  # WCAG 2.1, 1.4.3, for text of these sizes
every_shipped = pytest.mark.parametrize("name", SHIPPED)
every_theme = pytest.mark.parametrize("theme", PALETTES)


# Findings about several bodies that have signs all the same: at their relations, or at their bodies.
MARKED = {"accountability-cycle", "circular-scrutiny", "agenda-control", "own-members", "unsettled-scrutiny"}
# Names of several bodies: what they do is read in the plural.
SEVERAL = {"Local Children's Trusts", "Age related groups", "Cross cutting groups", "Community collaboratives"}


class TestWords:
    @every_shipped
    def test_the_whole_has_a_title_and_a_description(self, name: str) -> None:
        structure, root = shipped(name), picture(name).root
        named = {element.get("id"): element.text for element in root if element.get("id")}
        assert root.get("role") == "graphics-document document"
        assert root.get("aria-labelledby") == "title desc"
        assert [element.tag for element in root][:2] == [f"{SVG}title", f"{SVG}desc"]  # the first title names it
        assert named["title"] == structure.title
        at_rest = {"on_hold", "not_meeting", "never_met", "merged", "wound_up", "proposed"}
        operating = sum(body.status not in at_rest for body in structure.bodies.values())
        lines = len(picture(name).lines)
        neighbours = sum(body.is_neighbour for body in structure.bodies.values())
        beside = (
            f" and {neighbours} neighbour" if neighbours == 1 else f" and {neighbours} neighbours" if neighbours else ""
        )
        begins = f"{len(structure.bodies) - neighbours} bodies{beside}, {operating} of them counted as operating, and {lines} relations."
        assert (named["desc"] or "").startswith(begins)

    @every_shipped
    def test_the_description_names_each_finding_once(self, name: str) -> None:
        root = picture(name).root
        (described,) = (element.text or "" for element in root if element.get("id") == "desc")
        for reported in analyse(shipped(name)).checked.reported:
            if not reported.accepted and (reported.finding.rule in MARKED or len(reported.finding.bodies) == 1):
                assert described.count(f"{reported.message}.") == 1

    @every_shipped
    def test_every_body_says_what_it_is(self, name: str) -> None:
        structure = shipped(name)
        for id_, body in structure.bodies.items():
            element = picture(name).bodies[body_element(id_)]
            assert element.attributes["role"] == "graphics-symbol img"
            assert element.title == element.attributes["aria-label"]
            kind, status = BODY_KINDS[body.kind].label.lower(), body.status.replace("_", " ")
            assert element.title.startswith(f"{body.name}: {kind}, {status}")
            assert (f"answers outside: {body.answers_outside}" in element.title) == bool(body.answers_outside)
            assert ("stands for" in element.title) == (body.stands_for > 1)

    @every_shipped
    def test_every_line_is_read_aloud_in_its_own_direction(self, name: str) -> None:
        structure = shipped(name)
        by_element = {relation_element(relation): relation for relation in structure.relations}
        for id_, element in picture(name).lines.items():
            relation = by_element[id_]
            start, end = structure.bodies[relation.from_id].label, structure.bodies[relation.to_id].label
            assert element.attributes["role"] == "graphics-symbol img"
            assert element.title == element.attributes["aria-label"]
            own = structure.relation_kinds.get(relation.kind_key)
            verb, _, rest = (own.label if own else RELATION_WORDS[relation.kind]).partition(" ")
            if start in SEVERAL:
                verb = "are" if verb == "is" else verb.removesuffix("s")
            assert element.title.startswith(" ".join(filter(None, [start, verb, rest, end])))
            assert ("disputed" in element.title.split(".")[0]) == (relation.standing == "disputed")

    @every_shipped
    def test_what_only_repeats_is_hidden(self, name: str) -> None:
        for element in picture(name).elements:
            if "role" not in element.attributes:
                assert element.attributes["aria-hidden"] == "true"
                assert element.title == ""

    def test_no_two_lines_share_an_id(self) -> None:
        """Not of parallel relations of one kind, which only a structure from elsewhere has, nor of ids with hyphens."""
        structure = built("x advises y-advises-z", "x-advises-y advises z", "a reports_to b")
        again = structure.relations[2]._replace(line=9, note="said again")
        structure = structure._replace(relations=(*structure.relations, again, again))
        lines = [id_ for id_ in drawn(structure).ids if id_.startswith("relation-")]
        assert sorted(lines) == [
            "relation-a-reports_to-b",
            "relation-a-reports_to-b+2",
            "relation-x-advises-y-advises-z",
            "relation-x-advises-y-advises-z+2",
        ]

    def test_an_id_does_not_hang_on_what_is_shown(self) -> None:
        structure = load("kent-2011-proposed")
        whole, part = drawn(structure), drawn(structure, focus="board", group_by="kind")
        assert set(part.lines) < set(whole.lines)

    def test_findings_are_read_where_they_are_shown(self) -> None:
        found = picture("leicestershire-2009")
        board = found.bodies[body_element("board")]
        assert ". to look into: no upward line is recorded for C&YP Board (partial sources)" in board.title
        scrutiny = found.lines["relation-lscb-scrutinises-board"]
        assert ". serious: C&YP Board and LSCB scrutinise each other" in scrutiny.title
        assert [text.words for text in scrutiny.texts] == ["■ circular scrutiny"]


class TestContrast:
    @every_theme
    def test_of_every_pair_in_a_palette(self, theme: str) -> None:
        for ink, ground in pairs(PALETTES[theme]):
            assert contrast(ink, ground) >= ENOUGH, (ink, ground)

    @every_theme
    @pytest.mark.parametrize("name", ["kent-2011", "leicestershire-2009"])  # which colours may meet, a palette shows
    def test_of_every_text_and_line_that_is_drawn(self, name: str, theme: str) -> None:
        found = picture(name, theme=theme, highlight=tuple(sorted(shipped(name).bodies)[:1]))
        assert found.ground == PALETTES[theme].ground
        for element in found.elements:
            body = element.id.startswith("body-")
            for text in element.texts:
                ground = element.shapes[0].fill if body else found.ground
                assert contrast(text.fill, ground) >= ENOUGH, text.words
            for shape in element.shapes:
                if shape.stroke not in {"none", "", found.ground}:
                    assert contrast(shape.stroke, found.ground) >= ENOUGH

    def test_the_formula(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


class TestWithoutColours:
    def test_only_kinds_of_one_entry_look_alike(self) -> None:
        assert {kind.shape for kind in BODY_KINDS.values()} == SHAPES.keys()
        assert len(set(SHAPES.values())) == len(SHAPES) >= 14

    def test_mono_has_no_colour(self) -> None:
        for colour in PALETTES["mono"]:
            assert colour[1:3] == colour[3:5] == colour[5:7]

    def test_a_sign_has_a_word_beside_it(self) -> None:
        for name in SHIPPED:
            for element in (*picture(name).bodies.values(), *picture(name).lines.values()):
                for text in element.texts:
                    assert not text.words.startswith(("■", "▲", "◆")) or len(text.words.split()) > 1

    def test_a_status_is_said_in_words(self) -> None:
        for name in SHIPPED:
            for id_, body in shipped(name).bodies.items():
                if body.status != "active":
                    assert body.status in STATUSES
                    shown = " ".join(text.words for text in picture(name).bodies[body_element(id_)].texts)
                    assert body.status.replace("_", " ") in shown


def pairs(theme: Theme) -> list[tuple[str, str]]:
    """Every colour that may stand on another: text of bodies, headings and lines, and the lines themselves."""
    inks = [theme.ink, theme.quiet, theme.error, theme.warning, theme.info]
    grounds = [theme.ground, theme.body, theme.at_rest, theme.highlight]
    lines = [theme.upward, theme.scrutiny, theme.other, theme.ink, theme.quiet]
    return [(ink, ground) for ink in inks for ground in grounds] + [(line, theme.ground) for line in lines]
