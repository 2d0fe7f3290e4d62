"""The rules: one file, one rule. Each defines `RULE`; its docstring is the rule's documentation."""
