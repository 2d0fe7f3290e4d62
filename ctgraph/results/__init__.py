"""What the questions are answered with: facts, typed and immutable; each carries the structure that it speaks of.

One file, one family of answers. The renderers write a family from a file of the same name, so that a question loads what
it is answered with and nothing else.
"""
