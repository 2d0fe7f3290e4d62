"""Drawings as text, kept whole in golden/drawing/ and compared byte by byte. After a change that is meant:

make golden                # these, and what commands print
make golden K=interlocks   # those with this in their names
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from change_pair import NEW, OLD
from program import ctgraph
from small_files import write

TESTS = Path(__file__).parent.parent
GOLDEN = TESTS / "golden" / "drawing"
EVERY_FINDING = (TESTS / "golden" / "every-finding.yaml").read_text(encoding="utf-8")
UPDATE = "CTGRAPH_UPDATE_GOLDEN" in os.environ

DRAWINGS = {
    "every-finding": ["-", "--as-of", "2011-06-16"],
    "every-finding-assumed": ["-", "--as-of", "2011-06-16", "--assume", "inferred,proposed", "--theme", "mono"],
    "every-finding-cycles": ["-", "--as-of", "2011-06-16", "--only", "cycles", "--theme", "dark"],
    "leicestershire-2009": ["leicestershire-2009", "--highlight", "lscb", "--title", "Who scrutinises whom?"],
    "kent-2011-proposed-board": ["kent-2011-proposed", "--focus", "board"],
    "nothing": ["haringey-2008", "--only", "cycles"],
}
INTERLOCKS = {
    "interlocks-every-finding": ["-"],
    "interlocks-kent-2011-proposed": ["kent-2011-proposed", "--theme", "mono", "--title", "Who sits on several?"],
}
COMMANDS = {name: ["draw", *arguments] for name, arguments in DRAWINGS.items()}
COMMANDS |= {name: ["members", *arguments, "--interlocks"] for name, arguments in INTERLOCKS.items()}
COMMANDS["overlay"] = ["diff", "old.yaml", "new.yaml", "--fail-on", "never"]
KEPT = {f"{name}.{ending}": command for name, command in COMMANDS.items() for ending in ("dot", "mmd")}


@pytest.mark.parametrize("file", KEPT)
def test_golden(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, old=OLD, new=NEW)
    ran = ctgraph(*KEPT[file], "-o", str(tmp_path / file), stdin=EVERY_FINDING)
    assert (ran.code, ran.out) == (0, "")
    assert all("and so not shown: " in line or file.startswith("nothing") for line in ran.err.splitlines())
    drawn = (tmp_path / file).read_bytes()
    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / file).write_bytes(drawn)
    assert drawn.decode() == (GOLDEN / file).read_bytes().decode()


def test_every_golden_file_is_compared() -> None:
    strays = {path.name for path in GOLDEN.iterdir()} - set(KEPT)
    if UPDATE:
        for stray in strays:
            (GOLDEN / stray).unlink()
        return
    assert not strays
