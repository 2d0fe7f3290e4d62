"""Write a report to look around in, or for a paper."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.check_command import exit_code
from ctgraph.cli.targets import files_in, is_folder
from ctgraph.errors import CtgraphError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.model import Structure
    from ctgraph.results.dossier import Dossier

# What writes a report, by the ending of the file: a module that has `page`, imported where it is asked for.
WRITERS = {
    "html": "ctgraph.reports.html",
    "md": "ctgraph.reports.markdown",
    "pdf": "ctgraph.reports.pdf",
    "docx": "ctgraph.reports.docx",
}
# Routes, stops and bodies below that are told of each body. Of the many of a register fewer: its page is large enough.
_LIMIT, _LIMIT_OF_MANY, _MANY = 20, 3, 400


@click.command()
@click.argument(
    "structures", metavar="STRUCTURE...", nargs=-1, required=True, shell_complete=options.complete_structure
)
@options.output
@options.title
@options.assume
@options.as_of
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    target: str,
    title: str | None,
    assume: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Write a report: html to look around in, or md, pdf or docx for a paper.

    An html report is one file that opens in any browser, offline, and can be sent by e-mail. Several structures make one
    report; into a folder goes one of each, as html.

    \b
    Examples:
      ctgraph report leicestershire-2009 -o leicestershire.html
      ctgraph report kent-2011 kent-2011-proposed -o kent.html --title "Kent, before and after"
      ctgraph report solihull-2011 -o solihull.html --assume inferred
      ctgraph report structures -o reports/
    """
    from ctgraph import app

    found, errors = app.load_all(structures)
    jobs = list(_jobs(found, target))
    with progress.track("writing", fewest=2) as advance:
        for done, (those, path) in enumerate(jobs, 1):
            write = _writer(path)
            output.write_file(path, write(_dossier(those, path, title or "", assume, as_of)))
            advance(done, len(jobs))
    context.exit(exit_code(False, errors))


def _jobs(structures: Sequence[Structure], target: str) -> Iterator[tuple[Sequence[Structure], Path]]:
    path = Path(target)
    if is_folder(target):
        yield from (([structure], file) for structure, file in files_in(path, structures, ["html"]))
    elif structures:
        yield structures, path


def _dossier(
    structures: Sequence[Structure], path: Path, title: str, assume: tuple[str, ...], as_of: str | None
) -> Dossier:
    from ctgraph import app
    from ctgraph.drawing.common.options import Options

    limit = _LIMIT_OF_MANY if any(len(structure.bodies) > _MANY for structure in structures) else _LIMIT
    ending = path.suffix.lower()
    live, picture = ending == ".html", ending != ".md"
    return app.dossier(structures, assume, as_of, Options(title=title), limit=limit, live=live, picture=picture)


def _writer(path: Path) -> Callable[[Dossier], bytes]:
    ending = path.suffix.lower().removeprefix(".")
    if ending not in WRITERS:
        near = did_you_mean(ending, WRITERS) if ending else ""
        raise CtgraphError(f"{path}: no report is written by that ending{near or '; expected .' + ', .'.join(WRITERS)}")
    try:
        write: Callable[[Dossier], bytes] = importlib.import_module(WRITERS[ending]).page
    except ImportError as error:
        raise CtgraphError(f"{path}: {error.name or error} is not installed: pip install 'ctgraph[paper]'") from error
    return write
