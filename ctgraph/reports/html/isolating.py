"""Names of languages that are written from right to left, in sentences: none may turn round what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctgraph.formats.blocks import visible

if TYPE_CHECKING:
    from markupsafe import Markup

_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def isolate(text: str, names: Iterable[str] = ()) -> Markup:
    """Return text as markup that its surroundings do not turn round, nor it them; so for each of the names in it."""
    from markupsafe import Markup, escape

    turning = sorted({visible(name) for name in names if _turns(name)}, key=len, reverse=True)
    shown = visible(text)
    if not turning:
        return Markup("<bdi>{}</bdi>").format(shown)
    parts = re.split(f"({'|'.join(map(re.escape, turning))})", shown)
    inner = Markup("").join(
        Markup("<bdi>{}</bdi>").format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )
    return Markup("<bdi>{}</bdi>").format(inner)


def _turns(name: str) -> bool:
    return not name.isascii() and any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in name)
