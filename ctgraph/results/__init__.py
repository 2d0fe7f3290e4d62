"""What questions return: facts, typed and immutable; each carries the structure that it is about.

One file, one family of results. `presenters` shows a family from a file of the same name, so that a question loads its own
types and no others.
"""
