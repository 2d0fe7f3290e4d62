"""The order of a file, and the ids in it, change nothing of what a question is answered with but line numbers and ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import hypothesis
from analysed import analyse
from hypothesis import strategies
from random_composition import random_composition
from random_structures import random_document, shuffled, to_yaml
from tries import tries

from ctgraph.loading.structures import parse_structure
from ctgraph.model import Body, Relation, Structure

law = hypothesis.settings(max_examples=tries(40), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
assumed = strategies.sampled_from([(), ("inferred",), ("inferred", "proposed")])
written = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(7)),
    strategies.builds(random_composition, seeds, strategies.just(7)),
)


def without_places(value: Any) -> Any:
    """An answer without its structure, its line numbers, and what of a body stands in a list of the file."""
    if isinstance(value, Structure):
        return None
    if isinstance(value, Body):
        return value.id
    if isinstance(value, Mapping):
        return {key: without_places(part) for key, part in value.items()}
    if isinstance(value, Relation):
        return value._replace(line=0)
    if isinstance(value, tuple):
        fields = value._asdict() if hasattr(value, "_asdict") else dict(enumerate(value))
        return [without_places(part) for name, part in fields.items() if name != "line"]
    return value


def answers(structure: Structure, assume: tuple[str, ...]) -> Iterator[Any]:
    """Every answer but the lists that a reader expects as the file has them: the rows of a membership, and functions."""
    asked, ids = analyse(structure, assume), sorted(structure.bodies)
    for body in ids:
        yield asked.lines(body)
        yield asked.down(body)
        yield asked.profile(body)
        yield asked.path(body, ids[0])
    yield asked.contents()
    yield asked.interlocks()
    yield asked.metrics()
    yield asked.orphans()
    yield asked.timeline(limit=10)


@law
@hypothesis.given(written, seeds, assumed)
def test_the_order_of_a_file_changes_no_answer(document: dict[str, Any], other: int, assume: tuple[str, ...]) -> None:
    one, two = (parse_structure(to_yaml(each), "random.yaml") for each in (document, shuffled(document, other)))
    assert [without_places(each) for each in answers(two, assume)] == [
        without_places(each) for each in answers(one, assume)
    ]
