"""Reads what other programs write, a file for each format, and makes structures of it."""
