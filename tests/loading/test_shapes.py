"""The description of the file format covers every key that the reader takes, each in a sentence."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from every_key import FULL

from ctgraph.loading.shapes import ShapeDescription, describe
from ctgraph.model import BODY_KINDS, RELATION_KINDS, STATUSES

SHAPES = {shape.name: shape for shape in describe()}
BODY_KEYS = {key.key: key for key in SHAPES["a body"].keys}


def test_every_shape_is_described_once() -> None:
    assert list(SHAPES) == [shape.name for shape in describe()]
    assert {"a structure", "a document", "a body", "a relation", "a member", "a chair", "an overlap"} <= SHAPES.keys()
    assert {"a function", "an accepted finding", "an answer", "a survey", "a question", "a duty"} <= SHAPES.keys()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_every_key_has_a_sentence_and_a_type(shape: ShapeDescription) -> None:
    for key in shape.keys:
        assert key.description[0].isupper()
        assert key.description.endswith(".")
        assert key.value


def test_a_key_that_holds_mappings_names_a_shape_that_is_described() -> None:
    held = {key.holds for shape in SHAPES.values() for key in shape.keys} - {""}
    assert held == SHAPES.keys() - {"a structure", "a survey", "a duty"}


def test_the_keys_of_a_body_are_its_own_and_every_kind_of_relation() -> None:
    assert BODY_KEYS.keys() >= set(RELATION_KINDS)
    assert [key for key, described in BODY_KEYS.items() if described.is_required] == ["name", "kind"]
    assert BODY_KEYS["kind"].choices == tuple(BODY_KINDS)
    assert BODY_KEYS["status"].choices == STATUSES


def test_every_key_of_a_full_file_is_described() -> None:
    file: dict[str, Any] = yaml.safe_load(FULL)
    assert file.keys() <= {key.key for key in SHAPES["a structure"].keys}
    for body in file["bodies"].values():
        assert body.keys() <= BODY_KEYS.keys() | file["relations"].keys()
