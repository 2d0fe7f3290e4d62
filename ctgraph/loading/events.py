"""The parser of YAML: text in, events out. No type is resolved, so `no`, `2011` and `1.10` stay what the author typed."""

from __future__ import annotations

try:
    from yaml.cyaml import CParser as EventParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: slower, and otherwise the same
    from yaml import Loader as EventParser  # type: ignore[assignment]

__all__ = ["EventParser"]

# A structure file nests seven deep; what nests deeper is refused before it can cost anything.
MOST_DEPTH = 20
