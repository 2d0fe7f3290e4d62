"""Ask random commands about random structures: each is answered or refused, in little time and memory, without a fault.

python tests/fuzz/fuzz_structures.py --structures 50000 --seed 1

A structure of which a command makes anything else is kept in build/fuzz/, with the command in its first line. Structures
are small and odd, dense, deep or wide; names and ids try to be something else; some files are broken here and there.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
import click
from every_command import COMMANDS, VALUES
from fuzz_reader import mutated
from hostile_names import IDS, NAMES
from program import ctgraph
from random_composition import random_composition
from random_shapes import random_committees, random_loops, random_points, random_stops
from random_structures import RELATION_KINDS, STANDINGS, random_document, to_yaml

from ctgraph.rules import all_rules

KEPT = Path(__file__).parents[2] / "build" / "fuzz"
LONGEST = 20  # seconds of the processor for one command; and, where it only waits, ten times as many by the clock
MOST_MB = 1_000
# What each command that writes a file can write; of those that take long, few are drawn.
QUICK = {"draw": ("dot", "mmd"), "report": ("md",), "members": ("dot",), "timeline": ()}
SLOW = {
    "draw": ("svg", "png", "pdf", "drawio", "pptx"),
    "report": ("html", "pdf", "docx"),
    "members": ("svg", "pdf", "png"),
    "timeline": ("svg", "png", "pdf"),
}
NO_STRUCTURE = {"rules", "explain", "new", "survey", "statutes"}  # their questions are tried by other tests
Document = dict[str, Any]


class TooLongError(BaseException):
    """A command has taken longer than it may; not an `Exception`, which the program would tell as a fault."""


class Question(NamedTuple):
    """A structure file, and a command about it."""

    data: bytes
    arguments: tuple[str, ...]


def _hostile(chance: random.Random) -> Document:
    """A structure of which ids, names and notes try to be something else."""
    ids = chance.sample(IDS, chance.randint(2, 6))
    bodies: Document = {each: {"name": _odd(chance), "kind": "board", "note": _odd(chance)} for each in ids}
    for each in ids[1:]:
        bodies[each][chance.choice(RELATION_KINDS)] = {
            chance.choice([other for other in ids if other != each]): {
                "standing": chance.choice(STANDINGS),
                "note": _odd(chance),
            }
        }
        if chance.random() < 0.5:
            bodies[each]["chair"] = {"title": _odd(chance)}
            bodies[each]["members"] = [{"agency": _odd(chance), "posts": [_odd(chance)]}]
    functions = [{"name": _odd(chance), "owner": chance.choice(ids)}]
    return {"structure": "hostile", "title": _odd(chance), "bodies": bodies, "functions": functions}


def _odd(chance: random.Random) -> str:
    return chance.choice([*NAMES.values(), *IDS]) + chance.choice(["", "", chr(chance.randrange(0xA0, 0xD800))])


def _shaped(chance: random.Random) -> Document:
    """A structure that is dense, deep or wide."""
    size = chance.choice((2, 10, 30, 80, 150))
    ids = [f"b{number}" for number in range(size)]
    each = chance.choice((1, 1, 2, 5, 20))
    of: Callable[[int], Sequence[int]] = chance.choice(
        (
            lambda number: [number - 1] if number else [],
            lambda number: [0] if number else [],
            lambda number: [(number + 1) % size],
            lambda _: [chance.randrange(size) for _ in range(each)],
            lambda number: [chance.randrange(number) for _ in range(each)] if number else [],
        )
    )
    kinds = chance.sample(RELATION_KINDS, 2)
    bodies: Document = {id_: {"name": f"Board {id_}", "kind": chance.choice(("board", "panel"))} for id_ in ids}
    for number, id_ in enumerate(ids):
        others = {ids[other]: chance.choice(STANDINGS[:2]) for other in of(number) if other != number}
        if others:
            bodies[id_][chance.choice(kinds)] = others
    if chance.random() < 0.7:
        bodies["b0"]["answers_outside"] = "elected"
    return {"structure": "shaped", "bodies": bodies}


def make_structure(chance: random.Random) -> bytes:
    """Return the bytes of a structure file, or of one that was."""
    seed = chance.randrange(1 << 30)
    drawn: Sequence[Callable[[int], Document]] = (
        random_document, random_composition, random_loops, random_committees, random_stops, random_points,
    )  # fmt: skip
    kind = chance.random()
    if kind < 0.5:
        document = chance.choice(drawn)(seed)
    elif kind < 0.75:
        document = _hostile(chance)
    else:
        document = _shaped(chance)
    data = to_yaml(document).encode("utf-8", "surrogatepass")
    return mutated([data], chance) if chance.random() < 0.1 else data


def make_question(chance: random.Random, *, slow: float) -> Question:
    """Return a structure and a command about it; `slow` is the part of those that may take long."""
    name = chance.choice([each for each in COMMANDS if each not in NO_STRUCTURE])
    command, data = COMMANDS[name], make_structure(chance)
    arguments = [name]
    for each in command.params:
        if isinstance(each, click.Argument):
            wanted = (each.metavar or "").strip("[].")
            arguments.append("s.yaml" if wanted in ("STRUCTURE", "FOLDER", "OLD", "NEW") else _name_body(chance))
    writes = [*QUICK.get(name, ()), *(SLOW.get(name, ()) if chance.random() < slow else ())]
    if writes and (name in ("draw", "report") or chance.random() < 0.5):
        arguments += ["-o", f"out.{chance.choice(writes)}"]
    for option in command.params:
        if isinstance(option, click.Option) and chance.random() < 0.2:
            arguments += _value(option, chance)
    return Question(data, tuple(arguments))


def _name_body(chance: random.Random) -> str:
    return chance.choice(("b0", "a", "b", "alpha", "body-1", _odd(chance)))


def _value(option: click.Option, chance: random.Random) -> list[str]:
    if option.is_flag:
        return [option.opts[0]]
    if isinstance(option.type, click.Choice):
        return [option.opts[0], str(chance.choice(list(option.type.choices)))]
    known = VALUES | {"RULE": chance.choice(all_rules()).id, "BODY": _name_body(chance)}
    word = next((each for each in (*option.opts, option.metavar or "") if each in known), "")
    return [option.opts[0], known[word]] if word else []


@contextlib.contextmanager
def in_a_folder() -> Iterator[None]:
    """Work in a new folder, and come back."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def ask(question: Question) -> str:
    """Ask one question, and return what is wrong with how it is answered; nothing where all is well."""
    Path("s.yaml").write_bytes(question.data)
    try:
        ran = ctgraph(*question.arguments)
    except TooLongError:
        return f"it takes more than {LONGEST} seconds"
    except BaseException as error:  # noqa: BLE001  finding these is what it is for
        return f"{type(error).__name__}: {error}"
    if "has a fault" in ran.err or "Traceback" in ran.err:
        return ran.err.strip()
    if ran.code not in (0, 1, 2):
        return f"it ends with {ran.code}: {ran.err.strip()}"
    if ran.code == 2 and not ran.err.strip():
        return "it is refused without a word"
    return ""


def keep(question: Question, wrong: str) -> Path:
    """Keep a question that was not answered well, and return where."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"structure-{hashlib.sha256(repr(question).encode()).hexdigest()[:12]}.yaml"
    told = f"# ctgraph {' '.join(map(ascii, question.arguments))}\n# {ascii(wrong)[:300]}\n"
    file.write_bytes(told.encode() + question.data)
    return file


def main() -> int:
    """Ask about as many structures as asked for; return 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--structures", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    parser.add_argument("--slow", type=float, default=0.2, help="the part of files in formats that take long")
    wanted = parser.parse_args()
    print(f"{wanted.structures:,} structures, seed {wanted.seed}", flush=True)
    signal.signal(signal.SIGALRM, _too_long)
    signal.signal(signal.SIGPROF, _too_long)
    wrong, begun = 0, time.monotonic()
    with in_a_folder():
        for number in range(wanted.structures):
            question = make_question(random.Random(f"{wanted.seed} {number}"), slow=wanted.slow)
            signal.alarm(10 * LONGEST)
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            found = ask(question)
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
            found = found or _find_excess()
            if found:
                wrong += 1
                print(f"{keep(question, found)}: {found[:300]}", file=sys.stderr, flush=True)
    print(f"{wanted.structures:,} structures in {time.monotonic() - begun:.0f} s: {wrong:,} wrong")
    return int(wrong > 0)


def _find_excess() -> str:
    """Say whether this process has ever taken more memory than it may."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return f"it takes {peak:,} MB" if peak > MOST_MB else ""


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


if __name__ == "__main__":
    sys.exit(main())
