"""The rules: one file a rule, which defines `RULE` and whose docstring is the rule's documentation.

`rule.py` says what a rule is, and `shared/` holds what several rules share.
"""
