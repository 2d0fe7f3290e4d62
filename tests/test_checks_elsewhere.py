"""The hook and the workflow that the how-to shows do what it says, as they are written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_files import CLEAN, ILL_FORMED, WARNING, write

ROOT = Path(__file__).parents[1]
HOW_TO = (ROOT / "docs" / "how-to" / "analyst.md").read_text(encoding="utf-8")
SHOWN: list[Any] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL)]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a workflow's steps are for a POSIX shell")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which the program of this checkout is the `ctgraph` that a shell finds."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "ctgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m ctgraph "$@"\n')
    (tools / "ctgraph").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "PYTHONPATH": str(ROOT)}


def run(step: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-c", step], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WARNING, 1), (ILL_FORMED, 2)])
def test_the_steps_of_the_workflow(tmp_path: Path, environment: dict[str, str], text: str, code: int) -> None:
    (workflow,) = (each for each in SHOWN if "jobs" in each)
    write(tmp_path / "repository" / "structures", ours=text)
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert steps.pop(0) == 'python -m pip install "$CTGRAPH"'
    checked, summed_up = (run(step, tmp_path / "repository", environment) for step in steps)
    assert (checked.returncode, summed_up.returncode) == (code, 0)
    assert ("::error file=structures/ours.yaml" in checked.stdout) == (code == 2)
    assert ("::warning file=structures/ours.yaml,line=7" in checked.stdout) == (code == 1)
    (uploaded,) = (
        step["with"]["sarif_file"] for step in workflow["jobs"]["check"]["steps"] if "sarif" in step.get("uses", "")
    )
    (result,) = json.loads((tmp_path / "repository" / uploaded).read_text())["runs"]
    assert len(result["results"]) == (code == 1)
    assert "0 accepted" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WARNING, 1), (ILL_FORMED, 2)])
def test_the_hook(tmp_path: Path, environment: dict[str, str], text: str, code: int) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    by_id = {hook["id"]: hook for hook in hooks}
    (config,) = (each for each in SHOWN if "repos" in each)
    (wanted,) = config["repos"][0]["hooks"]
    hook = by_id[wanted["id"]]
    write(tmp_path / "structures", ours=text)
    assert re.search(hook["files"], "structures/ours.yaml")
    assert not re.search(hook["files"], "restructures/ours.yaml")
    assert re.search(hook["exclude"], "structures/ours/survey.yaml")
    assert not re.search(hook["exclude"], "structures/my-survey.yaml")
    assert run(f"{hook['entry']} structures/ours.yaml", tmp_path, environment).returncode == code
    lenient = run(f"{hook['entry']} --fail-on error structures/ours.yaml", tmp_path, environment)
    assert lenient.returncode == (2 if code == 2 else 0)
