"""The errors whose messages are meant for the user, and the nearest right value to suggest.

Every error that ctgraph raises on purpose derives from `CtgraphError`; its text can be shown to the user as it is.
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

MOST_QUOTED = 60  # characters of a text that is quoted in a message
NO_MEMORY = "there is not enough memory for this; a part of it, or fewer files at once, may go well"
MOST_CHOICES = 30  # words that would be right, in a message
NO_FILE = "it is a pipe or a device, and not a file"
MOST_COMPARED = 100  # characters of a word for which a near one is looked for
_ONE_LETTER = 0.9  # how similar words are that differ by about a letter
_MISSPELT = 0.7  # how similar a part of a word must be, as `titel1` is to `title`
MOST_LISTED = 100  # problems of one file in the message of its error
MOST_KEPT = 10_000  # problems of one file that a program gets; of more, only the number is known

# Controls, format characters (which can turn the direction of text round), lone surrogates and line separators.
_UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_NOWHERE = {"\ufffe", "\uffff"}  # in no XML, for one
# Letters and marks that show nothing, or only choose how the one before them looks; a plain emoji needs U+FE0F.
BLANKS = frozenset(
    map(
        chr,
        [
            0x34F,
            0x115F,
            0x1160,
            0x17B4,
            0x17B5,
            0x180B,
            0x180C,
            0x180D,
            0x180F,
            0x2065,
            0x2800,  # of Braille, without a dot
            0x3164,
            0xFFA0,
            0x13441,
            0x13442,
            0x16FE4,
            0x1D159,
            *range(0xFFF0, 0xFFF9),
            *range(0xFE00, 0xFE0F),
            *range(0xE0000, 0xE1000),
        ],
    )
)
_JOINERS = {"\u200d", "\u200c"}  # zero-width joiners hold emoji and scripts together, and do no harm


class CtgraphError(Exception):
    """Base of every error whose message is meant for the user; on it, the command line exits with code 2."""

    @property
    def lines(self) -> list[str]:
        """The message line by line, in which nothing quoted makes a line of its own."""
        return [visible(str(self))]


class Problem(NamedTuple):
    """One thing wrong in one file. `line` and `column` count from 1; both are 0 where the file could not be read."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return visible(f"{place}: {self.message}")


class StructureFileError(CtgraphError):
    """A structure file that is ill-formed or cannot be read. `problems` holds the problems found, in file order.

    Of a file with more than `MOST_KEPT`, these are the first, and `more` is how many there are besides. The message has a
    line for each of the first `MOST_LISTED` problems, and one that says how many more there are.
    """

    @property
    def lines(self) -> list[str]:
        """The message: each problem that is listed, and how many more there are."""
        return str(self).split("\n")

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        self.more = more
        lines = [str(problem) for problem in self.problems[:MOST_LISTED]]
        left = len(self.problems) - len(lines) + more
        if left:
            lines.append(visible(f"{self.problems[0].path}: and {left:,} more problem{'s' if left > 1 else ''}"))
        super().__init__("\n".join(lines))


def join_errors(errors: Sequence[StructureFileError]) -> StructureFileError:
    """Return one error with the problems of several files."""
    problems = [problem for error in errors for problem in error.problems]
    return StructureFileError(problems, sum(error.more for error in errors))


class UnknownNameError(CtgraphError):
    """The user named a structure, body, rule or date that does not exist or that is ambiguous."""


class NoBodyError(UnknownNameError):
    """No body of a structure has the name that the user gave."""


class DrawingError(CtgraphError):
    """A diagram could not be drawn; the message says why."""


class NotInstalledError(CtgraphError):
    """A library that is needed is not installed; the message names the extra that brings it."""


def find_nearest(wanted: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """Return up to `most` of the `known` words nearest to `wanted`, nearest first; upper and lower case are the same.

    `cutoff` says how similar they must be, from 0 to 1: twice the number of letters in common, divided by the letters of both.
    Nothing is near to a word of more than `MOST_COMPARED` letters, since the time of a comparison grows with their square.
    """
    if len(wanted) > MOST_COMPARED:
        return []
    import difflib  # not needed until somebody misspells something

    by_folded: dict[str, str] = {}
    for word in sorted(known):
        by_folded.setdefault(word.casefold(), word)
    close = difflib.get_close_matches(wanted.casefold(), by_folded, n=most, cutoff=cutoff)
    return [by_folded[word] for word in close]


def find_misspelt(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` of the `known` words that `wanted` is likely a misspelling of, nearest first.

    Words of the format mean something, so this is stricter than `find_nearest`: each part of a word, between underscores, must
    be near the same part of the other, and hardly longer or shorter.
    """
    parts = wanted.casefold().split("_")
    known = list(known)
    for cutoff in (_ONE_LETTER, _MISSPELT):
        near = find_nearest(wanted, known, most=4 * most, cutoff=cutoff)
        found = [word for word in near if _is_misspelt(parts, word.casefold().split("_"))]
        if found:
            return found[:most]
    return []


def _is_misspelt(parts: Sequence[str], right: Sequence[str]) -> bool:
    if len(parts) != len(right):
        return "".join(parts) == "".join(right)
    return all(map(_is_near, parts, right))


def _is_near(part: str, right: str) -> bool:
    if abs(len(part) - len(right)) > max(1, len(right) // 4):
        return False
    import difflib  # not needed until somebody misspells something

    return difflib.SequenceMatcher(None, part, right).ratio() >= _MISSPELT


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest of the `known` words, or nothing where none is near."""
    close = find_nearest(wanted, known)
    return f"; did you mean {' or '.join(map(quote, close))}?" if close else ""


def list_some(words: Collection[str]) -> str:
    """Return words as a list for a message, with commas; at most `MOST_CHOICES` of them, and how many more there are."""
    listed = ", ".join(quote_if_odd(word) for word in islice(words, MOST_CHOICES))
    left = len(words) - MOST_CHOICES
    return f"{listed} and {left:,} more" if left > 0 else listed


def quote_if_odd(text: str) -> str:
    """Return a word of the user as it is, or in quotes where it is long, begins with a sign, or holds what cannot be seen."""
    is_plain = text.isprintable() and len(text) <= MOST_QUOTED and text[:1].isalnum()
    return text if is_plain else quote(text)


def quote(text: str) -> str:
    """Return text of the user for a message: in quotes, shortened where it is long, with invisible characters escaped."""
    return repr(shorten(text))


def shorten(text: str) -> str:
    """Return text with an ellipsis in place of what is more than a message has room for."""
    return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"


def visible(text: str) -> str:
    """Return `text` on one line, with every character that could act on a terminal or a page written out as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(character) if acts(character) else character for character in text)


def _escape(character: str) -> str:
    if character in BLANKS:  # Python takes them for printable
        return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
    return repr(character)[1:-1]


def acts(character: str) -> bool:
    """Say whether a character is not to be seen, and could act on a terminal, on a page or on the order of what is read."""
    is_unsafe = unicodedata.category(character) in _UNSAFE_CATEGORIES and character not in _JOINERS
    return is_unsafe or character in _NOWHERE or character in BLANKS


def shows(text: str) -> bool:
    """Say whether anything of a text is to be seen: blanks, joiners and what only makes an emoji of a sign show nothing alone."""
    return any(not (each.isspace() or each in _JOINERS or each == "\ufe0f") for each in text)
