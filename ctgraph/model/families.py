"""The families of kinds of body, in the order in which a timeline groups them."""

from __future__ import annotations

COUNCILS = "Council and committees"
BOARDS = "Boards and executives"
GROUPS = "Groups and panels"
OTHERS = "Forums, assemblies, posts and agencies"
FAMILIES = (COUNCILS, BOARDS, GROUPS, OTHERS)
