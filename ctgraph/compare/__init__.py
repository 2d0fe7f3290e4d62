"""Two structures set against each other: which bodies are the same, what changes, and what that does to routes and findings."""
