"""What the readers of one file share: its problems, its documents, and the ids still to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ctgraph.errors import quote, quote_if_odd
from ctgraph.loading.bounds import MOST_IN_SOURCE, say_too_long
from ctgraph.loading.nodes import MappingNode, Scalar
from ctgraph.loading.problems import Mark, Problems
from ctgraph.model import Document, OwnKind, Reading, Source

if TYPE_CHECKING:
    from ctgraph.model.surveys import Survey

_MOST_LISTED = 12  # keys of documents in a message
_KEY = r"[^\W\d_][\w-]+"  # what somebody may mean as a key, and hardly as a place
_MISSPELT = 0.8  # how similar the first word of a source is to a key that is misspelt: as 'minuets' is to 'minutes'


class Reference(NamedTuple):
    """An id that must be that of a body of the structure."""

    id: str
    mark: Mark
    kind: str | None  # the kind that the body must be of, where only one is right


class Title(NamedTuple):
    """What is to be a title or a name and not the id of a body: its key, where it stands, and what the key takes.

    `by_id` is how the body is written there by its id, if it can be.
    """

    title: str
    mark: Mark
    key: str = "posts"
    takes: str = "titles"
    by_id: str = ""


class Succeeding(NamedTuple):
    """That a body took the place of another, and where that is written."""

    body: str
    predecessor: str
    mark: Mark


class Context:
    """What the readers of one file share.

    `known` are the ids of the bodies read so far. `documents_unread` says that there are documents that could not be read.
    `survey` holds the questions that the answers of the structure must fit, if any. `kinds` and `relation_kinds` are those that
    the structure declares for itself. `said_active` are the ids of the bodies whose status is said to be `active`.
    """

    def __init__(self, problems: Problems, documents: Mapping[str, Document], survey: Survey | None = None) -> None:
        self.problems = problems
        self.documents = documents
        self.survey = survey
        self.documents_unread = False
        self.known: Collection[str] = ()
        self.references: list[Reference] = []
        self.titles: list[Title] = []
        self.functions: dict[str, str] = {}  # the names of functions by what they are called
        self.successions: list[Succeeding] = []
        self.kinds: Mapping[str, OwnKind] = {}
        self.relation_kinds: Mapping[str, OwnKind] = {}
        self.taken: list[tuple[Scalar, str]] = []  # each word that is read as a key, where it stands, with the key
        self.said_active: set[str] = set()
        self._readings: dict[tuple[str, str], Reading] = {}
        self._spellings: dict[str, str] = {}
        self._sources: dict[str, tuple[Source, ...]] = {}

    def refer(self, written: str, mark: Mark, kind: str | None = None) -> str:
        """Note that what is written at `mark` must be the id of a body, and return that id."""
        body = self.spell_id(written)
        if kind is not None or body not in self.known:
            self.references.append(Reference(body, mark, kind))
        return body

    def note_text(self, row: MappingNode, key: str, takes: str, by_id: str = "") -> None:
        """Note the text under a key of a mapping, which is to be a title or a name and not the id of a body."""
        written = row[key][1] if key in row else None
        if isinstance(written, Scalar):
            self.titles.append(Title(written.value.strip(), written.start_mark, key, takes, by_id))

    def take_as(self, word: Scalar, key: str) -> None:
        """Note that a word is read as a key."""
        self.taken.append((word, key))
        self._readings.setdefault((word.value, key), Reading(word.value, key, word.start_mark.line + 1))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The words that were read as keys, each once, in the order of their lines."""
        return tuple(sorted(self._readings.values(), key=lambda each: (each.line, each.word, each.key)))

    def spell_id(self, written: str) -> str:
        """Return an id as it is first written in the file, since an accent can be typed in two ways (NFC and NFD)."""
        if written.isascii():
            return written
        return self._spellings.setdefault(unicodedata.normalize("NFC", written), written)

    def cite(self, scalar: Scalar) -> tuple[Source, ...]:
        """Return the source that a text names, or none where it is wrong, which is reported."""
        found = self._sources.get(scalar.value)
        if not found:  # a wrong text is reported at each of its places
            source = self._read_source(scalar)
            found = self._sources[scalar.value] = () if source is None else (source,)
        return found

    def _read_source(self, scalar: Scalar) -> Source | None:
        text = scalar.value.strip()
        if len(text) > MOST_IN_SOURCE:
            self.problems.add(scalar.start_mark, say_too_long(text, "a source", MOST_IN_SOURCE))
            return None
        first, _, rest = text.partition(" ")
        key = first.rstrip(",")
        if key in self.documents:
            return Source(key, rest.lstrip(" \t,"), text)
        if self.documents_unread or self.problems.truncated:
            return None  # it may be declared in what could not be read
        self.problems.add(scalar.start_mark, self._explain_undeclared(key, text))
        return None

    def _explain_undeclared(self, key: str, text: str) -> str:
        """Say what is wrong with a source whose first word is no key of a document, and what to write."""
        if not self.documents:
            declared = "the file declares no documents; add it under 'sources:'"
            return f"{quote(key)} is not the key of a declared document: {declared} (key: {{title: …}})"
        message = f"{quote(key)} is not the key of a declared document ({self._listed_documents})"
        if len(self.documents) > 1:
            return message + self.problems.did_you_mean(key, self.documents)
        (only,) = self.documents  # files once left out the key of an only document
        if self.problems.find_nearest(key, [only], cutoff=_MISSPELT):
            return f"{message}; did you mean {quote(only)}? (A place that starts with that word has the key before it.)"
        message += f"; write the key, then the place ({quote(f'{only} {text}')})"
        return f"{message}, or declare {quote(key)} under 'sources:'" if re.fullmatch(_KEY, key) else message

    @cached_property
    def _listed_documents(self) -> str:
        listed = ", ".join(map(quote_if_odd, sorted(self.documents)[:_MOST_LISTED]))
        left = len(self.documents) - _MOST_LISTED
        return f"{listed} and {left:,} more" if left > 0 else listed
