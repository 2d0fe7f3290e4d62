"""What can go wrong that a user can mend, and the nearest right value to offer.

Every error that ctgraph raises on purpose derives from `CtgraphError`; its text is fit to be shown as it is.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_SHOWN = 60  # characters of a text in a message
NO_FILE = "it is a pipe or a device, and not a file"
MOST_COMPARED = 100  # characters of a word that is compared with the right ones
MOST_TOLD = 100  # problems of one file in the words of its error: who has more to mend mends these and asks again


class CtgraphError(Exception):
    """Base of every error whose message is meant for the user; the command line exits with 2 on it."""


class Problem(NamedTuple):
    """One thing wrong in one file. `line` and `column` count from 1; both are 0 where the file could not be read."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class StructureFileError(CtgraphError):
    """A structure file that is ill-formed or cannot be read. `problems` holds every problem found, in file order.

    Its words are those of the first `MOST_TOLD` problems, one to a line, and how many there are besides.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        told = [str(problem) for problem in self.problems[:MOST_TOLD]]
        left = len(self.problems) - len(told)
        if left:
            told.append(f"{self.problems[0].path}: and {left:,} more problem{'s' if left > 1 else ''}")
        super().__init__("\n".join(told))


class UnknownNameError(CtgraphError):
    """A structure, body, rule or date that was asked for is not there, or is ambiguous."""


class DrawingError(CtgraphError):
    """A diagram could not be made, and why."""


class NotInstalledError(CtgraphError):
    """A library that an extra brings is needed and not installed; the message names the extra."""


def nearest(wanted: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """Return up to `most` of the `known` words nearest to `wanted`, nearest first; in any case.

    `cutoff` is how like they must be, from 0 to 1: twice the letters in common over the letters of both. To what is longer than
    `MOST_COMPARED` letters nothing is near: comparing takes their square.
    """
    if len(wanted) > MOST_COMPARED:
        return []
    import difflib  # not needed until somebody misspells something

    by_folded: dict[str, str] = {}
    for word in sorted(known):
        by_folded.setdefault(word.casefold(), word)
    close = difflib.get_close_matches(wanted.casefold(), by_folded, n=most, cutoff=cutoff)
    return [by_folded[word] for word in close]


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest of the `known` words, or nothing where none is near."""
    close = nearest(wanted, known)
    return f"; did you mean {' or '.join(map(shown, close))}?" if close else ""


def shown(text: str) -> str:
    """Return text from a file for a message: quoted, shortened where it is long, with what cannot be seen written out."""
    return repr(shortened(text))


def shortened(text: str) -> str:
    """Return text from a file with an ellipsis for what is more than a message has room for."""
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
