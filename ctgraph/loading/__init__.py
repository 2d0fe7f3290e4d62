"""Reads structure files into a `Structure`. No other package reads YAML."""
