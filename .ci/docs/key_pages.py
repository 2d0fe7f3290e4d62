"""The page of the keys and words of a structure file, from what the reader itself says of each key.

What the reader does not say, such as what each word means, stands in `keys.yaml`; what a status means, in the program's own
`wording/terms.py`. A mapping or a word that is not described there, or one that is and does not exist, fails the build.

This is the only place where the documentation's tools import from inside the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from ctgraph.loading.shapes import KeyDescription, ShapeDescription, describe
from ctgraph.model import (
    AUTHORITY_TYPES,
    BODY_KINDS,
    NOT_OPERATING_STATUSES,
    OPERATING_STATUSES,
    OTHER_KINDS,
    OUTSIDE_BASES,
    RECORDED,
    ROLES,
    SCOPES,
    SCRUTINY,
    SECTORS,
    STANDINGS,
    STATUSES,
    UPWARD_KINDS,
)
from ctgraph.wording.terms import STATUSES as STATUS_TERMS

_TEXTS = Path(__file__).with_name("keys.yaml")
_KINDS = "Kinds of body"

# The words that a key takes, and under which of the topics of `keys.yaml` they are explained.
_EXPLAINED = {
    STANDINGS: "standings",
    STATUSES: "statuses that operate",
    OUTSIDE_BASES: "bases",
    ROLES: "roles",
    SCOPES: "scopes",
    RECORDED: "degrees",
    SECTORS: "sectors",
    AUTHORITY_TYPES: "types of authority",
}


class UndocumentedError(Exception):
    """The program and `keys.yaml` do not name the same mappings and words."""


def make_key_page() -> str:
    """Return the page. Raises `UndocumentedError` with every mapping and word that only one of the two names."""
    texts = yaml.safe_load(_TEXTS.read_text(encoding="utf-8"))
    shapes = {shape.name: shape for shape in describe()}
    _compare(shapes, _list_words(), texts)
    parts = ["# Keys and words of a structure file", texts["introduction"].strip()]
    for name, each in texts["shapes"].items():
        parts += [f"## {each['heading']}", each["introduction"].strip(), _make_key_table(shapes[name], texts)]
    for topic, each in texts["words"].items():
        meanings = each.get("words") or _explain_statuses(_list_words()[topic])
        parts += [f"## {each['heading']}", each["introduction"].strip(), _make_word_table(meanings)]
    parts += [f"## {_KINDS}", texts["kinds"].strip(), _make_kind_table()]
    return "\n\n".join(parts) + "\n"


def _list_words() -> dict[str, Iterable[str]]:
    return {
        "upward lines": UPWARD_KINDS,
        "scrutiny": (SCRUTINY,),
        "other relations": OTHER_KINDS,
        "standings": STANDINGS,
        "statuses that operate": OPERATING_STATUSES,
        "statuses that do not": (
            *NOT_OPERATING_STATUSES,
            *set(STATUSES).difference(OPERATING_STATUSES, NOT_OPERATING_STATUSES),
        ),
        "bases": OUTSIDE_BASES,
        "roles": ROLES,
        "scopes": SCOPES,
        "degrees": RECORDED,
        "sectors": SECTORS,
        "types of authority": AUTHORITY_TYPES,
    }


def _compare(shapes: Iterable[str], words: Mapping[str, Iterable[str]], texts: Mapping[str, Any]) -> None:
    problems = [
        *_list_differences("shapes", shapes, texts["shapes"]),
        *_list_differences("words", words, texts["words"]),
    ]
    for topic in sorted(words.keys() & texts["words"].keys()):
        described = texts["words"][topic].get("words", STATUS_TERMS.keys() & words[topic])
        problems += _list_differences(topic, words[topic], described)
    if problems:
        raise UndocumentedError(".ci/docs/keys.yaml:\n" + "\n".join(problems))


def _list_differences(what: str, known: Iterable[str], described: Iterable[str]) -> list[str]:
    exist, have_text = set(known), set(described)
    return [f"{what}: {name!r} has no description" for name in sorted(exist - have_text)] + [
        f"{what}: {name!r} is described and does not exist" for name in sorted(have_text - exist)
    ]


def _make_key_table(shape: ShapeDescription, texts: Mapping[str, Any]) -> str:
    rows = [
        (f"`{each.key}`" + (" (needed)" if each.is_required else ""), _describe_value(each, texts), each.description)
        for each in shape.keys
    ]
    return _make_table(("key", "its value", "what it says"), rows)


def _describe_value(key: KeyDescription, texts: Mapping[str, Any]) -> str:
    """Return what the value of a key is, with links to the words that it takes and to the mapping that it holds."""
    value = key.value
    if key.choices == tuple(BODY_KINDS):
        value = _link(value, _KINDS)
    elif key.choices in _EXPLAINED:
        value = _link(value, texts["words"][_EXPLAINED[key.choices]]["heading"])
    elif not all(choice in value for choice in key.choices):
        value += f": {', '.join(f'`{choice}`' for choice in key.choices)}"
    if not key.holds:
        return value
    heading = texts["shapes"][key.holds]["heading"]
    return f"{value}; see {_link('the details', heading)}" if key.choices else _link(value, heading)


def _link(text: str, heading: str) -> str:
    return f"[{text}](#{heading.lower().replace(' ', '-')})"


def _explain_statuses(statuses: Iterable[str]) -> dict[str, str]:
    """Return what each status means and what it is not, as `ctgraph explain` says it."""
    return {status: f"{STATUS_TERMS[status].means} {STATUS_TERMS[status].is_not}" for status in statuses}


def _make_word_table(meanings: Mapping[str, str]) -> str:
    return _make_table(("word", "what it means"), [(f"`{word}`", meaning) for word, meaning in meanings.items()])


def _make_kind_table() -> str:
    rows = [(f"`{word}`", kind.label, "yes" if kind.expects_line else "no") for word, kind in BODY_KINDS.items()]
    return _make_table(("kind", "in words", "an upward line is expected"), rows)


def _make_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.strip() for cell in line)} |" for line in lines)
