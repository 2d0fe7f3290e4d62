"""How somebody sits on a body, in words."""

from __future__ import annotations

from collections.abc import Mapping

HOW: Mapping[str, str] = {"chair": "chairs", "member": "sits on", "represented": "is represented on"}
