"""Somebody whom the modes of files stop, as they do not stop root, who runs these tests in CI."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def another_user() -> Iterator[None]:
    """Go on as nobody where this is root; what is still to be imported must be before."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def common_folder() -> Iterator[Path]:
    """A folder where anybody may read and write: those that pytest makes are its user's own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        try:
            yield folder
        finally:
            for inner in [folder, *folder.rglob("*")]:  # what was closed on purpose is to be removed as well
                if not inner.is_symlink():
                    inner.chmod(0o777)
