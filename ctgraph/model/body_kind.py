"""What a kind of body is."""

from typing import NamedTuple

from ctgraph.model.names import lower_first, put_article_before
from ctgraph.model.scrutiny_laws import ScrutinyLaw


class BodyKind(NamedTuple):
    """A kind of body.

    label: what people read.
    family: one of `families.FAMILIES`, in which lists group it.
    shape: what it is drawn as, in a word that `drawing` knows.
    expects_line: whether such a body is expected to have an upward line.
    is_scrutiny: whether it is a kind of scrutiny or audit.
    scrutinises_itself: whether such a body scrutinises itself, by a committee of its own.
    scrutiny_laws: the laws under which it does so; empty where none was read.
    words: what people write for it, spelt as a kind is; a word that several kinds have means none of them.
    when: when to use it, in one sentence.
    is_not: what it is not, in one sentence.
    """

    label: str
    family: str
    shape: str = "box"
    expects_line: bool = True
    is_scrutiny: bool = False
    scrutinises_itself: bool = False
    scrutiny_laws: tuple[ScrutinyLaw, ...] = ()
    words: tuple[str, ...] = ()
    when: str = ""
    is_not: str = ""

    @property
    def in_text(self) -> str:
        """The label inside a sentence."""
        return lower_first(self.label)

    @property
    def with_article(self) -> str:
        """The label inside a sentence, after its article: ``an executive``."""
        return put_article_before(self.in_text)
