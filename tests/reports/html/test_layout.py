"""Places for boxes: none lies on another, what answers stands below, and the same comes out every time."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from playwright.sync_api import Browser
from sample_reports import made, opened

LAYOUT = """([sizes, parents]) => {
    const { width, height, places } = ctgraph.layOut(new Map(sizes), new Map(parents));
    return { width, height, places: [...places] };
}"""


def laid_out(browser: Browser, parents: dict[int, int], size: int) -> tuple[float, float, dict[int, dict[str, Any]]]:
    sizes = [[body, {"width": 40 + body % 7 * 10, "height": 20 + body % 3 * 10}] for body in range(size)]
    with opened(browser, made("haringey-2008")) as page:
        found = page.run(LAYOUT, [sizes, [list(each) for each in parents.items()]])
        assert page.run(LAYOUT, [sizes, [list(each) for each in parents.items()]]) == found
    places = {body: place | sizes[body][1] for body, place in found["places"]}
    return found["width"], found["height"], places


def forest(seed: int, size: int) -> dict[int, int]:
    chance = random.Random(seed)
    return {body: chance.randrange(max(0, body - 9), body) for body in range(1, size) if chance.random() < 0.9}


@pytest.mark.parametrize(("seed", "size"), [(0, 0), (1, 1), (2, 12), (3, 60), (4, 250)])
def test_boxes_keep_apart_inside_and_below(browser: Browser, seed: int, size: int) -> None:
    parents = forest(seed, size)
    width, height, places = laid_out(browser, parents, size)
    assert sorted(places) == list(range(size))
    for box in places.values():
        assert box["x"] >= -0.01
        assert box["y"] >= -0.01
        assert box["x"] + box["width"] <= width + 0.01
        assert box["y"] + box["height"] <= height + 0.01
    for one, other in itertools.combinations(places.values(), 2):
        apart = (
            one["x"] + one["width"] <= other["x"] + 0.01
            or other["x"] + other["width"] <= one["x"] + 0.01
            or one["y"] + one["height"] <= other["y"] + 0.01
            or other["y"] + other["height"] <= one["y"] + 0.01
        )
        assert apart
    for below, above in parents.items():
        assert places[below]["y"] >= places[above]["y"] + places[above]["height"]


def test_many_below_one_hang_in_columns(browser: Browser) -> None:
    width, height, places = laid_out(browser, dict.fromkeys(range(1, 101), 0), 101)
    assert all(place["hangs"] for body, place in places.items() if body)
    assert 0.2 < width / height < 5
