"""That a body is the same as one of another file."""

from typing import NamedTuple


class SameBody(NamedTuple):
    """A body of another file that the body which holds this record is the same as, and where that is written.

    `structure` is the path of that file, from the folder of this one, or the id of its structure; `body` is the id there.
    """

    structure: str
    body: str
    line: int = 1
    column: int = 1

    @property
    def text(self) -> str:
        """It as a structure file has it."""
        return f"{self.structure}#{self.body}"
