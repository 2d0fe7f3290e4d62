"""What is checked, and why, as pages."""

from __future__ import annotations

from ctgraph.formats.blocks import Block, Heading, Paragraph, Preformatted, Table
from ctgraph.results.rules import RuleEntry, Rules


def rules_page(rules: Rules) -> list[Block]:
    """The rules, as a table."""
    rows = tuple((rule.id, rule.severity, rule.summary) for rule in rules.rules)
    hint = "ctgraph explain RULE says what one finds, why it matters and what to do"
    return [Table(("rule", "usually", "finds that"), rows), Paragraph(hint, "quiet")]


def rule_page(rule: RuleEntry) -> list[Block]:
    """The documentation of a rule."""
    page: list[Block] = [Heading(rule.id, f"usually {rule.severity}")]
    for title, text in rule.sections:
        if title != rule.id:
            page.append(Paragraph(title, "strong"))
        page.append(Preformatted(text) if title == "Example" else Paragraph(" ".join(text.split())))
    return page


WRITERS = {Rules: rules_page, RuleEntry: rule_page}
