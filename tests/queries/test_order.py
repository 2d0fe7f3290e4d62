"""The order of a file, and the ids in it, change nothing of what a question is answered with but line numbers and ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
from analysed import analyse
from hypothesis import strategies
from random_structures import random_document, shuffled, to_yaml

from ctgraph.loading.structures import parse_structure
from ctgraph.model import Relation, Structure

law = hypothesis.settings(max_examples=100, deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
assumed = strategies.sampled_from([(), ("inferred",), ("inferred", "proposed")])


def without_places(value: Any) -> Any:
    """An answer without its structure and its line numbers."""
    if isinstance(value, Structure):
        return None
    if isinstance(value, Relation):
        return value._replace(line=0)
    if isinstance(value, tuple):
        fields = value._asdict() if hasattr(value, "_asdict") else dict(enumerate(value))
        return [without_places(part) for name, part in fields.items() if name != "line"]
    return value


def answers(structure: Structure, assume: tuple[str, ...]) -> Iterator[Any]:
    ids = sorted(structure.bodies)
    for body in ids:
        yield analyse(structure, assume).lines(body)
        yield analyse(structure, assume).down(body)
        yield analyse(structure, assume).profile(body)
        yield analyse(structure, assume=assume).path(body, ids[0])
    yield analyse(structure, assume).contents()


@law
@hypothesis.given(seeds, seeds, assumed)
def test_the_order_of_a_file_changes_no_answer(seed: int, other: int, assume: tuple[str, ...]) -> None:
    document = random_document(seed, 7)
    one, two = (parse_structure(to_yaml(each), "random.yaml") for each in (document, shuffled(document, other)))
    assert [without_places(each) for each in answers(two, assume)] == [
        without_places(each) for each in answers(one, assume)
    ]
