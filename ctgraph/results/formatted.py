"""Which files are not in the house style."""

from __future__ import annotations

from typing import NamedTuple


class FormattedFile(NamedTuple):
    """A file, and whether it was, or would be, changed."""

    file: str
    is_changed: bool


class Formatted(NamedTuple):
    """The files that were looked at, in order. With `is_check` none was changed."""

    files: tuple[FormattedFile, ...]
    is_check: bool

    @property
    def changed(self) -> tuple[str, ...]:
        """The files that were, or would be, changed."""
        return tuple(each.file for each in self.files if each.is_changed)
