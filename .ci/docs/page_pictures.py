"""The pictures and reports that pages of the documentation show: whatever a page links to in `reference/pictures/`.

A name belongs to the file that the same page shows (a block with `title="NAME.yaml"`), or else to a structure that ships. Two
names with two dots between them, `OLD..NEW`, ask for what changes from the one to the other.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from ask import ask

_LINK = re.compile(r"\]\((?:\.\./)*reference/pictures/([\w-]+)(?:\.\.([\w-]+))?\.(svg|html)\)")
_FILE = re.compile(r'^```yaml title="([\w-]+)\.yaml"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def draw_pictures(docs: Path) -> None:
    """Draw every picture that a page in `docs` shows, and write every report that one links to."""
    folder = docs / "reference" / "pictures"
    folder.mkdir()
    with tempfile.TemporaryDirectory() as files:
        for page in sorted(docs.rglob("*.md")):
            text = page.read_text(encoding="utf-8")
            shown = dict(_FILE.findall(text))  # of several states of a file, the last
            for name, new, ending in sorted(set(_LINK.findall(text))):
                if new:
                    ask("diff", name, new, "--fail-on", "never", "-o", f"{folder}/{name}..{new}.{ending}")
                    continue
                structure = name
                if name in shown:
                    structure = f"{files}/{name}.yaml"
                    Path(structure).write_text(shown[name], encoding="utf-8")
                ask("draw" if ending == "svg" else "report", structure, "-o", f"{folder}/{name}.{ending}")
