"""The families of kinds of body: the groups, in order, in which a timeline and the glossary list them.

They are no concept of governance, and no rule asks for one: an executive stands among the boards. A rule that speaks of some
kinds only has a field of `BodyKind` for it, such as `is_scrutiny`.
"""

from __future__ import annotations

COUNCILS = "Council and committees"
BOARDS = "Boards and executives"
GROUPS = "Groups and panels"
OTHERS = "Forums, assemblies, posts and agencies"
FAMILIES = (COUNCILS, BOARDS, GROUPS, OTHERS)
