"""What fuzzing once found, and what it starts from, is read again each time; and a few thousand new inputs."""

from __future__ import annotations

import random

import pytest
from fuzz_reader import CORPUS, mutated, read

FILES = sorted(CORPUS.iterdir())


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_a_file_of_the_corpus_is_read_or_refused(name: str) -> None:
    assert read((CORPUS / name).read_bytes()) in ("read", "refused")


def test_the_seeds_are_structures() -> None:
    assert {file.name for file in FILES if read(file.read_bytes()) == "read"} >= {
        "whole.yaml",
        "members.yaml",
        "flow.yaml",
        "history.yaml",
    }


@pytest.mark.parametrize("seed", range(4))
def test_new_inputs_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    seeds = [file.read_bytes() for file in FILES]
    came_of_it = {read(mutated(seeds, chance)) for _ in range(1_000)}
    assert came_of_it == {"read", "refused"}
