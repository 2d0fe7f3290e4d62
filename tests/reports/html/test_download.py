"""The diagram as it is shown, saved: an SVG that stands alone, and a picture of it."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser
from sample_reports import Opened, made, opened

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Opened, what: str) -> tuple[str, bytes]:
    page.page.click("summary >> text=Save")
    with page.page.expect_download() as found:
        page.page.get_by_role("button", name=what).click()
    assert page.shown(".menu[open]") == 0  # it has done what it was opened for
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_an_svg_holds_what_is_shown_and_nothing_else(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, made("kent-2011-proposed"), "#body=board") as page:
        shown = page.shown(".canvas .body"), page.shown(".canvas .relation")
        name, svg = saved(page, "Diagram as SVG")
        assert name == "kent-2011-proposed.svg"
        root = ElementTree.fromstring(svg)
        groups = list(root.iter(f"{SVG}g"))
        assert len([group for group in groups if group.get("data-body")]) == shown[0]
        assert len([group for group in groups if group.get("data-relation")]) == shown[1]
        style = "".join(each.text or "" for each in root.iter(f"{SVG}style"))
        assert "var(" not in style
        assert "@font-face" in style
        assert 'url("data:font/woff' in style
        texts = [each.text for each in root.iter(f"{SVG}text")]
        assert "Kent Children's Trust arrangements, as proposed in July 2011" in texts  # title and legend go with it
        assert "Reports to" in texts
        assert len([text for text in texts if (text or "").startswith("As of")]) == 1
        assert not [each for each in root.iter() if each.get("tabindex") or each.get("style")]
        page.page.click("summary >> text=Show")
        page.page.get_by_role("checkbox", name="works with").uncheck()
        page.page.keyboard.press("Escape")
        fewer = ElementTree.fromstring(saved(page, "Diagram as SVG")[1])
        assert len([group for group in fewer.iter(f"{SVG}g") if group.get("data-relation")]) < shown[1]
        assert page.wrong == []
    alone = tmp_path / "alone.svg"
    alone.write_bytes(svg)
    with opened(browser, b"<!doctype html><title>x</title>") as page:
        page.page.goto(alone.as_uri())
        assert page.run("document.fonts.ready.then(() => [...document.fonts].map(each => each.status))") == [
            "loaded",
            "loaded",
        ]
        fill = "getComputedStyle(document.querySelector('.f-ground')).fill"
        assert page.run(fill) == "rgb(255, 255, 255)"
        assert page.wrong == []


def test_a_png_is_a_picture_of_it_in_the_colours_of_the_page(browser: Browser) -> None:
    for scheme, ground in (("light", [255, 255, 255]), ("dark", [22, 25, 29])):
        with opened(browser, made("leicestershire-2009"), color_scheme=scheme) as page:
            name, png = saved(page, "Diagram as PNG")
            assert name == "leicestershire-2009.png"
            assert png.startswith(b"\x89PNG")
            width, height = struct.unpack(">II", png[16:24])
            drawn, legend = (
                page.run(f"(({{width, height}}) => [width, height])(document.querySelector('{svg}').viewBox.baseVal)")
                for svg in (".drawing", ".legend svg")
            )
            assert abs(width - 2 * max(drawn[0], legend[0])) <= 1
            assert abs(height - 2 * (drawn[1] + legend[1])) <= 1
            seen = page.run("""async () => {
                const { structure } = [...ctgraph.explorers.values()][0];
                const bitmap = await createImageBitmap(await ctgraph.download.drawPng(structure));
                const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
                const context = canvas.getContext('2d');
                context.drawImage(bitmap, 0, 0);
                const dots = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
                const colours = new Set();
                for (let dot = 0; dot < dots.length; dot += 4) colours.add(dots.slice(dot, dot + 3).join());
                return [[...dots.slice(0, 3)], colours.size];
            }""")
            assert seen[0] == ground
            assert seen[1] > 50  # lines and letters, and their edges
            assert page.wrong == []
