"""Change cells of workbooks at random, a thousand to a workbook: each comes in, or is refused with what is wrong, and nothing else happens.

    PYTHONPATH=tests python tests/fuzz/fuzz_cells.py --cells 20000 --seed 1

Half of the workbooks hold a whole structure, the others a list of groups. A workbook that ends otherwise is kept in `build/fuzz/`.
The test suite changes a few hundred cells.
"""

from __future__ import annotations

import argparse
import datetime
import io
import random
import sys
import traceback
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from hostile_names import IDS, NAMES

from ctgraph import Analysis, load
from ctgraph.errors import CtgraphError
from ctgraph.exchange.import_file import import_data
from ctgraph.exchange.officer.exporting import export_workbook
from ctgraph.exchange.register import Wanted
from ctgraph.loading.catalogue import shipped
from ctgraph.model import BODY_KINDS, INVERSES, RELATIONS, STANDINGS, STATUSES

A_WORKBOOK = 1000
KEPT = Path("build") / "fuzz"
_NOT_IN_A_CELL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_WORDS = (
    *BODY_KINDS,
    *RELATIONS,
    *INVERSES,
    *STANDINGS,
    *STATUSES,
    "yes",
    "no",
    "vacant",
    "undecided",
    "council",
    "board",
)
_ODD: tuple[Any, ...] = (
    None, "", " ", "-", "=1+1", "=cmd()", "#REF!", True, False, 0, -1, 1.5, 1e308, 10**18, 2011, "2011-02-30", "2011-13", "12/2011", "null",
    datetime.datetime.fromisoformat("2011-02-03T04:05"), datetime.time(1, 2), datetime.date(1, 1, 1), datetime.date(9999, 12, 31), "a; b; c", ";;;", "|", ",", "\n", "é\u0301",
    "x" * 5000, "{a: b}", "[a, b]", "&a", "*a", "!!python/object", "- a", "a: b", "'", '"', "\\", "%", "@", "`",
)  # fmt: skip


class Changed(NamedTuple):
    """A workbook whose cells were changed, and how it is brought in."""

    data: bytes
    wanted: Wanted


@cache
def list_books() -> tuple[bytes, ...]:
    """Return the workbooks that are changed: of structures, and of lists of groups."""
    names = ("kent-2011", "solihull-2011", "haringey-2008", "leicestershire-2009")
    assert {*names} <= {*shipped()}
    structures = [load(name) for name in names]
    return (*map(export_workbook, structures), *map(_list_groups, structures))


def _list_groups(structure: Any) -> bytes:
    """Return a sheet of groups as an officer keeps one."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Our groups"])
    sheet.append(["Ref", "Name", "Type", "Status", "Chair", "Reports to", "From"])
    parents = {each.from_id: structure.bodies[each.to_id].name for each in structure.relations}
    for number, body in enumerate(structure.bodies.values()):
        sheet.append([number, body.name, body.kind, body.status, "", parents.get(body.id, ""), body.period.begins])
    return save(book)


def save(book: Any) -> bytes:
    """Return a workbook as a file."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def change(seed: str, cells: int) -> Changed:
    """Return a workbook of which so many cells are changed, always the same for a seed."""
    chance = random.Random(seed)
    book = openpyxl.load_workbook(io.BytesIO(chance.choice(list_books())))
    above = chance.choice((0, 1, 1, 1, 2))  # rows of headings, which are left as they are but for some workbooks
    share = chance.choice((0.02, 0.3, 1))  # of the cells of a table that may be changed: a fault in each tells little
    places = [(sheet, row, column) for sheet in book.worksheets for row in range(above + 1, sheet.max_row + 3) for column in range(1, sheet.max_column + 2)]  # fmt: skip
    held = [sheet.cell(row, column).value for sheet, row, column in places]
    some = chance.sample(places, max(1, int(len(places) * share)))
    for _ in range(cells):
        sheet, row, column = chance.choice(some)
        sheet.cell(row, column).value = _draw(chance, sheet.cell(row, column).value, held)
    return Changed(save(book), Wanted(id="s", lenient=chance.random() < 0.5, kind=chance.choice(("", "board"))))


def _draw(chance: random.Random, value: Any, others: list[Any]) -> Any:
    """Return another value for a cell."""
    way = chance.randrange(6)
    if way == 0:
        return chance.choice(_ODD)
    if way == 1:
        return chance.choice([*NAMES.values(), *IDS]).translate(_NOT_IN_A_CELL)
    if way == 2:
        return chance.choice(_WORDS)
    if way == 3:
        return chance.choice(others)
    text = str(value or chance.choice(_WORDS))
    at = chance.randrange(len(text) + 1)
    if way == 4:
        return text[:at] + text[at + 1 :]
    return (text[:at] + chance.choice(" ;,|-_:/\n'\"#éx0") + text[at:])[:32_000]


def try_out(changed: Changed) -> tuple[str, str]:
    """Return how a workbook ended, and what went wrong, which is nothing where it came in or was refused with a message."""
    try:
        wanted = changed.wanted if changed.wanted.lenient or changed.wanted.kind else Wanted(id="s")
        try:
            structure = import_data("s.xlsx", changed.data, {}, wanted).structure
        except CtgraphError as error:
            if "says all itself" not in str(error):
                raise
            structure = import_data("s.xlsx", changed.data, {}, Wanted(id="s")).structure
        tuple(Analysis(structure).findings)
    except CtgraphError as error:
        return "refused", "" if error.lines and all(error.lines) else "a message without words"
    except Exception:  # noqa: BLE001  finding these is what it is for
        return "wrong", traceback.format_exc()
    return "came in", ""


def main() -> int:
    """Change cells as the command line asks; return 1 if a workbook ended as none may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    ended: Counter[str] = Counter()
    for number in range(-(-asked.cells // A_WORKBOOK)):
        seed = f"{asked.seed} {number}"
        changed = change(seed, min(A_WORKBOOK, asked.cells - number * A_WORKBOOK))
        how, told = try_out(changed)
        ended["wrong" if told else how] += 1
        if told:
            KEPT.mkdir(parents=True, exist_ok=True)
            kept = KEPT / f"cells-{seed.replace(' ', '-')}.xlsx"
            kept.write_bytes(changed.data)
            print(f"{kept}: {told}", file=sys.stderr)
    print(
        f"{asked.cells} cells changed in {sum(ended.values())} workbooks: {', '.join(f'{number} {how}' for how, number in sorted(ended.items()))}"
    )
    return int(ended["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())
