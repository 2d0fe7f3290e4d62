"""What every diagram in Mermaid has: its head, its text without marks that act, and its arrows."""

from __future__ import annotations

import re

from ctgraph.drawing.common.quoting import clean
from ctgraph.model import ASSUMABLE

# Marks of Mermaid, of HTML and of Markdown, which Mermaid reads in its labels, become character entities. That is every
# mark of ASCII but commas, and hyphens within a word: what makes a list, a link or an icon differs from version to version.
# No label has a <br/>: with one, Mermaid 11 reads the entities before it reads Markdown.
_MARKS = re.compile(r"(?<![A-Za-z])-|-(?![A-Za-z])|[!-+./:-@\[-`{-~]")
MOST_ARROWS, MOST_CHARACTERS = 500, 50_000  # that Mermaid draws, unless `maxEdges` and `maxTextSize` are set higher
_ARROW = re.compile(r" (?:--|-\.) \".*\" (?:--[->]|\.->?) ")
_TITLE_MARKS = '"\\<>&%`'


def begin_flowchart(title: str, direction: str) -> list[str]:
    """Return the first lines of a flowchart; `direction` is ``BT`` (upward) or ``LR`` (to the right)."""
    return ["---", f"title: {_quote_title(title)}", "---", f"flowchart {direction}"]


def escape_mermaid(text: str) -> str:
    """Return text as Mermaid shows it, with no mark in it that acts."""
    return _MARKS.sub(lambda mark: f"#{ord(mark[0])};", clean(text))


def write_arrow(start: str, words: str, end: str, standing: str, *, directed: bool = True) -> str:
    """Return a line of the flowchart with words on it, dotted where its standing is weak: an arrow, if it has a direction."""
    opening, closing = ("-.", ".-") if standing in ASSUMABLE else ("--", "--")
    closing += ">" if directed else "-" if closing == "--" else ""
    return f'    {start} {opening} "{escape_mermaid(words)}" {closing} {end}'


def describe_excess(written: str) -> str:
    """Return that a diagram is above a limit of Mermaid's own, which then draws nothing; empty where it is not."""
    arrows = sum(bool(_ARROW.search(line)) for line in written.splitlines())
    said = []
    if arrows > MOST_ARROWS:
        said.append(
            f"it has {arrows:,} arrows, and Mermaid draws no more than {MOST_ARROWS} unless 'maxEdges' is set higher"
        )
    if len(written) > MOST_CHARACTERS:
        said.append(
            f"it is {len(written):,} characters long, and Mermaid reads no more than {MOST_CHARACTERS:,} unless 'maxTextSize' is"
            " set higher"
        )
    return "; ".join(said)


def _quote_title(title: str) -> str:
    """Return a title as a YAML string in which no mark acts, in Mermaid or in a page around it."""
    return '"' + "".join(f"\\x{ord(mark):02x}" if mark in _TITLE_MARKS else mark for mark in clean(title)) + '"'
