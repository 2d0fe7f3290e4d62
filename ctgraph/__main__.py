"""The program: ``ctgraph``, or ``python -m ctgraph``."""

from ctgraph.cli import signals

signals.end_at_once()  # before the rest is loaded

from ctgraph.cli.main import main  # noqa: E402  what Ctrl-C does is settled first

__all__ = ["main"]

if __name__ == "__main__":
    main()
