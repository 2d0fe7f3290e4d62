"""Drawing needs no font of the machine and no settings, says nothing, and leaves nothing behind."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from analysed import analyse
from fontTools.ttLib import TTFont
from pictures import FONT_FILES, FONTS, SVG, Picture
from program import COMMAND
from small_files import as_yaml

import ctgraph
from ctgraph.drawing.common.options import Options
from ctgraph.loading.files import load

PACKAGE = Path(ctgraph.__file__).parent
VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME", "PANGOCAIRO_BACKEND", "XDG_CACHE_HOME")
NOWHERE = "/nowhere/at/all"
FOREIGN = """\
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><newer-than-any-fontconfig/><dir>/usr/share/fonts</dir>
<alias binding="same"><family>Source Sans Pro</family><prefer><family>DejaVu Serif</family></prefer></alias></fontconfig>
"""


def run(cwd: Path, output: str, **environment: str | None) -> None:
    """Draw in a process of its own, with these variables besides the common ones; it must succeed and say nothing."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    wanted = {"HOME": str(cwd)} | environment
    done = subprocess.run(
        [*COMMAND, "draw", "haringey-2008", "-o", output],
        cwd=cwd,
        env=kept | {name: value for name, value in wanted.items() if value is not None},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("reference")
    run(folder, "x.png")
    return (folder / "x.png").read_bytes()


ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "a foreign fontconfig, and no home": {"FONTCONFIG_FILE": "foreign.conf", "HOME": None},
    "a broken fontconfig, and a home to be read only": {"FONTCONFIG_FILE": "broken.conf", "HOME": "read-only"},
    "a fontconfig and a home that are not there": {
        "FONTCONFIG_FILE": NOWHERE,
        "HOME": NOWHERE,
        "XDG_CACHE_HOME": NOWHERE,
    },
    "no fonts, and another way to draw text": {"FONTCONFIG_PATH": NOWHERE, "PANGOCAIRO_BACKEND": "nonsense"},
    "fonts of another root": {"FONTCONFIG_SYSROOT": NOWHERE},
}


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_same_picture_in_silence(environment: dict[str, str | None], reference: bytes, tmp_path: Path) -> None:
    (tmp_path / "foreign.conf").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "broken.conf").write_text("<fontconfig", encoding="utf-8")
    (tmp_path / "read-only").mkdir(mode=0o500)
    files = {"foreign.conf", "broken.conf", "read-only"}
    here = {name: str(tmp_path / value) if value in files else value for name, value in environment.items()}
    run(tmp_path, "x.png", **here)
    assert (tmp_path / "x.png").read_bytes() == reference
    assert {path.name for path in tmp_path.rglob("*")} == files | {"x.png"}


def test_from_another_folder(reference: bytes, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    run(tmp_path / "else", str(tmp_path / "x.png"))
    assert (tmp_path / "x.png").read_bytes() == reference
    assert list((tmp_path / "else").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a file descriptor can be closed before the start on POSIX alone")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_without_the_usual_streams(closed: str, reference: bytes, tmp_path: Path) -> None:
    script = f'"$@" {closed}'
    command = ["sh", "-c", script, "sh", *COMMAND, "draw", "haringey-2008", "-o", "x.png"]
    assert subprocess.run(command, cwd=tmp_path, timeout=60, check=False).returncode == 0
    assert (tmp_path / "x.png").read_bytes() == reference


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    before = contents(PACKAGE)
    for ending in ("svg", "png", "pdf"):
        run(tmp_path, f"x.{ending}", TMPDIR=str(tmp_path / "tmp"), TEMP=str(tmp_path / "tmp"))
    assert list((tmp_path / "tmp").iterdir()) == []
    assert contents(PACKAGE) == before
    assert {path.name for path in tmp_path.iterdir()} == {"tmp", "x.svg", "x.png", "x.pdf"}


def contents(folder: Path) -> dict[str, int]:
    """Every file in a folder and below with the moment of its last change, but for what Python compiles."""
    return {
        str(path): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts and path.is_file()
    }


@pytest.mark.parametrize("before", ["/somewhere/fonts.conf", None])
@pytest.mark.parametrize("ending", ["png", "jpeg"])
def test_the_environment_is_put_back(before: str | None, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FONTCONFIG_FILE", "FONTCONFIG_SYSROOT", "PANGOCAIRO_BACKEND"):
        monkeypatch.delenv(name, raising=False)
        if before:
            monkeypatch.setenv(name, before)
    kept = dict(os.environ)
    if ending == "png":
        analyse(load("haringey-2008")).draw(ending)
    else:
        with pytest.raises(ctgraph.CtgraphError):  # Graphviz of the wheel knows no such format
            analyse(load("haringey-2008")).draw("no-such-format")
    assert dict(os.environ) == kept


class TestFontsOfAnSvg:
    def faces(self, svg: bytes) -> dict[str, set[str]]:
        """The characters that each embedded font has."""
        style = Picture(svg).root.find(f"{SVG}style")
        assert style is not None
        face = r"@font-face \{ font-family: '([^']+)'; src: url\(data:font/woff;base64,([A-Za-z0-9+/=]+)\) format\('woff'\); \}"
        lines = (style.text or "").splitlines()
        found = {}
        for line in lines:
            match = re.fullmatch(face, line)
            assert match, line
            font = TTFont(io.BytesIO(base64.b64decode(match[2])))
            assert font.flavor == "woff"
            found[match[1]] = set(map(chr, font.getBestCmap()))
        return found

    @pytest.mark.parametrize("name", ["haringey-2008", "kent-2011-proposed"])
    def test_they_have_every_character_that_is_used(self, name: str) -> None:
        drawn, _ = analyse(load(name)).draw("svg", options=Options())
        assert self.missing(drawn) == {}

    def test_of_what_the_font_has_none_is_missing(self, tmp_path: Path) -> None:
        bodies = {"a": {"name": "Ærø–Ĉ € “quoted” 日本 🏛 עברית", "kind": "board"}}
        file = tmp_path / "x.yaml"
        file.write_text(
            as_yaml({"structure": "x", "sources": {"a": {"title": "A"}}, "bodies": bodies}), encoding="utf-8"
        )
        drawn, _ = analyse(load(str(file))).draw("svg")
        assert set("日本🏛עברית") <= {character for _, characters in used(drawn) for character in characters}
        assert self.missing(drawn) == {}

    def missing(self, svg: bytes) -> dict[str, set[str]]:
        faces = self.faces(svg)
        lacking: dict[str, set[str]] = {}
        for family, characters in used(svg):
            whole = set(map(chr, TTFont(FONTS / FONT_FILES[family]).getBestCmap()))
            if (characters & whole) - faces[family]:
                lacking.setdefault(family, set()).update((characters & whole) - faces[family])
        return lacking


def used(svg: bytes) -> list[tuple[str, set[str]]]:
    """The family that each text names first, with its characters."""
    texts = Picture(svg).root.iter(f"{SVG}text")
    return [(text.get("style", "").split("'")[1], set(text.text or "")) for text in texts]
