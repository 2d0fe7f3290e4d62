"""Reads the kinds of body and of relation that a structure declares for itself, and the words that people write for kinds."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import NAME, Reader, ValueType, expect_mapping, expect_scalar
from ctgraph.loading.forms import ByKey, Record, Word, list_words
from ctgraph.loading.nodes import Entry, MappingNode, Node, Scalar
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.words import (
    find_kinds,
    find_relations,
    hint_kind,
    hint_relation,
    is_spelling_of,
    list_sure_kind_words,
)
from ctgraph.model import BODY_KINDS, RELATION_KINDS, RELATIONS, STANDARD, OwnKind


def read_kind(context: Context, node: Node) -> str | None:
    """Read a kind of body: its key, a word that means no other, or the key of a kind that the structure declares."""
    if isinstance(node, Scalar) and node.value in BODY_KINDS:
        return node.value
    found = expect_scalar(context, node, "a kind of body")
    if found is None:
        return None
    return found.value if found.value in context.kinds else _read_kind_word(context, found)


def _read_standard_kind(context: Context, node: Node) -> str | None:
    found = expect_scalar(context, node, "a kind of body")
    if found is None or found.value not in context.kinds:
        return _read_kind_word(context, found) if found else None
    message = (
        f"{quote(found.value)} is a kind of your own; expected one that every structure has ('ctgraph explain kind')"
    )
    context.problems.add(found.start_mark, message)
    return None


def _read_kind_word(context: Context, found: Scalar) -> str | None:
    meanings = find_kinds(found.value)
    if len(meanings) == 1:
        if not is_spelling_of(found.value, meanings[0]):
            context.take_as(found, meanings[0])
        return meanings[0]
    context.problems.add(found.start_mark, f"{quote(found.value)} is not a kind of body{_hint(context, found.value)}")
    return None


def _hint(context: Context, word: str) -> str:
    return context.problems.did_you_mean(word, context.kinds) or context.problems.find_hint(hint_kind, word, BODY_KINDS)


def _read_standard_relation(context: Context, node: Node) -> str | None:
    found = expect_scalar(context, node, "a kind of relation")
    if found is None or found.value in RELATIONS:
        return found.value if found else None
    hint = context.problems.find_hint(hint_relation, found.value, RELATIONS)
    choices = hint or f"; expected one of {', '.join(RELATION_KINDS)}"
    context.problems.add(found.start_mark, f"{quote(found.value)} is not a kind of relation{choices}")
    return None


_KIND_WORDS = Word(list_words(tuple(BODY_KINDS)), list_sure_kind_words)
KIND = ValueType("a kind of body", read_kind, tuple(BODY_KINDS), _KIND_WORDS._replace(own="kinds"))
_STANDARD_KIND = KIND._replace(read=_read_standard_kind, form=_KIND_WORDS)
OWN_KIND = Shape(
    "a kind of body of your own",
    {
        "label": Field(NAME, "What people read."),
        "like": Field(_STANDARD_KIND, "The kind that it is treated as, and drawn as."),
    },
    required=("label", "like"),
)
OWN_RELATION = Shape(
    "a kind of relation of your own",
    {
        "label": Field(
            NAME, "The clause that people read between the names of two bodies, such as 'co-produces with'."
        ),
        "like": Field(
            ValueType(
                "a kind of relation", _read_standard_relation, RELATION_KINDS, Word(list_words(tuple(RELATIONS)))
            ),
            "The kind that it is treated as.",
        ),
        "inverse": Field(NAME, "The clause from the other end, such as 'is directed by'."),
    },
    required=("label", "like"),
)


def _make_reader(shape: Shape, taken: Collection[str]) -> Reader:
    def read(context: Context, node: Node) -> dict[str, OwnKind]:
        declared = expect_mapping(context, node, "kinds by key ('key: {label: …, like: …}')")
        found = {}
        for key, (name, written) in declared.items() if declared else ():
            details = written and expect_mapping(context, written, f"{shape.noun} ('label: …', 'like: …')")
            if key in taken:
                context.problems.add(name.start_mark, f"{quote(key)} has a meaning already; use another key")
            elif details:
                values = read_record(context, details, shape)
                if values.keys() >= {"label", "like"}:
                    found[key] = OwnKind(key, values["label"], values["like"], values.get("inverse", ""))
        return found

    return read


def make_own_kind_types(body_keys: Collection[str]) -> tuple[ValueType, ValueType]:
    """Return the types of `kinds` and `relations`; `body_keys` are the keys of a body, which no relation may take."""
    return (
        ValueType(
            "kinds of body by key",
            _make_reader(OWN_KIND, BODY_KINDS),
            form=ByKey(Record(OWN_KIND), taken=tuple(BODY_KINDS)),
        ),
        ValueType(
            "kinds of relation by key",
            _make_reader(OWN_RELATION, body_keys),
            form=ByKey(Record(OWN_RELATION), taken=tuple(body_keys)),
        ),
    )


def settle_kind(context: Context, kind: str) -> tuple[str, OwnKind]:
    """Return the standard kind of a body, and the structure's own kind that it is of, if any."""
    own = context.kinds.get(kind, STANDARD)
    return own.like or kind, own


def rename_keys(context: Context, node: MappingNode, known: Mapping[str, Field]) -> MappingNode:
    """Return a body's mapping with the words that people write for relations replaced by the keys that they mean.

    A word beside the key that it means is reported. The keys of relations that the structure declares are left out.
    """
    if node.keys() <= known.keys():
        return node
    renamed = MappingNode()
    renamed.start_mark, renamed.end = node.start_mark, node.end
    renamed.repeated, renamed.merges = node.repeated, node.merges
    for key, entry in node.items():
        if key in context.relation_kinds:
            continue
        meanings = find_relations(key) if key not in known else []
        standard = meanings[0] if len(meanings) == 1 else key
        if standard != key and (standard in node or standard in renamed):
            message = f"{quote(key)} is another word for {quote(standard)}, which is there already; write them as one"
            context.problems.add(entry[0].start_mark, message)
        else:
            renamed[standard] = entry
            if standard != key and not is_spelling_of(key, standard):
                context.take_as(entry[0], standard)
    return renamed


def list_own_relations(context: Context, node: MappingNode) -> list[tuple[OwnKind, Entry]]:
    """Return the entries of a body whose keys are relations that the structure declares."""
    return [(context.relation_kinds[key], entry) for key, entry in node.items() if key in context.relation_kinds]
