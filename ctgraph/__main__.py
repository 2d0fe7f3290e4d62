"""The program: ``ctgraph``, or ``python -m ctgraph``."""

import gc

# Before anything is loaded: a command is over before garbage could matter, and a register makes millions of records.
gc.disable()

from ctgraph.cli.main import main  # noqa: E402  as said above

if __name__ == "__main__":
    main()
