"""What is checked, and why."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Paragraph, Preformatted, Table
from ctgraph.formats.csv import Rows
from ctgraph.formats.json import Json, Object
from ctgraph.presenters.presenter import Presenter
from ctgraph.results.rules import RuleEntry, Rules
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE


def _show_rules(rules: Rules) -> list[Block]:
    """Show the rules, as a table."""
    rows = tuple((rule.id, SEVERITY_WORDS_BY_CODE[rule.severity], rule.summary) for rule in rules.rules)
    hint = "ctgraph explain RULE says what one finds, why it matters and what to do"
    return [Table(("rule", "usually", "finds that"), rows), Paragraph(hint, "quiet")]


def _show_rule(rule: RuleEntry) -> list[Block]:
    """Show the documentation of a rule."""
    others = [f"{SEVERITY_WORDS_BY_CODE[severity]} if {when.replace('`', '')}" for severity, when in rule.otherwise]
    blocks: list[Block] = [Heading(rule.id, "; ".join([f"usually {SEVERITY_WORDS_BY_CODE[rule.severity]}", *others]))]
    for title, text in rule.sections:
        if title != rule.id:
            blocks.append(Paragraph(title, "strong"))
        blocks.append(Preformatted(text) if title == "Example" else Paragraph(" ".join(text.split())))
    return blocks


# As JSON


def _make_rules_object(rules: Rules) -> Object:
    entries: list[Json] = [
        {"id": rule.id, "severity": rule.severity, "summary": rule.summary, "otherwise": _list_otherwise(rule)}
        for rule in rules.rules
    ]
    return {"rules": entries}


def _list_otherwise(rule: RuleEntry) -> list[Json]:
    return [{"severity": severity, "when": when} for severity, when in rule.otherwise]


def _make_rule_object(rule: RuleEntry) -> Object:
    sections: list[Json] = [{"heading": heading, "text": text} for heading, text in rule.sections]
    said: Object = {"id": rule.id, "severity": rule.severity, "summary": rule.summary, "sections": sections}
    return said | {"otherwise": _list_otherwise(rule)}


# As rows


def _make_rules_rows(rules: Rules) -> Rows:
    return Rows(("rule", "severity", "summary"), ((rule.id, rule.severity, rule.summary) for rule in rules.rules))


RULES = Presenter(_show_rules, _make_rules_object, _make_rules_rows)
RULE = Presenter(_show_rule, _make_rule_object)
