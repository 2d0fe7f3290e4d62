"""What a report holds: all that there is to say about structures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ctgraph.findings import StructureReport
from ctgraph.model import Body, Relation
from ctgraph.results.lines import Down, Lines
from ctgraph.results.members import Interlock
from ctgraph.results.rules import RuleEntry

# Every way to take the weak standings, by number: a page can go from one to another.
ASSUMPTIONS: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({"inferred"}),
    frozenset({"proposed"}),
    frozenset({"inferred", "proposed"}),
)


class Account(NamedTuple):
    """How one body is accountable, and what answers to it."""

    lines: Lines
    down: Down


class LensView(NamedTuple):
    """What there is to say of a structure under one of the `ASSUMPTIONS`. There are no accounts where there would be too many.

    `interlocks` are who sits on several bodies.
    """

    report: StructureReport
    accounts: Mapping[str, Account]
    interlocks: tuple[Interlock, ...] = ()


class Group(NamedTuple):
    """Bodies that a large diagram shows as one: a head and what answers to it, directly or through others.

    `head` is the id of a body; or empty for bodies that hang with too few others to make a group, of one kind.
    """

    head: str
    name: str
    bodies: tuple[str, ...]


class LiveDiagram(NamedTuple):
    """A diagram for a page in which one can look around: with what any of the `ASSUMPTIONS` shows.

    `drawing` and `legend` are SVG elements without colours and fonts: classes take their places. In the drawing
    `data-body` and `data-relation` give a position in `bodies` or `relations`; `l0` to `l3` the assumptions under which
    something is to be seen, where not always (class `when`); `i0` to `i3` those under which a body does not operate, `o0` to
    `o3` those under which it is no root although it is one under others.
    Where a structure is too large to be drawn whole, the drawing is of `groups`, with their positions (`data-group`).
    """

    drawing: str
    legend: str
    bodies: tuple[Body, ...]
    relations: tuple[Relation, ...]
    groups: tuple[Group, ...] = ()


class StructureDocument(NamedTuple):
    """One structure: its findings, the account of each body by id, in order of ids, and its diagram as an SVG.

    There are no accounts where all together would take too long to find, or to read.

    `mermaid` is the same diagram as text, and `smallest` the size, in points, of the smallest text of the SVG. Where the
    structure is too large to be drawn whole, `groups` is not empty and the diagram shows these.
    For a page in which one can look around, `views` holds one for each of the `ASSUMPTIONS`, and `live` the diagram in
    place of the other, which is empty. `interlocks` are who sits on several bodies, for a paper; a page has those of each view.
    """

    report: StructureReport
    accounts: Mapping[str, Account]
    diagram: bytes
    mermaid: str = ""
    smallest: float = 0.0
    groups: tuple[Group, ...] = ()
    views: tuple[LensView, ...] = ()
    live: LiveDiagram | None = None
    interlocks: tuple[Interlock, ...] = ()

    @property
    def lacks_accounts(self) -> bool:
        """Whether how each body is accountable is left out."""
        return bool(self.report.structure.bodies) and not self.accounts


class PageStyle(NamedTuple):
    """What live diagrams leave out: colours by name, for light, dark and mono; the regular and the strong font, as WOFF."""

    palettes: Mapping[str, Mapping[str, str]]
    regular: bytes
    strong: bytes


class Commentary(NamedTuple):
    """A reviewer's own words for a report, as Markdown, and what messages call the file that they stand in."""

    file: str
    text: str


class Template(NamedTuple):
    """A Word document of which a docx takes the styles and the pages, and what messages call its file."""

    file: str
    data: bytes


class ReportDocument(NamedTuple):
    """Every structure of a report, in the order in which they were asked for. `made` is the day, YYYY-MM-DD.

    `rules` are those that were run over each, in order of id; `title` is one that was asked for, and `style` that of live
    diagrams, where there are such. `commentary` and `template` are a user's own.
    """

    structures: tuple[StructureDocument, ...]
    made: str
    rules: tuple[RuleEntry, ...] = ()
    title: str = ""
    style: PageStyle | None = None
    commentary: Commentary | None = None
    template: Template | None = None
