"""What is alike but for its words, such as two rows as firm as each other, is told in one order, however a file has it."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from analysed import analyse

from ctgraph.findings import Reported
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Relation

HEAD = """
structure: ties
sources: {terms: {title: Terms}, minutes: {title: Minutes}}
"""
FILES = {
    "rows of a membership": """
limits: {seats: 3}
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  board:
    name: Board
    kind: board
    part_of: council
    source: terms 2
    seats: 9
    members:
      - {agency: Police, seats: 1, sector: commissioner, standing: unclear, source: minutes 1}
      - {agency: police, seats: 1, sector: commissioner, standing: unclear, source: terms 3}
      - {agency: Council, seats: 2, posts: [Director], sector: provider, standing: unclear, source: minutes 2}
      - {agency: Council, seats: 2, posts: [Lead Member], sector: provider, standing: unclear, note: as one reads it}
      - {agency: Hospital, sector: provider, standing: inferred}
      - {agency: Ambulance, sector: provider, standing: inferred}
""",
    "rows by which one member sits": """
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  director: {name: Director, kind: post, reports_to: council, source: terms 1}
  board:
    name: Board
    kind: board
    reports_to: director
    source: terms 2
    members:
      - {agency: Council, posts: Director, standing: unclear, note: as the clerk has it}
      - {agency: Council, posts: Director, standing: unclear, source: minutes 4}
      - {agency: Police}
""",
    "one function in two entries": """
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  board: {name: Board, kind: board, status: on_hold, part_of: council, source: terms 2}
  group: {name: Group, kind: working_group, part_of: council, source: terms 2}
functions:
  - {name: Play, owner: board, source: terms 4}
  - {name: play, owner: board, source: minutes 2}
  - {name: Schools, owner: {board: unclear, group: unclear, council: {role: delivers, standing: unclear}}, source: terms 5}
  - {name: SCHOOLS, owner: {group: unclear, board: {standing: unclear, source: minutes 6}}, source: minutes 5}
""",
    "one line of two periods": """
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  board:
    name: Board
    kind: board
    source: terms 2
    reports_to: {group: {from: 2009, source: terms 3}}
    receives_reports_from: {group: {from: 2007, standing: unclear, source: terms 4}}
    sets_agenda_of: {group: {from: 2009, source: terms 8}}
    agenda_set_by: {group: {from: 2009}}
  group:
    name: Group
    kind: working_group
    source: minutes 2
    reports_to: {board: {until: 2015, standing: unclear, source: minutes 3}}
    receives_reports_from: {board: {until: 2016, source: minutes 4}}
    scrutinises: {board: {from: 2010, standing: disputed}}
    scrutinised_by: {board: {from: 2003, standing: disputed}}
    agenda_set_by: {board: {from: 2008, source: minutes 9}}
""",
    "two chairs and two overlaps": """
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  board: {name: Board, kind: board, part_of: council, chair: {title: Lead member}, overlaps: [group, panel], source: terms 2}
  group: {name: Group, kind: working_group, part_of: board, chair: {title: Lead Member}, overlaps: [board], source: terms 3}
  panel: {name: Panel, kind: panel, part_of: board, chair: {title: LEAD MEMBER}, overlaps: [board], source: minutes 3}
""",
    "two acceptances of one finding": """
bodies:
  council: {name: Council, kind: council, answers_outside: elected, source: terms 1}
  group: {name: Group, kind: working_group, informs: council, source: terms 2}
accepted:
  - {rule: no-accountability, bodies: group, reason: a line is being agreed, by: Head of Partnerships}
  - {rule: no-accountability, bodies: [group], reason: it closes in spring, by: Chair, minute: terms 3}
  - {rule: broken-line, bodies: [group, council], reason: all know why}
  - {rule: broken-line, bodies: [council, group], reason: nobody knows why}
""",
}


def reordered(value: Any, dice: random.Random, key: str = "") -> Any:
    """A file with its mappings and lists in another order, save sources, of which the first is the first."""
    if isinstance(value, dict):
        return {name: reordered(held, dice, name) for name, held in dice.sample(list(value.items()), len(value))}
    if isinstance(value, list) and key != "source":
        return dice.sample([reordered(each, dice) for each in value], len(value))
    return value


def told(document: dict[str, Any]) -> list[Reported]:
    structure = parse_structure(yaml.safe_dump(document, sort_keys=False, default_flow_style=False), "ties.yaml")
    reported = analyse(structure, ("inferred",), "2011").checked.reported
    return [without_lines(each) for each in reported]


def without_lines(reported: Reported) -> Reported:
    finding, acceptance = reported.finding, reported.acceptance
    relations, beside, left_out = map(_without_line, (finding.relations, finding.beside, finding.left_out))
    finding = finding._replace(line=0, relations=relations, beside=beside, left_out=left_out)
    return reported._replace(finding=finding, acceptance=acceptance and acceptance._replace(line=0))


def _without_line(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    return tuple(relation._replace(line=0) for relation in relations)


@pytest.mark.parametrize("name", FILES)
def test_what_is_alike_is_told_in_one_order(name: str) -> None:
    document = yaml.load(HEAD + FILES[name], Loader=yaml.BaseLoader)
    first = told(document)
    assert {each.rule.id for each in first} - {"unsourced", "no-accountability"} or any(
        each.acceptance for each in first
    )
    for seed in range(12):
        assert told(reordered(document, random.Random(seed))) == first
