"""How a value may be written, beside the reader that reads it: what the schema for editors is made from.

A form says no more than a schema can; whether an id is that of a body, or a date comes after another, only the reader knows.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, Protocol

from ctgraph.loading.bounds import MOST_IN_KEY, MOST_IN_NAME, MOST_IN_SOURCE, MOST_IN_TEXT, MOST_SOURCES

_YEAR = "(?!0000)[0-9]{4}"
_MONTH_AND_DAY = (
    "-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?|02-29|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
DATE_PATTERN = f"^{_YEAR}(?:{_MONTH_AND_DAY})?$"


class Described(Protocol):
    """What a form needs to know of a shape."""

    @property
    def noun(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...
    @property
    def required(self) -> tuple[str, ...]: ...


class Text(NamedTuple):
    """Text that is not empty, of at most so many characters; a number is text as well."""

    most: int = MOST_IN_TEXT


class Reason(NamedTuple):
    """Text that says more than yes or no."""


class Citation(NamedTuple):
    """The key of a document, then the place in it; blanks around it do not count."""

    most: int = MOST_IN_SOURCE


class BodyElsewhere(NamedTuple):
    """A file, from the folder of this one, or the id of a structure, then '#' and the id of a body."""

    most: int = MOST_IN_NAME


class WholeNumber(NamedTuple):
    """A whole number from 1 to 999,999."""


class YesOrNo(NamedTuple):
    """`yes` or `no`, or `true` or `false`, in small letters or capitals."""


class Date(NamedTuple):
    """YYYY, YYYY-MM or YYYY-MM-DD."""


class Word(NamedTuple):
    """One of the words that `list_choices` returns.

    Each that `list_others` returns is right as well, in whatever way it is spelt: capitals, blanks or hyphens. `own` is the key
    of a structure under which it declares more words, if any.
    """

    list_choices: Callable[[], Collection[str]]
    list_others: Callable[[], Collection[str]] | None = None
    own: str = ""


class OneOrMore(NamedTuple):
    """One value, or a list of them that is not empty; with `most`, of so many at most, and with `differ`, of different ones."""

    item: "Form"
    most: int = 0
    differ: bool = False


class Record(NamedTuple):
    """A mapping with the keys of a shape; with `either`, it has one of these keys and not the others."""

    shape: Described
    either: tuple[str, ...] = ()


class Rows(NamedTuple):
    """A list of mappings with the keys of a shape."""

    shape: Described


class ByKey(NamedTuple):
    """A mapping from keys that match a pattern, and are none of those that are `taken`, to values of one form."""

    item: "Form"
    pattern: str = ""
    taken: Collection[str] = ()
    least: int = 0
    most: int = 0


class AnyOf(NamedTuple):
    """A value of one of several forms."""

    forms: tuple["Form", ...]


class Targets(NamedTuple):
    """The id of a body, a list of different ones, or a mapping from ids to a standing or to the details that a shape has."""

    shape: Described


Form = (
    Text
    | Reason
    | Citation
    | BodyElsewhere
    | WholeNumber
    | YesOrNo
    | Date
    | Word
    | OneOrMore
    | Record
    | Rows
    | ByKey
    | AnyOf
    | Targets
)
KEY = Text(MOST_IN_KEY)
NAME = Text(MOST_IN_NAME)
SOURCES = OneOrMore(Citation(), MOST_SOURCES)


def list_words(words: Collection[str]) -> Callable[[], Collection[str]]:
    """Return a function that returns `words`."""
    return lambda: words
