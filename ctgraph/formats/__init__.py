"""Blocks and rows as characters: text, terminal, Markdown, JSON and CSV."""
