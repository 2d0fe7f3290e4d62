"""Questions that ship, each in a file of SQL: `ctgraph query --list` lists every file here. Its first comment says what it asks."""
