"""The commands of a workflow: one for each remark, and none that a file makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hostile_names import NAMES
from program import ctgraph
from small_files import ERROR, ILL_FORMED, WARNING, named, write

from ctgraph.formats.github import render_github
from ctgraph.formats.remarks import Fault, Remark, Remarks

COMMAND = re.compile(
    r"::(error|warning|notice) ((?:file|line|col|title)=[^,:\n]*(?:,(?:line|col|title)=[^,:\n]*)*)::(.*)"
)


def unescape(text: str) -> str:
    """What GitHub makes of an escaped text."""
    for code, character in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log, each with its properties and its text; no other line is one."""
    found = []
    for line in out.splitlines():
        if not line.lstrip().startswith("::"):
            assert "##[" not in line
            continue
        read = COMMAND.fullmatch(line)
        assert read, line
        properties = dict(part.split("=", 1) for part in read[2].split(","))
        found.append((read[1], {name: unescape(value) for name, value in properties.items()}, unescape(read[3])))
    return found


def remark(message: str, **changes: str) -> Remark:
    made = Remark("orphan", "warning", "ours", message, (), "ours.yaml", 3, "0" * 16)
    return made._replace(**changes)  # type: ignore[arg-type]  # all that are changed are texts


def test_the_gravest_come_first_each_at_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a=WARNING, b=ERROR, c=ILL_FORMED)
    ran = ctgraph("check", ".", "--format", "github")
    assert ran.code == 2
    found = commands(ran.out)
    assert [(sort, properties["file"]) for sort, properties, _ in found if sort != "notice"] == [
        *[("error", "c.yaml")] * 3, ("error", "b.yaml"), ("warning", "a.yaml"),
    ]  # fmt: skip
    assert found[0][1] == {"file": "c.yaml", "line": "3", "col": "30", "title": "ctgraph: not checked"}
    (group,) = (each for each in found if each[0] == "warning")
    assert group[1] == {"file": "a.yaml", "line": "7", "title": "ctgraph: no-accountability"}
    assert group[2].startswith("no upward line is recorded for Group\n")
    assert ran.out.splitlines()[-1].startswith(f"{len(found) - 3} findings in ")


def test_what_is_accepted_is_counted_only() -> None:
    accepted = f"{WARNING}accepted: [{{rule: no-accountability, bodies: group, reason: it ends soon}}]\n"
    ran = ctgraph("check", "-", "--format", "github", stdin=accepted)
    assert commands(ran.out) == []
    assert "1 accepted" in ran.out


@pytest.mark.parametrize("text", ["100% sure, a::b", "a%0Ab", "%25", "x,file=y::z", "::error::x", "a%3Ab"])
def test_every_text_comes_back_as_it_was(text: str) -> None:
    written = render_github(Remarks((), (), (remark(text, file=f"{text}.yaml"),), (), ""))
    ((_, properties, said),) = commands(written)
    assert (properties["file"], said) == (f"{text}.yaml", text)
    fault = Fault(text, 1, 2, text)
    ((_, properties, said),) = commands(render_github(Remarks((), (), (), (fault,), "")))
    assert (properties["file"], said) == (text, text)


@pytest.mark.parametrize("name", [*NAMES.values(), "a\n::error::x", "a\r::stop-commands::y", "##[group]z"])
def test_no_name_is_a_command(name: str) -> None:
    ran = ctgraph("check", "-", "--format", "github", stdin=named(name))
    found = commands(ran.out)
    assert {sort for sort, _, _ in found} <= {"error", "warning", "notice"}
    assert len(found) == ctgraph("check", "-", "--format", "csv", stdin=named("plain")).out.count("\n") - 1
