"""The questions: one file, one question. Each returns one of the `results`."""
