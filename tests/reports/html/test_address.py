"""What the address says is chosen is written and read alike by the page's programs and by what makes the page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hostile_names import IDS
from playwright.sync_api import Browser
from sample_reports import Opened, made, opened


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Opened]:
    with opened(browser, made("haringey-2008")) as found:
        yield found


def test_what_is_written_is_read_again(page: Opened) -> None:
    for structure in ("", "a&b=c/d"):
        read = page.run(
            """([structure, ids]) => ids.map((id) => ctgraph.address.parse(ctgraph.address.write(structure, 'body', id)))""",
            [structure, IDS],
        )
        expected = {"structure": structure} if structure else {}
        assert read == [expected | {"body": id_} for id_ in IDS]
    ends = [[one, "reports_to", other] for one, other in zip(IDS, IDS[::-1], strict=True)]
    read = page.run(
        "(ends) => ends.map((each) => ctgraph.address.parse(ctgraph.address.write('', 'relation', each)).relation)",
        ends,
    )
    assert read == ends


def test_it_is_the_same_place_as_without_programs(page: Opened) -> None:
    written = page.run("(ids) => ids.map((id) => ctgraph.address.write('', 'body', id))", IDS)
    assert written == [f"#body={quote(id_, safe='')}" for id_ in IDS]


@pytest.mark.parametrize(
    ("hash_", "read"),
    [
        ("", {}),
        ("#", {}),
        ("#lscb", {}),
        ("#=x", {}),
        ("#body=a=b", {"body": "a=b"}),
        ("#body=%E0%A4%A", {"body": "%E0%A4%A"}),
        ("#body=a+b", {"body": "a+b"}),
        ("#structure=s&finding=0a", {"structure": "s", "finding": "0a"}),
        ("#relation=a%2Fb/informs/c", {"relation": ["a/b", "informs", "c"]}),
    ],
)
def test_what_people_type_is_read(page: Opened, hash_: str, read: object) -> None:
    assert page.run("(hash) => ctgraph.address.parse(hash)", hash_) == read
