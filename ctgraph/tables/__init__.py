"""What ctgraph knows of structures as tables: their columns, their rows, and questions that are put to them in SQL."""
