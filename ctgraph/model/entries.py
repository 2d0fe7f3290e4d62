"""What one of several joined files records of a body that others record too."""

from typing import NamedTuple

from ctgraph.model.records import Body, Relation


class Entry(NamedTuple):
    """What one of several joined files records of a body that another of them records as well.

    file: the path of that file.
    body: the body as that file has it; what it names as a body has the id of the whole.
    lines: its upward lines in that file, whatever their standing.
    says_status: whether the file says its status in so many words.
    records_lines: whether the file is to record all upward lines of the body; `says_so`: whether it says how far it records.
    knows: the bodies of the whole that the file has.
    """

    file: str
    body: Body
    lines: tuple[Relation, ...] = ()
    says_status: bool = False
    records_lines: bool = False
    says_so: bool = False
    knows: frozenset[str] = frozenset()
