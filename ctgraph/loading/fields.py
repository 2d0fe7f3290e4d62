"""How one value is read: text, choice, number, date, source, id; each says what is wrong, what was expected and the nearest.

A field reader takes the context and the node and returns the value, or None where it reported a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.errors import MOST_SHOWN, nearest, shown
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.problems import Mark, Problems
from ctgraph.model import ALWAYS, Document, Period, Source, Survey

FieldReader = Callable[["Context", Node], Any]

_MOST_LISTED = 12  # keys of documents in a message
# With one document, the key may be left out. A word as like the key as 'minuets' is like 'minutes' is meant for it, unless
# it is a word that places start with, such as 'page' beside the key 'paper'. Short keys are like too many words.
_SHORTEST_MISSPELT = 5
_MISSPELT = 0.8
_PLACE_WORDS = frozenset({
    "annex", "annexe", "annexes", "appendices", "appendix", "article", "background", "box", "chapter", "clause", "column",
    "diagram", "figure", "foreword", "heading", "index", "introduction", "item", "items", "line", "lines", "map", "minute",
    "minutes", "note", "notes", "page", "pages", "paper", "para", "paragraph", "paragraphs", "paras", "part", "parts",
    "preamble", "preface", "recital", "regulation", "row", "rows", "schedule", "section", "sections", "sheet", "slide",
    "slides", "summary", "table", "tables", "term", "terms", "title",
})  # fmt: skip
# Compiled where they are first needed, which in most files is nowhere.
_POSITIVE = r"0*[1-9][0-9]{0,5}"
_CUT_SHORT = r"\s+#(?=[^\s#])"


class Reference(NamedTuple):
    """An id that must turn out to be a body of the structure."""

    id: str
    mark: Mark
    kind: str | None  # the kind that the body must be of, where that matters


class Context:
    """What the readers of one file share: its problems, its documents, and the ids still to be looked up.

    `survey` is what its answers are held against, if anything.
    """

    def __init__(self, problems: Problems, documents: Mapping[str, Document], survey: Survey | None = None) -> None:
        self.problems = problems
        self.documents = documents
        self.survey = survey
        self.documents_unread = False
        self.known: Collection[str] = ()  # ids of bodies that have been read
        self.references: list[Reference] = []
        self._sources: dict[str, tuple[Source, ...]] = {}
        self.already_cited = self._sources.get

    def refer(self, body: str, mark: Mark, kind: str | None = None) -> str:
        """Note that `body`, written at `mark`, must be the id of a body, and return it."""
        if kind is not None or body not in self.known:
            self.references.append(Reference(body, mark, kind))
        return body

    def cited(self, scalar: Scalar) -> tuple[Source, ...]:
        """Return the one source that a text names, or none where it names none; the same text is read once."""
        found = self._sources.get(scalar.value)
        if not found:  # where it is wrong, it is wrong again at another place
            source = self._read_source(scalar)
            found = self._sources[scalar.value] = () if source is None else (source,)
        return found

    def _read_source(self, scalar: Scalar) -> Source | None:
        text = scalar.value.strip()
        first, _, rest = text.partition(" ")
        key = first.rstrip(",")
        if key in self.documents:
            return Source(key, rest.lstrip(" \t,"), text)
        only = next(iter(self.documents)) if len(self.documents) == 1 else None
        if only is not None and not _is_misspelt(key, only):
            return Source(only, text, text)
        if self.documents_unread or self.problems.truncated:
            return None  # it may be declared in what could not be read
        if only is not None:
            message = f"{shown(key)} is not the key of the declared document; did you mean {shown(only)}? (A place that"
            message += f" starts with that word needs the key before it: {_plain(only)} {_plain(key)} …)"
        elif not self.documents:
            message = "a source is cited, but the file declares no documents; add them under 'sources:'"
        else:
            near = self.problems.did_you_mean(key, self.documents)
            message = f"{shown(key)} is not the key of a declared document ({self._documents_listed()}){near}"
        self.problems.add(scalar.start_mark, message)
        return None

    def _documents_listed(self) -> str:
        listed = ", ".join(map(_plain, sorted(self.documents)[:_MOST_LISTED]))
        left = len(self.documents) - _MOST_LISTED
        return f"{listed} and {left:,} more" if left > 0 else listed


def _plain(key: str) -> str:
    return key if key.isprintable() and len(key) <= MOST_SHOWN else shown(key)


def _is_misspelt(word: str, key: str) -> bool:
    """Say whether the first word of a source is rather a misspelt key of the only document than the start of a place in it."""
    written, declared = word.casefold(), key.casefold()
    if written == declared:
        return True
    if len(declared) < _SHORTEST_MISSPELT or written in _PLACE_WORDS:
        return False
    in_common = sum(min(written.count(letter), declared.count(letter)) for letter in set(declared))
    could_be = 2 * in_common >= _MISSPELT * (len(written) + len(declared))  # spares comparing most words in full
    return could_be and bool(nearest(written, [declared], cutoff=_MISSPELT))


def what(node: Node) -> str:
    """Return a node's shape in words for a message."""
    if isinstance(node, Scalar):
        return shown(node.value) if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


def scalar(context: Context, node: Node, expected: str) -> Scalar | None:
    """Return the node where it is text that is not empty; else report what was expected."""
    if isinstance(node, Scalar) and node.value.strip():
        return node
    context.problems.add(node.start_mark, f"expected {expected}, found {what(node)}{_hint(context, node, expected)}")
    return None


def _hint(context: Context, node: Node, expected: str) -> str:
    rest = context.problems.line_text(node.start_mark.line)[node.start_mark.column :]
    if isinstance(node, Scalar):
        return "; what follows a '#' is a comment: put the text in quotes" if "#" in rest else ""
    if expected == "text" and rest[:1] in ("[", "{"):
        return f"; a text that starts with {rest[0]} must be in quotes"
    return ""


def text(context: Context, node: Node) -> str | None:
    """Read any text that is not empty."""
    if isinstance(node, Scalar) and (written := node.value.strip()):  # as nearly all are
        return written
    scalar(context, node, "text")
    return None


def name(context: Context, node: Node) -> str | None:
    """Read a name: text, which a ' #' that was meant to be part of it has not cut short."""
    found = scalar(context, node, "text")
    if found is None:
        return None
    if context.problems.has_comments and not found.style:
        rest = context.problems.line_text(found.start_mark.line)[found.start_mark.column + len(found.value) :]
        cut = re.match(_CUT_SHORT, rest)
        if cut:
            column = found.start_mark.column + len(found.value) + cut.end()
            message = "the name ends before ' #', which starts a comment: put the name in quotes"
            context.problems.add_at(found.start_mark.line + 1, column, message)
    return found.value.strip()


def one_of(choices: Collection[str], noun: str) -> FieldReader:
    """Make a reader of one word among `choices`; `noun` names them in messages."""
    interned = {choice: choice for choice in choices}

    def read(context: Context, node: Node) -> str | None:
        if isinstance(node, Scalar) and node.value in interned:  # as nearly all are
            return interned[node.value]
        found = scalar(context, node, noun)
        if found is None:
            return None
        near = context.problems.did_you_mean(found.value, choices) or f"; expected one of {', '.join(choices)}"
        context.problems.add(found.start_mark, f"{shown(found.value)} is not {noun}{near}")
        return None

    return read


def positive_number(context: Context, node: Node) -> int | None:
    """Read a whole number from 1 to 999,999."""
    found = scalar(context, node, "a whole number")
    if found is None:
        return None
    if re.fullmatch(_POSITIVE, found.value):
        return int(found.value.lstrip("0"))
    context.problems.add(found.start_mark, f"expected a whole number from 1 to 999999, found {shown(found.value)}")
    return None


def yes_or_no(context: Context, node: Node) -> bool | None:
    """Read `yes` or `no`, or what other programs write for them."""
    found = scalar(context, node, "yes or no")
    if found is None:
        return None
    if found.value.lower() in ("yes", "true"):
        return True
    if found.value.lower() in ("no", "false"):
        return False
    context.problems.add(found.start_mark, f"expected yes or no, found {shown(found.value)}")
    return None


def date(context: Context, node: Node) -> str | None:
    """Read a date, and return it as written."""
    found = scalar(context, node, f"a date ({dates.EXPECTED.removeprefix('expected ')})")
    if found is None:
        return None
    try:
        dates.days(found.value)
    except ValueError as error:
        context.problems.add(found.start_mark, str(error))
        return None
    return found.value


def reason(context: Context, node: Node) -> str | None:
    """Read why something is so: text that says more than yes or no."""
    found = scalar(context, node, "the reason, in a few words")
    if found and found.value.lower() in ("yes", "no", "true", "false"):
        context.problems.add(found.start_mark, f"expected the reason, in a few words, found {shown(found.value)}")
        return None
    return found.value.strip() if found else None


def body_ids(context: Context, node: Node) -> tuple[str, ...]:
    """Read the id of a body, or a list of them without repetition."""
    return tuple(
        context.refer(found.value, found.start_mark) for found in unique_scalars(context, node, "the id of a body")
    )


def texts(context: Context, node: Node) -> tuple[str, ...]:
    """Read text, or a list of texts."""
    return tuple(found.value.strip() for found in scalars(context, node, "text"))


def sources(context: Context, node: Node) -> tuple[Source, ...]:
    """Read a source, or a list of them."""
    if isinstance(node, Scalar) and node.value.strip():  # as nearly all are
        return context.cited(node)
    return tuple(source for found in scalars(context, node, "a source") for source in context.cited(found))


def scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them."""
    if isinstance(node, SequenceNode):
        if not node.items and node.end is not None:
            context.problems.add(node.start_mark, f"expected {expected}, found an empty list")
        found = [scalar(context, item, expected) for item in node.items if item is not None]
    elif isinstance(node, MappingNode):
        context.problems.add(node.start_mark, f"expected {expected}, or a list of such, found a mapping")
        return []
    else:
        found = [scalar(context, node, expected)]
    return [item for item in found if item is not None]


def as_items(node: Node | None) -> list[Node]:
    """Return the items of a list, or what stands alone as the only one; nothing is reported."""
    if isinstance(node, SequenceNode):
        return [item for item in node.items if item is not None]
    return [] if node is None else [node]


def unique_scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them; a repeated one is a problem."""
    seen: dict[str, Scalar] = {}
    for found in scalars(context, node, expected):
        if found.value in seen:
            context.problems.add(found.start_mark, f"{shown(found.value)} is listed twice")
        else:
            seen[found.value] = found
    return list(seen.values())


def mapping(context: Context, node: Node, expected: str) -> MappingNode | None:
    """Return the node where it is a mapping; else report what was expected."""
    if isinstance(node, MappingNode):
        return node
    context.problems.add(node.start_mark, f"expected {expected}, found {what(node)}")
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
    readers, unknown = shape.readers, False
    for name, written in (*node.values(), *node.repeated) if node.repeated else node.values():
        key = name.value
        reader = readers.get(key)
        if reader is None:
            unknown = unknown or key not in shape.read_elsewhere
        elif written is not None and (value := reader(context, written)) is not None and key not in values:
            values[key] = value
    excused = _report_unknown_keys(context, node, shape) if unknown else ()
    if node.end is not None and not node.merges:
        for required in shape.required:
            if required not in node and required not in excused:
                context.problems.add(node.start_mark, f"{shape.noun} needs '{required}:'")
    put_together(context, node, values)
    return values


def put_together(context: Context, node: MappingNode, values: dict[str, Any]) -> None:
    """Put what a mapping says into the fields of the model, in `values` itself; the node is for the place of a problem."""
    if "from" in values or "until" in values:
        values["period"] = _period(context, node, values.pop("from", ""), values.pop("until", ""))
    if "source" in values:
        values["sources"] = values.pop("source")


def _report_unknown_keys(context: Context, node: MappingNode, shape: Shape) -> set[str]:
    """Report each key that the shape does not know; return the known ones near to them, which need not be missed too."""
    near: set[str] = set()
    known = (*shape.readers, *sorted(shape.read_elsewhere))
    takes = f"; {shape.noun} takes {', '.join(known)}"
    for key in node:  # in file order, so that the same ones get a hint each time
        if key not in shape.readers and key not in shape.read_elsewhere:
            hint = context.problems.did_you_mean(key, known) or takes
            context.problems.add(node[key][0].start_mark, f"{shown(key)} is not a key of {shape.noun}{hint}")
            near.update(context.problems.nearest(key, known))
    return near


def _period(context: Context, node: MappingNode, begins: str, ends: str) -> Period:
    first = dates.days(begins)[0] if begins else ""
    last = dates.days(ends)[1] if ends else ""
    if first and last and last < first:
        context.problems.add(node["until"][0].start_mark, f"'until: {ends}' is before 'from: {begins}'")
        return ALWAYS
    return Period(first, last, begins, ends)
