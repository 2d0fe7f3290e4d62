"""Laws that hold for every text: it is read or refused in words, at a place in it, and the same way each time."""

from __future__ import annotations

import gc
import itertools
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_structures import random_document, shuffled, to_yaml
from reading import read
from tries import tries

from ctgraph.errors import Problem, StructureFileError
from ctgraph.loading.catalogue import shipped
from ctgraph.loading.structures import load_structure, parse_structure
from ctgraph.model import Structure

REAL_FILES = [Path(path).read_text(encoding="utf-8") for path in shipped().values()]
LINE_ENDS = ("\n", "\r\n", "\r")
LAW = settings(deadline=None, max_examples=tries(70))

# What YAML and the reader give a meaning to, so that chance comes upon it.
PIECES = [
    *(
        "structure: a\n",
        "bodies:\n",
        "  board:\n",
        "    kind: board\n",
        "    name: Board\n",
        "    reports_to: ",
        "sources:\n",
    ),
    *(
        "board",
        "council",
        "review",
        "source: ",
        "functions:\n",
        "accepted:\n",
        "- ",
        "? ",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
    ),
    *(
        "&a ",
        "*a ",
        "!t ",
        "!%41 ",
        "<<: ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        " #",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "\t",
        " ",
        "  ",
    ),
    *(
        "\n",
        "\r",
        "\r\n",
        "\\",
        "\\x",
        "\0",
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ufffe",
        "é",
        "🏛",
        "2009-02-30",
        "~",
        "0" * 30,
    ),
]

# Anything but half a character, which no file holds: see test_bad_files.
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join),
)


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """A real file after a few accidents: a slice lost, doubled, moved, or typed over."""
    text = draw(st.sampled_from(REAL_FILES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.one_of(st.integers(0, 12), st.integers(0, 600))))
        before, piece, after = text[:start], text[start:end], text[end:]
        typed = draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)))
        text = draw(
            st.sampled_from(
                [before + after, before + piece * 2 + after, before + typed + after, piece + before + after]
            )
        )
    return text.replace("\n", draw(st.sampled_from(LINE_ENDS)))


@st.composite
def files_with_a_wrong_value(draw: st.DrawFn) -> str:
    """A well-formed random file in which one line's value is another one's, or of another shape."""
    lines = to_yaml(random_document(draw(st.integers(0, 10_000)), most=3)).splitlines()
    at = draw(st.integers(0, len(lines) - 1))
    key, _, _ = lines[at].partition(": ")
    other = draw(st.sampled_from(lines)).partition(": ")[2]
    value = draw(
        st.sampled_from(["", "[]", "{}", "[[a]]", "{a: {b: c}}", "~", "0", "'x y'", "*a", "&a b", "!t b", other])
    )
    lines[at] = f"{key}: {value}"
    return "\n".join(lines)


def outcome(text: str) -> Structure | tuple[Problem, ...]:
    try:
        return parse_structure(text, "file.yaml")
    except StructureFileError as error:
        return error.problems


def assert_told_in_words_and_places(problems: tuple[Problem, ...], text: str) -> None:
    assert problems
    assert list(problems) == sorted(set(problems), key=lambda problem: (problem.line, problem.column, problem.message))
    lines = text.splitlines()
    for problem in problems:
        assert problem.path == "file.yaml"
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert problem.message
        assert "Error" not in problem.message
        assert "\n" not in problem.message


def assert_the_law(text: str) -> None:
    first = outcome(text)
    assert outcome(text) == first
    assert gc.isenabled()
    if isinstance(first, tuple) and not isinstance(first, Structure):
        assert_told_in_words_and_places(first, text)


@LAW
@given(texts)
@example("")
@example("\ufeff")
@example("structure: a\nbodies: {}\n\u2028x: y")
@example("a: 'b\u2028c\x85d'\n@")
@example("[" * 100)
@example("{? [a]: b, *a : c, &x !y z}")
@example("? ? ? a")
@example('"\\ud800": x')
def test_any_text_is_read_or_refused_in_words_and_at_a_place(text: str) -> None:
    assert_the_law(text)


@LAW
@given(damaged_files())
def test_a_damaged_file_is_read_or_refused_in_words_and_at_a_place(text: str) -> None:
    assert_the_law(text)


@LAW
@given(files_with_a_wrong_value())
def test_a_file_with_a_wrong_value_is_read_or_refused_in_words_and_at_a_place(text: str) -> None:
    assert_the_law(text)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "file.yaml"


damaged_bytes = st.builds(
    lambda text, at, piece, encoding: (
        (data := text.encode(encoding))[: at % len(data)] + piece + data[at % len(data) :]
    ),
    st.sampled_from(REAL_FILES),
    st.integers(0, 100_000),
    st.binary(max_size=4),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]),
)


@LAW
@given(data=st.one_of(st.binary(), damaged_bytes))
def test_any_bytes_are_read_or_refused_in_words(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        load_structure(str(path))
    except StructureFileError as error:
        for problem in error.problems:
            assert problem.path == str(path)
            assert problem.message
            assert (problem.line >= 1 and problem.column >= 1) or (problem.line, problem.column) == (0, 0)
            assert problem.line <= len(data) + 1


@pytest.mark.parametrize("text", REAL_FILES, ids=list(shipped()))
def test_a_file_cut_off_at_any_line_is_not_reported_for_what_it_lost(text: str) -> None:
    lines = text.splitlines(keepends=True)
    for end in itertools.chain(range(1, 20), range(20, len(lines), 17)):
        problems = outcome("".join(lines[:end]) + "@\n")
        assert isinstance(problems, tuple)
        assert any("cannot start with this character" in str(problem) for problem in problems)
        assert not any("there is no body" in str(problem) for problem in problems)


@settings(LAW, max_examples=tries(25))
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_order_of_bodies_and_keys_changes_no_body_and_no_relation(seed: int, order: int) -> None:
    document = random_document(seed)
    first, second = (read(to_yaml(each)) for each in (document, shuffled(document, order)))
    assert {body.id: body._replace(line=0) for body in first.bodies.values()} == {
        body.id: body._replace(line=0) for body in second.bodies.values()
    }
    assert sorted(relation._replace(line=0) for relation in first.relations) == sorted(
        relation._replace(line=0) for relation in second.relations
    )
