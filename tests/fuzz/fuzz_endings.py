"""End commands that draw at random moments, in every way, and look for what is left of them.

python tests/fuzz/fuzz_endings.py --endings 50 --seed 1
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from endings import DRAWING, ENDINGS, NOTHING, end_while_it_draws


def main() -> int:
    """End as many commands as asked for in each way; return 1 where something is left of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endings", type=int, default=50, help="how often in each way")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    wanted = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell ignores for what it runs in the background
    print(f"{wanted.endings:,} times each of {len(ENDINGS) * len(DRAWING)} endings, seed {wanted.seed}", flush=True)
    asked = [(command, ending) for command in DRAWING for ending in ENDINGS] * wanted.endings
    random.Random(wanted.seed).shuffle(asked)
    wrong, begun = 0, time.monotonic()
    for command, ending in asked:
        with tempfile.TemporaryDirectory() as folder:
            left = end_while_it_draws(Path(folder) / "drawing", command, ending, after=random.random())
        if left != NOTHING:
            wrong += 1
            print(f"{command}, {ending}: {left}", file=sys.stderr, flush=True)
    print(f"{len(asked):,} endings in {time.monotonic() - begun:.0f} s: something is left of {wrong:,}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
