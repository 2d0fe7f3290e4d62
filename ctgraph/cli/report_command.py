"""Write a report to look around in, or for a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.additions import read_commentary, read_template
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.targets import files_in, is_folder

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions
    from ctgraph.model import Structure
    from ctgraph.results.report_document import Commentary, Template


@click.command()
@click.argument(
    "structures", metavar="STRUCTURE...", nargs=-1, required=True, shell_complete=options.complete_structure
)
@options.output
@options.title
@options.commentary
@options.template
@options.limits
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    target: str,
    title: str | None,
    commentary: str | None,
    template: str | None,
    lens: LensOptions,
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
      ctgraph report kent-2011 -o kent.docx --commentary notes.md --template our-paper.docx
    """
    from ctgraph.analysis import Analysis, write_report
    from ctgraph.exchange.structure_files import load_all

    words, house_style = _read_commentary(commentary, target), _read_template(template, target)
    found, errors = load_all(structures)
    jobs = list(_jobs(found, target))
    with progress.track("writing", fewest=2) as advance:
        for done, (those, path) in enumerate(jobs, 1):
            if sum(len(each.relations) for each in those) > progress.LARGE:
                advance(done - 0.9, len(jobs))
            analyses = [Analysis(each, lens.of(each)) for each in those]
            output.write_file(path, write_report(analyses, path, title or "", words, house_style))
            advance(done, len(jobs))
    context.exit(choose_exit_code(False, errors))


def _read_commentary(path: str | None, target: str) -> Commentary | None:
    if path is None:
        return None
    if is_folder(target):
        raise click.UsageError("--commentary goes into one report: name a file with -o")
    return read_commentary(path)


def _read_template(path: str | None, target: str) -> Template | None:
    if path is None:
        return None
    if not target.lower().endswith(".docx"):
        raise click.UsageError("--template is for a report as .docx")
    return read_template(path)


def _jobs(structures: Sequence[Structure], target: str) -> Iterator[tuple[Sequence[Structure], Path]]:
    path = Path(target)
    if is_folder(target):
        yield from (([structure], file) for structure, file in files_in(path, structures, ["html"]))
    elif structures:
        yield structures, path
