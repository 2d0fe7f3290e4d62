"""Is a name that of the body which a duty asks for, or may it be?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ctgraph.model import fold_separators

_Words = tuple[str, ...]
_JOINING = ("and", "or")
_PASSED_OVER = frozenset({"the", "a", "local"})  # none of these tells one body from another
_MOST_BETWEEN = 4  # words inside a name, such as "and young people's"
_TAIL = re.compile(r"\s*(?:[(:;]|\s(?:of|for|in|on|at|to|across|within|under)\s).*", re.DOTALL)


def is_named(name: str, wanted: Iterable[str]) -> bool:
    """Say whether a name is one of `wanted`, with words before it or a further subject inside it.

    ``Anyshire Children and Families Trust Board`` is ``Children's Trust Board``; ``Children's Trust Board Chair`` is not.
    """
    return any(_ends_in(words, _split_words(each)) for words in _list_heads(name) for each in wanted)


def is_nearly_named(name: str, wanted: Iterable[str]) -> bool:
    """Say whether a name has the words of one of `wanted`, in their order, and is of the same sort, or of several of it."""
    heads = [_make_singular(words) for words in _list_heads(name)]
    return any(_holds_in_order(words, _split_words(each)) for words in heads for each in wanted)


def is_named_with(name: str, title: str, wanted: Iterable[str]) -> bool:
    """Say whether a name is the end of one of `wanted`, two words at least, and the title has the words before it."""
    subject = set(_split_words(title))
    for words in map(_split_words, wanted):
        for rest in range(1, len(words) - 1):
            if subject.issuperset(words[:rest]) and any(head == words[rest:] for head in _list_heads(name)):
                return True
    return False


def mentions(text: str, wanted: Iterable[str]) -> bool:
    """Say whether a text has one of `wanted` anywhere in it, word for word."""
    words = _split_words(text)
    return any(_find_run(words, _split_words(each)) for each in wanted)


def _list_heads(name: str) -> Iterator[_Words]:
    """Yield the words of a name without what follows `of` or `for`; of a name that joins two by `and`, those of each, too."""
    words = _split_words(_TAIL.sub("", name))
    yield words
    for place, word in enumerate(words):
        if word in _JOINING:
            yield words[:place]
            yield words[place + 1 :]


@lru_cache(maxsize=4096)  # each name of a structure is held against those of every duty
def _split_words(text: str) -> _Words:
    """Return the words of a text in a folded form; all but the last without an `s`, so that `adults'` is `adult`."""
    folded = fold_separators(text).replace("&", " and ")
    words = [re.sub(r"'s?$", "", word) for word in re.findall(r"[^\W_]+(?:'[^\W_]*)?", folded)]
    words = [word for word in words if word not in _PASSED_OVER]
    return (*map(_strip_s, words[:-1]), *words[-1:])


def _strip_s(word: str) -> str:
    return word[:-1] if len(word) > len("bus") and word.endswith("s") else word


def _make_singular(words: _Words) -> _Words:
    return (*words[:-1], *map(_strip_s, words[-1:]))


def _find_run(words: _Words, wanted: _Words) -> bool:
    size = len(wanted)
    singular, wanted = tuple(map(_strip_s, words)), tuple(map(_strip_s, wanted))
    return bool(wanted) and any(singular[place : place + size] == wanted for place in range(len(words) - size + 1))


def _ends_in(words: _Words, wanted: _Words) -> bool:
    """Say whether words end in those that are wanted, in their order, and what is between two of them is a further subject."""
    if not wanted or words[-1:] != wanted[-1:]:
        return False
    place = len(words) - 1
    for word in reversed([word for word in wanted[:-1] if word not in _JOINING]):
        between: list[str] = []
        while place and words[place - 1] != word:
            place -= 1
            between.insert(0, words[place])
        if not place or not _is_further_subject(between):
            return False
        place -= 1
    return True


def _is_further_subject(between: list[str]) -> bool:
    joins = between[:1] + between[-1:]
    return not between or (len(between) <= _MOST_BETWEEN and any(word in _JOINING for word in joins))


def _holds_in_order(words: _Words, wanted: _Words) -> bool:
    rest = iter(words)
    return (
        bool(wanted)
        and words[-1:] == _make_singular(wanted)[-1:]
        and all(word in rest for word in wanted[:-1] if word not in _JOINING)
    )
