"""How large a structure file, and each thing in it, may be. Whatever is larger is refused, with its place and the bound.

Texts are bounded since what follows repeats them: a name stands in every finding, row and box that concerns its body.
"""

from __future__ import annotations

from ctgraph.errors import quote

# A register of 100,000 bodies takes 37 MB. A far larger file is no structure file, or does not fit into memory.
MOST_BYTES = 128 * 1024 * 1024
# A structure file nests seven deep. Deeper nesting is refused as soon as it is met.
MOST_DEPTH = 20
MOST_IN_KEY = (
    250  # characters of a key, which an id is, and of an id that is a value: as many as the name of a file has
)
MOST_IN_NAME = 500  # characters of a name, a title, a label, or another text that stands in a line with others
MOST_IN_SOURCE = 300  # characters of a document's key and the place in it
MOST_IN_TEXT = 3_000  # characters of a note or any other text: about a page
MOST_SOURCES = 20  # sources of one fact


def say_too_long(text: str, noun: str, most: int) -> str:
    """Return what a message says of a text of more than `most` characters."""
    return f"{quote(text)} has {len(text):,} characters; {noun} has at most {most:,}"
