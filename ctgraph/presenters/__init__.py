"""How each result is shown: one file a question."""
