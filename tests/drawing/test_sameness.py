"""The same structure makes the same bytes: in every process, on every machine, and whatever the order of its file."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path
from unittest import mock

import pytest
from analysed import analyse
from program import COMMAND, SHIPPED
from random_structures import random_document, shuffled, to_yaml

from ctgraph.drawing.common.options import Options
from ctgraph.loading.files import load
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

ENDINGS = ["svg", "png", "pdf", "drawio", "pptx", "dot", "mmd"]
DRAWN = ["haringey-2008", "leicestershire-2009", "solihull-history"]  # and laid out: others take long


def test_two_processes(tmp_path: Path) -> None:
    """Three structures in every format, by two processes that hash their strings differently; the others: cli/test_sameness."""
    folders = [tmp_path / "one", tmp_path / "two"]
    types = [word for ending in ENDINGS for word in ("--type", ending)]
    running = [
        subprocess.Popen(
            [*COMMAND, "draw", *DRAWN, "-o", f"{folder}/", *types],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for seed, folder in enumerate(folders, start=1)
    ]
    for each in running:
        said, _ = each.communicate(timeout=120)
        assert (each.returncode, said) == (0, b"")
    one, other = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one.keys() == other.keys() == {f"{name}.{ending}" for name in DRAWN for ending in ENDINGS}
    assert all(one.values())
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_order_of_a_structure(name: str) -> None:
    structure = load(name)
    dice = random.Random(name)
    other = structure._replace(
        bodies=dict(dice.sample(list(structure.bodies.items()), len(structure.bodies))),
        relations=tuple(dice.sample(structure.relations, len(structure.relations))),
        documents=dict(dice.sample(list(structure.documents.items()), len(structure.documents))),
        accepted=tuple(dice.sample(structure.accepted, len(structure.accepted))),
    )
    looks = LOOKS if name in DRAWN else LOOKS[:2]
    assert drawings(other, looks) == drawings(structure, looks)


@pytest.mark.parametrize("seed", range(4))
def test_order_of_a_file(seed: int) -> None:
    document = random_document(seed, 10)
    files = [to_yaml(document), to_yaml(shuffled(document, seed))]
    one, other = (parse_structure(text, "random.yaml") for text in files)
    assert drawings(one) == drawings(other)


LOOKS = [("dot", Options()), ("mmd", Options()), ("svg", Options()), ("svg", Options(group_by="parent"))]


def drawings(structure: Structure, looks: list[tuple[str, Options]] = LOOKS) -> list[bytes]:
    with mock.patch("ctgraph.drawing.common.typefaces.subset_font", return_value=b""):
        return [analyse(structure).draw(ending, options=look)[0] for ending, look in looks]


def test_a_pdf_does_not_say_when_it_was_made() -> None:
    drawn, _ = analyse(load("haringey-2008")).draw("pdf")
    assert drawn.startswith(b"%PDF-")
    assert b"/CreationDate" not in drawn
    assert b"D:20" not in drawn
