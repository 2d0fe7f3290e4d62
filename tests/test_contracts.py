"""Every contract of setup.cfg about imports is kept by the package, and fails when it is broken on purpose."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PREFIX = "importlinter:contract:"

# By contract: files that break it, each with what it imports.
BREACHES = {
    "layers": {
        "loading/breach.py": "from ctgraph.cli import output",
        "presenters/breach.py": "from ctgraph.compare import matching",
    },
    "siblings": {
        "graph/breach.py": "from ctgraph.graph import breach_too",
        "graph/breach_too.py": "from ctgraph.graph import breach",
    },
    "drawing": {"drawing/timeline/breach.py": "from ctgraph.drawing.structure import page"},
    "protect-yaml": {"queries/breach.py": "import yaml"},
    "protect-networkx": {
        "analyses/breach.py": "import networkx",
        "compare/breach.py": "import highspy",
        "queries/breach.py": "import rustworkx",
    },
    "protect-graphviz": {
        "graph/breach.py": "from fontTools.ttLib import TTFont",
        "reports/breach.py": "import pydot",
        "server/breach.py": "import pygraphviz",
    },
    "protect-paper-libraries": {
        "cli/breach.py": "import jinja2",
        "drawing/breach.py": "import typst",
        "formats/breach.py": "from docx.shared import Mm",
    },
    "protect-slides": {"reports/breach.py": "import pptx", "exchange/breach.py": "import pptx"},
    "protect-workbooks": {"loading/breach.py": "import python_calamine", "formats/breach.py": "import xlsxwriter"},
    "protect-parquet": {"tables/breach.py": "import pyarrow", "cli/breach.py": "import pyarrow.parquet"},
    "protect-sql": {"cli/breach.py": "import sqlite3", "exchange/breach.py": "import sqlite3"},
    "protect-linked-data": {"graph/breach.py": "import pyoxigraph"},
    "protect-click": {"server/breach.py": "import click"},
    "protect-rich": {"graph/breach.py": "from rich.progress import Progress"},
    "protect-waitress": {"cli/breach.py": "from waitress.server import create_server"},
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package and of the contracts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "ctgraph", folder / "ctgraph", ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    shutil.copy(ROOT / "ctgraph" / "data" / "fonts" / "__init__.py", _made(folder / "ctgraph" / "data" / "fonts"))
    shutil.copy(ROOT / "setup.cfg", folder)
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def contracts() -> list[str]:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return [section.removeprefix(PREFIX) for section in settings.sections() if section.startswith(PREFIX)]


def lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def broken(package: Path, breaches: Mapping[str, str]) -> Iterator[None]:
    for name, line in breaches.items():
        (package / name).write_text(f'"""It breaks a contract."""\n\n{line}\n', encoding="utf-8")
    yield
    for name in breaches:
        (package / name).unlink()


def test_each_contract_is_broken_here() -> None:
    assert sorted(BREACHES) == sorted(contracts())


def test_the_package_keeps_the_contracts(copy: Path) -> None:
    ran = lint_imports(copy)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_found(copy: Path, contract: str) -> None:
    with broken(copy / "ctgraph", BREACHES[contract]):
        ran = lint_imports(copy, "--contract", contract)
    assert ran.returncode == 1, ran.stderr
    for package in {Path(name).parent for name in BREACHES[contract]}:
        dotted = ".".join(package.parts)
        named = f"in ctgraph.{dotted}." if contract == "siblings" else f"ctgraph.{dotted}.breach ->"
        assert named in ran.stdout, ran.stdout
