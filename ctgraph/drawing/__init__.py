"""A report drawn as a diagram: composed with pydot, laid out and rendered by Graphviz."""
