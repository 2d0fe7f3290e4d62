"""Sentences that several rules, questions or reports share, each written once."""
