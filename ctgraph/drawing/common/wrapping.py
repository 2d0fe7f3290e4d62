"""Text in lines: broken between words, and in a word that is too long after its marks, else between its syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ctgraph.drawing.common.quoting import clean

_BLANKS = re.compile(r"[ \t\n\v\f\r]+")  # and no others, such as a blank at which no line is to end
_AFTER_HYPHENS = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_])")
_AFTER_MARKS = re.compile(r"(?<=[/\\|\-‐–—_.,:;@&+=?])(?=\w)")
# Of consonants between two vowels, a syllable begins with the last one, or with the last of these.
_BEGINNINGS = re.compile(
    r"(?:sch|str|scr|spr|spl|thr|chr|shr|phr|[bcfgkp]l|[bcdfgkptw]r|ch|sh|th|ph|wh|gh|rh|qu|s[kpt]|[kg]n|[^\W\d_])$"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = (2, 3)  # letters before a break, and behind it
_WHOLE_SCRIPTS = "WF"  # characters of East Asian width: a line may end after any of them


class _Piece(NamedTuple):
    """What a line does not break: whether a blank stands before it, and whether a hyphen shows a line that ends with it."""

    text: str
    after_blank: bool
    hyphenated: bool


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of about `width` characters, as even as can be."""
    pieces = [piece for word in _BLANKS.split(clean(text)) if word for piece in _split_word(word, width)]
    lines = _fill(pieces, width)
    too_narrow, enough = max(width // 2, max((len(piece.text) for piece in pieces), default=1) - 1), width
    while len(lines) > 1 and enough - too_narrow > 1:
        between = (too_narrow + enough) // 2
        candidate = _fill(pieces, between)
        if len(candidate) > len(lines):
            too_narrow = between
        else:
            lines, enough = candidate, between
    return lines


def join_facts(facts: list[str], width: int) -> list[str]:
    """Return short facts, joined in lines of about `width` characters."""
    lines: list[str] = []
    for fact in facts:
        longer = f"{lines[-1]} · {fact}" if lines else fact
        if lines and len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(fact)
    return [part for line in lines for part in wrap(line, width)]


def _fill(pieces: Iterable[_Piece], width: int) -> list[str]:
    lines, line, hyphen = [], "", ""
    for piece in pieces:
        longer = f"{line} {piece.text}" if line and piece.after_blank else line + piece.text
        if line and len(longer) + piece.hyphenated > width:
            lines.append(line + ("" if piece.after_blank else hyphen))
            longer = piece.text
        line, hyphen = longer, "-" if piece.hyphenated else ""
    return [*lines, line]


def _split_word(word: str, width: int) -> Iterator[_Piece]:
    blank = True
    for part in _AFTER_HYPHENS.split(word):
        for bit in _AFTER_MARKS.split(part) if len(part) > width else [part]:
            syllables = _split_into_syllables(bit, width) if len(bit) > width else [(bit, False)]
            for text, hyphenated in syllables:
                yield _Piece(text, blank, hyphenated)
                blank = False


def _split_into_syllables(word: str, width: int) -> Iterator[tuple[str, bool]]:
    """Yield a word in parts, each with whether a hyphen shows that it goes on; what has no syllables is cut to `width`."""
    breaks = [each for letters in _LETTERS.finditer(word) for each in _find_breaks(letters[0], letters.start())]
    for start, end in zip([0, *breaks], [*breaks, len(word)], strict=True):
        cut = list(_cut(word[start:end], width - 1))
        yield from ((part, False) for part in cut[:-1])
        yield cut[-1], end < len(word)


def _find_breaks(letters: str, at: int) -> Iterator[int]:
    """Yield where syllables begin within letters that stand at a place of a word."""
    vowels = [_is_vowel(letter) for letter in letters]
    for place in range(_FEWEST[0], len(letters) - _FEWEST[1] + 1):
        if vowels[place] and not vowels[place - 1] and any(vowels[:place]):
            since = max(number for number in range(place) if vowels[number]) + 1
            found = _BEGINNINGS.search(letters[since:place].lower())
            begins = since + found.start() if found else place - 1
            if begins >= _FEWEST[0] and len(letters) - begins >= _FEWEST[1]:
                yield at + begins


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0].casefold() in "aeiouyæøœı"


def _cut(text: str, width: int) -> Iterator[str]:
    """Yield a text in parts no longer than `width`; where a line may end anywhere, character by character."""
    part = ""
    for character in text:
        joins = unicodedata.category(character) in ("Mn", "Mc", "Me") or "\u200d" in (character, part[-1:])
        ends = len(part) >= width or (part and unicodedata.east_asian_width(part[0]) in _WHOLE_SCRIPTS)
        if part and ends and not joins:
            yield part
            part = ""
        part += character
    yield part
