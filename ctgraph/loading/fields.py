"""How one value is read: text, choice, number, date, source, id; each says what is wrong, what was expected and the nearest.

A field reader takes the context and the node and returns the value, or None where it reported a problem.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from ctgraph.errors import did_you_mean, nearest, shown
from ctgraph.loading import dates
from ctgraph.loading.problems import Mark, Problems
from ctgraph.loading.tree import MappingNode, Node, Scalar, SequenceNode
from ctgraph.model import ALWAYS, Document, Period, Source

FieldReader = Callable[["Context", Node], Any]

_POSITIVE = re.compile(r"0*[1-9][0-9]{0,5}")
_CUT_SHORT = re.compile(r"\s+#(?=[^\s#])")


class Reference(NamedTuple):
    """An id that must turn out to be a body of the structure."""

    id: str
    mark: Mark
    kind: str | None  # the kind that the body must be of, where that matters


class Context:
    """What the readers of one file share: its problems, its documents, and the ids still to be looked up."""

    def __init__(self, problems: Problems, documents: Mapping[str, Document]) -> None:
        self.problems = problems
        self.documents = documents
        self.documents_unread = False
        self.references: list[Reference] = []
        self._sources: dict[str, Source | None] = {}

    def refer(self, scalar: Scalar, kind: str | None = None) -> str:
        """Note that `scalar` must be the id of a body, and return it."""
        self.references.append(Reference(scalar.text, scalar.mark, kind))
        return scalar.text

    def source(self, scalar: Scalar) -> Source | None:
        """Return what a source says; the same text is read once."""
        if scalar.text not in self._sources:
            self._sources[scalar.text] = self._read_source(scalar)
        elif self._sources[scalar.text] is None:
            self._read_source(scalar)  # wrong again, at another place
        return self._sources[scalar.text]

    def _read_source(self, scalar: Scalar) -> Source | None:
        first, _, rest = scalar.text.strip().partition(" ")
        key = first.rstrip(",")
        if key in self.documents:
            return Source(key, rest.strip().lstrip(",").strip(), scalar.text.strip())
        if len(self.documents) == 1:
            return Source(next(iter(self.documents)), scalar.text.strip(), scalar.text.strip())
        if self.documents_unread or self.problems.truncated:
            return None  # it may be declared in what could not be read
        if not self.documents:
            message = "a source is cited, but the file declares no documents; add them under 'sources:'"
        else:
            known = ", ".join(key if key.isprintable() else shown(key) for key in sorted(self.documents))
            message = f"{shown(key)} is not the key of a declared document ({known}){did_you_mean(key, self.documents)}"
        self.problems.add(scalar.mark, message)
        return None


def what(node: Node) -> str:
    """Return a node's shape in words for a message."""
    if isinstance(node, Scalar):
        return shown(node.text) if node.text else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


def scalar(context: Context, node: Node, expected: str) -> Scalar | None:
    """Return the node where it is text that is not empty; else report what was expected."""
    if isinstance(node, Scalar) and node.text.strip():
        return node
    context.problems.add(node.mark, f"expected {expected}, found {what(node)}{_hint(context, node, expected)}")
    return None


def _hint(context: Context, node: Node, expected: str) -> str:
    rest = context.problems.line_text(node.mark.line)[node.mark.column :]
    if isinstance(node, Scalar):
        return "; what follows a '#' is a comment: put the text in quotes" if "#" in rest else ""
    if expected == "text" and rest[:1] in ("[", "{"):
        return f"; a text that starts with {rest[0]} must be in quotes"
    return ""


def text(context: Context, node: Node) -> str | None:
    """Read any text that is not empty."""
    found = scalar(context, node, "text")
    return found.text.strip() if found else None


def name(context: Context, node: Node) -> str | None:
    """Read a name: text, which a ' #' that was meant to be part of it has not cut short."""
    found = scalar(context, node, "text")
    if found is None:
        return None
    if found.plain and context.problems.has_comments:
        rest = context.problems.line_text(found.mark.line)[found.mark.column + len(found.text) :]
        cut = _CUT_SHORT.match(rest)
        if cut:
            column = found.mark.column + len(found.text) + cut.end()
            message = "the name ends before ' #', which starts a comment: put the name in quotes"
            context.problems.add_at(found.mark.line + 1, column, message)
    return found.text.strip()


def one_of(choices: Collection[str], noun: str) -> FieldReader:
    """Make a reader of one word among `choices`; `noun` names them in messages."""
    interned = {choice: choice for choice in choices}

    def read(context: Context, node: Node) -> str | None:
        found = scalar(context, node, noun)
        if found is None:
            return None
        if found.text in interned:
            return interned[found.text]
        near = did_you_mean(found.text, choices) or f"; expected one of {', '.join(choices)}"
        context.problems.add(found.mark, f"{shown(found.text)} is not {noun}{near}")
        return None

    return read


def positive_number(context: Context, node: Node) -> int | None:
    """Read a whole number from 1 to 999,999."""
    found = scalar(context, node, "a whole number")
    if found is None:
        return None
    if _POSITIVE.fullmatch(found.text):
        return int(found.text.lstrip("0"))
    context.problems.add(found.mark, f"expected a whole number from 1 to 999999, found {shown(found.text)}")
    return None


def yes_or_no(context: Context, node: Node) -> bool | None:
    """Read `yes` or `no`, or what other programs write for them."""
    found = scalar(context, node, "yes or no")
    if found is None:
        return None
    if found.text.lower() in ("yes", "true"):
        return True
    if found.text.lower() in ("no", "false"):
        return False
    context.problems.add(found.mark, f"expected yes or no, found {shown(found.text)}")
    return None


def date(context: Context, node: Node) -> str | None:
    """Read a date, and return it as written."""
    found = scalar(context, node, f"a date ({dates.EXPECTED.removeprefix('expected ')})")
    if found is None:
        return None
    try:
        dates.days(found.text)
    except ValueError as error:
        context.problems.add(found.mark, str(error))
        return None
    return found.text


def reason(context: Context, node: Node) -> str | None:
    """Read why something is so: text that says more than yes or no."""
    found = scalar(context, node, "the reason, in a few words")
    if found and found.text.lower() in ("yes", "no", "true", "false"):
        context.problems.add(found.mark, f"expected the reason, in a few words, found {shown(found.text)}")
        return None
    return found.text.strip() if found else None


def body_id(context: Context, node: Node) -> str | None:
    """Read the id of a body of this file."""
    found = scalar(context, node, "the id of a body")
    return context.refer(found) if found else None


def body_ids(context: Context, node: Node) -> tuple[str, ...]:
    """Read the id of a body, or a list of them without repetition."""
    return tuple(context.refer(found) for found in unique_scalars(context, node, "the id of a body"))


def texts(context: Context, node: Node) -> tuple[str, ...]:
    """Read text, or a list of texts."""
    return tuple(found.text.strip() for found in scalars(context, node, "text"))


def sources(context: Context, node: Node) -> tuple[Source, ...]:
    """Read a source, or a list of them."""
    cited = (context.source(found) for found in scalars(context, node, "a source"))
    return tuple(source for source in cited if source is not None)


def scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them."""
    if isinstance(node, SequenceNode):
        if not node.items and node.complete:
            context.problems.add(node.mark, f"expected {expected}, found an empty list")
        found = [scalar(context, item, expected) for item in node.items if item is not None]
    elif isinstance(node, MappingNode):
        context.problems.add(node.mark, f"expected {expected}, or a list of such, found a mapping")
        return []
    else:
        found = [scalar(context, node, expected)]
    return [item for item in found if item is not None]


def unique_scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them; a repeated one is a problem."""
    seen: dict[str, Scalar] = {}
    for found in scalars(context, node, expected):
        if found.text in seen:
            context.problems.add(found.mark, f"{shown(found.text)} is listed twice")
        else:
            seen[found.text] = found
    return list(seen.values())


def mapping(context: Context, node: Node, expected: str) -> MappingNode | None:
    """Return the node where it is a mapping; else report what was expected."""
    if isinstance(node, MappingNode):
        return node
    context.problems.add(node.mark, f"expected {expected}, found {what(node)}")
    return None


class Shape(NamedTuple):
    """What a mapping may hold: a reader for each key, which keys are needed, and which are read elsewhere.

    `noun` stands for the mapping in messages.
    """

    noun: str
    readers: Mapping[str, FieldReader]
    required: tuple[str, ...] = ()
    read_elsewhere: frozenset[str] = frozenset()


def record(context: Context, node: MappingNode, shape: Shape) -> dict[str, Any]:
    """Read a mapping by its shape; unknown and missing keys are problems.

    Returns the values by key; `from` and `until` come together as `period`, and `source` as `sources`.
    """
    values: dict[str, Any] = {}
    for entry in (*node.entries.values(), *node.repeated):
        reader = shape.readers.get(entry.key)
        if reader is not None and entry.value is not None:
            value = reader(context, entry.value)
            if value is not None:
                values.setdefault(sys.intern(entry.key), value)
    excused = _report_unknown_keys(context, node, shape)
    if node.complete and not node.merges:
        for key in shape.required:
            if key not in node.entries and key not in excused:
                context.problems.add(node.mark, f"{shape.noun} needs '{key}:'")
    if "from" in values or "until" in values:
        values["period"] = _period(context, node, values.pop("from", ""), values.pop("until", ""))
    if shape.readers.get("source") is sources and "source" in values:
        values["sources"] = values.pop("source")
    return values


def _report_unknown_keys(context: Context, node: MappingNode, shape: Shape) -> set[str]:
    """Report each key that the shape does not know; return the known ones near to them, which need not be missed too."""
    near: set[str] = set()
    for key in node.entries.keys() - shape.readers.keys() - shape.read_elsewhere:
        known = (*shape.readers, *sorted(shape.read_elsewhere))
        hint = did_you_mean(key, known) or f"; {shape.noun} takes {', '.join(known)}"
        context.problems.add(node.entries[key].mark, f"{shown(key)} is not a key of {shape.noun}{hint}")
        near.update(nearest(key, known))
    return near


def _period(context: Context, node: MappingNode, begins: str, ends: str) -> Period:
    first = dates.days(begins)[0] if begins else ""
    last = dates.days(ends)[1] if ends else ""
    if first and last and last < first:
        context.problems.add(node.entries["until"].mark, f"'until: {ends}' is before 'from: {begins}'")
        return ALWAYS
    return Period(first, last)
