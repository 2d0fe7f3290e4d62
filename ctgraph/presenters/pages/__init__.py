"""Which page of blocks shows a report or an answer; text and terminal show them each in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ctgraph.formats.blocks import Block
from ctgraph.presenters.renderer import by_family

page: Callable[[Any], list[Block]] = by_family(__name__)
