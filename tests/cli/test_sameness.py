"""Two runs of every command on structures that ship give the same bytes, whatever the hashes of their process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import every_command
import pytest
from every_command import ALIKE, COMMANDS, questions
from program import SHIPPED

from ctgraph.loading.catalogue import shipped

SECONDS = 600  # on two idle cores they take about 25, and a machine may be busy


def takes_a_structure(command: click.Command) -> bool:
    return any((parameter.metavar or "").strip("[].") in {"STRUCTURE", "OLD"} for parameter in command.params)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_asked_about_many_structures_in_every_format(name: str) -> None:
    asked = [question.arguments for question in questions(name)]
    assert asked
    if takes_a_structure(COMMANDS[name]):
        named = {argument for arguments in asked for argument in arguments}
        assert named >= {*SHIPPED}
        assert len(named & {*shipped()}) >= len(shipped()) // ALIKE
    formats = [each.type for each in COMMANDS[name].params if "--format" in each.opts]
    for wanted in (choice for each in formats if isinstance(each, click.Choice) for choice in each.choices):
        assert any(wanted in arguments for arguments in asked)


def test_every_structure_is_asked_about_by_several_commands() -> None:
    asked = dict.fromkeys(shipped(), 0)
    for name in COMMANDS:
        for structure in asked.keys() & {argument for each in questions(name) for argument in each.arguments}:
            asked[structure] += 1
    assert min(asked.values()) >= 3


def test_two_processes_that_hash_differently_answer_every_question_and_in_the_same_bytes(tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, every_command.__file__],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "4242")
    ]
    try:
        said = [each.communicate(timeout=SECONDS)[0] for each in running]
    finally:
        for each in running:
            each.kill()
    assert [each.returncode for each in running] == [0, 0]
    one, other = map(json.loads, said)
    assert one.keys() == other.keys()
    assert [question for question in one if one[question] != other[question]] == []
    structures = set(shipped())
    for question, (code, complaint, answer) in one.items():  # the same complaint twice would be no answer
        if structures & set(question.split()):
            assert code in {0, 1}, question
            assert (complaint, bool(answer)) == ("", True), question
