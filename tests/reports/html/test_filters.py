"""What a search and filters leave, asked of every structure that ships and compared with what the data says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from program import FEW
from sample_reports import data_of, made, opened

FOUND = "(wanted) => [...ctgraph.filters.find([...ctgraph.explorers.values()][0].structure, wanted)]"


@pytest.mark.parametrize("name", FEW)
def test_each_filter_leaves_what_it_says(browser: Browser, name: str) -> None:
    data = data_of(made(name))
    bodies = list(enumerate(data["bodies"]))
    with opened(browser, made(name)) as page:
        assert page.run(FOUND, {}) == [number for number, _ in bodies]
        for kind in {body[2] for _, body in bodies}:
            assert page.run(FOUND, {"kind": kind}) == [number for number, body in bodies if body[2] == kind]
        for status in {body[3] for _, body in bodies}:
            assert page.run(FOUND, {"status": status}) == [number for number, body in bodies if body[3] == status]
        for standing in {relation[3] for relation in data["relations"]}:
            ends = {end for relation in data["relations"] if relation[3] == standing for end in relation[:2]}
            assert page.run(FOUND, {"standing": standing}) == sorted(ends)
        for number, body in bodies:
            assert number in page.run(FOUND, {"words": body[0].upper()})
            assert number in page.run(FOUND, {"words": f"  {body[1]} ", "kind": body[2]})


def test_marks_over_letters_do_not_matter(browser: Browser) -> None:
    with opened(browser, made("haringey-2008")) as page:
        assert page.run("['Über', 'U\\u0308BER', 'uber'].map(ctgraph.simplify)") == ["uber"] * 3
