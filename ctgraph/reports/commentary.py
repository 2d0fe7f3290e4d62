"""Puts a reviewer's own words, written as Markdown, into a report: what stands under a heading goes into the section of that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from ctgraph.errors import Problem, StructureFileError, find_nearest, join_errors, quote
from ctgraph.formats.blocks import Diagram, PaperBlock, Paragraph, Section, Table
from ctgraph.model import Structure, fold_name
from ctgraph.results.report_document import Commentary

# Sections of a report and of a report on a change that are one and the same: a heading of the one serves for the other.
_PAIRS = (("summary", "in short"), ("diagram", "both structures in one diagram"))
_ALIKE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
INTRODUCTION = "Introduction"  # what is called so stands before the first heading
_FIRST = ("Summary", "All structures")  # the sections that an introduction stands before
_SENTENCES = "In short"  # the section that it stands after: of a change, what changes is told first
_LAST = "Sources"  # which no own section of a chapter follows
_STYLE = "comment"
_BULLETS = ("•", "–", "·")  # of lists within lists


class Part(NamedTuple):
    """What stands under one heading of a commentary; `heading` is empty for what stands before the first."""

    heading: str
    line: int
    blocks: tuple[PaperBlock, ...]


class OwnSection(NamedTuple):
    """A section of a commentary: its title, which may be that of a section of the report, and what stands in it."""

    title: str
    blocks: tuple[PaperBlock, ...]


@dataclass
class Stretch:
    """A section of a report down to the next heading, with what a commentary adds before it and below its heading.

    `structure` is the title of the chapter that it belongs to, empty where a report has none. Before the first heading there
    is no section.
    """

    structure: str
    section: Section | None
    blocks: list[PaperBlock]
    before: list[OwnSection] = field(default_factory=list)
    below: list[PaperBlock] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title in the form in which names are compared."""
        return fold_name(self.section.title) if self.section else ""

    def compose(self) -> list[PaperBlock]:
        """Return all blocks, the own sections at the level of a chapter's."""
        level = 2 if self.structure else 1
        own = [each for title, blocks in self.before for each in (Section(title, level), *blocks)]
        return [*own, *self.blocks[:1], *self.below, *self.blocks[1:]]


def read_parts(commentary: Commentary) -> tuple[Part, ...]:
    """Return a commentary by its headings. Emphasis is not kept; a link is its words and its address."""
    parts = [Part("", 1, ())]
    for node in SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(commentary.text)).children:
        if node.type == "heading":
            parts.append(Part(" ".join(_read_inline(node).split()), _find_line(node), ()))
        else:
            parts[-1] = parts[-1]._replace(blocks=(*parts[-1].blocks, *_read_block(node, "")))
    return tuple(part for part in parts if part.heading or part.blocks)


def place_commentary(
    blocks: Iterable[PaperBlock], commentary: Commentary, structures: Sequence[Structure]
) -> list[Stretch]:
    """Return the sections of a report, each with what stands in a commentary under a heading of its name.

    An introduction stands before all else, but after the few sentences on a change. A heading that no section has becomes a section of its own: before the next that is named, or before the sources. Where
    there are several structures, the title or the id of one is the heading over all that is about it.
    Raises `StructureFileError` for a heading that is nearly that of a section, or that does not say of which structure.
    """
    stretches = list(_split(blocks, {each.title for each in structures} if len(structures) > 1 else set()))
    titles = {fold_name(name): each.title for each in structures for name in (each.id, each.title)}
    placing = _Placing(commentary.file, stretches, titles)
    for part in read_parts(commentary):
        placing.place(part)
    placing.finish()
    return stretches


def list_sections(stretches: Iterable[Stretch], structure: str) -> list[OwnSection]:
    """Return what a commentary says in the chapter of a structure, by its title; an empty one stands for the whole report."""
    found: list[OwnSection] = []
    for each in stretches:
        if each.structure == structure:
            found += each.before
            if each.section and each.below:
                found.append(OwnSection(each.section.title, tuple(each.below)))
    return found


def _split(blocks: Iterable[PaperBlock], titles: set[str]) -> Iterator[Stretch]:
    current = Stretch("", None, [])
    for block in blocks:
        section = block.heading if isinstance(block, Diagram) else block
        if isinstance(section, Section):
            yield current
            structure = current.structure if section.level > 1 else section.title if section.title in titles else ""
            current = Stretch(structure, section, [])
        current.blocks.append(block)
    yield current


class _Placing:
    """Finds the place of each part in turn, and keeps what is wrong with any until all were seen."""

    def __init__(self, file: str, stretches: Sequence[Stretch], structures: Mapping[str, str]) -> None:
        self.file = file
        self.stretches = stretches
        self.structures = structures
        self.is_of_several = any(each.structure for each in stretches)
        self.structure = ""
        self.own: list[OwnSection] = []  # sections of the commentary that wait for the next one that is named
        self.errors: list[StructureFileError] = []

    def place(self, part: Part) -> None:
        title = self.structures.get(fold_name(part.heading))
        if title is not None:
            self._put_own_before(self._find(_LAST))
            self.structure = title if self.is_of_several else ""
            self._put_under_title(title, part)
        elif found := self._find(part.heading):
            self._put_own_before(found)
            found.below += part.blocks
        elif not part.heading:
            self._introduce(part)
        elif message := self._explain(part.heading):
            self.errors.append(StructureFileError([Problem(self.file, part.line, 1, message)]))
        else:
            self.own.append(OwnSection(part.heading, part.blocks))

    def finish(self) -> None:
        """Put what waits before the sources. Raises `StructureFileError` where a heading has no place."""
        if self.errors:
            raise join_errors(self.errors)
        self._put_own_before(self._find(_LAST) or self.stretches[-1])

    def _find(self, heading: str) -> Stretch | None:
        """Return the section of this name in the chapter that the commentary is about, or else in the report."""
        wanted = {fold_name(heading), _ALIKE.get(fold_name(heading), fold_name(heading))}
        named = [each for each in self.stretches if heading and each.name in wanted]
        return next((each for each in named if each.structure == self.structure), None) or next(
            (each for each in named if not each.structure), None
        )

    def _put_under_title(self, title: str, part: Part) -> None:
        if not self.is_of_several:
            self._introduce(part)
            return
        next(each for each in self.stretches if each.name == fold_name(title)).below += part.blocks

    def _introduce(self, part: Part) -> None:
        titles = [each.section.title if each.section else "" for each in self.stretches]
        if part.blocks:
            place = next(number for number, title in enumerate(titles) if title in (*_FIRST, _SENTENCES))
            place += titles[place] == _SENTENCES
            self.stretches[place].before.append(OwnSection(INTRODUCTION, part.blocks))

    def _put_own_before(self, stretch: Stretch | None) -> None:
        if stretch:
            stretch.before += self.own
            self.own = []

    def _explain(self, heading: str) -> str:
        """Say what is wrong with a heading that no section has; nothing where it may be a section of its own."""
        of_others = [each for each in self.stretches if each.name == fold_name(heading)]
        if of_others and not self.structure:
            titles = ", ".join(quote(each.structure) for each in of_others)
            return (
                f"say of which structure this {quote(heading)} is, by a heading with its title or id above it: {titles}"
            )
        titles_here = {each.section.title for each in self.stretches if each.section}
        near = find_nearest(heading, titles_here, most=1, cutoff=0.8)
        return f"no section is called {quote(heading)}; did you mean {quote(near[0])}?" if near else ""


def _read_block(node: SyntaxTreeNode, before: str) -> Iterator[PaperBlock]:
    """Yield the blocks of a node; `before` is what stands before its first line, such as the bullet of a list."""
    if node.type == "paragraph":
        yield Paragraph(before + _read_inline(node), _STYLE)
    elif node.type in ("bullet_list", "ordered_list"):
        yield from _read_list(node, before)
    elif node.type == "table":
        rows = [tuple(_read_inline(cell) for cell in row.children) for part in node.children for row in part.children]
        yield Table(rows[0], tuple(rows[1:]))
    elif node.children:
        for child in node.children:
            yield from _read_block(child, before)
    else:
        yield from (Paragraph(before + line, _STYLE) for line in node.content.splitlines() if line.strip())


def _read_list(node: SyntaxTreeNode, before: str) -> Iterator[PaperBlock]:
    depth = before.count("\u2003")
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, first):
        mark = _BULLETS[min(depth, len(_BULLETS) - 1)] if node.type == "bullet_list" else f"{number}."
        for position, child in enumerate(item.children):
            indent = "\u2003" * depth
            is_list = child.type in ("bullet_list", "ordered_list")
            yield from _read_block(child, f"{indent}\u2003" if is_list or position else f"{indent}{mark} ")


def _read_inline(node: SyntaxTreeNode) -> str:
    """Return the words of a node in one line."""
    if node.type in ("text", "code_inline", "html_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    words = "".join(map(_read_inline, node.children))
    address = str(node.attrs.get("href" if node.type == "link" else "src", ""))
    return f"{words} ({address})" if address and address != words else words


def _find_line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1
