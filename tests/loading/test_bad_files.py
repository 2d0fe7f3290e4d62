"""Every file in bad_files.yml gets exactly the messages that stand there; and files that YAML cannot hold."""

from __future__ import annotations

import difflib
import gc
import io
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import process
from reading import list_problems, read

from ctgraph.errors import MOST_KEPT, StructureFileError
from ctgraph.loading import own_kinds, problems, text
from ctgraph.loading.structures import load_structure, parse_structure
from ctgraph.model import BODY_KINDS

ROWS: list[dict[str, str]] = yaml.load(Path(__file__).with_name("bad_files.yml").read_bytes(), yaml.CSafeLoader)
WELL_FORMED = "structure: kent\nbodies:\n  board: {name: Board, kind: board}\n"


def case(row: dict[str, str]) -> Any:
    return pytest.param(row["file"], row["messages"], id=row["case"])


def list_problems_of_bytes(folder: Path, data: bytes) -> list[str]:
    path = folder / "bad.yaml"
    path.write_bytes(data)
    return list_problems_of_path(str(path))


def list_problems_of_path(path: str) -> list[str]:
    with pytest.raises(StructureFileError) as caught:
        load_structure(path)
    return [str(problem._replace(path=Path(problem.path).name)) for problem in caught.value.problems]


@pytest.mark.parametrize(("file", "expected"), [case(row) for row in ROWS])
def test_a_bad_file_is_reported_word_for_word(file: str, expected: str) -> None:
    assert list_problems(file) == expected.splitlines()


def test_every_row_of_the_table_has_a_name_of_its_own() -> None:
    names = [row["case"] for row in ROWS]
    assert len(names) == len(set(names))
    assert all(row.keys() == {"case", "file", "messages"} for row in ROWS)


def test_the_problems_of_an_error_are_its_text_line_by_line() -> None:
    with pytest.raises(StructureFileError) as caught:
        parse_structure("structure: kent\nbodies:\n  board: {kind: bord}\n", "kent.yaml")
    assert [tuple(problem) for problem in caught.value.problems] == [
        ("kent.yaml", 3, 10, "a body needs 'name:'"),
        ("kent.yaml", 3, 17, "'bord' is not a kind of body; did you mean 'board'?"),
    ]
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]


# ------------------------------------------------------------------------------------------------ bytes and characters


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            b"structure: kent\ntitle: caf\xe9\n",
            "bad.yaml:2:11: byte 0xe9 is not UTF-8; save the file as UTF-8",
            id="Latin-1",
        ),
        pytest.param(
            "title: ‘é’ ".encode() + b"\x92\n",
            "bad.yaml:1:12: byte 0x92 is not UTF-8; save the file as UTF-8",
            id="a Windows quote after other characters: columns count characters",
        ),
        pytest.param(
            b"title: kent\r\nnote: \xff",
            "bad.yaml:2:7: byte 0xff is not UTF-8; save the file as UTF-8",
            id="Windows line ends",
        ),
        pytest.param(
            b"title: \xc3", "bad.yaml:1:8: byte 0xc3 is not UTF-8; save the file as UTF-8", id="cut off in a character"
        ),
        pytest.param(
            b"\xef\xbb\xbftitle: caf\xe9\n",
            "bad.yaml:1:11: byte 0xe9 is not UTF-8; save the file as UTF-8",
            id="after a byte-order mark",
        ),
        pytest.param(
            b"structure: kent\rtitle: caf\xe9\r",
            "bad.yaml:2:11: byte 0xe9 is not UTF-8; save the file as UTF-8",
            id="old Mac line ends",
        ),
        pytest.param(
            "structure: kent\n".encode("utf-16"), "bad.yaml: is saved as UTF-16; save it as UTF-8", id="UTF-16"
        ),
        pytest.param(
            b"\xfe\xff" + "structure: kent\n".encode("utf-16-be"),
            "bad.yaml: is saved as UTF-16; save it as UTF-8",
            id="UTF-16, the other way round",
        ),
        pytest.param(
            "structure: kent\n".encode("utf-16-le"),
            "bad.yaml:1:2: control characters are not allowed here; remove the character",
            id="UTF-16 without a mark",
        ),
        pytest.param(
            b"structure: kent\nbodies: {}\nnote: \0\n",
            "bad.yaml:3:7: control characters are not allowed here; remove the character",
            id="a null byte",
        ),
        pytest.param(
            "structure: kent\nbodies: {}\nnote: ‘é’ \x0b\n".encode(),
            "bad.yaml:3:11: control characters are not allowed here; remove the character",
            id="a control character, as word processors leave it",
        ),
        pytest.param(
            "structure: kent\r\nbodies: {}\r\nnote: \x93\r\n".encode(),
            "bad.yaml:3:7: control characters are not allowed here; remove the character",
            id="a control character, with Windows line ends",
        ),
        pytest.param(
            b"structure: kent\rbodies: {}\rnote: \x07\r",
            "bad.yaml:3:7: control characters are not allowed here; remove the character",
            id="a control character, with old Mac line ends",
        ),
    ],
)
def test_bytes_that_are_no_text_are_reported_with_their_place(tmp_path: Path, data: bytes, expected: str) -> None:
    assert list_problems_of_bytes(tmp_path, data) == [expected]


def test_problems_before_a_control_character_are_reported_with_it() -> None:
    assert list_problems("structure: kent\nbodies:\n  board: {name: Board, kind: bord}\nnote: \x07\n") == [
        "bad.yaml:3:30: 'bord' is not a kind of body; did you mean 'board'?",
        "bad.yaml:4:7: control characters are not allowed here; remove the character",
    ]


def test_half_a_character_in_a_text_is_a_problem_of_the_file() -> None:
    assert list_problems("structure: kent\nbodies: {}\nnote: \ud800\n") == [
        "bad.yaml:3:7: control characters are not allowed here; remove the character"
    ]


def test_a_number_of_five_thousand_digits_is_a_problem_of_the_file() -> None:
    file = f"structure: kent\nbodies:\n  board: {{name: Board, kind: board, count: 0000001{'0' * 5000}}}\n"
    assert len(list_problems(file)) == 1


def test_a_hash_inside_a_name_is_reported_with_old_mac_line_ends() -> None:
    assert list_problems("structure: kent\rtitle: Paper #4\rbodies: {}\r") == [
        "bad.yaml:2:14: the name ends before ' #', which starts a comment: put the name in quotes"
    ]


def test_lines_are_counted_with_any_line_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        file = end.join(["structure: kent", "bodies:", "  board: {name: Board, kind: bord}", ""])
        assert list_problems(file) == ["bad.yaml:3:30: 'bord' is not a kind of body; did you mean 'board'?"]


# ------------------------------------------------------------------------------------------------------ depth and size


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("[" * 10_000, "1:21", id="lists in brackets"),
        pytest.param("- " * 10_000, "1:41", id="lists with dashes"),
        pytest.param("".join(" " * depth + "a:\n" for depth in range(10_000)), "21:21", id="mappings by indentation"),
        pytest.param("{a: " * 10_000, "1:81", id="mappings in braces"),
        pytest.param("{" * 10_000, "1:21", id="mappings as keys"),
        pytest.param("? " * 10_000, "1:41", id="keys of several lines"),
        pytest.param("structure: kent\nbodies: " + "[" * 10_000, "2:28", id="where bodies are expected"),
    ],
)
def test_a_file_nested_ten_thousand_deep_is_refused_at_once(file: str, expected: str) -> None:
    problems = list_problems(file)
    assert len(problems) < 50
    deep = {
        problem
        for problem in problems
        if problem.endswith(": nested more than 20 deep; a structure file never needs that")
    }
    by_libyaml = f"bad.yaml:{expected.partition(':')[0]}:1"  # since 0.2.6 it counts to a thousand brackets before the first event
    assert deep
    assert all(problem.startswith((f"bad.yaml:{expected}: ", by_libyaml)) for problem in deep)


def test_deep_nesting_is_reported_with_the_problems_before_it() -> None:
    assert list_problems("structure: kent\ncolor: blue\nbodies: " + "[" * 30) == [
        (
            "bad.yaml:2:1: 'color' is not a key of a structure; a structure takes structure, title, authority, "
            "authority_type, region, as_of, sources, recorded, kinds, relations, supersedes, note, bodies, functions, limits, accepted, answers"
        ),
        "bad.yaml:3:9: expected bodies ('id: {name: …, kind: …}'), found a list",
        "bad.yaml:3:28: nested more than 20 deep; a structure file never needs that",
    ]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("  body-number-{}: {{name: B, kind: board, reports_to: corps-number-{}}}", id="ids"),
        pytest.param("  b{}: {{name: B, kind: bo{}rd}}", id="kinds"),
        pytest.param("  b{}: {{name: B, kind: board, nama{}: C}}", id="keys of a body"),
        pytest.param("  b{}: {{name: B, kind: board, source: rev{}iew}}", id="documents"),
        pytest.param("  b{}: {{name: B, kind: board, reports_to: {{b0: sta{}ted}}}}", id="standings"),
    ],
)
def test_where_everything_is_wrong_only_the_first_get_a_hint(monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    compared: list[int] = []

    def compare(_wanted: str, known: Collection[str]) -> str:
        compared.append(len(known))
        return ""

    monkeypatch.setattr(problems, "did_you_mean", compare)
    monkeypatch.setattr(problems, "find_nearest", lambda wanted, known, **_: [compare(wanted, known)])
    monkeypatch.setattr(problems, "find_misspelt", lambda wanted, known: [compare(wanted, known)])
    monkeypatch.setattr(own_kinds, "hint_kind", lambda wanted: compare(wanted, BODY_KINDS))
    rows = "".join(f"{row.format(i, i)}\n" for i in range(5_000))
    file = f"structure: kent\nsources: {{plan: {{title: P}}, review: {{title: R}}}}\nbodies:\n{rows}"
    with pytest.raises(StructureFileError) as caught:
        parse_structure(file, "bad.yaml")
    assert len(caught.value.problems) in {4_999, 5_000, 5_001}
    assert 0 < sum(compared) <= problems.MOST_COMPARED + 5_000


@pytest.mark.parametrize(("bodies", "hint"), [(5, "did you mean 'council'?"), (6, "add it under 'bodies:'")])
def test_ids_are_not_compared_in_a_register_of_very_many(
    monkeypatch: pytest.MonkeyPatch, bodies: int, hint: str
) -> None:
    monkeypatch.setattr(problems, "MOST_COMPARED", 3)
    rows = "".join(f"  b{i}: {{name: B, kind: board}}\n" for i in range(bodies))
    file = f"structure: kent\nbodies:\n{rows}  council: {{name: C, kind: council}}\n"
    assert list_problems(file.replace("kind: council", "kind: council, informs: counsil")) == [
        f"bad.yaml:{bodies + 3}:46: there is no body 'counsil'; {hint}"
    ]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_values_get_a_hint_whatever_the_hash_seed(tmp_path: Path, seed: str) -> None:
    keys = "".join(f"title{i}: x\n" for i in range(3_000))
    (tmp_path / "bad.yaml").write_text(f"structure: kent\nbodies: {{}}\n{keys}", encoding="utf-8")
    ran = process("check", "bad.yaml", cwd=tmp_path, env={"PYTHONHASHSEED": seed})
    lines = ran.err.splitlines()
    assert lines[0] == "bad.yaml:3:1: 'title0' is not a key of a structure; did you mean 'title'?"
    assert all(line.endswith("did you mean 'title'?") for line in lines[:100])
    assert lines[100:] == ["bad.yaml: and 2,900 more problems"]


@pytest.mark.parametrize(
    ("wrong", "last"),
    [
        (1, "bad.yaml:3:1: 'x0' is not a key of a structure"),
        (100, "bad.yaml:102:1: 'x99' is not a key of a structure"),
        (101, "bad.yaml: and 1 more problem"),
        (102, "bad.yaml: and 2 more problems"),
    ],
)
def test_the_message_lists_a_hundred_problems_of_a_file_and_counts_the_rest(wrong: int, last: str) -> None:
    file = "structure: kent\nbodies: {}\n" + "".join(f"x{i}: y\n" for i in range(wrong))
    with pytest.raises(StructureFileError) as caught:
        parse_structure(file, "bad.yaml")
    lines = str(caught.value).split("\n")
    assert len(lines) == min(wrong, 101)
    assert lines[-1].partition("; ")[0] == last
    assert len(caught.value.problems) == wrong  # a program gets them all


def test_garbage_is_collected_again_after_a_bad_file() -> None:
    list_problems("structure: [")
    assert gc.isenabled()
    gc.disable()
    try:
        list_problems("structure: [")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_BYTES", 1024 * 1024)
    assert list_problems_of_bytes(tmp_path, b"#" * (1024 * 1024 + 1)) == [
        "bad.yaml: is larger than 1 MB, the most that a structure file may be"
    ]


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bad.yaml"
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)
    assert list_problems_of_path(str(path)) == [
        "bad.yaml: is larger than 128 MB, the most that a structure file may be"
    ]


def test_a_file_with_only_wrong_keys_is_reported_like_one_with_a_few() -> None:
    number = 50_000
    keys = "".join(f"k{each}: v\n" for each in range(number))
    with pytest.raises(StructureFileError) as caught:
        parse_structure(f"structure: kent\nbodies: {{}}\n{keys}", "bad.yaml")
    assert (len(caught.value.problems), caught.value.more) == (MOST_KEPT, number - MOST_KEPT)
    first, *_, last = str(caught.value).split("\n")
    assert first.startswith("bad.yaml:3:1: 'k0' is not a key of a structure; a structure takes structure, title,")
    assert last == f"bad.yaml: and {number - 100:,} more problems"


LONG = "w" * 10_000


@pytest.mark.parametrize(
    "file",
    [
        f"structure: kent\nbodies:\n  board: {{name: Board, kind: {LONG}}}\n",
        f"structure: kent\nbodies:\n  board: {{name: Board, kind: board, {LONG}: x}}\n",
        f"structure: kent\nbodies:\n  board: {{name: Board, kind: board, part_of: {LONG}}}\n",
        f"structure: kent\nbodies:\n  {LONG}: {{name: Board, kind: board, part_of: {LONG}}}\n",
        f"structure: kent\nbodies:\n  {LONG}: {{name: Board, kind: board, part_of: {LONG}x}}\n",
        f"structure: kent\nbodies:\n  {LONG}: {{name: Board, kind: bord}}\n  {LONG}: {{name: B, kind: board}}\n",
        f"structure: kent\nsources: {{{LONG}: {{title: T}}}}\nbodies: {{b: {{name: B, kind: board, source: {LONG}x}}}}\n",
        f"structure: kent\nbodies: {{}}\nas_of: {LONG}\n",
        f"structure: kent\nbodies: {{}}\nfunctions: {LONG}\n",
        f"structure: kent\nbodies: {{}}\n{LONG}\n",
        f"structure: kent\nbodies: {{}}\n? {LONG}\n: [\n",
        f"structure: kent\nbodies: &{LONG} {{}}\n",
        f"structure: kent\nbodies: *{LONG}\n",
        f"structure: kent\nbodies: !{LONG} {{}}\n",
        f"structure: kent\nbodies: {{b: {{name: Board {LONG} #2, kind: board}}}}\n",
    ],
)
def test_a_message_about_ten_thousand_characters_fits_on_a_screen(file: str) -> None:
    problems = list_problems(file)
    assert problems
    assert all(len(problem) < 1000 for problem in problems)


def test_a_very_long_word_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difflib, "get_close_matches", None)  # it would take the square of the length
    (problem,) = list_problems(
        "structure: kent\nbodies:\n  {0}: {{name: Board, kind: board, informs: {0}w}}\n".format("w" * 249)
    )
    assert problem.endswith("…'; add it under 'bodies:'")


def test_a_file_of_just_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_BYTES", len(WELL_FORMED))
    path = tmp_path / "good.yaml"
    path.write_text(WELL_FORMED, encoding="utf-8")
    assert load_structure(str(path)).id == "kent"


def test_no_more_than_the_limit_is_read_of_a_larger_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            buffer[:] = b"#" * len(buffer)
            return len(buffer)

    monkeypatch.setattr(text, "MOST_BYTES", 1024 * 1024)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    assert list_problems_of_path("-") == [
        "<standard input>: is larger than 1 MB, the most that a structure file may be"
    ]


# -------------------------------------------------------------------------------------------- files that cannot be read


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    path = str(tmp_path / "missing.yaml")
    with pytest.raises(StructureFileError) as caught:
        load_structure(path)
    assert str(caught.value) == f"{path}: cannot be read: no such file or directory"
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(0, 0)]


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    assert list_problems_of_path(str(tmp_path / "folder.yaml")) == ["folder.yaml: cannot be read: is a directory"]


def test_a_path_that_no_file_can_have_is_reported() -> None:
    assert list_problems_of_path("a\0b") == ["a\\x00b: cannot be read: a path cannot hold a null character"]
    assert list_problems_of_path("x" * 5000) == [f"{'x' * 5000}: cannot be read: file name too long"]


def test_a_file_without_permission_to_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "bad.yaml").write_text(WELL_FORMED)
    monkeypatch.setattr(Path, "open", refuse)  # the mode of a file does not stop root
    assert list_problems_of_path(str(tmp_path / "bad.yaml")) == ["bad.yaml: cannot be read: permission denied"]


def test_an_error_without_a_reason_is_reported_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("The network drive has gone")

    (tmp_path / "bad.yaml").write_text(WELL_FORMED)
    monkeypatch.setattr(Path, "open", fail)
    assert list_problems_of_path(str(tmp_path / "bad.yaml")) == ["bad.yaml: cannot be read: the network drive has gone"]


def test_a_bad_file_on_standard_input_is_reported_by_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"structure: kent\nbodies: {}\nnote: \xff")))
    assert list_problems_of_path("-") == ["<standard input>:3:7: byte 0xff is not UTF-8; save the file as UTF-8"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"structure: kent\n")))
    assert list_problems_of_path("-") == ["<standard input>:1:1: a structure needs 'bodies:'"]


def test_closed_standard_input_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.TextIOWrapper(io.BytesIO())
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    with pytest.raises(StructureFileError, match=r"^<standard input>: cannot be read: "):
        load_structure("-")


def test_the_well_formed_file_of_these_tests_is_well_formed() -> None:
    assert list(read(WELL_FORMED).bodies) == ["board"]


@pytest.mark.parametrize(
    ("file", "places"),
    [
        ('structure: "a\\0b"\nbodies: {}\n', ["1:12"]),
        ('structure: x\nbodies:\n  "a\\0b": {name: A, kind: board}\n', ["3:3"]),
        ('structure: x\nbodies:\n  a: {name: "\\0", kind: board, reports_to: "b\\x00"}\n', ["3:13", "3:44"]),
        ('structure: x\nbodies:\n  a: {name: A, kind: board, members: [{agency: "p\\u0000q"}]}\n', ["3:48"]),
    ],
)
def test_a_null_character_is_refused_wherever_a_text_stands(file: str, places: list[str]) -> None:
    with pytest.raises(StructureFileError) as caught:
        parse_structure(file, "bad.yaml")
    refused = [each for each in str(caught.value).split("\n") if "null character" in each]
    assert [each.split(": ")[0].removeprefix("bad.yaml:") for each in refused] == places
