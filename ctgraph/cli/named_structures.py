"""The structures that a command is about, if it is about all of those that are named or that are here."""

from __future__ import annotations

from pathlib import Path

import click

HERE = "structures"


def choose_structures(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the structures that were named, or the folder of them here. Raises `click.UsageError`."""
    if named:
        return named
    if Path(HERE).is_dir():
        return (HERE,)
    raise click.UsageError(
        f"name a structure: a file, a folder, - for standard input, or the id of one that ships"
        f" ('ctgraph list' lists them). There is no {HERE}/ in this folder."
    )
