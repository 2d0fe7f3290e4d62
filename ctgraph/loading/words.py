"""The words that people write for kinds of body and of relation: what each means, and what to suggest where it means nothing.

A suggestion never turns a relation round, and never excuses a body from an upward line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from ctgraph.errors import find_misspelt, find_nearest, quote
from ctgraph.model import BODY_KINDS, INVERSES, RELATIONS, STATUS_SYNONYMS, STATUSES

MOST_SUGGESTED = 3
_SURE = 0.8  # how near a word must be to that of a kind that is excused from a line
_SAME_VERB = 0.8  # how near the first part of a word must be to that of a relation's
_ACTIVE_ENDINGS = ("to", "of", "on", "with")
_PASSIVE_ENDINGS = ("by", "from")
_PARTICIPLE = r"[a-z]+(?:ed|een)"
_LINK_WORDS = frozenset({"and", "of", "the", "for", "in", "on", "to", "by", "from", "with", "is", "has", "a"})
# What people call members by what they are on a body.
MEMBER_ROLES = tuple(
    f"{role}{plural}"
    for role in [
        "observer",
        "co_optee",
        "co_opted_member",
        "full_member",
        "voting_member",
        "non_voting_member",
        "substitute",
        "deputy_member",
    ]
    for plural in ("", "s")
)
# What people write for what there is to do, with whatever stands before it: it has an owner, and is none.
_WORK = frozenset(
    [
        "priority",
        "priorities",
        "theme",
        "themes",
        "function",
        "functions",
        "objective",
        "objectives",
        "outcome",
        "outcomes",
        "action",
        "actions",
        "task",
        "tasks",
        "project",
        "projects",
        "programme",
        "programmes",
        "strand",
        "strands",
        "initiative",
        "initiatives",
    ]
)
_USUAL_KINDS = ("board", "committee", "working_group")


def simplify(word: str) -> str:
    """Return a word as keys are spelt: small letters, with an underscore for whatever stands between them."""
    folded = unicodedata.normalize("NFKC", word).casefold().replace("'", "").replace("’", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "_", folded).strip("_")


def find_kinds(word: str) -> list[str]:
    """Return the kinds of body that a word means: one, several, or none."""
    return list(_kinds_by_word().get(simplify(word), ()))


def find_relations(word: str) -> list[str]:
    """Return the keys of relations, from either end, that a word means: one, several, or none."""
    return list(_relations_by_word().get(simplify(word), ()))


def find_statuses(word: str) -> list[str]:
    """Return the statuses that a word means: one, several, or none."""
    simple = simplify(word)
    return [simple] if simple in STATUSES else [each for each, words in STATUS_SYNONYMS.items() if simple in words]


def is_spelling_of(word: str, key: str) -> bool:
    """Say whether a word is a key itself, or what people read for it, in another spelling: it then means no less."""
    label = BODY_KINDS[key].label if key in BODY_KINDS else RELATIONS[INVERSES.get(key, key)].phrase
    return simplify(word) in {key, simplify(label)}


def list_kind_words() -> Collection[str]:
    """Return every word that means one or more kinds of body."""
    return _kinds_by_word().keys()


def list_sure_kind_words() -> Collection[str]:
    """Return every word that means one kind of body and no other."""
    return [word for word, kinds in _kinds_by_word().items() if len(kinds) == 1]


def list_relation_words(key: str) -> Collection[str]:
    """Return every word that means one key of relations and no other."""
    return [word for word, keys in _relations_by_word().items() if keys == (key,)]


@cache
def _kinds_by_word() -> Mapping[str, tuple[str, ...]]:
    return _turn({kind: (kind, simplify(each.label), *each.words) for kind, each in BODY_KINDS.items()})


@cache
def _relations_by_word() -> Mapping[str, tuple[str, ...]]:
    words = {}
    for kind, each in RELATIONS.items():
        words[kind] = (kind, simplify(each.phrase), *each.words)
        if each.inverse:
            words[each.inverse] = (each.inverse, *each.inverse_words)
    return _turn(words)


def _turn(words: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys by their words; a word that is a key itself means nothing else."""
    found: dict[str, tuple[str, ...]] = {}
    for key, own in words.items():
        for word in dict.fromkeys(own):
            found[word] = (*found.get(word, ()), key)
    return found | {key: (key,) for key in words}


def suggest_kind(word: str) -> list[str]:
    """Return the kinds of body that a word may be meant for, likeliest first: its meanings, or what it is misspelt from."""
    found = find_kinds(word)
    if not found:
        near = find_misspelt(simplify(word), _kinds_by_word())
        sure = find_nearest(simplify(word), near, cutoff=_SURE)
        pairs = [(each, kind) for each in near for kind in _kinds_by_word()[each]]
        found = [kind for each, kind in pairs if BODY_KINDS[kind].expects_line or each in sure]
    return list(dict.fromkeys(found))[:MOST_SUGGESTED] or _sense_kinds(word)


def _sense_kinds(word: str) -> list[str]:
    """Return the kinds whose words share most with a word: what it is about counts more than that it is a group."""
    *about, last = simplify(word).split("_")
    scores: dict[str, int] = {}
    for known, kinds in _kinds_by_word().items():
        *own, own_last = known.split("_")
        shared = len(set(about) & {*own, own_last} - _LINK_WORDS)
        for kind in kinds if shared or last == own_last else ():
            score = 3 * shared + 2 * (last == own_last) + (known == kind) - len({*own} - {*about})
            scores[kind] = max(score, scores.get(kind, 0))
    # nothing that is merely guessed may excuse a body from a line
    best = sorted(
        (kind for kind in scores if BODY_KINDS[kind].expects_line),
        key=lambda kind: (-scores[kind], kind not in _USUAL_KINDS),
    )
    return list(dict.fromkeys([*best, *_USUAL_KINDS]))[:MOST_SUGGESTED]


def suggest_relation(word: str) -> list[str]:
    """Return the keys of relations that a word may be meant for, likeliest first; nothing where none is near.

    Unless the word itself means both, never one and its reverse.
    """
    found = find_relations(word)
    if found:
        return found[:MOST_SUGGESTED]
    simple = simplify(word)
    if re.fullmatch(_PARTICIPLE, simple):
        simple = f"{simple}_by"  # "overseen" lacks it
    way = _find_direction(simple)
    known = [each for each in _relations_by_word() if not way or _find_direction(each) in (way, "")]
    near = find_misspelt(simple, [each for each in known if way != "passive" or _find_direction(each) == way])
    near = [simple] if simple in _relations_by_word() else [each for each in near if _is_same_verb(simple, each)]
    return _drop_reverses(key for each in near for key in _relations_by_word()[each])[:MOST_SUGGESTED]


def _is_same_verb(word: str, known: str) -> bool:
    """Say whether a word is misspelt from a known one: 'approved by' and 'appointed by' have only their ends in common."""
    first, right = word.partition("_")[0], known.partition("_")[0]
    return word.replace("_", "") == known.replace("_", "") or bool(find_nearest(first, [right], cutoff=_SAME_VERB))


def sense_relations(word: str) -> list[str]:
    """Return the keys of relations whose words share most with a word and go the same way; nothing where its way is unclear."""
    simple = simplify(word)
    way, stems = _find_direction(simple), _stem(simple)
    if simple.endswith("_of"):  # "has representatives of" and "has oversight of" go different ways
        return []
    scores: dict[str, int] = {}
    for known, keys in _relations_by_word().items() if way else ():
        shared = len(stems & _stem(known))
        for key in keys if shared and _find_direction(known) == way else ():
            scores[key] = max(shared, scores.get(key, 0))
    return _drop_reverses(sorted(scores, key=lambda key: -scores[key]))[:MOST_SUGGESTED]


def _stem(word: str) -> set[str]:
    return {part[:5] for part in word.split("_") if part not in _LINK_WORDS}


def _find_direction(word: str) -> str:
    """Return which way a word for a relation goes, as far as its first and last parts tell: `active`, `passive` or neither."""
    first, _, rest = word.partition("_")
    last = rest.rpartition("_")[2]
    participle = re.fullmatch(_PARTICIPLE, first)
    if last in _PASSIVE_ENDINGS:
        return "passive"
    if last in _ACTIVE_ENDINGS:
        return "" if participle and last == "of" else "active"
    return "passive" if participle else ""


def _drop_reverses(keys: Iterable[str]) -> list[str]:
    """Return keys without those that are the reverse of one that comes before."""
    kept: dict[str, str] = {}
    for key in keys:
        kept.setdefault(INVERSES.get(key, key), key)
    return list(kept.values())


def hint_kind(word: str) -> str:
    """Return what a message says after a word that is no kind of body: what was meant, or what comes nearest in sense."""
    meanings = find_kinds(word)
    if len(meanings) > 1:
        return f"; it can mean {list_choices(meanings)}"
    if not meanings and simplify(word).rpartition("_")[2] in _WORK:
        return "; it is what there is to do, and no body: write it under 'functions' ('- {name: …, owner: …}')"
    if not meanings and simplify(word) in MEMBER_ROLES:
        return "; it is what a member is on a body: a row of 'members:' with a 'role:' says so"
    near = suggest_kind(word)
    if any(find_misspelt(simplify(word), [known]) for known, kinds in _kinds_by_word().items() if {*kinds} & {*near}):
        return f"; did you mean {list_choices(near)}?"
    said = "nearest in sense are" if set(near) - {*_USUAL_KINDS} else "the usual ones are"
    return f"; {said} {list_choices(near)} ('ctgraph explain kind' lists all)"


def hint_relation(word: str) -> str:
    """Return what a message says after a key that may be meant as a relation; nothing where no relation is near."""
    meanings = find_relations(word)
    if len(meanings) > 1:
        return f"; it can mean {list_choices(meanings)}"
    near = suggest_relation(word)
    if near:
        return f"; did you mean {list_choices(near)}?"
    sensed = sense_relations(word)
    return f"; nearest in sense: {list_choices(sensed)} ('ctgraph explain relation' lists all)" if sensed else ""


def list_choices(words: Iterable[str]) -> str:
    """Return words as choices: ``'a', 'b' or 'c'``."""
    *first, last = map(quote, words)
    return f"{', '.join(first)} or {last}" if first else last
