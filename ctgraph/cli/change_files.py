"""The files that a comparison is written to, one for each ``-o``: pictures of the change, and the formats that are printed."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ctgraph.cli import drawing_options, files_of_results, options, output
from ctgraph.cli.additions import read_commentary, read_template
from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.comparison import Comparison, Comparisons
    from ctgraph.results.report_document import Commentary, Template
    from ctgraph.results.what_if import WhatIf

PICTURES = (".svg", ".png", ".dot", ".mmd")
REPORTS = (".html", ".docx", ".pdf", ".md")
PRINTED = (".json", ".csv", ".txt")


class ReportFiles(NamedTuple):
    """The files of a user that go into a report on a change: a commentary, and a template; each as it was typed."""

    commentary: str | None = None
    template: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Those that were named."""
        return tuple(filter(None, self))

    def read(self, targets: Iterable[Path]) -> Additions:
        """Return what stands in them.

        Raises `click.UsageError` where none of the files to be written takes it, and `CtgraphError` where one cannot be read.
        """
        endings = {path.suffix.lower() for path in targets}
        if self.commentary is not None and endings.isdisjoint(REPORTS):
            raise click.UsageError(f"--commentary goes into a report: name one with -o ({', '.join(REPORTS)})")
        if self.template is not None and ".docx" not in endings:
            raise click.UsageError("--template is for a report as .docx: name one with -o")
        return Additions(
            read_commentary(self.commentary) if self.commentary is not None else None,
            read_template(self.template) if self.template is not None else None,
        )


class Additions(NamedTuple):
    """What a user adds to a report on a change."""

    commentary: Commentary | None = None
    template: Template | None = None


class ChangeFiles(NamedTuple):
    """The files that were named, how what is drawn in them is to look, and what of the user's own goes into them."""

    paths: tuple[Path, ...]
    drawing: Options
    own: ReportFiles


def report_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--commentary`` and ``--template``, which a command gets as one `own`."""

    @functools.wraps(command)
    def with_own(*given: object, commentary: str | None, template: str | None, **named: object) -> object:
        return command(*given, own=ReportFiles(commentary, template), **named)

    return options.commentary(options.template(with_own))


def change_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-o``, the options of drawings and those of `report_files`, which a command gets as one `files`."""

    @functools.wraps(command)
    def with_files(
        *given: object, outputs: tuple[Path, ...], drawing: Options, own: ReportFiles, **named: object
    ) -> object:
        return command(*given, files=ChangeFiles(outputs, drawing, own), **named)

    writing = files_of_results.outputs([*PICTURES, *REPORTS, *PRINTED])
    return writing(report_files(drawing_options.drawing(with_files)))


def is_of_change(path: Path) -> bool:
    """Say whether the ending of a file asks for a picture of a change, or a report on one."""
    return path.suffix.lower() in (*PICTURES, *REPORTS)


def write_change(change: Comparison | WhatIf, path: Path, drawing: Options, added: Additions) -> None:
    """Write a picture of a change, or a report on it with what is added. Raises `CtgraphError`."""
    from ctgraph.results.what_if import WhatIf

    if path.suffix.lower() in PICTURES:
        _draw(change.comparison if isinstance(change, WhatIf) else change, path, drawing)
    else:
        _report(change, path, drawing, added)


def write_each(compared: Comparisons, files: ChangeFiles, added: Additions) -> list[CtgraphError]:
    """Write what changes to each file, whole or not at all, and return why some could not be written."""
    from ctgraph.presenters.diff import DIFF

    failures = []
    for path in files.paths:
        if path.suffix.lower() in PRINTED:
            failures += files_of_results.write_each(DIFF, compared, [path])
            continue
        try:
            write_change(_expect_one(compared, path), path, files.drawing, added)
        except CtgraphError as error:  # the others can be written for all that
            failures.append(error)
    return failures


def _expect_one(compared: Comparisons, path: Path) -> Comparison:
    """Return the only comparison that there is. Raises `CtgraphError` where there are several, or none."""
    if compared.gone or compared.new or len(compared.compared) != 1:
        raise CtgraphError(
            f"{path}: a picture, or a report with one, is of two structures; name two files, and not folders"
        )
    return compared.compared[0]


def _report(change: Comparison | WhatIf, path: Path, drawing: Options, added: Additions) -> None:
    from ctgraph.compare.report import report_change

    ending = path.suffix.lower().removeprefix(".")
    template = added.template if ending == "docx" else None
    output.write_file(path, report_change(change, ending, drawing, added.commentary, template))


def _draw(comparison: Comparison, path: Path, drawing: Options) -> None:
    from ctgraph.compare.picture import draw_change

    ending = drawing_options.ending_of(path)
    drawn, smallest = draw_change(comparison, ending, drawing)
    output.write_file(path, drawn)
    less = "draw each of the two, or a part of it, with 'ctgraph draw'"
    drawing_options.warn_of_small_print(path, smallest, drawing.page, less)
    for report in (comparison.old, comparison.new):
        drawing_options.warn_of_missing_glyphs(path, report.see().structure)
