"""What stands on the line after Tab is one word, in real shells: nothing that is offered can run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from program import process
from small_files import as_yaml

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from shells import STARTS, Shell, is_there

from ctgraph.cli.completion import Word, quote_rest, split_line

RUNS = "touch P"  # what must not be run
COLONS = """\
structure: colon
bodies:
  "lscb:kent": {name: "Board: the first", kind: board}
  "lscb:medway": {name: "Board 'two' $HOME `x`", kind: board}
  "two words": {name: Two words, kind: board}
  "-dash": {name: Dash, kind: board}
  "one $(touch P) a": {name: A, kind: board}
  "one $(touch P) b": {name: B, kind: board}
"""
WORDS = [
    f"$({RUNS})", f"`{RUNS}`", f"a; {RUNS}", f"a && {RUNS}", f"a | {RUNS}", "a > P", f"<({RUNS})", "$HOME", "${HOME}", "~", "~root",
    "*", "?", "[a-z]*", "{a,b}", "!!", "!echo", "a!b", "#a", "a #b", "'", '"', "it's", 'a"b', "a'b\"c", "\\", "a\\", "a\\n", "a:b:c", "a=b",
    "=ls", "%s", "^a^b", "a,b", "a@b", "two  spaces", " first", "last ", "é – 名前", "🏛️", "@", "a&b", "(a)", "plain", "a\\:b", "a\\$b",
]  # fmt: skip
UNSEEN = [
    f"a\n{RUNS}", f"a\nplain,$({RUNS})", "a\tb", "\x1b[31mred", "a\rb", "a\x07", "\u202eba", "a\u200bb", "a\u2028b", "a\x9b31m", "a\u00a0b",
]  # fmt: skip


# The words that run something are tried in every shell, and a part of the others: zsh and fish have quotes of their own, and what we
# quote for bash is held against bash below.
DANGEROUS = 7
SHELLS = sorted(STARTS)
IN_SHELLS = [
    (shell, number)
    for turn, shell in enumerate(SHELLS)
    for number in range(len(WORDS))
    if number < DANGEROUS or number % (3 if shell == "bash" else 6) == turn
]
# What is left out is the same for all.
UNSEEN_IN_SHELLS = [(SHELLS[number % len(SHELLS)], number) for number in range(len(WORDS), len(WORDS) + len(UNSEEN))]


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Shell]]:
    """Returns a shell by its name, which is started once for all tests."""
    with ExitStack() as running:

        @cache
        def find(name: str) -> Shell:
            return running.enter_context(Shell(name, fill(tmp_path_factory.mktemp(name))))

        yield find


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, shells: Callable[[str], Shell]) -> Shell:
    if not is_there(request.param):
        if os.environ.get("CI") == "true":
            pytest.fail(f"{request.param} is not installed")
        pytest.skip(f"{request.param} is not installed")
    return shells(request.param)


def fill(folder: Path) -> Path:
    (folder / "c.yaml").write_text(COLONS, encoding="utf-8")
    for number, word in enumerate([*WORDS, *UNSEEN]):
        bodies = {word: {"name": word, "kind": "board"}}
        (folder / f"w{number}.yaml").write_text(as_yaml({"structure": "s", "bodies": bodies}), encoding="utf-8")
        if "/" not in word:
            (folder / f"f{number}-{word}.yaml").write_text("structure: s\nbodies: {}\n", encoding="utf-8")
    (folder / "ab").touch()  # what a star would find
    return folder


def expect(shell: Shell, line: str, *words: str) -> None:
    assert shell.complete(line) == [*words]
    assert not (shell.folder / "P").exists()


@pytest.mark.parametrize(("shell", "number"), IN_SHELLS, indirect=["shell"])
def test_an_id_is_one_word(shell: Shell, number: int) -> None:
    is_left_out = shell.name == "fish" and WORDS[number].startswith("~")  # fish would not quote it
    offered = [] if is_left_out else [WORDS[number]]
    expect(shell, f"ctgraph lines w{number}.yaml ", "lines", f"w{number}.yaml", *offered)


@pytest.mark.parametrize("number", range(0, len(WORDS), 6))  # they are quoted as ids are
def test_the_name_of_a_file_is_one_word(shell: Shell, number: int) -> None:
    expect(shell, f"ctgraph check f{number}-", "check", f"f{number}-{WORDS[number]}.yaml")


@pytest.mark.parametrize(("shell", "number"), UNSEEN_IN_SHELLS, indirect=["shell"])
def test_what_cannot_be_seen_is_not_offered(shell: Shell, number: int) -> None:
    expect(shell, f"ctgraph lines w{number}.yaml ", "lines", f"w{number}.yaml")
    expect(shell, f"ctgraph check f{number}-", "check", f"f{number}-")
    assert "\x1b[31mred" not in shell.shown


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("lscb:ke", "lscb:kent"),
        ("lscb:m", "lscb:medway"),
        ("lscb\\:k", "lscb:kent"),
        ("ls", "lscb:"),
        ("tw", "two words"),
        ("two\\ w", "two words"),
        ('"two', "two words"),
        ("'two w", "two words"),
        ("'lscb:k", "lscb:kent"),
        ("on", "one $(touch P) "),
        ("'one $(touch P) a", "one $(touch P) a"),
    ],
)
def test_a_word_that_is_begun_is_completed(shell: Shell, typed: str, word: str) -> None:

    assert shell.complete(f"ctgraph lines c.yaml {typed}")[2].strip() == word.strip()
    assert not (shell.folder / "P").exists()


def test_a_dash_is_offered_after_two(shell: Shell) -> None:
    expect(shell, "ctgraph lines c.yaml -- -", "lines", "c.yaml", "--", "-dash")


def test_the_value_of_an_option(shell: Shell) -> None:
    expect(shell, "ctgraph check --select no-", "check", "--select", "no-accountability")


def test_an_older_script_is_offered_what_needs_no_quotes(tmp_path: Path) -> None:
    numbered = (f"{number}{word}" for number, word in enumerate(UNSEEN))  # some look alike
    bodies = {word: {"name": word, "kind": "board"} for word in (*WORDS, *numbered, "also-plain")}
    (tmp_path / "s.yaml").write_text(as_yaml({"structure": "s", "bodies": bodies}), encoding="utf-8")
    asked = {"_CTGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "ctgraph lines s.yaml ", "COMP_CWORD": "3"}
    ran = process(cwd=tmp_path, env=asked)
    offered = {line.removeprefix("plain,") for line in ran.out.splitlines()}
    assert {"plain", "also-plain"} <= offered <= bodies.keys()
    assert [word for word in offered if {*word} & {*" $`\\\"'*?[]{}~#;&|<>()!^\n\t"}] == []


LETTERS = "ab:=@ $`\\\"'*!~#;(é"
BREAKS = " \t\n\"'@><=;|&(:"


@pytest.mark.skipif(not is_there("bash") and os.environ.get("CI") != "true", reason="bash is not installed")
def test_bash_reads_what_is_offered_as_the_word(tmp_path: Path) -> None:
    chance = random.Random(1)
    (tmp_path / "ab").touch()
    wholes, script = [], ["shopt -u nullglob"]
    for _ in range(3_000):
        whole = "".join(chance.choice(LETTERS) for _ in range(chance.randint(1, 8)))
        begun = whole[: chance.randint(0, len(whole))]
        style = chance.choice(["bare", "escaped", "'", '"'])
        typed = begun if style == "bare" else "".join(f"\\{each}" for each in begun)
        if style in "'\"":
            typed = style + begun
        *_, word = split_line(f"ctgraph {typed}")
        rest = quote_rest(word, whole, BREAKS)
        if rest is None or word.text != begun:
            continue
        kept = typed[:1] if style in "'\"" else _kept(word)
        wholes.append(whole)
        script.append(
            f"words=({kept}{rest}{style if style in chr(39) + chr(34) else ''}); printf '%s\\n' \"${{#words[@]}} ${{words[0]}}\""
        )
    ran = subprocess.run(
        ["bash", "--norc"], input="\n".join(script).encode(), capture_output=True, cwd=tmp_path, check=True
    )
    assert ran.stderr.decode() == ""
    assert ran.stdout.decode().splitlines() == [f"1 {whole}" for whole in wholes]
    assert len(wholes) > 1_000


def _kept(word: Word) -> str:
    """What bash leaves of a word that is typed: up to the last character at which it parts words."""
    typed = "".join(word.pieces)
    place = max((at for at, letter in enumerate(typed) if letter in BREAKS and typed[at - 1 : at] != "\\"), default=-1)
    return typed[: place + 1]
