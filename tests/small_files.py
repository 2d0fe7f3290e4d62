"""Small structure files, each with what its name says, for tests that only need something to ask about."""

from __future__ import annotations

import json
from pathlib import Path

CLEAN = """\
structure: clean
title: Nothing is wrong here
sources: {terms: {title: Terms of reference}}
bodies:
  council: {name: The Council, kind: council, answers_outside: elected, source: terms 1}
  board: {name: Trust Board, short: TB, kind: board, source: terms 2, reports_to: council}
"""
INFO = CLEAN + "  group: {name: Group, kind: working_group, source: terms 3, reports_to: [council, board]}\n"
WARNING = CLEAN + "  group: {name: Group, kind: working_group, source: terms 3, informs: board}\n"
ERROR = (
    CLEAN
    + "  lscb: {name: LSCB, kind: board, source: terms 3, part_of: council, scrutinises: panel}\n"
    + ("  panel: {name: Panel, kind: board, source: terms 3, part_of: council, scrutinises: lscb}\n")
)
ACCEPTED = WARNING + "accepted: [{rule: no-accountability, bodies: group, reason: it ends soon, review: 2012-03}]\n"
ILL_FORMED = """\
structure: ill-formed
bodies:
  board: {name: Board, kind: bord, acountable_to: council}
  council: {name: Council, kind: council, part_of: counsil}
"""


def write(folder: Path, **files: str) -> None:
    """Write each text to a file of its name, with the ending .yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")


def named(name: str) -> str:
    """A structure whose every text is `name`, down to the ids."""
    other = f"{name}2"
    cited = {"source": f"d {name}", "note": name}
    board = {"name": name, "short": name, "kind": "board", "remit": name, "basis": name, "chair": {"title": name}}
    members = [{"agency": name, "posts": [name], "role": name, "note": name}]
    post = {"name": other, "kind": "post", "meets": name, "reports_to": {name: cited}}
    sitting = {"members": members}
    bodies = {name: board | cited | sitting | {"scrutinises": {other: cited}}, other: post | cited | sitting}
    functions = [{"name": name, "status": name, "owner": [name, other]} | cited, {"name": other}]
    head = {"structure": name, "title": name, "sources": {"d": {"title": name}}}
    return as_yaml(head | {"bodies": bodies, "functions": functions})


def as_yaml(value: object) -> str:
    """JSON, which is YAML but for its pairs of halves: YAML escapes what lies beyond 16 bits in one."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(character if character.isascii() else f"\\U{ord(character):08x}" for character in text)
