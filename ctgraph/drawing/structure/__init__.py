"""The diagram of a structure."""
