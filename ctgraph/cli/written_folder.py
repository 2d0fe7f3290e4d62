"""Writes a folder of files that belong together: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ctgraph.cli import output
from ctgraph.errors import NO_FILE, CtgraphError, quote_if_odd
from ctgraph.loading.text import was_read


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which takes the place of one that is there if that holds nothing else.

    Raises `CtgraphError` if it cannot be written, or if the one that is there holds what would be lost; that is then unchanged.
    """
    place = folder.resolve()
    _refuse_what_would_be_lost(folder, place, files)
    beside = place.parent / f".{place.name[:40]}.{os.urandom(6).hex()}.part"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for name, data in files.items():
            output.write_file(beside / name, data)
        _move(beside, place)
    except OSError as error:
        raise CtgraphError(f"{folder}/: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_what_would_be_lost(folder: Path, place: Path, files: Mapping[str, bytes]) -> None:
    try:
        there = sorted(place.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise CtgraphError(f"{folder}: is a file already, and no folder") from error
    for each in there:
        if each.name not in files:
            name = quote_if_odd(each.name)
            raise CtgraphError(f"{folder}/: holds {name} besides, which would be lost; name a folder of its own")
        if not each.is_file():
            raise CtgraphError(f"{each}: cannot be replaced: {NO_FILE}")
        if was_read(each):
            raise CtgraphError(f"{each}: is read by this command, and was left as it is; write into another folder")


def _move(beside: Path, place: Path) -> None:
    """Let a folder take the place of another, which comes back if that fails."""
    if not place.exists():
        beside.rename(place)
        return
    old = beside.with_name(f"{beside.name}.old")
    place.rename(old)
    try:
        beside.rename(place)
    except BaseException:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
