"""The vocabulary that files of linked data use besides W3C ORG, PROV, SKOS and Dublin Core."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("vocabulary.ttl")


def read_vocabulary() -> str:
    """Return the vocabulary as Turtle."""
    return _FILE.read_text(encoding="utf-8")
