from typing import IO, Any

styles: Any

def load_workbook(filename: IO[bytes]) -> Any: ...
