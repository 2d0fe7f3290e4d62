"""Structure files that are joined, as an example or a case shows them: each below a comment with its name."""

from __future__ import annotations

import re

from ctgraph.joining.whole import join
from ctgraph.loading.structures import parse_structure
from ctgraph.model import Structure

_HEADING = re.compile(r"^# (\S+\.yaml)\n", re.MULTILINE)


def split_files(text: str) -> dict[str, str]:
    """Return the files of a text by their names; none if it is one structure."""
    _, *parts = _HEADING.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def read_files(text: str, name: str, as_of: str | None = None) -> Structure:
    """Return the structure of a text, or what its files make when they are joined."""
    files = split_files(text)
    if not files:
        return parse_structure(text, name)
    return join([parse_structure(held, file) for file, held in files.items()], ["."], as_of)
