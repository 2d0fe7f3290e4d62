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
    (workflow,) = (each for each in SHOWN if "jobs" in each and "env" in each)
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


ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
_INSTALLED = '#!/bin/sh\nexec "{python}" -P -m {module} "$@"\n'


class Runner:
    """What runs the steps of the action as GitHub does: with its files, its variables, and the inputs in the environment."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temporary = folder, folder / "temporary"
        (self.temporary / "ctgraph" / "bin").mkdir(parents=True)
        tool = self.temporary / "ctgraph" / "bin" / "ctgraph"
        tool.write_text(_INSTALLED.format(python=sys.executable, module="ctgraph"))
        tool.chmod(0o755)
        self.files = {name: str(folder / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}

    def run(self, **inputs: str) -> tuple[int, str]:
        """Run every step but that which installs; return the code of the step that failed, and what was printed."""
        given = {name: told.get("default", "") for name, told in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): text for name, text in inputs.items()}
        code, printed = 0, ""
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or "venv" in step["run"] or (code and "cancelled" not in str(step.get("if"))):
                continue
            told = {
                name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], text)
                for name, text in step.get("env", {}).items()
            }
            variables = {
                **os.environ,
                **self.files,
                "RUNNER_TEMP": str(self.temporary),
                "PYTHONPATH": str(ROOT),
                **told,
            }
            ran = run(step["run"], self.folder, variables)
            code, printed = code or ran.returncode, printed + ran.stdout + ran.stderr
        return code, printed

    def read(self, name: str) -> str:
        return Path(self.files[name]).read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WARNING, 1), (ILL_FORMED, 2)])
def test_the_action(tmp_path: Path, text: str, code: int) -> None:
    write(tmp_path / "structures", ours=text)
    runner = Runner(tmp_path)
    found, printed = runner.run()
    assert found == code
    assert ("::error file=structures/ours.yaml" in printed) == (code == 2)
    assert ("::warning file=structures/ours.yaml,line=7" in printed) == (code == 1)
    assert runner.read("GITHUB_OUTPUT") == "sarif=findings.sarif\n"
    (result,) = json.loads((tmp_path / "findings.sarif").read_text())["runs"]
    assert len(result["results"]) == (code == 1)
    assert "0 accepted" in runner.read("GITHUB_STEP_SUMMARY")


def test_the_action_takes_its_inputs_and_runs_none_of_them(tmp_path: Path) -> None:
    write(tmp_path / "a", ours=WARNING)
    write(tmp_path / "b", theirs=CLEAN)
    runner = Runner(tmp_path)
    assert runner.run(structures="a b", fail_on="error", sarif="out.sarif")[0] == 0
    assert (tmp_path / "out.sarif").exists()
    assert runner.run(structures="b; touch hit $(touch hit) `touch hit`", fail_on="error")[0] == 2
    assert runner.run(structures="--help")[0] == 2
    assert not (tmp_path / "hit").exists()


def test_the_action_installs_what_it_came_with(tmp_path: Path, environment: dict[str, str]) -> None:
    (install,) = (step for step in ACTION["runs"]["steps"] if "venv" in step.get("run", ""))
    assert install["env"] == {"CTGRAPH": "${{ github.action_path }}"}
    stand_in = tmp_path / "tools" / "python"  # notes what it is asked for, and makes an environment with itself
    stand_in.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\nmkdir -p "$3/bin" && cp "$0" "$3/bin/python"\n')
    stand_in.chmod(0o755)
    ran = run(install["run"], tmp_path, environment | {"RUNNER_TEMP": str(tmp_path), "CTGRAPH": "/the action"})
    assert ran.returncode == 0, ran.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[0] == f"-m venv {tmp_path}/ctgraph"
    assert asked[1].endswith("/the action")


def test_what_the_how_to_shows_of_the_action_is_in_it() -> None:
    (workflow,) = (each for each in SHOWN if "jobs" in each and "env" not in each)
    (step,) = (each for each in workflow["jobs"]["check"]["steps"] if each.get("id") == "ctgraph")
    assert step["with"].keys() <= ACTION["inputs"].keys()
    assert {name: ACTION["inputs"][name]["default"] for name in step["with"]} == step["with"]
    shown = (ROOT / "docs" / "how-to" / "analyst.md").read_text(encoding="utf-8")
    assert set(re.findall(r"steps\.ctgraph\.outputs\.(\w+)", shown)) == ACTION["outputs"].keys()


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
