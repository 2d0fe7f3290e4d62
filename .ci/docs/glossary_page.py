"""The glossary of the documentation, from what `ctgraph explain` says of every word."""

from __future__ import annotations

import json

from ask import ask

_HEADINGS = {
    "idea": "Ideas",
    "key": "Keys that need a word",
    "standing": "Standings",
    "status": "Statuses of a body",
    "basis of answers_outside": "Bases of answers_outside",
    "role of a member": "Roles of a member that are words of the format",
    "role": "Roles of a body in a function",
    "scope": "Scope of a body",
    "degree of recorded": "Degrees of recorded",
    "severity": "Severities of a finding",
    "word of a comparison": "Words of a comparison",
    "kind of body": "Kinds of body",
    "kind of relation": "Kinds of relation",
}
_INTRODUCTION = """\
# Glossary

The words that ctgraph uses, each for one thing, and what each is not. Where a standard has a word for the same, it stands in
the last column. `ctgraph explain WORD` says the same, and explains the words that people write for a kind, such as `icb`.
"""


def make_glossary_page() -> str:
    """Return the page. Raises `KeyError` for a sort of word that has no heading here."""
    entries = json.loads(ask("explain", "--format", "json"))["entries"]
    parts = [_INTRODUCTION]
    for sort in dict.fromkeys(entry["sort"] for entry in entries):
        rows = [entry for entry in entries if entry["sort"] == sort]
        parts.append(f"## {_HEADINGS[sort]}\n\n{_table(rows)}")
    return "\n".join(parts)


def _table(entries: list[dict[str, object]]) -> str:
    last = {"kind of body": "upward line", "kind of relation": "from the other end"}.get(
        str(entries[0]["sort"]), "elsewhere"
    )
    facts = [dict(entry["facts"]).get(last, "") for entry in entries]  # type: ignore[call-overload]  # of JSON
    heads = ["word", "meaning", "what it is not", *([last] if any(facts) else [])]
    lines = [heads, ["---"] * len(heads)]
    for entry, fact in zip(entries, facts, strict=True):
        word = str(entry["word"])
        shown = word if entry["sort"] in ("idea", "word of a comparison") else f"`{word}`"
        lines.append([shown, str(entry["means"]), str(entry["is_not"]), *([fact] if any(facts) else [])])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
