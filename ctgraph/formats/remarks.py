"""What programs that gather the results of checks take: remarks on lines of files, and the rules that make them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ctgraph.formats.blocks import Block, visible
from ctgraph.formats.json import Json

Level = Literal["error", "warning", "info"]
ToBaseline = Literal["known", "changed", "new"]


class RemarkRule(NamedTuple):
    """A rule that makes remarks: its usual level, one line about it, and what it says to people who ask for help."""

    id: str
    level: Level
    summary: str
    help: tuple[Block, ...] = ()


class Remark(NamedTuple):
    """One thing to say of a place in a file.

    subject: what it is about, such as the id of a structure.
    details: what it rests on, line by line.
    file, line: where; the file is empty where there is none, as for standard input.
    subject_file: the file of what it is about, where that is not the same: of files that are joined, their folder.
    fails: whether it is as grave as what was to fail.
    excused: why it does not count, such as by whom it was accepted; empty where it does.
    to_baseline: how a baseline knows it, if there is one.
    facts: the same for programs, as the file says it.
    """

    rule: str
    level: Level
    subject: str
    message: str
    details: tuple[str, ...]
    file: str
    line: int
    fingerprint: str
    fails: bool = False
    excused: str = ""
    to_baseline: ToBaseline | None = None
    facts: Mapping[str, Json] = {}
    subject_file: str = ""

    @property
    def text(self) -> str:
        """The message, and below it what it rests on, line by line; no name makes a line of its own."""
        return "\n".join(map(visible, (self.message, *self.details)))


class Fault(NamedTuple):
    """Something wrong with a file itself, so that it was not checked. `line` and `column` are 0 where there is no place."""

    file: str
    line: int
    column: int
    message: str


class Subject(NamedTuple):
    """Something that was checked: its id, its file, and the rules that it was held against."""

    id: str
    file: str
    asked: tuple[str, ...]


class Remarks(NamedTuple):
    """All remarks of one run. `summary` counts them, and `left_out` says what is no remark and should be known all the same."""

    rules: tuple[RemarkRule, ...]
    subjects: tuple[Subject, ...]
    remarks: tuple[Remark, ...]
    faults: tuple[Fault, ...]
    summary: str
    left_out: str = ""
