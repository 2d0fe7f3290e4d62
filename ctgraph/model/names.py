"""The form in which names, ids and whatever is looked up are compared, and that of a label inside a sentence."""

from __future__ import annotations

import unicodedata

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_PLAIN = str.maketrans(
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_UNSEEN, "")
)
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


def lower_first(label: str) -> str:
    """Return a label as it stands inside a sentence: small, unless it starts with an abbreviation such as NHS."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
