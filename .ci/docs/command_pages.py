"""The page of the commands: what `ctgraph --help` and the `--help` of each command print."""

from __future__ import annotations

import re

from ask import ask

_COMMAND = re.compile(r"^  (\w[\w-]*)  +(\S.*)$", re.MULTILINE)


def make_command_page() -> str:
    """Return the page."""
    general = ask("--help")
    commands = _COMMAND.findall(general.partition("\nCommands:\n")[2])
    if not commands:
        raise ValueError("'ctgraph --help' lists no command")
    parts = ["# Commands", "What `ctgraph --help` prints, and the help of each command.", _fence(general)]
    for name, question in commands:
        parts += [f"## {name}", question, _fence(ask(name, "--help"))]
    return "\n\n".join(parts) + "\n"


def _fence(text: str) -> str:
    return f"```text\n{text.strip()}\n```"
