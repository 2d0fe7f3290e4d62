"""A browser of the Chromium family on this machine, for tests that show pages and drawings as a reader sees them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

# As root, Chromium starts only without its sandbox; and it is to speak to nobody of its own accord.
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb"]
NAMES = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
]  # fmt: skip
# where they are installed without being on the PATH
PLACES = {
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    "win32": [
        f"{os.environ.get(folder, '')}\\{program}"
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        for program in ("Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe")
    ],
}
NONE = "NO BROWSER"


def find_browser() -> str | None:
    """Return the path of a browser, if there is one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES.get(sys.platform, ()) if Path(place).is_file()), None)


def browser_program() -> str:
    """Return the path of a browser. Without one the test is skipped, which is told at the end; under CI it fails."""
    found = find_browser()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have a browser, and none of these is on the PATH: " + ", ".join(NAMES))
        pytest.skip(f"{NONE} (Chrome, Chromium or Edge) on this machine: what a reader sees in one has not been tested")
    return found
