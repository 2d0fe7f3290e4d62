"""Two hundred of the structures and commands that `make fuzz` draws, in formats that are quick."""

from __future__ import annotations

import random

import pytest
from fuzz_structures import Question, ask, in_a_folder, make_question

SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_is_answered_or_refused_without_a_fault(seed: int) -> None:
    with in_a_folder():
        for number in range(50):
            question = make_question(random.Random(f"{seed} {number}"), slow=0)
            assert (ask(question), question.arguments) == ("", question.arguments), question.data


def test_what_goes_wrong_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question(b"structure: s\nbodies: {}\n", ("check", "s.yaml"))
    with in_a_folder(), monkeypatch.context() as patched:
        assert not ask(question)
        patched.setattr("ctgraph.assessment._find", lambda *_: 1 / 0)
        assert "ZeroDivisionError" in ask(question)
