"""What is checked, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import VERSION, text
from ctgraph.results.rules import RuleEntry, Rules


def _rules(rules: Rules) -> str:
    entries = [{"id": rule.id, "severity": rule.severity, "summary": rule.summary} for rule in rules.rules]
    return text({"version": VERSION, "rules": entries})


def _rule(rule: RuleEntry) -> str:
    sections = [{"heading": heading, "text": text} for heading, text in rule.sections]
    return text({"id": rule.id, "severity": rule.severity, "summary": rule.summary, "sections": sections})


WRITERS = {Rules: _rules, RuleEntry: _rule}
