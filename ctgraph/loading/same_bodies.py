"""Reads which bodies of other files a body is the same as: `same_as: nhs/lancashire-icb.yaml#icb`."""

from __future__ import annotations

import re

from ctgraph.errors import quote
from ctgraph.loading import forms
from ctgraph.loading.bounds import MOST_IN_NAME, say_too_long
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ValueType, expect_different_scalars
from ctgraph.loading.nodes import Node, Scalar
from ctgraph.model import SameBody

_EXPECTED = "a file and a body of it ('nhs/icb.yaml#board')"
# A '#' may stand in the name of a file and in an id: the first that follows the ending of a file parts them, or else the first.
_ENDING = re.compile(r"\.(?:ya?ml|xlsx|csv|tsv)#", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_COMMENT = re.compile(r"[ \t]+#[ \t]*([^\s#,;]+)")


def read_same_bodies(context: Context, node: Node) -> tuple[SameBody, ...]:
    """Read the body of another file that a body is the same as, or a list of different ones; no file is opened."""
    found = (_read_one(context, each) for each in expect_different_scalars(context, node, _EXPECTED))
    return tuple(each for each in found if each is not None)


def split_reference(text: str) -> tuple[str, str]:
    """Return the file, or the id of a structure, and the id of a body that a text names; without a '#' the body is empty."""
    ending = _ENDING.search(text)
    at = ending.end() - 1 if ending else text.find("#")
    return (text[:at].strip(), text[at + 1 :].strip()) if at >= 0 else (text.strip(), "")


def names_file(structure: str) -> bool:
    """Say whether a text before the '#' can only be the path of a file, and no id of a structure."""
    return "/" in structure or _ENDING.search(f"{structure}#") is not None


def _read_one(context: Context, scalar: Scalar) -> SameBody | None:
    text = scalar.value.strip()
    if len(scalar.value) > MOST_IN_NAME:
        context.problems.add(scalar.start_mark, say_too_long(scalar.value, "a body of another file", MOST_IN_NAME))
        return None
    structure, body = split_reference(text)
    fault = _find_fault(structure, body) or (_explain_no_body(context, scalar, text) if not body else "")
    if fault:
        context.problems.add(scalar.start_mark, fault)
        return None
    return SameBody(structure, body, scalar.start_mark.line + 1, scalar.start_mark.column + 1)


def _find_fault(structure: str, body: str) -> str:
    """Return what is wrong with the file that a text names; nothing if that may be right."""
    if not structure:
        return f"{quote(f'#{body}')} names no file; expected {_EXPECTED}, since a file has a body once"
    if "://" in structure:
        return (
            f"{quote(structure)} is an address; expected a path from the folder of this file, or the id of a structure"
        )
    if "\\" in structure:
        plain = _DRIVE.sub("", structure).replace("\\", "/").lstrip("/")
        return f"{quote(structure)} has '\\' between its folders; did you mean {quote(f'{plain}#{body}')}?"
    if structure.startswith("/") or _DRIVE.match(structure):
        plain = _DRIVE.sub("", structure).lstrip("/")
        path = "a path starts at the folder of this file"
        return f"{quote(structure)} starts at the top of a disk; {path}, as in {quote(f'{plain}#{body}')}"
    return ""


def _explain_no_body(context: Context, scalar: Scalar, text: str) -> str:
    plain = text.rstrip("#").rstrip()
    cut = None if scalar.style else context.problems.match(_COMMENT, scalar.end_mark)
    if cut:
        meant = quote(f"{plain}#{cut[1].strip()}")
        return f"{quote(text)} names no body: ' #' starts a comment; did you mean {meant}, without a blank?"
    return f"{quote(text)} names no body; expected '#' and an id after it, as in {quote(f'{plain}#board')}"


SAME_BODIES = ValueType(
    "a file or the id of a structure, '#' and the id of a body, or a list of them",
    read_same_bodies,
    form=forms.OneOrMore(forms.BodyElsewhere(), differ=True),
)
