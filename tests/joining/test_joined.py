"""Files whose bodies are the same as bodies of others are one whole; what they name wrongly is told with its place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from program import Ran, ctgraph
from small_files import as_yaml

from ctgraph import CtgraphError, StructureFileError, join, load_folder
from ctgraph.model import Structure

HEAD = "structure: {id}\nas_of: {day}\nsources: {{r: {{title: Record of {id}}}}}\nbodies:\n"


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, *bodies: str, day: str = "2022", tail: str = "") -> None:
    """Write a structure file with these bodies, each on a line, below `gm`; its id is its name."""
    file = Path("gm", path)
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"  {body}\n" for body in bodies)
    file.write_text(HEAD.format(id=file.stem, day=day) + lines + tail, encoding="utf-8")


def whole(as_of: str | None = None) -> Structure:
    return join(load_folder("gm"), ["gm"], as_of)


def check(*more: str) -> Ran:
    return ctgraph("check", "gm", "--joined", *more)


def problems() -> list[str]:
    with pytest.raises(StructureFileError) as caught:
        whole()
    assert check().code == 2
    assert check().err.splitlines() == str(caught.value).splitlines()
    return [line.removeprefix(f"gm{os.sep}") for line in str(caught.value).splitlines()]


COUNCIL = "council: {name: Bolton Council, kind: council, answers_outside: elected, source: r 1}"
ICB = "icb: {name: The ICB, kind: integrated_care_board, source: r 1, answers_outside: statutory}"
THEIRS = "icb: {{name: An ICB, kind: integrated_care_board, scope: neighbour, same_as: {same}, source: r 2}}"
BOARD = "board: {name: Locality board, kind: board, reports_to: icb, source: r 3}"


def write_ring() -> None:
    """A circle through three files, in each of which there is a line and no circle."""
    board = "{name: Board %s, kind: board, source: r 1%s}"
    write("bolton.yaml", f"a: {board % ('A', ', reports_to: b')}", f"b: {board % ('B', ', same_as: bury.yaml#b')}")
    write("bury.yaml", f"b: {board % ('B', ', reports_to: c')}", f"c: {board % ('C', ', same_as: nhs/wigan.yaml#c')}")
    write("nhs/wigan.yaml", f"c: {board % ('C', ', reports_to: a')}", f"a: {board % ('A', ', same_as: bolton#a')}")


def test_a_cycle_across_three_files_is_found_with_each_of_them() -> None:
    write_ring()
    for file in ("gm/bolton.yaml", "gm/bury.yaml", "gm/nhs/wigan.yaml"):
        assert "cycle" not in ctgraph("check", file).out
    ran = check("--select", "accountability-cycle")
    assert ran.code == 1
    said = " ".join(ran.out.split())
    assert "3 bodies are recorded as answering to one another in a circle: Board A reports to Board B" in said
    for place in ("bolton.yaml#r 1; gm/bolton.yaml:5", "bury.yaml#r 1; gm/bury.yaml:5", "gm/nhs/wigan.yaml:5"):
        assert place in said
    (finding,) = check("--select", "accountability-cycle", "--format", "json").json()["structures"][0]["findings"]
    assert finding["bodies"] == ["bolton.yaml#a", "bury.yaml#b", "wigan.yaml#c"]
    assert [each["file"] for each in finding["relations"]] == ["gm/bolton.yaml", "gm/bury.yaml", "gm/nhs/wigan.yaml"]
    assert (finding["file"], finding["line"]) == ("gm/bolton.yaml", 5)


def test_the_places_of_a_finding_are_those_of_its_files_in_every_format() -> None:
    write_ring()
    select = ("--select", "accountability-cycle", "--format")
    sarif = json.loads(check(*select, "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gm/bolton.yaml"
    assert "gm/bolton.yaml,5" in check(*select, "csv").out
    assert "file=gm/bolton.yaml,line=5" in check(*select, "github").out
    assert 'file="gm/bolton.yaml" line="5"' in check(*select, "junit").out
    assert "gm/nhs/wigan.yaml:5" in check(*select, "markdown").out


def test_a_route_crosses_files_and_a_neighbour_yields_to_the_body_in_full() -> None:
    write("bolton.yaml", COUNCIL, BOARD, THEIRS.format(same="icb.yaml#icb"))
    write("icb.yaml", ICB)
    body = whole().bodies["icb.yaml#icb"]
    assert (body.name, body.scope, body.answers_outside) == ("The ICB", "", "statutory")
    for named in ("bolton.yaml#board", "Locality board", "board"):
        ran = ctgraph("lines", "gm", named, "--joined")
        assert "1 complete line is recorded for Locality board" in ran.out
        assert "gm/bolton.yaml:6]" in ran.out
    for named in ("icb.yaml#icb", "bolton.yaml#icb", "the icb", "icb"):
        assert ctgraph("show", "gm", named, "--joined", "--format", "json").json()["id"] == "icb.yaml#icb"
    path = ctgraph("path", "gm", "bolton.yaml#board", "icb.yaml#icb", "--joined", "--format", "csv").out
    assert path.splitlines()[1] == "1,bolton.yaml#board,reports_to,icb.yaml#icb,stated,bolton.yaml#r 3,gm/bolton.yaml:6"
    assert ctgraph("draw", "gm", "--joined", "--focus", "The ICB", "-o", "icb.dot").code == 0
    assert "bolton.yaml#board" in Path("icb.dot").read_text(encoding="utf-8")


def test_a_root_in_any_file_is_a_root() -> None:
    write("bolton.yaml", BOARD, "icb: {name: I, kind: integrated_care_board, source: r 1}")
    write("bury.yaml", THEIRS.format(same="bolton.yaml#icb").replace("source", "answers_outside: external, source"))
    assert whole().bodies["bolton.yaml#icb"].answers_outside == "external"
    assert check().code == 0


def test_the_order_of_files_and_of_what_is_said_changes_nothing() -> None:
    write_ring()
    loaded = load_folder("gm")
    assert join(loaded, ["gm"]) == join(loaded[::-1], ["gm"])


@pytest.mark.parametrize(
    "links", [[("a", "b"), ("b", "c")], [("b", "a"), ("b", "c")], [("a", "b"), ("b", "c"), ("c", "a")]]
)
def test_a_chain_or_a_circle_of_the_same_is_one_body(links: list[tuple[str, str]]) -> None:
    for name in "abc":
        same = [f"{other}.yaml#x" for one, other in links if one == name]
        write(f"{name}.yaml", f"x: {{name: X, kind: board, source: r 1{f', same_as: {same}' if same else ''}}}")
    assert len(whole().bodies) == 1


def test_files_of_one_name_have_their_folder_before_it() -> None:
    for folder in ("north", "south"):
        write(f"{folder}/council.yaml", COUNCIL)
    Path("gm/south/council.yaml").write_text(
        Path("gm/south/council.yaml").read_text(encoding="utf-8").replace("structure: council", "structure: other")
    )
    write("icb.yaml", ICB)
    assert [*whole().bodies] == ["icb.yaml#icb", "north/council.yaml#council", "south/council.yaml#council"]


# ------------------------------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        ("icb.yaml#icb", ""),
        ("./icb.yaml#icb", ""),
        ("../gm/icb.yaml#icb", ""),
        ("icb#icb", ""),
        ("ICB#icb", ""),
        ("icp.yaml#icb", "'icp.yaml': no such file is among those that are joined; did you mean 'icb.yaml'?"),
        (
            "nhs/icb.yaml#icb",
            "'nhs/icb.yaml': no such file is among those that are joined; did you mean 'icb.yaml#icb'?",
        ),
        (
            "icbs#icb",
            "'icbs': no such structure of that id is among those that are joined; did you mean 'icb'?",
        ),
        ("icb.yaml#icp", "there is no body 'icp' in gm/icb.yaml; did you mean 'icb'?"),
        ("icb.yaml#zzz", "there is no body 'zzz' in gm/icb.yaml"),
        ("../../etc/passwd.yaml#root", "'../../etc/passwd.yaml' leads out of gm, and no file outside of it is read"),
        ("../secret.yaml#icb", "'../secret.yaml' leads out of gm, and no file outside of it is read"),
        ("../gm-2/icb.yaml#icb", "'../gm-2/icb.yaml' leads out of gm, and no file outside of it is read"),
        ("bolton.yaml#council", "'bolton.yaml#council' is of this file as well, and one file has a body once"),
    ],
)
def test_what_a_body_is_the_same_as_is_looked_up_in_the_folder_alone(same: str, expected: str) -> None:
    write("bolton.yaml", COUNCIL, THEIRS.format(same=same))
    write("icb.yaml", ICB)
    write("../secret.yaml", ICB)
    write("../gm-2/icb.yaml", ICB)
    if expected:
        assert problems() == [f"bolton.yaml:6:79: {expected}"]
    else:
        assert [*whole().bodies] == ["bolton.yaml#council", "icb.yaml#icb"]


def test_two_bodies_of_one_file_are_never_one() -> None:
    write("a.yaml", "x: {name: X, kind: board, same_as: b.yaml#z}", "y: {name: Y, kind: board, same_as: c.yaml#z}")
    write("b.yaml", "z: {name: Z, kind: board}")
    write("c.yaml", "z: {name: Z, kind: board, same_as: b.yaml#z}")
    assert problems() == [
        (
            "a.yaml:5:38: 'x' and 'y' of gm/a.yaml would be one body, and are two: gm/a.yaml:5 says that 'x' is 'b.yaml#z'; "
            "gm/c.yaml:5 says that 'z' is 'b.yaml#z'; gm/a.yaml:6 says that 'y' is 'c.yaml#z'"
        )
    ]


def test_all_that_is_wrong_is_told_at_once() -> None:
    write("a.yaml", "x: {name: X, kind: board, same_as: [b.yaml#q, d.yaml#z]}")
    write("b.yaml", "z: {name: Z, kind: board, same_as: a#y}")
    assert [line.split(": ")[0] for line in problems()] == ["a.yaml:5:39", "a.yaml:5:49", "b.yaml:5:38"]


def test_files_that_are_named_one_by_one_are_joined_as_well() -> None:
    write("a.yaml", "x: {name: X, kind: board, source: r 1, same_as: b.yaml#x}")
    write("b.yaml", "x: {name: X, kind: council, source: r 1, answers_outside: elected}")
    ran = ctgraph("check", "gm/a.yaml", "gm/b.yaml", "--joined", "--format", "json")
    (made,) = ran.json()["structures"]
    assert (made["id"], made["joined"]) == ("joined", ["gm/a.yaml", "gm/b.yaml"])
    ran = ctgraph("check", "gm/a.yaml", "--joined")
    assert ran.err == "gm/a.yaml:5:51: 'b.yaml': no such file is among those that are joined\n"


def test_a_drawing_of_the_whole_has_the_name_of_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write_ring()
    monkeypatch.chdir("gm")
    assert ctgraph("draw", ".", "--joined", "-o", "../drawn/", "--type", "mmd").code == 0
    assert [each.name for each in Path("../drawn").iterdir()] == ["gm.mmd"]


def test_what_is_counted_is_of_all_files_and_two_of_one_id_are_told() -> None:
    write("a.yaml", ICB)
    write("nhs/a.yaml", COUNCIL)
    ran = check()
    assert "0 findings in 2 bodies and 0 relations of 2 structures" in " ".join(ran.out.split())
    assert ran.err == "gm/nhs/a.yaml:1:1: the id 'a' is also that of gm/a.yaml; give one of them another id\n"
    ran = ctgraph("lines", "gm", "zzz", "--joined")
    assert ran.err.endswith("gm has no body 'zzz'; 'ctgraph list FOLDER --joined' lists them\n")


def test_an_ill_formed_file_is_told_and_nothing_is_joined_without_it() -> None:
    write("a.yaml", "x: {name: X, kind: bord}")
    write("b.yaml", "z: {name: Z, kind: board, same_as: a.yaml#x}")
    ran = check()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "gm/a.yaml:5:22: 'bord' is not a kind of body; did you mean 'board'?\n"


def test_a_link_out_of_the_folder_is_not_read() -> None:
    write("../secret.yaml", "x: {name: The secret, kind: bord}")
    write("a.yaml", "x: {name: X, kind: board, same_as: b.yaml#x}")
    Path("gm/b.yaml").symlink_to("../secret.yaml")
    for ran in (check(), ctgraph("lines", "gm", "x", "--joined")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "gm/b.yaml: leads out of gm, and no file outside of it is read\n"


@pytest.mark.parametrize("days", [("2021", "2022"), ("2022-03", "2022-04-01")])
def test_files_of_several_days_need_a_day(days: tuple[str, str]) -> None:
    for name, day in zip("ab", days, strict=True):
        write(f"{name}.yaml", "x: {name: X, kind: council, answers_outside: elected, source: r 1}", day=day)
    ran = check()
    assert (ran.code, ran.out) == (2, "")
    assert (
        f"these files are not of one day: gm/a.yaml as of {days[0]}, gm/b.yaml as of {days[1]}; --as-of says" in ran.err
    )
    assert check("--as-of", "2022").code == 0


def test_standard_input_is_of_no_folder() -> None:
    ran = ctgraph("check", "-", "--joined", stdin="structure: a\nbodies: {}\n")
    assert (ran.code, ran.err) == (2, "standard input is no file of a folder, and has nothing to be joined with\n")


def test_ids_and_names_of_files_with_a_hash_in_them() -> None:
    write("a#1.yaml", '"x#1": {name: X, kind: board, source: r 1}')
    write("b.yaml", 'x: {name: X, kind: board, source: r 1, same_as: "a#1.yaml#x#1"}')
    assert [*whole().bodies] == ["a#1.yaml#x#1"]
    write("a.yaml", '"1.yaml#x#1": {name: X, kind: board, source: r 1}')
    assert len(whole().bodies) == 2
    write("a#1.yaml", "x: {name: X, kind: board, source: r 1}", '"2.yaml#x": {name: Y, kind: board, source: r 1}')
    write("b.yaml", "x: {name: X, kind: board, source: r 1}")
    assert len({*whole().bodies}) == 4


# ------------------------------------------------------------------------------ nothing is joined by its name or code


def test_equal_codes_are_told_and_never_joined() -> None:
    body = "x: {name: %s, kind: board, source: r 1, ids: {ODS: %s}}"
    for name, code in (("a", "QOP"), ("b", "qop"), ("c", "QWE")):
        write(f"{name}.yaml", body % (name.upper(), code))
    assert len(whole().bodies) == 3
    said = " ".join(check().out.split())
    assert "of the files: A (gm/a.yaml:5) and B (gm/b.yaml:5) have the code 'QOP' of the register 'ODS'; where" in said
    assert "C (gm" not in said


def test_functions_posts_and_agencies_of_one_name_in_several_files_stay_several() -> None:
    for name in ("a", "b"):
        write(
            f"{name}.yaml",
            f"{name}: {{name: Board {name}, kind: board, source: r 1, reports_to: council, chair: {{title: Director}},"
            " members: [{agency: Police, seats: 2, posts: [Director, Clerk x 1]}]}",
            f"council: {{name: Council {name}, kind: council, answers_outside: elected, source: r 1}}",
            tail=f"functions: [{{name: Grants, owner: {name}, source: r 2}}]\n",
        )
    joined = whole()
    assert [each.name for each in joined.functions] == ["Grants (a.yaml)", "Grants (b.yaml)"]
    assert joined.bodies["a.yaml#a"].chair.title == "Director (a.yaml)"  # type: ignore[union-attr]
    assert joined.bodies["b.yaml#b"].members[0].posts == ("Director (b.yaml)", "Clerk (b.yaml)")
    alone = {
        each["rule"]
        for name in "ab"
        for each in ctgraph("check", f"gm/{name}.yaml", "--format", "json").json()["structures"][0]["findings"]
    }
    assert {each["rule"] for each in check("--format", "json").json()["structures"][0]["findings"]} == alone


def test_documents_of_one_key_are_one_only_if_they_are_the_same() -> None:
    for name in "abc":
        write(f"{name}.yaml", "x: {name: X, kind: board, source: r 1}")
    for name in "ab":
        file = Path(f"gm/{name}.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace(f"Record of {name}", "The act"), encoding="utf-8")
    assert {key: each.title for key, each in whole().documents.items()} == {
        "a.yaml#r": "The act", "b.yaml#r": "The act", "c.yaml#r": "Record of c",
    }  # fmt: skip
    Path("gm/c.yaml").unlink()
    assert [*whole().documents] == ["r"]


def test_a_line_that_two_files_record_is_one_with_the_sources_of_both() -> None:
    write("a.yaml", "x: {name: X, kind: board, source: r 1, reports_to: {y: inferred}}", "y: {name: Y, kind: council}")
    write(
        "b.yaml",
        "x: {name: X, kind: board, same_as: a.yaml#x, source: r 2, reports_to: y}",
        "y: {name: Y, kind: council, same_as: a#y}",
    )
    (line,) = whole().relations
    assert (line.standing, line.file, [each.text for each in line.sources]) == (
        "stated", "gm/b.yaml", ["b.yaml#r 2", "a.yaml#r 1"],
    )  # fmt: skip
    assert line.note == "gm/a.yaml:5 calls it inferred."


def test_a_file_that_records_no_accountability_accuses_nobody() -> None:
    write("a.yaml", "x: {name: X, kind: board, source: r 1}", tail="recorded: {accountability: no}\n")
    write("b.yaml", COUNCIL)
    assert check().code == 0
    assert whole().recorded.accountability == "partly"


def test_an_accepted_finding_stays_accepted_and_one_that_is_gone_is_no_finding() -> None:
    accepted = "accepted: [{rule: no-accountability, bodies: x, reason: It ends soon}]\n"
    write("a.yaml", "x: {name: X, kind: board, source: r 1}", COUNCIL, tail=accepted)
    assert check().code == 0
    write(
        "b.yaml",
        "x: {name: X, kind: board, source: r 1, same_as: a#x, part_of: c}",
        "c: {name: C, kind: council, answers_outside: elected, source: r 1}",
    )
    assert "unmatched" not in check().out


def test_the_whole_knows_its_folder_and_its_files() -> None:
    write("nhs/a.yaml", ICB)
    write("nhs/b.yaml", COUNCIL)
    loaded = load_folder("gm")
    assert join(loaded, ["gm"]).file == "gm"
    nearest = join(loaded)
    assert (nearest.id, nearest.file, nearest.joined) == ("nhs", "gm/nhs", ("gm/nhs/a.yaml", "gm/nhs/b.yaml"))
    with pytest.raises(CtgraphError, match="no structure to join"):
        join([])


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "a\u202eb", "=cmd()", "<b>", 'a"b', "a b", "#", "ä#.yaml#"])
def test_no_name_of_a_file_or_id_acts(name: str) -> None:
    file = Path("gm", f"{name}.yaml")
    file.parent.mkdir(exist_ok=True)
    told = {"name": "X", "kind": "board", "same_as": "b.yaml#x"}
    file.write_text(as_yaml({"structure": "s", "as_of": "2022", "bodies": {name: told}}), encoding="utf-8")
    write("b.yaml", "x: {name: X, kind: board}", "y: {name: Y, kind: board, reports_to: x}")
    assert [*whole().bodies] == ["b.yaml#x", "b.yaml#y"]
    file.write_text(
        as_yaml({"structure": "s", "bodies": {name: told | {"same_as": f"{name}.yaml#x"}}}), encoding="utf-8"
    )
    for ran in (check("--as-of", "2022"), check()):
        assert all(character.isprintable() or character == "\n" for character in ran.out + ran.err)
        assert len(ran.err.splitlines()) <= 1
