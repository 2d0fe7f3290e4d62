"""Write an empty workbook to fill in."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from ctgraph.cli import options, output
from ctgraph.cli.targets import is_folder, make_folder

_NAME = "groups.xlsx"


@click.command()
@options.output
def command(target: str) -> None:
    """Write a workbook to fill in: bodies, relations, members, functions and sources, a sheet each. Never writes over another file.

    Above each heading stands what its column is for, and cells have drop-down lists of the words that are right. 'ctgraph check'
    reads the workbook as it is, and 'ctgraph import' makes a structure file of it.

    \b
    Examples:
      ctgraph template -o our-groups.xlsx
      ctgraph template -o workbooks/
    """
    from ctgraph.exchange.officer.exporting import make_template
    from ctgraph.formats.blocks import visible

    path = Path(target)
    if is_folder(target):
        make_folder(path)
        path /= _NAME
    if path.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"{target!r} must end with .xlsx, as a workbook does", param_hint="'-o'")
    output.write_file(path, make_template(), new=True)
    named = path if not str(path).startswith("-") else f"./{path}"
    told = f"{path} is written. Fill it in; then: {shlex.join(['ctgraph', 'check', str(named)])}"
    output.print_text(visible(told) + "\n")
