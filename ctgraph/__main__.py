"""The program: ``ctgraph``, or ``python -m ctgraph``."""

from ctgraph.cli.main import main

if __name__ == "__main__":
    main()
