"""Where something is written: the line, and the file where several are joined."""

from __future__ import annotations

from typing import Protocol


class Placed(Protocol):
    """What has a line, and the path of its file where several are joined."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...


def describe_line(placed: Placed) -> str:
    """Return where something is written: ``line 12``, or ``gm/bolton.yaml:12`` where files are joined."""
    return f"{placed.file}:{placed.line}" if placed.file else f"line {placed.line}"


def tell_line_in_cell(placed: Placed) -> str | int:
    """Return where something is written for a cell: the number of the line, behind its file where files are joined."""
    return f"{placed.file}:{placed.line}" if placed.file else placed.line
