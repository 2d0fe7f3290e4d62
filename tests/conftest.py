"""What holds for every test: nothing in the environment of whoever runs them changes what the program prints."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest
from browsers import FLAGS, NONE, browser_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes says how busy a machine is, and nothing of the program: `make bench` measures that.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

_TERMINAL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """A common terminal, and none of our own variables."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*_TERMINAL, *(name for name in os.environ if name.startswith("PYTHON"))):
            if name not in {"PYTHONPATH", "PYTHONHASHSEED"}:
                patch.delenv(name, raising=False)
        for name in ("CTGRAPH_TRACEBACK", "_CTGRAPH_COMPLETE"):
            patch.delenv(name, raising=False)
        patch.setenv("TERM", "xterm-256color")
        if hasattr(signal, "SIGHUP"):  # what nohup starts ignores it, and so would the programs that the tests start
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
        yield


@pytest.fixture
def heeded_ctrl_c() -> Iterator[None]:
    """What a shell runs in the background ignores Ctrl-C, and so would what it runs in its turn."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window, one for all the tests of a process."""
    from playwright.sync_api import sync_playwright

    program = browser_program()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly which tests did not run for want of a browser."""
    missed = [report.nodeid for report in terminalreporter.getreports("skipped") if NONE in str(report.longrepr)]
    if missed:
        terminalreporter.section(f"{NONE}: {len(missed)} tests did not run", sep="!", red=True, bold=True)
        for test in missed:
            terminalreporter.line(test)
        terminalreporter.line("Install Chromium, Chrome or Edge, and run them again.")
