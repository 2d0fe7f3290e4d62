"""The diagram of a timeline."""
