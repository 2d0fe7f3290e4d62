"""The graphs of a structure, and the algorithms that run on them; the only place that knows a graph library."""
