"""How an editor sees a file: as YAML 1.2 with its types, held against the schema that `ctgraph schema` prints.

An editor makes a number of 2011, a truth of `true` and nothing of `null`, where the reader of ctgraph sees text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar

import jsonschema
import yaml

from ctgraph.loading.schemas import SCHEMAS

_TYPES = {  # the core schema of YAML 1.2: the texts of each type, and the characters that they begin with
    "bool": ("true|True|TRUE|false|False|FALSE", "tTfF"),
    "null": ("~|null|Null|NULL|", ["~", "n", "N", ""]),
    "int": ("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
}


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # of each class its own


def _make_mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        raise yaml.constructor.ConstructorError(problem="a key that is no text", problem_mark=node.start_mark)
    if len({key.value for key, _ in node.value}) < len(node.value):
        raise yaml.constructor.ConstructorError(problem="a key that is given twice", problem_mark=node.start_mark)
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def _make_number(_loader: _Loader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10)


for _type, (_pattern, _first) in _TYPES.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_type}", re.compile(f"^(?:{_pattern})$"), list(_first))
_Loader.add_constructor("tag:yaml.org,2002:map", _make_mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _make_number)


@cache
def _validator(kind: str) -> jsonschema.Draft7Validator:
    schema = SCHEMAS[kind]()
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def parse(text: str) -> Any:
    """Return what an editor makes of a text. Raises `yaml.YAMLError` where it is no YAML."""
    return yaml.load(text.removeprefix("\ufeff"), _Loader)


def list_marks(kind: str, text: str) -> list[str]:
    """Return what an editor marks in a file of a kind: a place and a message each."""
    errors = _validator(kind).iter_errors(parse(text))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors]
