"""Puts a YAML text into one style: two spaces a level, plain line ends, and keys in an order. What stands on a line stays.

Texts keep their line breaks and quotes, and brackets stay brackets: how a person parted a text is no matter of style.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ctgraph.editing.comparing import are_same_in_any_order
from ctgraph.editing.documents import MARK, EditError, read_again, read_root, read_value
from ctgraph.editing.layout import Layout, is_block_text, is_empty
from ctgraph.editing.rewriting import Path
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode

_INDENT = 2
_COMMENT = re.compile(r"(?<![^ \t\n])#[^\n]*")
_BREAK = re.compile("\r\n?|\n")
Rank = Callable[
    [Path, Sequence[str]], Sequence[str]
]  # takes where a mapping stands and its keys, and returns them in order


def format_text(text: str, name: str, rank: Rank) -> str:
    """Return a text in the house style, with the keys of each mapping in the order that `rank` gives.

    `name` stands for the file in messages. Raises `StructureFileError` where the text cannot be read, and `EditError` where
    it cannot be put in order without losing a comment or changing what it says.
    """
    old = _BREAK.sub("\n", text.removeprefix(MARK)).rstrip("\n") + "\n"
    root = read_root(old, name)
    if not isinstance(root, MappingNode) or Layout(old).is_flow(root):
        raise EditError(f"{name}: it is written in brackets, and was left as it was")
    new = _Formatter(old, rank).format(root)
    changed = read_again(new, name)
    if changed is None or not are_same_in_any_order(read_value(changed), read_value(root)):
        raise EditError(
            f"{name}: the way it is written does not let it be put into the house style; it was left as it was"
        )
    if sorted(_list_comments(old, root)) != sorted(_list_comments(new, changed)):
        raise EditError(f"{name}: a comment would be lost; it was left as it was")
    return new


class _Formatter:
    """Writes the nodes of one text anew, line by line."""

    def __init__(self, text: str, rank: Rank) -> None:
        self.text = text
        self.layout = Layout(text)
        self.rank = rank

    def format(self, root: MappingNode) -> str:
        start = root.start_mark.index
        head = self.layout.start_of_line(start)
        lines = [*self._own_lines(0, head, 0), *self._write_mapping((), root, 0, head)]
        last = self._end_of(root, 0)
        lines += self._own_lines(self.layout.next_line(last), len(self.text), 0)
        return "".join(f"{line}\n" for line in lines).strip("\n") + "\n"

    def _own_lines(self, start: int, end: int, column: int) -> Iterator[str]:
        """Yield the lines between two entries: comments, indented as what follows them, and blank lines."""
        was_blank = False
        for line in self.text[start:end].splitlines():
            stripped = line.strip()
            if stripped or not was_blank:
                yield " " * column + stripped if stripped.startswith("#") else stripped
            was_blank = not stripped

    def _end_of(self, node: Node, column: int) -> int:
        return self.layout.end_with_comments(self.layout.end(node), column)

    def _write_mapping(self, path: Path, node: MappingNode, column: int, begin: int) -> Iterator[str]:
        """Yield the lines of a mapping from `begin`, where the comments over its first entry start."""
        chunks: dict[str, list[str]] = {}
        for name, (key, value) in node.items():
            assert value is not None  # what could not be read was refused
            old = self.layout.column(key.start_mark.index)
            above = self._own_lines(begin, self.layout.start_of_line(key.start_mark.index), column)
            chunks[name] = [*above, *self._write_entry((*path, name), key, value, column)]
            end = self.layout.end_with_comments(self.layout.end_of_entry(key, value), old)
            shown = self._last_shown(key, value)
            chunks[name] += self._own_lines(self.layout.next_line(shown), self.layout.next_line(end), column + _INDENT)
            begin = self.layout.next_line(end)
        for name in self.rank(path, list(chunks)):
            yield from chunks[name]

    def _last_shown(self, key: Scalar, value: Node) -> int:
        """Return where the last line ends that an entry itself writes; comments below it, and deeper, are written apart."""
        if is_empty(value) or self.layout.is_inline(value) or is_block_text(value):
            return self.layout.end_of_line(self.layout.end_of_entry(key, value))
        return self._last_shown_of(value)

    def _last_shown_of(self, node: Node) -> int:
        return self._end_of(node, self._column_of(node))

    def _column_of(self, node: Node) -> int:
        return self.layout.column(node.start_mark.index)

    def _write_entry(self, path: Path, key: Scalar, value: Node, column: int) -> Iterator[str]:
        layout = self.layout
        name = self.text[key.start_mark.index : key.end_mark.index]
        after = layout.end_of_key(key)
        if is_empty(value) or layout.is_inline(value) or is_block_text(value):
            yield from self._write_text(f"{' ' * column}{name}:", after, value, column)
            return
        yield f"{' ' * column}{name}:{self.text[after : layout.end_of_line(after)].rstrip()}"  # a comment, where it stands
        below = layout.next_line(after)
        if isinstance(value, MappingNode):
            yield from self._write_mapping(path, value, column + _INDENT, below)
        else:
            assert isinstance(value, SequenceNode)
            yield from self._write_list(path, value, column + _INDENT, below)

    def _write_text(self, before: str, after: int, value: Node, column: int) -> Iterator[str]:
        """Yield the lines of a text or of brackets: the first behind what stands before it, the others indented below it."""
        layout = self.layout
        end = layout.end_of_line(after if is_empty(value) else layout.end(value))
        first, *others = self.text[after:end].split("\n")
        yield f"{before} {first.strip()}".rstrip()
        # what is indented further stays so: in a text after | that is a part of it
        closing = others.pop() if others and layout.is_flow(value) and others[-1].strip()[:1] in "}]" else None
        least = min((len(line) - len(line.lstrip(" ")) for line in others if line.strip()), default=0)
        for line in others:
            shown = line[least:] if is_block_text(value) else line[least:].rstrip()
            yield f"{' ' * (column + _INDENT)}{shown}" if line.strip() else ""
        if closing is not None:
            yield f"{' ' * column}{closing.strip()}"

    def _write_list(self, path: Path, node: SequenceNode, column: int, begin: int) -> Iterator[str]:
        layout = self.layout
        for place, (dash, item) in enumerate(zip(layout.find_dashes(node), node.items, strict=True)):
            assert item is not None
            yield from self._own_lines(begin, layout.start_of_line(dash), column)
            end = dash + 1 if is_empty(item) else layout.end(item)
            if is_empty(item) or layout.is_inline(item) or is_block_text(item):
                yield from self._write_text(f"{' ' * column}-", dash + 1, item, column)
                shown = layout.end_of_line(end)
            else:
                yield from self._write_item((*path, place), dash, item, column)
                shown = self._last_shown_of(item)
            last = layout.end_with_comments(end, layout.column(dash))
            yield from self._own_lines(layout.next_line(shown), layout.next_line(last), column + _INDENT)
            begin = layout.next_line(last)

    def _write_item(self, path: Path, dash: int, item: Node, column: int) -> Iterator[str]:
        """Yield the lines of a mapping or a list in a list; its first line shares one with the dash, if no comment comes first."""
        start = self.layout.start_of_line(item.start_mark.index)
        begin = start if start <= dash else self.layout.next_line(dash)
        write = self._write_mapping if isinstance(item, MappingNode) else self._write_list
        lines = [*write(path, item, column + _INDENT, begin)]  # type: ignore[arg-type]  # each takes its own sort of node
        rest = self.text[dash + 1 : self.layout.end_of_line(dash)].rstrip()
        if start > dash and rest:  # a comment on the line of the dash
            yield f"{' ' * column}-{rest}"
        elif lines[0].lstrip().startswith("#"):
            yield f"{' ' * column}-"
        else:
            lines[0] = f"{' ' * column}- {lines[0].lstrip()}"
        yield from lines


def _list_comments(text: str, root: Node) -> Iterator[str]:
    """Yield the comments of a text, wherever they stand."""
    at = 0
    for start, end in [*_list_texts(text, root), (len(text), len(text))]:
        for found in _COMMENT.finditer(text[at:start]):
            yield found[0].rstrip()
        at = max(at, end)


def _list_texts(text: str, node: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where the texts of a node begin and end, in order; what stands behind a `|` or `>` on its line is no part of one."""
    if isinstance(node, MappingNode):
        for key, value in node.values():
            yield key.start_mark.index, key.end_mark.index
            yield from _list_texts(text, value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _list_texts(text, item)
    else:
        assert node is not None  # what could not be read was refused
        start, end = node.start_mark.index, node.end_mark.index
        yield (text.find("\n", start), end) if is_block_text(node) else (start, end)
