"""Syntax errors in words that help: where, what, and the mistake that people most likely made."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml.reader import ReaderError

_KEY_AND_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s:][^:]*:\s+)?(?P<value>.*)$")
_SPECIAL_STARTS = {"@": "@", "`": "`", "%": "%", "*": "*", "&": "&", "!": "!"}
_PLAINER_WORDS = {
    "mapping values are not allowed in this context": "a second ': ' on one line, or a line that is indented too far",
    "did not find expected key": "expected 'key: value' here",
    "did not find expected '-' indicator": "expected a list item ('- …') here, or less indentation",
    "could not find expected ':'": "expected a ':' after this key",
    "found character that cannot start any token": "a value cannot start with this character",
    "did not find expected ',' or ']'": "a list that starts with '[' is not closed with ']'",
    "did not find expected ',' or '}'": "a mapping that starts with '{' is not closed with '}'",
    "found unexpected end of stream": "the file ends inside a quoted text",
}
_NAME_CUT_SHORT = re.compile(r"^[ \t]*(?:- )?(?:name|short|title):[ \t]+[^\s'\"|>#][^\n]*?(?= #[^\s#])", re.MULTILINE)


def syntax_problem(error: yaml.YAMLError, text: str, line_text: Callable[[int], str]) -> tuple[int, int, str]:
    """Return line and column, counted from 1, and the message with a hint, for an error that libyaml raised on `text`."""
    if isinstance(error, ReaderError):
        return _forbidden_character(error, text)
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    if context is not None and problem in ("could not find expected ':'", "found unexpected end of stream"):
        mark = context
    if mark is None:
        return 1, 1, f"not YAML: {problem}"
    words = _PLAINER_WORDS.get(problem, f"not YAML: {problem}")
    hint = _hint(line_text(mark.line))
    return mark.line + 1, mark.column + 1, f"{words}; {hint}" if hint else words


def names_cut_short(text: str) -> list[tuple[int, int]]:
    """Return line and column, from 1, of every ' #' that ends an unquoted name early, as in ``name: Group #2``."""
    if " #" not in text:
        return []
    places = []
    for match in _NAME_CUT_SHORT.finditer(text):
        line = text.count("\n", 0, match.end()) + 1
        places.append((line, match.end() - (text.rfind("\n", 0, match.end()) + 1) + 2))
    return places


def _forbidden_character(error: ReaderError, text: str) -> tuple[int, int, str]:
    # libyaml counts this position in bytes, and its words are the only sign of it
    before = text.encode("utf-8", "surrogatepass")[: error.position].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return line, column, f"{error.reason} here; remove the character"


def _hint(line: str) -> str:
    if line[: len(line) - len(line.lstrip())].count("\t"):
        return "indent with spaces, not with a tab"
    match = _KEY_AND_VALUE.match(line)
    value = match["value"].strip() if match else ""
    if value[:1] in ("'", '"'):
        return _quote_hint(value)
    if value[:1] in _SPECIAL_STARTS:
        return f"a text that starts with {value[0]} must be in quotes"
    if " #" in line:
        return "everything after ' #' is a comment: put the text in quotes"
    if ": " in value or value.endswith(":"):
        return "a text that has ': ' in it must be in quotes"
    return ""


def _quote_hint(value: str) -> str:
    quote = value[0]
    if value.find(quote, 1) == -1:
        return f"the {quote} that opens the text is not closed"
    return f"a text that starts with {quote} must end with it: put the whole of it in quotes of the other kind"
