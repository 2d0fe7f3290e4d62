"""Make random edits of the project's own files: each changes its own lines only and reads back, or is refused.

    PYTHONPATH=tests python tests/fuzz/fuzz_edits.py --edits 1000 --seed 1

The test suite makes a hundred.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

from random_edits import check_edit, disguise, edit, list_files

from ctgraph.editing.documents import EditError, read_document
from ctgraph.errors import StructureFileError


def main() -> int:
    """Make edits as the command line asks; return 1 if one was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    texts = {}
    for path in list_files():
        text = path.read_bytes().decode()
        try:
            read_document(text, path.name)
        except StructureFileError:  # such as a file of cases with anchors
            continue
        texts[path.name] = text
    refused: Counter[str] = Counter()
    wrong = 0
    for seed in range(asked.seed, asked.seed + asked.edits):
        chance = random.Random(seed)
        name = chance.choice([*texts])
        text = disguise(texts[name], chance)
        try:
            check_edit(text, edit(text, chance))
        except EditError as error:
            refused[str(error)] += 1
        except AssertionError:
            wrong += 1
            print(f"seed {seed}, {name}: a line changed that is not about the edit", file=sys.stderr)
    print(f"{asked.edits} edits, {sum(refused.values())} refused, {wrong} wrong")
    for message, times in refused.most_common():
        print(f"{times:5} {message}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
