"""Blocks, rows and remarks as characters: text, terminal, Markdown, JSON, CSV, SARIF, JUnit and GitHub."""
