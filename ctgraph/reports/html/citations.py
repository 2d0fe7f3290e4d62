"""Sources as a page cites them, with a link where their document has an address in the web."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.model import Document, Source


class Cite(NamedTuple):
    """One source as it is written, the address of its document where that can be followed, and the fact that it is for.

    That is empty where the source is for all that stands before it.
    """

    text: str
    address: str
    what: str = ""


def make_cites(sources: Sequence[Source], documents: Mapping[str, Document], what: str = "") -> tuple[Cite, ...]:
    """Return sources as written, with the addresses of their documents."""
    return tuple(
        Cite(
            source.text, find_web_address(documents[source.document].url) if source.document in documents else "", what
        )
        for source in sources
    )


def find_web_address(address: str) -> str:
    """Return an address if it is one of the web, which may be a link to click; else nothing."""
    return address if address.lower().startswith(("https://", "http://")) else ""
