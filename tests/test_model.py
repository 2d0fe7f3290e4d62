"""The records of the model cannot be changed, and can be copied and pickled."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from every_key import FULL
from reading import read

from ctgraph.model import Body, Document, Lens, Structure
from ctgraph.model.surveys import Question, Survey

STRUCTURE = read(FULL)
SURVEY = Survey("s", "S", "s.yaml", {"q": Question("q", "Q?", {"yes": "Yes"})}, {"d": Document("d", "D")})
FROM_A_LENS = Lens("2005-01-01").seen(STRUCTURE)
REPLACED = STRUCTURE._replace(bodies={"a": Body("a", "A", "board", 1)}, documents={})


@pytest.mark.parametrize(
    "mapping",
    [
        *(STRUCTURE.bodies, STRUCTURE.documents, FROM_A_LENS.bodies, Lens("2005").dated(STRUCTURE).bodies),
        *(REPLACED.bodies, REPLACED.documents, SURVEY.questions, SURVEY.documents, SURVEY.questions["q"].codes),
        *(copy.copy(STRUCTURE).bodies, copy.deepcopy(STRUCTURE).bodies, pickle.loads(pickle.dumps(STRUCTURE)).bodies),
    ],
)
def test_no_mapping_of_the_model_can_be_changed(mapping: Any) -> None:
    with pytest.raises(TypeError):
        mapping["new"] = 1
    with pytest.raises(TypeError):
        del mapping[next(iter(mapping), "new")]


def test_no_field_of_a_structure_can_be_set() -> None:
    structure: Any = STRUCTURE
    with pytest.raises(dataclasses.FrozenInstanceError):
        structure.title = "Another"


def test_a_structure_does_not_change_with_the_mapping_that_it_was_made_from() -> None:
    bodies = {"a": Body("a", "A", "board", 1)}
    structure = Structure("s", "S", "s.yaml", 1, bodies, (), {})
    bodies["b"] = Body("b", "B", "board", 2)
    assert list(structure.bodies) == ["a"]


@pytest.mark.parametrize("record", [STRUCTURE, SURVEY, FROM_A_LENS])
def test_a_copy_is_equal(record: Any) -> None:
    assert copy.copy(record) == record
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record
