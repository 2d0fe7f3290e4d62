"""The form in which names, ids and whatever is looked up are compared, and that of a label inside a sentence."""

from __future__ import annotations

import re
import unicodedata

from ctgraph.errors import BLANKS

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_PLAIN = str.maketrans(
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys([*_UNSEEN, *BLANKS], "")
    | {"\u2800": " "}  # as wide as a letter
)
# Letters beside which they stand, of those that Unicode does not take apart into a letter and its accent.
_BESIDE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_NUMBERS = re.compile(r"([0-9]{1,18})")
_SEPARATORS = str.maketrans("-_", "  ")


def fold_name(name: str) -> str:
    """Return a name in the form in which names are compared.

    That is composed (NFC), case folded, with plain quotes and dashes, single spaces, and no character that is not seen.
    """
    if name.isascii():
        return " ".join(name.casefold().replace("`", "'").split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(folded.translate(_PLAIN).split())


def fold_separators(name: str) -> str:
    """Return a folded name in which hyphens and underscores are spaces too, so that `Safer Leeds` finds `safer-leeds`."""
    return " ".join(fold_name(name).translate(_SEPARATORS).split())


def make_sort_key(name: str) -> tuple[tuple[str, int, str], ...]:
    """Return what a name is sorted by, as people sort: `Group 2` before `Group 10`, `É` beside `E`, whatever the case."""
    letters = "".join(
        each for each in unicodedata.normalize("NFKD", fold_name(name)) if not unicodedata.combining(each)
    )
    parts = _NUMBERS.split(letters.translate(_BESIDE).strip("'\"(").replace("-", " "))
    by_letters = tuple(
        (part, int(number or 0), number) for part, number in zip(parts[::2], [*parts[1::2], ""], strict=True)
    )
    return (*by_letters, (fold_name(name), 0, ""), (name, 0, ""))  # accents and case tell apart what is else the same


def lower_first(label: str) -> str:
    """Return a label as it stands inside a sentence: small, unless it starts with an abbreviation such as NHS."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def put_article_before(label: str) -> str:
    """Return a label after its article, as it is said: ``an executive``, ``an NHS trust``, ``a unitary council``."""
    spoken = "AEFHILMNORSX" if label[:2].isupper() else "aeioAEIO"  # the names of letters that begin with a vowel
    begins = label[:1] in spoken or (
        label[:1] in "uU" and not label[1:2].isupper() and label[1:3] not in ("ni", "se", "su")
    )
    return f"{'an' if label and begins else 'a'} {label}"
