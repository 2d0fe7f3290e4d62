"""What is installed is whole: every package, every structure, one version, and dependencies that say what they are for."""

from __future__ import annotations

import ast
import configparser
import os
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
from program import SHIPPED, SURVEYED, ctgraph, process

import ctgraph as package
from ctgraph.loading.catalogue import structures_folder

ROOT = Path(__file__).parents[1]
SETTINGS = configparser.ConfigParser()
SETTINGS.read(ROOT / "setup.cfg", encoding="utf-8")
INSTALLED = Path(package.__file__).parent
WHEEL = "CTGRAPH_WHEEL" in os.environ
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<floor>>=[0-9.]+)(?P<marker>; .*)?")


def lines(section: str, option: str) -> list[str]:
    return SETTINGS.get(section, option, raw=True).split("\n")[1:]


def test_every_package_is_listed() -> None:
    folders = [ROOT / "ctgraph", *(ROOT / "ctgraph").rglob("*/")]
    packages = {
        ".".join(folder.relative_to(ROOT).parts)
        for folder in folders
        if folder.name != "__pycache__" and any(folder.iterdir())
    }
    assert set(lines("options", "packages")) == {*packages, "ctgraph.structures"}
    assert all((folder / "__init__.py").is_file() for folder in folders if folder.name != "__pycache__")


def test_every_package_has_a_docstring() -> None:
    for folder in INSTALLED.rglob("__init__.py"):
        assert folder.read_text(encoding="utf-8").startswith('"""')


def test_every_file_is_installed_as_it_is() -> None:
    found = (path for path in (ROOT / "ctgraph").rglob("*") if path.is_file())
    files = [path for path in found if path.parent.name != "__pycache__"]
    assert {".py", ".ttf", ".woff", ".txt", ".typ", ".yaml", ".jinja", ".js", ".css", ".conf", ".ttl"} <= {
        path.suffix for path in files
    }
    for path in files:
        assert (INSTALLED / path.relative_to(ROOT / "ctgraph")).read_bytes() == path.read_bytes()


def test_every_structure_is_installed() -> None:
    for path in (ROOT / "structures").rglob("*.yaml"):
        shipped = structures_folder() / path.relative_to(ROOT / "structures")
        assert shipped.read_bytes() == path.read_bytes()


def test_it_is_the_wheel_or_the_checkout_that_is_tested() -> None:
    if WHEEL:
        assert "site-packages" in INSTALLED.parts
        assert structures_folder() == INSTALLED / "structures"
    else:
        assert INSTALLED == ROOT / "ctgraph"
        assert structures_folder() == ROOT / "structures"


def test_what_is_installed_says_what_it_is() -> None:
    said = metadata.metadata("ctgraph")
    assert said["Version"] == package.__version__
    assert said["Requires-Python"] == ">=3.11"
    assert "MIT AND OFL-1.1" in (said.get_all("License", []) + said.get_all("License-Expression", []))
    assert said["Summary"]
    if WHEEL:
        files = {str(file) for file in metadata.files("ctgraph") or ()}
        assert any(file.endswith("licenses/LICENSE") for file in files)
        assert any(file.endswith("licenses/ctgraph/data/fonts/OFL.txt") for file in files)
        assert not [file for file in files if file.startswith(("tests", "build"))]


def test_the_structures_are_found_from_any_folder(tmp_path: Path) -> None:
    present = sorted(path.stem for path in structures_folder().glob("present-day/*.yaml"))
    assert (len(SHIPPED), len(SURVEYED), len(present)) == (7, 25, 16)
    for folder in (tmp_path, Path(tmp_path.anchor)):
        ran = process("list", "--format", "json", cwd=folder)
        assert [each["id"] for each in ran.json()["structures"]] == sorted([*SHIPPED, *SURVEYED, *present])


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", package.__version__)
    assert ctgraph("--version").out == f"ctgraph {package.__version__}\n"
    assert SETTINGS["metadata"]["version"] == "attr: ctgraph.__version__"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest
    assert newest[1].strip("[]") in {package.__version__, "Unreleased"}


@pytest.mark.parametrize(
    ("section", "option"),
    [
        ("options", "install_requires"),
        ("options.extras_require", "paper"),
        ("options.extras_require", "excel"),
        ("options.extras_require", "slides"),
        ("options.extras_require", "rdf"),
        ("options.extras_require", "tables"),
        ("options.extras_require", "suggest"),
        ("options.extras_require", "test"),
        ("options.extras_require", "docs"),
        ("options.extras_require", "dev"),
    ],
)
def test_each_dependency_says_what_it_is_for_and_has_a_floor(section: str, option: str) -> None:
    text = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    written = re.search(rf"^{option} *=\n((?:[ \t]+.*\n)+)", text, re.MULTILINE)
    assert written
    above = ""
    found = 0
    for line in map(str.strip, written[1].splitlines()):
        if not line.startswith(("#", "%(")):
            assert REQUIREMENT.fullmatch(line)
            assert above.startswith("# "), f"{line} does not say what it is for"
            found += 1
        above = line
    assert found == len([line for line in lines(section, option) if REQUIREMENT.fullmatch(line)]) >= 1


def test_what_is_imported_is_required() -> None:
    required = {
        found["name"].lower()
        for line in (
            *lines("options", "install_requires"),
            *(
                each
                for extra in ("paper", "excel", "rdf", "slides", "tables", "suggest")
                for each in lines("options.extras_require", extra)
            ),
        )
        if (found := REQUIREMENT.match(line))
    }
    modules = {
        module.partition(".")[0]
        for path in (ROOT / "ctgraph").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in imported(node)
    }
    called = {
        "yaml": "pyyaml",
        "docx": "python-docx",
        "python_calamine": "python-calamine",
        "pptx": "python-pptx",
        "markdown_it": "markdown-it-py",
    }
    assert {
        called.get(module, module.lower()) for module in modules - sys.stdlib_module_names - {"ctgraph"}
    } == required


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
