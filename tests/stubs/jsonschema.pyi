"""What the tests use of jsonschema, which has no types of its own."""

from collections import deque
from collections.abc import Iterator
from typing import Any

class ValidationError(Exception):
    message: str
    absolute_path: deque[str | int]

class Draft7Validator:
    def __init__(self, schema: dict[str, Any]) -> None: ...
    @classmethod
    def check_schema(cls, schema: dict[str, Any]) -> None: ...
    def iter_errors(self, instance: object) -> Iterator[ValidationError]: ...
