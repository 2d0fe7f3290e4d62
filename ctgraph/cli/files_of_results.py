"""The files that a command writes its result to, one for each ``-o``; the ending of each says in which format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctgraph.cli import output
from ctgraph.errors import CtgraphError, did_you_mean, quote_if_odd
from ctgraph.loading.text import find_real_path

if TYPE_CHECKING:
    from ctgraph.presenters.presenter import Presenter, Result

FORMATS = {".sarif": "sarif", ".xml": "junit", ".json": "json", ".csv": "csv", ".md": "markdown", ".txt": "text"}


def _expect_files(values: Sequence[str], endings: Sequence[str]) -> tuple[Path, ...]:
    """Return the files that were named. Raises `click.BadParameter` for an ending that says nothing, or a file named twice."""
    paths = tuple(map(Path, values))
    for value, path in zip(values, paths, strict=True):
        if path.suffix.lower() not in endings:
            *others, last = endings
            near = did_you_mean(path.suffix, endings) or f"; expected {', '.join(others)} or {last}"
            raise click.BadParameter(f"{quote_if_odd(value)}: its ending says no format{near}")
    places = [find_real_path(path) for path in paths]
    for number, place in enumerate(places):
        if place in places[:number]:
            raise click.BadParameter(f"{quote_if_odd(values[number])} is named twice; each needs a file of its own")
    return paths


def outputs(endings: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option ``-o``, which may be repeated and takes files with these endings; the command's help names them."""
    return click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        callback=lambda _context, _parameter, values: _expect_files(values, endings),
        help="Write it to this file; its ending, one of those above, says how. May be repeated.",
    )


def expect_no_input(paths: Iterable[Path], read: Iterable[str | None]) -> None:
    """Raise `click.UsageError` if a file that is to be written is one that is read, or another that the command writes."""
    places = {find_real_path(Path(name)): name for name in read if name}
    for path in paths:
        if find_real_path(path) in places:
            raise click.UsageError(f"{quote_if_odd(str(path))} would be written over: the command names it already")


def is_to_be_printed(context: click.Context, paths: Sequence[Path]) -> bool:
    """Say whether a result is to be printed: where no file is named, or where ``--format`` was typed besides."""
    return not paths or context.get_parameter_source("wanted") == click.core.ParameterSource.COMMANDLINE


def write_each(presenter: Presenter[Result], result: Result, paths: Iterable[Path]) -> list[CtgraphError]:
    """Write a result to each file, whole or not at all, and return why some could not be written."""
    failures = []
    for path in paths:
        try:
            output.write(presenter, result, FORMATS[path.suffix.lower()], path)
        except CtgraphError as error:  # the others can be written for all that
            failures.append(error)
    return failures
