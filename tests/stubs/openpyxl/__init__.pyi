from typing import IO, Any

Workbook: Any
styles: Any

def load_workbook(filename: IO[bytes]) -> Any: ...
