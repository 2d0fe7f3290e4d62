"""What is checked, as a table."""

from __future__ import annotations

from ctgraph.presenters.csv.tables import table
from ctgraph.results.rules import Rules


def _rules(rules: Rules) -> str:
    return table(("rule", "severity", "summary"), ((rule.id, rule.severity, rule.summary) for rule in rules.rules))


WRITERS = {Rules: _rules}
