"""Throw mutated structure files and bytes at the reader: it may refuse them, and nothing else.

    python tests/fuzz/fuzz_reader.py --inputs 1000000 --seed 1

An input that makes anything but a structure or a `StructureFileError`, or takes longer than five seconds, is kept in
build/fuzz/; what the test suite is to read again each time belongs in the corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from ctgraph.errors import StructureFileError
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.text import decode_text

CORPUS = Path(__file__).parent / "corpus"
KEPT = Path(__file__).parents[2] / "build" / "fuzz"
LONGEST = 5  # seconds for one input
WORDS = (
    b"structure", b"bodies", b"sources", b"name", b"kind", b"board", b"source", b"reports_to", b"oversees", b"standing",
    b"stated", b"disputed", b"chair", b"vacant", b"members", b"agency", b"accepted", b"rule", b"from", b"until", b"2011",
    b"2009-02-30", b"status", b"recorded", b"functions", b"owner", b"count", b"succeeds", b"lead", b"intended", b"yes",
    b"duty", b"same_as", b"partner", b"children-act-2004-s10", b"authority_type",
    b": ", b":\n  ", b"- ", b"\n", b"\r\n", b"  ", b"\t", b"{", b"}", b"[", b"]", b",", b"'", b'"', b"#", b" #", b"&a", b"*a",
    b"!t ", b"<<: ", b"? ", b"|\n", b">-\n", b"---\n", b"...\n", b"%YAML 1.1\n", b"\\x41", b"\\u0041", b"\x00", b"\xff", b"\xc3",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x8f\x9b", b"\xed\xa0\x80", b"\x85", b"~", b"null", b"0x1F", b"1e9", b"=", b"@", b"`",
)  # fmt: skip


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """Return one of the seeds with a few pieces changed, or mere pieces."""
    data = bytearray(chance.choice(seeds) if chance.random() < 0.9 else b"")
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((0, 1, 1, 4, 20))
        draw = chance.random()
        if draw < 0.35:
            data[at : at + length] = chance.choice(WORDS)
        elif draw < 0.55:
            del data[at : at + length]
        elif draw < 0.75:
            other = chance.choice(seeds)
            start = chance.randrange(len(other))
            data[at:at] = other[start : start + chance.choice((5, 30, 120))]
        elif draw < 0.9:
            data[at : at + 1] = bytes([chance.randrange(256)])
        else:
            data[at:at] = chance.choice(WORDS) * chance.choice((2, 30))
    return bytes(data)


def read(data: bytes) -> str:
    """Read an input and return "read" or "refused". Raises whatever the reader should not raise."""
    try:
        text = decode_text("fuzz.yaml", data)
        parse_structure(text, "fuzz.yaml")
    except StructureFileError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.line >= 1 or problem.line == problem.column == 0
        return "refused"
    return "read"


def main() -> int:
    """Run as many inputs as asked for; return 1 where one went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    wanted = parser.parse_args()
    seeds = [file.read_bytes() for file in sorted(CORPUS.iterdir())]
    chance = random.Random(wanted.seed)
    print(f"{wanted.inputs:,} inputs, seed {wanted.seed}", flush=True)
    signal.signal(signal.SIGALRM, _too_long)
    counts = {"read": 0, "refused": 0, "wrong": 0}
    begun = time.monotonic()
    for _ in range(wanted.inputs):
        data = mutated(seeds, chance)
        signal.alarm(LONGEST)
        try:
            counts[read(data)] += 1
        except Exception as error:  # noqa: BLE001  finding these is what it is for
            counts["wrong"] += 1
            KEPT.mkdir(parents=True, exist_ok=True)
            kept = KEPT / f"input-{hashlib.sha256(data).hexdigest()[:12]}.yaml"
            kept.write_bytes(data)
            print(f"{type(error).__name__}: {error}: {kept}", file=sys.stderr)
        signal.alarm(0)
    print(f"{wanted.inputs:,} inputs in {time.monotonic() - begun:.0f} s: {counts}")
    return int(counts["wrong"] > 0)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {LONGEST} seconds")


if __name__ == "__main__":
    sys.exit(main())
