"""The examples in Markdown pages: files that a page shows, commands with what they print, and Python with what it gives.

A page is read from the top, in a folder of its own. A block with a `title="NAME"` puts a file there. In a block `console`, each line
`$ ctgraph …` is run, and what it prints stands below it. The blocks `python` are doctests, and each
knows the names of those above it.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from program import ctgraph

from ctgraph.loading.catalogue import structures_folder

_BLOCK = re.compile(r'^```(?P<language>\w+)(?: title="(?P<file>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
_MOST_LINES = 70  # of output: a page shows an example, and no listing


def replay(page: str, folder: Path) -> str:
    """Return the page with the output of each of its commands as it is now; `folder` is where they are run."""
    with chdir(folder):
        return _BLOCK.sub(_replay_block, page)


def _replay_block(block: re.Match[str]) -> str:
    _write_file(block)
    if block["language"] != "console":
        return block[0]
    commands: list[str] = _COMMAND.findall(block["text"])
    assert commands, f"a block without a command: {block[0]}"
    printed = "".join(f"$ {command}\n{_output(command)}" for command in commands)
    return f"```console\n{printed}```"


def _write_file(block: re.Match[str]) -> None:
    if block["file"]:
        Path(block["file"]).parent.mkdir(parents=True, exist_ok=True)
        Path(block["file"]).write_text(block["text"], encoding="utf-8")


def _output(command: str) -> str:
    name, *arguments = shlex.split(command)
    assert name == "ctgraph"
    ran = ctgraph(*arguments)
    output = (ran.out + ran.err).replace(f"{structures_folder()}{os.sep}", "structures/")
    assert output.count("\n") <= _MOST_LINES, f"{command} prints too much for a page"
    return output


def failures_of_python(page: str, folder: Path) -> str:
    """Return what doctest says of the page's Python, which is nothing if all of it gives what is shown."""
    failures: list[str] = []
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner()
    with chdir(folder):
        for each in _BLOCK.finditer(page):
            _write_file(each)
        for block in blocks(page, "python"):
            test = doctest.DocTestParser().get_doctest(block, names, "page", None, 0)
            runner.run(test, out=failures.append, clear_globs=False)
            names.update(test.globs)
    return "".join(failures)


def blocks(page: str, language: str) -> Iterator[str]:
    """Yield the text of each block of a language."""
    return (block["text"] for block in _BLOCK.finditer(page) if block["language"] == language)
