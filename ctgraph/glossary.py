"""Explains every word that the program and its files use: kinds, standings, statuses, roles, ideas, and the keys of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ctgraph.analyses.rule import Rule
from ctgraph.errors import CtgraphError, UnknownNameError, did_you_mean
from ctgraph.loading.key_words import find_keys, find_place
from ctgraph.loading.shapes import FILES, KeyDescription, ShapeDescription, describe
from ctgraph.loading.words import find_kinds, find_relations, simplify
from ctgraph.model import (
    ATTENDING,
    ATTENDING_WORDS,
    BODY_KINDS,
    INVERSES,
    PERHAPS_ATTENDING,
    RELATIONS,
    ROLE_SYNONYMS,
    SCRUTINY,
    STANDING_SYNONYMS,
    STATUS_SYNONYMS,
    BodyKind,
    RelationKind,
)
from ctgraph.results.rules import RuleEntry
from ctgraph.results.words import WordEntry, Words
from ctgraph.rules import all_rules, explain_rule
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE
from ctgraph.wording.spelling import join
from ctgraph.wording.terms import LISTED, SORTS, Term

_KIND = "kind of body"
_RELATION = "kind of relation"
_KEY = "key of a file"
_MOST_CHOICES = 14  # words that a key takes, in one line: as many as there are statuses
# The codes of severities by the words in which they are shown.
_SEVERITY_CODES = {simplify(words): code for code, words in SEVERITY_WORDS_BY_CODE.items()}


def explain(wanted: str) -> RuleEntry | Words:
    """Return the rule of an id, or every meaning of another word.

    Raises `UnknownNameError`, and `CtgraphError` if the id of a rule is a word of the format.
    """
    simple = simplify(wanted)
    if simple in {simplify(rule.id) for rule in _list_rules()}:
        return explain_rule(wanted)
    code = _SEVERITY_CODES.get(simple, simple)
    entries = [entry for entry in list_words().entries if simplify(entry.word) == code]
    entries += [_explain_relation(INVERSES[simple], simple)] if simple in INVERSES else []
    entries += _explain_key(simple)
    if not entries:
        entries = [_explain_kind(kind, BODY_KINDS[kind]) for kind in find_kinds(wanted)]
        entries += [_explain_relation(INVERSES.get(key, key), key) for key in find_relations(wanted)]
        entries += _explain_synonym(simple)
    if not entries:
        entries = [entry for key in _find_meant_keys(simple) for entry in _explain_key(key)]
    entries += _explain_member_role(simple, entries)
    if not entries:
        place = find_place("a body", simple)  # what a document says, and no word of the format
        hint = f"; in a body, {place}" if place else did_you_mean(wanted, list_known())
        hint = hint or "; 'ctgraph explain' lists every word, 'ctgraph rules' the rules"
        raise UnknownNameError(f"there is no rule or word {wanted!r}{hint}")
    return Words(wanted, tuple(entries))


def _list_rules() -> tuple[Rule, ...]:
    """Return every rule. Raises `CtgraphError` if the id of one is a word of the format: which of the two would be explained?"""
    sorts = {key.key: _KEY for shape in describe(FILES) for key in shape.keys}
    sorts |= {word.lower().replace(" ", "_"): sort for sort, terms in SORTS.items() for word in terms}
    sorts |= dict.fromkeys(BODY_KINDS, _KIND) | dict.fromkeys((*RELATIONS, *INVERSES), _RELATION)
    for rule in all_rules():
        word = rule.id.replace("-", "_")
        if word in sorts:
            raise CtgraphError(
                f"a rule cannot have the id {rule.id!r}: {word!r} is already a word of the format ({sorts[word]}), and "
                "'ctgraph explain' would show one of the two only; give the rule and its file another name"
            )
    return all_rules()


def _explain_synonym(word: str) -> Iterator[WordEntry]:
    """Yield the standings, statuses and roles that people mean by a word."""
    for sort, synonyms in (("standing", STANDING_SYNONYMS), ("status", STATUS_SYNONYMS), ("role", ROLE_SYNONYMS)):
        for choice in (choice for choice, words in synonyms.items() if word in words):
            yield _explain_term(sort, choice, SORTS[sort][choice])


def _explain_member_role(word: str, entries: Collection[WordEntry]) -> Iterator[WordEntry]:
    """Yield the role of a member without a seat for a word that people write for it, unless the entries have it."""
    is_known = any(entry.word == ATTENDING for entry in entries)
    if word in ATTENDING_WORDS | PERHAPS_ATTENDING and not is_known:
        yield _explain_term("role of a member", ATTENDING, SORTS["role of a member"][ATTENDING])


def list_words() -> Words:
    """Return every word of the program but the ids of rules and the keys of a file, sort by sort."""
    entries = [_explain_term(sort, word, term) for sort, terms in SORTS.items() for word, term in terms.items()]
    entries += (_explain_kind(kind, each) for kind, each in BODY_KINDS.items())
    entries += (_explain_relation(kind, kind) for kind in RELATIONS)
    return Words("", tuple(entries))


def list_known() -> dict[str, str]:
    """Return every word that `explain` knows but those that people write for kinds, with one sentence about it.

    Raises `CtgraphError` if the id of a rule is a word of the format.
    """
    known = {rule.id: rule.summary for rule in _list_rules()}
    known |= {entry.word: entry.means for entry in list_words().entries}
    known |= {inverse: f"'{kind}' from its other end" for inverse, kind in INVERSES.items()}
    return {key.key: key.description for shape in describe(FILES) for key in shape.keys} | known


def _explain_key(word: str) -> Iterator[WordEntry]:
    """Yield an entry for each sort of value that a key of a file has; relations are explained as such."""
    shapes = {shape.name: shape for shape in describe(FILES)}
    places: dict[str, dict[str, KeyDescription]] = {}
    for name, shape in shapes.items():
        for key in shape.keys:
            if key.key == word and word not in RELATIONS and word not in INVERSES:
                places.setdefault(key.value, {})[name] = key
    for found in places.values():
        first = next(iter(found.values()))
        means = first.description if len(found) == 1 else f"It stands in {len(found)} parts of a file, listed below."
        lists = (
            [(name, key.description) for name, key in found.items()] if len(found) > 1 else _list_keys(first, shapes)
        )
        yield WordEntry(word, _KEY, means, "", _keep_said(_describe_key(found).items()), tuple(lists))


def _find_meant_keys(word: str) -> list[str]:
    """Return the keys of a file that people mean by a word, as a message about that word would name them."""
    shapes = ((shape.name, [key.key for key in shape.keys]) for shape in describe(FILES))
    return list(dict.fromkeys(key for name, keys in shapes for key in find_keys(name, word, keys)))


def _describe_key(found: Mapping[str, KeyDescription]) -> dict[str, str]:
    first = next(iter(found.values()))
    is_said = len(first.choices) > _MOST_CHOICES or all(choice in first.value for choice in first.choices)
    return {
        "stands in": next(iter(found)) if len(found) == 1 else "",
        "its value": first.value,
        "one of": "" if is_said else ", ".join(first.choices),
        "needed": ", ".join(name for name, key in found.items() if key.is_required) and "yes",
    }


def _list_keys(key: KeyDescription, shapes: Mapping[str, ShapeDescription]) -> list[tuple[str, str]]:
    """Return the keys of the mapping that the value of a key is or holds, with what each says."""
    own = shapes[key.holds].keys if key.holds else ()
    return [(each.key, each.description) for each in own if each.key not in RELATIONS and each.key not in INVERSES]


def _explain_term(sort: str, word: str, term: Term) -> WordEntry:
    facts = (("elsewhere", term.elsewhere),) if term.elsewhere else ()
    return WordEntry(word, sort, term.means, term.is_not, facts, tuple(_list_under(word)))


def _list_under(word: str) -> Iterator[tuple[str, str]]:
    """Yield the words that a word is the heading of, with what they mean."""
    if word == "kind":
        yield from ((kind, each.when) for kind, each in BODY_KINDS.items())
    elif word in ("relation", "upward line"):
        chosen = ((kind, each) for kind, each in RELATIONS.items() if word == "relation" or each.is_upward)
        yield from ((kind, each.when) for kind, each in chosen)
    else:
        terms: Mapping[str, Term] = LISTED.get(word, {})
        yield from ((each, term.means) for each, term in terms.items())


def _explain_kind(kind: str, each: BodyKind) -> WordEntry:
    facts = {
        "label": each.label,
        "upward line": "expected" if each.expects_line else "not expected",
        "scrutiny": "it is a kind of scrutiny or audit" if each.is_scrutiny else "",
        "scrutinises itself": _describe_scrutiny(each),
        "drawn as": each.shape.replace("_", " "),
        "people also write": ", ".join(word for word in each.words if len(find_kinds(word)) == 1),
    }
    return WordEntry(kind, _KIND, each.when, each.is_not, _keep_said(facts.items()))


def _describe_scrutiny(each: BodyKind) -> str:
    """Return whether a body of a kind scrutinises itself, and under which laws."""
    laws = join([f"the {law.citation}, in England from {law.first_day}" for law in each.scrutiny_laws])
    return f"under {laws}" if laws else "yes; no law was read" if each.scrutinises_itself else ""


def _explain_relation(kind: str, written: str) -> WordEntry:
    each = RELATIONS[kind]
    words = each.inverse_words if written == each.inverse else each.words
    inverse = each.inverse_phrase if "…" in each.inverse_phrase else f"{each.inverse_phrase} …"
    facts = {
        "reads": f"A {each.phrase} B",
        "from the other end": f"{each.inverse}: B {inverse.replace('…', 'A')}"
        if each.inverse
        else "it has no direction",
        "upward line": _describe_account(kind, each),
        "people also write": ", ".join(word for word in words if len(find_relations(word)) == 1),
    }
    means = each.when
    if written != kind:
        means = (
            f"'{kind}' from its other end, written under the other body. Of the body that '{kind}' is about: {means}"
        )
    return WordEntry(written, _RELATION, means, each.is_not, _keep_said(facts.items()))


def _describe_account(kind: str, each: RelationKind) -> str:
    if each.is_upward:
        return "yes: B answers to A" if kind == "oversees" else "yes: A answers to B"
    return "no: it is scrutiny" if kind == SCRUTINY else "no: it carries no account"


def _keep_said(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)
