"""Greater Manchester's ten councils and the partnership of which all are parents, as eleven files that share bodies."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from program import ctgraph

from ctgraph import join, load, load_folder

FILES = Path(__file__).with_name("greater-manchester")
COUNCILS = ("bolton", "bury", "manchester", "oldham", "rochdale", "salford", "stockport", "tameside", "trafford", "wigan")  # fmt: skip


@pytest.fixture(autouse=True)
def gm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FILES, tmp_path / "gm")
    monkeypatch.chdir(tmp_path)


def change(file: str, old: str, new: str) -> None:
    path = Path("gm", file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(*arguments: str) -> list[dict[str, Any]]:
    answer = ctgraph("check", *arguments, "--format", "json").json()
    return [finding for structure in answer["structures"] for finding in structure["findings"]]


def short(body: str) -> str:
    """The id that a body of the whole has in the structure that ships."""
    file, _, own = body.partition("#")
    return file.removesuffix(".yaml") if own in ("", "council") else own


def test_the_whole_has_the_bodies_and_relations_of_the_structure_that_ships() -> None:
    ships, whole = load("greater-manchester-2022"), join(load_folder("gm"))
    assert sorted(map(short, whole.bodies)) == sorted(ships.bodies)
    ends = {(each.from_id, each.kind, each.to_id, each.standing) for each in ships.relations}
    assert {(short(each.from_id), each.kind, short(each.to_id), each.standing) for each in whole.relations} == ends
    assert [*whole.documents] == ["record"]
    assert {each.id for each in whole.bodies.values() if each.answers_outside} == {f"{town}.yaml#council" for town in COUNCILS}  # fmt: skip


@pytest.mark.parametrize("assumed", [(), ("--assume", "inferred")])
def test_the_whole_has_the_findings_of_the_structure_that_ships(assumed: tuple[str, ...]) -> None:
    whole, ships = found("gm", "--joined", *assumed), found("greater-manchester-2022", *assumed)

    def tell(finding: dict[str, Any]) -> tuple[object, ...]:
        bodies = sorted(map(short, finding["bodies"]))
        return finding["rule"], finding["kind"], finding["severity"], finding["standing"], bodies, finding["about"]

    assert sorted(map(tell, whole), key=str) == sorted(map(tell, ships), key=str)


def test_its_lines_lead_to_each_council_through_the_files() -> None:
    answer = ctgraph("lines", "gm", "GM ICP", "--joined", "--format", "json").json()
    assert sorted(route[-1]["to"] for route in answer["routes"]) == [f"{town}.yaml#council" for town in COUNCILS]
    assert ctgraph("draw", "gm", "--joined", "--focus", "salford.yaml#council", "-o", "gm.mmd").code == 0


def plant_a_cycle() -> None:
    """The Partnership answers to Salford, Salford to a board in Bolton, and that board to the Partnership."""
    change("bolton.yaml", "\n  icp:\n", "\n  board: {name: Bolton Board, kind: board, source: record 1, reports_to: icp}\n  icp:\n")  # fmt: skip
    board = (
        "  board: {name: Bolton Board, kind: board, scope: neighbour, same_as: bolton-2022#board, source: record 1}\n"
    )
    change("salford.yaml", "    establishes: icp\n", f"    establishes: icp\n    reports_to: board\n{board}")


def test_a_cycle_planted_across_three_files_is_found_with_each_of_them() -> None:
    plant_a_cycle()
    for file in ("icp", "salford", "bolton"):
        assert not [each for each in found(f"gm/{file}.yaml") if each["rule"] == "accountability-cycle"]
    (cycle,) = [each for each in found("gm", "--joined") if each["rule"] == "accountability-cycle"]
    assert cycle["bodies"] == ["bolton.yaml#board", "icp.yaml#icp", "salford.yaml#council"]
    assert [each["file"] for each in cycle["relations"]] == ["gm/bolton.yaml", "gm/icp.yaml", "gm/salford.yaml"]
    said = ctgraph("check", "gm", "--joined", "--select", "accountability-cycle", columns=400).out
    for each in cycle["relations"]:
        assert f"{each['file']}:{each['line']}]" in said


PLANTED = [
    ("    scope: neighbour\n", "    scope: neighbour\n    chair: vacant\n", "chair", "chair: {title: City Mayor}\n    status"),
    ("    scope: neighbour\n", "    status: on_hold\n", "status", "status"),
    ("integrated_care_partnership", "board", "kind", "status"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind", "status"), PLANTED)
def test_a_contradiction_planted_in_one_file_is_found_with_both(old: str, new: str, kind: str, status: str) -> None:
    change("wigan.yaml", old, new)
    change("icp.yaml", "status: {value: unknown", f"{status}: {{value: {'new' if kind == 'status' else 'unknown'}")
    (disagree,) = [each for each in found("gm", "--joined") if each["rule"] == "sources-disagree"]
    assert (disagree["kind"], disagree["bodies"]) == (kind, ["icp.yaml#icp"])
    assert {fact["file"] for fact in disagree["facts"]} == {"gm/icp.yaml", "gm/wigan.yaml"}
    assert "gm/wigan.yaml:15" in disagree["message"]
