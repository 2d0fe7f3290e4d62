"""The files that a comparison is written to, one for each ``-o``: pictures of the change, and the formats that are printed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ctgraph.cli import drawing_options, files_of_results, output
from ctgraph.errors import CtgraphError

if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.comparison import Comparison, Comparisons

PICTURES = (".svg", ".png", ".dot", ".mmd")
REPORTS = (".html", ".docx", ".pdf", ".md")
PRINTED = (".json", ".csv", ".txt")


class ChangeFiles(NamedTuple):
    """The files that were named, and how what is drawn in them is to look."""

    paths: tuple[Path, ...]
    drawing: Options


def change_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-o`` and the options of drawings, which a command gets as one `files`."""

    @functools.wraps(command)
    def with_files(*given: object, outputs: tuple[Path, ...], drawing: Options, **named: object) -> object:
        return command(*given, files=ChangeFiles(outputs, drawing), **named)

    return files_of_results.outputs([*PICTURES, *REPORTS, *PRINTED])(drawing_options.drawing(with_files))


def is_of_change(path: Path) -> bool:
    """Say whether the ending of a file asks for a picture of a change, or a report on one."""
    return path.suffix.lower() in (*PICTURES, *REPORTS)


def write_change(comparison: Comparison, path: Path, drawing: Options) -> None:
    """Write a picture of a change, or a report on it. Raises `CtgraphError`."""
    make = _draw if path.suffix.lower() in PICTURES else _report
    make(comparison, path, drawing)


def write_each(compared: Comparisons, files: ChangeFiles) -> list[CtgraphError]:
    """Write what changes to each file, whole or not at all, and return why some could not be written."""
    from ctgraph.presenters.diff import DIFF

    failures = []
    for path in files.paths:
        if path.suffix.lower() in PRINTED:
            failures += files_of_results.write_each(DIFF, compared, [path])
            continue
        try:
            write_change(_expect_one(compared, path), path, files.drawing)
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


def _report(comparison: Comparison, path: Path, drawing: Options) -> None:
    from ctgraph.compare.report import report_change

    output.write_file(path, report_change(comparison, path.suffix.lower().removeprefix("."), drawing))


def _draw(comparison: Comparison, path: Path, drawing: Options) -> None:
    from ctgraph.compare.picture import draw_change

    ending = drawing_options.ending_of(path)
    drawn, smallest = draw_change(comparison, ending, drawing)
    output.write_file(path, drawn)
    less = "draw each of the two, or a part of it, with 'ctgraph draw'"
    drawing_options.warn_of_small_print(path, smallest, drawing.page, less)
    for report in (comparison.old, comparison.new):
        drawing_options.warn_of_missing_glyphs(path, report.see().structure)
