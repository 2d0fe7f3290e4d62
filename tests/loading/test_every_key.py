"""Every key of a structure file is read to its field of the model, whatever the file's encoding and ends of lines."""

from __future__ import annotations

import dataclasses
import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from every_key import FULL
from reading import board, read, relations

from ctgraph.loading.structures import load_structure
from ctgraph.model import (
    AUTHORITY_TYPES,
    BODY_KINDS,
    OUTSIDE_BASES,
    RECORDED,
    RELATION_KINDS,
    SECTORS,
    STANDINGS,
    STATUSES,
    Acceptance,
    Answer,
    Body,
    Chair,
    DatedStatus,
    Document,
    Fact,
    Function,
    Involvement,
    Limits,
    Member,
    Overlap,
    OwnKind,
    Period,
    Reading,
    Recorded,
    Relation,
    SameBody,
    Source,
    Structure,
    Succession,
)

# ------------------------------------------------------------------------------------------------------------ every key


LHB = OwnKind("lhb", "Local health board", "statutory_board")
CO_PRODUCES = OwnKind("co_produces_with", "co-produces with", "works_with", "is co-produced with by")
REVIEW_1 = Source("review", "p. 1", "review p. 1")
REVIEW_2 = Source("review", "p. 2", "review p. 2")
MINUTES_2 = Source("minutes", "2", "minutes 2")

FULL_STRUCTURE = Structure(
    id="kent-2011",
    title="Kent's arrangements",
    file="good.yaml",
    line=2,
    authority="Kent County Council",
    authority_type="county",
    region="South East",
    as_of="2011-02",
    day="2011-02-28",
    supersedes="kent-2010",
    note="Made up.",
    documents={
        "review": Document("review", "Review of the arrangements", "2011-01-15", "https://example.org/review"),
        "minutes": Document("minutes", "Minutes", note="From each meeting."),
    },
    recorded=Recorded(accountability="partly", scrutiny="no", membership="partly"),
    recorded_line=18,
    readings=(Reading("county council", "council", 23),),
    kinds={"lhb": LHB},
    relation_kinds={"co_produces_with": CO_PRODUCES},
    bodies={
        "council": Body(
            id="council",
            name="Kent County Council",
            kind="council",
            line=20,
            short="KCC",
            status="renewing",
            answers_outside="elected",
            sources=(REVIEW_1, Source("minutes", "4", "minutes, 4")),
            period=Period("1974-01-01", "2012-03-31", "1974", "2012-03"),
            stands_for=12,
            basis="Local Government Act 1972",
            chair=Chair(post="lead", standing="unclear", sources=(REVIEW_2,), note="One page says so."),
            members=(
                Member(
                    agency="Kent Police",
                    stated_seats=2,
                    posts=("Chief Constable", "Deputy"),
                    sector="provider",
                    role="full member",
                    partners=("chief-officer-of-police", "police-authority"),
                    note="Since 2010.",
                    standing="unclear",
                    sources=(Source("minutes", "8", "minutes 8"),),
                ),
                Member("Schools", posts=("Head",)),
            ),
            stated_seats=9,
            meets="monthly",
            successions=(
                Succession("old", "inferred", (Source("minutes", "6", "minutes 6"),), "By its remit."),
                Succession("older"),
            ),
            remit="Everything",
            overlaps=(
                Overlap("board", line=40, sources=(Source("minutes", "5", "minutes 5"),), note="Since 2010."),
                Overlap(
                    *("old", 41),
                    sources=(REVIEW_1, Source("minutes", "4", "minutes, 4")),
                    standing="disputed",
                ),
            ),
            note="The authority.",
            last_recorded=Period(last="2011-06-30", ends="2011-06"),
            root_fact=Fact("disputed"),
            status_fact=Fact("unclear", (REVIEW_2,), "As it was put."),
            from_fact=Fact("inferred", note="Not said."),
            until_fact=Fact(sources=(Source("minutes", "3", "minutes 3"),)),
            last_recorded_fact=Fact("unclear", note="In the minutes."),
            identifiers=(("ons", "E10000016"), ("wikidata", "Q21694646")),
        ),
        "lead": Body("lead", "Lead Member", "post", line=53, tier="place"),
        "board": Body(
            "board",
            "Children's Board",
            "board",
            line=54,
            sources=(MINUTES_2,),
            chair=Chair(title="Director"),
            duties=("children-act-2004-s10", "children-act-2004-s13"),
        ),
        "old": Body(
            *("old", "Old Board", "board", 73),
            status="on_hold",
            sources=(MINUTES_2,),
            chair=Chair(vacant=True),
            successions=(Succession("older"),),
            statuses=(
                DatedStatus("2003-01-01", "shadow", "2003", (MINUTES_2,)),
                DatedStatus("2004-11-01", "active", "2004-11", (REVIEW_1,), "Made formal.", "unclear"),
                DatedStatus("2009-02-03", "on_hold", "2009-02-03", (MINUTES_2,)),
            ),
        ),
        "older": Body(
            *("older", "Older Board", "statutory_board", 76),
            chair=Chair(undecided=True),
            same_as=(SameBody("nhs/icb.yaml", "board", 76, 69), SameBody("kent-2012", "b", 76, 89)),
            scope="neighbour",
            own=LHB,
        ),
    },
    relations=(
        Relation("board", "accountable_to", "council", line=61, sources=(MINUTES_2,), joint=True),
        Relation("board", "accountable_to", "older", line=62, sources=(MINUTES_2,), joint=True),
        Relation("council", "oversees", "board", line=63, sources=(MINUTES_2,), is_inverse=True),
        Relation(
            from_id="board",
            kind="scrutinises",
            to_id="old",
            line=65,
            standing="disputed",
            sources=(Source("review", "p. 9", "review p. 9"),),
            period=Period("2010-04-01", "2010-06-30", "2010-04", "2010-06-30"),
            lead=True,
            intended="Agreed in 2010",
            note="As it was put.",
        ),
        Relation("older", "works_with", "old", line=76, own=CO_PRODUCES),
    ),
    limits=Limits(seats=20),
    functions=(
        Function(
            "Staying safe",
            line=79,
            involvements=(
                Involvement(
                    *("board", "oversees", "unclear"), (Source("review", "p. 5", "review p. 5"),), "It says so once."
                ),
                Involvement("council"),
            ),
            status="priority",
            sources=(Source("review", "p. 3", "review p. 3"),),
            note="One of five.",
        ),
        Function("Being healthy", line=84),
    ),
    accepted=(
        Acceptance(
            rule="several-lines",
            bodies=("board", "old"),
            reason="It is meant so",
            line=86,
            kind="mutual",
            about=("Police", "Schools"),
            by="Chair of the board",
            minute="12/2011",
            review="2012-02-29",
        ),
        Acceptance("unsourced", (), "Known", line=94),
    ),
    answers=(
        Answer("board", "yes", line=96, text="It goes on.", sources=(Source("minutes", "7", "minutes 7"),)),
        Answer("plan", "no_response", line=100),
    ),
)


def test_every_key_is_read_to_its_field() -> None:
    assert read(FULL) == FULL_STRUCTURE


def records_in(value: Any) -> Iterator[Any]:
    if isinstance(value, Structure):
        value = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
    if hasattr(value, "_fields"):
        yield value
    if isinstance(value, tuple | Mapping):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from records_in(part)


def test_the_file_with_every_key_leaves_no_field_of_the_model_at_its_default() -> None:
    records = list(records_in(FULL_STRUCTURE))
    untouched = {
        f"{kind.__name__}.{field}"
        for kind in {type(record) for record in records}
        for field, default in kind._field_defaults.items()
        if all(getattr(record, field) == default for record in records if type(record) is kind)
    }
    assert {Body, Relation, Member, Answer} <= {type(record) for record in records}
    assert {each for each in untouched if not each.endswith(".file")} == set()  # which only files that are joined have


def test_the_file_with_every_key_leaves_no_field_of_a_structure_at_its_default() -> None:
    untouched = {
        field.name
        for field in dataclasses.fields(Structure)
        if field.default is not dataclasses.MISSING and getattr(FULL_STRUCTURE, field.name) == field.default
    }
    assert untouched == {"said_active", "joined"}  # of the second none has any that is read from one file


@pytest.mark.parametrize(
    ("key", "words"),
    [("kind", tuple(BODY_KINDS)), ("status", STATUSES), ("answers_outside", OUTSIDE_BASES)],
)
def test_every_choice_of_a_body_is_read(key: str, words: tuple[str, ...]) -> None:
    for word in words:
        rest = "" if key == "kind" else ", kind: board"
        body = read(f"structure: kent\nbodies:\n  board: {{name: Board, {key}: {word}{rest}}}\n").bodies["board"]
        assert getattr(body, key) == word


def test_every_status_may_have_its_date() -> None:
    dated = {f"20{number:02}": word for number, word in enumerate(STATUSES)}
    read_as = board(f"status: {{{', '.join(f'{date}: {word}' for date, word in dated.items())}}}")
    assert {each.begins: each.status for each in read_as.statuses} == dated
    assert [each.first for each in read_as.statuses] == [f"{date}-01-01" for date in dated]
    assert read_as.status == STATUSES[-1]


def test_every_kind_of_relation_and_every_standing_is_read() -> None:
    for kind in RELATION_KINDS:
        for standing in STANDINGS:
            (relation,) = relations(f"{kind}: {{council: {standing}}}")
            assert (relation.kind, relation.standing) == (kind, standing)


def test_every_type_of_authority_is_read() -> None:
    for kind in AUTHORITY_TYPES:
        assert read(f"structure: kent\nauthority_type: {kind}\nbodies: {{}}\n").authority_type == kind


def test_a_duty_may_stand_alone_and_a_code_too() -> None:
    body = board("duty: children-act-2004-s16e\nmembers: [{agency: Police, partner: chief-officer-of-police}]")
    assert body.duties == ("children-act-2004-s16e",)
    assert body.members[0].partners == ("chief-officer-of-police",)


def test_every_sector_and_every_degree_of_recording_is_read() -> None:
    for sector in SECTORS:
        assert board(f"members: [{{agency: Police, sector: {sector}}}]").members[0].sector == sector
    for degree in RECORDED:
        assert read(f"structure: kent\nrecorded: {{scrutiny: {degree}}}\nbodies: {{}}").recorded.scrutiny == degree


def test_what_is_left_out_has_its_default() -> None:
    structure = read("structure: kent\nbodies:\n  board: {name: Board, kind: board}\n")
    assert structure == Structure(
        id="kent",
        title="kent",
        file="good.yaml",
        line=1,
        bodies={"board": Body("board", "Board", "board", line=3)},
        relations=(),
        documents={},
    )
    assert structure.bodies["board"].status == "active"
    assert structure.recorded == Recorded("yes", "yes", "yes")


# ------------------------------------------------------------------------------------------ encodings and ends of lines


def loaded(folder: Path, data: bytes) -> Structure:
    path = folder / "good.yaml"
    path.write_bytes(data)
    return load_structure(str(path))._replace(file="good.yaml")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
def test_a_file_is_the_same_with_any_line_end_and_with_a_byte_order_mark(tmp_path: Path, mark: bytes, end: str) -> None:
    assert loaded(tmp_path, mark + FULL.replace("\n", end).encode()) == FULL_STRUCTURE


def test_a_text_with_a_byte_order_mark_is_the_same() -> None:
    assert read("\ufeff" + FULL) == FULL_STRUCTURE


def test_a_file_need_not_end_with_a_line_end() -> None:
    assert read(FULL.rstrip("\n")) == FULL_STRUCTURE


def test_a_file_may_start_and_end_with_the_marks_of_a_document() -> None:
    assert read(f"%YAML 1.1\n---\n{FULL}...\n").bodies["board"].name == "Children's Board"


def test_a_structure_keeps_the_path_as_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kent.yaml").write_text(FULL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_structure("./kent.yaml").file == "./kent.yaml"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mark + FULL.encode()), encoding="ascii"))
    assert load_structure("-") == FULL_STRUCTURE._replace(file="<standard input>")
