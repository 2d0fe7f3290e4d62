"""Sources as a page cites them, with a link where their document has an address in the web."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ctgraph.model import Document, Source


class Cite(NamedTuple):
    """One source as it is written, and the address of its document where that can be followed."""

    text: str
    address: str


def make_cites(sources: Sequence[Source], documents: Mapping[str, Document]) -> tuple[Cite, ...]:
    """Return sources as written, with the addresses of their documents."""
    return tuple(
        Cite(source.text, find_web_address(documents[source.document].url) if source.document in documents else "")
        for source in sources
    )


def find_web_address(address: str) -> str:
    """Return an address if it is one of the web, which may be a link to click; else nothing."""
    return address if address.lower().startswith(("https://", "http://")) else ""
