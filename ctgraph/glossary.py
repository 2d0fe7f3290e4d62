"""Explains every word that the program uses: kinds of body and of relation, standings, statuses, roles and ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.loading.words import find_kinds, find_relations, simplify
from ctgraph.model import BODY_KINDS, INVERSES, RELATIONS, SCRUTINY, BodyKind, RelationKind
from ctgraph.results.rules import RuleEntry
from ctgraph.results.words import WordEntry, Words
from ctgraph.rules import all_rules, explain_rule
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE
from ctgraph.wording.spelling import join
from ctgraph.wording.terms import LISTED, SORTS, Term

_KIND = "kind of body"
_RELATION = "kind of relation"
# The codes of severities by the words in which they are shown.
_SEVERITY_CODES = {simplify(words): code for code, words in SEVERITY_WORDS_BY_CODE.items()}


def explain(wanted: str) -> RuleEntry | Words:
    """Return the rule of an id, or every meaning of another word. Raises `UnknownNameError`."""
    simple = simplify(wanted)
    if simple in {simplify(rule.id) for rule in all_rules()}:
        return explain_rule(wanted)
    code = _SEVERITY_CODES.get(simple, simple)
    entries = [entry for entry in list_words().entries if simplify(entry.word) == code]
    entries += [_explain_relation(INVERSES[simple], simple)] if simple in INVERSES else []
    if not entries:
        entries = [_explain_kind(kind, BODY_KINDS[kind]) for kind in find_kinds(wanted)]
        entries += [_explain_relation(INVERSES.get(key, key), key) for key in find_relations(wanted)]
    if not entries:
        hint = did_you_mean(wanted, list_known()) or "; 'ctgraph explain' lists every word, 'ctgraph rules' the rules"
        raise UnknownNameError(f"there is no rule or word {wanted!r}{hint}")
    return Words(wanted, tuple(entries))


def list_words() -> Words:
    """Return every word of the program but the ids of rules, sort by sort."""
    entries = [_explain_term(sort, word, term) for sort, terms in SORTS.items() for word, term in terms.items()]
    entries += (_explain_kind(kind, each) for kind, each in BODY_KINDS.items())
    entries += (_explain_relation(kind, kind) for kind in RELATIONS)
    return Words("", tuple(entries))


def list_known() -> dict[str, str]:
    """Return every word that `explain` knows but those that people write for kinds, with one sentence about it."""
    known = {rule.id: rule.summary for rule in all_rules()}
    known |= {entry.word: entry.means for entry in list_words().entries}
    return known | {inverse: f"'{kind}' from its other end" for inverse, kind in INVERSES.items()}


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
