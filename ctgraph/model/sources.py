"""Where facts are written: documents, places in them, and words that were read as others."""

from typing import NamedTuple


class Document(NamedTuple):
    """A declared source document of a structure; `date` is as written."""

    key: str
    title: str
    date: str = ""
    url: str = ""
    note: str = ""


class Reading(NamedTuple):
    """A word of a file that was read as another: as the key of a kind of body, or of a relation; `line` is its first."""

    word: str
    key: str
    line: int


class Source(NamedTuple):
    """Where a fact is written: the key of a declared document, the place in it, and both as written."""

    document: str
    place: str
    text: str
