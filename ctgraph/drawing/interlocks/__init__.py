"""The diagram of who sits on several bodies."""
