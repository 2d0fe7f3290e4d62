from pathlib import Path
from typing import BinaryIO

class TTFont:
    flavor: str | None
    def __init__(self, file: Path, *, recalcTimestamp: bool) -> None: ...
    def save(self, file: BinaryIO) -> None: ...
