"""The page of the tables and of the questions that ship: what `ctgraph query` tells of them."""

from __future__ import annotations

import json
from typing import Any

from ask import ask

_HEAD = """\
# Tables

What is known of structures, as `ctgraph query` asks it and as `ctgraph export -o all.sqlite`, `ctgraph export -o tables.parquet` and
`to_frames` hand it on. A text that there is nothing to say of is empty, and never NULL. A boolean is 0 or 1 in SQL.
"""


def make_table_page() -> str:
    """Return the page."""
    sql = "SELECT table_name, column_name, type, says FROM descriptions WHERE table_name <> '' ORDER BY rowid"
    parts = [_HEAD]
    for table, column, sort, says in _ask("query", "kent-2011", "--sql", sql)["rows"]:
        if column:
            parts.append(f"| `{column}` | {sort} | {_escape(says)} |\n")
        else:
            parts.append(f"\n## {table}\n\n{says}\n\n| column | type | what it says |\n| --- | --- | --- |\n")
    parts += ["\n# Questions\n\nThose that ship, which `ctgraph query --question NAME` asks.\n"]
    parts += map(_write_question, _ask("query", "--list")["questions"])
    return "".join(parts)


def _write_question(question: dict[str, Any]) -> str:
    parts = [f"\n## {question['name']}", question["title"], *question["says"]]
    rows = [
        f"| `{each['name']}` | `{each['otherwise']!r}` | {_escape(each['says'])} |" for each in question["parameters"]
    ]
    if rows:
        parts.append("\n".join(["| parameter | otherwise | what it says |", "| --- | --- | --- |", *rows]))
    parts.append(f"```sql\n{question['sql'].strip()}\n```")
    return "\n\n".join(parts) + "\n"


def _ask(*arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ask(*arguments, "--format", "json"))
    return answer


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
