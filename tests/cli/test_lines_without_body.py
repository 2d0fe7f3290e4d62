"""`lines` without a body says how to find one."""

from __future__ import annotations

import pytest
from program import ctgraph


@pytest.mark.parametrize("structure", ["kent-2011-proposed", "solihull-2011", "-"])
@pytest.mark.parametrize("options", [[], ["--down"], ["--format", "csv"], ["--format", "json"]])
def test_without_a_body_it_is_said_how_to_find_one(structure: str, options: list[str]) -> None:
    ran = ctgraph("lines", structure, *options)
    assert (ran.code, ran.out) == (2, "")
    told = " ".join(ran.err.split())
    assert "name the BODY" in told
    assert f"ctgraph list {structure}" in told
    assert f"ctgraph orphans {structure}" in told
