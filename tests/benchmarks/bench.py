"""Speed and memory against yardsticks that are measured in the same run: `make bench`.

A row says what was measured, how long it took, how long its yardstick took, the ratio of the two and, for a budget, the
ratio that is wanted. Each time is the median of several runs. Times differ from machine to machine; the ratios hold to
about 15 per cent. The modules are compiled before they are measured, as they are once the package is installed.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from registers import changed_register, knot, register

PYTHON = sys.executable
PACKAGE = Path(__file__).parents[2] / "ctgraph"
MOST_GROWN = 2.3  # times, for twice the bodies
MOST_MB = 700  # for the check of 100,000 bodies
# Python as a user has it, who keeps its compiled modules
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COUNT_EVENTS = """
import gc, sys
from yaml.cyaml import CParser
gc.disable()
parser = CParser(open(sys.argv[1], encoding="utf-8").read())
while parser.get_event() is not None:
    pass
"""


def main() -> None:
    """Measure everything, or only the budgets, and print a row for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller registers and fewer runs")
    parser.add_argument("--budgets", action="store_true", help="only the rows for which a ratio is wanted")
    options = parser.parse_args()
    quick: bool = options.quick
    compileall.compile_dir(PACKAGE, quiet=1)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        measure_start(Path(folder), runs=7 if quick else 21)
        if options.budgets:
            measure_registers(Path(folder), sizes=(10_000, 100_000))
            measure_comparison(Path(folder), 10_000)
            measure_growth_of_reports(Path(folder), sizes=(2_000, 4_000, 8_000))
            return
        measure_registers(Path(folder), sizes=(100, 10_000) if quick else (100, 10_000, 100_000))
        measure_comparison(Path(folder), 1_000 if quick else 10_000)
        measure_graphs(10_000 if quick else 100_000)
        measure_suggestions(Path(folder), sizes=((12, 24),) if quick else ((12, 24), (200, 400)))
        measure_diagrams(Path(folder), sizes=(30, 100) if quick else (30, 100, 300, 1_000))
        measure_growth_of_reports(Path(folder), sizes=(1_000, 2_000) if quick else (2_000, 4_000, 8_000))
        measure_reports(Path(folder), sizes=(100,) if quick else (100, 300, 3_000))


def print_row(what: str, seconds: float, yardstick: str, against: float, wanted: float | None = None) -> None:
    """Print one figure, its yardstick, the ratio of the two and, for a budget, the ratio that is wanted."""
    ratio = seconds / against
    budget = f"   wanted {wanted:.2f}: {'kept' if ratio <= wanted else 'MISSED'}" if wanted else ""
    print(f"{what:<58} {seconds:8.3f} s   {ratio:6.2f} x {yardstick} ({against:.3f} s){budget}", flush=True)


def timed(work: Callable[[], object], runs: int) -> float:
    """Return the median time of `work`, in seconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def timed_in_turns(work: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return the median time of each piece of work. They take turns, so that what slows the machine slows all of them."""
    times: dict[str, list[float]] = {what: [] for what in work}
    for _ in range(runs):
        for what, run in work.items():
            times[what].append(timed(run, 1))
    return {what: statistics.median(found) for what, found in times.items()}


def command(*arguments: str) -> Callable[[], object]:
    """Return the running of a Python program, whose output is thrown away; that it finds something is no failure."""

    def run() -> None:
        ran = subprocess.run(
            [PYTHON, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=ENVIRONMENT
        )
        if ran.returncode > 1:
            sys.exit(ran.stderr.decode())

    return run


def measure_start(folder: Path, runs: int) -> None:
    """Measure how long the program takes to start, and to check one small file."""
    small = folder / "small.yaml"
    small.write_text(register(50), encoding="utf-8")
    work = {
        "python -c pass": command("-c", "pass"),
        "import click": command("-c", "import click"),
        "import click, yaml": command("-c", "import click, yaml"),
        "ctgraph --help": command("-m", "ctgraph", "--help"),
        "ctgraph check, 50 bodies, as JSON": command("-m", "ctgraph", "check", str(small), "--format", "json"),
        "ctgraph check, 50 bodies, as text on a terminal": command("-c", _ON_TERMINAL, str(small)),
    }
    seconds = timed_in_turns(work, runs)
    print_row("python -c pass", seconds["python -c pass"], "itself", seconds["python -c pass"])
    for what, yardstick, wanted in _START_BUDGETS:
        print_row(what, seconds[what], yardstick, seconds[yardstick], wanted)


_START_BUDGETS = (
    ("ctgraph --help", "import click", 1.25),
    ("ctgraph check, 50 bodies, as JSON", "import click, yaml", 1.6),
    ("ctgraph check, 50 bodies, as text on a terminal", "import click, yaml", 2.1),
)
_ON_TERMINAL = """
import sys
sys.stdout.isatty = lambda: True
sys.argv[:1] = ["ctgraph", "check"]
from ctgraph.cli.main import main
main()
"""


def measure_registers(folder: Path, sizes: Sequence[int]) -> None:
    """Measure the check of whole registers, from YAML to findings as JSON, and its memory."""
    before, size_before = 0.0, 0
    for size in sizes:
        file = folder / f"register-{size}.yaml"
        file.write_text(register(size), encoding="utf-8")
        is_large = size == 100_000
        work = {
            "parser events": command("-c", COUNT_EVENTS, str(file)),
            "check": command("-m", "ctgraph", "check", str(file), "--format", "json"),
        }
        seconds = timed_in_turns(work, 3 if is_large else 7)
        events, checked = seconds["parser events"], seconds["check"]
        print_row(
            f"ctgraph check to JSON, {size:,} bodies", checked, "its parser events", events, 4 if is_large else None
        )
        if before:
            grown = f"the same, {size_before:,} bodies"
            print_row(f"ctgraph check to JSON, {size:,} bodies", checked, grown, before, 12 if is_large else None)
        before, size_before = checked, size
        memory = peak_memory(file)
        budget = f"   wanted {MOST_MB} MB: {'kept' if memory <= MOST_MB else 'MISSED'}" if is_large else ""
        print(f"{'':<4}peak memory {memory:,.0f} MB{budget}", flush=True)


def measure_comparison(folder: Path, size: int) -> None:
    """Measure what changes between two registers that differ here and there, as JSON, against the check of both."""
    old, new = folder / "register-before.yaml", folder / "register-after.yaml"
    old.write_text(register(size), encoding="utf-8")
    new.write_text(changed_register(size), encoding="utf-8")
    as_json = ("--format", "json")
    work = {
        "both": command("-c", _CHECK_BOTH, str(old), str(new)),
        "diff": command("-m", "ctgraph", "diff", str(old), str(new), *as_json),
    }
    seconds = timed_in_turns(work, 3)
    what = f"ctgraph diff to JSON, {size:,} bodies in each"
    print_row(what, seconds["diff"], "ctgraph check of both", seconds["both"], 3)


_CHECK_BOTH = """
import sys
from ctgraph.cli.main import main
sys.argv[:1] = ["ctgraph", "check"]
sys.argv += ["--format", "json"]
main()
"""


def peak_memory(file: Path) -> float:
    """Return the peak memory of checking a file, in MB."""
    code = (
        "import resource, sys\n"
        "from ctgraph.cli.main import run\n"
        "import gc; gc.disable(); run(['check', sys.argv[1], '--format', 'json'])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [PYTHON, "-c", code, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, env=ENVIRONMENT
    )
    return float(done.stderr)


def measure_graphs(size: int) -> None:
    """Measure the graphs of a register, built and searched, against bare rustworkx and against networkx."""
    import networkx
    import rustworkx

    from ctgraph.graph.digraph import Digraph
    from ctgraph.graph.graphs import Graphs
    from ctgraph.loading.structures import parse_structure
    from ctgraph.model import Lens

    structure = parse_structure(register(size), "register")
    graphs = Graphs(structure, Lens(structure.day))
    edges, roots = list(graphs.accountability.graph.edges), graphs.bodies.roots
    gc.collect()
    gc.disable()  # as in the program

    def ours() -> object:
        graph = Digraph(size, edges)
        return graph.cyclic_components(), graph.reaching(roots)

    def with_views() -> object:
        fresh = Graphs(structure, Lens(structure.day))
        return fresh.accountability.cycles, fresh.accountability.with_route

    def bare() -> object:
        graph: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
        graph.add_nodes_from([None] * (size + 1))
        graph.add_edges_from_no_data([*edges, *((root, size) for root in roots)])
        return rustworkx.strongly_connected_components(graph), rustworkx.ancestors(graph, size)

    def by_networkx() -> object:
        graph: networkx.DiGraph[int] = networkx.DiGraph()
        graph.add_nodes_from(range(size + 1))
        graph.add_edges_from([*edges, *((root, size) for root in roots)])
        return list(networkx.strongly_connected_components(graph)), networkx.ancestors(graph, size)

    yardstick = timed(bare, 5)
    print_row(f"rustworkx: build, components, reachability, {size:,}", yardstick, "itself", yardstick)
    print_row(f"ctgraph: the same, {size:,}", timed(ours, 5), "bare rustworkx", yardstick)
    print_row(
        f"ctgraph: the same from {size:,} bodies and relations", timed(with_views, 5), "bare rustworkx", yardstick
    )
    print_row(f"networkx: the same, {size:,}", timed(by_networkx, 3), "bare rustworkx", yardstick)
    gc.enable()


def measure_suggestions(folder: Path, sizes: Sequence[tuple[int, int]]) -> None:
    """Measure what would open a knot, whose every option is a check, and say whether the answer is exact or an upper bound."""
    for size, lines in sizes:
        file = folder / f"knot-{size}.yaml"
        file.write_text(knot(size, lines), encoding="utf-8")
        checked = timed(command("-m", "ctgraph", "check", str(file)), 3)
        asked = ["-m", "ctgraph", "suggest", str(file), "accountability-cycle", "--options", "1", "--format", "json"]
        begun = time.perf_counter()
        ran = subprocess.run([PYTHON, *asked], capture_output=True, check=True, env=ENVIRONMENT)
        taken = time.perf_counter() - begun
        print_row(f"ctgraph suggest, a knot of {size:,} bodies and {lines:,} lines", taken, "ctgraph check", checked)
        (suggested,) = json.loads(ran.stdout)["suggested"]
        cut = sum(suggested["options"][0]["reasons"][0]["amounts"])
        print(f"{'':<4}{'exact' if suggested['is_least'] else 'at most'}: {cut:,} relations must go", flush=True)


def measure_diagrams(folder: Path, sizes: Sequence[int]) -> None:
    """Measure diagrams from a register to SVG, against a separate dot laying out our .dot once, where there is one.

    Ours reads and checks the register, lays it out in several ways where it is small, brings its font and its words.
    """
    executable = shutil.which("dot")
    for size in sizes:
        file = folder / f"drawn-{size}.yaml"
        file.write_text(register(size), encoding="utf-8")
        plain = folder / f"drawn-{size}.dot"
        command("-m", "ctgraph", "draw", str(file), "-o", str(plain))()
        runs = 7 if size <= 100 else 3
        taken = timed(command("-m", "ctgraph", "draw", str(file), "-o", str(folder / "drawn.svg")), runs)
        if executable is None:
            print_row(f"ctgraph draw, svg, {size:,} bodies", taken, "itself (no dot on the PATH)", taken)
            continue
        by_dot = [executable, "-Tsvg", "-o", str(folder / "dot.svg"), str(plain)]
        dot = timed(lambda by_dot=by_dot: subprocess.run(by_dot, stderr=subprocess.DEVNULL, check=False), runs)  # type: ignore[misc]
        print_row(f"dot -Tsvg as a process, {size:,} bodies", dot, "itself", dot)
        print_row(f"ctgraph draw, svg, {size:,} bodies", taken, "dot -Tsvg as a process", dot)


def measure_reports(folder: Path, sizes: Sequence[int]) -> None:
    """Measure reports as pages: making one against making its diagram, and opening it against an empty page."""
    from opening import a_browser, moving, opening

    from ctgraph.loading.catalogue import structures_folder
    from ctgraph.queries.overview import MOST_DRAWN

    files = [structures_folder() / "solihull-2011.yaml"]
    for size in sizes:
        files.append(folder / f"{size}-bodies.yaml")
        files[-1].write_text(register(size), encoding="utf-8")
    empty = folder / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    with a_browser() as browser:
        blank = opening(browser, empty, 5) if browser else 0.0
        for file, size in zip(files, (45, *sizes), strict=True):
            page = folder / f"{file.stem}.html"
            made = timed(command("-m", "ctgraph", "report", str(file), "-o", str(page)), 3 if size < MOST_DRAWN else 1)
            drawn = made
            if size <= MOST_DRAWN:
                drawn = timed(command("-m", "ctgraph", "draw", str(file), "-o", str(folder / "drawn.svg")), 3)
            print_row(
                f"ctgraph report, html, {file.stem}", made, "ctgraph draw" if size <= MOST_DRAWN else "itself", drawn
            )
            print(f"{'':<4}{page.stat().st_size / 1e6:.2f} MB", flush=True)
            if browser:
                print_row("    opens to a finished picture", opening(browser, page, 5), "an empty page", blank)
                print_row("    a frame while it is moved", moving(browser, page), "60 frames a second", 1 / 60)


def measure_growth_of_reports(folder: Path, sizes: Sequence[int]) -> None:
    """Measure reports on registers, each against one on half the bodies: what they tell grows as the bodies do."""
    for ending in ("html", "md"):
        before = 0.0
        for size in sizes:
            file = folder / f"reported-{size}.yaml"
            file.write_text(register(size), encoding="utf-8")
            made = timed(command("-m", "ctgraph", "report", str(file), "-o", str(folder / f"reported.{ending}")), 1)
            grown = (f"the same, {size // 2:,} bodies", before, MOST_GROWN) if before else ("itself", made, None)
            print_row(f"ctgraph report, {ending}, {size:,} bodies", made, *grown)
            before = made


if __name__ == "__main__":
    main()
