"""How many bodies there are, operate, or are looked at: those of the day, neighbours apart."""

from __future__ import annotations

import pytest
from analysed import analyse, check_all
from reading import read

from ctgraph.formats.text import render_text
from ctgraph.model import Structure
from ctgraph.presenters.findings import summarise
from ctgraph.presenters.orphans import ORPHANS
from ctgraph.results.orphans import Orphans
from ctgraph.wording.bodies import count_last_recorded, count_operating, describe_day


def make(own: str, neighbours: str = "", head: str = "as_of: 2024\n") -> Structure:
    """A structure with a body for each letter: `o` operates, `h` is on hold, `g` is gone by 2024, `l` last recorded before."""
    also = {"o": "", "h": ", status: on_hold", "g": ", until: 2020", "l": ", last_recorded: 2018"}
    bodies = [f"  b{number}: {{name: B{number}, kind: board{also[each]}}}\n" for number, each in enumerate(own)]
    bodies += [
        f"  n{number}: {{name: N{number}, kind: board, scope: neighbour{also[each]}}}\n"
        for number, each in enumerate(neighbours)
    ]
    return read(f"structure: x\n{head}bodies:\n{''.join(bodies)}")


@pytest.mark.parametrize(
    ("own", "neighbours", "said"),
    [
        ("o", "oooo", "the body and 4 neighbours are counted as operating"),
        ("ooooog", "oog", "5 of the 6 bodies, and 2 of 3 neighbours, are counted as operating"),
        ("ooo", "", "all 3 bodies are counted as operating"),
        ("o", "", "the body is counted as operating"),
        ("h", "", "no body is counted as operating"),
        ("oh", "", "1 of the 2 bodies is counted as operating"),
        ("hg", "", "none of the 2 bodies are counted as operating"),
        ("hh", "oo", "none of the 2 bodies, and 2 neighbours, are counted as operating"),
        ("oo", "hg", "all 2 bodies, and none of 2 neighbours, are counted as operating"),
        ("oo", "h", "all 2 bodies, and no neighbour, are counted as operating"),
        ("oo", "ooll", "all 2 bodies and 2 neighbours are counted as operating"),
        ("ool", "ll", "all 2 bodies are counted as operating"),
    ],
)
def test_who_operates_is_counted_with_neighbours_apart(own: str, neighbours: str, said: str) -> None:
    of = make(own, neighbours)
    assert count_operating(of.bodies.values(), analyse(of).lens) == said


@pytest.mark.parametrize(
    ("own", "neighbours", "said"),
    [
        ("oh", "og", ""),
        ("ool", "", "1 more body was last recorded earlier, and may operate or not."),
        ("oo", "oll", "2 more neighbours were last recorded earlier, and may operate or not."),
        ("ol", "l", "1 more body and 1 more neighbour were last recorded earlier, and may operate or not."),
    ],
)
def test_who_was_last_recorded_earlier_is_not_said_to_be_at_rest(own: str, neighbours: str, said: str) -> None:
    of = make(own, neighbours)
    assert count_last_recorded(of.bodies.values(), analyse(of).lens) == said


@pytest.mark.parametrize(
    ("own", "as_of", "said"),
    [
        ("2024", None, "in 2024"),
        ("2024-05", None, "in 2024-05"),
        ("2024-05-06", None, "on 2024-05-06"),
        ("2024", "2023", "on 2023-12-31"),
    ],
)
def test_a_day_is_told_as_the_file_writes_it(own: str, as_of: str | None, said: str) -> None:
    of = make("o", head=f"as_of: {own}\n")
    assert describe_day(of, analyse(of, as_of=as_of).lens) == said


@pytest.mark.parametrize(
    ("own", "neighbours", "said"),
    [
        ("oogggg", "oo", "in 2 bodies, 2 neighbours and 0 relations"),
        ("ooh", "g", "in 3 bodies and 0 relations"),
        ("ogg", "og", "in 1 body, 1 neighbour and 0 relations"),
    ],
)
def test_the_summary_of_a_check_counts_what_is_there_on_the_day(own: str, neighbours: str, said: str) -> None:
    assert said in summarise(check_all([make(own, neighbours)]).structures).text


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("oog", "2 of the 3 bodies are counted as operating in 2024; 1 is not there."),
        ("ohhg", "1 of the 4 bodies is counted as operating in 2024; 2 are on hold and 1 is not there."),
        ("o", "The body is counted as operating in 2024."),
    ],
)
def test_a_paper_says_how_many_operate_on_the_day_as_written(own: str, said: str) -> None:
    assert said in analyse(make(own)).report("md").decode()


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("oo", "In these arrangements, which take the place of old, all 2 bodies are counted as operating."),
        (
            "oh",
            "In these arrangements, which take the place of old, 1 of the 2 bodies is counted as operating; 1 is on hold.",
        ),
    ],
)
def test_of_what_may_be_a_proposal_no_day_is_told(own: str, said: str) -> None:
    of = make(own, head="as_of: 2024\nsupersedes: old\n")
    assert said in analyse(of).report("md").decode()
    told = render_text(ORPHANS.blocks(Orphans((analyse(of).orphans(),))))
    assert (
        f"the {own.count('o')} bod{'y' if own.count('o') == 1 else 'ies'} counted as operating in what takes the place of old"
        in " ".join(told.split())
    )


def test_the_summary_of_a_check_counts_relations_that_are_there_on_the_day() -> None:
    of = read(
        "structure: x\nas_of: 2024\nbodies:\n  a: {name: A, kind: board}\n  old: {name: Old, kind: board, until: 2020}\n"
        "  b: {name: B, kind: board, reports_to: [a, old], informs: {a: {until: 2020}}}\n"
    )
    assert "in 2 bodies and 1 relation of" in summarise(check_all([of]).structures).text
    assert "in 3 bodies and 3 relations of" in summarise(check_all([of], as_of="2019").structures).text


@pytest.mark.parametrize(
    ("own", "neighbours", "said"),
    [
        ("ooo", "oo", "any of the 3 bodies counted as operating, neighbours apart"),
        ("oohg", "", "any of the 2 bodies counted as operating"),
        ("o", "h", "the 1 body counted as operating"),
    ],
)
def test_orphans_are_counted_among_the_bodies_that_are_no_neighbours(own: str, neighbours: str, said: str) -> None:
    found = analyse(make(own, neighbours)).orphans()
    assert f"no complete line is recorded for {said}" in " ".join(
        render_text(ORPHANS.blocks(Orphans((found,)))).split()
    )
