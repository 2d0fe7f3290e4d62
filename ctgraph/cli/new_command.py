"""Write a starter file."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from ctgraph.cli import output


@click.command()
@click.argument("name", metavar="NAME")
def command(name: str) -> None:
    """Write a commented starter file, NAME.yaml, that passes 'ctgraph check'. Never writes over another file.

    \b
    Examples:
      ctgraph new leicester-2026
      ctgraph new structures/leicester-2026.yaml
    """
    from ctgraph.formats.blocks import visible
    from ctgraph.loading.starter import starter

    if not _is_utf_8(name):
        raise click.BadParameter(f"{name!r} is not text in UTF-8, as a structure file is", param_hint="NAME")
    path = Path(name if name.lower().endswith((".yaml", ".yml")) else f"{name}.yaml")
    is_folder = name.endswith(("/", os.sep))  # Path drops a trailing separator
    if is_folder or not Path(name).name.removesuffix(".yaml").removesuffix(".yml").strip(". "):
        raise click.BadParameter(f"{name!r} does not name a file", param_hint="NAME")
    output.write_file(path, starter(path.stem).encode(), new=True)
    named = path if not str(path).startswith("-") else f"./{path}"
    output.print_text(visible(f"{path} is written. Next: {shlex.join(['ctgraph', 'check', str(named)])}") + "\n")


def _is_utf_8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # of bytes that are none, Python makes half characters
        return False
    return True
