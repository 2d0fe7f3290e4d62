"""Every command, found as the program finds them, with something to ask each about a structure, in each of its formats.

PYTHONHASHSEED=1 python tests/every_command.py      # what each is answered, in JSON
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click
from program import SHIPPED, ctgraph

from ctgraph import load
from ctgraph.cli.main import program
from ctgraph.loading.catalogue import shipped, shipped_surveys
from ctgraph.loading.schemas import SCHEMAS
from ctgraph.loading.statutes import duty_ids
from ctgraph.model import Lens, Structure
from ctgraph.rules import all_rules

CONTEXT = program.make_context("ctgraph", [], resilient_parsing=True)
LASTING = {"serve"}  # it ends when it is told to, and prints an address that is another each time: see tests/serving
EDITING = {"accept", "fmt"}  # they change the files that they are given, and none that ships: see tests/cli
FROM_ELSEWHERE = {"import", "template"}  # they ask about no structure, but make one: see tests/exchange
COMMANDS = {
    name: command
    for name in program.list_commands(CONTEXT)
    if name not in LASTING | EDITING | FROM_ELSEWHERE and (command := program.get_command(CONTEXT, name))
}

# The endings of what a command writes to its FILE. A diagram of each other ending, twice: see tests/drawing; an export, tests/exchange.
WRITES = {
    "check": ["sarif"], "diff": ["mmd"], "draw": ["dot", "mmd"], "export": ["json"], "members": ["dot"], "report": ["md"],
    "timeline": ["svg"], "what-if": ["yaml"],
}  # fmt: skip
WRITES_OF = {"timeline": ["solihull-history"]}  # there is none to draw of a structure without dates
# Without a change, or a question, there is nothing to ask.
NEEDED = {"what-if": "--rename {body}:Renamed", "query": "--question dual-reporting"}
WRITTEN_OF = {"leicestershire-2009", "solihull-history"}  # of which every file is asked for that a command can write
ASKED_ONCE = {
    "diff",
    "impact",
    "members",
    "suggest",
    "query",
    "timeline",
    "what-if",
}  # of each structure, since an answer takes long
ALIKE = 4  # of the structures that are much alike, as those of a survey are, each command is asked about one in so many
OF_PAPERS = {"--commentary", "--template"}  # a usage error without one: see tests/cli/test_change_commentary.py
OF_SQL = {
    "--sql",
    "--param",
}  # a usage error beside a question, or to one that has no such parameter: see tests/cli/test_query.py
OF_SEVERAL = {"--add", "--remove", "--move", "--merge"}
OUTPUTS = {"FILE", "FILE|FOLDER/"}
# What stands for an option's value, by its name or else by the word for it in the help.
VALUES = {
    "STANDING": "inferred,proposed",
    "DATE": "2011",
    "KIND": "reports_to,part_of,works_with",
    "N": "2",
    "SECONDS": "20",
    "MB": "1500",
    "TEXT": "x",
    "--question": "hwb",
    "--where": "board=yes",
    "--authority": "Essex",
    "--region": "West Midlands",
    "--baseline": str(Path(__file__).parent / "baseline.json"),
    "--write-baseline": "known.json",
}
QUESTIONS = {
    "NAME|FILE.sql": {"--question": "boards-without-scrutiny"}
}  # in place of one of a survey, by what stands for it
CHANGES = Path(__file__).parent / "changes.yaml"
# Words of the vocabulary that are no rules: of each sort one, one that people write, and one of several words.
WORDS = ("council", "accountable_to", "overseen_by", "unclear", "on_hold", "elected", "route", "icb", "joint committee")
# Which bodies of a structure are asked about, as places in the list of ids: each with another one.
PAIRS = ((0, -1), (1 / 2, 0), (-1, 1 / 3))


class Question(NamedTuple):
    """A command and its arguments; `written` is the file that it writes, or empty."""

    arguments: tuple[str, ...]
    written: str = ""

    def __str__(self) -> str:
        return " ".join(self.arguments)


class Answer(NamedTuple):
    """How a command ended, what it complained of, and what it printed and wrote, as one hash."""

    code: int
    complaint: str
    said: str


@cache
def read(name: str) -> Structure:
    """Return a structure that ships, read once for all that is asked about it."""
    return load(name)


@cache
def writers() -> dict[str, list[str]]:
    """The commands that write a file by an option, each with the endings that it is tried with."""
    found = [name for name, command in COMMANDS.items() if any(_is_output(each) for each in command.params)]
    assert set(found) == set(WRITES), "say in WRITES with which endings a command that writes is to be tried"
    return WRITES


def questions(name: str) -> Iterator[Question]:
    """Yield what is asked of a command: about structures and some of their bodies, in every format, with every option."""
    command = COMMANDS[name]
    asked: dict[Question, None] = {}
    alike = [structure for structure in shipped() if structure not in SHIPPED]
    for structure in [*SHIPPED, *alike[len(name) % ALIKE :: ALIKE]]:
        turn = (SHIPPED if structure in SHIPPED else alike).index(structure)
        ids = sorted(read(structure).bodies)
        # of a survey, whose structures are much alike, one
        pairs = PAIRS if structure in SHIPPED and name not in ASKED_ONCE else PAIRS[:1]
        for pair in pairs:
            body, other = (ids[place if isinstance(place, int) else int(place * len(ids))] for place in pair)
            for arguments in _arguments(command, structure, body, other):
                ways = _in_every_way(name, command, arguments, structure, body)
                each_seventh = (0,) if name in ASKED_ONCE else (0, 3)
                asked.update(dict.fromkeys(_ask_in_turn(ways, structure, turn, each_seventh)))
    yield from asked


def _ask_in_turn(
    ways: Iterable[Question], structure: str, turn: int, each_seventh: tuple[int, ...]
) -> Iterator[Question]:
    """Yield some ways to ask about a structure, since all take too long: the first that names it, and others in turn.

    Each way is asked about one or two of the seven oldest structures, and one in ten of the others.
    """
    is_named = False
    for number, question in enumerate(ways, turn):
        is_first = structure in question.arguments and not is_named
        is_named = is_named or is_first
        if (
            is_first
            or (question.written and structure in WRITTEN_OF)
            or (number % 7 in each_seventh if structure in SHIPPED else number % 10 == 0)
        ):
            yield question


def _arguments(command: click.Command, structure: str, body: str, other: str) -> Iterator[list[str]]:
    values = {"STRUCTURE": [structure], "BODY": [body], "A": [body], "B": [other], "NAME": ["ours"]}
    values |= {"OLD": [structure], "NEW": ["leicestershire-2009"]}
    values |= {
        "WORD": [*(rule.id for rule in all_rules()), *WORDS],
        "FOLDER": [*shipped_surveys()],
        "DUTY": [duty_ids()[0], duty_ids()[-1]],
        "structure|survey|changes|vocabulary": [*SCHEMAS, "vocabulary"],
        "FINDING": ["accountability-cycle" if structure not in SHIPPED else "circular-scrutiny"],
    }
    answers: list[list[str]] = [[]]
    wanted = [each for each in command.params if isinstance(each, click.Argument)]
    if wanted and not any(each.required for each in wanted):
        yield []
    for argument in wanted:
        metavar = (argument.metavar or "").strip("[].")
        assert metavar in values, f"say in _arguments what stands for {metavar}"
        answers = [[*before, value] for before in answers for value in values[metavar]]
    yield from answers


def _in_every_way(
    name: str, command: click.Command, arguments: list[str], structure: str, body: str
) -> Iterator[Question]:
    needed = NEEDED.get(name, "").format(body=body).split()
    endings = writers().get(name, ()) if name not in WRITES_OF or arguments[0] in WRITES_OF[name] else ()
    named, arguments = arguments, [*arguments, *needed]
    files = [Question((name, *arguments, "-o", f"out.{ending}"), f"out.{ending}") for ending in endings]
    if any(_is_output(option) and option.required for option in command.params):
        yield from files  # what its options do to a diagram: see tests/drawing
        return
    yield Question((name, *arguments), "ours.yaml" if name == "new" else "")
    for option in command.params:
        if isinstance(option, click.Option) and not _is_output(option):
            is_needed = option.opts[0] in needed and not option.multiple  # and so cannot be given twice
            for value in _values(option, structure, body):
                yield Question((name, *(named if is_needed else arguments), option.opts[0], *value))
    yield from files  # last, so that each way has one place among those about any structure


def _values(option: click.Option, structure: str, body: str) -> list[list[str]]:
    if option.is_flag:
        return [[]]
    if (OF_PAPERS | OF_SQL).intersection(option.opts):
        return []
    if isinstance(option.type, click.Choice):
        return [[choice] for choice in option.type.choices]
    values = VALUES | {"STRUCTURE": structure, "BODY": body, "RULE": all_rules()[0].id}
    values |= _list_changes(structure, body) | QUESTIONS.get(option.metavar or "", {})
    word = next((each for each in (*option.opts, option.metavar or "") if each in values), "")
    if option.opts[0] in OF_SEVERAL and not word:
        return []  # the structure has one body, or no relation
    assert word, f"say in VALUES what stands for {option.metavar} of {option.opts[0]}"
    return [[values[word]]]


@cache
def _list_changes(name: str, body: str) -> dict[str, str]:
    """What stands for the values of a change that can be made to a structure."""
    structure = read(name)
    other = min((each for each in structure.bodies if each != body), default="")
    there = {(each.from_id, each.kind_key, each.to_id) for each in structure.relations}
    new = next(kind for kind in ("informs", "advises", "funds") if (body, kind, other) not in there)
    lens = Lens.of(structure)
    exists = next(each.id for each in structure.bodies.values() if lens.exists(each))
    changes = {"--close": exists, "--suspend": exists, "BODY:NEW": f"{body}:Another Name", "CHANGES": str(CHANGES)}
    if other:
        changes |= {
            "--add": f"{body} {new} {other}",
            "BODY:NEWPARENT": f"{body}:{other}",
            "A,B:NEW": f"{body},{other}:Joint Board",
        }
    return changes | ({"--remove": " ".join(min(there))} if there else {})


def _is_output(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.metavar in OUTPUTS


def answers() -> dict[str, Answer]:
    """What each command is answered, by question: as a pipe gets it and, where that is another thing, a terminal.

    A terminal gets what is said of two structures, and of none: it is the same, but for its lines and colours.
    """
    shipped_ones = {*shipped()}
    apart = shipped_ones - WRITTEN_OF
    found: dict[str, Answer] = {}
    before = Path.cwd()
    for question in (question for name in COMMANDS for question in questions(name)):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            shows_progress = question.arguments[0] == "query" and shipped_ones.isdisjoint(question.arguments)
            is_one_thing = (
                question.written
                or "--format" in question.arguments
                or not apart.isdisjoint(question.arguments)
                or shows_progress  # which hangs on the time that it takes to read all that ships
            )
            for terminal in (False,) if is_one_thing else (False, True):
                ran = ctgraph(*question.arguments, terminal=terminal)
                file = Path(question.written)  # where nothing is named, there is nothing to write
                written = file.read_bytes() if question.written and file.is_file() else b""
                said = hashlib.sha256(repr((ran, written)).encode()).hexdigest() if ran.out or written else ""
                found[f"{question}{' on a terminal' if terminal else ''}"] = Answer(ran.code, ran.err, said)
            os.chdir(before)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answers()))
