"""Finds the rules: each module of `analyses` that defines `RULE`. To add a rule is to add its file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ctgraph import analyses
from ctgraph.analyses.rule import Rule
from ctgraph.errors import UnknownNameError, did_you_mean
from ctgraph.results.rules import RuleEntry, Rules


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in order of id."""
    names = (module.name for module in pkgutil.iter_modules(analyses.__path__) if not module.ispkg)
    modules = [importlib.import_module(f"{analyses.__name__}.{name}") for name in names]
    return tuple(sorted((module.RULE for module in modules if hasattr(module, "RULE")), key=lambda rule: rule.id))


def find_rule(wanted: str) -> Rule:
    """Return the rule of an id, written with hyphens or underscores. Raises `UnknownNameError`."""
    by_id = {rule.id: rule for rule in all_rules()}
    rule = by_id.get(wanted.strip().lower().replace("_", "-"))
    if rule is None:
        hint = did_you_mean(wanted, by_id) or "; 'ctgraph rules' lists them"
        raise UnknownNameError(f"there is no rule {wanted!r}{hint}")
    return rule


def list_orphan_rules() -> tuple[str, ...]:
    """Return the ids of the rules that find orphans, or that say why they could not be found."""
    return tuple(rule.id for rule in all_rules() if "orphans" in rule.families or rule.orphan_notices)


def list_rules() -> Rules:
    """Return every rule for people who read, in order of id."""
    return Rules(tuple(map(_describe, all_rules())))


def explain_rule(wanted: str) -> RuleEntry:
    """Return one rule with its documentation. Raises `UnknownNameError`."""
    return _describe(find_rule(wanted))


def _describe(rule: Rule) -> RuleEntry:
    title = rule.facts().find_heading(None).title
    otherwise = tuple((severity.word, when) for severity, when in rule.otherwise)
    return RuleEntry(rule.id, rule.severity.word, rule.summary, tuple(rule.sections().items()), title, otherwise)
