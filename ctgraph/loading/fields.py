"""Readers of single values: text, choice, number, date, source, id.

A reader takes the context and the node and returns the value. Where the value is wrong, it reports what is wrong, what was
expected and the nearest right value, and returns None. A `ValueType` is a reader with what documentation says of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ctgraph import dates
from ctgraph.errors import MOST_QUOTED, quote, shows
from ctgraph.loading import forms
from ctgraph.loading.bounds import MOST_IN_KEY, MOST_IN_NAME, MOST_SOURCES, say_too_long
from ctgraph.loading.context import Context
from ctgraph.loading.nodes import MappingNode, Node, Scalar, SequenceNode
from ctgraph.loading.words import list_choices, simplify
from ctgraph.model import Source

Reader = Callable[[Context, Node], Any]

_VAGUE = (
    r"(?i)\b(?:about|around|approx|approximately|roughly|circa|early|mid|late|before|after|by|spring|summer|autumn|winter)\b"
    r"|\bca?\.|[?~]"
)
_POSITIVE = r"0*[1-9][0-9]{0,5}"
_CUT_SHORT = re.compile(r"[ \t]+#(?=[^\s#])")
_COMMENT = re.compile(r"[ \t]*#")
_BRACKET = re.compile(r"[\[{]")


def describe_node(node: Node) -> str:
    """Return what a node is, in words for a message."""
    if isinstance(node, Scalar):
        if node.value.strip() and not shows(node.value):
            return "text of which nothing is to be seen"
        return quote(node.value) if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


def expect_scalar(context: Context, node: Node, expected: str) -> Scalar | None:
    """Return the node where it is text that is not empty; else report what was expected."""
    if isinstance(node, Scalar) and shows(node.value):
        return node
    message = f"expected {expected}, found {describe_node(node)}{_find_hint(context, node, expected)}"
    context.problems.add(node.start_mark, message)
    return None


def _find_hint(context: Context, node: Node, expected: str) -> str:
    if isinstance(node, Scalar):
        is_comment = context.problems.match(_COMMENT, node.start_mark)
        return "; what follows a '#' is a comment: put the text in quotes" if is_comment else ""
    bracket = context.problems.match(_BRACKET, node.start_mark)
    return f"; a text that starts with {bracket[0]} must be in quotes" if bracket and expected == "text" else ""


def expect_scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them."""
    if isinstance(node, SequenceNode):
        if not node.items and node.end is not None:
            context.problems.add(node.start_mark, f"expected {expected}, found an empty list")
        found = [expect_scalar(context, item, expected) for item in node.items if item is not None]
    elif isinstance(node, MappingNode):
        context.problems.add(node.start_mark, f"expected {expected}, or a list of such, found a mapping")
        return []
    else:
        found = [expect_scalar(context, node, expected)]
    return [item for item in found if item is not None]


def expect_different_scalars(context: Context, node: Node, expected: str) -> list[Scalar]:
    """Return the texts of a node that is one text or a list of them; a repeated one is a problem."""
    seen: dict[str, Scalar] = {}
    for found in expect_scalars(context, node, expected):
        if found.value in seen:
            context.problems.add(found.start_mark, f"{quote(found.value)} is listed twice")
        else:
            seen[found.value] = found
    return list(seen.values())


def expect_mapping(context: Context, node: Node, expected: str) -> MappingNode | None:
    """Return the node where it is a mapping; else report what was expected."""
    if isinstance(node, MappingNode):
        return node
    context.problems.add(node.start_mark, f"expected {expected}, found {describe_node(node)}")
    return None


def list_items(node: Node | None) -> list[Node]:
    """Return the items of a list, or a single node as the only item; report nothing."""
    if isinstance(node, SequenceNode):
        return [item for item in node.items if item is not None]
    return [] if node is None else [node]


def list_rows(context: Context, node: Node, expected: str) -> list[MappingNode]:
    """Return the mappings of a list; what is no mapping, or no list, is reported."""
    if not isinstance(node, SequenceNode):
        context.problems.add(node.start_mark, f"expected a list of {expected}, found {describe_node(node)}")
        return []
    found = (expect_mapping(context, item, f"one of the {expected}") for item in node.items if item is not None)
    return [row for row in found if row is not None]


def read_string(context: Context, node: Node) -> str | None:
    """Read any text that is not empty."""
    found = expect_scalar(context, node, "text")
    return found.value.strip() if found else None


def _expect_short(context: Context, node: Node, noun: str, most: int) -> Scalar | None:
    """Return the node where it is text of at most so many characters; else report what was expected."""
    found = expect_scalar(context, node, "text")
    if found is None or len(found.value) <= most:
        return found
    context.problems.add(found.start_mark, say_too_long(found.value, noun, most))
    return None


def read_id(context: Context, node: Node) -> str | None:
    """Read an id that is no key: text that is not longer than a key can be."""
    found = _expect_short(context, node, "an id", MOST_IN_KEY)
    return found.value.strip() if found else None


def read_line(context: Context, node: Node) -> str | None:
    """Read text that stands in a line with others, such as the name of an agency."""
    found = _expect_short(context, node, "a name", MOST_IN_NAME)
    return found.value.strip() if found else None


def read_name(context: Context, node: Node) -> str | None:
    """Read a name: text that a ' #' meant as part of it has not cut short."""
    found = _expect_short(context, node, "a name", MOST_IN_NAME)
    if found is None:
        return None
    if context.problems.has_comments and not found.style:
        end = found.end_mark
        cut = context.problems.match(_CUT_SHORT, end)
        if cut:
            message = "the name ends before ' #', which starts a comment: put the name in quotes"
            context.problems.add_at(end.line + 1, end.column + len(cut[0]), message)
    return found.value.strip()


def read_positive_number(context: Context, node: Node) -> int | None:
    """Read a whole number from 1 to 999,999."""
    found = expect_scalar(context, node, "a whole number")
    if found is None:
        return None
    if re.fullmatch(_POSITIVE, found.value):
        return int(found.value.lstrip("0"))
    context.problems.add(found.start_mark, f"expected a whole number from 1 to 999999, found {quote(found.value)}")
    return None


def read_yes_or_no(context: Context, node: Node) -> bool | None:
    """Read `yes` or `no`, or `true` or `false`, which other programs write for them."""
    found = expect_scalar(context, node, "yes or no")
    if found is None:
        return None
    if found.value.lower() in ("yes", "true"):
        return True
    if found.value.lower() in ("no", "false"):
        return False
    context.problems.add(found.start_mark, f"expected yes or no, found {quote(found.value)}")
    return None


def read_date(context: Context, node: Node) -> str | None:
    """Read a date, and return it as written."""
    found = expect_scalar(context, node, f"a date ({dates.EXPECTED.removeprefix('expected ')})")
    if found is None:
        return None
    try:
        dates.days(found.value)
    except ValueError as error:
        vague = "; a 'note:' can say how exact it is" if re.search(_VAGUE, found.value[:MOST_QUOTED]) else ""
        context.problems.add(found.start_mark, f"{error}{vague}")
        return None
    return found.value


def read_reason(context: Context, node: Node) -> str | None:
    """Read why something is so: text that says more than yes or no."""
    found = expect_scalar(context, node, "the reason, in a few words")
    if found and found.value.lower() in ("yes", "no", "true", "false"):
        context.problems.add(found.start_mark, f"expected the reason, in a few words, found {quote(found.value)}")
        return None
    return found.value.strip() if found else None


def read_body_ids(context: Context, node: Node) -> tuple[str, ...]:
    """Read the id of a body, or a list of different ones."""
    found = expect_different_scalars(context, node, "the id of a body")
    return tuple(context.refer(each.value, each.start_mark) for each in found)


def read_lines(context: Context, node: Node) -> tuple[str, ...]:
    """Read text that stands in a line with others, or a list of such texts."""
    found = (read_line(context, each) for each in expect_scalars(context, node, "text"))
    return tuple(text for text in found if text is not None)


def read_sources(context: Context, node: Node) -> tuple[Source, ...]:
    """Read a source, or a list of them."""
    if isinstance(node, Scalar) and shows(node.value):
        return context.cite(node)
    written = expect_scalars(context, node, "a source")
    if len(written) > MOST_SOURCES:
        message = f"a fact has at most {MOST_SOURCES} sources, and this one {len(written):,}; cite the firmest"
        context.problems.add(written[MOST_SOURCES].start_mark, message)
    return tuple(source for found in written[:MOST_SOURCES] for source in context.cite(found))


class ValueType(NamedTuple):
    """A type of value: its name for documentation, its reader, and the only words that are right, where there are such.

    `form` says how the value may be written, for the schema; a file that users do not write does without.
    """

    name: str
    read: Reader
    choices: tuple[str, ...] = ()
    form: forms.Form | None = None


TEXT = ValueType("text", read_string, form=forms.Text())
ID = ValueType("text", read_id, form=forms.KEY)
LINE = ValueType("text", read_line, form=forms.NAME)
NAME = ValueType("text", read_name, form=forms.NAME)
POSITIVE_NUMBER = ValueType("a whole number from 1 to 999999", read_positive_number, form=forms.WholeNumber())
YES_OR_NO = ValueType("yes or no", read_yes_or_no, ("yes", "no"), forms.YesOrNo())
DATE = ValueType("a date", read_date, form=forms.Date())
REASON = ValueType("the reason, in a few words", read_reason, form=forms.Reason())
BODY_IDS = ValueType(
    "the id of a body, or a list of them", read_body_ids, form=forms.OneOrMore(forms.Text(), differ=True)
)
LINES = ValueType("text, or a list of texts", read_lines, form=forms.OneOrMore(forms.NAME))
SOURCES = ValueType("a source, or a list of them", read_sources, form=forms.SOURCES)


def choose_from(
    choices: Collection[str], noun: str, words: Mapping[str, Collection[str]] = MappingProxyType({})
) -> ValueType:
    """Return the type of one word among `choices`; `noun` names the word in messages, `words` is what people write for each."""
    by_word = {choice: choice for choice in choices}

    def read(context: Context, node: Node) -> str | None:
        if isinstance(node, Scalar) and node.value in by_word:
            return by_word[node.value]  # one string object for each word, however often it is written
        found = expect_scalar(context, node, noun)
        if found is None:
            return None
        near = hint_choice(context, found.value, choices, words) or f"; expected one of {', '.join(choices)}"
        context.problems.add(found.start_mark, f"{quote(found.value)} is not {noun}{near}")
        return None

    return ValueType(noun, read, tuple(choices), forms.Word(forms.list_words(tuple(choices))))


def hint_choice(
    context: Context, word: str, choices: Collection[str], words: Mapping[str, Collection[str]] = MappingProxyType({})
) -> str:
    """Return what a message says after a word that is none of `choices`: what it means, or is near to; nothing if neither."""
    meanings = [choice for choice, meant in words.items() if simplify(word) in meant]
    if len(meanings) > 1:
        return f"; it can mean {list_choices(meanings)}"
    return f"; did you mean {quote(meanings[0])}?" if meanings else context.problems.did_you_mean(word, choices)


def choose_several_from(choices: Collection[str], noun: str) -> ValueType:
    """Return the type of one word among `choices`, or of a list of different ones."""
    one = choose_from(choices, noun)

    def read(context: Context, node: Node) -> tuple[str, ...]:
        found = (one.read(context, item) for item in expect_different_scalars(context, node, noun))
        return tuple(choice for choice in found if choice is not None)

    return ValueType(f"{noun}, or a list of them", read, one.choices)
