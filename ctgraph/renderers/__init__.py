"""Characters on a page: one file, one format. A renderer takes a report or an answer, and never a graph."""
