"""The graphs of a structure, and the graph algorithms that run on them. Only this package imports a graph library."""
