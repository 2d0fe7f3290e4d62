"""Which page shows which report or answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctgraph.answers import Contents, Down, Lines, Orphans, Path, Profile, RuleEntry, Rules, Shipped
from ctgraph.findings import Report
from ctgraph.renderers.answer_pages import (
    contents_page,
    down_page,
    lines_page,
    path_page,
    profile_page,
    rule_page,
    rules_page,
    shipped_page,
)
from ctgraph.renderers.blocks import Block
from ctgraph.renderers.report_pages import orphans_page, report_page

PAGES: Mapping[type, Callable[[Any], list[Block]]] = {
    Report: report_page,
    Orphans: orphans_page,
    Lines: lines_page,
    Down: down_page,
    Path: path_page,
    Contents: contents_page,
    Profile: profile_page,
    Shipped: shipped_page,
    Rules: rules_page,
    RuleEntry: rule_page,
}
