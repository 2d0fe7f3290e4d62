"""Sentences and signs that no single rule owns, each of them once."""
