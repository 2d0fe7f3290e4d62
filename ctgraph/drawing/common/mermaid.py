"""What every diagram in Mermaid has: its head, its text without marks that act, and its arrows."""

from __future__ import annotations

from ctgraph.drawing.common.quoting import clean
from ctgraph.model import ASSUMABLE

# Mermaid's own marks, and those of HTML, become character entities that Mermaid reads.
_MARKS = {mark: f"#{ord(mark)};" for mark in "#;&<>\"'`\\|[]{}()*_~$%"}
_TITLE_MARKS = '"\\<>&%`'


def begin_flowchart(title: str, direction: str) -> list[str]:
    """Return the first lines of a flowchart; `direction` is ``BT`` (upward) or ``LR`` (to the right)."""
    return ["---", f"title: {_quote_title(title)}", "---", f"flowchart {direction}"]


def escape_mermaid(text: str) -> str:
    """Return text as Mermaid shows it, with no mark in it that acts."""
    return "".join(_MARKS.get(character, character) for character in clean(text))


def write_arrow(start: str, words: str, end: str, standing: str) -> str:
    """Return a line of the flowchart: an arrow with words on it, dotted where its standing is weak."""
    opening, closing = ("-.", ".->") if standing in ASSUMABLE else ("--", "-->")
    return f'    {start} {opening} "{words}" {closing} {end}'


def _quote_title(title: str) -> str:
    """Return a title as a YAML string in which no mark acts, in Mermaid or in a page around it."""
    return '"' + "".join(f"\\x{ord(mark):02x}" if mark in _TITLE_MARKS else mark for mark in clean(title)) + '"'
