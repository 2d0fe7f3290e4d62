"""The YAML parser: text in, events out. It does not guess types, so `no`, `2011` and `1.10` stay as the author typed them."""

from __future__ import annotations

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML was built without libyaml; its own parser is slower and otherwise the same
    from yaml import Loader as EventParser  # type: ignore[assignment]

from ctgraph.loading.bounds import MOST_DEPTH

__all__ = ["TOO_DEEP", "EventParser"]

TOO_DEEP = f"nested more than {MOST_DEPTH} deep; a structure file never needs that"
