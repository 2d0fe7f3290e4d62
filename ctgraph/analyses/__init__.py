"""The rules: one file a rule, which defines `RULE` and whose docstring is the rule's documentation.

Files without `RULE` hold what several rules share.
"""
