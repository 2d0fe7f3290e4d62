"""The page of the keys and words of a structure file, from the shapes that the reader itself goes by.

What they mean is told in `keys.yaml`. A key that is not told of there, or one that is and does not exist, fails the build.

This is the only place where the documentation's tools import from inside the package.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

import ctgraph.loading
from ctgraph.loading.records import Shape
from ctgraph.model import (
    AUTHORITY_TYPES,
    BODY_KINDS,
    NOT_OPERATING_STATUSES,
    OPERATING_STATUSES,
    OTHER_KINDS,
    OUTSIDE_BASES,
    RECORDED,
    SCRUTINY,
    SECTORS,
    STANDINGS,
    STATUSES,
    UPWARD_KINDS,
)

_TOLD = Path(__file__).with_name("keys.yaml")


class UndocumentedError(Exception):
    """The reader and `keys.yaml` do not name the same keys."""


def key_page() -> str:
    """Return the page. Raises `UndocumentedError` with every key and word that only one of the two knows."""
    told = yaml.safe_load(_TOLD.read_text(encoding="utf-8"))
    shapes = find_shapes()
    words = _words()
    _compare(
        "shapes",
        {noun: shape.readers for noun, shape in shapes.items()},
        {noun: each["keys"] for noun, each in told["shapes"].items()},
    )
    _compare("words", words, {topic: each["words"] for topic, each in told["words"].items()})
    parts = ["# Keys and words of a structure file", told["introduction"].strip()]
    for noun, each in told["shapes"].items():
        parts += [f"## {each['heading']}", each["introduction"].strip(), _key_table(shapes[noun], each["keys"])]
    for each in told["words"].values():
        parts += [f"## {each['heading']}", each["introduction"].strip(), _word_table(each["words"])]
    parts += ["## Kinds of body", told["kinds"].strip(), _kind_table()]
    return "\n\n".join(parts) + "\n"


def find_shapes() -> dict[str, Shape]:
    """Return every shape that a module of the reader defines, by its noun."""
    modules = [importlib.import_module(f"ctgraph.loading.{found.name}") for found in _modules()]
    return {value.noun: value for module in modules for value in vars(module).values() if isinstance(value, Shape)}


def _modules() -> Iterable[pkgutil.ModuleInfo]:
    return pkgutil.iter_modules(ctgraph.loading.__path__)


def _words() -> dict[str, Iterable[str]]:
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
        "degrees": RECORDED,
        "sectors": SECTORS,
        "types of authority": AUTHORITY_TYPES,
    }


def _compare(what: str, known: Mapping[str, Iterable[str]], told: Mapping[str, Iterable[str]]) -> None:
    problems = [f"{what}: {name!r} is described and does not exist" for name in sorted(told.keys() - known.keys())]
    problems += [f"{what}: {name!r} has no description" for name in sorted(known.keys() - told.keys())]
    for name in sorted(known.keys() & told.keys()):
        exist, described = set(known[name]), set(told[name])
        problems += [f"{name}: {key!r} has no description" for key in sorted(exist - described)]
        problems += [f"{name}: {key!r} is described and does not exist" for key in sorted(described - exist)]
    if problems:
        raise UndocumentedError(".ci/docs/keys.yaml:\n" + "\n".join(problems))


def _key_table(shape: Shape, told: Mapping[str, str]) -> str:
    rows = [(f"`{key}`" + (" (needed)" if key in shape.required else ""), told[key]) for key in shape.readers]
    return _table(("key", "what it says"), rows)


def _word_table(told: Mapping[str, str]) -> str:
    return _table(("word", "what it means"), [(f"`{word}`", meaning) for word, meaning in told.items()])


def _kind_table() -> str:
    rows = [(f"`{word}`", kind.label, "yes" if kind.expects_line else "no") for word, kind in BODY_KINDS.items()]
    return _table(("kind", "in words", "an upward line is expected"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell).strip() for cell in line)} |" for line in lines)
