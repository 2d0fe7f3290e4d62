"""What does a word mean, when is it used, and what is it not?"""

from __future__ import annotations

from typing import NamedTuple


class WordEntry(NamedTuple):
    """One meaning of a word of the program.

    word: as a file or the program writes it. sort: what sort of word it is, such as `kind of body`.
    means: what it means, or when to use it. is_not: what it is not. facts: what else there is to know, by name.
    lists: the words that it is the heading of, each with what it means.
    """

    word: str
    sort: str
    means: str
    is_not: str
    facts: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, str], ...] = ()


class Words(NamedTuple):
    """The meanings of a word that was asked for, or those of every word, where none was."""

    wanted: str
    entries: tuple[WordEntry, ...]
