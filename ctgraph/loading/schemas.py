"""Makes JSON Schema (draft 7, which editors know best) of the shapes of the reader, so that editors complete and check files.

A schema refuses nothing that the reader takes. What it cannot say is left to the reader: that an id is that of a body, that a
key of a source is that of a document, that a date comes after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from ctgraph.loading import forms
from ctgraph.loading.bounds import MOST_IN_KEY, MOST_IN_TEXT
from ctgraph.loading.change_file import OPERATIONS, list_keys
from ctgraph.loading.forms import Form
from ctgraph.loading.records import Shape
from ctgraph.loading.structures import STRUCTURE
from ctgraph.loading.surveys import SURVEY
from ctgraph.model import STANDINGS

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = [
    "string",
    "number",
    "boolean",
]  # the reader takes all three as text; YAML makes 2011 a number, and true a boolean
_NOT_EMPTY = r"\S"
_APART = "[^A-Za-z0-9&]"  # what may stand between the parts of a word; `simplify` makes an underscore of it
_LEFT_TO_READER = "['\\u0080-\\uffff]"  # an apostrophe is dropped, and a letter may fold to one of ASCII
# A path within the folder or an id, then a '#' and an id: no address, nothing that starts at the top of a disk.
_BODY_ELSEWHERE = r"^\s*(?![/#\s])(?![^#]*://)[^\\#]+#[\s#]*[^\s#]"
_YES = "^(?:[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"


def make_structure_schema() -> Schema:
    """Return the schema of a structure file."""
    return _Maker().make(STRUCTURE, "A structure: bodies, and who answers to whom.")


def make_survey_schema() -> Schema:
    """Return the schema of the file that defines a survey."""
    return _Maker().make(SURVEY, "A survey: its questions, and the codes that can answer each.")


def make_changes_schema() -> Schema:
    """Return the schema of a file of changes: a list of operations, or a mapping that has it under 'changes'."""
    by_keys: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for operation in OPERATIONS:
        by_keys.setdefault(list_keys(operation), []).append(operation)
    change = {
        "type": "object",
        "required": ["op"],
        "properties": {"op": {"description": "What is done, and to what.", "enum": list(OPERATIONS)}},
        "allOf": [_tie(operations, *keys) for keys, operations in by_keys.items()],
    }
    listed = {"type": "array", "items": {"$ref": "#/definitions/change"}}
    return {
        "$schema": _DRAFT,
        "title": "Changes to a structure, in order.",
        "type": ["array", "object"],
        "items": listed["items"],
        "required": ["changes"],
        "properties": {"changes": {"description": "The changes, in order.", **listed}},
        "definitions": {"change": change},
    }


def _tie(operations: list[str], known: tuple[str, ...], required: tuple[str, ...]) -> Schema:
    """Return the schema that ties the keys of a change to its operation."""
    free = {"op", "value", "was"} | ({"bodies"} if "into" in known else set())
    properties = {key: {} if key in free else _text() for key in known}
    return {
        "if": {"required": ["op"], "properties": {"op": {"enum": operations}}},
        "then": {"required": list(required), "properties": properties, "additionalProperties": False},
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "structure": make_structure_schema,
    "survey": make_survey_schema,
    "changes": make_changes_schema,
}


def _text(most: int = MOST_IN_TEXT) -> Schema:
    return {"type": _TEXT, "pattern": _NOT_EMPTY, "maxLength": most}


class _Maker:
    """Makes the schema of one file, with a definition for each shape that it holds."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def make(self, shape: Shape, title: str) -> Schema:
        """Return the schema of a file with the keys of a shape."""
        schema = {"$schema": _DRAFT, "title": title, **self._describe(shape)}
        bounds = [
            bound for key, field in shape.fields.items() if field.shape for bound in self._close(key, field.shape)
        ]
        if bounds:
            schema["allOf"] = bounds
        return {**schema, "definitions": self.definitions}

    def _refer(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition, which is made where it is not there."""
        name = re.sub("[^a-z0-9]+", "-", name.casefold()).strip("-")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}

    def _describe(self, shape: Any) -> Schema:
        properties = {
            key: {"description": field.description, **self._render(field.type.form)}
            for key, field in shape.fields.items()
        }
        schema: Schema = {"type": "object", "properties": properties, "required": list(shape.required)}
        if _is_open(shape):
            return {**schema, "patternProperties": self._list_patterns(shape)}
        return {**schema, "additionalProperties": False}

    def _list_patterns(self, shape: Shape) -> Schema:
        assert shape.list_words is not None
        keys = [key for family in shape.families.values() for key in family]
        return {
            _spell(shape.list_words(key), but=key): {
                "description": f"The same as '{key}'. {shape.fields[key].description}",
                **self._render(shape.fields[key].type.form),
            }
            for key in keys
        }

    def _close(self, key: str, shape: Shape) -> list[Schema]:
        """Return what holds of the mappings under a key as long as the file declares no words of its own for them."""
        if not _is_open(shape):
            return []
        family = next(iter(next(iter(shape.families.values()))))
        closed = {
            "properties": dict.fromkeys(shape.fields, True),
            "patternProperties": dict.fromkeys([*self._list_patterns(shape), _LEFT_TO_READER], True),
            "additionalProperties": False,
        }
        declared = {
            "properties": dict.fromkeys(shape.fields, True),
            "additionalProperties": self._render(shape.fields[family].type.form),
        }
        bounds = [_tie_to(shape.own, key, declared, closed)]
        for name, field in shape.fields.items():
            form = field.type.form
            if isinstance(form, forms.Word) and form.own:
                own, standard = form.own, form._replace(own="")
                strict = {"properties": {name: self._refer(f"one {name}", partial(self._render, standard))}}
                bounds.append(_tie_to(own, key, {}, strict))
        return bounds

    def _render(self, form: Form | None) -> Schema:
        assert form is not None, "a value that users write says how it may be written"
        return _RENDERERS[type(form)](self, form)

    def render_record(self, form: forms.Record) -> Schema:
        """Return the schema of a mapping with the keys of a shape."""
        reference = self._refer(form.shape.noun, lambda: self._describe(form.shape))
        either = [{"required": [key]} for key in form.either]
        return {"allOf": [reference], "oneOf": either} if either else {"allOf": [reference]}

    def render_rows(self, form: forms.Rows) -> Schema:
        """Return the schema of a list of such mappings."""
        return {"type": "array", "items": self.render_record(forms.Record(form.shape))}

    def render_by_key(self, form: forms.ByKey) -> Schema:
        """Return the schema of a mapping by keys that the author chooses."""
        names: Schema = {"maxLength": MOST_IN_KEY}
        names |= {"pattern": form.pattern} if form.pattern else {}
        names |= {"not": {"enum": list(form.taken)}} if form.taken else {}
        schema: Schema = {"type": "object", "propertyNames": names, "additionalProperties": self._render(form.item)}
        schema |= {"minProperties": form.least} if form.least else {}
        return schema | ({"maxProperties": form.most} if form.most else {})

    def render_one_or_more(self, form: forms.OneOrMore) -> Schema:
        """Return the schema of a value, or a list of such."""
        item = self._render(form.item)
        listed: Schema = {"type": "array", "items": item, "minItems": 1}
        listed |= {"maxItems": form.most} if form.most else {}
        listed |= {"uniqueItems": True} if form.differ else {}
        return {"anyOf": [item, listed]}

    def render_any_of(self, form: forms.AnyOf) -> Schema:
        """Return the schema of a value of one of several forms."""
        return {"anyOf": [self._render(each) for each in form.forms]}

    def render_targets(self, form: forms.Targets) -> Schema:
        """Return the schema of the ids of bodies, each with what is said of it."""
        details = forms.AnyOf((forms.Word(forms.list_words(STANDINGS)), forms.Record(form.shape)))
        either = (forms.OneOrMore(forms.Text(), differ=True), forms.ByKey(details, least=1))
        return {"allOf": [self._refer(f"bodies of {form.shape.noun}", lambda: self._render(forms.AnyOf(either)))]}


def _is_open(shape: Any) -> bool:
    """Say whether a shape takes words for its keys, and keys that the file declares."""
    return bool(shape.own) if isinstance(shape, Shape) else False


def _tie_to(declares: str, key: str, then: Schema, otherwise: Schema) -> Schema:
    """Return what holds of each mapping under a key where the file has another key, and where it has it not."""

    def of_each(schema: Schema) -> Schema:
        return {"properties": {key: {"additionalProperties": schema}}}

    tied = {"if": {"required": [declares]}, "else": of_each(otherwise)}
    return tied | ({"then": of_each(then)} if then else {})


def _render_word(_maker: _Maker, form: forms.Word) -> Schema:
    choices: list[str | bool] = list(form.list_choices())
    if "yes" in choices:
        choices += [True, False]  # an editor that reads YAML 1.1 makes them of yes and no
    right: Schema = {"enum": choices}
    if form.list_others is None:
        return right
    if form.own:
        any_word = _text() | {"not": {"type": ["array", "object", "null"]}}
        del any_word["type"]  # with which an editor offers true and false among the kinds
        return {"anyOf": [right, any_word]}
    spelt = [{"type": "string", "pattern": pattern} for pattern in (_spell(form.list_others()), _LEFT_TO_READER)]
    return {"anyOf": [right, *spelt]}


def _spell(words: Collection[str], *, but: str = "") -> str:
    """Return a pattern of words that are written in any way that `simplify` makes the same of, and not as `but`."""
    return f"^{f'(?!{but}$)' if but else ''}{_APART}*(?:{'|'.join(map(_spell_one, sorted(words)))}){_APART}*$"


def _spell_one(word: str) -> str:
    parts = [
        "".join(f"[{each.upper()}{each}]" if each.isalpha() else each for each in part) for part in word.split("_")
    ]
    spelt = f"{_APART}+".join(parts)
    ampersand = f"(?:{_APART}+[Aa][Nn][Dd]{_APART}+|{_APART}*&{_APART}*)"
    return spelt.replace(f"{_APART}+[Aa][Nn][Dd]{_APART}+", ampersand)


_RENDERERS: Mapping[type, Callable[[_Maker, Any], Schema]] = {
    forms.Text: lambda _maker, form: _text(form.most),
    forms.Reason: lambda _maker, _form: {**_text(), "type": ["string", "number"], "not": {"pattern": _YES}},
    forms.Citation: lambda _maker, form: {
        "type": _TEXT,
        "pattern": rf"^\s*(?:\S[\s\S]{{0,{form.most - 2}}})?\S\s*$",
    },
    forms.BodyElsewhere: lambda _maker, form: {"type": "string", "maxLength": form.most, "pattern": _BODY_ELSEWHERE},
    forms.WholeNumber: lambda _maker, _form: {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 999_999,
        "pattern": "^0*[1-9][0-9]{0,5}$",
    },
    forms.YesOrNo: lambda _maker, _form: {
        "anyOf": [{"enum": ["yes", "no", True, False]}, {"type": "string", "pattern": _YES}]
    },
    forms.Date: lambda _maker, _form: {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 9999,
        "pattern": forms.DATE_PATTERN,
    },
    forms.Word: _render_word,
    forms.OneOrMore: _Maker.render_one_or_more,
    forms.Record: _Maker.render_record,
    forms.Rows: _Maker.render_rows,
    forms.ByKey: _Maker.render_by_key,
    forms.AnyOf: _Maker.render_any_of,
    forms.Targets: _Maker.render_targets,
}
