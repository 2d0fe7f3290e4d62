"""Finds what contributors wrote: every module of a package that defines the wanted name."""

from __future__ import annotations

import importlib
import os
from types import ModuleType


def modules(package: str) -> list[ModuleType]:
    """Import and return the modules of `package`, in order of name."""
    parent = importlib.import_module(package)
    # pkgutil, which could list them too, takes longer to load than all of them
    names = sorted(
        file.removesuffix(".py")
        for folder in parent.__path__
        for file in os.listdir(folder)  # noqa: PTH208  as is pathlib
        if file.endswith(".py") and file != "__init__.py"
    )
    return [importlib.import_module(f"{package}.{name}") for name in names]
