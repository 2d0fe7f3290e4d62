"""An option that takes one value, given twice: no command drops the first without a word."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from every_command import COMMANDS
from program import ctgraph

ONCE = [
    (name, option.opts[-1])
    for name, command in COMMANDS.items()
    for option in command.params
    if isinstance(option, click.Option) and not (option.multiple or option.is_flag)
]


@pytest.mark.parametrize(("command", "option"), ONCE)
def test_it_is_refused_in_every_command(command: str, option: str) -> None:
    ran = ctgraph(command, "kent-2011", option, "first", f"{option}=second")
    assert ran.code == 2
    assert f"{option} is given 2 times, and takes one value here\n" in ran.err.replace("'", "")
    assert f"ctgraph {command} " in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("first", ["a.svg", "a.yaml", "folder/"])
def test_neither_of_two_outputs_is_written(first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ctgraph("what-if", "kent-2011", "--close", "board", "-o", first, "-o", "b.md")
    assert "-o/--output is given 2 times" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [("--rule", "broken-line", "--rule", "no-accountability"), ("--strict", "--strict")]
)
def test_what_may_be_repeated_still_may(arguments: tuple[str, ...]) -> None:
    assert "is given" not in ctgraph("check", "kent-2011", *arguments, "--fail-on", "never").err


def test_what_else_is_wrong_is_told_as_ever() -> None:
    ran = ctgraph("lines", "kent-2011", "board", "--as-of", "2011", "--as-of")
    assert "Option '--as-of' requires an argument" in ran.err
