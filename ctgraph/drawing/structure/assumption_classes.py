"""The classes of a live page that say under which assumptions something is seen, and where a body does not operate.

Assumptions are known by their numbers: `l0` to `l3` name those under which something with the class `when` is seen, and
`i0` to `i3` those under which a body does not operate; `o0` to `o3` those under which it does not answer outside the
structure, if it does under others.
"""

from __future__ import annotations

from collections.abc import Sequence

from ctgraph.model import Body, Lens


def list_seen_classes(numbers: Sequence[int], many: int) -> list[str]:
    """Return the classes of what is seen under the assumptions of these numbers; none where it is seen under all `many`."""
    return [] if len(numbers) == many else ["when", *(f"l{number}" for number in numbers)]


def list_idle_classes(lenses: Sequence[Lens], body: Body) -> list[str]:
    """Return the classes that say under which assumptions a body does not operate."""
    return [f"i{number}" for number, lens in enumerate(lenses) if not lens.operates(body)]


def list_rootless_classes(lenses: Sequence[Lens], body: Body) -> list[str]:
    """Return the classes that say under which assumptions a body that is a root under others is none."""
    none = [f"o{number}" for number, lens in enumerate(lenses) if not lens.is_root(body)]
    return none if len(none) < len(lenses) else []
