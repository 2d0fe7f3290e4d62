"""What must simply work: every shape that a value may have, and what people and their programs type."""

from __future__ import annotations

import pytest
from random_structures import random_document, to_yaml
from reading import BOARD_AND_COUNCIL, board, read, relations

from ctgraph.loading.catalogue import shipped
from ctgraph.loading.structures import load_structure
from ctgraph.model import (
    Chair,
    Limits,
    Overlap,
    Period,
    Source,
    Structure,
)

REVIEW_1 = Source("review", "p. 1", "review p. 1")

# -------------------------------------------------------------------------------------------------------------- sources


def source_of(written: str, documents: str = "{review: {title: Review}, minutes: {title: Minutes}}") -> Source:
    structure = read(
        f"structure: kent\nsources: {documents}\nbodies:\n  board: {{name: B, kind: board, source: {written}}}\n"
    )
    (source,) = structure.bodies["board"].sources
    return source


@pytest.mark.parametrize(
    ("written", "document", "place"),
    [
        ("review p. 4", "review", "p. 4"),
        ("'review, p. 4'", "review", "p. 4"),
        ("'review , p. 4'", "review", "p. 4"),
        ("'review   p. 4, para 2'", "review", "p. 4, para 2"),
        ("minutes", "minutes", ""),
        ("'minutes,'", "minutes", ""),
        ("minutes 4", "minutes", "4"),
    ],
)
def test_the_first_word_of_a_source_is_the_key_of_its_document(written: str, document: str, place: str) -> None:
    assert source_of(written) == Source(document, place, written.strip("'"))


def test_a_place_that_starts_with_a_word_like_the_key_has_the_key_before_it() -> None:
    assert source_of("review Reviews of practice", "{review: {title: Review}}").place == "Reviews of practice"
    assert (
        source_of("reviews p. 4", "{review: {title: Review}, plan: {title: Plan}, reviews: {title: R}}").document
        == "reviews"
    )


def test_the_key_of_an_only_document_is_written_too() -> None:
    assert source_of("review p. 4", "{review: {title: Review}}") == Source("review", "p. 4", "review p. 4")


def test_several_sources_make_a_list() -> None:
    assert board("").sources == (REVIEW_1,)
    file = BOARD_AND_COUNCIL.replace("source: review p. 1", "source:\n      - review p. 1\n      - review p. 2")
    assert read(file).bodies["board"].sources == (REVIEW_1, Source("review", "p. 2", "review p. 2"))


def test_a_relation_without_a_source_has_the_source_of_its_body() -> None:
    assert [relation.sources for relation in relations("reports_to: council\nadvises: {council: disputed}")] == [
        (REVIEW_1,),
        (REVIEW_1,),
    ]
    assert relations("oversees: {council: {note: as said}}")[0].sources == (REVIEW_1,)


def test_a_relation_with_a_source_has_its_own() -> None:
    (relation,) = relations("reports_to: {council: {source: [review p. 8, review p. 9]}}")
    assert [source.place for source in relation.sources] == ["p. 8", "p. 9"]


def test_a_body_and_its_relations_may_have_no_source() -> None:
    structure = read("structure: k\nbodies: {a: {name: A, kind: board, reports_to: b}, b: {name: B, kind: council}}")
    assert structure.bodies["a"].sources == structure.relations[0].sources == ()


def test_a_source_may_come_from_a_document_that_is_declared_further_down() -> None:
    structure = read(
        "bodies:\n  board: {name: Board, kind: board, source: minutes 4}\n"
        "sources: {review: {title: Review}, minutes: {title: Minutes}}\nstructure: kent\n"
    )
    assert structure.bodies["board"].sources == (Source("minutes", "4", "minutes 4"),)
    assert list(structure.documents) == ["review", "minutes"]


# ------------------------------------------------------------------------------------------------------------ relations


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("reports_to: council", "stated"),
        ("reports_to: [council]", "stated"),
        ("reports_to:\n  - council", "stated"),
        ("reports_to: {council: inferred}", "inferred"),
        ("reports_to:\n  council: inferred", "inferred"),
        ("reports_to: {council: {standing: proposed}}", "proposed"),
        ("reports_to: {council: {}}", "stated"),
        ("reports_to:\n  council:\n    note: as said", "stated"),
    ],
)
def test_a_relation_may_be_an_id_a_list_a_standing_or_details(written: str, standing: str) -> None:
    (relation,) = relations(written)
    assert relation[:3] == ("board", "reports_to", "council")
    assert relation.standing == standing


def test_several_relations_of_several_kinds_come_in_the_order_of_the_file() -> None:
    structure = read(
        "structure: kent\nbodies:\n  a: {name: A, kind: board, advises: [c, b], reports_to: {c: disputed, b: {lead: yes}}}\n"
        "  b: {name: B, kind: board}\n  c: {name: C, kind: council, oversees: a}\n"
    )
    assert [relation[:3] for relation in structure.relations] == [
        ("a", "advises", "c"),
        ("a", "advises", "b"),
        ("a", "reports_to", "c"),
        ("a", "reports_to", "b"),
        ("c", "oversees", "a"),
    ]


@pytest.mark.parametrize("kind", ["accountable_to", "reports_to", "part_of"])
def test_by_an_upward_line_the_body_it_is_written_under_answers(kind: str) -> None:
    assert relations(f"{kind}: council")[0].answers == ("board", "council")


@pytest.mark.parametrize("kind", ["oversees", "scrutinises"])
def test_the_body_that_is_overseen_or_scrutinised_answers(kind: str) -> None:
    assert relations(f"{kind}: council")[0].answers == ("council", "board")


@pytest.mark.parametrize(
    ("written", "lead"), [("yes", True), ("Yes", True), ("true", True), ("no", False), ("NO", False), ("False", False)]
)
def test_lead_takes_yes_and_true(written: str, lead: bool) -> None:
    assert relations(f"reports_to: {{council: {{lead: {written}}}}}")[0].lead is lead


# -------------------------------------------------------------------------------------------- dates, numbers, the chair


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        ("2009-02", "2009-02-01", "2009-02-28"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2009-12", "2009-12-01", "2009-12-31"),
        ("2009-10-30", "2009-10-30", "2009-10-30"),
        ("2008-02-29", "2008-02-29", "2008-02-29"),
        ('"2009"', "2009-01-01", "2009-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_from_is_the_first_day_of_a_date_and_until_the_last(written: str, first: str, last: str) -> None:
    as_written = written.strip('"')
    assert board(f"from: {written}\nuntil: {written}").period == Period(first, last, as_written, as_written)
    assert board(f"from: {written}").period == Period(first, "", as_written, "")
    assert board(f"until: {written}").period == Period("", last, "", as_written)
    (relation,) = relations(f"reports_to: {{council: {{from: {written}, until: {written}}}}}")
    assert relation.period == Period(first, last, as_written, as_written)


@pytest.mark.parametrize(("written", "day"), [("2009", "2009-12-31"), ("2009-10", "2009-10-31"), ("2009-10-30",) * 2])
def test_the_day_of_a_structure_is_the_last_day_of_its_date(written: str, day: str) -> None:
    structure = read(f"structure: kent\nas_of: {written}\nbodies: {{}}\n")
    assert (structure.as_of, structure.day) == (written, day)


@pytest.mark.parametrize(("written", "number"), [("1", 1), ("12", 12), ("999999", 999_999), ("007", 7), ('"3"', 3)])
def test_a_whole_number_is_read(written: str, number: int) -> None:
    assert board(f"count: {written}").stands_for == number
    assert board(f"members: [{{agency: Police, seats: {written}}}]").members[0].stated_seats == number
    assert board(f"seats: {written}").stated_seats == number


def test_a_chair_may_be_a_post_that_comes_further_down() -> None:
    file = "structure: k\nbodies: {a: {name: A, kind: board, chair: p}, p: {name: P, kind: post}}"
    assert read(file).bodies["a"].chair == Chair(post="p")


def test_a_chair_may_be_a_title_vacant_or_left_out() -> None:
    assert board("chair: {title: Director}").chair == Chair(title="Director")
    assert board("chair: vacant").chair == Chair(vacant=True)
    assert board("").chair is None


def test_posts_and_predecessors_may_be_one_or_a_list() -> None:
    assert board("members: [{agency: Police, posts: Chief}]").members[0].posts == ("Chief",)
    assert board("members: [{agency: Police, posts: [Chief, Chief]}]").members[0].posts == ("Chief", "Chief")
    assert board("succeeds: council").succeeds == ("council",)
    assert board("members: []").members == ()


def test_owners_may_be_one_several_or_left_out() -> None:
    def owners(keys: str) -> tuple[str, ...]:
        bodies = "{a: {name: A, kind: board}, b: {name: B, kind: board}}"
        return read(f"structure: k\nfunctions: [{{name: F{keys}}}]\nbodies: {bodies}").functions[0].owners

    assert owners(", owner: b") == ("b",)
    assert owners(", owner: [b, a]") == ("b", "a")
    assert owners("") == ()


def test_an_overlap_is_an_id_a_list_or_details_with_a_source_of_its_own_or_that_of_the_body() -> None:
    of_the_body, own = REVIEW_1, Source("review", "p. 2", "review p. 2")
    assert board("overlaps: council").overlaps == (Overlap("council", 9, (of_the_body,)),)
    assert board("overlaps: [council]").overlaps == (Overlap("council", 9, (of_the_body,)),)
    assert board("overlaps: {council: {note: both}}").overlaps == (Overlap("council", 9, (of_the_body,), "both"),)
    assert board("overlaps: {council: {source: review p. 2}}").overlaps == (Overlap("council", 9, (own,)),)
    assert board("").overlaps == ()


def test_a_limit_may_be_left_out() -> None:
    assert read("structure: k\nbodies: {}").limits == Limits(seats=None)
    assert read("structure: k\nlimits: {}\nbodies: {}").limits == Limits(seats=None)
    assert read("structure: k\nlimits: {seats: 20}\nbodies: {}").limits == Limits(seats=20)


def test_what_an_acceptance_is_about_may_be_one_name_or_several() -> None:
    def about(keys: str) -> tuple[str, ...]:
        return read(f"structure: k\nbodies: {{}}\naccepted: [{{rule: r, reason: so{keys}}}]").accepted[0].about

    assert about(", about: LINCS") == ("LINCS",)
    assert about(", about: [LINCS, Police]") == ("LINCS", "Police")
    assert about("") == ()


# ------------------------------------------------------------------------------------------------------------ positions


def test_every_fact_knows_its_line() -> None:
    structure = read("""\
# the first line

title: Kent
structure: kent
bodies:

  board:
    name: Board
    kind: board
    reports_to:
      council
    advises:
      - council
      # a comment
      - cabinet
    supports:
      council: disputed
      cabinet:
        note: as said
    informs: [council,
      cabinet]
  council: {name: Council,
    kind: council, oversees: cabinet}
  "cabinet":
    {name: Cabinet, kind: cabinet}
recorded:
  scrutiny: no
functions:
  -
    name: Safety
  - owner: board
    name: Health
accepted:
  - {rule: unsourced,
     reason: Known}
""")
    assert structure.line == 3
    assert structure.recorded_line == 26
    assert {body.id: body.line for body in structure.bodies.values()} == {"board": 7, "council": 22, "cabinet": 24}
    assert [(relation.kind, relation.to_id, relation.line) for relation in structure.relations] == [
        ("reports_to", "council", 11),
        ("advises", "council", 13),
        ("advises", "cabinet", 15),
        ("supports", "council", 17),
        ("supports", "cabinet", 18),
        ("informs", "council", 20),
        ("informs", "cabinet", 21),
        ("oversees", "cabinet", 23),
    ]
    assert [function.line for function in structure.functions] == [30, 31]
    assert [acceptance.line for acceptance in structure.accepted] == [34]


def test_the_line_of_recorded_is_that_of_the_structure_where_it_is_left_out() -> None:
    assert read("# Kent\n\nstructure: kent\nbodies: {}\n").recorded_line == 3


def test_block_style_and_flow_style_are_read_to_the_same_structure() -> None:
    block = """\
structure: kent
sources:
  review:
    title: Review
bodies:
  board:
    name: Board
    kind: board
    members:
      - agency: Police
        seats: 2
      - agency: Schools
    reports_to:
      council:
        standing: disputed
  council:
    name: Council
    kind: council
"""
    flow = """\
{structure: kent, sources: {review: {title: Review}}, bodies: {
board: {name: Board, kind: board, members: [{agency: Police, seats: 2}, {agency: Schools}],
reports_to: {council: {standing: disputed}}}, council: {name: Council, kind: council}}}
"""
    assert without_lines(read(block)) == without_lines(read(flow))


def without_lines(structure: Structure) -> Structure:
    return structure._replace(
        line=0,
        recorded_line=0,
        bodies={body.id: body._replace(line=0) for body in structure.bodies.values()},
        relations=tuple(relation._replace(line=0) for relation in structure.relations),
    )


# ---------------------------------------------------------------------------------------------------------- whole files


@pytest.mark.parametrize("name", shipped())
def test_a_structure_that_ships_is_read_and_is_called_as_its_file(name: str) -> None:
    structure = load_structure(shipped()[name])
    assert structure.id == name
    assert structure.bodies
    assert structure.documents
    assert structure.day
    assert all(relation.sources for relation in structure.relations)


def test_structures_ship() -> None:
    assert {"haringey-2008", "kent-2011", "leicestershire-2009", "solihull-2011"} <= set(shipped())


@pytest.mark.parametrize("seed", range(30))
def test_a_random_document_is_read(seed: int) -> None:
    document = random_document(seed)
    structure = read(to_yaml(document))
    assert list(structure.bodies) == list(document["bodies"])
