"""Each structure that ships names its schema in its first line, and the schema ships beside them, as the program prints it.

After a change of the format that is meant, `CTGRAPH_UPDATE_GOLDEN=1 pytest tests/test_named_schemas.py` writes it anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from program import ctgraph

from ctgraph import load
from ctgraph.loading.catalogue import structures_folder
from ctgraph.loading.schemas import SCHEMAS

ROOT = Path(__file__).parents[1]
FILES = {path.relative_to(structures_folder()).as_posix(): path for path in sorted(structures_folder().rglob("*.yaml"))}
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def kind_of(name: str) -> str:
    return "survey" if name.endswith("survey.yaml") and not name.endswith("-survey.yaml") else "structure"


@pytest.mark.parametrize("kind", ["structure", "survey"])
def test_the_schema_beside_the_structures_is_the_one_that_is_printed(kind: str) -> None:
    printed = json.dumps(SCHEMAS[kind](), indent=2) + "\n"
    if "CTGRAPH_UPDATE_GOLDEN" in os.environ:
        (ROOT / "structures" / f"{kind}.schema.json").write_text(printed, encoding="utf-8", newline="\n")
    assert (structures_folder() / f"{kind}.schema.json").read_bytes() == printed.encode()


def test_the_first_line_of_each_file_names_its_schema() -> None:
    assert len(FILES) > 40
    for name, path in FILES.items():
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = LINE.fullmatch(first)
        assert named, name
        assert (path.parent / named[1]).resolve() == (structures_folder() / f"{kind_of(name)}.schema.json").resolve()
        assert "\\" not in named[1]


@pytest.mark.parametrize("name", ["kent-2011", "leeds-2024", "barnet-survey-2011"])
def test_a_file_keeps_its_first_line(name: str, tmp_path: Path) -> None:
    path = next(each for each in FILES.values() if each.stem == name)
    text = path.read_bytes()
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(text)
    assert ctgraph("fmt", str(copy)).code == 0
    assert copy.read_bytes() == text
    body = next(iter(load(name).bodies))
    changed = tmp_path / "changed.yaml"
    ran = ctgraph("what-if", str(copy), "--suspend", body, "-o", str(changed))
    assert ran.code in {0, 1}, ran.err
    assert changed.read_text(encoding="utf-8").startswith(text.decode().partition("\n")[0] + "\n")
