"""Which page of blocks shows a report or an answer; text and terminal show them each in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ctgraph.extend.renderer import by_family
from ctgraph.renderers.blocks import Block

page: Callable[[Any], list[Block]] = by_family(__name__)
