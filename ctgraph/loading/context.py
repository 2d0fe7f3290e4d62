"""What the readers of one file share: its problems, its documents, and the ids still to be looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from ctgraph.errors import MOST_QUOTED, find_nearest, quote
from ctgraph.loading.nodes import Scalar
from ctgraph.loading.problems import Mark, Problems
from ctgraph.model import Document, Source, Survey

_MOST_LISTED = 12  # keys of documents in a message
# With one document, the key may be left out. A word as similar to the key as 'minuets' is to 'minutes' is taken for the key,
# unless it is a word that places start with, such as 'page' beside the key 'paper'. Too many words are similar to a short key.
_SHORTEST_MISSPELT = 5
_MISSPELT = 0.8
_PLACE_WORDS = frozenset({
    "annex", "annexe", "annexes", "appendices", "appendix", "article", "background", "box", "chapter", "clause", "column",
    "diagram", "figure", "foreword", "heading", "index", "introduction", "item", "items", "line", "lines", "map", "minute",
    "minutes", "note", "notes", "page", "pages", "paper", "para", "paragraph", "paragraphs", "paras", "part", "parts",
    "preamble", "preface", "recital", "regulation", "row", "rows", "schedule", "section", "sections", "sheet", "slide",
    "slides", "summary", "table", "tables", "term", "terms", "title",
})  # fmt: skip


class Reference(NamedTuple):
    """An id that must be that of a body of the structure."""

    id: str
    mark: Mark
    kind: str | None  # the kind that the body must be of, where only one is right


class Context:
    """What the readers of one file share.

    `known` are the ids of the bodies read so far. `documents_unread` says that there are documents that could not be read.
    `survey` holds the questions that the answers of the structure must fit, if any.
    """

    def __init__(self, problems: Problems, documents: Mapping[str, Document], survey: Survey | None = None) -> None:
        self.problems = problems
        self.documents = documents
        self.survey = survey
        self.documents_unread = False
        self.known: Collection[str] = ()
        self.references: list[Reference] = []
        self._sources: dict[str, tuple[Source, ...]] = {}

    def refer(self, body: str, mark: Mark, kind: str | None = None) -> str:
        """Note that `body`, written at `mark`, must be the id of a body, and return it."""
        if kind is not None or body not in self.known:
            self.references.append(Reference(body, mark, kind))
        return body

    def cite(self, scalar: Scalar) -> tuple[Source, ...]:
        """Return the source that a text names, or none where it is wrong, which is reported."""
        found = self._sources.get(scalar.value)
        if not found:  # a wrong text is reported at each of its places
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
            message = f"{quote(key)} is not the key of the declared document; did you mean {quote(only)}? (A place that"
            message += f" starts with that word needs the key before it: {_quote_if_odd(only)} {_quote_if_odd(key)} …)"
        elif not self.documents:
            message = "a source is cited, but the file declares no documents; add them under 'sources:'"
        else:
            near = self.problems.did_you_mean(key, self.documents)
            message = f"{quote(key)} is not the key of a declared document ({self._list_documents()}){near}"
        self.problems.add(scalar.start_mark, message)
        return None

    def _list_documents(self) -> str:
        listed = ", ".join(map(_quote_if_odd, sorted(self.documents)[:_MOST_LISTED]))
        left = len(self.documents) - _MOST_LISTED
        return f"{listed} and {left:,} more" if left > 0 else listed


def _quote_if_odd(key: str) -> str:
    return key if key.isprintable() and len(key) <= MOST_QUOTED else quote(key)


def _is_misspelt(word: str, key: str) -> bool:
    """Say whether the first word of a source is more likely the only document's key, misspelt, than the start of a place."""
    written, declared = word.casefold(), key.casefold()
    if written == declared:
        return True
    if len(declared) < _SHORTEST_MISSPELT or written in _PLACE_WORDS:
        return False
    in_common = sum(min(written.count(letter), declared.count(letter)) for letter in set(declared))
    is_possible = 2 * in_common >= _MISSPELT * (len(written) + len(declared))  # quick, and rules out most words
    return is_possible and bool(find_nearest(written, [declared], cutoff=_MISSPELT))
