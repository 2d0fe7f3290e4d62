"""Where the parts of a YAML text stand: its lines, the ends of its nodes, and the comments that belong to an entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ctgraph.loading.nodes import Node, Scalar, SequenceNode

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COLON = re.compile(r"[ \t]*:")
_COMMENT_LINE = re.compile(r"([ \t]*)#")
_BLANK = re.compile(r"[ \t]*(?=[\n\r\x85\u2028\u2029]|\Z)")
_BLOCK_STYLES = ("|", ">")
_SPACES_AND_BREAKS = " \t\n\r\x85\u2028\u2029"
QUOTES = ("'", '"')


class Layout:
    """The places in one text; all are numbers of characters before them. `line_break` is how its first line ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = list(_BREAK.finditer(text))
        self.line_break = breaks[0].group() if breaks else "\n"
        self._starts = [0, *(found.end() for found in breaks)]

    def start_of_line(self, at: int) -> int:
        """Return where the line begins that `at` is on."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def end_of_line(self, at: int) -> int:
        """Return where the line ends that `at` is on, before its line break."""
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Return where the line after that of `at` begins, or the end of the text."""
        found = _BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    def is_blank_line(self, at: int) -> bool:
        """Say whether nothing stands on the line that begins at `at`; there is no line at the end of the text."""
        return at < len(self.text) and _BLANK.match(self.text, at) is not None

    def is_after_blank_line(self, at: int) -> bool:
        """Say whether the line before that of `at` is blank."""
        start = self.start_of_line(at)
        return start > 0 and self.is_blank_line(self.start_of_line(start - 1))

    def is_first_on_line(self, at: int) -> bool:
        """Say whether only spaces stand before `at` on its line."""
        return not self.text[self.start_of_line(at) : at].strip(" ")

    def column(self, at: int) -> int:
        """Return how many characters stand before `at` on its line."""
        return at - self.start_of_line(at)

    def write_place(self, at: int) -> str:
        """Return the line and the column of a place, as messages have them."""
        return f"{bisect_right(self._starts, at)}:{self.column(at) + 1}"

    def is_flow(self, node: Node) -> bool:
        """Say whether a mapping or a list is written in brackets."""
        return not isinstance(node, Scalar) and self.text[node.start_mark.index] in "{["

    def is_inline(self, node: Node) -> bool:
        """Say whether something else may follow a node on its last line: it is no block."""
        return node.style not in _BLOCK_STYLES if isinstance(node, Scalar) else self.is_flow(node)

    def end(self, node: Node) -> int:
        """Return where a node ends: after its last character that is no space and no comment."""
        if isinstance(node, Scalar):
            return self._end_of_text(node)
        if self.is_flow(node):
            assert node.end is not None
            return node.end.index + 1
        if isinstance(node, SequenceNode):
            last = node.items[-1]
            assert last is not None  # what could not be read was refused
            return self.find_dashes(node)[-1] + 1 if is_empty(last) else self.end(last)
        key, value = next(reversed(node.values()))
        assert value is not None
        return self.end_of_entry(key, value)

    def _end_of_text(self, node: Scalar) -> int:
        start, end = node.start_mark.index, node.end_mark.index
        if node.style not in _BLOCK_STYLES:
            return end
        if "+" in self.text[start : self.end_of_line(start)].partition("#")[0]:  # blank lines after it belong to it
            found = list(_BREAK.finditer(self.text, max(start, end - 2), end))
            return found[-1].start() if found and found[-1].end() == end else end
        return start + len(self.text[start:end].rstrip(_SPACES_AND_BREAKS))

    def end_of_key(self, key: Scalar) -> int:
        """Return where the value of an entry can begin: after the colon; after the key where there is none."""
        found = _COLON.match(self.text, key.end_mark.index)
        return found.end() if found else key.end_mark.index

    def end_of_entry(self, key: Scalar, value: Node) -> int:
        """Return where an entry ends; an empty value ends with the colon."""
        return self.end_of_key(key) if is_empty(value) else self.end(value)

    def end_with_comments(self, end: int, column: int) -> int:
        """Return where the last line of an entry ends that itself ends at `end`: after comments that are indented below it."""
        last = self.end_of_line(end)
        at = self.next_line(last)
        while at < len(self.text):
            found = _COMMENT_LINE.match(self.text, at)
            if found is not None and len(found[1]) > column:
                last = self.end_of_line(at)
            elif not self.is_blank_line(at):
                break
            at = self.next_line(at)
        return last

    def find_dashes(self, node: SequenceNode) -> list[int]:
        """Return where the dash of each item of a list that is no flow stands."""
        dashes = [node.start_mark.index]
        column = self.column(dashes[0])
        for before in node.items[:-1]:
            assert before is not None
            at = dashes[-1] if is_empty(before) else self.end(before)
            line = next(start for start in self._lines_after(at) if self._has_dash(start, column))
            dashes.append(line + column)
        return dashes

    def _lines_after(self, at: int) -> Sequence[int]:
        return self._starts[bisect_right(self._starts, at) :]

    def _has_dash(self, line: int, column: int) -> bool:
        return self.text[line : line + column + 1] == " " * column + "-"

    def has_blank_line(self, start: int, end: int) -> bool:
        """Say whether a line between two places is blank."""
        at = self.next_line(start)
        while at < end:
            if self.is_blank_line(at):
                return True
            at = self.next_line(at)
        return False


def is_empty(node: Node) -> bool:
    """Say whether a value is written as nothing at all."""
    return isinstance(node, Scalar) and not node.value and node.start_mark.index == node.end_mark.index


def is_block_text(node: Node) -> bool:
    """Say whether a node is a text after `|` or `>`."""
    return isinstance(node, Scalar) and node.style in _BLOCK_STYLES
