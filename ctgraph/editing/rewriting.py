"""Makes a YAML text hold another document, and leaves every line as it is that need not change for that.

Comments stay: one on a line of its own always, unless it stands inside of what is taken out; one at the end of a line with that
line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from ctgraph.editing.comparing import align, are_same
from ctgraph.editing.documents import MARK, EditError, read_again, read_root, read_value
from ctgraph.editing.layout import QUOTES, Layout, is_empty
from ctgraph.editing.splices import Splice, splice
from ctgraph.loading.composing import Value
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.writing import write_entry, write_inside_line, write_item, write_key

Path = tuple[str | int, ...]
Renames = Mapping[Path, str]
_WIDEST = 120  # characters of a line in brackets; what gets longer is written over several lines


def rewrite(text: str, wanted: Value, name: str, renames: Renames | None = None) -> str:
    """Return the text so that it holds the document `wanted`, with no other line changed.

    `renames` gives keys and items of lists another text, by their old path, and so tells them from what is taken out.
    `name` stands for the file in messages. Raises `EditError` where the text cannot be changed so that it reads as wanted;
    `StructureFileError` where it cannot be read.
    """
    mark = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    splices = _Rewriter(body, name, renames or {}).rewrite(wanted)
    changed = splice(body, splices)
    root = read_again(changed, name)
    if root is None or not are_same(read_value(root), wanted):
        place = Layout(body).write_place(min(each.start for each in splices)) if splices else "1:1"
        raise EditError(
            f"{name}:{place}: the way it is written from here on does not let this change be made; it was left as it was"
        )
    return mark + changed


class _Rewriter:
    """Collects the splices that make one text hold another document."""

    def __init__(self, text: str, name: str, renames: Renames) -> None:
        self.text = text
        self.name = name
        self.layout = Layout(text)
        self.renames = renames
        self.with_renames = {path[:length] for path in renames for length in range(len(path))}
        self.splices: list[Splice] = []

    def rewrite(self, wanted: Value) -> list[Splice]:
        root = read_root(self.text, self.name)
        if not (isinstance(root, MappingNode) and isinstance(wanted, Mapping) and self._keeps_any(root, wanted, ())):
            raise EditError(f"{self.name}: nothing of it would be left")
        if not self._is_same((), root, wanted):
            self._change_mapping((), root, wanted)
        return self.splices

    def _is_same(self, path: Path, node: Node, wanted: Value) -> bool:
        return path not in self.with_renames and are_same(read_value(node), wanted)

    def _put(self, start: int, end: int, new: str = "") -> None:
        self.splices.append(Splice(start, end, new))

    # Values

    def _change_value(self, path: Path, key: Scalar, node: Node, wanted: Value, *, flow: bool) -> None:
        """Change the value of an entry."""
        if self._is_same(path, node, wanted):
            return
        if not self._can_change_within(path, node, wanted):
            self._replace_value(path, key, node, wanted, flow=flow)
            return
        before = len(self.splices)
        self._change_within(path, node, wanted)
        if not flow and self._grows_too_long(node, self.splices[before:]):
            del self.splices[before:]
            self._replace_value(path, key, node, wanted, flow=flow)

    def _can_change_within(self, path: Path, node: Node, wanted: Value) -> bool:
        if isinstance(node, MappingNode):
            return isinstance(wanted, Mapping) and self._keeps_any(node, wanted, path)
        is_list = isinstance(wanted, Sequence) and not isinstance(wanted, str)
        return isinstance(node, SequenceNode) and is_list and bool(node.items) and bool(wanted)

    def _change_within(self, path: Path, node: Node, wanted: Value) -> None:
        if isinstance(node, MappingNode):
            assert isinstance(wanted, Mapping)
            self._change_mapping(path, node, wanted)
        else:
            assert isinstance(node, SequenceNode)
            assert isinstance(wanted, Sequence)
            self._change_list(path, node, wanted)

    def _grows_too_long(self, node: Node, splices: Sequence[Splice]) -> bool:
        """Say whether a line of brackets gets too long; one with a comment inside is left in brackets."""
        if not self.layout.is_flow(node):
            return False
        end = self.layout.end(node)
        line = self.layout.start_of_line(node.start_mark.index)
        grown = sum(len(each.new) - (each.end - each.start) for each in splices)
        within = self.text[line:end]
        return grown > 0 and len(within) + grown > _WIDEST and not set("#\n\r") & set(within)

    def _replace_value(self, path: Path, key: Scalar, node: Node, wanted: Value, *, flow: bool) -> None:
        begin = self.layout.end_of_key(key)
        start, end = (begin, begin) if is_empty(node) else (node.start_mark.index, self.layout.end(node))
        style = node.style if isinstance(node, Scalar) and node.style in QUOTES and isinstance(wanted, str) else None
        on_one_line = write_inside_line(wanted, self._name(path), style)
        if flow or style:
            lacking = "" if self.text[begin - 1 : begin] == ":" else ":"
            self._put(start, end, on_one_line if start > begin else f"{lacking} {on_one_line}")
            return
        appended = self._write_after(node, wanted)
        if appended:
            self._put(end, end, appended)
            return
        tail = self._write_tail(path, key, wanted)
        rest = self.layout.end_of_line(end)
        if not self.layout.is_inline(node):
            end = rest
        elif self.layout.line_break in tail and "#" in self.text[end:rest]:
            tail = f" {on_one_line}"
        if "#" not in self.text[begin:start]:
            self._put(begin, end, tail)
        elif tail.startswith(self.layout.line_break):
            line = self.layout.start_of_line(start)
            self._put(line, end, tail.removeprefix(self.layout.line_break))
        else:
            self._put(begin, begin, f" {on_one_line}")
            self._put(self.layout.start_of_line(start), self.layout.next_line(end))

    def _write_after(self, node: Node, wanted: Value) -> str:
        """Return the lines to put behind a folded text that only gets longer; nothing where that cannot be done."""
        if not (isinstance(node, Scalar) and node.style == ">" and isinstance(wanted, str)):
            return ""
        before = read_value(node)
        assert isinstance(before, str)
        further = wanted.removeprefix(f"{before} ")
        last = self.layout.start_of_line(self.layout.end(node))
        indent = len(self.text[last:]) - len(self.text[last:].lstrip(" "))
        lines = textwrap.wrap(further, _WIDEST - indent, break_long_words=False, break_on_hyphens=False)
        if not before or further == wanted or further[:1] == " " or " ".join(lines) != further:
            return ""
        return "".join(f"{self.layout.line_break}{' ' * indent}{line}" for line in lines)

    def _name(self, path: Path) -> str:
        names = [each for each in path if isinstance(each, str)]
        return names[-1] if names else ""

    def _write_tail(self, path: Path, key: Scalar, wanted: Value) -> str:
        """Return what stands after the colon where an entry is written in a block, over several lines if need be."""
        column = self.layout.column(key.start_mark.index)
        named = self._renamed(path)
        before = write_entry(named, "x", column).removesuffix(" x")
        return self._indent(write_entry(named, wanted, column).removeprefix(before), column)

    def _renamed(self, path: Path) -> Path:
        return (*path[:-1], self.renames.get(path, path[-1]))

    def _indent(self, written: str, column: int) -> str:
        """Return lines that stand under a line at a column, with the line ends of the text."""
        first, *others = written.split("\n")
        return self.layout.line_break.join([first, *(" " * column + line if line else "" for line in others)])

    # Mappings

    def _names(self, node: MappingNode, path: Path) -> dict[str, str]:
        """Return the keys of a mapping by what they were: those that are renamed have another."""
        return {key: self.renames.get((*path, key), key) for key in node}

    def _keeps_any(self, node: MappingNode, wanted: Mapping[str, Value], path: Path) -> bool:
        return any(name in wanted for name in self._names(node, path).values())

    def _change_mapping(self, path: Path, node: MappingNode, wanted: Mapping[str, Value]) -> None:
        names = self._names(node, path)
        kept = {name: key for key, name in names.items() if name in wanted}
        if list(kept) != [name for name in wanted if name in kept]:
            raise EditError(
                f"{self.name}:{self.layout.write_place(node.start_mark.index)}: entries cannot be put in another order"
            )
        flow = self.layout.is_flow(node)
        spans = [(key.start_mark.index, self._end_of((key, value)) or 0) for key, value in node.values()]
        self._take_out(spans, [key in kept.values() for key in node], flow=flow)
        last: Entry | None = None
        added: list[str] = []
        for name in wanted:
            if name not in kept:
                added.append(name)
                continue
            self._add_entries(path, node, last, added, wanted, flow=flow)
            added = []
            key, value = node[kept[name]]
            if name != key.value:
                self._put(key.start_mark.index, key.end_mark.index, write_key(name, key.style))
            assert value is not None
            self._change_value((*path, key.value), key, value, wanted[name], flow=flow)
            last = key, value
        self._add_entries(path, node, last, added, wanted, flow=flow)

    def _add_entries(
        self,
        path: Path,
        node: MappingNode,
        last: Entry | None,
        added: Sequence[str],
        wanted: Mapping[str, Value],
        *,
        flow: bool,
    ) -> None:
        """Put new entries after the one that was `last`, or before the first that is kept."""
        if not added:
            return
        if flow:
            written = [f"{write_key(name)}: {write_inside_line(wanted[name], name)}" for name in added]
            self._add_in_brackets(written, self._end_of(last), self._start_of_first_kept(node, wanted, path))
            return
        column = self.layout.column(node.start_mark.index)
        lines = [self._indent(write_entry((*path, name), wanted[name], column), column) for name in added]
        if last is None:
            self._add_before(self._start_of_first_kept(node, wanted, path), lines, column)
            return
        end = self._end_of(last)
        assert end is not None
        self._add_after(end, lines, column, spaced=self._is_spaced(node, last, end))

    def _end_of(self, entry: Entry | None) -> int | None:
        if entry is None or entry[1] is None:
            return None
        return self.layout.end_of_entry(entry[0], entry[1])

    def _start_of_first_kept(self, node: MappingNode, wanted: Mapping[str, Value], path: Path) -> int:
        names = self._names(node, path)
        return next(node[key][0].start_mark.index for key, name in names.items() if name in wanted)

    def _is_spaced(self, node: MappingNode, last: Entry, end: int) -> bool:
        """Say whether entries are parted by blank lines where a new one is put after the `last`, which ends at `end`."""
        first = last[0].start_mark.index
        entries = [key for key, _ in node.values()]
        if self.layout.is_after_blank_line(first):
            return True
        if isinstance(last[1], Scalar):
            return False
        is_first = entries[0] is last[0] and len(entries) > 1
        return self.layout.has_blank_line(first, entries[1].start_mark.index if is_first else end)

    # Lists

    def _change_list(self, path: Path, node: SequenceNode, wanted: Sequence[Value]) -> None:
        flow = self.layout.is_flow(node)
        pairs = align(self._read_items(path, node), wanted)
        kept = {old for old, new in pairs if new is not None and old is not None}
        starts = [item.start_mark.index for item in _items(node)] if flow else self.layout.find_dashes(node)
        ends = [
            start + 1 if is_empty(item) else self.layout.end(item)
            for start, item in zip(starts, _items(node), strict=True)
        ]
        if not kept:
            self._exchange_items(starts, ends, wanted, flow=flow)
            return
        spans = list(zip(starts, ends, strict=True))
        self._take_out(spans, [place in kept for place in range(len(spans))], flow=flow)
        last: int | None = None
        added: list[Value] = []
        for old, new in [*pairs, (None, None)]:
            if old is None and new is not None:
                added.append(wanted[new])
            elif old is None or new is not None:
                self._add_items(starts, ends, last, added, min(kept, default=0), flow=flow)
                added = []
                if old is not None and new is not None:
                    self._change_item((*path, old), _items(node)[old], wanted[new])
                last = old

    def _read_items(self, path: Path, node: SequenceNode) -> list[Value]:
        """Return the items of a list, those that are renamed with their new text."""
        return [self.renames.get((*path, place), read_value(item)) for place, item in enumerate(node.items)]

    def _change_item(self, path: Path, item: Node, wanted: Value) -> None:
        if path in self.renames and isinstance(item, Scalar):
            self._put(item.start_mark.index, self.layout.end(item), write_inside_line(wanted, "", item.style))
        elif not self._is_same(path, item, wanted):
            self._change_within(path, item, wanted)

    def _exchange_items(
        self, starts: Sequence[int], ends: Sequence[int], wanted: Sequence[Value], *, flow: bool
    ) -> None:
        """Put other items in the place of all."""
        if flow:
            self._refuse_comments(zip(ends, starts[1:], strict=False))
            self._put(starts[0], ends[-1], ", ".join(map(write_inside_line, wanted)))
            return
        column = self.layout.column(starts[0])
        lines = [self._indent(write_item(item, column), column) for item in wanted]
        self._put(starts[0], ends[-1], f"{self.layout.line_break}{' ' * column}".join(lines))

    def _add_items(
        self,
        starts: Sequence[int],
        ends: Sequence[int],
        last: int | None,
        added: Sequence[Value],
        first_kept: int,
        *,
        flow: bool,
    ) -> None:
        if not added:
            return
        end = None if last is None else ends[last]
        if flow:
            self._add_in_brackets([write_inside_line(item) for item in added], end, starts[first_kept])
            return
        column = self.layout.column(starts[0])
        lines = [self._indent(write_item(item, column), column) for item in added]
        if end is None or last is None:
            self._add_before(starts[first_kept], lines, column)
        else:
            self._add_after(end, lines, column, spaced=self.layout.is_after_blank_line(starts[last]))

    # Lines and brackets

    def _add_after(self, end: int, lines: Sequence[str], column: int, *, spaced: bool) -> None:
        at = self.layout.end_with_comments(end, column)
        blank = self.layout.line_break if spaced else ""
        self._put(at, at, "".join(f"{blank}{self.layout.line_break}{' ' * column}{each}" for each in lines))

    def _add_before(self, start: int, lines: Sequence[str], column: int) -> None:
        self._put(start, start, "".join(f"{each}{self.layout.line_break}{' ' * column}" for each in lines))

    def _add_in_brackets(self, written: Sequence[str], end: int | None, first: int) -> None:
        if end is None:
            self._put(first, first, "".join(f"{each}, " for each in written))
        else:
            self._put(end, end, "".join(f", {each}" for each in written))

    def _take_out(self, spans: Sequence[tuple[int, int]], kept: Sequence[bool], *, flow: bool) -> None:
        """Take out the entries or items that are not kept; each begins and ends where its span does."""
        if flow:
            self._take_out_of_brackets(spans, kept)
            return
        for place, (start, end) in enumerate(spans):
            if not kept[place]:
                before = spans[place - 1][1] if place else 0
                following = spans[place + 1][0] if place + 1 < len(spans) else None
                if self.layout.is_first_on_line(start):
                    self._take_out_lines(start, end, before)
                else:
                    self._take_out_after_dash(start, end, following)

    def _take_out_after_dash(self, start: int, end: int, following: int | None) -> None:
        """Take out what shares a line with the dash before it; the next entry takes its place, unless a comment comes first."""
        line_end = self.layout.end_of_line(end)
        is_next = following is not None and not self.text[line_end:following].strip()
        self._put(start, following if following is not None and is_next else line_end)

    def _take_out_lines(self, start: int, end: int, before: int) -> None:
        """Take out whole lines, and one of two blank lines around them; what comes first ends at `before`."""
        layout = self.layout
        last = layout.end_with_comments(end, layout.column(start))
        begin, stop = layout.start_of_line(start), layout.next_line(last)
        if layout.is_after_blank_line(start):
            while layout.is_blank_line(stop):
                stop = layout.next_line(stop)
        while stop == len(self.text) and layout.is_after_blank_line(begin) and layout.start_of_line(begin - 1) > before:
            begin = layout.start_of_line(begin - 1)
        if last == len(self.text) and begin:  # the last line has no end, and the one before gets none
            begin = layout.end_of_line(layout.start_of_line(begin - 1))
        self._put(begin, stop)

    def _take_out_of_brackets(self, spans: Sequence[tuple[int, int]], kept: Sequence[bool]) -> None:
        last_kept = max(place for place, keeps in enumerate(kept) if keeps)
        for place, (start, end) in enumerate(spans):
            if kept[place]:
                continue
            gone = (start, spans[place + 1][0]) if place < last_kept else (spans[place - 1][1], end)
            self._refuse_comments([(gone[0], start), (end, gone[1])])
            self._put(*gone)

    def _refuse_comments(self, gaps: Iterable[tuple[int, int]]) -> None:
        """Refuse to take out what stands between parts of brackets if a comment is there: it may be about what stays."""
        beside = [found for start, end in gaps if (found := self.text.find("#", start, end)) >= 0]
        if beside:
            raise EditError(
                f"{self.name}:{self.layout.write_place(beside[0])}: what is taken out of the brackets has a comment beside it; take it out by hand"
            )


def _items(node: SequenceNode) -> list[Node]:
    return [item for item in node.items if item is not None]
