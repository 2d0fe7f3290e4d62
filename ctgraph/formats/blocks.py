"""The blocks that an answer or a report is made of."""

from typing import NamedTuple, Self

from ctgraph.errors import visible as visible  # noqa: PLC0414  whoever prints blocks asks here


class Heading(NamedTuple):
    """A heading, and a quieter line under it."""

    text: str
    detail: str = ""


class Paragraph(NamedTuple):
    """A sentence or more, and one that stands on the line below.

    `style` is a severity, `quiet`, `strong`, `comment` for the words of whoever wrote a report, or empty.
    """

    text: str
    style: str = ""
    below: str = ""


class Preformatted(NamedTuple):
    """Lines that stay as they are."""

    text: str


class Item(NamedTuple):
    """One entry of a list: what it is, in a word or two, what it says, and the evidence under it.

    `about` are the bodies and the relations that it is about: each an id, or two ids with the kind between them.
    """

    mark: str
    label: str
    text: str
    details: tuple[str, ...] = ()
    style: str = ""
    about: tuple[tuple[str, ...], ...] = ()


class Items(NamedTuple):
    """Entries whose marks and labels stand in columns."""

    items: tuple[Item, ...]


class Table(NamedTuple):
    """Rows under columns. `addresses` names the column that holds addresses to link to; no other text becomes a link."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    addresses: str = ""

    def without_empty_columns(self) -> Self:
        """Return the table without the columns in which no row says anything."""
        filled = [position for position in range(len(self.columns)) if any(row[position] for row in self.rows)]
        rows = (tuple(row[position] for position in filled) for row in self.rows)
        return self._replace(columns=tuple(self.columns[position] for position in filled), rows=tuple(rows))


Block = Heading | Paragraph | Preformatted | Items | Table


class Cover(NamedTuple):
    """How a paper begins: what kind of paper it is, what it is about, and facts to know before it is read.

    has_page: whether it has a page of its own; else the text begins below it.
    """

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    has_page: bool = True


class Contents(NamedTuple):
    """The place of the contents list, which names the sections down to a level."""

    level: int


class Section(NamedTuple):
    """A heading of a paper; `level` 1 is the highest. `opens_page`: it stands at the head of a page."""

    title: str
    level: int
    opens_page: bool = False


class Diagram(NamedTuple):
    """A diagram under its heading, as SVG and as Mermaid; `smallest` is the size in points of the SVG's smallest text.

    `words` are for those who do not see it, and `note`, if there is one, stands under it.
    """

    heading: Section
    svg: bytes
    mermaid: str
    smallest: float
    words: str
    note: str = ""


PaperBlock = Cover | Contents | Section | Diagram | Paragraph | Items | Table
