"""Speed and memory, as ratios against a named yardstick measured in the same run: `make bench`.

Each figure is the median of several runs. Times differ from machine to machine; the ratios hold to about 15 per cent.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from registers import register

PYTHON = sys.executable
COUNT_EVENTS = """
import gc, sys
from yaml.cyaml import CParser
gc.disable()
parser = CParser(open(sys.argv[1], encoding="utf-8").read())
while parser.get_event() is not None:
    pass
"""


def main() -> None:
    """Measure what was asked for, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller registers and fewer runs")
    quick: bool = parser.parse_args().quick
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        start_up(Path(folder))
        registers_(Path(folder), sizes=(100, 10_000) if quick else (100, 10_000, 100_000))
        graph_stage(10_000 if quick else 100_000)
        diagrams(Path(folder), sizes=(30, 100) if quick else (30, 100, 300, 1_000))
        reports(Path(folder), sizes=(100,) if quick else (100, 300, 3_000))


def say(what: str, seconds: float, yardstick: str, against: float) -> None:
    """Print one figure and its ratio."""
    print(f"{what:<58} {seconds:8.3f} s   {seconds / against:6.2f} x {yardstick}", flush=True)


def timed(work: Callable[[], object], runs: int) -> float:
    """Return the median time of `work`, in seconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def command(*arguments: str) -> Callable[[], object]:
    """Return the running of a Python program, whose output is thrown away; that it finds something is no failure."""

    def run() -> None:
        ran = subprocess.run([PYTHON, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if ran.returncode > 1:
            sys.exit(ran.stderr.decode())

    return run


def start_up(folder: Path) -> None:
    """Measure how long the program takes to begin, and to check one small file."""
    small = folder / "small.yaml"
    small.write_text(register(50), encoding="utf-8")
    nothing = timed(command("-c", "pass"), 21)
    say("python -c pass", nothing, "itself", nothing)
    say("ctgraph --help", timed(command("-m", "ctgraph", "--help"), 21), "python -c pass", nothing)
    as_json = command("-m", "ctgraph", "check", str(small), "--format", "json")
    say("ctgraph check, 50 bodies, as JSON", timed(as_json, 21), "python -c pass", nothing)
    on_terminal = command("-c", _ON_TERMINAL, str(small))
    say("ctgraph check, 50 bodies, as on a terminal", timed(on_terminal, 21), "python -c pass", nothing)


_ON_TERMINAL = """
import sys
sys.stdout.isatty = lambda: True
from ctgraph.cli.main import run
run(["check", sys.argv[1]])
"""


def registers_(folder: Path, sizes: Sequence[int]) -> None:
    """Measure the checking of whole registers, from YAML to findings as JSON, and its memory."""
    before = 0.0
    for size in sizes:
        file = folder / f"register-{size}.yaml"
        file.write_text(register(size), encoding="utf-8")
        runs = 7 if size < 100_000 else 3
        events = timed(command("-c", COUNT_EVENTS, str(file)), runs)
        say(f"parser events thrown away, {size:,} bodies", events, "itself", events)
        checked = timed(command("-m", "ctgraph", "check", str(file), "--format", "json"), runs)
        say(f"ctgraph check to JSON, {size:,} bodies", checked, "parser events thrown away", events)
        if before:
            say(f"ten or more times the bodies: {size:,}", checked, "the size before", before)
        before = checked
        print(f"{'':<4}peak memory {peak_memory(file):,.0f} MB", flush=True)


def peak_memory(file: Path) -> float:
    """Return the peak memory of checking a file, in MB."""
    code = (
        "import resource, sys\n"
        "from ctgraph.cli.main import run\n"
        "import gc; gc.disable(); run(['check', sys.argv[1], '--format', 'json'])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [PYTHON, "-c", code, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
    )
    return float(done.stderr)


def graph_stage(size: int) -> None:
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
    say(f"rustworkx: build, components, reachability, {size:,}", yardstick, "itself", yardstick)
    say(f"ctgraph: the same, {size:,}", timed(ours, 5), "bare rustworkx", yardstick)
    say(f"ctgraph: the same from {size:,} bodies and relations", timed(with_views, 5), "bare rustworkx", yardstick)
    say(f"networkx: the same, {size:,}", timed(by_networkx, 3), "bare rustworkx", yardstick)
    gc.enable()


def diagrams(folder: Path, sizes: Sequence[int]) -> None:
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
            say(f"ctgraph draw, svg, {size:,} bodies", taken, "itself (no dot on the PATH)", taken)
            continue
        by_dot = [executable, "-Tsvg", "-o", str(folder / "dot.svg"), str(plain)]
        dot = timed(lambda by_dot=by_dot: subprocess.run(by_dot, stderr=subprocess.DEVNULL, check=False), runs)  # type: ignore[misc]
        say(f"dot -Tsvg as a process, {size:,} bodies", dot, "itself", dot)
        say(f"ctgraph draw, svg, {size:,} bodies", taken, "dot -Tsvg as a process", dot)


def reports(folder: Path, sizes: Sequence[int]) -> None:
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
            say(f"ctgraph report, html, {file.stem}", made, "ctgraph draw" if size <= MOST_DRAWN else "itself", drawn)
            print(f"{'':<4}{page.stat().st_size / 1e6:.2f} MB", flush=True)
            if browser:
                say("    opens to a finished picture", opening(browser, page, 5), "an empty page", blank)
                say("    a frame while it is moved", moving(browser, page), "60 frames a second", 1 / 60)


if __name__ == "__main__":
    main()
