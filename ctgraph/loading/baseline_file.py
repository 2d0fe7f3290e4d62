"""Reads and writes a baseline: a JSON file of the findings that are known, by structure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from ctgraph.errors import quote
from ctgraph.findings import KnownFinding
from ctgraph.loading.context import Context
from ctgraph.loading.fields import ID, LINES, ValueType, describe_node, expect_mapping, expect_scalar, list_rows
from ctgraph.loading.nodes import MappingNode, Node
from ctgraph.loading.problems import Problems
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.loading.text import read_text
from ctgraph.loading.tree import read_tree

_VERSION = "1"
_EXPECTED = "expected a baseline, which 'ctgraph check --write-baseline FILE' writes"
# What YAML, as which it is read, does not take for a part of a text.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_DIGITS = re.compile(r"[0-9a-f]{16}")


def load_baseline(path: str) -> dict[str, tuple[KnownFinding, ...]]:
    """Return the findings that the baseline at `path` knows, by structure. Raises `StructureFileError`."""
    return parse_baseline(read_text(path), path)


def parse_baseline(text: str, name: str) -> dict[str, tuple[KnownFinding, ...]]:
    """Return the findings that the text of a baseline knows; `name` stands for its file. Raises `StructureFileError`."""
    problems = Problems(name, text)
    root = read_tree(text, problems)
    values = {}
    if isinstance(root, MappingNode):
        values = read_record(Context(problems, {}), root, _BASELINE)
    elif not problems.any:
        found = "nothing" if root is None else describe_node(root)
        problems.add_at(1, 1, f"{_EXPECTED}, found {found}")
    problems.raise_if_any()
    known: dict[str, tuple[KnownFinding, ...]] = values["structures"]
    return known


def write_baseline(baseline: Mapping[str, Sequence[KnownFinding]]) -> str:
    """Return the text of a baseline, with one finding a line so that one can be taken out."""
    structures = [f"    {_write(structure)}: {_write_rows(known)}" for structure, known in sorted(baseline.items())]
    listed = ",\n".join(structures)
    return f'{{\n  "baseline": {_VERSION},\n  "structures": {{\n{listed}\n  }}\n}}\n'


def _write_rows(known: Sequence[KnownFinding]) -> str:
    rows = ",\n".join(f"      {_write(_describe(entry))}" for entry in known)
    return f"[\n{rows}\n    ]" if rows else "[]"


def _describe(entry: KnownFinding) -> dict[str, object]:
    said = {"rule": entry.rule, "kind": entry.kind, "bodies": entry.bodies, "about": entry.about}
    told = {key: value for key, value in said.items() if value}
    return {"fingerprint": entry.fingerprint, "evidence": entry.evidence, **told}


def _write(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _read_version(context: Context, node: Node) -> str | None:
    found = expect_scalar(context, node, "the number of the format")
    if found is not None and found.value != _VERSION:
        message = f"this program reads baselines of format {_VERSION}, not {quote(found.value)}; write it anew"
        context.problems.add(found.start_mark, message)
    return _VERSION


def _read_digits(context: Context, node: Node) -> str | None:
    found = expect_scalar(context, node, "sixteen hexadecimal digits")
    if found is not None and not _DIGITS.fullmatch(found.value):
        context.problems.add(found.start_mark, f"expected sixteen hexadecimal digits, found {quote(found.value)}")
    return found.value if found else None


def _read_structures(context: Context, node: Node) -> dict[str, tuple[KnownFinding, ...]]:
    structures = expect_mapping(context, node, "the known findings by structure")
    found = {}
    for name, (_, rows) in structures.items() if structures else ():
        listed = list_rows(context, rows, "known findings") if rows is not None else []
        records = (read_record(context, row, _KNOWN) for row in listed)
        blank = {"rule": "", "kind": "", "bodies": (), "about": (), "fingerprint": "", "evidence": ""}
        found[name] = tuple(KnownFinding(**blank | record) for record in records)
    return found


_HEX = ValueType("sixteen hexadecimal digits", _read_digits)
_KNOWN = Shape(
    "a known finding",
    {
        "fingerprint": Field(_HEX, "What the finding is about, as a number."),
        "evidence": Field(_HEX, "All that it rests on, as a number."),
        "rule": Field(ID, "The id of the rule that reports the finding."),
        "kind": Field(ID, "The kind of the finding, where the rule has several."),
        "bodies": Field(LINES, "The bodies that the finding is about."),
        "about": Field(LINES, "What else the finding is about."),
    },
    required=("fingerprint", "evidence", "rule"),
)
_BASELINE = Shape(
    "a baseline",
    {
        "baseline": Field(ValueType("the number of the format", _read_version), "The number of the format."),
        "structures": Field(ValueType("known findings by structure", _read_structures), "What is known.", _KNOWN),
    },
    required=("baseline", "structures"),
)
