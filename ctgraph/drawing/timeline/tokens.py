"""The words on a bar: the signs of findings and the names of statuses, as far as there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ctgraph.drawing.common.appearance import SMALL_SIZE
from ctgraph.drawing.common.typefaces import measure_text

_BETWEEN = 5.0  # points, from one to the next


class Token(NamedTuple):
    """What may be written on a bar from `left` on: a sign with words that may be left off, or the words of a status alone."""

    left: float
    right: float
    sign: str
    words: str
    colour: str
    said: str


def choose_tokens(together: Sequence[Token], room: float) -> list[tuple[str, Token]]:
    """Return what is written of tokens that begin at one place: the most that there is room for, and each sign in any case."""
    *_, least = choices = list(_list_choices(together))
    return next((choice for choice in choices if _measure_width(choice) <= room), least)


def _list_choices(together: Sequence[Token]) -> Iterator[list[tuple[str, Token]]]:
    yield [(f"{token.sign} {token.words}".strip(), token) for token in together]
    yield [(token.sign or token.words, token) for token in together]
    signs = [token for token in together if token.sign]
    yield [(f"{token.sign} {token.words}", token) for token in signs]
    yield [(token.sign, token) for token in signs]


def _measure_width(choice: Sequence[tuple[str, Token]]) -> float:
    return sum(measure_text(words, SMALL_SIZE) + _BETWEEN for words, _ in choice)
