"""Explains a syntax error: where it is, what it is, and the mistake that most likely caused it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from ctgraph.loading.events import TOO_DEEP

_KEY = r"^\s*(?:- +)*(?:[^\s:][^:]*:\s+)?"
_COLON_WITHOUT_SPACE = r"\s*(?:- +)?\w+:[^\s/]"
_COMMENT = r"\s#.*"
_SPECIAL_STARTS = tuple("@`%*&!")
_PLAINER_WORDS = {
    "mapping values are not allowed in this context": "a second ': ' on one line, or a line that is indented too far",
    "did not find expected key": "expected 'key: value' here",
    "did not find expected '-' indicator": "expected a list item ('- …') here, or less indentation",
    "could not find expected ':'": "expected a ':' after this key",
    "found character that cannot start any token": "a value cannot start with this character",
    "did not find expected ',' or ']'": "a list that starts with '[' is not closed with ']'",
    "did not find expected ',' or '}'": "a mapping that starts with '{' is not closed with '}'",
    "did not find expected node content": "expected a value here",
    "found unexpected end of stream": "the file ends inside a quoted text",
    # newer versions of libyaml have a limit of their own, and check it before they send the events
    "exceeded maximum nesting depth": TOO_DEEP,
    "found unknown escape character": "a backslash inside double quotes means something else; use single quotes",
}


def explain_syntax_error(
    error: yaml.YAMLError, line_text: Callable[[int], str], long_quote: Any = None
) -> tuple[int, int, str]:
    """Return the line and column (from 1) of an error that libyaml raised, and a message with a hint.

    `long_quote` is the event of the last quoted text that goes over several lines: perhaps it was meant to end sooner.
    """
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    if context is not None and problem in ("could not find expected ':'", "found unexpected end of stream"):
        mark = context
    if mark is None:
        return 1, 1, f"not YAML: {problem}"
    words = _PLAINER_WORDS.get(problem, f"not YAML: {problem}")
    hint = "" if "backslash" in words else _find_hint(line_text(mark.line))
    if long_quote is not None and long_quote.end_mark.line == mark.line:
        hint = f"the {long_quote.style} that opens on line {long_quote.start_mark.line + 1} closes only here"
    return mark.line + 1, mark.column + 1, f"{words}; {hint}" if hint else words


def _find_hint(line: str) -> str:
    if line[: len(line) - len(line.lstrip())].count("\t"):
        return "indent with spaces, not with a tab"
    if re.match(_COLON_WITHOUT_SPACE, line):
        return "put a space after the ':'"
    value = re.sub(_KEY, "", line, count=1).strip()
    if value[:1] in ("'", '"'):
        return _find_quote_hint(value)
    if value.startswith(_SPECIAL_STARTS):
        return f"a text that starts with {value[0]} must be in quotes"
    if re.search(r":(\s|$)", re.sub(_COMMENT, "", value)):
        return "a text that has ': ' in it must be in quotes"
    if " #" in line:
        return "everything after ' #' is a comment: put the text in quotes"
    return ""


def _find_quote_hint(value: str) -> str:
    quote = value[0]
    if value.find(quote, 1) == -1:
        return f"the {quote} that opens the text is not closed"
    return f"a text that starts with {quote} must end with it: put the whole of it in quotes of the other kind"
