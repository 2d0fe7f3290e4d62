"""Reads JSON that other programs wrote, and tells by line what is none."""

from __future__ import annotations

import json
from typing import Any

from ctgraph.errors import Problem, StructureFileError
from ctgraph.loading.text import decode_text


def read_json(name: str, data: bytes, noun: str) -> Any:
    """Return the value of a file of JSON, or the values of its lines in a list where each line is a value of its own.

    Raises `StructureFileError` for what is neither, or nests deeper than `noun` does.
    """
    text = decode_text(name, data)
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        raise StructureFileError([Problem(name, error.lineno, error.colno, f"is no JSON: {error.msg}")]) from error
    except ValueError as error:  # a number of thousands of digits
        raise StructureFileError([Problem(name, 0, 0, f"is no JSON: {error}")]) from error
    except RecursionError as error:
        raise StructureFileError([Problem(name, 0, 0, f"nests too deep for {noun}")]) from error


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg != "Extra data" or len(lines) < 2:
            raise
        try:
            return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            raise error from None
